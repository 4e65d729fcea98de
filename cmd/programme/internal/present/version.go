package present

import (
	"runtime"
	"runtime/debug"
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
