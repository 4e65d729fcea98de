package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// pooledClauses is up to how many clauses a pool may take in a relaxation of which the rooms
// are written on demand; those of larger ones are, too.
const pooledClauses = 500_000

// poolMoment names a moment of a pool.
type poolMoment struct {
	pool int
	at   model.Instant
}

// addsOnDemand reports whether the clauses of a pool are left for [Formula.AddClashes]: of those
// that are about rooms, as of rooms, and of one that many activities use and of which there is
// much, as all that run at a time. That takes more clauses than all else that is asked of times,
// and says little about them that rooms do not.
func (f *Formula) addsOnDemand(k *csp.Pool) bool {
	if f.roomed == nil || f.rooms != LazyRooms || k.Timeless {
		return false
	}
	users := len(k.Members)
	return k.AsksRooms() || users*min(k.Most+1, users)*len(f.p.Moments(k)) > pooledClauses
}

// addFull states those moments of pools left out at which x uses too much, and reports whether
// there were any. As long as there are activities without rooms that is so of pools about rooms
// alone: what others forbid, a programme of times may have.
func (f *Formula) addFull(x csp.Assignment) (some bool) {
	whole := f.roomed != nil && !slices.Contains(f.roomed, false)
	for i := range f.p.Pools {
		k := &f.p.Pools[i]
		if !f.addsOnDemand(k) || !whole && !k.AsksRooms() {
			continue
		}
		for _, t := range f.p.Moments(k) {
			if users, _ := usersAt(f.p, k, x, t); len(users) > 0 && !f.full[poolMoment{i, t}] {
				f.full[poolMoment{i, t}] = true
				f.addPoolAt(f.covers, k, t)
				some = true
			}
		}
	}
	return some
}
