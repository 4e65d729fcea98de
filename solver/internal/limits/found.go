package limits

import "programme/model"

// Found is a programme that a run has come to on its way. No judge has seen it yet.
type Found struct {
	Programme *model.Programme
	Cost      [9]int // as far as the run counts it
	Bound     [9]int // proved, per soft tier
	Out       int    // sessions that a programme of the rest was proved to leave out at least
	// Where changes against an earlier programme are kept few: of Programme, and proved to be
	// the least, in the order in which they are kept few.
	Changes, Least [5]int
	People, Moved  int
	Weighed        bool // people told count by the state of what changes for them
}
