package csp

import (
	"cmp"
	"slices"

	"programme/model"
)

// Excess charges, at each moment at which one more begins to use a pool, for each unit that
// is used then beyond Most. The uses of the pool have no delay, and count at all times.
type Excess struct {
	Penalty
	Pool Pool
}

// amount returns what is charged for if that is taken, of which nothing is empty.
func (x *Excess) amount(taken []Taking) (n int) {
	slices.SortFunc(taken, func(v, w Taking) int { return cmp.Compare(v.Start, w.Start) })
	for i, at := 0, 0; i < len(taken); i = at {
		begins := false
		for ; at < len(taken) && taken[at].Start == taken[i].Start; at++ {
			begins = begins || !taken[at].GoesOn
		}
		if begins {
			n += max(0, unitsAt(taken[:at], taken[i].Start)-x.Pool.Most)
		}
	}
	return n
}

func (c *costing) Excess(x *Excess) {
	taken := slices.Clone(x.Pool.Stay)
	for i := range x.Pool.Members {
		m := &x.Pool.Members[i]
		if c.at[m.Activity] >= 0 {
			taken = x.Pool.AppendTaken(taken, m, c.p.Starts[c.x[m.Activity].Start], c.x[m.Activity].Room)
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

func (t *roomTiers) Excess(x *Excess) { t[x.Tier-1] = t[x.Tier-1] || x.Pool.AsksRooms() }

func (c *paying) Excess(x *Excess) {
	c.paid.Groups += x.Weight * max(c.p.surelyTooMany(x), c.p.tooManyMinutes(x))
}

// surelyTooMany returns the least amount at the moments at which someone surely begins.
func (p *Problem) surelyTooMany(x *Excess) (n int) {
	begin := map[model.Instant]bool{}
	for _, v := range x.Pool.Stay {
		begin[v.Start] = begin[v.Start] || !v.GoesOn
	}
	surely := slices.Clone(x.Pool.Stay) // what is surely taken
	for i := range x.Pool.Members {
		all, ok := p.everyUse(&x.Pool, &x.Pool.Members[i])
		if !ok {
			continue
		}
		v := all[0].whole()
		if !slices.ContainsFunc(all, func(w takings) bool { return w[0].Start != v.Start }) {
			begin[v.Start] = true
		}
		if !slices.ContainsFunc(all, func(w takings) bool { return !slices.Equal(w, all[0]) }) {
			surely = append(surely, all[0]...)
			continue
		}
		for _, taken := range all {
			w := taken.whole()
			v.Start, v.End, v.Units = max(v.Start, w.Start), min(v.End, w.End), min(v.Units, w.Units)
		}
		if v.Start < v.End {
			surely = append(surely, v)
		}
	}
	for t, begins := range begin {
		if begins {
			n += max(0, unitsAt(surely, t)-x.Pool.Most)
		}
	}
	return n
}

// tooManyMinutes returns the least amount as minutes tell, a unit at a time: those asked for
// beyond what Most can give in all the time that there is. From one moment at which someone
// begins to the next, or until all are over that use the pool then, there are no more units
// taken than at the first; and no use is longer than the longest.
func (p *Problem) tooManyMinutes(x *Excess) int {
	var open []model.Interval
	asked, longest := model.Minutes(0), model.Minutes(0)
	for i := range x.Pool.Members {
		m := &x.Pool.Members[i]
		for _, u := range m.Uses {
			longest = max(longest, x.Pool.Before+u.Minutes+x.Pool.After)
		}
		all, ok := p.everyUse(&x.Pool, m)
		if !ok {
			continue
		}
		least := all[0].minutes()
		for _, taken := range all {
			least, open = min(least, taken.minutes()), append(open, taken.whole().Interval)
		}
		asked += least
	}
	for _, v := range model.Joined(open) {
		asked -= model.Minutes(x.Pool.Most) * v.Minutes()
	}
	if asked <= 0 || len(x.Pool.Stay) > 0 {
		return 0
	}
	return int((asked + longest - 1) / longest)
}

// takings are what one activity takes, one after the other.
type takings []Taking

// whole returns what is taken for all of the time.
func (taken takings) whole() Taking {
	v := taken[0]
	v.End = taken[len(taken)-1].End
	for _, w := range taken {
		v.Units = min(v.Units, w.Units)
	}
	return v
}

// minutes returns for how long the pool is taken, each unit by itself.
func (taken takings) minutes() (n model.Minutes) {
	for _, v := range taken {
		n += v.Minutes() * model.Minutes(v.Units)
	}
	return n
}

// everyUse returns what a member takes of a pool at each of its candidates, by start alone
// where the room does not matter; ok is false if it may take nothing at one.
func (p *Problem) everyUse(k *Pool, m *PoolMember) (all []takings, ok bool) {
	if !p.Placed(m.Activity) {
		return nil, false
	}
	rooms := []model.RoomIndex{model.NoRoom}
	if slices.ContainsFunc(m.Uses, func(u PoolUse) bool { return u.Rooms != nil }) {
		rooms = rooms[:0]
		for r := range p.Rooms {
			rooms = append(rooms, model.RoomIndex(r))
		}
	}
	c := &p.Activities[m.Activity].Candidates
	for i, s := range c.Starts {
		for _, room := range rooms {
			if room != model.NoRoom && !c.Rooms[i].Has(room) {
				continue
			}
			taken := k.AppendTaken(nil, m, p.Starts[s], room)
			if len(taken) == 0 {
				return nil, false
			}
			all = append(all, taken)
		}
	}
	return all, true
}
