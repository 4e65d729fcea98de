package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// mostCost is what all settings together may be able to cost: as much as programs that
// read our answers can tell apart, which keep numbers as double floats.
const mostCost = 1 << 53

// Scale is what the amounts of a setting grow with besides the event.
type Scale struct {
	Key    string // of the parameter that multiplies them; "" for none of the setting's own
	Factor int    // by how much
	Most   int    // the largest factor with which the instances can be counted; 0 for any
	Each   int    // by how much something else multiplies them; 0 for not at all
}

// tooDear returns the faults of settings that could cost more than can be counted;
// weighed says, by rule, where the weight for the whole event is given.
func (book *Book) tooDear(weighed map[int]model.Position) (faults model.Faults) {
	e := book.event
	size, settings := sizeOf(e), 0
	for i := range book.Bindings {
		settings += 1 + len(book.Bindings[i].Items)
	}
	for i := range book.Bindings {
		binding := &book.Bindings[i]
		check := func(b *Bound, at model.Position) {
			if f, dear := binding.Rule.tooDear(book, b, at, mostCost/settings/size.units(binding.Rule.Unit)); dear {
				faults = append(faults, f)
			}
		}
		check(&binding.General, weighed[i])
		for k := range binding.Items {
			if s := &e.Rules[binding.Items[k].Index]; s.Weight != 0 {
				check(&binding.Items[k], s.Pos)
			}
		}
	}
	return faults
}

// tooDear returns the fault of a setting with a weight given there, if its weight and the
// factor of its parameters multiply to more than most.
func (r *Rule) tooDear(book *Book, b *Bound, at model.Position, most int) (model.Fault, bool) {
	scale := Scale{Factor: 1}
	if r.Scale != nil {
		scale = r.Scale(book, b)
	}
	most = max(1, most/max(1, scale.Each))
	factor, weight, own := max(1, scale.Factor), max(1, b.Weight), b.values[scale.Key].pos
	switch given := at != (model.Position{}); {
	case !given && own == (model.Position{}): // nothing to mend
		return model.Fault{}, false
	case scale.Most > 0 && factor > scale.Most:
		return dear(r, own, scale.Key, factor, scale.Most), true
	case weight <= most/factor:
		return model.Fault{}, false
	case given && factor <= most:
		return dear(r, at, "weight", weight, most/factor), true
	default:
		return dear(r, own, scale.Key, factor, max(1, most/weight)), true
	}
}

func dear(r *Rule, at model.Position, what string, is, most int) model.Fault {
	return model.Fault{
		Pos:     at,
		Message: fmt.Sprintf("rule %s: with a value of %d in %s it could cost more than can be counted", r.ID, is, what),
		Remedy:  fmt.Sprintf("give at most %d", most),
	}
}

// size is what bounds the amounts of an event's rules.
type size struct{ sessions, duties, busiest, windows, longest, seats int }

func sizeOf(e *model.Event) size {
	z := size{sessions: len(e.Sessions), duties: len(e.Cast), windows: len(e.Windows)}
	duties := make([]int, len(e.People))
	for _, m := range e.Cast {
		duties[m.Person]++
		z.busiest = max(z.busiest, duties[m.Person])
	}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		z.longest, z.seats = max(z.longest, int(s.Minutes), int(s.Setup)), max(z.seats, s.Expected, len(s.Needs)+len(s.Prefers)+len(s.Avoids), 2*len(s.Interpretation))
	}
	return z
}

// units returns what the violations of one setting, whose amounts count that, can amount
// to together at most, its [Scale] aside; at least 1.
func (z *size) units(unit string) int {
	switch unit {
	case "minutes": // of two sessions at a time, once or for each who attends both
		return max(1, (z.sessions*z.sessions+z.duties*z.busiest)*z.longest)
	case "hours": // of two sessions at a time, of each who attends both
		return max(1, z.duties*z.busiest)
	case "points": // of each session and of each who attends it, 10 at most
		return 10 * (1 + z.sessions + z.duties)
	default: // seats and services of each session; sessions of each window and pair
		return 1 + z.sessions*(z.seats+z.windows+z.sessions)
	}
}

// scaleOf is the [Scale] of amounts that grow with the largest of some parameters.
func scaleOf(keys ...string) func(*Book, *Bound) Scale {
	return func(_ *Book, b *Bound) Scale {
		key, n := b.worst(keys...)
		return Scale{Key: key, Factor: n}
	}
}

// worst returns the parameter of the keys that has the largest count, which it returns.
func (b *Bound) worst(keys ...string) (key string, n int) {
	key = slices.MaxFunc(keys, func(k, l string) int { return b.Count(k) - b.Count(l) })
	return key, b.Count(key)
}
