package present

import (
	"bufio"
	"io/fs"
	"runtime"
	"runtime/debug"
	"strings"
)

// Version says what was built: the module's version, or the commit where it has none.
// It reads what the Go command stamped into the binary, never a clock.
func Version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	text := build.Main.Version
	if text == "" || text == "(devel)" {
		text = "(devel)"
		for _, s := range build.Settings {
			switch {
			case s.Key == "vcs.revision":
				text = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				text += "+changes"
			}
		}
	}
	return text
}

// GoVersion is the Go release that built the program, and so that of the tz data in
// it, which is used where the machine has none of its own.
func GoVersion() string { return runtime.Version() }

// Built says which commit was built, and when that was made: "commit 1234abcd of
// 2026-05-11T09:15:00Z, with changes"; "" where the Go command stamped none.
func Built() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	stamp := map[string]string{}
	for _, s := range build.Settings {
		stamp[s.Key] = s.Value
	}
	if stamp["vcs.revision"] == "" {
		return ""
	}
	text := "commit " + stamp["vcs.revision"] + " of " + stamp["vcs.time"]
	if stamp["vcs.modified"] == "true" {
		text += ", with changes"
	}
	return text
}

// TZData says which tz data the zones are read from: that of the machine, below the first
// of these roots that is there, with the version that it gives, or else Go's own.
func TZData(machine fs.FS, roots ...string) string {
	for _, root := range roots {
		if _, err := fs.Stat(machine, root); err != nil {
			continue
		}
		version := "of a version that is not given"
		for _, name := range []string{"+VERSION", "tzdata.zi"} { // of BSD and macOS, of others
			f, err := machine.Open(root + "/" + name)
			if err != nil {
				continue
			}
			first, _ := bufio.NewReader(f).ReadString('\n')
			f.Close()
			version = strings.TrimSpace(strings.TrimPrefix(first, "# version"))
			break
		}
		return "tz data " + version + ", in /" + root
	}
	return "tz data of " + GoVersion() + ", built in"
}

// ZoneRoots are where Go looks for the machine's tz data, as paths below the root.
var ZoneRoots = []string{"usr/share/zoneinfo", "usr/share/lib/zoneinfo", "usr/lib/locale/TZ", "etc/zoneinfo"}
