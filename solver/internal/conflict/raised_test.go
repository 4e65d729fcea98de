package conflict

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/limits"
)

// A session that three people must attend needs a kit of which there is none, or a channel: to
// have one asks one person, to cancel the session three. No sum says what one more gains, for
// what takes more than there is has no place at all; yet it counts, and is the fewest.
func TestALimitOfNoneIsRaised(t *testing.T) {
	for name, lacks := range map[string]func(e *model.Event){
		"kit k count 1": func(e *model.Event) {
			e.Kits, e.Sessions[0].Needs = []model.Kit{{ID: "k", Kind: "cart"}}, []string{"k"}
		},
		"rule channels channels=1": func(e *model.Event) {
			e.Sessions[0].Recorded = model.Recorded
			e.Rules = []model.Setting{{Rule: "R46", ID: "channels", Params: []model.Param{{Key: "channels", Value: "0"}}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := &model.Event{
				Name: "e", Zone: "UTC", Grain: 60, Types: []model.SessionType{{ID: "talk", Minutes: 60}}, Roles: []model.Role{{ID: "speaker", Must: true}},
				Sessions: []model.Session{{ID: "s", Type: "talk", Minutes: 60, State: model.Confirmed}},
				Rooms:    []model.Room{{ID: "r", Name: "r"}}, Windows: []model.Window{{ID: "w", Interval: model.Span(28_000_800, 60)}},
				Days: []model.Date{model.DateIn(28_000_800, "UTC")},
			}
			for who, id := range []string{"p", "q", "o"} {
				e.People = append(e.People, model.Person{ID: id, Name: id, Arrive: model.NoInstant, Depart: model.NoInstant})
				e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: model.PersonIndex(who), Role: "speaker"})
			}
			lacks(e)
			book, faults := rules.Bind(e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			ctx, finder := context.Background(), &Finder{Options: limits.Options{Seed: 1, Workers: 1}}
			p := compile.Problem(book)
			found, _ := finder.LookForAll(ctx, p, 5)
			r := &repairer{e: e, finder: finder, most: 3}
			repairs, smallest, err := r.run(ctx, p, found)
			if err != nil || len(repairs) == 0 {
				t.Fatalf("%v, %v; want repairs", repairs, err)
			}
			if first := repairs[0]; len(first.Changes) != 1 || first.Changes[0].String() != name || first.People != 1 || !smallest {
				t.Errorf("%v of %d people, fewest: %v; want %s of one, the fewest", first.Changes, first.People, smallest, name)
			}
		})
	}
}
