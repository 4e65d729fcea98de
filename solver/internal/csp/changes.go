package csp

import (
	"encoding/binary"
	"slices"

	"programme/model"
)

// What it counts to place sessions otherwise than before, in the order in which it is to
// be as little as possible. Of merged sessions each counts, against its own place.
const (
	Dropped     = iota // sessions that had a place and may do without
	Told               // what it takes to tell people of the changes
	OtherDay           // sessions on another day than before
	OtherTime          // sessions at another time, whatever the day
	OtherRoom          // sessions in another room
	ChangeKinds        // how many there are
)

// ChangeCount is how much of each kind of change there is.
type ChangeCount [ChangeKinds]int

// Former is where sessions were in an earlier programme, and who knows of it.
type Former struct {
	Was    []Was // by session
	Stakes []Stake
}

// Was is the place that a session had.
type Was struct {
	Placed bool
	model.Interval
	Room model.RoomIndex // NoRoom if it was not said, so that any room is the same
	// Differs says that the session is longer or shorter than it was, so that people are to
	// be told even if it stays where it is.
	Differs bool
}

// Stake is some people who are to be told if any of their sessions changes: those who
// have the same sessions.
type Stake struct {
	People   int
	Sessions []model.SessionIndex
	Weights  []int // of telling one of them, by session; the largest of those that change counts
	// Anyway is the weight of telling one of them that a session is cancelled, which they
	// are told whatever else changes; 0 if none is.
	Anyway int
}

// NewFormer gathers where the sessions of p were in an earlier programme. weigh says
// what it takes to tell one person that a placement has changed; what is new is told like
// a draft. Of a session that the programme has twice the first placement counts.
func (p *Problem) NewFormer(programme *model.Programme, weigh func(model.State) int) *Former {
	n := len(p.Event.Sessions)
	f := &Former{Was: make([]Was, n)}
	weight := make([]int, n)
	extra := make([]int, n) // people told that the cast does not name
	seen := make([]bool, n)
	casts := castsOf(p.Event)
	anyway := make([]int, len(p.Event.People))
	for s := range weight {
		weight[s] = weigh(model.Draft)
		f.Was[s].Room = model.NoRoom
	}
	for _, pl := range programme.Placements {
		if seen[pl.Session] {
			continue
		}
		seen[pl.Session] = true
		cast := casts[pl.Session]
		strangers := max(pl.Told-len(cast), one(len(cast) == 0))
		if p.ActivityOf[pl.Session] < 0 { // cancelled
			for _, who := range cast {
				anyway[who] = max(anyway[who], weigh(pl.State))
			}
			if strangers > 0 {
				f.Stakes = append(f.Stakes, Stake{People: strangers, Anyway: weigh(pl.State)})
			}
			continue
		}
		f.Was[pl.Session] = Was{true, pl.Interval, pl.Room.Index(), pl.Minutes() != p.Event.Sessions[pl.Session].Minutes}
		weight[pl.Session] = weigh(pl.State)
		extra[pl.Session] = max(0, strangers)
	}
	f.Stakes = append(f.Stakes, p.stakes(weight, extra, anyway)...)
	return f
}

// castsOf returns who is in the cast of each session, cancelled ones too, each once.
func castsOf(e *model.Event) [][]model.PersonIndex {
	casts := make([][]model.PersonIndex, len(e.Sessions))
	for _, c := range e.Cast {
		if !slices.Contains(casts[c.Session], c.Person) {
			casts[c.Session] = append(casts[c.Session], c.Person)
		}
	}
	return casts
}

// stakes groups people by the sessions in whose cast they are and by what they are told
// anyway, and adds those of each session whom no cast names.
func (p *Problem) stakes(weight, extra, anyway []int) []Stake {
	var stakes []Stake
	byKey := map[string]int{}
	add := func(list []model.SessionIndex, people, anyway int) {
		key := binary.LittleEndian.AppendUint32(make([]byte, 0, 4*(len(list)+1)), uint32(anyway))
		for _, s := range list {
			key = binary.LittleEndian.AppendUint32(key, uint32(s))
		}
		at, known := byKey[string(key)]
		if !known {
			at = len(stakes)
			byKey[string(key)] = at
			k := Stake{Sessions: list, Anyway: anyway}
			for _, s := range list {
				k.Weights = append(k.Weights, weight[s])
			}
			stakes = append(stakes, k)
		}
		stakes[at].People += people
	}
	mine := make([][]model.SessionIndex, len(p.Event.People))
	for _, d := range p.Event.Duties() {
		if p.ActivityOf[d.Session] >= 0 {
			mine[d.Person] = append(mine[d.Person], d.Session)
		}
	}
	for who, list := range mine {
		if len(list) > 0 || anyway[who] > 0 {
			add(list, 1, anyway[who])
		}
	}
	for s, people := range extra {
		if people > 0 {
			add([]model.SessionIndex{model.SessionIndex(s)}, people, 0)
		}
	}
	return stakes
}

// Count returns how much x changes.
func (p *Problem) Count(f *Former, x Assignment) (n ChangeCount) {
	told := make([]bool, len(p.Event.Sessions))
	for a, place := range x {
		for _, s := range p.Activities[a].Sessions {
			was := &f.Was[s]
			_, told[s] = p.changes(was, place)
			switch {
			case !was.Placed:
			case place.Start == Unplaced:
				n[Dropped]++
			default:
				day, time, room := p.moved(was, place)
				n[OtherDay] += one(day)
				n[OtherTime] += one(time)
				n[OtherRoom] += one(room)
			}
		}
	}
	for _, k := range f.Stakes {
		most := k.Anyway
		for i, s := range k.Sessions {
			if told[s] {
				most = max(most, k.Weights[i])
			}
		}
		n[Told] += most * k.People
	}
	return n
}

// moved reports how a place differs from where a session was.
func (p *Problem) moved(was *Was, place Place) (day, time, room bool) {
	start := p.Starts[place.Start]
	return model.DateIn(start, p.Event.Zone) != model.DateIn(was.Start, p.Event.Zone), start != was.Start,
		was.Room != model.NoRoom && place.Room != model.NoRoom && place.Room != was.Room
}

// changes reports whether a session at a place is elsewhere than before, or new, or
// dropped; and whether people are to be told of it, as they are of another length too.
func (p *Problem) changes(was *Was, place Place) (elsewhere, told bool) {
	if !was.Placed || place.Start == Unplaced {
		elsewhere = was.Placed != (place.Start != Unplaced)
		return elsewhere, elsewhere
	}
	_, time, room := p.moved(was, place)
	return time || room, time || room || was.Differs
}

// HasMoved reports whether a session of an activity is elsewhere than before, or new, or
// dropped.
func (p *Problem) HasMoved(f *Former, a ActivityIndex, place Place) bool {
	return slices.ContainsFunc(p.Activities[a].Sessions, func(s model.SessionIndex) bool {
		elsewhere, _ := p.changes(&f.Was[s], place)
		return elsewhere
	})
}

// Moved returns how many sessions that had a place are elsewhere or dropped.
func (p *Problem) Moved(f *Former, x Assignment) (n int) {
	for a, place := range x {
		for _, s := range p.Activities[a].Sessions {
			elsewhere, _ := p.changes(&f.Was[s], place)
			n += one(f.Was[s].Placed && elsewhere)
		}
	}
	return n
}

// NoFurther reports whether the sessions of an activity at place would change in no way in
// which they do not at another place, x, already.
func (p *Problem) NoFurther(f *Former, a ActivityIndex, place, x Place) bool {
	return !slices.ContainsFunc(p.Activities[a].Sessions, func(s model.SessionIndex) bool {
		was := &f.Was[s]
		if !was.Placed {
			return false
		}
		day, time, room := p.moved(was, place)
		asDay, asTime, asRoom := p.moved(was, x)
		return day && !asDay || time && !asTime || room && !asRoom
	})
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// RestrictFormer returns where the sessions of a restricted problem were, see
// [Problem.Restrict], and who is to be told of their changes beside those of what stays
// where x has it.
func (p *Problem) RestrictFormer(f *Former, x Assignment, free []ActivityIndex) *Former {
	isFree := make([]bool, len(x))
	for _, a := range free {
		isFree[a] = true
	}
	former := &Former{Was: f.Was}
	for _, k := range f.Stakes {
		left := Stake{People: k.People, Anyway: k.Anyway}
		for i, s := range k.Sessions {
			a := p.ActivityOf[s]
			if isFree[a] {
				left.Sessions = append(left.Sessions, s)
				left.Weights = append(left.Weights, k.Weights[i])
			} else if _, told := p.changes(&f.Was[s], x[a]); told {
				left.Anyway = max(left.Anyway, k.Weights[i])
			}
		}
		former.Stakes = append(former.Stakes, left)
	}
	return former
}

// FormerPlace returns the place that a session of an activity had, if that is a candidate.
func (p *Problem) FormerPlace(a ActivityIndex, was *Was) Place {
	nowhere := Place{Unplaced, model.NoRoom}
	s, known := p.StartAt(was.Start)
	if at := (Place{s, was.Room}); known && p.Activities[a].Candidates.Has(at) {
		return at
	}
	return nowhere
}
