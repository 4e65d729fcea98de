package bounds

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Certificate is a proof that the problem has no programme, which anyone can add up.
type Certificate struct {
	// Overload is as small as it can be: without any of its activities the others could
	// have all that they need. Whole is what it was part of: all activities that compete
	// for the same time, with which more is missing than in any other such set.
	Overload
	Whole Overload
	// Instances are the rule instances that leave the only activity no candidate.
	// Empty for an overload.
	Instances []csp.InstanceIndex
	// Person must attend all Activities; [model.NoPerson] where rooms are too small.
	Person model.PersonIndex
	// Counted tells that Need and Have are sessions, not minutes.
	Counted bool
}

// Overload is activities that cannot all be placed.
type Overload struct {
	Activities []csp.ActivityIndex
	// Stretches are all the time there is for the activities.
	Stretches []Stretch
	// Need is more than Have: minutes, turnaround included.
	Need, Have int64
}

// Lack returns how much of what the activities need there is not.
func (o *Overload) Lack() int64 { return o.Need - o.Have }

// Spare returns how many minutes of the stretches in rooms, turnaround included, are not
// counted in Have, since no activities fill them.
func (o *Overload) Spare(p *csp.Problem) (n int64) {
	for _, s := range o.Stretches {
		if s.Room != model.NoRoom {
			n += int64(p.Rooms[s.Room].Parallel) * int64(s.Minutes()+p.Rooms[s.Room].Turnaround)
		}
	}
	return max(0, n-o.Have)
}

// Stretch is an interval in which a room, or a person, can have sessions without a
// break: nothing can be placed across its ends.
type Stretch struct {
	Room model.RoomIndex // NoRoom for a person
	model.Interval
}

// Check returns certificates that the problem has no programme: one for each activity
// without a candidate, else one for each overloaded person, else one for the rooms. It
// returns none if arithmetic finds nothing, which proves nothing. Its time is that of
// a few maximum flows with an edge for each activity and stretch.
func Check(p *csp.Problem) []Certificate {
	var found []Certificate
	for x := range p.Activities {
		if a := &p.Activities[x]; !a.Optional && len(a.Candidates.Starts) == 0 {
			found = append(found, Certificate{
				Overload:  Overload{Activities: []csp.ActivityIndex{csp.ActivityIndex(x)}},
				Instances: p.WhyNowhere(csp.ActivityIndex(x)),
				Person:    model.NoPerson,
			})
		}
	}
	if len(found) > 0 {
		return found
	}
	for person, duties := range p.MustAttend {
		if len(duties) > 1 {
			if c, over := check(p, []resource{personResource(p, duties)}); over {
				c.Person = model.PersonIndex(person)
				found = append(found, c)
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	if c, over := check(p, roomResources(p)); over {
		found = append(found, c)
	}
	return found
}

// resource holds one activity at a time, with a turnaround between two.
type resource struct {
	room       model.RoomIndex // NoRoom for a person
	turnaround model.Minutes
	parallel   int64
	// uses are the places that the activities may have on the resource.
	uses []use
}

// use is one activity on a resource with the starts that it may have there, ascending.
type use struct {
	activity csp.ActivityIndex
	starts   []csp.StartIndex
}

func personResource(p *csp.Problem, duties []csp.ActivityIndex) resource {
	r := resource{room: model.NoRoom, parallel: 1}
	for _, a := range duties {
		if !p.Activities[a].Optional {
			r.uses = append(r.uses, use{a, p.Activities[a].Candidates.Starts})
		}
	}
	return r
}

func roomResources(p *csp.Problem) []resource {
	resources := make([]resource, len(p.Rooms))
	for i := range p.Rooms {
		r := &resources[i]
		r.room, r.turnaround, r.parallel = model.RoomIndex(i), p.Rooms[i].Turnaround, int64(p.Rooms[i].Parallel)
		for x := range p.Activities {
			a := &p.Activities[x]
			if a.Optional {
				continue
			}
			var starts []csp.StartIndex
			for k, s := range a.Candidates.Starts {
				if a.Candidates.Rooms[k].Has(r.room) {
					starts = append(starts, s)
				}
			}
			if len(starts) > 0 {
				r.uses = append(r.uses, use{csp.ActivityIndex(x), starts})
			}
		}
	}
	return resources
}

// check looks for an overload of the resources, first in minutes, then in numbers of
// sessions, which is sharper where starts are fixed.
func check(p *csp.Problem, resources []resource) (Certificate, bool) {
	parts := stretches(p, resources)
	for _, counted := range []bool{false, true} {
		if c, over := overloaded(p, parts, counted); over {
			return c, true
		}
	}
	return Certificate{}, false
}

// overloaded sends each activity's need to the stretches where it may be placed. If not
// all of it arrives, the activities on the source's side of the minimum cut need more
// than all their stretches have (Hall, On representatives of subsets, Journal of the
// London Mathematical Society 10, 1935).
func overloaded(p *csp.Problem, parts []part, counted bool) (Certificate, bool) {
	into := make([][]int32, len(p.Activities)) // the parts open to each activity
	for i := range parts {
		for _, a := range parts[i].activities {
			into[a] = append(into[a], int32(i))
		}
	}
	groups := groupAlike(p, into, parts, counted)
	g := newNetwork(2 + len(groups) + len(parts))
	var total int64
	for i, group := range groups {
		g.edge(source, 2+i, group.need)
		total += group.need
		for _, k := range group.parts {
			g.edge(2+i, 2+len(groups)+int(k), group.need)
		}
	}
	for k := range parts {
		g.edge(2+len(groups)+k, sink, parts[k].capacity(counted))
	}
	if g.maximise() == total {
		return Certificate{}, false
	}
	var all []csp.ActivityIndex
	for i, group := range groups {
		if g.level[2+i] >= 0 {
			all = append(all, group.activities...)
		}
	}
	slices.Sort(all)
	return Certificate{
		Overload: sum(p, into, parts, shrink(p, into, parts, all, counted), counted),
		Whole:    sum(p, into, parts, all, counted),
		Person:   model.NoPerson,
		Counted:  counted,
	}, true
}

// group is the activities that may be placed in the same parts, with what they need.
type group struct {
	activities []csp.ActivityIndex
	parts      []int32
	need       int64
}

// groupAlike groups the activities that must be placed by the parts open to them.
func groupAlike(p *csp.Problem, into [][]int32, parts []part, counted bool) []group {
	byKey := map[string]int{}
	var groups []group
	for x := range into {
		if len(into[x]) == 0 {
			continue
		}
		key := make([]byte, 0, 2*len(into[x]))
		for _, k := range into[x] {
			key = append(key, byte(k), byte(k>>8), byte(k>>16))
		}
		i, known := byKey[string(key)]
		if !known {
			i = len(groups)
			byKey[string(key)] = i
			groups = append(groups, group{parts: into[x]})
		}
		groups[i].activities = append(groups[i].activities, csp.ActivityIndex(x))
		groups[i].need += need(p, into[x], parts, csp.ActivityIndex(x), counted)
	}
	return groups
}

// need is what an activity takes of any of its parts: at least its minutes and the
// least turnaround among them, or one session.
func need(p *csp.Problem, into []int32, parts []part, x csp.ActivityIndex, counted bool) int64 {
	if counted {
		return 1
	}
	least := parts[into[0]].turnaround
	for _, k := range into {
		least = min(least, parts[k].turnaround)
	}
	return int64(p.Activities[x].Minutes + least)
}

// shrink drops activities as long as the rest is still too much, the latest first.
func shrink(p *csp.Problem, into [][]int32, parts []part, activities []csp.ActivityIndex, counted bool) []csp.ActivityIndex {
	for i := len(activities) - 1; i >= 0; i-- {
		without := slices.Delete(slices.Clone(activities), i, i+1)
		if needs, has, _ := balance(p, into, parts, without, counted); needs > has {
			activities = without
		}
	}
	return activities
}

// sum adds up what activities need and what there is.
func sum(p *csp.Problem, into [][]int32, parts []part, activities []csp.ActivityIndex, counted bool) Overload {
	o := Overload{Activities: activities}
	var used []int32
	o.Need, o.Have, used = balance(p, into, parts, activities, counted)
	for _, k := range used {
		o.Stretches = append(o.Stretches, parts[k].Stretch)
	}
	slices.SortFunc(o.Stretches, func(a, b Stretch) int {
		return cmp.Or(cmp.Compare(a.Room, b.Room), cmp.Compare(a.Start, b.Start))
	})
	return o
}

// balance returns what the activities need together, what the parts open to any of them
// have, and which parts those are.
func balance(p *csp.Problem, into [][]int32, parts []part, activities []csp.ActivityIndex, counted bool) (needs, has int64, used []int32) {
	seen := make([]bool, len(parts))
	for _, a := range activities {
		needs += need(p, into[a], parts, a, counted)
		for _, k := range into[a] {
			if !seen[k] {
				seen[k] = true
				used = append(used, k)
				has += parts[k].capacity(counted)
			}
		}
	}
	return needs, has, used
}
