package solver_test

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/randevent"
	engine "programme/solver/internal/rest"

	"pgregory.net/rapid"
)

// Where there is no programme because of a rule that can be soft, the one that bends it breaks
// as little as any, of all that there are.
func TestWhatIsBentIsTheLeastOfTryingEverything(t *testing.T) {
	var levels []string
	for _, r := range rules.Catalogue() {
		if r.Hard && r.Soft {
			levels = append(levels, r.ID)
		}
	}
	bent, beyond := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		rule := rapid.SampledFrom(levels).Draw(t, "rule")
		e := randevent.Event(t, rule)
		randevent.Crowded(t, e)
		for i := range e.Rules {
			if e.Rules[i].Rule == rule {
				e.Rules[i].Level = model.Hard
			}
		}
		e.Rules = append(e.Rules, model.Setting{Rule: rule, Level: model.Hard})
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		r, err := planner(e).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: 200_000}, Rest: 1, Bend: []string{rule}})
		if err != nil {
			t.Fatal(err)
		}
		if r.Verdict != solver.Impossible {
			if r.Bent != nil {
				t.Fatalf("verdict %s, and rules are bent", r.Verdict)
			}
			return
		}
		least, some := 0, false
		soft, faults := engine.Bending(book, []string{rule})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		_, ok := every(soft, false, func(p *model.Programme, _ *check.Report) bool {
			if points, fine := brokenOf(check.Programme(book, p), rule); fine && (!some || points < least) {
				least, some = points, true
			}
			return false
		})
		if !ok {
			return
		}
		if !some {
			beyond++
			if r.Bent.Verdict != solver.Impossible || r.Bent.Programme != nil {
				t.Fatalf("verdict %s, and nothing is enough\n%s", r.Bent.Verdict, randevent.Describe(book, model.NewProgramme(nil)))
			}
			return
		}
		if r.Bent.Programme == nil {
			t.Fatalf("%s: none, and one breaks %d\n%s", r.Bent.Words(), least, randevent.Describe(book, model.NewProgramme(nil)))
		}
		points, fine := brokenOf(check.Programme(book, r.Bent.Programme), rule)
		if !fine || points != least || r.Bent.Points != least || r.Bent.Least != least {
			t.Fatalf("%s: breaks %d, fine: %v; the least is %d\n%s", r.Bent.Words(), points, fine, least, randevent.Describe(book, r.Bent.Programme))
		}
		bent++
	})
	if bent == 0 || beyond == 0 {
		t.Errorf("%d events were bent, and of %d nothing was enough: the test tests too little", bent, beyond)
	}
}

// brokenOf returns what violations of a hard rule count, and whether there are none of others.
func brokenOf(r *check.Report, rule string) (points int, fine bool) {
	for _, v := range r.Violations {
		if v.Level != model.Hard {
			continue
		}
		if v.Rule != rule {
			return 0, false
		}
		points += v.Cost()
	}
	return points, true
}
