package versions_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/versions"
)

// event has sessions A with two people, of whom one has two roles, B with one of them, C
// with nobody, and X, which is cancelled.
func event() *model.Event {
	return &model.Event{
		Zone:     "UTC",
		Sessions: []model.Session{{ID: "A"}, {ID: "B"}, {ID: "C"}, {ID: "X", State: model.Cancelled}},
		Rooms:    []model.Room{{ID: "hall"}, {ID: "quay"}},
		People:   []model.Person{{ID: "ann"}, {ID: "bo"}},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 0, Person: 0, Role: "organizer"},
			{Session: 0, Person: 1, Role: "speaker"},
			{Session: 1, Person: 1, Role: "speaker"},
			{Session: 3, Person: 1, Role: "speaker"},
		},
	}
}

const (
	a model.SessionIndex = iota
	b
	c
	x
)

func at(s model.SessionIndex, hour model.Minutes, room model.RoomIndex, state model.State, told int) model.Placement {
	return model.Placement{Session: s, Interval: model.Span(model.Instant(0).Add(hour*60), 60), Room: model.InRoom(room), State: state, Told: told}
}

// said writes what is published: session, hour, state and told of each placement, then whom
// that concerns.
func said(n *versions.Next) string {
	var words []string
	for _, p := range n.Programme.Placements {
		words = append(words, fmt.Sprintf("%c%d %s %d", "ABCX"[p.Session], p.Start/60, p.State, p.Told))
	}
	return fmt.Sprintf("%s; told %d, raised %v, lowered %v", strings.Join(words, ", "), n.Told, n.Raised, n.Lowered)
}

func TestOf(t *testing.T) {
	const draft, offered, confirmed, published = model.Draft, model.Offered, model.Confirmed, model.Published
	for _, k := range []struct {
		name     string
		baseline []model.Placement // nil for none
		is       []model.Placement
		o        versions.Options
		want     string
	}{
		{
			"a first programme", nil,
			[]model.Placement{at(a, 9, 0, "", 0), at(b, 10, 0, draft, 0), at(c, 11, 0, draft, 0)},
			versions.Options{State: published},
			"A9 published 2, B10 published 1, C11 published 0; told 2, raised [], lowered []",
		},
		{
			"one session alone", nil,
			[]model.Placement{at(a, 9, 0, draft, 0), at(b, 10, 0, draft, 0)},
			versions.Options{State: offered, Sessions: []model.SessionIndex{b}},
			"A9 draft 0, B10 offered 1; told 1, raised [], lowered []",
		},
		{
			"what stays keeps what binds more, and a greater number told",
			[]model.Placement{at(a, 9, 0, published, 140), at(b, 10, 0, offered, 1)},
			[]model.Placement{at(a, 9, 0, draft, 0), at(b, 10, 0, draft, 0)},
			versions.Options{State: confirmed},
			"A9 published 140, B10 confirmed 1; told 1, raised [1], lowered []",
		},
		{
			"who was told of the old place is told of the new one",
			[]model.Placement{at(a, 9, 0, published, 140), at(b, 10, 0, published, 1)},
			[]model.Placement{at(a, 12, 0, draft, 0), at(b, 10, 0, published, 1)},
			versions.Options{State: published},
			"B10 published 1, A12 published 140; told 140, raised [], lowered []",
		},
		{
			"what was promised elsewhere and is not named is a draft, and its cast is told",
			[]model.Placement{at(a, 9, 0, published, 2), at(b, 10, 0, draft, 0)},
			[]model.Placement{at(a, 9, 1, draft, 0), at(b, 10, 0, draft, 0)},
			versions.Options{State: published, Sessions: []model.SessionIndex{b}},
			"A9 draft 0, B10 published 1; told 2, raised [1], lowered [0]",
		},
		{
			"what is cancelled is in no version, and its cast is told",
			[]model.Placement{at(x, 9, 0, published, 1), at(c, 9, 1, published, 0)},
			[]model.Placement{at(x, 9, 0, published, 1), at(c, 9, 1, published, 0)},
			versions.Options{State: published},
			"C9 published 0; told 1, raised [], lowered []",
		},
		{
			"a draft that moves tells nobody",
			[]model.Placement{at(a, 9, 0, draft, 0), at(b, 10, 0, published, 1)},
			[]model.Placement{at(a, 12, 0, draft, 0), at(b, 10, 0, draft, 0)},
			versions.Options{State: published, Sessions: []model.SessionIndex{b}},
			"B10 published 1, A12 draft 0; told 0, raised [], lowered []",
		},
	} {
		t.Run(k.name, func(t *testing.T) {
			e := event()
			if k.baseline != nil {
				e.Baseline = model.NewProgramme(k.baseline)
			}
			if got := said(versions.Of(e, model.NewProgramme(k.is), k.o)); got != k.want {
				t.Errorf("got  %s\nwant %s", got, k.want)
			}
		})
	}
}

// To publish a programme once more changes nothing and tells nobody.
func TestPublishedTwiceIsPublishedOnce(t *testing.T) {
	states := []model.State{"", model.Draft, model.Offered, model.Confirmed, model.Published}
	programme := rapid.Custom(func(t *rapid.T) *model.Programme {
		var list []model.Placement
		for s := a; s <= x; s++ {
			if rapid.Bool().Draw(t, "placed") {
				state := rapid.SampledFrom(states).Draw(t, "state")
				list = append(list, at(s, model.Minutes(rapid.IntRange(1, 3).Draw(t, "hour")), model.RoomIndex(rapid.IntRange(0, 1).Draw(t, "room")), state, rapid.IntRange(0, 3).Draw(t, "told")))
			}
		}
		return model.NewProgramme(list)
	})
	rapid.Check(t, func(t *rapid.T) {
		e := event()
		if rapid.Bool().Draw(t, "first") {
			e.Baseline = programme.Draw(t, "baseline")
		}
		o := versions.Options{State: rapid.SampledFrom(states[2:]).Draw(t, "given")}
		once := versions.Of(e, programme.Draw(t, "is"), o)
		for _, p := range once.Programme.Placements {
			if p.Session == x || !versions.Promised(p.State) || p.Told < len(map[model.SessionIndex]string{a: "ab", b: "a"}[p.Session]) {
				t.Fatalf("published is %+v", p)
			}
		}
		e.Baseline = once.Programme
		if twice := versions.Of(e, once.Programme, o); twice.Told > 0 || len(twice.Raised) > 0 || !twice.Report.Empty() || said(twice) != strings.ReplaceAll(said(once), said(once)[strings.Index(said(once), ";"):], "; told 0, raised [], lowered []") {
			t.Fatalf("once  %s\ntwice %s", said(once), said(twice))
		}
	})
}

func TestRead(t *testing.T) {
	version := func(n int) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, `{"published": {"number": %d, "programme": "s%d", "states": [{"state": "published", "sessions": 3}]}}`, n, n%2)}
	}
	fsys := fstest.MapFS{
		"published/1/version.json": version(1), "published/2/version.json": version(2), "published/11/version.json": version(11),
		"published/3/programme.csv": {}, "published/notes.txt": {}, "published/old/version.json": version(1),
	}
	all, torn, err := versions.Read(fsys)
	if err != nil || len(all) != 3 || versions.Last(all).Number != 11 || len(torn) != 1 || torn[0] != "published/3" {
		t.Fatalf("%v, torn %v, %v", all, torn, err)
	}
	if v := versions.With(all, "s1"); v == nil || v.Number != 11 || v.Words() != "version 11, published" {
		t.Errorf("the last with that sum is %+v", v)
	}
	if v := versions.With(all, "s2"); v != nil {
		t.Errorf("none has that sum, and there is %+v", v)
	}
	fsys["published/4/version.json"] = version(5)
	if _, _, err := versions.Read(fsys); err == nil || !strings.Contains(err.Error(), "published/4/version.json is not what programme publish wrote") {
		t.Errorf("a version with another's number: %v", err)
	}
	if all, torn, err := versions.Read(fstest.MapFS{}); all != nil || torn != nil || err != nil {
		t.Errorf("an event without versions: %v %v %v", all, torn, err)
	}
}
