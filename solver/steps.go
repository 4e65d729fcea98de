package solver

import (
	"slices"

	"programme/model"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/steps"
)

// NoSteps says why a [Core] has no steps; "" where it has, or nobody asked for them.
type NoSteps string

// Why a [Core] has no steps.
const (
	NoStepsOfSum NoSteps = "sum"     // it is an overload, which is one step: a sum
	NoStepsFew   NoSteps = "few"     // it has one rule, besides that sessions must be placed
	NoStepsLess  NoSteps = "whole"   // no smaller steps than all of it at once were found
	NoStepsYet   NoSteps = "stopped" // the time was up before they were finished
)

// Step is one of a chain from the reasons of a [Core] to the contradiction. It follows from its
// Reasons, from earlier steps and from nothing else; that was proved.
type Step struct {
	Sentence string // what follows: `"W 2" can only be in "Room A"`
	// Sessions are those that it is about: that are merged, or of a contradiction all that
	// cannot be placed together.
	Sessions []model.SessionIndex
	Reasons  []int // positions in Reasons of the core
	From     []int // positions of earlier steps
	// Supposed says that the step rests on nothing, and is taken to hold until it comes to
	// nothing. Under is the position of the step that is supposed where this one holds, and
	// Refutes that of the one of which this says the contrary; -1 for none.
	Supposed bool
	Under    int
	Refutes  int
}

// addSteps says the steps to the core; of the instances that they start from its reasons can
// be some.
func (c *Core) addSteps(p *csp.Problem, chain *conflict.Chain) {
	switch {
	case c.Overload:
		c.NoSteps = NoStepsOfSum
		return
	case !chain.Finished:
		c.NoSteps = NoStepsYet
		return
	case steps.Few(p, chain.Instances):
		c.NoSteps = NoStepsFew
		return
	case len(chain.Steps) == 0:
		c.NoSteps = NoStepsLess
		return
	}
	w, at, joined := stepWords{p}, map[csp.InstanceIndex]int{}, map[csp.ActivityIndex]bool{}
	for _, i := range chain.Instances {
		if k := slices.IndexFunc(c.Reasons, func(r Reason) bool { return r.Instance == p.Instances[i] }); k >= 0 {
			at[i] = k
		}
	}
	for k := range chain.Steps {
		s := &chain.Steps[k]
		said := Step{Sentence: w.sentence(s), Sessions: w.sessions(s), From: s.From, Supposed: s.Supposed, Under: s.Under, Refutes: s.Refutes}
		for _, i := range s.Instances {
			if k, told := at[i]; told {
				said.Reasons = append(said.Reasons, k)
			}
		}
		for _, a := range activitiesOf(p, s) {
			if !joined[a] {
				joined[a] = true
				said.Reasons = append(said.Reasons, c.joins(p, a, len(at))...)
			}
		}
		slices.Sort(said.Reasons)
		c.Steps = append(c.Steps, said)
	}
}

// activitiesOf returns the activities of which the rules of a step say something: the one that it is
// about, or those that they name.
func activitiesOf(p *csp.Problem, s *steps.Step) (list []csp.ActivityIndex) {
	if s.Activity >= 0 && len(s.Instances) > 0 {
		return []csp.ActivityIndex{s.Activity}
	}
	for _, i := range s.Instances {
		for _, x := range []model.SessionIndex{p.Instances[i].A, p.Instances[i].B} {
			if x != model.NoSession && p.ActivityOf[x] >= 0 {
				list = append(list, p.ActivityOf[x])
			}
		}
	}
	return list
}

// joins returns the reasons, from that position on, that say which sessions are one activity.
func (c *Core) joins(p *csp.Problem, a csp.ActivityIndex, from int) (list []int) {
	for k := from; k < len(c.Reasons); k++ {
		if slices.Contains(p.Activities[a].Sessions, c.Reasons[k].Instance.A) {
			list = append(list, k)
		}
	}
	return list
}
