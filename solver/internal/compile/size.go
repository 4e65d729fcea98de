package compile

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
)

// Size is what a problem is made of that takes memory, before it is made.
type Size struct {
	Themed   int // pairs of sessions that are charged for a theme that they share (R36), at most
	Held     int // pairs of sessions of one organisation (R24), at most
	Wanted   int // pairs of sessions that attendees would both like to attend (R26), at most
	Shared   int // pairs of duties of one person
	Sessions int
	Starts   int // in all windows, at most
	Moved    int // uses of kits that move (R09), in all pools that say how many those take
}

// Bytes of memory for each of them, with all that is made of it to search and to improve,
// and what the collector leaves lying meanwhile: measured at 1,000, 3,000 and 10,000 sessions.
const (
	bytesOfPair  = 200
	bytesOfStart = 1000 // of each session
	bytesOfMoved = 100  // of each start at which kits that move are added up
)

// Bytes returns about how much memory a problem of that size takes.
func (s Size) Bytes() int64 {
	return int64(s.Themed+s.Held+s.Wanted+s.Shared)*bytesOfPair + int64(s.Sessions)*int64(s.Starts)*bytesOfStart + int64(s.Moved)*int64(s.Starts)*bytesOfMoved
}

func (s Size) String() string {
	held := ""
	if s.Held > 0 {
		held = fmt.Sprintf(", %d of one organisation (R24)", s.Held)
	}
	if s.Wanted > 0 {
		held += fmt.Sprintf(", %d that attendees would both like to attend (R26)", s.Wanted)
	}
	if s.Moved > 0 {
		held += fmt.Sprintf(", %d sums of kits that move between areas (R09)", s.Moved)
	}
	return fmt.Sprintf("%d sessions at up to %d starts each, %d pairs of them that share a theme (R36)%s and %d pairs of duties of one person", s.Sessions, s.Starts, s.Themed, held, s.Shared)
}

// SizeOf returns the size of the problem that [Problem] would return, in time in proportion
// to the sessions and their themes.
func SizeOf(book *rules.Book) Size {
	e := book.Event()
	var s Size
	with, primary := map[string]int{}, map[string]int{}
	for i := range e.Sessions {
		if e.Sessions[i].State == model.Cancelled {
			continue
		}
		s.Sessions++
		for k, theme := range e.Sessions[i].Themes {
			with[theme]++
			if k == 0 {
				primary[theme]++
			}
		}
	}
	if set := &book.Of("R36").General; set.Level.Tier() > 0 {
		most := set.Count("most_themes")
		for theme, n := range with {
			if most > 0 && n > most {
				n = primary[theme]
			}
			s.Themed += pairsOf(n)
		}
	}
	s.Themed = min(s.Themed, pairsOf(s.Sessions))
	if book.Of("R24").General.Binds() {
		for _, h := range holdersOf(e) {
			s.Held += pairsOf(len(h.sessions))
		}
		s.Held = min(s.Held, pairsOf(s.Sessions))
	}
	if book.Of("R26").General.LevelOf("demand").Tier() > 0 {
		wishes := map[string]int{}
		for i := range e.Demand {
			switch d := &e.Demand[i]; {
			case d.Attendee != "":
				s.Wanted += wishes[d.Attendee]
				wishes[d.Attendee]++
			case d.With.Given():
				s.Wanted++
			}
		}
		s.Wanted = min(s.Wanted, pairsOf(s.Sessions))
	}
	if book.Of("R09").General.Hard() {
		s.Moved = usesOfMoves(e)
	}
	duties := make([]int, len(e.People))
	for _, c := range e.Cast {
		duties[c.Person]++
	}
	for _, n := range duties {
		s.Shared += pairsOf(n)
	}
	grain := max(1, int(e.Grain))
	for i := range e.Windows {
		w := &e.Windows[i]
		if len(w.Starts) > 0 {
			s.Starts += len(w.Starts)
		} else {
			s.Starts += int(w.Minutes()) / grain
		}
	}
	return s
}

func pairsOf(n int) int { return n * (n - 1) / 2 }
