//go:build unix

package peer

import (
	"syscall"
	"time"
)

// OwnCPU returns the processor time that this process has used so far, user and
// system, all of its threads, and whether it is known on this system. The
// difference of two calls compares with [Answer].CPU.
func OwnCPU() (time.Duration, bool) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, false
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), true
}
