package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// respites are when those are busy who need time between what they do.
type respites struct {
	p     *csp.Problem
	of    [][]int32        // of each activity: the respites that it matters to
	start []csp.StartIndex // of each activity
}

func newRespites(p *csp.Problem) *respites {
	r := &respites{p: p, of: make([][]int32, len(p.Activities)), start: make([]csp.StartIndex, len(p.Activities))}
	for i := range p.Respites {
		eachOf(&p.Respites[i], func(a csp.ActivityIndex) { r.of[a] = append(r.of[a], int32(i)) })
	}
	r.reset()
	return r
}

// eachOf calls use for each activity that matters to a respite.
func eachOf(k *csp.Respite, use func(csp.ActivityIndex)) {
	for _, m := range k.Members {
		use(m.Activity)
	}
	if k.Kind == csp.Quiet {
		use(k.After.Activity)
	}
}

// reset lets nobody do anything.
func (r *respites) reset() {
	for a := range r.start {
		r.start[a] = csp.Unplaced
	}
}

// lacking returns what somebody lacks with a at a start, without the ones that go.
func (r *respites) lacking(k *csp.Respite, a int32, start csp.StartIndex, gone []int32) model.Minutes {
	return r.p.LackingAt(k, func(b csp.ActivityIndex) csp.StartIndex {
		switch {
		case int32(b) == a:
			return start
		case slices.Contains(gone, int32(b)):
			return csp.Unplaced
		}
		return r.start[b]
	})
}

// enough reports whether nobody lacks time with an activity, which has no place, at a start.
func (r *respites) enough(a, start int32) bool {
	for _, i := range r.of[a] {
		if r.lacking(&r.p.Respites[i], a, csp.StartIndex(start), nil) > 0 {
			return false
		}
	}
	return true
}

// crowdsOut appends to list those who have to go, besides the ones from the index since on, so
// that nobody lacks time with an activity, which has no place, at a start: as long as somebody
// does, whoever weighs least of those without whom they lack less or, if there is nobody, of
// all.
func (r *respites) crowdsOut(list []int32, since int, a, start int32, weight []int32) []int32 {
	for _, i := range r.of[a] {
		k := &r.p.Respites[i]
		for {
			lacking := r.lacking(k, a, csp.StartIndex(start), list[since:])
			if lacking == 0 {
				break
			}
			lightest, helps := int32(-1), false
			eachOf(k, func(c csp.ActivityIndex) {
				b := int32(c)
				if b == a || r.start[b] == csp.Unplaced || slices.Contains(list[since:], b) {
					return
				}
				list = append(list, b)
				less := r.lacking(k, a, csp.StartIndex(start), list[since:]) < lacking
				list = list[:len(list)-1]
				if lightest < 0 || less && !helps || less == helps && lighter(weight, b, lightest) {
					lightest, helps = b, less
				}
			})
			if lightest < 0 {
				break
			}
			list = append(list, lightest)
		}
	}
	return list
}
