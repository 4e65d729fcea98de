package solver

import (
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
)

// Engines answer in rule instances, of a problem that they made. Here they are said.

// coresOf says conflicts in words.
func coresOf(p *csp.Problem, conflicts []conflict.Conflict) []Core {
	var cores []Core
	for i := range conflicts {
		cores = append(cores, coreOf(p, &conflicts[i]))
	}
	return cores
}

// coreOf says a conflict in words.
func coreOf(p *csp.Problem, c *conflict.Conflict) Core {
	if c.Overload == nil {
		return Core{Reasons: instanceReasons(p, c.Instances), Minimal: c.Minimal}
	}
	return Core{Reasons: overload{c.Overload, p}.reasons(), Overload: true}
}

// instanceReasons says rule instances in their rules' words.
func instanceReasons(p *csp.Problem, instances []csp.InstanceIndex) []Reason {
	reasons := make([]Reason, len(instances))
	for i, k := range instances {
		in := p.Instances[k]
		reasons[i] = Reason{Instance: in, Sentence: p.Say(k), Source: in.Source, Asked: rules.AskedFor(p.Event, in)}
		if in.Setting >= 0 {
			reasons[i].Source = p.Event.Rules[in.Setting].Pos
		}
	}
	for _, in := range compile.Joins(p, instances) {
		reasons = append(reasons, Reason{Instance: in, Sentence: p.Sentence(in), Source: in.Source})
	}
	return reasons
}
