package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// inOther returns a literal that is true in every model in which the activity is placed
// in another room.
func (f *Formula) inOther(a csp.ActivityIndex, r model.RoomIndex) sat.Lit {
	v := &f.activities[a]
	switch {
	case r == model.NoRoom || v.in == nil:
		return sat.False
	case v.on == 0 && v.in[r] == 0:
		return sat.True
	case v.in[r] == 0:
		return v.on
	case v.on == 0:
		return v.in[r].Not()
	}
	m := f.to.NewVar()
	f.to.Add(v.on.Not(), v.in[r], m)
	return m
}

// impliedBy returns a literal that is true in every model in which one of the causes is.
func (f *Formula) impliedBy(causes []sat.Lit) sat.Lit {
	causes = slices.DeleteFunc(slices.Clone(causes), func(m sat.Lit) bool { return m == sat.False })
	switch {
	case len(causes) == 0:
		return sat.False
	case slices.Contains(causes, sat.True):
		return sat.True
	case len(causes) == 1:
		return causes[0]
	}
	m := f.to.NewVar()
	for _, cause := range causes {
		f.to.Add(cause.Not(), m)
	}
	return m
}

// tell charges for telling people, by levels of what their changes weigh.
func (o *objective) tell(k csp.Stake, changed []sat.Lit) {
	o.charge(csp.Penalty{Weight: k.People}, sat.True, k.Anyway)
	below := k.Anyway
	weights := slices.Clone(k.Weights)
	slices.Sort(weights)
	for _, level := range slices.Compact(weights) {
		if level <= below {
			continue
		}
		var causes []sat.Lit
		for i, s := range k.Sessions {
			if k.Weights[i] >= level {
				causes = append(causes, changed[s])
			}
		}
		o.charge(csp.Penalty{Weight: k.People}, o.impliedBy(causes), level-below)
		below = level
	}
}
