package bounds

import (
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
	// Person must attend all Activities; [model.NoPerson] where it is not about one.
	Person model.PersonIndex
	// Pool is what all Activities use, nil where it is not about one.
	Pool *csp.Pool
	// Apart tells that no two of the Activities can overlap, whoever says so of each pair.
	Apart bool
	// OneDay and OneRoom tell that all of them must be on one day, or in one room: the
	// Stretches are those of the one that is best for them.
	OneDay, OneRoom bool
	// Uses are the rule instances that an overload rests on besides what asks for the
	// Activities and keeps them from other times: of the pool, or those that keep the
	// Activities apart. Empty where rooms alone are too small.
	Uses []csp.InstanceIndex
	// Counted tells that Need and Have are sessions, not minutes.
	Counted bool
}

// Overload is activities that cannot all be placed.
type Overload struct {
	Activities []csp.ActivityIndex
	Needs      []int64 // of each of the Activities
	// Stretches are all the time there is for the activities.
	Stretches []Stretch
	// Need is the sum of Needs, and more than Have: minutes, with what has to be free
	// between two, or sessions.
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

// Stretch is an interval in which a room, or activities in any rooms, can be without a
// break: nothing can be placed across its ends.
type Stretch struct {
	Room model.RoomIndex // NoRoom for any
	model.Interval
}

// Check returns certificates that the problem has no programme: one for each activity
// without a candidate, else one for each overloaded person, else one for the rooms, else
// one for each pool that has too few, else one for each set of activities no two of which
// can overlap. It returns none if arithmetic finds nothing, which proves nothing. Its time
// is that of a few maximum flows for each of these with an edge for each activity and
// stretch, and that of [cliqueWork].
func Check(p *csp.Problem) []Certificate {
	if found := nowhere(p); len(found) > 0 {
		return found
	}
	n := newApart(p)
	if found := n.overworked(); len(found) > 0 {
		return found
	}
	if c, over := check(p, partsOfAll(p, roomResources(p))); over {
		return []Certificate{c}
	}
	if found := outnumbered(p); len(found) > 0 {
		return found
	}
	if found := crowded(p); len(found) > 0 {
		return found
	}
	return n.crammed()
}

// nowhere returns a certificate for each activity without a candidate.
func nowhere(p *csp.Problem) (found []Certificate) {
	for x := range p.Activities {
		if a := &p.Activities[x]; !a.Optional && len(a.Candidates.Starts) == 0 {
			found = append(found, Certificate{
				Overload:  Overload{Activities: []csp.ActivityIndex{csp.ActivityIndex(x)}},
				Instances: p.WhyNowhere(csp.ActivityIndex(x)),
				Person:    model.NoPerson,
			})
		}
	}
	return found
}

// check looks for an overload of parts of time, first in minutes, then in numbers of
// sessions, which is sharper where starts are fixed.
func check(p *csp.Problem, parts []part) (Certificate, bool) {
	c := contests.Get().(*contest)
	defer contests.Put(c)
	for _, counted := range []bool{false, true} {
		c.begin(p, parts, counted)
		if found, over := c.overloaded(); over {
			return found, true
		}
	}
	return Certificate{}, false
}
