package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Excess counts, at each moment at which someone can begin, those that use the pool then;
// as many as have room at once, at most. Each that is too many is charged for if someone
// begins.
func (o *objective) Excess(x *csp.Excess) {
	rooms := 0
	for r := range o.p.Rooms {
		rooms += min(o.p.Rooms[r].Parallel, len(o.p.Activities))
	}
	for _, t := range o.p.Moments(&x.Pool) {
		o.excessAt(x, t, rooms)
	}
}

// excessAt charges for one moment.
func (o *objective) excessAt(x *csp.Excess, t model.Instant, rooms int) {
	k := &x.Pool
	begins := sat.False
	if slices.ContainsFunc(k.Stay, func(v model.Interval) bool { return v.Start == t }) {
		begins = sat.True
	}
	var using []sat.Lit
	left := k.Left(t)
	type beginner struct {
		activity csp.ActivityIndex
		from, to int // candidates
	}
	var beginners []beginner
	for i := range k.Members {
		m := &k.Members[i]
		v := &o.activities[m.Activity]
		if len(v.starts) == 0 {
			continue
		}
		uses := make([]bool, len(v.starts))
		for i, s := range v.starts {
			for u := range m.Uses {
				taken := k.Taken(&m.Uses[u], o.p.Starts[s])
				if taken.Start <= t && t < taken.End {
					uses[i] = true
				}
			}
		}
		if slices.Contains(uses, true) {
			using = append(using, o.startsWhere(m.Activity, func(i int) bool { return uses[i] }))
		}
		eachStretch(len(v.starts), func(i int) bool { return uses[i] && o.p.Starts[v.starts[i]] == t }, func(from, to int) {
			beginners = append(beginners, beginner{m.Activity, from, to})
		})
	}
	if len(using) <= left || begins == sat.False && len(beginners) == 0 {
		return
	}
	if begins == sat.False {
		begins = o.to.NewVar()
		for _, b := range beginners {
			o.clause = append(o.clause[:0], begins)
			o.orOff(b.activity)
			o.orStartsOutside(b.activity, b.from, b.to)
			o.end()
		}
	}
	if left < 0 {
		o.charge(x.Penalty, begins, -left)
	}
	most := min(len(using), rooms)
	if most <= left {
		return
	}
	total := sat.NewTotalizer(o.to, using, most)
	for j := max(0, left) + 1; j <= most; j++ {
		m := total.AtLeast(j)
		if begins != sat.True {
			over := o.to.NewVar()
			o.to.Add(begins.Not(), m.Not(), over)
			m = over
		}
		o.charge(x.Penalty, m, 1)
	}
}
