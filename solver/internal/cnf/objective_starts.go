package cnf

import "programme/solver/internal/csp"

// Nearly all that most tiers charge for is charged for starts alone, whatever the rooms. A
// relaxation writes that once, however often it is given more rooms: written anew each time it
// took most of the memory of a proof.

// ofStarts is the [csp.SoftView] that writes an objective, and keeps what of it is charged for
// starts alone by kinds of penalties that always are.
type ofStarts struct {
	*objective
	kept *Objective
}

func (v ofStarts) Overlap(x *csp.Overlap) { v.keep(func() { v.objective.Overlap(x) }) }

func (v ofStarts) Count(c *csp.Count) { v.keep(func() { v.objective.Count(c) }) }

func (v ofStarts) Lack(k *csp.Lack) { v.keep(func() { v.objective.Lack(k) }) }

func (v ofStarts) Absent(b *csp.Absent) { v.keep(func() { v.objective.Absent(b) }) }

// keep keeps what write adds.
func (v ofStarts) keep(write func()) {
	soft, base := len(v.Soft), v.Base
	write()
	v.kept.Soft = append(v.kept.Soft, v.Soft[soft:]...)
	v.kept.Base += v.Base - base
}

// ofRooms is the [csp.SoftView] that writes the rest of an objective.
type ofRooms struct{ *objective }

func (ofRooms) Overlap(*csp.Overlap) {}

func (ofRooms) Count(*csp.Count) {}

func (ofRooms) Lack(*csp.Lack) {}

func (ofRooms) Absent(*csp.Absent) {}
