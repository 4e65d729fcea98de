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

// Says is [Formula.Says] of the activities that are open, and says of the places that sessions
// had whether they are still there.
func (o *Growing) Says() map[int]string {
	says := o.f.Says()
	for a, spots := range o.spots {
		who := rules.Sessions(o.f.p.Event, o.f.p.Activities[a].Sessions)
		for i := range spots {
			at := rules.At(o.f.p.Event, spots[i].was.Start)
			says[spots[i].stay.Var()] = fmt.Sprintf("%s stays at %s", who, at)
			says[spots[i].otherDay.Var()] = fmt.Sprintf("%s is on another day than at %s", who, at)
			says[spots[i].otherTime.Var()] = fmt.Sprintf("%s is at another time than %s", who, at)
			says[spots[i].otherRoom.Var()] = fmt.Sprintf("%s is in another room than at %s", who, at)
		}
	}
	return says
}
