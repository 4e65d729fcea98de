package solver_test

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// WhyNot says that a session cannot be somewhere exactly if no programme has it there:
// which programmes there are the judges say, one after the other.
func TestWhyNotAgreesWithTryingEverything(t *testing.T) {
	seen := map[solver.Verdict]int{}
	rapid.Check(t, func(t *rapid.T) {
		book, from := replanning(t)
		e := book.Event()
		if rapid.Bool().Draw(t, "without a programme") {
			from = nil
		} else {
			e.Baseline = from
			book = bindAll(t, e)
		}
		s := model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session"))
		at, in := somePlace(t, e)
		every, ok := everyProgramme(bindAll(t, required(e, s)))
		switch {
		case e.Sessions[s].State == model.Cancelled:
			t.Skip("the session is nowhere")
		case !ok:
			t.Skip("too many programmes to try")
		}
		seen[compareWhyNot(t, book, from, every, s, at, in).Verdict]++
	})
	if seen[solver.Impossible] < 10 || seen[solver.Optimal] < 10 || seen[solver.Unknown] > 0 {
		t.Errorf("verdicts %v: the events drawn are too much alike", seen)
	}
}

// compareWhyNot holds WhyNot against the programmes that there are with the session.
func compareWhyNot(t rapid.TB, book *rules.Book, from *model.Programme, every []*model.Programme, s model.SessionIndex, at model.Instant, in model.RoomIndex) *solver.WhyNotResult {
	t.Helper()
	e := book.Event()
	there := func(p *model.Programme) bool {
		return slices.ContainsFunc(p.Placements, func(pl model.Placement) bool {
			r := pl.Room.Index() // a room is also had with an overflow room
			return pl.Session == s && (at == model.NoInstant || pl.Start == at) && (in == model.NoRoom || r == in || e.Main(r) == in)
		})
	}
	possible := slices.ContainsFunc(every, there)
	w, err := planner(e).WhyNot(context.Background(), solver.WhyNotOptions{Options: solver.Options{Seed: 1, Workers: 1}, From: from, Session: s, At: at, Room: model.InRoom(in)})
	switch {
	case err != nil:
		t.Fatal(err)
	case w.Stands && w.Broken == 0:
		if w.Programme != from || !there(from) {
			t.Fatal("the session is said to stand there, and does not")
		}
	case w.Verdict == solver.Unknown, possible == (w.Verdict == solver.Impossible):
		t.Fatalf("verdict %s, but it is possible: %v", w.Verdict, possible)
	case possible:
		if !there(w.Programme) {
			t.Fatal("the session is not there in the programme")
		}
		if report := check.Programme(bindAll(t, w.Event), w.Programme); !report.OK() || report.Cost != w.Cost {
			t.Fatalf("the programme breaks %d hard rules and costs %v, not %v", report.Hard, report.Cost, w.Cost)
		}
	default:
		judgeBars(t, w, s, slices.ContainsFunc(every, func(p *model.Programme) bool { return len(p.BySession(len(e.Sessions))[s]) > 0 }))
	}
	return w
}

// judgeBars asks a formula of the event with the question whether each c says too much
// or too little: with the question its rules cannot hold together, and without any one of
// them they can; and whether there are more, if that is denied.
func judgeBars(t rapid.TB, w *solver.WhyNotResult, s model.SessionIndex, anywhere bool) {
	if len(w.Conflicts) == 0 {
		t.Fatal("no reason is given")
	}
	if w.Nearest != nil {
		if in := w.Conflicts[0].Reasons[0].Instance; in.Rule != "R04" || len(w.Conflicts) > 1 {
			t.Fatalf("no window takes the session then, and the reason is %s", in.Rule)
		}
		return
	}
	p := compile.Problem(bindAll(t, w.Event))
	solver := newSelected(p)
	question := func(i rules.Instance) bool {
		return i.Rule == "R35" && i.Setting == len(w.Event.Rules)-1 || i == p.Instances[p.Activities[p.ActivityOf[s]].Placed]
	}
	var named []rules.Instance
	for i, c := range w.Conflicts {
		if c.Anyway && anywhere {
			t.Fatalf("c %d is said to forbid the session everywhere, and it can be somewhere", i)
		}
		if len(c.Reasons) == 0 {
			t.Fatalf("c %d has no reason", i)
		}
		if c.Overload {
			return // it says what there is too much of, not which rules ask for it
		}
		if !c.Minimal {
			t.Fatalf("c %d was not proved to be minimal", i)
		}
		among := func(left rules.Instance) func(rules.Instance) bool {
			return func(i rules.Instance) bool { return question(i) || i != left && hasReason(c.Reasons, i) }
		}
		if solver.hold(among(rules.Instance{})) {
			t.Fatalf("c %d can hold: %v", i, c)
		}
		for _, r := range c.Reasons {
			if r.Instance.Rule == "R45" {
				continue // no selector is its own: it says which sessions the others tie together
			}
			if r.Source.File == "question" || r.Instance.Rule == "R01" && question(r.Instance) {
				t.Fatalf("c %d gives the question for a reason: %s", i, r.Sentence)
			}
			if r.Instance.Rule != "R01" && slices.Contains(named, r.Instance) {
				t.Fatalf("two conflicts share the reason: %s", r.Sentence)
			}
			if !question(r.Instance) && !solver.hold(among(r.Instance)) {
				t.Fatalf("c %d needs no %s", i, r.Sentence)
			}
		}
		for _, r := range c.Reasons {
			if onlyPlaced := !slices.ContainsFunc(c.Reasons, func(o reason) bool { return o.Instance.Rule != "R01" }); r.Instance.Rule != "R01" && r.Instance.Rule != "R45" || onlyPlaced {
				named = append(named, r.Instance)
			}
		}
	}
	const most = 20                                                 // conflicts that are looked for
	holds := func(i rules.Instance) bool { return i.Rule == "R02" } // without which nothing is left of R11
	if len(w.Conflicts) < most && !slices.ContainsFunc(named, holds) && w.Complete != solver.hold(func(i rules.Instance) bool { return question(i) || !slices.Contains(named, i) }) {
		t.Fatalf("said to be all the conflicts: %v, of %v", w.Complete, w.Conflicts)
	}
}

type reason = solver.Reason

func hasReason(reasons []reason, i rules.Instance) bool {
	return slices.ContainsFunc(reasons, func(r reason) bool { return r.Instance == i })
}

// selected is the formula of a problem, in which each rule instance can be left out.
type selected struct {
	problem *csp.Problem
	formula *cnf.Formula
	solver  *sat.Solver
}

func newSelected(p *csp.Problem) *selected {
	s := sat.NewSolver(0, 0)
	return &selected{p, cnf.NewFormula(p, s, cnf.Selected, cnf.EagerRooms), s}
}

// hold reports whether the instances that are wanted can hold together.
func (s *selected) hold(wanted func(rules.Instance) bool) bool {
	assumed := slices.DeleteFunc(s.formula.Selectors(), func(m sat.Lit) bool {
		i, _ := s.formula.InstanceOf(m)
		return !wanted(s.problem.Instances[i])
	})
	return s.solver.Solve(context.Background(), assumed).Status == sat.Satisfiable
}

// somePlace draws a start and a room, or only one of them.
func somePlace(t *rapid.T, e *model.Event) (model.Instant, model.RoomIndex) {
	at := rapid.SampledFrom(e.Windows).Draw(t, "asked window").Start.Add(30 * model.Minutes(rapid.IntRange(0, 4).Draw(t, "asked step")))
	if rapid.IntRange(0, 9).Draw(t, "off the grid") == 0 {
		at = at.Add(10)
	}
	in := model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "asked room"))
	switch rapid.IntRange(0, 4).Draw(t, "what is left open") {
	case 0:
		return at, model.NoRoom
	case 1:
		return model.NoInstant, in
	}
	return at, in
}

// required returns e with the session confirmed if it is optional.
func required(e *model.Event, s model.SessionIndex) *model.Event {
	next := *e
	next.Sessions = slices.Clone(e.Sessions)
	if next.Sessions[s].State == model.Optional {
		next.Sessions[s].State = model.Confirmed
	}
	return &next
}

func bindAll(t rapid.TB, e *model.Event) *rules.Book {
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return book
}

// A place is free exactly if the judges find nothing new with the session put there and
// nothing else moved, forbidden if they find something of the session alone.
func TestPlacesSaysWhatTheJudgesSay(t *testing.T) {
	seen := map[solver.PlaceKind]int{}
	for _, r := range append(rules.Catalogue(), rules.Rule{}) {
		if r.ID != "" && !compile.Encodes(r.ID) {
			continue
		}
		t.Run("rule "+r.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e := smallEvent(t, r.ID)
				book, faults := rules.Bind(e)
				if len(faults) > 0 {
					t.Skip("the settings drawn make no sense: ", faults)
				}
				from := standingProgramme(t, e, compile.Problem(book))
				e.Baseline = from
				if book, faults = rules.Bind(e); len(faults) > 0 {
					t.Skip("the settings drawn make no sense: ", faults)
				}
				comparePlaces(t, book, from, seen)
			})
		})
	}
	for _, kind := range []solver.PlaceKind{solver.PlaceFree, solver.PlaceTaken, solver.PlaceForbidden} {
		if seen[kind] < 100 {
			t.Errorf("%d places are %s: the events drawn are too much alike", seen[kind], kind)
		}
	}
}

func comparePlaces(t *rapid.T, book *rules.Book, from *model.Programme, seen map[solver.PlaceKind]int) {
	e := book.Event()
	s := model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session"))
	words, err := places(planner(e), from, s)
	if err != nil {
		t.Fatal(err)
	}
	p := compile.Problem(book)
	if p.ActivityOf[s] < 0 {
		if len(words) > 0 {
			t.Fatal("a cancelled session has places")
		}
		return
	}
	group := p.Activities[p.ActivityOf[s]].Sessions
	var others []model.Placement
	for _, pl := range from.Placements {
		if !slices.Contains(group, pl.Session) {
			others = append(others, pl)
		}
	}
	with := func(w solver.PlaceWord, beside []model.Placement) *check.Report {
		placements := slices.Clone(beside)
		for _, x := range group {
			placements = append(placements, model.Placement{Session: x, Interval: model.Span(w.Start, e.Length(x)), Room: model.InRoom(w.Room)})
		}
		return check.Programme(book, model.NewProgramme(placements))
	}
	before := check.Programme(book, model.NewProgramme(slices.Clone(others)))
	for _, w := range words {
		seen[w.Kind]++
		var news []rules.Violation
		for _, v := range with(w, others).Violations {
			if v.Level == model.Hard && !slices.Contains(before.Violations, v) {
				news = append(news, v)
			}
		}
		if (w.Kind == solver.PlaceFree) != (len(news) == 0) || (w.Kind == solver.PlaceFree) != (len(w.Reasons) == 0) {
			t.Fatalf("%s at %s in %s is %s (%v), and the judges find %v\n%s", e.Sessions[s].ID, w.Start, e.Rooms[w.Room].ID, w.Kind, w.Reasons, news, describeProgramme(book, from))
		}
		alone := slices.ContainsFunc(with(w, nil).Violations, func(v rules.Violation) bool {
			return v.Level == model.Hard && slices.Contains(group, v.A) && v.Rule != "R01"
		})
		if (w.Kind == solver.PlaceForbidden) != alone {
			t.Fatalf("%s at %s in %s is %s (%v), forbidden by itself: %v", e.Sessions[s].ID, w.Start, e.Rooms[w.Room].ID, w.Kind, w.Reasons, alone)
		}
	}
}
