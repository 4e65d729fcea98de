package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeReports leaves rapporteurs time after each session that they report.
func encodeReports(c *compiler, b *rules.Binding) {
	if b.General.Hard() {
		c.reports(b)
	}
}

// chargeReports charges for time that rapporteurs lack.
func chargeReports(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() > 0 {
		c.reports(b)
	}
}

func (c *compiler) reports(b *rules.Binding) {
	set := &b.General
	reported := make([][]work, len(c.Event.People))
	c.eachWork(c.inRole(rules.Rapporteur), func(p model.PersonIndex, mine []work) { reported[p] = mine })
	c.eachWork(all, func(p model.PersonIndex, mine []work) {
		if c.waived(b, p) {
			return
		}
		for _, r := range reported[p] {
			i := slices.IndexFunc(mine, func(w work) bool { return w.Activity == r.Activity })
			in := rules.NewInstance(b.Rule.ID)
			in.Person, in.A = p, r.session
			k := csp.Respite{Kind: csp.Quiet, After: mine[i].RespiteMember, Within: set.Minutes("within"), Minutes: set.Minutes("minutes")}
			c.respite(b, set, in, k, slices.Delete(slices.Clone(mine), i, i+1), false, 1)
		}
	})
}
