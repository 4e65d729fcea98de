package certificate

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

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
	for _, m := range f.Selectors() {
		i, _ := f.InstanceOf(m)
		if in[i] {
			says[m.Var()] = q.p.Instances[i].Rule + " " + q.p.Say(i)
			kept.Add(m)
		} else {
			off[m.Not()] = true
		}
	}
	for clause := range all.All() {
		if !slices.ContainsFunc(clause, func(m sat.Lit) bool { return off[m] }) {
			kept.Add(clause...)
		}
	}
	var sentences []string
	for i := range q.p.Instances {
		if x := csp.InstanceIndex(i); in[x] {
			sentences = append(sentences, "  "+oneLine(q.p.Instances[i].Rule+" "+q.p.Say(x)))
		}
	}
	return clausal("These cannot hold together:\n"+strings.Join(sentences, "\n"), kept, says), nil
}

// least states what programmes cost at least in a tier: that all rules hold, and that it costs less.
func (q *Asked) least(s Statement) (*Text, error) {
	p, words := q.p, "tier %d"
	if s.Changes {
		if p = q.changing(); p == nil {
			return nil, fmt.Errorf("the event has no earlier programme to count changes against")
		}
		words = "changes of kind %d"
	}
	if s.Tier < 1 || s.Tier > csp.Tiers || len(s.Given) >= s.Tier {
		return nil, fmt.Errorf("there is no tier %d with %d tiers before it", s.Tier, len(s.Given))
	}
	rooms := cnf.NoRooms
	if s.Rooms {
		rooms = cnf.EagerRooms
	}
	to := &sat.CNF{}
	f := cnf.NewFormula(p, to, cnf.Asserted, rooms)
	hold := func(tier, most int) {
		o := f.Objective(tier, nil)
		inputs := make([]sat.Weighted, len(o.Soft))
		for i, m := range o.Soft {
			inputs[i] = sat.Weighted{Lit: m.Lit.Not(), Weight: int(m.Weight)}
		}
		sat.AtMostWeight(to, most-o.Base, inputs)
	}
	var given []string
	for i, most := range s.Given {
		hold(i+1, most)
		given = append(given, fmt.Sprintf("%d in "+words, most, i+1))
	}
	hold(s.Tier, s.Least-1)
	sentence := fmt.Sprintf("No programme that keeps all hard rules costs less than %d in "+words, s.Least, s.Tier)
	if len(given) > 0 {
		sentence = fmt.Sprintf("No programme that keeps all hard rules and costs no more than %s costs less than %d in "+words, rules.And(given), s.Least, s.Tier)
	}
	return clausal(sentence+".", to, f.Says()), nil
}

// changing returns the problem in which changes against the baseline are charged for; nil
// without a baseline.
func (q *Asked) changing() *csp.Problem {
	if q.changes == nil && q.p.Event.Baseline != nil {
		q.changes = replan.Charged(q.p, q.p.Event.Baseline)
	}
	return q.changes
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
		fmt.Fprintf(&text, "%d\t%s\n", v, oneLine(says[v]))
	}
	return text.Bytes()
}

// oneLine keeps a name from ending the line that it is on.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
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
