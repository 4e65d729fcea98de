package solver_test

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Of every random event that has no programme, one of the rest is compared with all that there
// are: the fewest sessions left out, then the fewest points, then the least cost of those that
// leave out the same.
func TestTheRestIsTheBestOfTryingEverything(t *testing.T) {
	out, several, weighed := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Any(t)
		if rapid.Bool().Draw(t, "crowded") {
			randevent.Crowded(t, e)
		}
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		r, err := planner(e).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: 200_000}, Rest: 1})
		if err != nil {
			t.Fatal(err)
		}
		if r.Verdict != solver.Impossible {
			if r.Rest != nil {
				t.Fatalf("verdict %s, and a programme of the rest", r.Verdict)
			}
			return
		}
		all, ok := everyRest(book)
		if !ok {
			return
		}
		least := slices.MinFunc(all, func(a, b rest) int { return a.loss.Compare(b.loss) })
		x := r.Rest
		if x == nil || !x.Fewest || !x.Priorities {
			t.Fatalf("not proved, or none: %+v; %v is least\n%s", x, least.loss, randevent.Describe(book, model.NewProgramme(nil)))
		}
		report := check.Programme(book, x.Programme)
		loss, fine := lossOf(book, x.Programme, report)
		if !fine || loss != least.loss || loss[0] != len(x.LeftOut) || loss[0] != x.Least {
			t.Fatalf("leaves out %v, says %d and at least %d, judged fine: %v; %v is least\n%s\n%s", loss, len(x.LeftOut), x.Least, fine, least.loss, r, randevent.Describe(book, least.programme))
		}
		if csp.Cost(report.Cost) != csp.Cost(x.Cost) {
			t.Fatalf("costs %v, not %v", report.Cost, x.Cost)
		}
		gone := missing(book.Event(), x.Programme)
		for _, o := range all {
			if o.loss == loss && slices.Equal(missing(book.Event(), o.programme), gone) && o.cost.Compare(csp.Cost(x.Cost)) < 0 && x.Cost == x.Bound {
				t.Fatalf("costs %v, which was said to be the least; another costs %v\n%s", x.Cost, o.cost, randevent.Describe(book, o.programme))
			}
			if o.loss[0] == loss[0] && o.loss[1] > loss[1] {
				weighed++
			}
		}
		out++
		if loss[0] > 1 {
			several++
		}
	})
	if out == 0 || several == 0 || weighed == 0 {
		t.Errorf("%d programmes of the rest, %d leave out several, %d others are worse by priority alone: the test tests too little", out, several, weighed)
	}
}

// rest is a programme that breaks nothing but by leaving sessions out.
type rest struct {
	programme *model.Programme
	loss      csp.Cost // sessions, points
	cost      csp.Cost
}

// everyRest returns every programme that breaks nothing but by leaving out sessions; false if
// there are too many to try.
func everyRest(book *rules.Book) (all []rest, ok bool) {
	_, ok = every(book, true, func(p *model.Programme, r *check.Report) bool {
		loss, fine := lossOf(book, p, r)
		if fine {
			all = append(all, rest{p, loss, r.Cost})
		}
		return false
	})
	return all, ok
}

// lossOf returns how many sessions a programme leaves out that have to be placed, and their
// points, and whether it breaks nothing else.
func lossOf(book *rules.Book, p *model.Programme, r *check.Report) (loss csp.Cost, fine bool) {
	e, gone := book.Event(), map[model.SessionIndex]bool{}
	placed := p.BySession(len(e.Sessions))
	for _, v := range r.Violations {
		switch {
		case v.Level != model.Hard:
		case v.A == model.NoSession || len(placed[v.A]) > 0 || v.Rule != "R01" && v.Rule != "R54":
			return csp.Cost{}, false
		default:
			gone[v.A] = true
		}
	}
	merges := book.Of("R45").General.Hard()
	for s := range gone {
		for o, places := range placed {
			if merge := e.Sessions[s].Merge; merges && merge != "" && e.Sessions[o].Merge == merge && len(places) > 0 {
				return csp.Cost{}, false // merged sessions are left out as one
			}
		}
		loss[0]++
		if priority := e.Sessions[s].Priority; priority > 0 {
			loss[1] += 10 - priority
		} else {
			loss[1] += 5
		}
	}
	return loss, true
}

// missing returns the sessions that have no place and are not cancelled.
func missing(e *model.Event, p *model.Programme) (list []model.SessionIndex) {
	for s, placed := range p.BySession(len(e.Sessions)) {
		if len(placed) == 0 && e.Sessions[s].State == model.Confirmed {
			list = append(list, model.SessionIndex(s))
		}
	}
	return list
}
