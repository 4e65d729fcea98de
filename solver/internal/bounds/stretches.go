package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// part is a stretch of a resource with what it can hold.
type part struct {
	Stretch
	turnaround model.Minutes
	activities []csp.ActivityIndex // that may be placed in it
	minutes    int64               // sum of minutes and turnarounds that it can hold at most
	sessions   int64               // number of sessions that it can hold at most
}

func (k *part) capacity(counted bool) int64 {
	if counted {
		return k.sessions
	}
	return k.minutes
}

// stretches cuts each resource into stretches: the longest intervals that are covered
// by places without a gap.
func stretches(p *csp.Problem, resources []resource) []part {
	var parts []part
	for i := range resources {
		parts = append(parts, partsOf(p, &resources[i])...)
	}
	return parts
}

func partsOf(p *csp.Problem, r *resource) []part {
	shortest := make([]model.Minutes, len(p.Starts)) // by start: the shortest activity that may start there; 0 if none
	longest := make([]model.Minutes, len(p.Starts))
	for _, u := range r.uses {
		length := p.Activities[u.activity].Minutes
		for _, s := range u.starts {
			if shortest[s] == 0 || length < shortest[s] {
				shortest[s] = length
			}
			longest[s] = max(longest[s], length)
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
		parts = append(parts, part{Stretch: Stretch{r.room, covered}, turnaround: r.turnaround})
	}
	for i := range parts {
		k := &parts[i]
		from, to := p.First(k.Start), p.First(k.End)
		var lengths []model.Minutes
		for _, u := range r.uses {
			at, _ := slices.BinarySearch(u.starts, from)
			if at < len(u.starts) && u.starts[at] < to {
				k.activities = append(k.activities, u.activity)
				lengths = append(lengths, p.Activities[u.activity].Minutes)
			}
		}
		k.minutes = r.parallel * fillable(lengths, k.Minutes(), r.turnaround)
		k.sessions = r.parallel * mostSessions(p.Starts[from:to], shortest[from:to], k.End, r.turnaround)
	}
	return parts
}

// fillable returns the largest sum of lengths with their turnarounds, each length used
// any number of times, that fits into open minutes; the turnaround after the last
// session may reach beyond them.
func fillable(lengths []model.Minutes, open, turnaround model.Minutes) int64 {
	slices.Sort(lengths)
	lengths = slices.Compact(lengths)
	reach := make([]bool, open+turnaround+1)
	reach[0] = true
	var most int64
	for sum := range reach {
		if !reach[sum] {
			continue
		}
		most = int64(sum)
		for _, length := range lengths {
			if next := sum + int(length+turnaround); next < len(reach) {
				reach[next] = true
			}
		}
	}
	return most
}

// mostSessions returns the largest number of sessions that can follow each other where
// only these starts are open, each with the shortest length that starts there: always
// to take the one that ends first is best.
func mostSessions(starts []model.Instant, shortest []model.Minutes, end model.Instant, turnaround model.Minutes) (n int64) {
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
		free = earliest.Add(turnaround)
	}
}
