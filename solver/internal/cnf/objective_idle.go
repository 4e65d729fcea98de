package cnf

import "programme/solver/internal/csp"

// Idle charges for each stretch that is idle. A relaxation charges nothing where members have no
// room, which can fill whatever is idle, nor where there are too many candidates.
func (o *objective) Idle(k *csp.Idle) {
	if k.Rooms != nil && o.roomed != nil && o.cellsIn(k.Rooms) > tightCells {
		return
	}
	x := &idle{to: o.to, k: k}
	for _, m := range k.Members {
		v := &o.activities[m.Activity]
		if k.Rooms != nil && v.in == nil && len(v.starts) > 0 {
			return
		}
	}
	for _, m := range k.Members {
		if from, to := o.startingIn(m.Activity, k.Day); from < to {
			x.uses = append(x.uses, o.idleUse(m, from, to, k.Rooms))
		}
	}
	idle, minutes := x.stretches()
	if k.Free > 0 {
		o.chargeSumAbove(k.Penalty, idle, func(i int) int { return minutes[i] }, k.Free)
		return
	}
	for i, m := range idle {
		o.charge(k.Penalty, m, minutes[i])
	}
}
