package encode

import (
	"math/bits"
	"slices"
)

// findCandidates works out what the bans leave of each activity's legal starts and the
// rooms. Room sets that are alike are stored once.
func (c *compiler) findCandidates() {
	c.stored = map[string]RoomSet{}
	for x := range c.Activities {
		c.findCandidatesOf(&c.Activities[x])
		if x%256 == 0 {
			c.poll()
		}
	}
}

// findCandidatesOf does that for one activity.
func (c *compiler) findCandidatesOf(a *Activity) {
	if c.left == nil {
		c.left = make([]RoomSet, len(c.Starts))
	}
	left := c.left
	everywhere := c.allRooms()
	for _, b := range a.Bans {
		if b.Starts == nil {
			everywhere.removeAll(b.Rooms)
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
				left[s].removeAll(b.Rooms)
			}
		}
	}
	for _, s := range a.Legal {
		if left[s] == nil || left[s].Empty() {
			continue
		}
		set := left[s]
		if c.stored != nil {
			key := set.key()
			if known := c.stored[key]; known != nil {
				set = known
			} else {
				c.stored[key] = set
			}
		}
		a.Candidates.Starts = append(a.Candidates.Starts, s)
		a.Candidates.Rooms = append(a.Candidates.Rooms, set)
	}
}

// removeAll takes the rooms of t out of s; a nil t stands for every room.
func (s RoomSet) removeAll(t RoomSet) {
	for i := range s {
		if t == nil {
			s[i] = 0
		} else {
			s[i] &^= t[i]
		}
	}
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

// key returns the set as a string to compare sets by.
func (s RoomSet) key() string {
	b := make([]byte, 0, 8*len(s))
	for _, w := range s {
		for k := 0; k < 64; k += 8 {
			b = append(b, byte(w>>k))
		}
	}
	return string(b)
}

// roomSetOf returns the set whose key is key.
func roomSetOf(key string) RoomSet {
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
		left[s] = p.allRooms()
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
			left[s].removeAll(b.Rooms)
		}
	}
	for _, rooms := range left {
		if !rooms.Empty() {
			return true
		}
	}
	return false
}

// MustAttend returns for each person the activities that the person must attend and
// that therefore cannot overlap, in order. The outer slice has the length of the event's
// people, or 0 where people may be in two places (R16 is not hard).
func (p *Problem) MustAttend() [][]ActivityIndex { return p.mustAttend }

// at returns the position of a start among the candidates, which must have it.
func (c *Candidates) at(s StartIndex) int {
	i, found := slices.BinarySearch(c.Starts, s)
	if !found {
		panic("encode: a start is no candidate")
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
