package cnf

import (
	"fmt"

	"programme/model/rules"
)

// Says returns a sentence for each variable of the formula that speaks of one activity:
// what it says where it is true. The others, which are not in the map, only help to
// state rules and costs. Times are said on the venue's clock and in UTC. The start of an
// activity that need not be placed means nothing where it is not.
func (f *Formula) Says() map[int]string {
	says := map[int]string{}
	for x := range f.activities {
		a, v := &f.p.Activities[x], &f.activities[x]
		who, starts, is := rules.Sessions(f.p.Event, a.Sessions), "starts", "is"
		if len(a.Sessions) > 1 {
			starts, is = "start", "are"
		}
		if v.on != 0 {
			says[v.on.Var()] = fmt.Sprintf("%s %s placed", who, is)
		}
		for i, m := range v.atLeast {
			if m != 0 {
				says[m.Var()] = fmt.Sprintf("%s %s at or after %s", who, starts, rules.At(f.p.Event, f.p.Starts[v.starts[i]]))
			}
		}
		for r, m := range v.in {
			if m != 0 {
				says[m.Var()] = fmt.Sprintf("%s %s in %q", who, is, f.p.Event.Rooms[r].Name)
			}
		}
	}
	return says
}
