package compile_test

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// What [randevent.Penalties] charges for is the same in
// the problem, in the formula, in what is paid whatever happens, and counted plainly.
func TestTheWorstIsTheSameInEveryView(t *testing.T) {
	charged := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "R01")
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		p.Soft = csp.Soft{}
		randevent.Penalties(t, p)
		w := newWitness(p, cnf.Asserted)
		prices := somePrices(t, p)
		whole := newWitness(p, cnf.Asserted)
		for range 4 {
			answer := w.solver.Solve(context.Background(), nil)
			if answer.Status != sat.Satisfiable {
				return
			}
			x := w.formula.Decode(answer.Model.Value)
			want := plainly(p, x)
			if got := p.Cost(x); got != want {
				t.Fatalf("%v costs %v in the problem, %v", x, got, want)
			}
			if got := whole.cost(t, x, prices); got != want {
				t.Fatalf("%v costs %v in the formula, %v\n%+v", x, got, want, p.Soft)
			}
			for tier := 1; tier <= csp.Tiers; tier++ {
				if paid := p.Paid(tier); paid.Unary+paid.Overlaps+paid.Groups > want[tier-1] {
					t.Fatalf("every programme is said to pay %+v in tier %d, and this one pays %d", paid, tier, want[tier-1])
				}
			}
			comparePaid(t, p, x, want)
			if want != (csp.Cost{}) {
				charged++
			}
			lits, _ := w.formula.Assume(x)
			for i := range lits {
				lits[i] = lits[i].Not()
			}
			w.solver.Add(lits...)
		}
	})
	if charged == 0 {
		t.Error("no programme cost anything: the test tests nothing")
	}
}

// plainly returns what x costs for places, for those too many at once, for the worst of burdens
// and for groups of them.
func plainly(p *csp.Problem, x csp.Assignment) (cost csp.Cost) {
	amount := func(a csp.ActivityIndex, byStart, byRoom []int32, absent int) (n int) {
		if x[a].Start == csp.Unplaced {
			return absent
		}
		for i, s := range p.Activities[a].Candidates.Starts {
			if s == x[a].Start && byStart != nil {
				n = int(byStart[i])
			}
		}
		for r := range byRoom {
			if model.RoomIndex(r) == x[a].Room {
				n = max(n, int(byRoom[r]))
			}
		}
		return n
	}
	bears := func(b csp.Bag) int {
		all := []int{int(b.Stay)}
		for _, k := range b.Burdens {
			all = append(all, amount(k.Activity, k.ByStart, k.ByRoom, int(k.Absent)))
		}
		return slices.Max(all)
	}
	for _, u := range p.Soft.Unary {
		n := amount(u.Activity, u.ByStart, u.ByRoom, 0)
		if !u.Larger {
			n = amount(u.Activity, nil, u.ByRoom, 0)
			if at := x[u.Activity]; at.Start != csp.Unplaced && (u.In == nil || u.In.Has(at.Room)) {
				n += amount(u.Activity, u.ByStart, nil, 0)
			}
		}
		cost[u.Tier-1] += u.Weight * n
	}
	for _, k := range p.Soft.Excesses {
		for s := range p.Starts {
			begin, running := 0, 0
			for _, m := range k.Pool.Members {
				if x[m.Activity].Start == csp.Unplaced {
					continue
				}
				own, most := unitsByMinute(p, &k.Pool, &m, x[m.Activity])
				running += own[p.Starts[s]]
				if most > 0 && int(x[m.Activity].Start) == s {
					begin++
				}
			}
			if begin > 0 {
				cost[k.Tier-1] += k.Weight * max(0, running-k.Pool.Most)
			}
		}
	}
	for _, k := range p.Soft.Counts {
		n := 0
		for i, a := range k.Members {
			if s := x[a].Start; s != csp.Unplaced && k.From <= s && s < k.To {
				n += k.UnitsOf(i)
			}
		}
		cost[k.Tier-1] += k.Weight * max(0, n-k.Max, k.Min-n)
	}
	for i := range p.Soft.Lacks {
		k := &p.Soft.Lacks[i]
		n := minutesLacking(p, &k.Respite, x)
		if k.Flat {
			n = min(1, n)
		}
		cost[k.Tier-1] += k.Weight * n
	}
	for i := range p.Soft.Refits {
		k := &p.Soft.Refits[i]
		cost[k.Tier-1] += k.Weight * max(0, timesLaidOut(p, &k.Refits, x)-k.Most)
	}
	for _, u := range p.Soft.Useds {
		used := map[csp.Place]bool{} // of each part by its number, in no room or in one
		for _, a := range u.Members {
			at := x[a]
			if at.Start == csp.Unplaced || u.Of[at.Start] < 0 {
				continue
			}
			rooms := []model.RoomIndex{at.Room}
			switch {
			case u.Rooms == nil:
				rooms = []model.RoomIndex{model.NoRoom}
			case u.As != nil:
				rooms = u.As[at.Room]
			}
			for _, r := range rooms {
				if u.Rooms == nil || u.Rooms.Has(r) {
					used[csp.Place{Start: csp.StartIndex(u.Of[at.Start]), Room: r}] = true
				}
			}
		}
		cost[u.Tier-1] += u.Weight * max(0, len(used)-u.Free)
	}
	for i := range p.Soft.Idles {
		k := &p.Soft.Idles[i]
		cost[k.Tier-1] += k.Weight * max(0, minutesIdle(p, k, x)-k.Free)
	}
	for _, w := range p.Soft.Worsts {
		cost[w.Tier-1] += w.Weight * bears(w.Bag)
	}
	for _, k := range p.Soft.Peaks {
		highest := 0
		for _, g := range k.Groups {
			total, heads := int(g.Stay), max(1, int(g.Heads))
			for _, b := range g.Bags {
				total += bears(b)
			}
			share := total / heads
			if total%heads > 0 {
				share++
			}
			highest = max(highest, share)
		}
		cost[k.Tier-1] += k.Weight * highest
	}
	return cost
}

// minutesLacking asks of every minute whether somebody is busy.
func minutesLacking(p *csp.Problem, k *csp.Respite, x csp.Assignment) (lacking int) {
	busy := map[model.Instant]bool{}
	first, last := model.Instant(1<<40), model.Instant(-1<<40)
	for _, m := range k.Members {
		if s := x[m.Activity].Start; s != csp.Unplaced {
			for t := range m.Minutes {
				now := p.Starts[s].Add(t)
				busy[now], first, last = true, min(first, now), max(last, now)
			}
		}
	}
	if k.Kind == csp.Row {
		begun, free := first, model.Minutes(0)
		for t := first; t <= last; t++ {
			switch free++; {
			case !busy[t]:
			case free > k.Minutes: // the row had ended
				lacking += int(max(0, t.Add(-free+1).Sub(begun)-k.Most))
				begun, free = t, 0
			default:
				free = 0
			}
		}
		if first <= last {
			lacking += int(max(0, last.Add(1).Sub(begun)-k.Most))
		}
		return lacking
	}
	window := k.Window
	if k.Kind == csp.Quiet {
		s := x[k.After.Activity].Start
		if s == csp.Unplaced {
			return 0
		}
		window = model.Span(p.Starts[s].Add(k.After.Minutes), k.Within)
	}
	longest, free := 0, 0
	for t := window.Start; t < window.End; t++ {
		if free++; busy[t] {
			free = 0
		}
		longest = max(longest, free)
	}
	return max(0, int(k.Minutes)-longest)
}

// minutesIdle asks of every minute whether something began before and goes on after it, and whether
// it is in a pause after something, quiet, or taken.
func minutesIdle(p *csp.Problem, k *csp.Idle, x csp.Assignment) (idle int) {
	there := slices.Clone(k.Stay)
	for _, m := range k.Members {
		at := x[m.Activity]
		if at.Start == csp.Unplaced || k.Rooms != nil && !k.Rooms.Has(at.Room) {
			continue
		}
		if t := p.Starts[at.Start]; k.Day.Start <= t && t < k.Day.End {
			there = append(there, model.Span(t, m.Minutes))
		}
	}
	if len(there) == 0 {
		return 0
	}
	first, last := there[0].Start, there[0].End
	for _, v := range there {
		first, last = min(first, v.Start), max(last, v.End)
	}
	for t := first; t < last; t++ {
		taken := slices.ContainsFunc(there, func(v model.Interval) bool { return v.Start <= t && t < v.End.Add(k.Pause) })
		quiet := slices.ContainsFunc(k.Quiet, func(v model.Interval) bool { return v.Start <= t && t < v.End })
		if !taken && !quiet {
			idle++
		}
	}
	return idle
}
