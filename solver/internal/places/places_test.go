package places_test

import (
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/places"
	"programme/solver/internal/randevent"
	"programme/solver/internal/verdict"
)

// TestMain asks for ten thousand places.
func TestMain(m *testing.M) {
	randevent.Draws(1500)
	os.Exit(m.Run())
}

// What is said of a place, of random events with programmes made anywhere, is what the judges
// of the whole programme say of it: it is free where they find nothing new that is broken, and
// costs what they say.
func TestPlacesAreAsTheJudgesSay(t *testing.T) {
	ids := ruleIDs()
	rapid.Check(t, func(t *rapid.T) {
		var e *model.Event
		if rapid.Bool().Draw(t, "several rules") {
			e = randevent.Any(t)
		} else {
			e = randevent.Event(t, rapid.SampledFrom(ids).Draw(t, "rule"))
		}
		full, faults := model.Complete(e)
		if len(faults) > 0 {
			t.Skip(faults)
		}
		book, faults := rules.Bind(full)
		if len(faults) > 0 {
			t.Skip(faults)
		}
		p := randevent.Programme(t, e)
		field, err := places.Prepare(t.Context(), book)
		if err != nil {
			t.Fatal(err)
		}
		in := field.In(p)
		s := model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session"))
		all, together := in.Of(s), in.With(s)
		others := slices.DeleteFunc(slices.Clone(p.Placements), func(pl model.Placement) bool { return slices.Contains(together, pl.Session) })
		before := check.Programme(book, model.NewProgramme(slices.Clone(others)))
		if by, ok := in.Now(s); ok {
			now := check.Programme(book, p)
			for _, x := range by {
				for tier, n := range x.More {
					now.Cost[tier] -= n
				}
			}
			if now.Cost != before.Cost {
				t.Fatalf("without the session the programme costs %v, and is said to cost %v: %v", before.Cost, now.Cost, by)
			}
		}
		for range min(len(all), 30) {
			x := &all[rapid.IntRange(0, len(all)-1).Draw(t, "place")]
			list := slices.Clone(others)
			for _, s := range together {
				list = append(list, model.Placement{Session: s, Interval: model.Span(x.Start, book.Event().Length(s)), Room: model.InRoom(x.Room), State: model.Draft})
			}
			after := check.Programme(book, model.NewProgramme(list))
			news := verdict.NewViolations(before, after)
			if (x.Kind == places.Free) != (len(news) == 0) {
				t.Fatalf("%s in %d is %d, and the judges find %v\n%v", x.Start, x.Room, x.Kind, news, x.Reasons)
			}
			for tier := range after.Cost {
				if more := after.Cost[tier] - before.Cost[tier]; x.Kind == places.Free && x.More[tier] != more {
					t.Fatalf("%s in %d costs %d more in tier %d, and is said to cost %d: %v", x.Start, x.Room, more, tier+1, x.More[tier], x.By)
				}
			}
		}
	})
}

func ruleIDs() (ids []string) {
	for _, r := range rules.Catalogue() {
		ids = append(ids, r.ID)
	}
	return ids
}
