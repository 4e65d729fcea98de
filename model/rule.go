package model

import (
	"fmt"
	"strconv"
	"strings"
)

// Level says how strictly a rule binds.
type Level int8

// Levels. Soft levels are the tiers 1 (most important) to 9; see [Soft].
const (
	Unset     Level = 0  // as the rule's default says
	Hard      Level = 10 // a programme must keep it
	CheckOnly Level = -1 // reported by check, not solved for
	Off       Level = -2 // neither
)

// Soft returns the soft level of that tier, 1 to 9.
func Soft(tier int) Level { return Level(tier) }

// Tier returns the soft tier of l, 1 to 9, or 0 if l is not soft.
func (l Level) Tier() int {
	if l >= 1 && l <= 9 {
		return int(l)
	}
	return 0
}

// ParseLevel reads a level as tables write it: hard, soft:1 to soft:9, check, off, or
// nothing for the default.
func ParseLevel(text string) (Level, error) {
	switch text {
	case "":
		return Unset, nil
	case "hard":
		return Hard, nil
	case "check":
		return CheckOnly, nil
	case "off":
		return Off, nil
	}
	if n, ok := strings.CutPrefix(text, "soft:"); ok {
		if tier, err := strconv.Atoi(n); err == nil && tier >= 1 && tier <= 9 {
			return Soft(tier), nil
		}
	}
	return Unset, fmt.Errorf("%q is not a level; write hard, soft:1 to soft:9, check or off", text)
}

// String returns l as tables write it.
func (l Level) String() string {
	switch {
	case l == Hard:
		return "hard"
	case l == CheckOnly:
		return "check"
	case l == Off:
		return "off"
	case l.Tier() > 0:
		return "soft:" + strconv.Itoa(l.Tier())
	default:
		return ""
	}
}

// Param is one named parameter of a rule setting, as it was written. A list is
// written with | between its items.
type Param struct {
	Key, Value string
	Pos        Position
}

// Setting is one line that sets a rule: it changes the rule for the whole event or,
// where its parameters name sessions, people or rooms, states the rule for those.
type Setting struct {
	Row
	ID     string // of this line; "" if it came from event.yaml
	Rule   string // id of the rule, such as R16
	Level  Level  // Unset leaves the rule's default
	Weight int    // 0 leaves the rule's default
	Who    string // who asked for it
	Params []Param
	Reason string
}

// Param returns the value of the parameter key, and whether it is given.
func (s *Setting) Param(key string) (string, bool) {
	for _, p := range s.Params {
		if p.Key == key {
			return p.Value, true
		}
	}
	return "", false
}
