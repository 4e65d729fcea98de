package csp

import (
	"cmp"
	"slices"

	"programme/model"
)

// Excess charges, at each moment at which one more begins to use a pool, for each that uses
// it then beyond Most. The uses of the pool are whatever the room, last as long as their
// activities, and count at all times.
type Excess struct {
	Penalty
	Pool Pool
}

// amount returns what is charged for those uses, of which none is empty.
func (x *Excess) amount(taken []model.Interval) (n int) {
	slices.SortFunc(taken, func(v, w model.Interval) int { return cmp.Compare(v.Start, w.Start) })
	for i, v := range taken {
		if i+1 == len(taken) || taken[i+1].Start > v.Start {
			n += max(0, running(taken[:i+1], v.Start)-x.Pool.Most)
		}
	}
	return n
}

// running returns how many of the intervals contain t.
func running(taken []model.Interval, t model.Instant) (n int) {
	for _, v := range taken {
		if v.Start <= t && t < v.End {
			n++
		}
	}
	return n
}

func (c *costing) Excess(x *Excess) {
	taken := slices.Clone(x.Pool.Stay)
	for i := range x.Pool.Members {
		m := &x.Pool.Members[i]
		if c.at[m.Activity] < 0 {
			continue
		}
		if v, uses := c.p.takes(&x.Pool, m, c.x[m.Activity]); uses {
			taken = append(taken, v)
		}
	}
	c.charge(x.Penalty, x.amount(taken))
}

// Excess lets those that stay use the pool for good.
func (r softRestriction) Excess(x *Excess) {
	if k := r.restrictPool(x.Pool); len(k.Members) > 0 {
		r.q.Soft.Excesses = append(r.q.Soft.Excesses, Excess{x.Penalty, k})
	}
}

func (n *filtering) Excess(x *Excess) { n.to.Excesses = append(n.to.Excesses, *x) }

func (do later) Excess(x *Excess) { do(&x.Penalty) }

func (t *roomTiers) Excess(*Excess) {}

func (c *paying) Excess(x *Excess) {
	c.paid.Groups += x.Weight * max(c.p.surelyTooMany(x), c.p.tooManyMinutes(x))
}

// surelyTooMany returns the least amount at the moments at which someone surely begins.
func (p *Problem) surelyTooMany(x *Excess) (n int) {
	begin := map[model.Instant]bool{}
	for _, v := range x.Pool.Stay {
		begin[v.Start] = true
	}
	surely := slices.Clone(x.Pool.Stay) // when each surely uses the pool
	for i := range x.Pool.Members {
		m := &x.Pool.Members[i]
		all, ok := p.everyUse(&x.Pool, m)
		if !ok {
			continue
		}
		v := all[0]
		if len(all) == 1 {
			begin[v.Start] = true
		}
		for _, w := range all {
			v.Start, v.End = max(v.Start, w.Start), min(v.End, w.End)
		}
		if v.Start < v.End {
			surely = append(surely, v)
		}
	}
	for t := range begin {
		n += max(0, running(surely, t)-x.Pool.Most)
	}
	return n
}

// tooManyMinutes returns the least amount as minutes tell: those asked for beyond what Most
// can use in all the time that there is. From one moment at which someone begins to the next,
// or until all are over that use the pool then, there are no more than at the first; and no
// use is longer than the longest.
func (p *Problem) tooManyMinutes(x *Excess) int {
	var open []model.Interval
	asked, longest := model.Minutes(0), model.Minutes(0)
	for i := range x.Pool.Members {
		m := &x.Pool.Members[i]
		longest = max(longest, p.Activities[m.Activity].Minutes)
		all, ok := p.everyUse(&x.Pool, m)
		if !ok {
			continue
		}
		shortest := all[0].Minutes()
		for _, v := range all {
			shortest = min(shortest, v.Minutes())
		}
		asked, open = asked+shortest, append(open, all...)
	}
	for _, v := range model.Joined(open) {
		asked -= model.Minutes(x.Pool.Most) * v.Minutes()
	}
	if asked <= 0 || len(x.Pool.Stay) > 0 {
		return 0
	}
	return int((asked + longest - 1) / longest)
}

// everyUse returns when a member uses a pool at each of its candidate starts; ok is false if
// it may use it at none.
func (p *Problem) everyUse(k *Pool, m *PoolMember) (all []model.Interval, ok bool) {
	if !p.Placed(m.Activity) {
		return nil, false
	}
	for _, s := range p.Activities[m.Activity].Candidates.Starts {
		v, uses := p.takes(k, m, Place{s, model.NoRoom})
		if !uses {
			return nil, false
		}
		all = append(all, v)
	}
	return all, true
}
