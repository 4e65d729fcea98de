package generate

import (
	"cmp"
	"math"
	"slices"

	"programme/model"
)

// bin is a stretch of one room's time into which sessions are packed.
type bin struct {
	room  model.RoomIndex
	span  model.Interval
	slot  bool // it holds one session, at its start
	held  []model.SessionIndex
	spare model.Minutes // not taken yet, with a turnaround after the last session
}

// shortest is the length of the shortest sessions.
const shortest model.Minutes = 30

// footprint is the room time that a session takes, with its turnaround.
func footprint(m model.Minutes) model.Minutes { return m + turnaround }

// fits reports whether the bin has room for a session of m minutes.
func (b *bin) fits(m model.Minutes) bool {
	return footprint(m) <= b.spare && !(b.slot && len(b.held) > 0)
}

// openRooms opens as many rooms as the load asks for. The last one is closed on some
// days, so that the load is met closely.
func (d *draft) openRooms() {
	perRoom := model.Minutes(0)
	for _, day := range d.days {
		for _, v := range day.free {
			perRoom += d.worth(v)
		}
	}
	used := model.Minutes(0)
	for _, s := range d.ordinary() {
		if d.FixedSlots {
			used++
		} else {
			used += footprint(d.event.Length(s))
		}
	}
	wanted := model.Minutes(math.Round(float64(used) / d.Load))
	for extra := model.Minutes(0); ; extra += d.step() {
		d.fillRooms(wanted+extra, perRoom)
		if d.packs() {
			return
		}
	}
}

// worth returns what a stretch of open room time adds to the load's denominator.
func (d *draft) worth(v model.Interval) model.Minutes {
	if d.FixedSlots {
		return 1
	}
	return footprint(v.Minutes())
}

// step is the least amount of room time that can be added.
func (d *draft) step() model.Minutes {
	if d.FixedSlots {
		return 1
	}
	return grain
}

// ordinary returns the sessions other than the opening and the plenary, the longest
// first.
func (d *draft) ordinary() []model.SessionIndex {
	var list []model.SessionIndex
	for i := range d.event.Sessions {
		if s := model.SessionIndex(i); s != d.opening && s != d.plenary {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b model.SessionIndex) int { return cmp.Compare(d.event.Length(b), d.event.Length(a)) })
	return list
}

// fillRooms makes the bins: whole rooms, and of the last room no more than makes up
// the wanted amount. Stretches too short for any session are not opened.
func (d *draft) fillRooms(wanted, perRoom model.Minutes) {
	d.bins = nil
	left := wanted
	for r := range max(1, int((wanted+perRoom-1)/perRoom)) {
		for _, day := range d.days {
			for _, v := range day.free {
				w := min(d.worth(v), left)
				left -= w
				if !d.FixedSlots {
					v.End = v.Start.Add((w - turnaround) / grain * grain)
				}
				if w > 0 && v.Minutes() >= shortest {
					d.bins = append(d.bins, bin{room: model.RoomIndex(r), span: v, slot: d.FixedSlots, spare: footprint(v.Minutes())})
				}
			}
		}
	}
	rooms := 1
	if n := len(d.bins); n > 0 {
		rooms = int(d.bins[n-1].room) + 1
	}
	d.event.Rooms = make([]model.Room, rooms)
}

// packs spreads the sessions over the bins and reports whether all of them found room:
// at random at first, then each into the fullest bin that can take it.
func (d *draft) packs() bool {
	for attempt := range 4 {
		for i := range d.bins {
			b := &d.bins[i]
			b.held, b.spare = b.held[:0], footprint(b.span.Minutes())
		}
		placed := true
		for _, s := range d.ordinary() {
			b := d.binFor(d.event.Length(s), attempt < 3)
			if b == nil {
				placed = false
				break
			}
			b.held = append(b.held, s)
			b.spare -= footprint(d.event.Length(s))
		}
		if placed {
			return true
		}
	}
	return false
}

// binFor returns a bin that can take m minutes, or nil: a random one if asked for and
// soon found, else the fullest.
func (d *draft) binFor(m model.Minutes, random bool) *bin {
	for range 8 {
		if b := &d.bins[d.rng.IntN(len(d.bins))]; random && b.fits(m) {
			return b
		}
	}
	var best *bin
	for i := range d.bins {
		if b := &d.bins[i]; b.fits(m) && (best == nil || b.spare < best.spare) {
			best = b
		}
	}
	return best
}

// pack puts the sessions of each bin into an order, the spare time at random between
// them, and so plants the programme.
func (d *draft) pack() {
	plant := func(s model.SessionIndex, at model.Instant, r model.RoomIndex) {
		d.planted[s] = model.Placement{Session: s, Interval: model.Span(at, d.event.Length(s)), Room: model.InRoom(r), State: model.Draft}
	}
	hour := func(i int) model.Instant { return d.days[i].free[0].Start.Add(-plenaryLength - turnaround) }
	plant(d.opening, hour(0), 0)
	if d.plenary != model.NoSession {
		plant(d.plenary, hour(1), 0)
	}
	for i := range d.bins {
		b := &d.bins[i]
		d.rng.Shuffle(len(b.held), func(j, k int) { b.held[j], b.held[k] = b.held[k], b.held[j] })
		at := b.span.Start
		for _, s := range b.held {
			if !b.slot {
				idle := grain * model.Minutes(d.rng.IntN(int(b.spare/grain)+1))
				at, b.spare = at.Add(idle), b.spare-idle
			}
			plant(s, at, b.room)
			at = at.Add(footprint(d.event.Length(s)))
		}
	}
}
