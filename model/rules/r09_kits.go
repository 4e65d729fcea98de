package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r09 = Rule{
	ID: "R09", Name: "enough movable kit",
	Reads: []string{"sessions.needs", "rooms.services", "kits.kind", "kits.count", "kits.setup", "kits.strike", "kits.move", "rooms.area", "availability.who"},
	Text: "A session that needs a service which is the kind or the id of a kit, in a room that does not have it, takes one of those kits, from its set-up before the start to its strike after the end. " +
		"At no time are more taken than there are: of a kind as many as all its kits together, with the longest set-up and strike of them, but for those that are not available then. " +
		"A session takes one of a kind, or as many as it says (cart x2 in sessions.csv), and merged sessions take it together. Each moment at which one more is taken, or one less is to be had, counts, by how many are too few. " +
		"A kit takes the minutes of move from a session in one area to one in another, of a kind the longest of them; rooms without an area are one area. In the minutes of a move up to a moment, no more kits are needed than can be had at some time of them.",
	Level: model.Hard, Weight: 1, Unit: "kits", Hard: true,
	Scope: scopeOfKits,
	Hangs: hangingOnKits,
	Judge: judgeKits,
	Say: func(e *model.Event, _ *Binding, i Instance) string {
		for _, pool := range kitPools(e) {
			if pool.name == i.Value {
				if i.Span != (model.Interval{}) {
					return fmt.Sprintf("%d %q can be had %s%s", pool.had(e, i.Span.Start), pool.name, Span(e, i.Span), pool.moves())
				}
				return fmt.Sprintf("%d %q can be had at once%s", pool.count(e), pool.name, pool.margins())
			}
		}
		return fmt.Sprintf("%q can be had only so often", i.Value)
	},
	Bars:     func(_ *model.Event, _ *Binding, i Instance) string { return fmt.Sprintf("no %q to be had", i.Value) },
	Full:     func(i Instance) string { return fmt.Sprintf("no %q left", i.Value) },
	Counts:   countsKits,
	Remedies: moreKits,
	Spares:   withoutKits,
}

// kitPool is what can be had under a name that sessions need: the kit of that id and
// those of that kind.
type kitPool struct {
	name          string
	kits          []int // indices into the event's kits, ascending
	setup, strike model.Minutes
	move          model.Minutes // from one area to another
}

// kitPools returns the pools in the order of the kits, one for each name that means
// other kits than those before.
func kitPools(e *model.Event) []kitPool {
	var pools []kitPool
	for i := range e.Kits {
		for _, name := range []string{e.Kits[i].Kind, e.Kits[i].ID} {
			pool := kitPool{name: name}
			for k := range e.Kits {
				if kit := &e.Kits[k]; kit.ID == name || kit.Kind == name {
					pool.kits = append(pool.kits, k)
					pool.setup, pool.strike, pool.move = max(pool.setup, kit.Setup), max(pool.strike, kit.Strike), max(pool.move, kit.Move)
				}
			}
			if !slices.ContainsFunc(pools, func(other kitPool) bool { return slices.Equal(other.kits, pool.kits) }) {
				pools = append(pools, pool)
			}
		}
	}
	return pools
}

// serves reports whether what a session needs, if it comes from kits at all, comes from
// the pool alone.
func (k *kitPool) serves(e *model.Event, need string) bool {
	some := false
	for i := range e.Kits {
		if kit := &e.Kits[i]; kit.ID == need || kit.Kind == need {
			if !slices.Contains(k.kits, i) {
				return false
			}
			some = true
		}
	}
	return some
}

// takenBy returns how many a session takes of the pool where it is placed: as many as it
// names, of several names the one that it names most.
func (k *kitPool) takenBy(e *model.Event, p model.Placement) (units int) {
	if !p.Room.Given() {
		return 0
	}
	names := map[string]int{}
	for _, need := range e.Sessions[p.Session].Needs {
		if k.serves(e, need) && !slices.Contains(e.Rooms[p.Room.Index()].Services, need) {
			names[need]++
			units = max(units, names[need])
		}
	}
	return units
}

// count returns how many there are.
func (k *kitPool) count(e *model.Event) int {
	n := 0
	for _, i := range k.kits {
		n += e.Kits[i].Count
	}
	return n
}

// had returns how many can be had at t.
func (k *kitPool) had(e *model.Event, t model.Instant) int {
	return k.hadIn(e, model.Interval{Start: t, End: t + 1})
}

// hadIn returns how many can be had at some minute of v.
func (k *kitPool) hadIn(e *model.Event, v model.Interval) (n int) {
	for _, i := range k.kits {
		for t := v.Start; t < v.End; t++ {
			if kitFree(e, e.Kits[i].ID, t) {
				n += e.Kits[i].Count
				break
			}
		}
	}
	return n
}

// kitFree reports whether a kit can be had at t.
func kitFree(e *model.Event, kit string, t model.Instant) bool {
	free, limited, barred := false, false, false
	for _, a := range e.Availability {
		if a.Kit() != kit {
			continue
		}
		inside := a.Start <= t && t < a.End
		limited = limited || a.Kind == model.Available
		free = free || a.Kind == model.Available && inside
		barred = barred || a.Kind == model.Unavailable && inside
	}
	return !barred && (free || !limited)
}

// countsKits says which sessions take from the kits of an instance, and how many those are.
func countsKits(e *model.Event, _ *Binding, i Instance) (which, most string) {
	for _, pool := range kitPools(e) {
		if pool.name == i.Value {
			had := pool.count(e)
			if i.Span != (model.Interval{}) {
				had = pool.had(e, i.Span.Start)
			}
			return fmt.Sprintf("need %q", pool.name), fmt.Sprintf("%d %q", had, pool.name)
		}
	}
	return fmt.Sprintf("need %q", i.Value), "what there is"
}

// withoutKits has a session do without the kits that an instance is about.
func withoutKits(e *model.Event, _ *Binding, i Instance, s model.SessionIndex) []Remedy {
	var names []string
	for _, pool := range kitPools(e) {
		for _, k := range pool.kits {
			if pool.name == i.Value {
				names = append(names, e.Kits[k].ID, e.Kits[k].Kind)
			}
		}
	}
	return doWithout(e, s, distinct(shared(names, e.Sessions[s].Needs)))
}

// moreKits adds to the first of the kits that an instance is about.
func moreKits(e *model.Event, _ *Binding, i Instance) (list []Remedy) {
	for _, pool := range kitPools(e) {
		if pool.name != i.Value {
			continue
		}
		kit := &e.Kits[pool.kits[0]]
		for more := 1; more <= mostMore; more++ {
			r := newRemedy(RaiseLimit, "kit %q count %d", kit.ID, kit.Count+more)
			r.Keeper, r.More = "kit "+kit.ID, more
			list = append(list, r)
		}
	}
	return list
}

// margins says the set-up, strike and move of a pool; "" if it has none.
func (k *kitPool) margins() string {
	var parts []string
	if k.setup > 0 {
		parts = append(parts, Duration(k.setup)+" to set up")
	}
	if k.strike > 0 {
		parts = append(parts, Duration(k.strike)+" to strike")
	}
	if k.move > 0 {
		parts = append(parts, Duration(k.move)+" from one area to another")
	}
	if len(parts) == 0 {
		return ""
	}
	return ", with " + And(parts)
}

// moves says how long a move takes; "" for no time.
func (k *kitPool) moves() string {
	if k.move == 0 {
		return ""
	}
	return fmt.Sprintf(", with %s from one area to another", Duration(k.move))
}

func scopeOfKits(e *model.Event, _ *Binding) Scope {
	kits := kitNames(e)
	needsOne := func(s *model.Session) bool {
		return slices.ContainsFunc(s.Needs, func(need string) bool { return kits[need] })
	}
	return Scope{Count: sessionsThat(e, needsOne), Of: "sessions that need a kit"}
}

func judgeKits(c *Case) {
	e := c.Event
	for _, pool := range kitPools(e) {
		var uses []use
		for _, p := range c.Placements {
			if units := pool.takenBy(e, p); units > 0 {
				uses = append(uses, use{p, model.Interval{Start: p.Start.Add(-pool.setup), End: p.End.Add(pool.strike)}, units})
			}
		}
		var turns []model.Instant
		for _, a := range e.Availability {
			if a.Kit() != "" {
				turns = append(turns, a.Start, a.End)
			}
		}
		most := func(t model.Instant) int { return pool.had(e, t) }
		crowds := c.crowds(uses, turns, most)
		if pool.move > 0 {
			moved := movedCrowds(c, &pool, uses, turns, func(t model.Instant) (over int) {
				for i := range crowds {
					if crowds[i].at == t {
						over = crowds[i].over()
					}
				}
				return over
			})
			crowds = slices.DeleteFunc(crowds, func(x crowd) bool {
				return slices.ContainsFunc(moved, func(m movedCrowd) bool { return m.at == x.at })
			})
			reportMoves(c, &pool, moved)
		}
		for _, crowd := range crowds {
			in := crowd.instance()
			in.Value, in.Room, in.Source = pool.name, model.NoRoom, e.Kits[pool.kits[0]].Pos
			verb := "need"
			if len(crowd.sessions) == 1 {
				verb = "needs"
			}
			if n := crowd.taken(); n > len(crowd.sessions) {
				verb += fmt.Sprintf(" %d", n)
			}
			c.Report(&c.Binding.General, in, crowd.over(), fmt.Sprintf("%s %s %q %s%s, when %d can be had",
				Sessions(e, crowd.sessions), verb, pool.name, At(e, crowd.at), pool.margins(), crowd.most))
		}
	}
}

// hangingOnKits: what needs no kit takes none.
func hangingOnKits(book *Book, sessions []model.SessionIndex) Hangs {
	e := book.event
	for _, s := range sessions {
		if slices.ContainsFunc(e.Sessions[s].Needs, func(need string) bool {
			return slices.ContainsFunc(e.Kits, func(k model.Kit) bool { return k.Kind == need || k.ID == need })
		}) {
			return Hangs{OnPlace, WithAll}
		}
	}
	return Hangs{OnNothing, WithNothing}
}
