package randevent

import (
	"flag"
	"os"
	"strconv"
)

// Draws sets how many events a property is tried on, where nobody asks for another number:
// a property that is tried for each rule of the catalogue needs fewer of each than one that
// is tried once. It is for a TestMain, before the flags are read.
func Draws(number int) {
	if os.Getenv("RAPID_CHECKS") == "" {
		_ = flag.Set("rapid.checks", strconv.Itoa(number))
	}
}
