package present

import (
	"programme/cmd/programme/internal/term"
	"programme/solver"
)

// Vouched is what programme.json says of the programme that was written with it, for those
// who read it back: how sure it is that none is better, and which files belong to it.
type Vouched struct {
	Verdict solver.Verdict    `json:"verdict"` // "" in one of what-if
	Tiers   []Tier            `json:"tiers"`
	Output  *term.OutputStamp `json:"output"`
}
