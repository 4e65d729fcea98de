package feed

import (
	"slices"
	"time"

	"programme/model"
	"programme/model/diff"
	"programme/model/exchange"
	"programme/model/exchange/words"
	"programme/model/versions"
)

// Options say who reads a feed.
type Options struct {
	Public   bool   // the public, not the secretariat
	Secret   []byte // of the event, see [exchange.Public]
	Language string // one of [words.Tags]; "" for English
	// Words says which version it is in the language; nil for [versions.Version.Words].
	Words func(*versions.Version, *words.Language) string
}

// Format is the number of the form of changes.json. It is raised when a member goes or means
// something else.
const Format = 1

// Feed is what the versions of a programme changed, as changes.json has it.
type Feed struct {
	Format     int       `json:"format"` // [Format]
	ID         string    `json:"id"`     // a URN, the same whenever it is written
	Conference string    `json:"conference"`
	Zone       string    `json:"zone"` // of the venue, by IANA
	Profile    string    `json:"profile"`
	Language   string    `json:"language"` // of words, by BCP 47
	Versions   []Version `json:"versions"` // the newest first

	language *words.Language
	zone     model.Zone
	first    time.Time // when no version says a time
}

// Version is one version, and what it changed.
type Version struct {
	Number  int      `json:"number"`
	ID      string   `json:"id"`    // a URN, the same whenever it is written
	At      string   `json:"at"`    // when it was published, in UTC by RFC 3339; "" where nobody said it
	Words   string   `json:"words"` // "version 3, published"
	Changes []Change `json:"changes"`
}

// Change is what became of one placement of a session.
type Change struct {
	Session string    `json:"session"` // its id
	Title   string    `json:"title"`
	Kind    diff.Kind `json:"kind"`
	Old     *Place    `json:"old"` // null of what is new
	New     *Place    `json:"new"` // null of what is cancelled

	cancelled bool // the session itself, as the event says now
}

// Place is when and where a session is.
type Place struct {
	Start      string `json:"start"` // in UTC by RFC 3339, as End is
	End        string `json:"end"`
	StartLocal string `json:"start_local"` // on the venue's clock, with its offset from UTC
	EndLocal   string `json:"end_local"`
	Room       string `json:"room"` // its id; "" if none was said
	RoomName   string `json:"room_name"`

	interval model.Interval
}

// Of returns what some versions changed, by number, whose programmes are kept.
func Of(kept *versions.Kept, all []versions.Version, o Options) *Feed {
	l, profile := words.In(o.Language), "internal"
	s := secretariat(kept)
	if o.Public {
		profile, s = "public", public(kept, all, o.Secret)
	}
	e := s.event
	ns := exchange.EventNamespace(kept.Event)
	f := &Feed{
		Format: Format, ID: urn(ns.Feed(profile, l.Tag())), Conference: e.Name, Zone: e.Zone.Location().String(), Profile: profile, Language: l.Tag(),
		Versions: []Version{}, language: l, zone: e.Zone, first: time.Unix(0, 0).UTC(),
	}
	if len(e.Days) > 0 {
		f.first = e.Days[0].Bounds("").Start.In("")
	}
	say := o.Words
	if say == nil {
		say = func(v *versions.Version, _ *words.Language) string { return v.Words() }
	}
	former := s.before
	for i, p := range s.programmes {
		v := Version{Number: all[i].Number, ID: urn(ns.Version(all[i].Number, profile, l.Tag())), At: all[i].At, Changes: changes(e, former, p)}
		if former = p; o.Public && len(f.Versions) == 0 && len(v.Changes)+len(p.Placements) == 0 {
			continue // the public has heard of nothing yet
		}
		is := all[i]
		if o.Public {
			is.States = []versions.Count{{State: model.Published, Sessions: len(p.Placements)}}
		}
		v.Words = say(&is, l)
		f.Versions = append(f.Versions, v)
	}
	slices.Reverse(f.Versions)
	return f
}

func urn(uuid string) string { return "urn:uuid:" + uuid }

func changes(e *model.Event, old, new *model.Programme) []Change {
	list := []Change{}
	for _, c := range diff.Of(e, old, new).Sessions {
		s := &e.Sessions[c.Session]
		list = append(list, Change{
			Session: s.ID, Title: s.Title, Kind: c.Kind, Old: placeOf(e, c.Old), New: placeOf(e, c.New),
			cancelled: s.State == model.Cancelled,
		})
	}
	return list
}

func placeOf(e *model.Event, pl *model.Placement) *Place {
	if pl == nil {
		return nil
	}
	written := func(t model.Instant, z model.Zone) string { return t.In(z).Format(time.RFC3339) }
	p := &Place{
		Start: written(pl.Start, ""), End: written(pl.End, ""), StartLocal: written(pl.Start, e.Zone), EndLocal: written(pl.End, e.Zone),
		interval: pl.Interval,
	}
	if pl.Room.Given() {
		r := &e.Rooms[pl.Room.Index()]
		p.Room, p.RoomName = r.ID, r.Name
	}
	return p
}
