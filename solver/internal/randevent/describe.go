package randevent

import (
	"fmt"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// Describe says an event and a programme of it in a few lines, for the message of a test
// that fails.
func Describe(book *rules.Book, programme *model.Programme) string {
	e := book.Event()
	var b strings.Builder
	for i, s := range e.Sessions {
		fmt.Fprintf(&b, "session %s %dmin %s merge=%q type=%s themes=%v layout=%q prefers_layout=%q setup=%d overflow=%v needs=%v expected=%d\n", s.ID, s.Minutes, s.State, s.Merge, s.Type, s.Themes, s.Layout, s.PrefersLayout, s.Setup, s.Overflow, s.Needs, s.Expected)
		for _, pl := range programme.Placements {
			if pl.Session == model.SessionIndex(i) {
				fmt.Fprintf(&b, "   at %v room %d\n", pl.Start, pl.Room.Index())
			}
		}
	}
	for _, s := range e.Rules {
		fmt.Fprintf(&b, "rule %s %s %v\n", s.Rule, s.Level, s.Params)
	}
	fmt.Fprintf(&b, "windows %v\nwalks %v\nrooms %+v\n", e.Windows, e.Walks, e.Rooms)
	for _, v := range rules.Judge(book, programme) {
		fmt.Fprintf(&b, "%s: %s\n", v.Rule, v.Sentence)
	}
	return b.String()
}
