package conflict

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// asked returns who a set of remedies asks, by what the changes say: counted anew, in the
// ids of people and what stands for those who have none.
func asked(r *repairer, changes []change.Change) map[string]bool {
	e := r.e
	who := map[string]bool{}
	for _, c := range changes {
		switch {
		case (c.Kind == change.RuleLevel || c.Kind == change.RuleSets) && c.Line == "":
			for _, p := range r.all[r.byText[c.String()]].asks {
				who[fmt.Sprint("party ", p)] = true
				if int(p) < len(e.People) {
					delete(who, fmt.Sprint("party ", p))
					who["person "+e.People[p].ID] = true
				}
			}
		case c.Kind == change.RoomOpen:
		case c.Kind == change.WindowAdded:
			who["day "+longer(e, changes, c.Interval.Start).String()] = true
		case c.Kind == change.KitCount:
			who["kit "+c.Kit] = true
		case c.Kind == change.RoomLayout, c.Kind == change.RoomOffers:
			who["room "+c.Room] = true
		case c.Kind == change.RuleLevel, c.Kind == change.RuleSets, c.Kind == change.HoldMoved:
			line := e.Rules[slices.IndexFunc(e.Rules, func(s model.Setting) bool { return s.ID == c.Line })]
			if who["line "+c.Line] = true; line.Who != "" {
				delete(who, "line "+c.Line)
				who["person "+line.Who] = true
			}
		case c.Person != "":
			who["person "+c.Person] = true
		default:
			cast := 0
			for _, m := range e.Cast {
				if e.Sessions[m.Session].ID == c.Session {
					who["person "+e.People[m.Person].ID] = true
					cast++
				}
			}
			if cast == 0 {
				who["somebody of "+c.Session] = true
			}
		}
	}
	return who
}

// longer returns the day that a window makes longer which is added at that time: the one that
// closes then, if it must be after other windows are added.
func longer(e *model.Event, changes []change.Change, at model.Instant) model.Date {
	for i := range e.Windows {
		if day := model.DateIn(e.Windows[i].Start, e.Zone); rules.Closes(e, day) == at {
			return day
		}
	}
	for _, c := range changes {
		if c.Kind == change.WindowAdded && c.Interval.End == at {
			return longer(e, changes, c.Interval.Start)
		}
	}
	return model.DateIn(at, e.Zone)
}

// gathered puts people into more casts and asks for things in their name, so that several
// changes are about the same.
func gathered(t *rapid.T, e *model.Event) {
	e.Baseline = nil // which counts people beyond the casts
	for s := range e.Sessions {
		if rapid.Bool().Draw(t, "in this one too") {
			who := model.PersonIndex(rapid.IntRange(0, len(e.People)-1).Draw(t, "who"))
			e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: who, Role: "speaker"})
		}
		if rapid.IntRange(0, 3).Draw(t, "needs") == 0 {
			e.Sessions[s].Needs = append(e.Sessions[s].Needs, rapid.SampledFrom([]string{"organ", "pool"}).Draw(t, "what"))
		}
	}
	for i := range e.Rules {
		if e.Rules[i].ID != "" && rapid.Bool().Draw(t, "asked for") {
			e.Rules[i].Who = rapid.SampledFrom(e.People).Draw(t, "by").ID
		}
	}
}

// Of every repair people are counted once, no change is needless, and none is listed with
// all changes of another. Where the first is said to ask as few as any, no set of changes
// that asks fewer helps: all sets of up to three of the changes known are tried.
func TestSmallestRepairs(t *testing.T) {
	claimed, shared, tried, softened := 0, 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "")
		if rapid.IntRange(0, 3).Draw(t, "fuller") == 0 { // so that several reasons meet
			randevent.Fuller(t, e, 3)
		}
		gathered(t, e)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		ctx := context.Background()
		p := compile.Problem(book)
		finder := &Finder{Options: limits.Options{Seed: 1, Workers: 1}}
		found, _ := finder.LookForAll(ctx, p, 5)
		r := &repairer{e: e, finder: finder, most: 3}
		repairs, smallest, err := r.run(ctx, p, found)
		if err != nil {
			t.Fatal(err)
		}
		softened += bends(t, r, p, found)
		for k, repair := range repairs {
			if n := len(asked(r, r.changes(repair.set))); n != repair.People {
				t.Fatalf("%v: %d people, counted anew %d", repair.Changes, repair.People, n)
			}
			total := 0
			for j, i := range repair.set {
				total += r.all[i].people
				rest := slices.Delete(slices.Clone(repair.set), j, j+1)
				if fewer, _, _ := r.try(ctx, rest); fewer != nil {
					t.Fatalf("%v helps without %v", repair.Changes, r.all[i].change)
				}
			}
			if total > repair.People {
				shared++
			}
			for _, other := range repairs[:k] {
				if contains(repair.set, other.set) || other.People > repair.People {
					t.Fatalf("%v of %d people is listed after %v of %d", repair.Changes, repair.People, other.Changes, other.People)
				}
			}
		}
		if len(found) == 0 || !smallest || repairs[0].People < 1 {
			return
		}
		claimed++
		for set := range setsOfUpToThree(min(len(r.all), 14)) {
			if len(asked(r, r.changes(set))) >= repairs[0].People {
				continue
			}
			tried++
			if cheaper, _, _ := r.try(ctx, set); cheaper != nil {
				t.Fatalf("%v takes %d people, and %v but %d", repairs[0].Changes, repairs[0].People, cheaper.Changes, cheaper.People)
			}
		}
	})
	if claimed == 0 || shared == 0 || softened == 0 {
		t.Errorf("%d claims, %d repairs that ask somebody twice, %d sets tried, %d levels: the test tests nothing", claimed, shared, tried, softened)
	}
	t.Logf("%d claims, %d repairs that ask somebody twice, %d sets tried, %d levels", claimed, shared, tried, softened)
}

// bends checks that a level is offered of rules alone that are soft by default, and asks
// everybody whom an instance in a core binds that it takes away. It returns how many there are.
func bends(t *rapid.T, r *repairer, p *csp.Problem, found []Conflict) (levels int) {
	for i := range r.all {
		m := &r.all[i]
		if m.change.Kind != change.RuleLevel || m.change.Line != "" {
			continue
		}
		levels++
		rule := p.Book.Of(m.change.Rule).Rule
		if rule.Level.Tier() == 0 || len(m.asks) == 0 {
			t.Fatalf("%v is offered, of a rule that is %v by default, and asks %d", m.change, rule.Level, len(m.asks))
		}
		for _, c := range found {
			for _, k := range c.Instances {
				in := &p.Instances[k]
				if in.Rule == rule.ID && in.Setting < 0 && in.Person != model.NoPerson && !slices.Contains(m.asks, party(in.Person)) {
					t.Fatalf("%v does not ask %s, whom it binds", m.change, p.Event.People[in.Person].ID)
				}
			}
		}
	}
	return levels
}

// setsOfUpToThree yields all sets of one, two or three indices below n.
func setsOfUpToThree(n int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		for i := range n {
			for j := i; j < n; j++ {
				for k := j; k < n; k++ {
					if i == j && j != k {
						continue // which is there as j, k, k
					}
					if !yield(slices.Compact([]int{i, j, k})) {
						return
					}
				}
			}
		}
	}
}
