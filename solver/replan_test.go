package solver_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Replan is held against trying every programme: which of them are legal the judges say,
// and how much each changes is counted here, from the tables alone.

func TestNoProgrammeChangesLess(t *testing.T) {
	seen := map[solver.Verdict]int{}
	changed := 0
	rapid.Check(t, func(t *rapid.T) {
		book, from := replanning(t)
		every, ok := everyProgramme(book)
		if !ok {
			t.Skip("too many programmes to try")
		}
		r := compareReplanned(t, book, from, every, solver.Budget{})
		seen[r.Verdict]++
		if r.Changes != (solver.Changes{}) {
			changed++
		}
	})
	if seen[solver.Optimal] < 10 || seen[solver.Impossible] < 5 || changed < 10 {
		t.Errorf("verdicts %v, %d with changes: the events drawn are too much alike", seen, changed)
	}
}

func TestBudgetsAreKeptOrProvedTooSmall(t *testing.T) {
	kept, over := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		book, from := replanning(t)
		every, ok := everyProgramme(book)
		if !ok {
			t.Skip("too many programmes to try")
		}
		switch r := compareReplanned(t, book, from, every, someBudget(t)); {
		case r.OverBudget:
			over++
		case r.Verdict == solver.Optimal:
			kept++
		}
	})
	if kept < 10 || over < 5 {
		t.Errorf("%d budgets were kept and %d proved too small: the events drawn are too much alike", kept, over)
	}
}

func someBudget(t *rapid.T) solver.Budget {
	return solver.Budget{
		Moved: most(rapid.IntRange(-1, 3).Draw(t, "most moves")),
		Told:  most(rapid.SampledFrom([]int{-1, 0, 1, 2, 3, 5, 10, 40}).Draw(t, "most people told")),
	}
}

// compareReplanned holds Replan against the programmes that there are.
func compareReplanned(t rapid.TB, book *rules.Book, from *model.Programme, every []*model.Programme, budget solver.Budget) *solver.ReplanResult {
	t.Helper()
	e := book.Event()
	r, err := planner(e).Replan(context.Background(), solver.ReplanOptions{Options: solver.Options{Seed: 1, Workers: 1}, From: from, Budget: budget})
	if err != nil {
		t.Fatal(err, "\n", replannedWords(book, from, nil))
	}
	least := fewest(book, from, every, budget)
	switch {
	case least == nil:
		if r.Verdict != solver.Impossible || r.OverBudget != (len(every) > 0) || r.Programme != nil {
			t.Fatalf("budget %+v: verdict %s (over budget: %v), but there are %d programmes\n%s", budget, r.Verdict, r.OverBudget, len(every), replannedWords(book, from, r.Programme))
		}
		if needs := needsOf(book, from, every, budget); r.OverBudget && (r.Needs != needs || !r.Fewest) {
			t.Fatalf("budget %+v: said to need %+v (the fewest: %v), needs %+v", budget, r.Needs, r.Fewest, needs)
		}
		if told, moved := r.Beyond.Told, r.Beyond.Moved; told.Given() && !slices.ContainsFunc(every, func(p *model.Programme) bool {
			n, m := newTeller(book, from).byHead().count(p)
			return n.Told == told.Number() && m == moved.Number()
		}) {
			t.Fatalf("budget %+v: a programme is said to take %+v, and none does", budget, r.Beyond)
		}
	case r.Verdict != solver.Optimal || r.Changes != least.changes || r.Bound != least.changes:
		t.Fatalf("budget %+v: verdict %s (over budget: %v) with %+v and bound %+v, want %+v\n%s\nbut\n%s", budget, r.Verdict, r.OverBudget, r.Changes, r.Bound, least.changes,
			replannedWords(book, from, r.Programme), replannedWords(book, from, least.programme))
	default:
		judgeReplanned(t, book, from, r)
	}
	return r
}

// judgeReplanned asks the judges and the count of this file about an answer.
func judgeReplanned(t rapid.TB, book *rules.Book, from *model.Programme, r *solver.ReplanResult) {
	e := book.Event()
	report := check.Programme(book, r.Programme)
	if !report.OK() || report.Cost != r.Cost {
		t.Fatalf("the judges count %d violations of hard rules and a cost of %v, not %v\n%s", report.Hard, report.Cost, r.Cost, replannedWords(book, from, r.Programme))
	}
	if got, moved := newTeller(book, from).count(r.Programme); got != r.Changes || moved != r.Moved {
		t.Fatalf("said to change %+v with %d moves, changes %+v with %d\n%s", r.Changes, r.Moved, got, moved, replannedWords(book, from, r.Programme))
	}
	if got, _ := newTeller(book, from).byHead().count(r.Programme); got.Told != r.People {
		t.Fatalf("said to tell %d people, tells %d\n%s", r.People, got.Told, replannedWords(book, from, r.Programme))
	}
	onceEach := true
	for _, placements := range from.BySession(len(e.Sessions)) {
		onceEach = onceEach && len(placements) <= 1
	}
	listed := diff.Of(e, from, r.Programme)
	weigh, _ := rules.Telling(book, from)
	listed.Weigh(weigh)
	if want := inDiff(e, listed); onceEach && (r.Changes.Dropped != want.Dropped || r.Changes.Days != want.Days ||
		r.Changes.Times != want.Times || r.Changes.Rooms != want.Rooms || r.Weighed != listed.Weighed || r.Changes.Told != want.Told || r.People != listed.Told) {
		t.Fatalf("said to change %+v, but diff lists %+v\n%s", r.Changes, want, replannedWords(book, from, r.Programme))
	}
}

// inDiff counts what a report of diff lists as what-if counts it: times on other days too,
// and no other lengths.
func inDiff(e *model.Event, r *diff.Report) solver.Changes {
	n := solver.Changes{Told: r.Told, Days: r.Days, Rooms: r.Rooms}
	if r.Weighed {
		n.Told = r.Points
	}
	for _, c := range r.Sessions {
		n.Dropped += one(c.Kind == diff.Cancelled && e.Sessions[c.Session].State != model.Cancelled)
		n.Times += one(c.Old != nil && c.New != nil && c.Old.Start != c.New.Start)
	}
	return n
}

// replanning draws a small event, its rules bound, and an earlier programme of it.
func replanning(t *rapid.T) (*rules.Book, *model.Programme) {
	rule := rapid.SampledFrom([]string{"R02", "R05", "R09", "R10", "R11", "R12", "R13", "R14", "R16", "R17", "R19", "R33", "R35", "R37", "R39", "R41", "R42", "R43", "R45", "R53", "R54", ""}).Draw(t, "rule")
	e := smallEvent(t, rule)
	from := randevent.Programme(t, e)
	if rapid.IntRange(0, 3).Draw(t, "another baseline") > 0 {
		e.Baseline = from
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	return book, from
}

// mostProgrammes is how many programmes of an event are tried.
const mostProgrammes = 3000

// smallEvent draws a small event, now and then with merged sessions.
func smallEvent(t *rapid.T, rule string) *model.Event {
	e := randevent.Event(t, rule)
	if rapid.IntRange(0, 2).Draw(t, "merged too") == 0 {
		randevent.Merged(t, e)
	}
	return e
}

// everyProgramme returns every legal programme of an event, false if there are too many
// to try. A session is tried at each start of each window; which of those break a rule
// whatever the others do, the judges say first. Merged sessions are tried each by itself
// or, if that is too many, together, where R45 is hard.
func everyProgramme(book *rules.Book) (legal []*model.Programme, ok bool) {
	return every(book, false, func(_ *model.Programme, r *check.Report) bool { return r.OK() })
}

// every is [everyProgramme] of those that are accepted; with out, sessions that have to be
// placed may be nowhere.
func every(book *rules.Book, out bool, accepted func(*model.Programme, *check.Report) bool) (legal []*model.Programme, ok bool) {
	e := book.Event()
	groups := make([][]model.SessionIndex, 0, len(e.Sessions))
	together := map[string]int{}
	var merged [][]model.SessionIndex
	for i := range e.Sessions {
		s, merge := model.SessionIndex(i), e.Sessions[i].Merge
		if e.Sessions[i].State == model.Cancelled {
			continue
		}
		groups = append(groups, []model.SessionIndex{s})
		if k, had := together[merge]; had && merge != "" {
			merged[k] = append(merged[k], s)
			continue
		}
		together[merge] = len(merged)
		merged = append(merged, []model.SessionIndex{s})
	}
	ways, ok := waysOf(book, groups, out)
	if !ok && len(merged) < len(groups) && book.Of("R45").General.Hard() {
		ways, ok = waysOf(book, merged, out)
	}
	if !ok {
		return nil, false
	}
	var placements []model.Placement
	var try func(rest [][][]model.Placement)
	try = func(rest [][][]model.Placement) {
		if len(rest) == 0 {
			p := model.NewProgramme(slices.Clone(placements))
			if accepted(p, check.Programme(book, p)) {
				legal = append(legal, p)
			}
			return
		}
		for _, way := range rest[0] {
			was := len(placements)
			placements = append(placements, way...)
			try(rest[1:])
			placements = placements[:was]
		}
	}
	try(ways)
	return legal, true
}

// waysOf returns the ways to place each of some groups of sessions, false if they are
// too many together.
func waysOf(book *rules.Book, groups [][]model.SessionIndex, out bool) (ways [][][]model.Placement, ok bool) {
	number := 1
	for _, group := range groups {
		places := waysToPlace(book, group, out)
		if number *= len(places); number > mostProgrammes {
			return nil, false
		}
		ways = append(ways, places)
	}
	return ways, true
}

// waysToPlace returns the ways to place sessions that act as one, alone in the programme;
// none of them placed is one way where they are optional, or may be out.
func waysToPlace(book *rules.Book, group []model.SessionIndex, out bool) (places [][]model.Placement) {
	e := book.Event()
	if out || !slices.ContainsFunc(group, func(s model.SessionIndex) bool { return e.Sessions[s].State != model.Optional }) {
		places = append(places, nil)
	}
	for _, start := range windowStarts(e) {
		for r := range e.Rooms {
			var placements []model.Placement
			for _, s := range group {
				placements = append(placements, model.Placement{Session: s, Interval: model.Span(start, e.Sessions[s].Minutes), Room: model.InRoom(model.RoomIndex(r))})
			}
			alone := check.Programme(book, model.NewProgramme(slices.Clone(placements)))
			if !slices.ContainsFunc(alone.Violations, func(v rules.Violation) bool {
				missing := v.Rule == "R01" || v.Rule == "R45" // which asks for others
				return v.Level == model.Hard && !missing && slices.Contains(group, v.A)
			}) {
				places = append(places, placements)
			}
		}
	}
	return places
}

// windowStarts returns every instant at which a window may let something start: those of
// the baseline too, which are legal for their own sessions.
func windowStarts(e *model.Event) []model.Instant {
	var starts []model.Instant
	if e.Baseline != nil {
		for _, pl := range e.Baseline.Placements {
			starts = append(starts, pl.Start)
		}
	}
	for _, w := range e.Windows {
		starts = append(starts, w.Starts...)
		for t := w.Start; len(w.Starts) == 0 && t < w.End; t = t.Add(e.Grain) {
			starts = append(starts, t)
		}
	}
	slices.Sort(starts)
	return slices.Compact(starts)
}

// alternative is a programme and how much it changes.
type alternative struct {
	programme *model.Programme
	changes   solver.Changes
}

// fewest returns which of the programmes changes least within the budget, nil if none is
// within it.
func fewest(book *rules.Book, from *model.Programme, programmes []*model.Programme, budget solver.Budget) (least *alternative) {
	teller := newTeller(book, from)
	for _, p := range programmes {
		n, moved := teller.count(p)
		people, _ := teller.byHead().count(p)
		if budget.Moved.Given() && moved > budget.Moved.Number() || budget.Told.Given() && people.Told > budget.Told.Number() {
			continue
		}
		if least == nil || compareChanges(n, least.changes) < 0 {
			least = &alternative{p, n}
		}
	}
	return least
}

// needsOf returns the least that any of the programmes moves or, if that is within the
// budget, that any of those within it tells.
func needsOf(book *rules.Book, from *model.Programme, programmes []*model.Programme, budget solver.Budget) solver.Budget {
	teller := newTeller(book, from).byHead()
	const none = 1 << 30
	moves, told := none, none
	for _, p := range programmes {
		n, moved := teller.count(p)
		moves = min(moves, moved)
		if !budget.Moved.Given() || moved <= budget.Moved.Number() {
			told = min(told, n.Told)
		}
	}
	if told == none {
		return solver.Budget{Moved: solver.AtMost(moves)}
	}
	return solver.Budget{Told: solver.AtMost(told)}
}

func compareChanges(a, b solver.Changes) int {
	return cmp.Or(cmp.Compare(a.Dropped, b.Dropped), cmp.Compare(a.Told, b.Told), cmp.Compare(a.Days, b.Days), cmp.Compare(a.Times, b.Times), cmp.Compare(a.Rooms, b.Rooms))
}

// teller counts how much programmes change against an earlier one.
type teller struct {
	e      *model.Event
	former []*model.Placement // of each session: its first one, nil if it had none
	weight func(model.State) int
}

func newTeller(book *rules.Book, from *model.Programme) *teller {
	e := book.Event()
	t := &teller{e: e, former: make([]*model.Placement, len(e.Sessions))}
	states := map[model.State]bool{}
	for i := range from.Placements {
		pl := &from.Placements[i]
		states[cmp.Or(pl.State, model.Draft)] = true
		if t.former[pl.Session] == nil {
			t.former[pl.Session] = pl
		}
	}
	t.weight = func(model.State) int { return 1 }
	if len(states) > 1 {
		t.weight = func(s model.State) int { return book.Of("R53").General.Count(string(cmp.Or(s, model.Draft))) }
	}
	return t
}

// byHead returns one that counts everybody once, whatever the state.
func (t *teller) byHead() *teller {
	return &teller{e: t.e, former: t.former, weight: func(model.State) int { return 1 }}
}

// count returns how much p changes, and how many sessions that had a place are elsewhere
// or dropped.
func (t *teller) count(p *model.Programme) (n solver.Changes, moved int) {
	now := p.BySession(len(t.e.Sessions))
	person := make([]int, len(t.e.People)) // the most that something of theirs weighs that changes
	for i, was := range t.former {
		s, weight, changed := model.SessionIndex(i), t.weight(model.Draft), false
		if was != nil {
			weight = t.weight(was.State)
		}
		switch {
		case was == nil:
			changed = len(now[s]) > 0
		case len(now[s]) == 0:
			changed = true
			if t.e.Sessions[s].State != model.Cancelled {
				n.Dropped++
				moved++
			}
		default:
			is := now[s][0]
			day := model.DateIn(was.Start, t.e.Zone) != model.DateIn(is.Start, t.e.Zone)
			time := was.Start != is.Start
			room := was.Room.Given() && was.Room != is.Room
			changed = time || room || was.Minutes() != is.Minutes()
			n.Days, n.Times, n.Rooms = n.Days+one(day), n.Times+one(time), n.Rooms+one(room)
			moved += one(time || room)
		}
		if !changed {
			continue
		}
		cast := t.cast(s)
		if was != nil {
			n.Told += weight * max(was.Told-len(cast), one(len(cast) == 0))
		}
		for _, who := range cast {
			person[who] = max(person[who], weight)
		}
	}
	for _, weight := range person {
		n.Told += weight
	}
	return n, moved
}

// cast returns who is in the cast of a session, each once.
func (t *teller) cast(s model.SessionIndex) (people []model.PersonIndex) {
	for _, c := range t.e.Cast {
		if c.Session == s && !slices.Contains(people, c.Person) {
			people = append(people, c.Person)
		}
	}
	return people
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

func replannedWords(book *rules.Book, from, to *model.Programme) string {
	e := book.Event()
	var b strings.Builder
	write := func(p *model.Programme, s int) {
		if p == nil {
			return
		}
		for _, pl := range p.BySession(len(e.Sessions))[s] {
			fmt.Fprintf(&b, "   %v %dmin room %d state %q told %d\n", pl.Start, pl.Minutes(), pl.Room.Index(), pl.State, pl.Told)
		}
	}
	for i, s := range e.Sessions {
		fmt.Fprintf(&b, "session %s %dmin %s merge=%q\n was\n", s.ID, s.Minutes, s.State, s.Merge)
		write(from, i)
		b.WriteString(" is\n")
		write(to, i)
	}
	for _, c := range e.Cast {
		fmt.Fprintf(&b, "cast s%d p%d\n", c.Session, c.Person)
	}
	for _, s := range e.Rules {
		if s.Level != model.Off {
			fmt.Fprintf(&b, "rule %s %s %v\n", s.Rule, s.Level, s.Params)
		}
	}
	fmt.Fprintf(&b, "windows %v\n", e.Windows)
	if to != nil {
		for _, v := range rules.Judge(book, to) {
			fmt.Fprintf(&b, "%s %s: %s\n", v.Rule, v.Level, v.Sentence)
		}
	}
	return b.String()
}

// most is the limit n, none if it is negative.
func most(n int) solver.Most {
	if n < 0 {
		return solver.Most{}
	}
	return solver.AtMost(n)
}
