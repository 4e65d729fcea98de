package feed_test

import (
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/exchange/feed"
	"programme/model/exchange/words"
	"programme/model/versions"
)

var update = flag.Bool("update", false, "write the goldens anew")

// Sessions of event.
const (
	ropes model.SessionIndex = iota
	tides
	secret // a bilateral meeting
	gone   // which is cancelled
)

// event has sessions with hostile names, one of them kept from the public.
func event() *model.Event {
	return &model.Event{
		Name: "Harbour <Forum> & \"Friends\"", Zone: "Asia/Tokyo", Grain: 30, Days: []model.Date{{Year: 2026, Month: 5, Day: 11}},
		Types: []model.SessionType{{ID: "talk", Minutes: 60}, {ID: "bilateral", Minutes: 60}},
		Sessions: []model.Session{
			{ID: "A", Title: "Ropes & <script>alert(1)</script> ]]>", Type: "talk", Minutes: 60, State: model.Confirmed},
			{ID: "B", Title: "مدّ وجزر 🌊 \"q\"", Type: "talk", Minutes: 60, State: model.Confirmed},
			{ID: "SECRET", Title: "SECRET meeting", Type: "bilateral", Minutes: 60, State: model.Confirmed},
			{ID: "X", Title: "Buoys", Type: "talk", Minutes: 60, State: model.Cancelled},
		},
		Rooms: []model.Room{{ID: "hall", Name: "Hall <1>"}, {ID: "quay"}},
		Rules: []model.Setting{{Rule: "R52", Params: []model.Param{{Key: "type", Value: "bilateral"}}}},
	}
}

func at(s model.SessionIndex, hour model.Minutes, room model.RoomIndex, state model.State) model.Placement {
	day := model.Date{Year: 2026, Month: 5, Day: 11}.Bounds("Asia/Tokyo").Start
	return model.Placement{Session: s, Interval: model.Span(day.Add(hour*60), 60), Room: model.InRoom(room), State: state}
}

// published makes versions of programmes, the first of number 1.
func published(e *model.Event, programmes ...[]model.Placement) (*versions.Kept, []versions.Version) {
	k := &versions.Kept{Event: e}
	var all []versions.Version
	for i, list := range programmes {
		k.Programmes = append(k.Programmes, model.NewProgramme(list))
		all = append(all, versions.Version{Number: i + 1, States: []versions.Count{{State: model.Published, Sessions: len(list)}}})
	}
	return k, all
}

// said writes the versions of a feed, the newest first: what became of which session.
func said(f *feed.Feed) string {
	var lines []string
	for _, v := range f.Versions {
		line := fmt.Sprint(v.Number)
		for _, c := range v.Changes {
			line += fmt.Sprintf(" %s %s", c.Kind, c.Session)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

const (
	draft   = model.Draft
	offered = model.Offered
	public  = model.Published
)

func TestOf(t *testing.T) {
	open := func() *model.Event { e := event(); e.Rules = nil; return e }
	for _, k := range []struct {
		name       string
		event      *model.Event
		programmes [][]model.Placement
		change     func(*versions.Kept, []versions.Version)
		public     string
		internal   string
	}{
		{
			name:       "each kind",
			programmes: [][]model.Placement{{at(ropes, 9, 0, public), at(tides, 10, 0, public)}, {at(ropes, 9, 1, public), at(tides, 12, 0, public)}, {at(tides, 12, 0, public)}},
			public:     "3 cancelled A; 2 room A moved B; 1 new A new B",
			internal:   "3 cancelled A; 2 room A moved B; 1 new A new B",
		},
		{
			name:       "what is hidden is in none, and a version that changed nothing else stays",
			programmes: [][]model.Placement{{at(ropes, 9, 0, public), at(secret, 9, 1, public)}, {at(ropes, 9, 0, public), at(secret, 10, 1, public)}},
			public:     "2; 1 new A",
			internal:   "2 moved SECRET; 1 new A new SECRET",
		},
		{
			name:       "what was hidden is new where it is shown",
			event:      open(),
			programmes: [][]model.Placement{{at(ropes, 9, 0, public), at(secret, 9, 1, public)}, {at(ropes, 9, 0, public), at(secret, 10, 1, public)}},
			change:     func(_ *versions.Kept, all []versions.Version) { all[0].Hidden = []string{"SECRET"} },
			public:     "2 new SECRET; 1 new A",
			internal:   "2 moved SECRET; 1 new A new SECRET",
		},
		{
			name:       "before it is published the public hears of nothing",
			programmes: [][]model.Placement{{at(ropes, 9, 0, offered)}, {at(ropes, 10, 0, public), at(tides, 9, 0, draft)}, {at(ropes, 11, 0, draft), at(tides, 9, 0, public)}},
			public:     "3 new B cancelled A; 2 new A",
			internal:   "3 moved A; 2 new B moved A; 1 new A",
		},
		{
			name:       "what is cancelled by now was published once",
			programmes: [][]model.Placement{{at(gone, 9, 0, public)}, {}},
			public:     "2 cancelled X; 1 new X",
			internal:   "2 cancelled X; 1 new X",
		},
		{
			name:       "the first is compared with what it replaced",
			programmes: [][]model.Placement{{at(ropes, 9, 0, public), at(tides, 9, 1, public)}},
			change: func(k *versions.Kept, _ []versions.Version) {
				k.Before = model.NewProgramme([]model.Placement{at(ropes, 8, 0, public), at(tides, 8, 1, draft), at(secret, 8, 1, public)})
			},
			public:   "1 moved A new B",
			internal: "1 cancelled SECRET moved A moved B",
		},
		{
			name:       "a first version that leaves what it replaced as it was has no changes",
			programmes: [][]model.Placement{{at(ropes, 9, 0, public)}},
			change: func(k *versions.Kept, _ []versions.Version) {
				k.Before = model.NewProgramme([]model.Placement{at(ropes, 9, 0, public)})
			},
			public:   "1",
			internal: "1",
		},
		{name: "no versions"},
	} {
		t.Run(k.name, func(t *testing.T) {
			if k.event == nil {
				k.event = event()
			}
			kept, all := published(k.event, k.programmes...)
			if k.change != nil {
				k.change(kept, all)
			}
			f := feed.Of(kept, all, feed.Options{Public: true})
			if got := said(f); got != k.public {
				t.Errorf("the public reads %q, want %q", got, k.public)
			}
			if got := said(feed.Of(kept, all, feed.Options{})); got != k.internal {
				t.Errorf("the secretariat reads %q, want %q", got, k.internal)
			}
			if text := string(f.JSON()) + string(f.Atom()); len(k.event.Rules) > 0 && strings.Contains(text, "SECRET") {
				t.Errorf("a secret is in %s", text)
			}
		})
	}
}

// story are three versions, of which two say a time.
func story() (*versions.Kept, []versions.Version) {
	k, all := published(
		event(),
		[]model.Placement{at(ropes, 9, 0, public), at(tides, 10, 0, public), at(gone, 11, 0, public), at(secret, 9, 1, public)},
		[]model.Placement{at(ropes, 23, 0, public), at(tides, 10, 1, public), at(gone, 11, 0, public)},
		[]model.Placement{at(ropes, 23, 0, public)},
		[]model.Placement{at(ropes, 23, 0, public)},
	)
	all[1].At, all[2].At = "2026-04-01T08:00:00Z", "2026-04-02T09:30:00Z"
	return k, all
}

func TestWritten(t *testing.T) {
	k, all := story()
	f := feed.Of(k, all, feed.Options{Public: true})
	arabic := feed.Of(k, all, feed.Options{Public: true, Language: "ar"})
	for name, got := range map[string][]byte{"changes.json": f.JSON(), "changes.atom": f.Atom(), "arabic.atom": arabic.Atom()} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || string(got) != string(want) {
			t.Errorf("%s is not as it was, %v:\n%s", name, err, got)
		}
	}
}

// element is any element of XML.
type element struct {
	XMLName  xml.Name
	Type     string    `xml:"type,attr"`
	Text     string    `xml:",chardata"`
	Children []element `xml:",any"`
}

// only returns the text of the one child of that name.
func (e *element) only(t *testing.T, name string) string {
	t.Helper()
	var found []string
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			found = append(found, strings.TrimSpace(c.Text))
		}
	}
	if len(found) != 1 || found[0] == "" && name != "author" {
		t.Fatalf("%s has %q for %s", e.XMLName.Local, found, name)
	}
	return found[0]
}

// What RFC 4287 asks of a feed, sections 4.1.1 and 4.1.2, in every language and profile; no id
// is that of another feed.
func TestAtomIsWhole(t *testing.T) {
	const namespace = "http://www.w3.org/2005/Atom"
	urn := regexp.MustCompile(`^urn:uuid:[0-9a-f-]{36}$`)
	ids := map[string]bool{}
	k, all := story()
	for _, o := range everyone() {
		var root element
		if err := xml.Unmarshal(feed.Of(k, all, o).Atom(), &root); err != nil {
			t.Fatal(err)
		}
		if root.XMLName != (xml.Name{Space: namespace, Local: "feed"}) {
			t.Errorf("the root is %v", root.XMLName)
		}
		nodes := []element{root}
		root.only(t, "author")
		newest := ""
		for _, c := range root.Children {
			if c.XMLName.Space != namespace {
				t.Errorf("%v is not of Atom", c.XMLName)
			}
			if c.XMLName.Local == "entry" {
				nodes = append(nodes, c)
				newest = max(newest, c.only(t, "updated"))
				if c.only(t, "content"); !slices.ContainsFunc(c.Children, func(x element) bool { return x.XMLName.Local == "content" && x.Type == "html" }) {
					t.Error("the content is no HTML")
				}
			}
		}
		if len(nodes) != 4 || root.only(t, "updated") != newest {
			t.Errorf("%d entries, the newest of %s, in a feed of %s", len(nodes)-1, newest, root.only(t, "updated"))
		}
		for i := range nodes {
			id := nodes[i].only(t, "id")
			if ids[id] || !urn.MatchString(id) {
				t.Errorf("the id %q is there twice, or none", id)
			}
			ids[id] = true
			nodes[i].only(t, "title")
			if _, err := time.Parse(time.RFC3339, nodes[i].only(t, "updated")); err != nil {
				t.Error(err)
			}
		}
	}
}

// everyone reads a feed.
func everyone() (list []feed.Options) {
	for _, tag := range words.Tags() {
		list = append(list, feed.Options{Public: true, Language: tag}, feed.Options{Language: tag})
	}
	return list
}

// Whoever applies the changes of a feed, from the oldest on, has the programme that is public.
func TestChangesAddUp(t *testing.T) {
	states := []model.State{draft, offered, public}
	rapid.Check(t, func(t *rapid.T) {
		e := event()
		var programmes [][]model.Placement
		for range rapid.IntRange(1, 4).Draw(t, "versions") {
			var list []model.Placement
			for s := ropes; s <= gone; s++ {
				for range rapid.IntRange(0, 2).Draw(t, "placements") {
					list = append(list, at(s, model.Minutes(rapid.IntRange(8, 10).Draw(t, "hour")), model.RoomIndex(rapid.IntRange(0, 1).Draw(t, "room")), rapid.SampledFrom(states).Draw(t, "state")))
				}
			}
			programmes = append(programmes, list)
		}
		kept, all := published(e, programmes...)
		content := feed.Of(kept, all, feed.Options{Public: true}).JSON()
		var read feed.Feed
		if err := json.Unmarshal(content, &read); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "SECRET") {
			t.Fatalf("a secret is in %s", content)
		}
		place := func(id string, p *feed.Place) string { return id + " " + p.Start + " " + p.Room }
		var have []string
		for _, v := range slices.Backward(read.Versions) {
			for _, c := range v.Changes {
				if c.Old != nil {
					i := slices.Index(have, place(c.Session, c.Old))
					if i < 0 {
						t.Fatalf("version %d has %s where it was not: %v", v.Number, place(c.Session, c.Old), have)
					}
					have = slices.Delete(have, i, i+1)
				}
			}
			for _, c := range v.Changes {
				if c.New != nil {
					have = append(have, place(c.Session, c.New))
				}
			}
			var want []string
			for _, pl := range programmes[v.Number-1] {
				if pl.State == public && pl.Session != secret {
					want = append(want, e.Sessions[pl.Session].ID+" "+pl.Start.In("").Format(time.RFC3339)+" "+e.Rooms[pl.Room.Index()].ID)
				}
			}
			slices.Sort(have)
			slices.Sort(want)
			if !slices.Equal(have, want) {
				t.Fatalf("after version %d the feed has %v, and public are %v", v.Number, have, want)
			}
		}
	})
}
