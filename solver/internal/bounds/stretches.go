package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// resource holds so many activities at a time, with some time free after each before the
// next.
type resource struct {
	room     model.RoomIndex // NoRoom where it does not matter
	parallel int64
	// uses are the places that the activities may have on the resource.
	uses []use
}

// use is one activity on a resource with the starts that it may have there, ascending, the
// minutes that it takes from its start, those that are free after it, if another follows,
// and how many of what the resource holds it takes at once.
type use struct {
	activity       csp.ActivityIndex
	starts         []csp.StartIndex
	minutes, after model.Minutes
	units          int64
}

// roomResources returns the rooms as resources, for the activities that must be placed.
func roomResources(p *csp.Problem) []resource {
	resources := make([]resource, len(p.Rooms))
	for i := range p.Rooms {
		r := &resources[i]
		r.room, r.parallel = model.RoomIndex(i), int64(p.Rooms[i].Parallel)
		for x := range p.Activities {
			a := &p.Activities[x]
			if a.Optional {
				continue
			}
			if starts := startsIn(a, r.room); len(starts) > 0 {
				r.uses = append(r.uses, use{csp.ActivityIndex(x), starts, a.Minutes, p.Rooms[i].Turnaround, 1})
			}
		}
	}
	return resources
}

// startsIn returns the starts that an activity may have in a room; NoRoom for any.
func startsIn(a *csp.Activity, r model.RoomIndex) []csp.StartIndex {
	if r == model.NoRoom {
		return a.Candidates.Starts
	}
	var starts []csp.StartIndex
	for k, s := range a.Candidates.Starts {
		if a.Candidates.Rooms[k].Has(r) {
			starts = append(starts, s)
		}
	}
	return starts
}

// alone in [part.within] means that a part is within no other.
const alone = -1

// part is a stretch of a resource with what it can hold.
type part struct {
	Stretch
	activities []csp.ActivityIndex // that may be placed in it
	takes      []int64             // the minutes that each of them takes, with what is free after it, for each unit
	units      []int64             // that each of them takes
	minutes    int64               // sum of these that it can hold at most
	sessions   int64               // number of sessions that it can hold at most
	within     int                 // the part that holds what this one does, and others; alone for none
}

func (k *part) capacity(counted bool) int64 {
	if counted {
		return k.sessions
	}
	return k.minutes
}

// partsOfAll cuts all resources into stretches, one after the other.
func partsOfAll(p *csp.Problem, resources []resource) (parts []part) {
	for i := range resources {
		parts = append(parts, partsOf(p, &resources[i])...)
	}
	return parts
}

// partsOf cuts a resource into stretches: the longest intervals that are covered by places
// without a gap.
func partsOf(p *csp.Problem, r *resource) []part {
	shortest := make([]model.Minutes, len(p.Starts)) // by start: the shortest use that may start there; 0 if none
	longest := make([]model.Minutes, len(p.Starts))  // and the longest activity
	for _, u := range r.uses {
		for _, s := range u.starts {
			if shortest[s] == 0 || u.minutes < shortest[s] {
				shortest[s] = u.minutes
			}
			longest[s] = max(longest[s], p.Activities[u.activity].Minutes)
		}
	}
	var parts []part
	for s := range shortest {
		if shortest[s] == 0 {
			continue
		}
		covered := model.Span(p.Starts[s], longest[s])
		if n := len(parts); n > 0 && covered.Start < parts[n-1].End {
			parts[n-1].End = max(parts[n-1].End, covered.End)
			continue
		}
		parts = append(parts, part{Stretch: Stretch{r.room, covered}, within: alone})
	}
	for i := range parts {
		k := &parts[i]
		from, to := p.First(k.Start), p.First(k.End)
		var least, most model.Minutes // that are free after a use
		var lengths []model.Minutes
		for _, u := range r.uses {
			at, _ := slices.BinarySearch(u.starts, from)
			if at < len(u.starts) && u.starts[at] < to {
				if len(k.activities) == 0 || u.after < least {
					least = u.after
				}
				most = max(most, u.after)
				k.activities, k.units = append(k.activities, u.activity), append(k.units, u.units)
				lengths, k.takes = append(lengths, u.minutes+u.after), append(k.takes, u.units*int64(u.minutes+u.after))
			}
		}
		k.minutes = r.parallel * fillable(lengths, k.Minutes()+most)
		k.sessions = r.parallel * mostSessions(p.Starts[from:to], shortest[from:to], k.End, least)
	}
	return parts
}

// fillable returns the largest sum of lengths, each used any number of times, that fits
// into open minutes. Lengths with what is free after them fit into what is open and what
// is free after the last one.
func fillable(lengths []model.Minutes, open model.Minutes) int64 {
	slices.Sort(lengths)
	lengths = slices.Compact(lengths)
	reach := make([]bool, open+1)
	reach[0] = true
	var most int64
	for sum := range reach {
		if !reach[sum] {
			continue
		}
		most = int64(sum)
		for _, length := range lengths {
			if next := sum + int(length); next < len(reach) {
				reach[next] = true
			}
		}
	}
	return most
}

// mostSessions returns the largest number of sessions that can follow each other where
// only these starts are open, each with the shortest length that starts there, and that
// many minutes free after it: always to take the one that ends first is best.
func mostSessions(starts []model.Instant, shortest []model.Minutes, end model.Instant, after model.Minutes) (n int64) {
	free := starts[0]
	for {
		earliest := end + 1
		for i, t := range starts {
			if shortest[i] > 0 && t >= free {
				earliest = min(earliest, t.Add(shortest[i]))
			}
		}
		if earliest > end {
			return n
		}
		n++
		free = earliest.Add(after)
	}
}
