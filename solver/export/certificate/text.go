package certificate

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/replan"
	"programme/solver/internal/sat"
)

// Text makes what follows from a statement. The error says why the event has no such statement.
func (q *Asked) Text(s Statement) (*Text, error) {
	switch s.Kind {
	case Core:
		return q.core(s)
	case Sum:
		return q.sum(s)
	case Least:
		return q.least(s)
	case Fewest:
		return q.fewest(s)
	}
	return nil, fmt.Errorf("there is no kind of statement %q", s.Kind)
}

// core states that rule instances cannot hold together: the clauses of these alone, each behind
// a literal that says that the instance holds, and that all of them hold. Sessions that none of
// them asks a place for may be left out, so they are.
func (q *Asked) core(s Statement) (*Text, error) {
	in := map[csp.InstanceIndex]bool{}
	for _, i := range s.Instances {
		if i < 0 || i >= len(q.p.Instances) {
			return nil, fmt.Errorf("the event has no rule instance %d", i)
		}
		in[csp.InstanceIndex(i)] = true
	}
	var some []csp.ActivityIndex
	for x := range q.p.Activities {
		a := &q.p.Activities[x]
		if !a.Optional && in[a.Placed] || slices.ContainsFunc(a.Asked, func(i csp.InstanceIndex) bool { return in[i] }) {
			some = append(some, csp.ActivityIndex(x))
		}
	}
	all, rooms := &sat.CNF{}, cnf.NoRooms
	if s.Rooms {
		rooms = cnf.EagerRooms
	}
	f := cnf.NewFormula(q.p.Among(some), all, cnf.Selected, rooms)
	says, off := f.Says(), map[sat.Lit]bool{}
	kept := &sat.CNF{}
	kept.NewVars(all.Vars())
	var sentences []string
	for _, m := range f.Selectors() {
		i, _ := f.InstanceOf(m)
		if !in[i] {
			off[m.Not()] = true
			continue
		}
		kept.Add(m)
		says[m.Var()] = q.p.Instances[i].Rule + " " + q.p.Say(i)
		sentences = append(sentences, "  "+rules.OneLine(says[m.Var()]))
		delete(in, i)
	}
	for _, i := range slices.Sorted(maps.Keys(in)) { // those that leave no start before any clause is written
		if !slices.ContainsFunc(some, func(a csp.ActivityIndex) bool {
			return len(q.p.Activities[a].Legal) == 0 && slices.ContainsFunc(q.p.Activities[a].Bans, func(b csp.Ban) bool { return b.Instance == i })
		}) {
			return nil, fmt.Errorf("rule instance %d states nothing here", i)
		}
		sentences = append(sentences, "  "+rules.OneLine(q.p.Instances[i].Rule+" "+q.p.Say(i)))
	}
	for clause := range all.All() {
		if !slices.ContainsFunc(clause, func(m sat.Lit) bool { return off[m] }) {
			kept.Add(clause...)
		}
	}
	return clausal("These cannot hold together:\n"+strings.Join(sentences, "\n"), kept, says), nil
}

// least states what programmes cost at least in a tier: that all rules hold, and that it costs less.
func (q *Asked) least(s Statement) (*Text, error) {
	if err := s.amounts(csp.Tiers); err != nil {
		return nil, err
	}
	rooms := cnf.NoRooms
	if s.Rooms {
		rooms = cnf.EagerRooms
	}
	to := &sat.CNF{}
	f := cnf.NewFormula(q.p, to, cnf.Asserted, rooms)
	var given []string
	for i, most := range s.Given {
		f.Objective(i+1, nil).AtMost(to, most)
		given = append(given, fmt.Sprintf("%d in tier %d", most, i+1))
	}
	f.Objective(s.Tier, nil).AtMost(to, s.Least-1)
	return clausal(fmt.Sprintf("No programme that keeps all hard rules%s costs less than %d in tier %d.", among("costs", given), s.Least, s.Tier), to, f.Says()), nil
}

// greatest bounds the numbers of a statement, so that nothing that is calculated with them wraps
// around: a limit that did would be one below 0, which nothing keeps.
const greatest = 1 << 50

// amounts returns an error unless a statement is about one of so many tiers and no more before it
// than there are, and its amounts are some.
func (s *Statement) amounts(tiers int) error {
	if s.Tier < 1 || s.Tier > tiers || len(s.Given) >= s.Tier {
		return fmt.Errorf("there is no tier %d of %d with %d before it", s.Tier, tiers, len(s.Given))
	}
	for _, n := range append([]int{s.Least - 1}, s.Given...) {
		if n < 0 || n > greatest {
			return fmt.Errorf("%d is no amount", n)
		}
	}
	return nil
}

// changeWords say what each kind of change counts. People who are told may be weighed.
func (q *Asked) changeWords(kind int) string {
	if kind == csp.Told && q.Weighed() {
		return "points of R53 for people told"
	}
	return [csp.ChangeKinds]string{"sessions dropped", "people told", "sessions on another day", "sessions at another time", "sessions in another room"}[kind]
}

// Weighed reports whether people told are weighed by the state of what changes for them. There has to
// be a baseline.
func (q *Asked) Weighed() bool {
	_, weighed := rules.Telling(q.p.Book, q.p.Event.Baseline)
	return weighed
}

// fewest states how much changes at least against the baseline: that all rules hold as far as they
// are about sessions that may move, and that less changes. A session that may not move stays, or is gone and in
// nobody's way, which a formula may allow since it has a model all the same for each programme.
func (q *Asked) fewest(s Statement) (*Text, error) {
	if q.p.Event.Baseline == nil {
		return nil, errors.New("the event has no earlier programme to count changes against")
	}
	if err := s.amounts(csp.ChangeKinds); err != nil {
		return nil, err
	}
	to := &sat.CNF{}
	g := cnf.NewGrowing(q.p, to, q.before())
	for _, id := range s.Opened {
		a, known := q.activityOf(id)
		if !known {
			return nil, fmt.Errorf("the event has no session %q", id)
		}
		g.Open([]csp.ActivityIndex{a})
	}
	holdChanges(to, g, s)
	var given []string
	for i, most := range s.Given {
		given = append(given, fmt.Sprintf("%d %s", most, q.changeWords(i)))
	}
	return clausal(fmt.Sprintf("No programme that keeps all hard rules%s has fewer than %d %s.", among("has", given), s.Least, q.changeWords(s.Tier-1)), to, g.Says()), nil
}

// holdChanges states that less changes than a statement says.
func holdChanges(to sat.Builder, g *cnf.Growing, s Statement) {
	soft := g.Soft()
	for i, most := range s.Given {
		soft[i].AtMost(to, most)
	}
	soft[s.Tier-1].AtMost(to, s.Least-1)
}

// among says of which programmes something is stated.
func among(does string, given []string) string {
	if len(given) == 0 {
		return ""
	}
	return fmt.Sprintf(" and %s no more than %s", does, rules.And(given))
}

// before returns where sessions are in the baseline.
func (q *Asked) before() *csp.Former {
	if q.former == nil {
		q.former = replan.Former(q.p, q.p.Event.Baseline)
	}
	return q.former
}

// Changes returns how much a programme changes against the baseline, of each kind; ok is false
// without a baseline.
func (q *Asked) Changes(p *model.Programme) (n [csp.ChangeKinds]int, ok bool) {
	if q.p.Event.Baseline == nil {
		return n, false
	}
	return q.p.Count(q.before(), q.p.Assignment(p)), true
}

// clausal returns the text of a formula of clauses.
func clausal(sentence string, f *sat.CNF, says map[int]string) *Text {
	var formula bytes.Buffer
	_ = f.WriteDIMACS(&formula) // a buffer takes all
	return &Text{Sentence: sentence, Formula: formula.Bytes(), Map: mapOf(says), clauses: f}
}

// mapOf writes what variables say.
func mapOf(says map[int]string) []byte {
	var text bytes.Buffer
	for _, v := range slices.Sorted(maps.Keys(says)) {
		fmt.Fprintf(&text, "%d\t%s\n", v, rules.OneLine(says[v]))
	}
	return text.Bytes()
}

// activityOf returns the activity of a session, by its id.
func (q *Asked) activityOf(id string) (csp.ActivityIndex, bool) {
	s, known := q.p.Event.SessionByID(id)
	if !known || q.p.ActivityOf[s] < 0 {
		return 0, false
	}
	return q.p.ActivityOf[s], true
}

// idOf returns the id of the first session of an activity.
func (q *Asked) idOf(a csp.ActivityIndex) string {
	return q.p.Event.Sessions[q.p.Activities[a].Sessions[0]].ID
}

// names says which sessions activities are.
func (q *Asked) names(list []csp.ActivityIndex) string {
	var sessions []model.SessionIndex
	for _, a := range list {
		sessions = append(sessions, q.p.Activities[a].Sessions...)
	}
	return rules.Sessions(q.p.Event, sessions)
}
