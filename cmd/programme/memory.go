package main

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/solver"
)

// memoryShare is the share of the memory there is that a run takes, at most, unless --memory
// says more: the rest is for what else the machine does.
const memoryShare = 0.75

// leastMemory is the least that --memory takes, in bytes: the program itself and a small event
// take some 40 MB.
const leastMemory = 64e6

// memoryLimit is the flag --memory: a size, or a share of the memory there is.
type memoryLimit struct {
	text  string  // as it was given; "" for the default
	bytes int64   // 0 for a share
	share float64 // of the memory there is
}

func (m *memoryLimit) define(f *pflag.FlagSet) {
	f.Var(m, "memory", "take no more than this, like 2GB, 1500MB or 40%; GOMEMLIMIT wins, if set (default: 75% of what there is, where that can be told)")
}

func (m *memoryLimit) Type() string { return "SIZE" }

func (m *memoryLimit) String() string { return m.text }

var memorySize = regexp.MustCompile(`(?i)^([0-9]+(?:\.[0-9]+)?) ?(%|[MGT]i?B)$`)

// memoryUnits are in bytes.
var memoryUnits = map[string]float64{
	"MB": 1e6, "GB": 1e9, "TB": 1e12,
	"MIB": 1 << 20, "GIB": 1 << 30, "TIB": 1 << 40,
}

func (m *memoryLimit) Set(text string) error {
	words := memorySize.FindStringSubmatch(strings.TrimSpace(text))
	if words == nil {
		return fmt.Errorf("%q is not a size of memory; write it like 2GB, 1500MB or 40%%", text)
	}
	n, err := strconv.ParseFloat(words[1], 64)
	if words[2] == "%" {
		if err != nil || n < 1 || n > 100 {
			return fmt.Errorf("%q is not a share of the memory there is; write one from 1%% to 100%%, or a size like 2GB", text)
		}
		*m = memoryLimit{text: text, share: n / 100}
		return nil
	}
	n *= memoryUnits[strings.ToUpper(words[2])]
	switch {
	case err != nil || n >= math.MaxInt64:
		return fmt.Errorf("%q is more than any machine has; write it like 2GB, 1500MB or 40%%", text)
	case n < leastMemory:
		return fmt.Errorf("%q is too little for any event; the least is %.0fMB", text, leastMemory/1e6)
	}
	*m = memoryLimit{text: text, bytes: int64(n)}
	return nil
}

// plan returns how many bytes a run takes at most, of so many that there are, and the words for
// that limit: "--memory 2GB". There being nobody who can tell is a fault of a share that was
// given, and no limit by default.
func (m *memoryLimit) plan(there int64, known bool) (limit int64, words string, err error) {
	switch {
	case m.bytes > 0:
		return m.bytes, "--memory " + m.text, nil
	case m.text != "" && !known:
		return 0, "", fmt.Errorf("--memory: how much memory there is cannot be told here; write a size like 2GB instead of %q", m.text)
	case m.text != "":
		limit = int64(m.share * float64(there))
		return limit, fmt.Sprintf("--memory %s, which is %.1f GB here,", m.text, float64(limit)/1e9), nil
	case !known:
		return math.MaxInt64, "", nil
	}
	limit = int64(memoryShare * float64(there))
	return limit, fmt.Sprintf("%g%% of the memory here, which is %.1f GB (the default of --memory),", 100*memoryShare, float64(limit)/1e9), nil
}

// holdMemory holds the run of a command that has the flag to it. What the environment says to
// Go wins: it is for all programs of a machine or a container, and their keepers.
func (c *commands) holdMemory(cmd *cobra.Command) error {
	if cmd.Flags().Lookup("memory") == nil {
		return nil
	}
	solver.SpareMemory()
	if said := os.Getenv("GOMEMLIMIT"); said != "" {
		if c.memory.text != "" {
			c.Note("GOMEMLIMIT=%s is set, and wins over --memory %s", said, c.memory.text)
		}
		return nil
	}
	limit, words, err := c.memory.plan(solver.MemoryThere())
	if err != nil {
		return usage(cmd, err)
	}
	if limit < math.MaxInt64 {
		solver.HoldMemory(limit, words)
	}
	return nil
}
