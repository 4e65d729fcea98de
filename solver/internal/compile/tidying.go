package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// findTidying finds from which tier on nothing is charged but by rules that tidy and of which
// the event says nothing.
func (c *compiler) findTidying() {
	tidies := map[string]bool{}
	for i := range rules.Catalogue() {
		r := &rules.Catalogue()[i]
		tidies[r.ID] = r.Tidies && !slices.ContainsFunc(c.Event.Rules, func(s model.Setting) bool { return s.Rule == r.ID })
	}
	c.FindTidying(func(in *rules.Instance) bool { return tidies[in.Rule] })
}
