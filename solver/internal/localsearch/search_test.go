package localsearch

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// drawProblem returns the problem of a small random event with every kind of rule.
func drawProblem(t *rapid.T) (*csp.Problem, *rules.Book) {
	e := randevent.Event(t, "")
	if _, faults := rules.Bind(e); len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	return compiled(e)
}

func TestSearchFindsAProgrammeWhereThereIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, book := drawProblem(t)
		x, left := runSmall(t, p)
		if r := check.Programme(book, p.Programme(x)); left == 0 && !r.OK() {
			t.Fatalf("the judges refuse the programme: %+v", r.Violations)
		}
	})
}

func TestSearchSolvesRandomProblems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { runSmall(t, randomProblem(t)) })
}

// runSmall runs a search of a problem small enough to try everything. Where few of its programmes
// place all, a search may be out of luck for long, but not with every seed.
func runSmall(t *rapid.T, p *csp.Problem) (x csp.Assignment, left int) {
	seed, best := rapid.Uint64().Draw(t, "seed"), fewestMissing(p)
	for try := range uint64(5) {
		x, left = New(p, seed+try).Run(t.Context(), Limits{Work: 100_000})
		if wrong := clashes(p, x); len(wrong) > 0 || missing(p, x) != left {
			t.Fatalf("%d said to be left of %d; %v", left, missing(p, x), wrong)
		}
		if left < best {
			t.Fatalf("%d left, at best %d", left, best)
		}
		if best > 0 || left == 0 {
			return x, left
		}
	}
	t.Fatalf("%d left, at best none", left)
	return nil, 0
}

func TestSearchNeverStopsShortOfTheFewestLeftOut(t *testing.T) {
	short := 0
	for seed := range uint64(40) {
		p, _ := compiled(crowded(seed))
		x, left := New(p, seed).Run(t.Context(), Limits{Work: 50_000})
		if wrong := clashes(p, x); len(wrong) > 0 || left != missing(p, x) {
			t.Fatalf("seed %d: %v", seed, wrong)
		}
		if best := fewestMissing(p); left > best {
			t.Errorf("seed %d: %d left, at best %d", seed, left, best)
		} else if left > 0 {
			short++
		}
	}
	if short < 10 {
		t.Errorf("only %d of the events have more sessions than fit", short)
	}
}

// crowded returns an event of five sessions and one room with few hours.
func crowded(seed uint64) *model.Event {
	e, _ := generate.Event(generate.Options{Sessions: 5, Load: 0.7, Seed: seed})
	last := &e.Windows[len(e.Windows)-1]
	e.Windows = []model.Window{*last}
	last = &e.Windows[0]
	last.Types, last.End = nil, last.Start.Add(150+30*model.Minutes(seed%4))
	e.Rules, e.Availability, e.Rooms[0].Open = nil, nil, nil
	return e
}

// After every step, all that the state keeps is what its places alone say.
func TestStateStaysRightAtEveryStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := New(randomProblem(t), rapid.Uint64().Draw(t, "seed"))
		for range 20 {
			if s.left == 0 {
				break
			}
			if rapid.IntRange(0, 9).Draw(t, "restart") == 0 {
				s.restart()
			}
			s.step()
			assertRight(t, s)
		}
		s.placeOptional()
		assertRight(t, s)
	})
}

// assertRight fails unless what is free by the state's tables is free by the problem's
// words, and the sums in the tables are those of the weights.
func assertRight(t *rapid.T, s *Search) {
	p, x := s.problem, placesOf(s)
	if wrong := clashes(p, x); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	if s.left+s.lost != missing(p, x) {
		t.Fatalf("%d and %d left, in truth %d", s.left, s.lost, missing(p, x))
	}
	fresh := newState(s.space)
	copy(fresh.weight, s.weight)
	for a, at := range s.start {
		if at >= 0 {
			fresh.place(int32(a), at, s.lane[a])
		}
	}
	if !slices.Equal(fresh.barred, s.barred) || !slices.Equal(fresh.barredIn, s.barredIn) || !slices.Equal(fresh.taken, s.taken) {
		t.Fatal("the tables differ from those of the same places made anew")
	}
	for a := range x {
		if x[a].Start != csp.Unplaced {
			continue
		}
		starts, lanes := s.all.of(int32(a))
		for i, at := range starts {
			for _, lane := range lanes[i] {
				room := model.RoomIndex(s.laneRoom[lane])
				x[a] = csp.Place{Start: csp.StartIndex(at), Room: room}
				free, fits := s.isFree(int32(a), at, lane), len(clashes(p, x)) == 0
				if free && !fits || fits && !free && p.Rooms[room].Parallel == 1 {
					t.Fatalf("activity %d at %v: free %v, without clash %v", a, x[a], free, fits)
				}
				if blockers := s.blockers(nil, int32(a), at, lane); (len(blockers) == 0) != free {
					t.Fatalf("activity %d at %v: free %v, in the way %v", a, x[a], free, blockers)
				}
			}
		}
		x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	}
}

// placesOf returns what is placed now.
func placesOf(s *Search) csp.Assignment {
	s.bestLeft = s.left + 1
	s.keepBest()
	return slices.Clone(s.best)
}

func TestFoundProgrammesPassTheCheck(t *testing.T) {
	for _, o := range []generate.Options{
		{Sessions: 60, Load: 0.9, Seed: 1},
		{Sessions: 300, Load: 0.92, Seed: 2},
		{Sessions: 300, Load: 0.97, Seed: 3},
		{Sessions: 300, Load: 0.97, Seed: 4, FixedSlots: true},
		{Sessions: 1000, Load: 0.9, Seed: 5},
	} {
		e, _ := generate.Event(o)
		p, book := compiled(e)
		x, left := New(p, o.Seed).Run(t.Context(), Limits{Work: 200_000_000})
		if left > 0 {
			t.Errorf("%+v: %d left", o, left)
			continue
		}
		for _, v := range check.Programme(book, p.Programme(x)).Violations {
			if v.Level == model.Hard {
				t.Errorf("%+v: %s: %s", o, v.Rule, v.Sentence)
				break
			}
		}
	}
}

func TestSameSeedSameAnswer(t *testing.T) {
	p, _ := compiled(overfull())
	const work = 1_500_000
	one, other := New(p, 7), New(p, 7)
	x, left := one.Run(t.Context(), Limits{Work: work})
	for other.Work() < one.Work() {
		other.Run(t.Context(), Limits{Work: min(work/5, one.Work()-other.Work())})
	}
	y, again := other.Run(t.Context(), Limits{})
	if left != again || !slices.Equal(x, y) || one.Work() != other.Work() {
		t.Errorf("one run: %d left after %d, five runs: %d left after %d", left, one.Work(), again, other.Work())
	}
	if one.restarts == 0 {
		t.Error("the search did not restart: the test says nothing about it")
	}
	z, _ := New(p, 8).Run(t.Context(), Limits{Work: work})
	if slices.Equal(x, z) {
		t.Error("another seed gives the same programme")
	}
}

// overfull returns an event with more sessions than its rooms can hold.
func overfull() *model.Event {
	e, _ := generate.Event(generate.Options{Sessions: 40, Load: 0.95, Seed: 1})
	for i := range e.Windows {
		e.Windows[i].End = max(e.Windows[i].End.Add(-60), e.Windows[i].Start.Add(60))
	}
	return e
}

func TestRunEndsWithItsContext(t *testing.T) {
	p, _ := compiled(overfull())
	ctx := &endsAtPoll{Context: t.Context(), left: 3}
	s := New(p, 1)
	if _, left := s.Run(ctx, Limits{Work: 1 << 60}); left == 0 {
		t.Error("nothing left of an event that is too full")
	}
	if ctx.left != 0 {
		t.Errorf("went on after the context was done: %d", ctx.left)
	}
	work := s.Work()
	if _, left := s.Run(ctx, Limits{Work: 1 << 60}); left == 0 {
		t.Error("nothing left of it in another run")
	}
	if s.Work() != work {
		t.Error("a run under a context that is done went on")
	}
}

// endsAtPoll is a context that is done once it has been asked so often.
type endsAtPoll struct {
	context.Context
	left int
}

func (c *endsAtPoll) Err() error {
	if c.left--; c.left <= 0 {
		return context.Canceled
	}
	return nil
}

func TestStartIsKeptWhereItCanBe(t *testing.T) {
	e, planted := generate.Event(generate.Options{Sessions: 100, Load: 0.9, Seed: 3})
	p, _ := compiled(e)
	whole := p.Assignment(planted)
	s := New(p, 1)
	s.Start(whole)
	if x, left := s.Run(t.Context(), Limits{Work: 1}); left != 0 || !slices.Equal(x, whole) {
		t.Errorf("a programme without clashes was not kept; %d left", left)
	}

	// Two sessions on one place: the first keeps it. One without a place, one off every
	// candidate: both are placed anew.
	broken := slices.Clone(whole)
	broken[11] = broken[10]
	broken[20] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	broken[30].Start = 0
	s = New(p, 1)
	s.Start(broken)
	x, left := s.Run(t.Context(), Limits{Work: 50_000_000})
	if left != 0 || len(clashes(p, x)) > 0 {
		t.Fatalf("%d left, %v", left, clashes(p, x))
	}
	moved := 0
	for a := range x {
		if x[a] != whole[a] {
			moved++
		}
	}
	if moved > 30 {
		t.Errorf("%d of 100 moved, for three that had to be placed", moved)
	}
}

func TestOptionalSessionsFillWhatIsLeft(t *testing.T) {
	e := crowded(0)
	first := e.Windows[0] // one room for an hour, twice
	first.End = first.Start.Add(60)
	second := first
	second.ID, second.Interval = "second", model.Span(first.End.Add(60), 60)
	e.Windows = []model.Window{first, second}
	for i := range e.Sessions {
		e.Sessions[i].Minutes, e.Sessions[i].State, e.Sessions[i].Needs, e.Sessions[i].Layout = 60, model.Optional, nil, ""
		e.Sessions[i].Priority = 5 - i
	}
	e.Cast = nil
	e.Sessions[1].State = model.Confirmed
	p, _ := compiled(e)
	x, left := New(p, 1).Run(t.Context(), Limits{Work: 10_000})
	if left != 0 {
		t.Fatal(left, "left")
	}
	for s, want := range []bool{false, true, false, false, true} {
		if got := x[p.ActivityOf[s]].Start != csp.Unplaced; got != want {
			t.Errorf("session %d with priority %d: placed %v", s, e.Sessions[s].Priority, got)
		}
	}
}

func TestNothingToPlace(t *testing.T) {
	for _, p := range []*csp.Problem{{}, {Activities: make([]csp.Activity, 2)}} {
		x, left := New(p, 1).Run(t.Context(), Limits{Work: 100})
		if len(x) != len(p.Activities) || left != len(p.Activities) {
			t.Errorf("%d activities: %v, %d left", len(p.Activities), x, left)
		}
	}
}

func TestLuby(t *testing.T) {
	want := []int64{1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8}
	for i, n := range want {
		if got := luby(i + 1); got != n {
			t.Errorf("term %d is %d, want %d", i+1, got, n)
		}
	}
}
