package csp

import (
	"math/bits"
	"slices"

	"programme/model"
)

// RemoveAll takes the rooms of t out of s; a nil t stands for every room.
func (s RoomSet) RemoveAll(t RoomSet) {
	for i := range s {
		if t == nil {
			s[i] = 0
		} else {
			s[i] &^= t[i]
		}
	}
}

// AddAll puts the rooms of t into s.
func (s RoomSet) AddAll(t RoomSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

// Both returns the rooms that are in both sets.
func (s RoomSet) Both(t RoomSet) RoomSet {
	both := slices.Clone(s)
	for i := range both {
		both[i] &= t[i]
	}
	return both
}

// Common returns how many rooms are in both sets.
func (s RoomSet) Common(t RoomSet) (n int) {
	for i, w := range s {
		n += bits.OnesCount64(w & t[i])
	}
	return n
}

// Empty reports whether no room is in the set.
func (s RoomSet) Empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// Within reports whether all rooms of the set are in t.
func (s RoomSet) Within(t RoomSet) bool {
	for i := range s {
		if s[i]&^t[i] != 0 {
			return false
		}
	}
	return true
}

// Key returns the set as a string to compare sets by.
func (s RoomSet) Key() string {
	b := make([]byte, 0, 8*len(s))
	for _, w := range s {
		for k := 0; k < 64; k += 8 {
			b = append(b, byte(w>>k))
		}
	}
	return string(b)
}

// RoomSetOf returns the set whose key is key.
func RoomSetOf(key string) RoomSet {
	s := make(RoomSet, len(key)/8)
	for i := range key {
		s[i/8] |= uint64(key[i]) << (i % 8 * 8)
	}
	return s
}

// WhyNowhere returns rule instances that together leave the activity no candidate, none
// of which can be left out: besides its own need for a place, each takes candidates
// that the others leave.
func (p *Problem) WhyNowhere(x ActivityIndex) []InstanceIndex {
	a := &p.Activities[x]
	if len(a.Legal) == 0 { // R04 bans everything, and comes first
		return []InstanceIndex{a.Placed, a.Bans[0].Instance}
	}
	instances := []InstanceIndex{a.Placed} // which R54 makes one that bans, too
	for _, b := range a.Bans {
		if !slices.Contains(instances, b.Instance) {
			instances = append(instances, b.Instance)
		}
	}
	for i := len(instances) - 1; i > 0; i-- {
		without := slices.Delete(slices.Clone(instances), i, i+1)
		if !p.anywhere(a, without) {
			instances = without
		}
	}
	asks := func(i InstanceIndex) bool { return slices.Contains(a.Asked, i) }
	if bans := instances[1:]; slices.ContainsFunc(bans, asks) && !p.anywhere(a, bans) {
		return bans
	}
	return instances
}

// anywhere reports whether the bans of those instances leave a candidate.
func (p *Problem) anywhere(a *Activity, instances []InstanceIndex) bool {
	left := make(map[StartIndex]RoomSet, len(a.Legal))
	for _, s := range a.Legal {
		left[s] = p.AllRooms()
	}
	for _, b := range a.Bans {
		if !slices.Contains(instances, b.Instance) {
			continue
		}
		starts := b.Starts
		if starts == nil {
			starts = a.Legal
		}
		for _, s := range starts {
			left[s].RemoveAll(b.Rooms)
		}
	}
	for _, rooms := range left {
		if !rooms.Empty() {
			return true
		}
	}
	return false
}

// Has reports whether a place is one of the candidates.
func (c *Candidates) Has(at Place) bool {
	k, found := slices.BinarySearch(c.Starts, at.Start)
	return found && at.Room != model.NoRoom && c.Rooms[k].Has(at.Room)
}

// at returns the position of a start among the candidates, which must have it.
func (c *Candidates) at(s StartIndex) int {
	i, found := slices.BinarySearch(c.Starts, s)
	if !found {
		panic("csp: a start is no candidate")
	}
	return i
}

// Len returns the number of rooms in the set.
func (s RoomSet) Len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// CandidateFinder works out what the bans leave of activities' legal starts and the rooms.
// It keeps space for the starts of one problem, and stores room sets that are alike once.
type CandidateFinder struct {
	p      *Problem
	left   []RoomSet          // the rooms left at each start of an activity
	stored map[string]RoomSet // by key
}

// NewCandidateFinder returns a finder for the activities of p.
func NewCandidateFinder(p *Problem) *CandidateFinder {
	return &CandidateFinder{p, make([]RoomSet, len(p.Starts)), map[string]RoomSet{}}
}

// Find adds the candidates of an activity that has none.
func (f *CandidateFinder) Find(a *Activity) {
	left := f.left
	everywhere := f.p.AllRooms()
	for _, b := range a.Bans {
		if b.Starts == nil {
			everywhere.RemoveAll(b.Rooms)
		}
	}
	for _, s := range a.Legal {
		left[s] = everywhere
	}
	for _, b := range a.Bans {
		for _, s := range b.Starts {
			if b.Rooms == nil {
				left[s] = nil
			} else if left[s] != nil {
				left[s] = append(RoomSet(nil), left[s]...)
				left[s].RemoveAll(b.Rooms)
			}
		}
	}
	for _, s := range a.Legal {
		if left[s] == nil || left[s].Empty() {
			continue
		}
		set := left[s]
		key := set.Key()
		if known := f.stored[key]; known != nil {
			set = known
		} else {
			f.stored[key] = set
		}
		a.Candidates.Starts = append(a.Candidates.Starts, s)
		a.Candidates.Rooms = append(a.Candidates.Rooms, set)
	}
}
