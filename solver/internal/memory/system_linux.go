package memory

import (
	"bytes"
	"math"
	"os"
	"strconv"
	"syscall"
)

// groups are where a container finds the memory of its control group, in either version.
var groups = []struct{ most, statistics, used string }{
	{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.stat", "anon"},
	{"/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.stat", "total_rss"},
}

// system returns how many bytes the machine, the control group and the limits of the
// process still leave it; what cannot be read limits nothing.
func system() int64 {
	left := int64(math.MaxInt64)
	if kilobytes, ok := field("/proc/meminfo", "MemAvailable:"); ok {
		left = kilobytes * 1024
	}
	for _, g := range groups {
		if most, ok := field(g.most, ""); ok {
			used, _ := field(g.statistics, g.used)
			left = min(left, most-used)
		}
	}
	pages, _ := field("/proc/self/statm", "")
	return min(left, addresses()-pages*int64(os.Getpagesize()))
}

// total returns how many bytes the machine, the control group and the limits of the process
// have in all; what cannot be read limits nothing.
func total() int64 {
	all := addresses()
	if kilobytes, ok := field("/proc/meminfo", "MemTotal:"); ok {
		all = min(all, kilobytes*1024)
	}
	for _, g := range groups {
		if most, ok := field(g.most, ""); ok {
			all = min(all, most)
		}
	}
	return all
}

// addresses returns how many bytes of addresses the process may have.
func addresses() int64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) == nil && limit.Cur < math.MaxInt64 {
		return int64(limit.Cur)
	}
	return math.MaxInt64
}

// field returns the number behind a name in a file of the system, or the first one if the
// name is empty.
func field(file, name string) (int64, bool) {
	content, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	for line := range bytes.Lines(content) {
		words := bytes.Fields(line)
		if name != "" && (len(words) == 0 || string(words[0]) != name) {
			continue
		}
		if name != "" {
			words = words[1:]
		}
		if len(words) == 0 {
			return 0, false
		}
		n, err := strconv.ParseInt(string(words[0]), 10, 64)
		return n, err == nil
	}
	return 0, false
}
