package encode

import (
	"encoding/binary"
	"slices"

	"programme/model"
	"programme/solver/sat"
)

// What it counts to place activities otherwise than before, in the order in which it is
// to be as little as possible.
const (
	Dropped     = iota // activities that had a place and may do without
	Told               // what it takes to tell people of the changes
	OtherDay           // activities on another day than before
	OtherTime          // activities at another time, whatever the day
	OtherRoom          // activities in another room
	ChangeKinds        // how many there are
)

// ChangeCount is how much of each kind of change there is.
type ChangeCount [ChangeKinds]int

// Former is where activities were in an earlier programme, and who knows of it.
type Former struct {
	Was    []Was // by activity
	Stakes []Stake
}

// Was is the place that an activity had.
type Was struct {
	Placed bool
	model.Interval
	Room model.RoomIndex // NoRoom if it was not said, so that any room is the same
	// Differs says that the activity is not what it was, so that people are to be told
	// even if it stays where it is.
	Differs bool
}

// Stake is some people who are to be told if any of their activities changes: those who
// have the same activities.
type Stake struct {
	People     int
	Activities []ActivityIndex
	Weights    []int // of telling one of them, by activity; the largest of those that change counts
	// Anyway is the weight of telling one of them that a session is cancelled, which they
	// are told whatever else changes; 0 if none is.
	Anyway int
}

// NewFormer gathers where the activities of p were in an earlier programme. weigh says
// what it takes to tell one person that a placement has changed; what is new is told like
// a draft. Of a session that the programme has twice the first placement counts.
func (p *Problem) NewFormer(programme *model.Programme, weigh func(model.State) int) *Former {
	b := &Former{Was: make([]Was, len(p.Activities))}
	weight := make([]int, len(p.Activities))
	extra := make([]int, len(p.Activities)) // people told that the cast does not name
	seen := make([]bool, len(p.Event.Sessions))
	casts := castsOf(p.Event)
	anyway := make([]int, len(p.Event.People))
	for a := range weight {
		weight[a] = weigh(model.Draft)
		b.Was[a].Room = model.NoRoom
	}
	for _, pl := range programme.Placements {
		if seen[pl.Session] {
			continue
		}
		seen[pl.Session] = true
		cast := casts[pl.Session]
		strangers := max(pl.Told-len(cast), one(len(cast) == 0))
		a := p.ActivityOf[pl.Session]
		if a < 0 { // cancelled
			for _, who := range cast {
				anyway[who] = max(anyway[who], weigh(pl.State))
			}
			if strangers > 0 {
				b.Stakes = append(b.Stakes, Stake{People: strangers, Anyway: weigh(pl.State)})
			}
			continue
		}
		w := &b.Was[a]
		differs := pl.Minutes() != p.Event.Sessions[pl.Session].Minutes
		if w.Placed { // merged sessions; those that were apart cannot all stay
			differs = differs || w.Start != pl.Start || w.Room != pl.Room
			weight[a] = max(weight[a], weigh(pl.State))
		} else {
			w.Interval, w.Room = pl.Interval, pl.Room
			weight[a] = weigh(pl.State)
		}
		w.Placed, w.Differs = true, w.Differs || differs
		extra[a] += max(0, strangers)
	}
	b.Stakes = append(b.Stakes, p.stakes(weight, extra, anyway)...)
	return b
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

// stakes groups people by the activities in whose cast they are and by what they are
// told anyway, and adds those of each activity whom no cast names.
func (p *Problem) stakes(weight, extra, anyway []int) []Stake {
	var stakes []Stake
	byKey := map[string]int{}
	add := func(list []ActivityIndex, people, anyway int) {
		key := binary.LittleEndian.AppendUint32(make([]byte, 0, 4*(len(list)+1)), uint32(anyway))
		for _, a := range list {
			key = binary.LittleEndian.AppendUint32(key, uint32(a))
		}
		at, known := byKey[string(key)]
		if !known {
			at = len(stakes)
			byKey[string(key)] = at
			s := Stake{Activities: list, Anyway: anyway}
			for _, a := range list {
				s.Weights = append(s.Weights, weight[a])
			}
			stakes = append(stakes, s)
		}
		stakes[at].People += people
	}
	mine := make([][]ActivityIndex, len(p.Event.People))
	for _, d := range p.Event.Duties() {
		if a := p.ActivityOf[d.Session]; a >= 0 && !slices.Contains(mine[d.Person], a) {
			mine[d.Person] = append(mine[d.Person], a)
		}
	}
	for who, list := range mine {
		if len(list) > 0 || anyway[who] > 0 {
			slices.Sort(list)
			add(list, 1, anyway[who])
		}
	}
	for a, people := range extra {
		if people > 0 {
			add([]ActivityIndex{ActivityIndex(a)}, people, 0)
		}
	}
	return stakes
}

// Count returns how much x changes.
func (p *Problem) Count(b *Former, x Assignment) (n ChangeCount) {
	changed := make([]bool, len(x))
	for a, place := range x {
		was := &b.Was[a]
		switch placed := place.Start != Unplaced; {
		case !was.Placed:
			changed[a] = placed
		case !placed:
			changed[a] = true
			n[Dropped]++
		default:
			day, time, room := p.moved(was, place)
			changed[a] = was.Differs || time || room
			n[OtherDay] += one(day)
			n[OtherTime] += one(time)
			n[OtherRoom] += one(room)
		}
	}
	for _, s := range b.Stakes {
		most := s.Anyway
		for i, a := range s.Activities {
			if changed[a] {
				most = max(most, s.Weights[i])
			}
		}
		n[Told] += most * s.People
	}
	return n
}

// moved reports how a place differs from where its activity was.
func (p *Problem) moved(was *Was, place Place) (day, time, room bool) {
	start := p.Starts[place.Start]
	return model.DateIn(start, p.Event.Zone) != model.DateIn(was.Start, p.Event.Zone), start != was.Start,
		was.Room != model.NoRoom && place.Room != model.NoRoom && place.Room != was.Room
}

// HasMoved reports whether an activity is elsewhere than before, or new, or dropped.
func (p *Problem) HasMoved(f *Former, a ActivityIndex, place Place) bool {
	was := &f.Was[a]
	if !was.Placed || place.Start == Unplaced {
		return was.Placed != (place.Start != Unplaced)
	}
	_, time, room := p.moved(was, place)
	return time || room
}

// Moved returns how many activities that had a place are elsewhere or dropped.
func (p *Problem) Moved(f *Former, x Assignment) (n int) {
	for a, place := range x {
		n += one(f.Was[a].Placed && p.HasMoved(f, ActivityIndex(a), place))
	}
	return n
}

// NoFurther reports whether an activity at place would change in no way in which it does
// not at another place, x, already.
func (p *Problem) NoFurther(f *Former, a ActivityIndex, place, x Place) bool {
	was := &f.Was[a]
	if !was.Placed {
		return true
	}
	day, time, room := p.moved(was, place)
	asDay, asTime, asRoom := p.moved(was, x)
	return (!day || asDay) && (!time || asTime) && (!room || asRoom)
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// inOther returns a literal that is true in every model in which the activity is placed
// in another room.
func (f *Formula) inOther(a ActivityIndex, r model.RoomIndex) sat.Lit {
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
func (o *objective) tell(s Stake, changed []sat.Lit) {
	o.charge(Price{Weight: s.People}, sat.True, s.Anyway)
	below := s.Anyway
	weights := slices.Clone(s.Weights)
	slices.Sort(weights)
	for _, level := range slices.Compact(weights) {
		if level <= below {
			continue
		}
		var causes []sat.Lit
		for i, a := range s.Activities {
			if s.Weights[i] >= level {
				causes = append(causes, changed[a])
			}
		}
		o.charge(Price{Weight: s.People}, o.impliedBy(causes), level-below)
		below = level
	}
}

// RestrictFormer returns where the activities of a restricted problem were, see
// [Problem.Restrict], and who is to be told of their changes beside those of what stays
// where x has it.
func (p *Problem) RestrictFormer(f *Former, x Assignment, free []ActivityIndex) *Former {
	at := make([]ActivityIndex, len(x))
	for a := range at {
		at[a] = -1
	}
	part := &Former{}
	for i, a := range free {
		at[a] = ActivityIndex(i)
		part.Was = append(part.Was, f.Was[a])
	}
	for _, s := range f.Stakes {
		left := Stake{People: s.People, Anyway: s.Anyway}
		for i, a := range s.Activities {
			switch {
			case at[a] >= 0:
				left.Activities = append(left.Activities, at[a])
				left.Weights = append(left.Weights, s.Weights[i])
			case p.changed(f, a, x[a]):
				left.Anyway = max(left.Anyway, s.Weights[i])
			}
		}
		part.Stakes = append(part.Stakes, left)
	}
	return part
}

// changed reports whether people are to be told of an activity at a place.
func (p *Problem) changed(f *Former, a ActivityIndex, place Place) bool {
	return p.HasMoved(f, a, place) || place.Start != Unplaced && f.Was[a].Differs
}
