package generate

import (
	"fmt"
	"math/rand/v2"

	"programme/model"
)

// Options say what event to make.
type Options struct {
	Sessions int // at least 1, the opening and the plenary included
	// Load is the share of the open room time that sessions take, in (0, 1): minutes
	// with the turnaround after each, or sessions over slots if FixedSlots. Time in
	// which the opening or the plenary allow nothing else does not count as open. What
	// cannot be packed at that load gets more room time.
	Load       float64
	Seed       uint64
	AllRules   bool // every rule has something to work on; else only those of a plain event
	FixedSlots bool // slots of 60 and 90 minutes instead of any start on a grid of 15
	Attendees  int  // who would like to attend ten sessions each; the rest of the event is the same with any number
}

const (
	grain      model.Minutes = 15
	turnaround model.Minutes = 15
)

// pause is what planted programmes leave between two duties of one person: the longest
// walk and the pause of R19, rounded up to the grain. slowPause is the same for who
// takes slowFactor times as long.
const (
	pause      model.Minutes = 15
	slowPause  model.Minutes = 30
	slowFactor float64       = 1.5
)

// draft is an event while it is being made.
type draft struct {
	Options
	rng   *rand.Rand
	event *model.Event
	days  []day
	bins  []bin
	// planted is the placement of each session.
	planted []model.Placement
	// opening and plenary are the sessions that allow nothing beside them, or
	// NoSession in an event too small for one.
	opening, plenary model.SessionIndex
	duties           [][]model.SessionIndex // of each person, in no order
}

// Event makes an event and the programme that was planted in it. It panics if
// o.Sessions or o.Load is out of range.
func Event(o Options) (*model.Event, *model.Programme) {
	if o.Sessions < 1 || !(o.Load > 0 && o.Load < 1) {
		panic(fmt.Sprintf("generate: %d sessions at load %g", o.Sessions, o.Load))
	}
	d := &draft{
		Options: o,
		rng:     rand.New(rand.NewPCG(o.Seed, uint64(o.Sessions))),
		event:   &model.Event{Name: fmt.Sprintf("Synthetic event %d", o.Seed), Grain: grain},
		opening: model.NoSession, plenary: model.NoSession,
	}
	d.makeCalendar()
	d.makeSessions()
	d.openRooms()
	d.pack()
	if d.AllRules {
		d.mergeTwo()
	}
	d.furnishRooms()
	d.drawThemes()
	d.drawCast()
	d.drawOrigins()
	d.drawAvailability()
	d.setRules()
	d.drawDemand()
	if d.AllRules {
		d.addAll()
	}
	return d.event, model.NewProgramme(append([]model.Placement(nil), d.planted...))
}

// chance returns true with probability p.
func (d *draft) chance(p float64) bool { return d.rng.Float64() < p }

// pick returns one of the values.
func pick[T any](d *draft, from []T) T { return from[d.rng.IntN(len(from))] }
