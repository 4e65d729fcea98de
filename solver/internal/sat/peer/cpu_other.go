//go:build !unix

package peer

import "time"

// OwnCPU returns the processor time that this process has used so far and whether
// it is known on this system, which it is not.
func OwnCPU() (time.Duration, bool) { return 0, false }
