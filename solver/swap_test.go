package solver_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Swaps finds on small events exactly what the judges say of every exchange and every
// empty place, one after another: in programmes that keep all rules, and in those that
// break some.
func TestSwapsFindsAllThatIsLegal(t *testing.T) {
	for _, r := range append(slices.Clone(rules.Catalogue()), rules.Rule{ID: ""}) {
		if r.ID == "" || compile.Encodes(r.ID) {
			t.Run("rule "+r.ID, func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) {
					e := smallEvent(t, r.ID)
					book, faults := rules.Bind(e)
					if len(faults) > 0 {
						t.Skip("the settings drawn make no sense: ", faults)
					}
					programme := standingProgramme(t, e, compile.Problem(book))
					session, o := asking(t, e)
					if !compareSwaps(t, book, programme, session, o) {
						t.Skip("the session has no place to exchange")
					}
				})
			})
		}
	}
}

// The same of a programme that has more than a few sessions, and keeps all rules.
func TestSwapsOfAMadeUpEvent(t *testing.T) {
	e, programme := generate.Event(generate.Options{Sessions: 24, Load: 0.5, Seed: 1})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p, cycles := compile.Problem(book), [4]int{}
	for _, session := range []model.SessionIndex{4, 8} {
		o := solver.SwapOptions{MaxCycle: 3, Free: true}
		got, err := swaps(planner(e), t.Context(), programme, session, o)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, w := range got.Swaps {
			found = append(found, swapKey(e, w.Moves))
			cycles[w.Cycle]++
		}
		slices.Sort(found)
		if d := gocmp.Diff(bruteSwaps(book, p, programme, session, o), found); d != "" {
			t.Errorf("%s (-judges +swaps):\n%s", e.Sessions[session].ID, d)
		}
		few, err := swaps(planner(e), t.Context(), programme, session, solver.SwapOptions{MaxCycle: 3, Free: true, Limit: 4})
		if err != nil {
			t.Fatal(err)
		}
		if d := gocmp.Diff(got.Swaps[:4], few.Swaps); d != "" {
			t.Errorf("%s, with a limit:\n%s", e.Sessions[session].ID, d)
		}
		if n := few.More[1] + few.More[2] + few.More[3]; n != len(got.Swaps)-4 {
			t.Errorf("%d more than 4, want %d", n, len(got.Swaps)-4)
		}
	}
	if cycles[1] == 0 || cycles[2] == 0 || cycles[3] == 0 {
		t.Errorf("%v ways by length: the test tests little", cycles)
	}
}

func TestSwapsLeavesAloneWhatIsFrozen(t *testing.T) {
	e, programme := generate.Event(generate.Options{Sessions: 24, Load: 0.5, Seed: 1})
	_, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	asked := model.SessionIndex(8)
	at := programme.BySession(len(e.Sessions))
	day := model.DateIn(at[asked][0].Start, e.Zone)
	for _, c := range []struct {
		name   string
		freeze change.FreezeOptions
	}{
		{"its day", change.FreezeOptions{Days: []model.Date{day}}},
		{"itself", change.FreezeOptions{Sessions: []model.SessionIndex{asked}}},
		{"it has begun", change.FreezeOptions{Now: at[asked][0].Start + 1}},
	} {
		r, err := swaps(planner(e), t.Context(), programme, asked, solver.SwapOptions{MaxCycle: 3, Free: true, Freeze: c.freeze})
		if err != nil || r.Stays == "" || len(r.Swaps) > 0 {
			t.Errorf("%s: %v and %d ways (%v); it should stay", c.name, r, len(r.Swaps), err)
		}
	}
	all, err := swaps(planner(e), t.Context(), programme, asked, solver.SwapOptions{MaxCycle: 2})
	if err != nil || len(all.Swaps) == 0 {
		t.Fatal(all, err)
	}
	partner := all.Swaps[0].Moves[1].From.Session
	held := change.FreezeOptions{Sessions: []model.SessionIndex{partner}}
	fewer, err := swaps(planner(e), t.Context(), programme, asked, solver.SwapOptions{MaxCycle: 2, Freeze: held})
	if err != nil || len(fewer.Swaps) != len(all.Swaps)-1 {
		t.Errorf("%d swaps without %s, want %d (%v)", len(fewer.Swaps), e.Sessions[partner].ID, len(all.Swaps)-1, err)
	}
	nowhere := change.FreezeOptions{From: `"old.csv"`, Days: []model.Date{{Year: 1999, Month: 1, Day: 1}}}
	if _, err := swaps(planner(e), t.Context(), programme, asked, solver.SwapOptions{MaxCycle: 2, Freeze: nowhere}); err == nil || err.Error() != `"old.csv" has no session on 1999-01-01 to freeze` {
		t.Errorf("a day without sessions was frozen: %v", err)
	}
	others := model.NewProgramme(slices.DeleteFunc(slices.Clone(programme.Placements), func(pl model.Placement) bool { return pl.Session == partner }))
	if _, err := swaps(planner(e), t.Context(), others, asked, solver.SwapOptions{MaxCycle: 2, Freeze: held}); err == nil {
		t.Error("a session without a place was frozen")
	}
}

func TestSwapsNeedsOnePlace(t *testing.T) {
	e, programme := generate.Event(generate.Options{Sessions: 24, Load: 0.5, Seed: 1})
	_, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	first := programme.Placements[0]
	for _, c := range []struct {
		what, want string
		change     func(placements []model.Placement) []model.Placement
	}{
		{"nowhere", "has no place", func(p []model.Placement) []model.Placement { return p[1:] }},
		{"twice", "2 places", func(p []model.Placement) []model.Placement { return append(p, p[0]) }},
		{"without a room", "has no room", func(p []model.Placement) []model.Placement {
			p[0].Room = model.RoomRef{}
			return p
		}},
	} {
		changed := model.NewProgramme(c.change(slices.Clone(programme.Placements)))
		_, err := swaps(planner(e), t.Context(), changed, first.Session, solver.SwapOptions{MaxCycle: 3, Free: true})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

// asking draws a session that asks to move, and what may move beside it.
func asking(t *rapid.T, e *model.Event) (model.SessionIndex, solver.SwapOptions) {
	session := model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "who asks"))
	o := solver.SwapOptions{MaxCycle: rapid.IntRange(1, 3).Draw(t, "cycle"), Free: rapid.Bool().Draw(t, "free")}
	if rapid.IntRange(0, 3).Draw(t, "not all are willing") == 0 {
		o.Willing = []model.SessionIndex{model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "willing"))}
	}
	o.Freeze.Now = model.NoInstant
	if rapid.IntRange(0, 3).Draw(t, "has begun") == 0 {
		o.Freeze.Now = rapid.SampledFrom(e.Windows).Draw(t, "window that is on").Start.Add(30)
	}
	return session, o
}

// compareSwaps holds Swaps against every exchange and move. It reports whether the
// session has a place to exchange.
func compareSwaps(t rapid.TB, book *rules.Book, programme *model.Programme, session model.SessionIndex, o solver.SwapOptions) bool {
	t.Helper()
	e := book.Event()
	got, err := swaps(planner(e), context.Background(), programme, session, o)
	if errors.Is(err, solver.ErrRefused) {
		t.Fatalf("the judges refuse what was found: %v\n%s", err, describeProgramme(book, programme))
	}
	if err != nil {
		return false
	}
	var found []string
	for i, w := range got.Swaps {
		found = append(found, swapKey(e, w.Moves))
		after := check.Programme(book, w.Programme)
		told := diff.Of(e, programme, w.Programme).Told
		if w.Told != told || w.Cost != after.Cost {
			t.Errorf("%s: %d told at %v, want %d at %v", found[i], w.Told, w.Cost, told, after.Cost)
		}
		counts := func(w *solver.Swap) int {
			if programme.OneState() {
				return w.Told
			}
			return w.Points
		}
		if n, _ := newTeller(book, programme).count(w.Programme); counts(&w) != n.Told {
			t.Errorf("%s takes %d to tell people, what-if would count %d", found[i], counts(&w), n.Told)
		}
		if check.Programme(book, programme).OK() {
			if !after.OK() {
				t.Errorf("%s breaks a rule: %v", found[i], after.Violations)
			}
			if i > 0 && (counts(&got.Swaps[i-1]) > counts(&w) || counts(&got.Swaps[i-1]) == counts(&w) && csp.Cost(got.Swaps[i-1].Cost).Compare(w.Cost) > 0) {
				t.Errorf("%s comes after what is worse", found[i])
			}
		}
	}
	slices.Sort(found)
	p := compile.Problem(book)
	want := bruteSwaps(book, p, programme, session, o)
	if stricter(p, hard(check.Programme(book, programme))) {
		want = slices.DeleteFunc(want, func(key string) bool { return !slices.Contains(found, key) })
	}
	if d := gocmp.Diff(strings.Join(want, "\n"), strings.Join(found, "\n")); d != "" {
		t.Fatalf("asked about %s, %+v (-judges +swaps):\n%s\n%s", e.Sessions[session].ID, o, d, describeProgramme(book, programme))
	}
	return true
}

// stricter reports whether a programme is broken so that the encoding finds more wrong
// with a move than the judges do: of a group that is in too many rooms, it holds each session
// against all, not against one; one that is merged counts with all its cast,
// wherever the others are; and a session without a room, or with two places, takes its kits
// and is counted on its day there.
func stricter(p *csp.Problem, broken []rules.Violation) bool {
	merged := slices.ContainsFunc(p.Event.Sessions, func(s model.Session) bool { return s.Merge != "" })
	return len(broken) > 0 && merged || slices.ContainsFunc(broken, func(v rules.Violation) bool {
		return v.Rule == "R13" || v.Rule == "R01" && len(p.Pools) > 0
	})
}

// standingProgramme returns a programme of e: one that keeps the hard rules, as far as it
// goes, sometimes with some sessions somewhere else or in a second place.
func standingProgramme(t *rapid.T, e *model.Event, p *csp.Problem) *model.Programme {
	x, _ := localsearch.New(p, rapid.Uint64Range(1, 20).Draw(t, "seed")).Run(context.Background(), localsearch.Limits{Work: 1000})
	sound := p.Programme(x)
	if rapid.Bool().Draw(t, "as it is") {
		return sound
	}
	placements := sound.Placements
	stray := func(s model.SessionIndex) model.Placement {
		start := rapid.SampledFrom(e.Windows).Draw(t, "window").Start.Add(model.Minutes(30 * rapid.IntRange(0, 5).Draw(t, "step")))
		if rapid.IntRange(0, 9).Draw(t, "off the grid") == 0 {
			start = start.Add(15)
		}
		long := e.Length(s)
		if rapid.IntRange(0, 9).Draw(t, "too long") == 0 {
			long += 15
		}
		return model.Placement{Session: s, Interval: model.Span(start, long), Room: model.InRoom(model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "room")))}
	}
	for s := range e.Sessions {
		x := model.SessionIndex(s)
		at := slices.IndexFunc(placements, func(pl model.Placement) bool { return pl.Session == x })
		switch kind := rapid.IntRange(0, 9).Draw(t, "how"); {
		case at < 0 && kind < 8:
			placements = append(placements, stray(x))
		case at >= 0 && kind < 2:
			placements[at] = stray(x)
		case at >= 0 && kind == 2:
			placements = append(placements, stray(x))
		case at >= 0 && kind == 3:
			placements[at].Room = model.RoomRef{}
		}
	}
	return model.NewProgramme(placements)
}

// bruteSwaps tries everything and asks the judges.
func bruteSwaps(book *rules.Book, p *csp.Problem, programme *model.Programme, session model.SessionIndex, o solver.SwapOptions) []string {
	e := book.Event()
	type place struct {
		start model.Instant
		room  model.RoomIndex
	}
	at := map[csp.ActivityIndex]place{}
	by := programme.BySession(len(e.Sessions))
	for i, a := range p.Activities {
		whole := true
		for _, s := range a.Sessions {
			whole = whole && len(by[s]) == 1 && by[s][0].Room.Given() &&
				by[s][0].Start == by[a.Sessions[0]][0].Start && by[s][0].Room == by[a.Sessions[0]][0].Room
		}
		if whole {
			at[csp.ActivityIndex(i)] = place{by[a.Sessions[0]][0].Start, by[a.Sessions[0]][0].Room.Index()}
		}
	}
	var found []string
	try := func(cycle []csp.ActivityIndex, to []place) {
		moves := map[model.SessionIndex]place{}
		for i, a := range cycle {
			for _, s := range p.Activities[a].Sessions {
				moves[s] = to[i]
			}
		}
		var others, after []model.Placement
		for _, pl := range programme.Placements {
			where, is := moves[pl.Session]
			if is {
				pl = model.Placement{Session: pl.Session, Interval: model.Span(where.start, e.Length(pl.Session)), Room: model.InRoom(where.room)}
			} else {
				others = append(others, pl)
			}
			after = append(after, pl)
		}
		if broken := hard(check.Programme(book, model.NewProgramme(after))); len(broken) > 0 {
			alone := hard(check.Programme(book, model.NewProgramme(others)))
			if slices.ContainsFunc(broken, func(v rules.Violation) bool { return !slices.Contains(alone, v) }) {
				return
			}
		}
		var key []solver.SwapMove
		for i, a := range cycle {
			for _, s := range p.Activities[a].Sessions {
				key = append(key, solver.SwapMove{To: model.Placement{Session: s, Interval: model.Span(to[i].start, 0), Room: model.InRoom(to[i].room)}})
			}
		}
		found = append(found, swapKey(e, key))
	}
	asked := p.ActivityOf[session]
	home, now := at[asked], o.Freeze.Now
	if home.start < now {
		return nil
	}
	may := func(a csp.ActivityIndex) bool {
		_, whole := at[a]
		return whole && a != asked && at[a].start >= now && (o.Willing == nil ||
			!slices.ContainsFunc(p.Activities[a].Sessions, func(s model.SessionIndex) bool { return !slices.Contains(o.Willing, s) }))
	}
	for i := range p.Activities {
		b := csp.ActivityIndex(i)
		if !may(b) || at[b] == home || o.MaxCycle < 2 {
			continue
		}
		try([]csp.ActivityIndex{asked, b}, []place{at[b], home})
		for k := range p.Activities {
			c := csp.ActivityIndex(k)
			if may(c) && c != b && at[c] != home && at[c] != at[b] && o.MaxCycle == 3 {
				try([]csp.ActivityIndex{asked, b, c}, []place{at[b], at[c], home})
			}
		}
	}
	for _, start := range p.Starts {
		for r := range e.Rooms {
			if to := (place{start, model.RoomIndex(r)}); o.Free && to != home && start >= now {
				try([]csp.ActivityIndex{asked}, []place{to})
			}
		}
	}
	slices.Sort(found)
	return found
}

func hard(r *check.Report) []rules.Violation {
	return slices.DeleteFunc(slices.Clone(r.Violations), func(v rules.Violation) bool { return v.Level != model.Hard })
}

func swapKey(e *model.Event, moves []solver.SwapMove) string {
	var parts []string
	for _, m := range moves {
		parts = append(parts, fmt.Sprintf("%s to %s in %s", e.Sessions[m.To.Session].ID, m.To.Start, e.Rooms[m.To.Room.Index()].ID))
	}
	return strings.Join(parts, ", ")
}

func describeProgramme(book *rules.Book, programme *model.Programme) string {
	e := book.Event()
	var b strings.Builder
	for _, pl := range programme.Placements {
		fmt.Fprintf(&b, "%s at %v for %d in %d, merge %q\n", e.Sessions[pl.Session].ID, pl.Start, pl.Minutes(), pl.Room.Index(), e.Sessions[pl.Session].Merge)
	}
	for _, s := range e.Rules {
		fmt.Fprintf(&b, "rule %s %s %v\n", s.Rule, s.Level, s.Params)
	}
	for _, v := range rules.Judge(book, programme) {
		fmt.Fprintf(&b, "%s %s: %s\n", v.Rule, v.Level, v.Sentence)
	}
	return b.String()
}

func BenchmarkSwaps(b *testing.B) {
	for _, sessions := range []int{300, 1000} {
		e, programme := generate.Event(generate.Options{Sessions: sessions, Load: 0.9, Seed: 1})
		_, faults := rules.Bind(e)
		if len(faults) > 0 {
			b.Fatal(faults)
		}
		for _, cycle := range []int{2, 3} {
			b.Run(fmt.Sprintf("sessions=%d/cycle=%d", sessions, cycle), func(b *testing.B) {
				ways, i := 0, 0
				for b.Loop() {
					i++
					asked := programme.Placements[i*37%len(programme.Placements)].Session
					r, err := swaps(planner(e), b.Context(), programme, asked, solver.SwapOptions{MaxCycle: cycle, Free: true, Limit: 20})
					if err != nil {
						b.Fatal(err)
					}
					ways += len(r.Swaps) + r.More[1] + r.More[2] + r.More[3]
				}
				b.ReportMetric(float64(ways)/float64(b.N), "ways/op")
			})
		}
	}
}
