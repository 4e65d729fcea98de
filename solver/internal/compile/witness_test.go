package compile_test

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// The judges of model/rules and the encodings of this package are written apart. These
// tests hold them against each other: on random small events, a programme is a model
// of the formula exactly if the judges accept it, for each rule alone and for all of
// them together.

func TestJudgeAndEncodingAgree(t *testing.T) {
	searches.Store(0)
	evaluated.Store(0)
	defer func() {
		t.Logf("%d programmes evaluated, %d take search", evaluated.Load(), searches.Load())
		if searches.Load() > evaluated.Load()/100 {
			t.Errorf("%d programmes take search to know whether they are models, %d do not", searches.Load(), evaluated.Load())
		}
	}()
	for _, r := range append(slices.Clone(rules.Catalogue()), rules.Rule{Name: "all rules"}) {
		t.Run(cmp.Or(r.ID, r.Name), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				x := drawTrial(t, randevent.Event(t, r.ID), r.ID)
				if x == nil {
					t.Skip("the settings drawn make no sense")
				}
				compareWitnesses(t, x)
			})
		})
	}
}

// What each rule asks of merged sessions, of every shape.
func TestJudgeAndEncodingAgreeOnMerges(t *testing.T) {
	for _, r := range rules.Catalogue() {
		t.Run(r.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e := randevent.Event(t, r.ID)
				randevent.Merged(t, e)
				x := drawTrial(t, e, r.ID)
				if x == nil {
					t.Skip("the settings drawn make no sense")
				}
				compareWitnesses(t, x)
			})
		})
	}
}

// evaluated counts programmes of which [cnf.Evaluate] knows whether they are models, searches
// those of which it does not.
var evaluated, searches atomic.Int64

// trial is an event with the programmes of it that are put before both witnesses.
type trial struct {
	book       *rules.Book
	problem    *csp.Problem
	programmes []*model.Programme
	prices     cnf.DualPrices
}

// drawTrial draws programmes for e, among them some that break the named rule, if one is
// named, and hardly any other. It returns nil if the settings of e make no sense.
func drawTrial(t *rapid.T, e *model.Event, rule string) *trial {
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		return nil
	}
	x := &trial{book: book, problem: compile.Problem(book)}
	for range 5 {
		x.programmes = append(x.programmes, randomProgramme(t, e))
	}
	if rule != "" {
		seed := rapid.Uint64().Draw(t, "seed of searches")
		x.programmes = append(x.programmes, searched(x.problem, seed, 2)...)
		x.programmes = append(x.programmes, searched(unheeded(e, rule), seed, 2)...)
	}
	x.prices = somePrices(t, x.problem)
	return x
}

// searched returns programmes that keep what they can of a problem.
func searched(p *csp.Problem, seed uint64, many int) (programmes []*model.Programme) {
	for k := range uint64(many) {
		places, _ := localsearch.New(p, seed+k).Run(context.Background(), localsearch.Limits{Work: 200})
		programmes = append(programmes, p.Programme(places))
	}
	return programmes
}

// unheeded compiles e with the rule at level check, if it can be, in every setting.
func unheeded(e *model.Event, rule string) *csp.Problem {
	without := *e
	without.Rules = slices.Clone(e.Rules)
	for i, s := range without.Rules {
		if s.Rule == rule && s.Level != model.Unset {
			without.Rules[i].Level = model.CheckOnly
		}
	}
	without.Rules = slices.Insert(without.Rules, 0, model.Setting{Rule: rule, Level: model.CheckOnly})
	book, faults := rules.Bind(&without)
	if len(faults) > 0 { // it is always hard
		book, _ = rules.Bind(e)
	}
	return compile.Problem(book)
}

// compareWitnesses compares what judges, formula and problem say of each programme; then
// lets the formula find one, or tries them all if it finds none.
func compareWitnesses(t rapid.TB, x *trial) {
	t.Helper()
	book, p := x.book, x.problem
	asserted, selected := newWitness(p, cnf.Asserted), newWitness(p, cnf.Selected)
	for _, programme := range x.programmes {
		accepted := check.Programme(book, programme).OK()
		for _, w := range []*witness{asserted, selected} {
			if got := w.accepts(programme); got != accepted {
				t.Fatalf("judges accept: %v, formula (mode %d): %v\n%s", accepted, w.mode, got, randevent.Describe(book, programme))
			}
		}
		if places, ok := represent(p, programme); ok {
			switch status := cnf.Evaluate(context.Background(), p, places, cnf.EagerRooms); {
			case status == sat.Unknown:
				searches.Add(1)
			case (status == sat.Satisfiable) != accepted:
				t.Fatalf("judges accept: %v, the clauses one by one: %v\n%s", accepted, status, randevent.Describe(book, programme))
			default:
				evaluated.Add(1)
			}
		}
		if got := accepts(p, programme); got != accepted {
			t.Fatalf("judges accept: %v, candidates and relations: %v\n%s", accepted, got, randevent.Describe(book, programme))
		}
		if accepted {
			compareCosts(t, x, asserted, programme)
		}
	}
	if found := asserted.find(); found != nil {
		if r := check.Programme(book, found); !r.OK() {
			t.Fatalf("the formula has a model that the judges refuse\n%s", randevent.Describe(book, found))
		}
		compareCosts(t, x, asserted, found)
	} else {
		eachProgramme(p.Event, p, 150, func(programme *model.Programme) {
			if check.Programme(book, programme).OK() {
				t.Fatalf("the formula has no model, the judges accept\n%s", randevent.Describe(book, programme))
			}
		})
	}
}

// compareCosts holds what the judges charge for a programme against what the problem
// and the formula do.
func compareCosts(t rapid.TB, x *trial, w *witness, programme *model.Programme) {
	t.Helper()
	places, _ := represent(x.problem, programme)
	want := csp.Cost(check.Programme(x.book, programme).Cost)
	if got := x.problem.Cost(places); got != want {
		t.Fatalf("judges charge %v, the problem %v\n%s", want, got, randevent.Describe(x.book, programme))
	}
	for tier := 1; tier <= csp.Tiers; tier++ {
		if paid := x.problem.Paid(tier); paid.Unary+paid.Overlaps+paid.Groups > want[tier-1] {
			t.Fatalf("every programme is said to pay %+v in tier %d, and this one pays %d\n%s", paid, tier, want[tier-1], randevent.Describe(x.book, programme))
		}
	}
	comparePaid(t, x.problem, places, want)
	if got := w.cost(t, places, x.prices); got != want {
		t.Fatalf("judges charge %v, the formula %v\n%s", want, got, randevent.Describe(x.book, programme))
	}
}

// comparePaid leaves each activity its place in x alone: then everything is paid.
func comparePaid(t rapid.TB, p *csp.Problem, x csp.Assignment, want csp.Cost) {
	if slices.ContainsFunc(x, func(at csp.Place) bool { return at.Start == csp.Unplaced }) ||
		slices.ContainsFunc(p.Activities, func(a csp.Activity) bool { return a.Optional }) {
		return
	}
	q := p.Filter(func(a csp.ActivityIndex, at csp.Place) bool { return x[a] == at })
	for tier := 1; tier <= csp.Tiers; tier++ {
		if paid := q.Paid(tier); paid.Unary+paid.Overlaps+paid.Groups != want[tier-1] {
			t.Fatalf("with no choice left %+v is said to be paid in tier %d, which costs %d", paid, tier, want[tier-1])
		}
	}
}

// cost returns the least that a model with the places of x costs: a soft literal counts
// if it cannot be true, and all others can be true together.
func (w *witness) cost(t rapid.TB, x csp.Assignment, prices cnf.DualPrices) csp.Cost {
	t.Helper()
	if w.objective == nil {
		for tier := 1; tier <= csp.Tiers; tier++ {
			w.objective = append(w.objective, w.formula.Objective(tier, prices))
		}
	}
	lits, _ := w.formula.Assume(x)
	var cost csp.Cost
	together := slices.Clone(lits)
	for tier, o := range w.objective {
		cost[tier] = o.Base
		for _, m := range o.Soft {
			if w.solver.Solve(context.Background(), append(slices.Clone(lits), m.Lit)).Status == sat.Satisfiable {
				together = append(together, m.Lit)
			} else {
				cost[tier] += int(m.Weight)
			}
		}
	}
	if w.solver.Solve(context.Background(), together).Status != sat.Satisfiable {
		t.Fatal("soft literals that can each be true cannot all be")
	}
	return cost
}

// somePrices draws what places in parts of the rooms' time are said to be worth, which
// changes no cost.
func somePrices(t *rapid.T, p *csp.Problem) cnf.DualPrices {
	if rapid.Bool().Draw(t, "without prices") {
		return nil
	}
	prices := cnf.DualPrices{}
	for r := range p.Rooms {
		middle := csp.StartIndex(rapid.IntRange(0, len(p.Starts)).Draw(t, "part ends"))
		for _, ends := range [][2]csp.StartIndex{{0, middle}, {middle, csp.StartIndex(len(p.Starts))}} {
			prices = append(prices, cnf.PricedStretch{
				Room: model.RoomIndex(r), From: ends[0], To: ends[1],
				Price: int64(rapid.IntRange(0, 7).Draw(t, "price")),
				Fit:   int64(len(p.Activities) + rapid.IntRange(0, 2).Draw(t, "more than fit")),
			})
		}
	}
	return prices
}

// witness is a formula loaded into a solver.
type witness struct {
	mode    cnf.Mode
	problem *csp.Problem
	formula *cnf.Formula
	solver  *sat.Solver

	objective []cnf.Objective // by tier; nil until it is asked for
}

func newWitness(p *csp.Problem, mode cnf.Mode) *witness {
	s := sat.NewSolver(1000, 10000)
	return &witness{mode: mode, problem: p, formula: cnf.NewFormula(p, s, mode, cnf.EagerRooms), solver: s}
}

func (w *witness) accepts(programme *model.Programme) bool {
	x, ok := represent(w.problem, programme)
	if !ok {
		return false
	}
	lits, ok := w.formula.Assume(x)
	if !ok {
		return false
	}
	return w.solver.Solve(context.Background(), append(lits, w.formula.Selectors()...)).Status == sat.Satisfiable
}

func (w *witness) find() *model.Programme {
	r := w.solver.Solve(context.Background(), w.formula.Selectors())
	if r.Status != sat.Satisfiable {
		return nil
	}
	return w.problem.Programme(w.formula.Decode(r.Model.Value))
}

// represent returns the programme as an assignment, false if none says the same.
func represent(p *csp.Problem, programme *model.Programme) (csp.Assignment, bool) {
	x := p.Assignment(programme)
	again := p.Programme(x).Placements
	same := len(again) == len(programme.Placements) && !slices.ContainsFunc(programme.Placements, func(pl model.Placement) bool {
		return !slices.ContainsFunc(again, func(q model.Placement) bool {
			return q.Session == pl.Session && q.Interval == pl.Interval && q.Room == pl.Room
		})
	})
	return x, same
}

// accepts judges by what local search reads: candidates, relations, rooms.
func accepts(p *csp.Problem, programme *model.Programme) bool {
	x, ok := represent(p, programme)
	if !ok {
		return false
	}
	for a, place := range x {
		if place.Start == csp.Unplaced {
			if !p.Activities[a].Optional {
				return false
			}
			continue
		}
		c := p.Activities[a].Candidates
		k := slices.Index(c.Starts, place.Start)
		if k < 0 || !c.Rooms[k].Has(place.Room) {
			return false
		}
		running := 0
		for b, other := range x {
			if other.Start == csp.Unplaced || other.Room != place.Room {
				continue
			}
			v := model.Span(p.Starts[other.Start], p.Activities[b].Minutes+p.Rooms[place.Room].Turnaround)
			if v.Start <= p.Starts[place.Start] && p.Starts[place.Start] < v.End {
				running++
			}
		}
		if running > p.Rooms[place.Room].Parallel {
			return false
		}
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		a, b := x[r.A], x[r.B]
		if a.Start != csp.Unplaced && b.Start != csp.Unplaced && r.Where.Meets(a.Room, b.Room) && !p.Allows(r, a.Start, b.Start) {
			return false
		}
	}
	for i := range p.Pools {
		if poolTooFull(p, &p.Pools[i], x) {
			return false
		}
	}
	for _, k := range p.RoomLimits {
		rooms := map[model.RoomIndex]bool{}
		for _, a := range k.Members {
			if x[a].Start != csp.Unplaced {
				rooms[x[a].Room] = true
			}
		}
		if len(rooms) > k.Most {
			return false
		}
	}
	for i := range p.Respites {
		if p.LackingAt(&p.Respites[i], func(a csp.ActivityIndex) csp.StartIndex { return x[a].Start }) > 0 {
			return false
		}
	}
	for i := range p.RefitLimits {
		if k := &p.RefitLimits[i]; timesLaidOut(p, &k.Refits, x) > k.Most {
			return false
		}
	}
	return true
}

// timesLaidOut goes through the starts of the day and counts how often the room is laid out anew.
func timesLaidOut(p *csp.Problem, k *csp.Refits, x csp.Assignment) (changes int) {
	is := int32(0)
	for s, t := range p.Starts {
		for a, at := range x {
			if at.Start != csp.StartIndex(s) || at.Room == model.NoRoom || !k.Rooms.Has(at.Room) || k.Layouts[a] == 0 || t < k.Day.Start || t >= k.Day.End {
				continue
			}
			if is != 0 && is != k.Layouts[a] {
				changes++
			}
			is = k.Layouts[a]
		}
	}
	return changes
}

// poolTooFull asks of every minute how much of the pool is used.
func poolTooFull(p *csp.Problem, k *csp.Pool, x csp.Assignment) bool {
	used, all := map[model.Instant]int{}, 0
	for _, m := range k.Members {
		if x[m.Activity].Start == csp.Unplaced {
			continue
		}
		own, most := unitsByMinute(p, k, &m, x[m.Activity])
		all += most
		for t, units := range own {
			if used[t] += units; !k.Timeless && used[t] > k.Most && k.During.Start <= t && t < k.During.End {
				return true
			}
		}
	}
	return k.Timeless && all > k.Most
}

// unitsByMinute returns how many units a member takes at each minute, and at most.
func unitsByMinute(p *csp.Problem, k *csp.Pool, m *csp.PoolMember, at csp.Place) (own map[model.Instant]int, most int) {
	own = map[model.Instant]int{}
	for _, u := range m.Uses {
		outside := u.From != model.Interval{} && (p.Starts[at.Start] < u.From.Start || p.Starts[at.Start] >= u.From.End)
		if u.Rooms != nil && !u.Rooms.Has(at.Room) || outside {
			continue
		}
		units, from := max(1, u.Units), p.Starts[at.Start].Add(u.Delay)
		most = max(most, units)
		for t := from.Add(-k.Before); t < from.Add(u.Minutes+k.After); t++ {
			own[t] = max(own[t], units)
		}
	}
	return own, most
}

// randomProgramme places most sessions somewhere sensible, some nowhere or off the grid.
func randomProgramme(t *rapid.T, e *model.Event) *model.Programme {
	var placements []model.Placement
	merged := map[string]model.Placement{}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		if rapid.IntRange(0, 9).Draw(t, "left out") == 0 || s.State == model.Cancelled && rapid.IntRange(0, 5).Draw(t, "cancelled") > 0 {
			continue
		}
		w := rapid.SampledFrom(e.Windows).Draw(t, "window")
		steps := max(0, w.Minutes()-s.Minutes) / 30
		if rapid.IntRange(0, 9).Draw(t, "outside the window") == 0 {
			steps = 5
		}
		start := w.Start.Add(30 * model.Minutes(rapid.IntRange(0, int(steps)).Draw(t, "step")))
		if rapid.IntRange(0, 19).Draw(t, "off the grid") == 0 {
			start = start.Add(15)
		}
		if own := formerly(e, model.SessionIndex(i)); len(own) > 0 && rapid.IntRange(0, 5).Draw(t, "as in the baseline") == 0 {
			start = rapid.SampledFrom(own).Draw(t, "own start")
		}
		minutes := s.Minutes
		if rapid.IntRange(0, 29).Draw(t, "another length") == 0 {
			minutes += 30
		}
		pl := model.Placement{
			Session: model.SessionIndex(i), Interval: model.Span(start, minutes),
			Room: model.InRoom(model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "room"))),
		}
		if first, ok := merged[s.Merge]; ok && s.Merge != "" && rapid.IntRange(0, 3).Draw(t, "together") > 0 {
			pl.Interval, pl.Room = model.Span(first.Start, s.Minutes), first.Room
		}
		merged[s.Merge] = pl
		placements = append(placements, pl)
	}
	return model.NewProgramme(placements)
}

// formerly returns the starts that the baseline gives a session.
func formerly(e *model.Event, s model.SessionIndex) (starts []model.Instant) {
	if e.Baseline != nil {
		for _, pl := range e.Baseline.BySession(len(e.Sessions))[s] {
			starts = append(starts, pl.Start)
		}
	}
	return starts
}

// eachProgramme calls use for programmes that give each activity a legal start and any
// room, all of them or the first limit.
func eachProgramme(e *model.Event, p *csp.Problem, limit int, use func(*model.Programme)) {
	x := make(csp.Assignment, len(p.Activities))
	var place func(a int)
	place = func(a int) {
		if limit <= 0 {
			return
		}
		if a == len(x) {
			limit--
			use(p.Programme(x))
			return
		}
		for _, s := range p.Activities[a].Legal {
			for r := range e.Rooms {
				x[a] = csp.Place{Start: s, Room: model.RoomIndex(r)}
				place(a + 1)
			}
		}
	}
	place(0)
}
