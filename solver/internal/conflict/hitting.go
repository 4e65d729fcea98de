package conflict

import (
	"cmp"
	"math"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
)

// lookups bounds the search for the cheapest set: how often it may look at a remedy.
const lookups = 5_000_000

// MostChanges is how many changes a repair has at most: nobody would read more.
const MostChanges = 12

// cheapest returns the cheapest set of remedies that takes enough from every core and
// holds none of the refused sets, nil if none was found, and whether it is proved that
// none takes fewer people, however many changes it has.
func (r *repairer) cheapest() (set []int, proved bool) {
	s := r.newHitting(toll{people: 1 << 30})
	if start := r.common(); start != nil {
		s.best, s.bestToll = start, r.toll(start)
	}
	if s.search(nil, 0); s.best == nil || s.seen < lookups {
		return s.best, s.seen < lookups && s.tooLong >= s.bestToll.people
	}
	// Sets that take as many people and differ in how far they go are too many. To find
	// one that takes fewer people, or none, may take less.
	fewer := r.newHitting(toll{people: s.bestToll.people})
	if fewer.search(nil, 0); fewer.best != nil {
		s.best, s.bestToll = fewer.best, fewer.bestToll
	}
	return s.best, fewer.seen < lookups && min(s.tooLong, fewer.tooLong) >= s.bestToll.people
}

// common returns a set that takes enough from every core, in which each remedy takes from as
// many cores as any that was left, and of those asks the fewest people: what lifts a cause
// that they share comes first. It is nil if there is none, or one that holds a refused set.
func (r *repairer) common() (set []int) {
	open := make([]int, 0, len(r.cores)) // cores that lack something
	for k := range r.cores {
		open = append(open, k)
	}
	for len(open) > 0 {
		best, most := -1, 0
		for i := range r.all {
			lifts := 0
			for _, k := range open {
				if c := &r.cores[k]; c.gain[i] > 0 && c.lacks(set) <= c.gain[i] {
					lifts++
				}
			}
			if slices.Contains(set, i) || lifts == 0 || r.isRefused(append(set[:len(set):len(set)], i)) {
				continue
			}
			if lifts > most || lifts == most && r.toll([]int{i}).less(r.toll([]int{best})) {
				best, most = i, lifts
			}
		}
		if best < 0 || len(set) == MostChanges {
			return nil
		}
		set = append(set, best)
		open = slices.DeleteFunc(open, func(k int) bool { return r.cores[k].lacks(set) <= 0 })
	}
	slices.Sort(set)
	return set
}

// isRefused reports whether a set holds one that is refused, or changes something else about a
// session that it cancels: what that would gain is gained already.
func (r *repairer) isRefused(set []int) bool {
	for _, i := range set {
		cancelled := &r.all[i].change
		if cancelled.Kind == change.SessionCancelled && slices.ContainsFunc(set, func(j int) bool { return j != i && r.all[j].change.Session == cancelled.Session }) {
			return true
		}
	}
	return slices.ContainsFunc(r.refused, func(refused []int) bool { return contains(set, refused) })
}

// toll is what a set of remedies takes: people, then sessions that change otherwise, then
// how far it goes.
type toll struct{ people, sessions, rank int }

func (p toll) less(q toll) bool { return p.compare(q) < 0 }

func (p toll) compare(q toll) int {
	return cmp.Or(cmp.Compare(p.people, q.people), cmp.Compare(p.sessions, q.sessions), cmp.Compare(p.rank, q.rank))
}

// toll returns the toll of a set: who is asked for several changes counts once, and so does
// a session.
func (r *repairer) toll(set []int) (sum toll) {
	var asked []party
	var touched []model.SessionIndex
	for _, i := range set {
		asked, touched = union(asked, r.all[i].asks), union(touched, r.all[i].touches)
		sum.rank += 1 << r.all[i].kind
	}
	sum.people, sum.sessions = r.count(asked), len(touched)
	return sum
}

// hitting is one search for the cheapest hitting set, branch and bound. The toll of a set
// is never more than that of a set with more in it.
type hitting struct {
	*repairer
	best     []int
	bestToll toll   // only sets that cost less are looked for
	passed   []bool // remedies of which all sets that hold them were gone through
	asked    []int  // by party: how many remedies of the set ask it
	people   int    // that are asked by the set
	touched  []int  // by session: how many remedies of the set touch it
	sessions int    // that are touched by the set
	seen     int
	tooLong  int // the least people that a set takes that has too many changes

	share  []float64 // scratch of fewest, by party
	shared []party   // those with a share
}

func (r *repairer) newHitting(below toll) *hitting {
	return &hitting{
		repairer: r, bestToll: below, passed: make([]bool, len(r.all)), tooLong: math.MaxInt,
		touched: make([]int, len(r.parties.casts)), asked: make([]int, len(r.parties.people)), share: make([]float64, len(r.parties.people)),
	}
}

// search goes through the sets that hold all of set, which has that rank.
func (s *hitting) search(set []int, rank int) {
	cost := toll{s.people, s.sessions, rank}
	if s.seen += 1 + len(set)*len(s.cores); s.seen >= lookups || !cost.less(s.bestToll) {
		return
	}
	if s.isRefused(set) {
		return
	}
	var open *remedyCore // that with the fewest remedies of those that lack something
	for k := range s.cores {
		if c := &s.cores[k]; c.lacks(set) > 0 && (open == nil || len(c.items) < len(open.items)) {
			open = c
		}
	}
	if open == nil {
		s.best, s.bestToll = slices.Clone(set), cost
		slices.Sort(s.best)
		return
	}
	var tried []int
	for _, i := range open.items {
		if s.passed[i] || slices.Contains(set, i) {
			continue
		}
		least, changes := s.atLeast(open, set, rank)
		if !least.less(s.bestToll) {
			break
		}
		if len(set)+changes > MostChanges {
			s.tooLong = min(s.tooLong, least.people)
			break
		}
		s.ask(i, 1)
		s.search(append(set[:len(set):len(set)], i), rank+1<<s.all[i].kind)
		s.ask(i, -1)
		s.passed[i] = true
		tried = append(tried, i)
	}
	for _, i := range tried {
		s.passed[i] = false
	}
}

// ask puts a remedy in or out of what is asked.
func (s *hitting) ask(i, more int) {
	for _, who := range s.all[i].asks {
		if was := s.asked[who]; was == 0 {
			s.people += s.parties.people[who]
		}
		if s.asked[who] += more; s.asked[who] == 0 {
			s.people -= s.parties.people[who]
		}
	}
	for _, t := range s.all[i].touches {
		if s.touched[t] == 0 {
			s.sessions++
		}
		if s.touched[t] += more; s.touched[t] == 0 {
			s.sessions--
		}
	}
}

// atLeast returns what any set costs at least, and how many further changes it has, that
// takes enough from a core too.
func (s *hitting) atLeast(c *remedyCore, set []int, rank int) (least toll, changes int) {
	s.seen += len(c.items)
	lack := c.lacks(set)
	most, mildest := int64(0), rules.Cancel
	for _, i := range c.items {
		if !s.passed[i] && !slices.Contains(set, i) {
			most, mildest = max(most, c.gain[i]), min(mildest, s.all[i].kind)
		}
	}
	if most == 0 {
		return toll{people: math.MaxInt}, 0
	}
	changes = int((lack + most - 1) / most)
	return toll{s.people + s.fewest(c, set, lack), s.sessions, rank + changes<<mildest}, changes
}

// fewest returns how many further people must be asked at least so that a core lacks
// nothing. What a remedy gains is divided among those of its people who are not asked yet,
// each of them alike. If a set gains enough, then so do the shares of all whom it asks, in
// whatever remedies, together with the remedies that ask nobody further: and of these
// people there are at least as many as it takes of those with the largest shares.
func (s *hitting) fewest(c *remedyCore, set []int, lack int64) int {
	missing := float64(lack)
	s.shared = s.shared[:0]
	for _, i := range c.items {
		if s.passed[i] || slices.Contains(set, i) {
			continue
		}
		further := 0
		s.seen += len(s.all[i].asks)
		for _, who := range s.all[i].asks {
			if s.asked[who] == 0 {
				further += s.parties.people[who]
			}
		}
		if further == 0 {
			missing -= float64(c.gain[i])
			continue
		}
		for _, who := range s.all[i].asks {
			if s.asked[who] == 0 {
				if s.share[who] == 0 {
					s.shared = append(s.shared, who)
				}
				s.share[who] += float64(c.gain[i]) / float64(further)
			}
		}
	}
	s.seen += 4 * len(s.shared)
	slices.SortFunc(s.shared, func(a, b party) int { return cmp.Compare(s.share[b], s.share[a]) })
	people := 0.0
	for _, who := range s.shared {
		n, each := float64(s.parties.people[who]), s.share[who]
		if s.share[who] = 0; missing > 0 {
			n = min(n, missing/each)
			people += n
			missing -= n * each
		}
	}
	const rounding = 1e-6 // more than floating point errs, and then it is a person too few
	return int(math.Ceil(people - rounding))
}
