package frab

import "fmt"

// spareIDs are the ids of one table, and how others are made of one that is taken.
type spareIDs struct {
	taken  map[string]bool
	last   map[string]int // the last number that was put behind an id
	number string         // the form of a number behind an id, like " (%d)"
}

func newSpareIDs(number string) spareIDs {
	return spareIDs{taken: map[string]bool{}, last: map[string]int{}, number: number}
}

// take makes an id one that is taken.
func (s *spareIDs) take(id string) { s.taken[id] = true }

// free returns an id that was not taken, and takes it: id itself, or else id with the
// first number from 2 that makes it one.
func (s *spareIDs) free(id string) string {
	free := id
	for s.taken[free] {
		s.last[id] = max(s.last[id]+1, 2)
		free = id + fmt.Sprintf(s.number, s.last[id])
	}
	s.take(free)
	return free
}
