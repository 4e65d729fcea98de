package localsearch

import "programme/solver/internal/csp"

// lackState is what is charged for a respite that somebody lacks.
type lackState struct {
	of     *csp.Lack
	amount int
}

func (g *gathering) Lack(k *csp.Lack) {
	eachOf(&k.Respite, func(a csp.ActivityIndex) { g.lacksOf[a] = append(g.lacksOf[a], int32(len(g.lacks))) })
	state := lackState{of: k, amount: k.Amount(g.p.LackingAt(&k.Respite, func(csp.ActivityIndex) csp.StartIndex { return csp.Unplaced }))}
	g.lacks = append(g.lacks, state)
	g.add(k.Penalty, int64(state.amount))
}

// occupy tells of a at a start, or [csp.Unplaced], those whom it keeps busy.
func (c *charges) occupy(a int32, start csp.StartIndex) {
	if len(c.lacksOf[a]) == 0 {
		return
	}
	c.busyFrom[a] = start
	for _, i := range c.lacksOf[a] {
		k := &c.lacks[i]
		amount := k.of.Amount(c.p.LackingAt(&k.of.Respite, func(b csp.ActivityIndex) csp.StartIndex { return c.busyFrom[b] }))
		c.add(k.of.Penalty, int64(amount-k.amount))
		k.amount = amount
	}
}
