package csp

import (
	"slices"

	"programme/model"
)

// Among returns the problem of placing only some activities, as if there were no others:
// a relaxation, so that what cannot be in it cannot be at all. Activity i of it is
// some[i]; its instances are those of p. Nothing is charged for.
func (p *Problem) Among(some []ActivityIndex) *Problem {
	q := p.bare()
	at := make([]ActivityIndex, len(p.Activities))
	for a := range at {
		at[a] = -1
	}
	for i, a := range some {
		at[a] = ActivityIndex(i)
		q.Activities = append(q.Activities, p.Activities[a])
	}
	for _, r := range p.Relations {
		if a, b := at[r.A], at[r.B]; a >= 0 && b >= 0 {
			r.A, r.B = a, b
			q.Relations = append(q.Relations, r)
		}
	}
	for _, k := range p.Pools {
		if k.Members = k.membersAt(at); len(k.Members) > 0 {
			q.Pools = append(q.Pools, k)
		}
	}
	for _, k := range p.RoomLimits {
		if k = k.among(at); len(k.Members) > 1 {
			q.RoomLimits = append(q.RoomLimits, k)
		}
	}
	for _, k := range p.Respites {
		if k, ok := k.among(at); ok {
			q.Respites = append(q.Respites, k)
		}
	}
	for _, k := range p.RefitLimits {
		if left := k.among(at, len(some)); left.some() {
			q.RefitLimits = append(q.RefitLimits, RefitLimit{left, k.Instance})
		}
	}
	return q
}

// bare returns p without activities, relations and charges.
func (p *Problem) bare() *Problem {
	return &Problem{Event: p.Event, Starts: p.Starts, Days: p.Days, Rooms: p.Rooms, Instances: p.Instances, Book: p.Book, AttendRule: p.AttendRule}
}

// Without returns the problem that p would be without some rule instances: an activity
// need not be placed if the instance that asks for it is among them, and a person of
// free need not be anywhere. Nothing is charged for.
func (p *Problem) Without(instances []InstanceIndex, free []model.PersonIndex) *Problem {
	gone := make([]bool, len(p.Instances))
	for _, i := range instances {
		gone[i] = true
	}
	freed := func(i InstanceIndex) bool {
		in := &p.Instances[i]
		return gone[i] || in.Person != model.NoPerson && in.B != model.NoSession && slices.Contains(free, in.Person)
	}
	q := p.bare()
	q.ActivityOf = p.ActivityOf
	q.Activities = slices.Clone(p.Activities)
	finder := NewCandidateFinder(q)
	for x := range q.Activities {
		a := &q.Activities[x]
		a.Asked = slices.DeleteFunc(slices.Clone(a.Asked), func(i InstanceIndex) bool { return gone[i] })
		if gone[a.Placed] && len(a.Asked) > 0 {
			a.Placed, a.Asked = a.Asked[0], a.Asked[1:]
		}
		a.Optional = a.Optional || gone[a.Placed]
		if slices.ContainsFunc(a.Bans, func(b Ban) bool { return gone[b.Instance] }) {
			a.Optional = a.Optional || len(a.Legal) == 0 // no window would do
			a.Bans = slices.DeleteFunc(slices.Clone(a.Bans), func(b Ban) bool { return gone[b.Instance] })
			a.Candidates = Candidates{}
			finder.Find(a)
		}
	}
	q.Relations = slices.DeleteFunc(slices.Clone(p.Relations), func(r Relation) bool { return freed(r.Instance) })
	q.Pools = slices.DeleteFunc(slices.Clone(p.Pools), func(k Pool) bool { return gone[k.Instance] })
	q.RoomLimits = slices.DeleteFunc(slices.Clone(p.RoomLimits), func(k RoomLimit) bool { return gone[k.Instance] })
	q.Respites = slices.DeleteFunc(slices.Clone(p.Respites), func(k Respite) bool {
		return gone[k.Instance] || slices.Contains(free, p.Instances[k.Instance].Person)
	})
	q.RefitLimits = slices.DeleteFunc(slices.Clone(p.RefitLimits), func(k RefitLimit) bool { return gone[k.Instance] })
	q.Rooms = slices.Clone(p.Rooms)
	for r := range q.Rooms {
		room := &q.Rooms[r]
		if gone[room.Holds] {
			room.Parallel, room.Turnaround = max(1, len(p.Activities)), 0
		}
		if room.Turnaround > 0 && gone[room.Turns] {
			room.Turnaround = 0
		}
	}
	q.MustAttend = slices.Clone(p.MustAttend)
	for person := range q.MustAttend {
		if slices.Contains(free, model.PersonIndex(person)) {
			q.MustAttend[person] = nil
		}
	}
	for i, is := range gone {
		if in := &p.Instances[i]; is && in.Rule == p.AttendRule && in.Person != model.NoPerson && len(q.MustAttend) > 0 {
			q.MustAttend[in.Person] = nil
		}
	}
	return q
}
