//go:build !linux

package memory

import "math"

// system returns how many bytes the machine has left: more than any event takes, where
// nobody can tell.
func system() int64 { return math.MaxInt64 }

// total returns how many bytes the machine has, which nobody can tell either.
func total() int64 { return math.MaxInt64 }
