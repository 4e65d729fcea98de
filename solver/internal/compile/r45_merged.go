package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeMerged has nothing to add: where the rule binds, merged sessions are one
// activity.
func encodeMerged(*compiler, *rules.Binding) {}

// Joins returns the instances of R45 that tie together what some instances ask of different
// sessions of one activity: for each of these sessions but the
// first, that it is merged with that.
func Joins(p *csp.Problem, instances []csp.InstanceIndex) (joins []rules.Instance) {
	about := map[model.SessionIndex]bool{}
	for _, i := range instances {
		about[p.Instances[i].A], about[p.Instances[i].B] = true, true
	}
	for x := range p.Activities {
		first := model.NoSession
		for _, s := range p.Activities[x].Sessions {
			switch {
			case !about[s]:
			case first == model.NoSession:
				first = s
			default:
				in := rules.NewInstance("R45")
				in.A, in.B, in.Source = first, s, p.Event.Sessions[s].Pos
				joins = append(joins, in)
			}
		}
	}
	return joins
}
