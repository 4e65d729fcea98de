package csp

import (
	"slices"

	"programme/model"
)

// Differ returns how many sessions stand elsewhere in y than in x: at another start, in
// another room, or in one of them alone. Of merged sessions each counts.
func (p *Problem) Differ(x, y Assignment) (n int) {
	for a := range x {
		if x[a] != y[a] && (x[a].Start != Unplaced || y[a].Start != Unplaced) {
			n += len(p.Activities[a].Sessions)
		}
	}
	return n
}

// Sessions returns how many sessions the problem places, or may.
func (p *Problem) Sessions() (n int) {
	for a := range p.Activities {
		n += len(p.Activities[a].Sessions)
	}
	return n
}

// Likeness returns the problem that charges, in a tier of its own, for every session that
// stands where it does in one of some assignments, once for each. The tier is one that is not
// held, whose own charges are left out; 0 if all are.
func (p *Problem) Likeness(to []Assignment, held func(tier int) bool) (q *Problem, tier int) {
	for tier = Tiers; tier > 0 && held(tier); tier-- {
	}
	if tier == 0 {
		return p, 0
	}
	q = &Problem{}
	*q = *p
	q.Tidying = 0 // tiers are not what they were
	q.Soft = p.Soft.without(tier)
	for _, x := range to {
		for a, at := range x {
			q.Soft.chargeFor(p, ActivityIndex(a), at, tier)
		}
	}
	return q, tier
}

// chargeFor charges for an activity that stands at a place, or nowhere.
func (s *Soft) chargeFor(p *Problem, a ActivityIndex, at Place, tier int) {
	of := &p.Activities[a]
	penalty, sessions := Penalty{Tier: tier, Weight: 1, Instance: of.Placed}, len(of.Sessions)
	if at.Start == Unplaced {
		s.Absent = append(s.Absent, Absent{Penalty: penalty, Activity: a, Amount: sessions})
		return
	}
	byStart, there := make([]int32, len(of.Candidates.Starts)), NewRoomSet(len(p.Rooms))
	byStart[of.Candidates.at(at.Start)] = int32(sessions)
	there.Add(at.Room)
	s.Unary = append(s.Unary, Unary{Penalty: penalty, Activity: a, ByStart: byStart, In: there})
}

// without returns the penalties but for those of a tier.
func (s *Soft) without(tier int) Soft {
	return Soft{
		others(s.Unary, tier), others(s.Overlaps, tier), others(s.Strains, tier), others(s.Tights, tier), others(s.Counts, tier),
		others(s.Homes, tier), others(s.Worsts, tier), others(s.Peaks, tier), others(s.Excesses, tier), others(s.Lacks, tier),
		others(s.Refits, tier), others(s.Absent, tier), others(s.Useds, tier), others(s.Idles, tier),
	}
}

// others returns those penalties of one kind that are not of a tier.
func others[T any, P interface {
	*T
	isOf(tier int) bool
}](list []T, tier int) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return P(&x).isOf(tier) })
}

// Tiers of the problem that [Problem.ChangeTiers] returns, after those of [ChangeKinds].
const (
	MovedTier  = ChangeKinds + 1 // sessions that had a place and are elsewhere or dropped
	PeopleTier = ChangeKinds + 2 // people told, each once
)

// ChangeTiers returns the problem in which nothing is charged for but changes: the kinds of
// [ChangeCount] in its first tiers, in their order, then those above; people tells who is told
// of what where everybody counts once.
func (p *Problem) ChangeTiers(f, people *Former) *Problem {
	q := *p
	q.Tidying = 0
	q.Soft = Soft{}
	for a := range p.Activities {
		for _, s := range p.Activities[a].Sessions {
			q.chargeChanges(ActivityIndex(a), &f.Was[s])
		}
	}
	q.chargeTelling(f, Told+1)
	q.chargeTelling(people, PeopleTier)
	return &q
}

// chargeChanges charges for the ways in which a session of an activity changes.
func (p *Problem) chargeChanges(a ActivityIndex, was *Was) {
	if !was.Placed {
		return
	}
	of := &p.Activities[a]
	in := func(tier int) Penalty { return Penalty{Tier: tier, Weight: 1, Instance: of.Placed} }
	if of.Optional {
		p.Soft.Absent = append(p.Soft.Absent, Absent{Penalty: in(Dropped + 1), Activity: a, Amount: 1})
	}
	days, times, rooms := p.changedAt(a, was)
	p.Soft.Unary = append(
		p.Soft.Unary,
		Unary{Penalty: in(OtherDay + 1), Activity: a, ByStart: days},
		Unary{Penalty: in(OtherTime + 1), Activity: a, ByStart: times},
		Unary{Penalty: in(OtherRoom + 1), Activity: a, ByRoom: rooms},
	)
	p.Soft.Worsts = append(p.Soft.Worsts, Worst{in(MovedTier), Bag{Burdens: []Burden{{Activity: a, ByStart: times, ByRoom: rooms, Absent: 1}}}})
}

// changedAt returns 1 for each candidate start that is on another day, and at another time,
// than a session had, and for each room that is another.
func (p *Problem) changedAt(a ActivityIndex, was *Was) (days, times, rooms []int32) {
	starts := p.Activities[a].Candidates.Starts
	days, times, rooms = make([]int32, len(starts)), make([]int32, len(starts)), make([]int32, len(p.Rooms))
	for k, s := range starts {
		day, time, _ := p.moved(was, Place{s, model.NoRoom})
		days[k], times[k] = int32(one(day)), int32(one(time))
	}
	for r := range rooms {
		rooms[r] = int32(one(was.Room != model.NoRoom && was.Room != model.RoomIndex(r)))
	}
	return days, times, rooms
}

// chargeTelling charges for telling people, each group of them by the worst that happens to it.
func (p *Problem) chargeTelling(f *Former, tier int) {
	for _, k := range f.Stakes {
		worst := Worst{Penalty{Tier: tier, Weight: k.People}, Bag{Stay: int32(k.Anyway)}}
		for i, s := range k.Sessions {
			a, was, weight := p.ActivityOf[s], &f.Was[s], int32(k.Weights[i])
			b := Burden{Activity: a}
			if was.Placed {
				b.Absent = weight
				_, b.ByStart, b.ByRoom = p.changedAt(a, was)
				if was.Differs {
					fill(b.ByStart, 1)
				}
				scale(b.ByStart, weight)
				scale(b.ByRoom, weight)
			} else {
				b.ByStart = make([]int32, len(p.Activities[a].Candidates.Starts))
				fill(b.ByStart, weight)
			}
			worst.Burdens = append(worst.Burdens, b)
		}
		p.Soft.Worsts = append(p.Soft.Worsts, worst)
	}
}

func fill(amounts []int32, n int32) {
	for i := range amounts {
		amounts[i] = n
	}
}

func scale(amounts []int32, by int32) {
	for i := range amounts {
		amounts[i] *= by
	}
}
