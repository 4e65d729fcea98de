package memory

import (
	"bytes"
	"math"
	"os"
	"strconv"
	"syscall"
)

// system returns how many bytes the machine, the control group and the limits of the
// process still leave it; what cannot be read limits nothing.
func system() int64 {
	free := int64(math.MaxInt64)
	if kilobytes, ok := field("/proc/meminfo", "MemAvailable:"); ok {
		free = kilobytes * 1024
	}
	if most, ok := field("/sys/fs/cgroup/memory.max", ""); ok {
		used, _ := field("/sys/fs/cgroup/memory.stat", "anon")
		free = min(free, most-used)
	}
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) == nil && limit.Cur < math.MaxInt64 {
		pages, _ := field("/proc/self/statm", "")
		free = min(free, int64(limit.Cur)-pages*int64(os.Getpagesize()))
	}
	return free
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
