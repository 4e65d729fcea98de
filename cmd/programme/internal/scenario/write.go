package scenario

import "strings"

// Write returns scenarios as [Parse] reads them, a line each.
func Write(list []Scenario) []byte {
	var b strings.Builder
	b.WriteString("# NAME: CHANGE; CHANGE as --scenarios reads it\n")
	for i := range list {
		b.WriteString(list[i].Name + ": " + strings.Join(list[i].Asked(), "; ") + "\n")
	}
	return []byte(b.String())
}
