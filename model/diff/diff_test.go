package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/diff"
)

// seoul returns an event whose venue is nine hours ahead of UTC, and the start of its
// first day.
func seoul() (*model.Event, model.Instant) {
	first := model.Date{Year: 2026, Month: 5, Day: 11}
	e := &model.Event{
		Zone:     "Asia/Seoul",
		Days:     []model.Date{first, {Year: 2026, Month: 5, Day: 12}},
		Sessions: []model.Session{{ID: "A"}, {ID: "B"}, {ID: "C", State: model.Cancelled}},
		Rooms:    []model.Room{{ID: "hall"}, {ID: "attic"}},
		People:   []model.Person{{ID: "ann"}, {ID: "bo", Presence: model.Online}, {ID: "cy"}},
		Cast: []model.CastMember{
			{Session: 0, Person: 1, Role: "speaker"},
			{Session: 0, Person: 0, Role: "organizer"},
			{Session: 0, Person: 1, Role: "rapporteur"},
			{Session: 1, Person: 1, Role: "speaker", Presence: model.OnSite},
			{Session: 2, Person: 2, Role: "speaker"},
		},
	}
	return e, first.Bounds(e.Zone).Start
}

// told writes the changes of a report, one a line: kind, session, what differs, told,
// reason.
func told(e *model.Event, r *diff.Report) string {
	var lines []string
	for _, c := range r.Sessions {
		words := []string{string(c.Kind), e.Sessions[c.Session].ID}
		for _, w := range []struct {
			word string
			is   bool
		}{{"day", c.Day}, {"time", c.Time}, {"room", c.Room}} {
			if w.is {
				words = append(words, w.word)
			}
		}
		words = append(words, fmt.Sprint(c.Told))
		if c.Reason != "" {
			words = append(words, "("+c.Reason+")")
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return strings.Join(lines, "\n")
}

func TestOf(t *testing.T) {
	e, midnight := seoul()
	const hall, attic = 0, 1
	// 08:30 in Seoul is the day before in UTC: days are those of the venue.
	at := func(s model.SessionIndex, hour, minutes model.Minutes, room model.RoomIndex) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(midnight.Add(hour*60), minutes), Room: model.InRoom(room)}
	}
	for _, c := range []struct {
		name     string
		old, new []model.Placement
		want     string
		people   int
	}{
		{"nothing", []model.Placement{at(0, 8, 60, hall)}, []model.Placement{at(0, 8, 60, hall)}, "", 0},
		{"a new session", nil, []model.Placement{at(0, 8, 60, hall)}, "new A 2", 2},
		{"a session without a place", []model.Placement{at(0, 8, 60, hall)}, nil, "cancelled A 2", 2},
		{"a session that was cancelled", []model.Placement{at(2, 8, 60, hall)}, nil, "cancelled C 1 (the session is cancelled)", 1},
		{"another start on one day at the venue", []model.Placement{at(0, 8, 60, hall)}, []model.Placement{at(0, 10, 60, hall)}, "moved A time 2", 2},
		{"another day", []model.Placement{at(0, 8, 60, hall)}, []model.Placement{at(0, 32, 60, hall)}, "moved A day 2", 2},
		{"another day and room", []model.Placement{at(0, 23, 60, hall)}, []model.Placement{at(0, 24, 60, attic)}, "moved A day room 2", 2},
		{"another room", []model.Placement{at(1, 8, 60, hall)}, []model.Placement{at(1, 8, 60, attic)}, "room B room 1", 1},
		{"a room that is not said", []model.Placement{at(1, 8, 60, hall)}, []model.Placement{at(1, 8, 60, model.NoRoom)}, "", 0},
		{"another end", []model.Placement{at(1, 8, 60, hall)}, []model.Placement{at(1, 8, 90, hall)}, "moved B time 1 (takes 90 minutes, not 60)", 1},
		{"one of two places given up", []model.Placement{at(0, 8, 60, hall), at(0, 12, 60, hall)}, []model.Placement{at(0, 12, 60, hall)}, "cancelled A 2 (no longer placed twice)", 2},
		{"a second place", []model.Placement{at(0, 12, 60, hall)}, []model.Placement{at(0, 8, 60, hall), at(0, 12, 60, hall)}, "new A 2 (placed twice now)", 2},
		{
			"the nearest of two places is its own",
			[]model.Placement{at(0, 8, 60, hall), at(0, 30, 60, hall)},
			[]model.Placement{at(0, 31, 60, hall), at(0, 8, 60, attic)},
			"room A room 2\nmoved A time 2", 2,
		},
		{
			"by new start, else by old, and each person once",
			[]model.Placement{at(0, 14, 60, hall), at(1, 12, 60, hall), at(2, 10, 60, hall)},
			[]model.Placement{at(0, 9, 60, hall), at(1, 11, 60, hall)},
			"moved A time 2\ncancelled C 1 (the session is cancelled)\nmoved B time 1", 3,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := diff.Of(e, model.NewProgramme(c.old), model.NewProgramme(c.new))
			if d := cmp.Diff(c.want, told(e, r)); d != "" {
				t.Error(d)
			}
			if r.Told != c.people {
				t.Errorf("%d people must be told, want %d", r.Told, c.people)
			}
			if r.Empty() != (c.want == "") {
				t.Errorf("empty: %v", r.Empty())
			}
		})
	}
}

func TestTheBaselineSaysHowManyWereTold(t *testing.T) {
	e, midnight := seoul()
	was := model.Placement{Session: 0, Interval: model.Span(midnight, 60), Room: model.InRoom(0), Told: 140}
	is := was
	is.Room, is.Told = model.InRoom(1), 0
	r := diff.Of(e, model.NewProgramme([]model.Placement{was}), model.NewProgramme([]model.Placement{is}))
	if r.Sessions[0].Told != 140 || r.Sessions[0].Beyond != 138 || r.Told != 140 {
		t.Errorf("told %d of the session and %d in all, want 140 of either", r.Sessions[0].Told, r.Told)
	}
}

func TestWhatChangesForEachPerson(t *testing.T) {
	e, midnight := seoul()
	at := func(s model.SessionIndex, start model.Minutes) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(midnight.Add(start), 60), Room: model.InRoom(0)}
	}
	r := diff.Of(e, model.NewProgramme([]model.Placement{at(0, 0), at(1, 60)}), model.NewProgramme([]model.Placement{at(0, 120), at(1, 60)}))
	want := []diff.PersonChange{
		{Person: 0, Duties: []diff.DutyChange{{Change: 0, Roles: []string{"organizer"}}}},
		{Person: 1, Duties: []diff.DutyChange{{Change: 0, Roles: []string{"speaker", "rapporteur"}, Presence: model.Online}}},
	}
	if d := cmp.Diff(want, r.People); d != "" {
		t.Error(d)
	}
}

// randomProgramme draws a programme of e in which a session can be several times or
// not at all.
func randomProgramme(e *model.Event, midnight model.Instant) *rapid.Generator[*model.Programme] {
	return rapid.Custom(func(t *rapid.T) *model.Programme {
		one := rapid.Custom(func(t *rapid.T) model.Placement {
			return model.Placement{
				Session:  model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session")),
				Interval: model.Span(midnight.Add(model.Minutes(rapid.IntRange(0, 4).Draw(t, "start")*600)), model.Minutes(rapid.IntRange(1, 2).Draw(t, "length"))),
				Room:     model.InRoom(model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "room"))),
			}
		})
		return model.NewProgramme(rapid.SliceOfN(one, 0, 6).Draw(t, "placements"))
	})
}

func TestLaws(t *testing.T) {
	e, midnight := seoul()
	key := func(p model.Placement) string { return fmt.Sprint(p.Session, p.Interval, p.Room.Index()) }
	rapid.Check(t, func(t *rapid.T) {
		programmes := randomProgramme(e, midnight)
		old, new := programmes.Draw(t, "old"), programmes.Draw(t, "new")
		if r := diff.Of(e, old, old); !r.Empty() || r.Told != 0 || len(r.People) != 0 {
			t.Fatalf("a programme differs from itself: %+v", r)
		}
		r := diff.Of(e, old, new)

		// What one programme has more often than the other is what was given up or taken.
		surplus := map[string]int{}
		for _, p := range old.Placements {
			surplus[key(p)]++
		}
		for _, p := range new.Placements {
			surplus[key(p)]--
		}
		people := map[model.PersonIndex]bool{}
		kinds := 0
		for _, c := range r.Sessions {
			if c.Old != nil {
				surplus[key(*c.Old)]--
			}
			if c.New != nil {
				surplus[key(*c.New)]++
			}
			if (c.Old == nil) != (c.Kind == diff.New) || (c.New == nil) != (c.Kind == diff.Cancelled) {
				t.Fatalf("%s has old %v and new %v", c.Kind, c.Old, c.New)
			}
			for _, m := range e.Cast {
				if m.Session == c.Session {
					people[m.Person] = true
					if !slices.Contains(c.People, m.Person) {
						t.Fatalf("%q is not told of %q", e.People[m.Person].ID, e.Sessions[c.Session].ID)
					}
				}
			}
		}
		for at, n := range surplus {
			if n != 0 {
				t.Fatalf("placement %s is off by %d in the changes", at, n)
			}
		}
		for _, k := range diff.Kinds() {
			kinds += r.Count(k)
		}
		if kinds != len(r.Sessions) || len(r.People) != len(people) {
			t.Fatalf("%d kinds of %d changes, %d told of %d people", kinds, len(r.Sessions), len(r.People), len(people))
		}

		back := diff.Of(e, new, old)
		if back.Days != r.Days || back.Times != r.Times || back.Rooms != r.Rooms || back.New != r.Cancelled || back.Cancelled != r.New || len(back.People) != len(r.People) {
			t.Fatalf("there %+v, back %+v", r, back)
		}
	})
}
