package solver

import (
	"fmt"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// Every answer prints itself: the verdict first, then what it rests on, one thing a line.

// String returns the verdict, the cost and bound of each tier that costs anything, and the
// programme or the reasons, with the programme of the rest.
func (r *SolveResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n", r.Verdict, stoppedBy(r.Stopped))
	writeTiers(&b, r.Cost, &r.Bound)
	writeProgramme(&b, r.Event, r.Programme)
	writeCores(&b, r.Cores)
	if x := r.Rest; x != nil {
		fmt.Fprintf(&b, "the rest: %s\n", x.Words())
		for i := range x.LeftOut {
			fmt.Fprintf(&b, "  %s: %s\n", r.Event.Sessions[x.LeftOut[i].Session].ID, x.LeftOut[i].Words())
		}
		writeTiers(&b, x.Cost, &x.Bound)
		writeProgramme(&b, r.Event, x.Programme)
	}
	return b.String()
}

// String returns the verdict, the reasons, and what would help.
func (r *ExplainResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n", r.Verdict, stoppedBy(r.Stopped))
	writeProgramme(&b, r.Event, r.Programme)
	writeCores(&b, r.Cores)
	for i, repair := range r.Repairs {
		sure := ""
		if i == 0 && r.Smallest {
			sure = ", proved to be the fewest"
		}
		fmt.Fprintf(&b, "would help, %s to ask or tell%s:\n", rules.Count(repair.People, "person", "people"), sure)
		for _, c := range repair.Changes {
			fmt.Fprintf(&b, "  %s\n", c)
		}
	}
	return b.String()
}

// String returns the verdict, and what forbids the place or what it takes.
func (r *WhyNotResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n", r.Verdict, stoppedBy(r.Stopped))
	for _, c := range r.Conflicts {
		writeCores(&b, []Core{c.Core})
	}
	for _, v := range r.Breaks {
		fmt.Fprintf(&b, "stands there and breaks %s: %s\n", v.Rule, v.Sentence)
	}
	if r.Replan != nil {
		fmt.Fprintf(&b, "takes %s\n", r.Replan.Changes)
	}
	writeProgramme(&b, r.Event, r.Programme)
	return b.String()
}

// String returns the verdict, how much changes, and the programme or the reasons.
func (r *ReplanResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n", r.Verdict, stoppedBy(r.Stopped))
	switch {
	case r.OverBudget && r.Needs.Moved.Given():
		fmt.Fprintf(&b, "the budget cannot be kept: at least %d moved\n", r.Needs.Moved.Number())
	case r.OverBudget:
		fmt.Fprintf(&b, "the budget cannot be kept: at least %d told\n", r.Needs.Told.Number())
	case r.Programme != nil:
		fmt.Fprintf(&b, "changes %s; at least %s\n", r.Changes, r.Bound)
		writeTiers(&b, r.Cost, nil)
	}
	writeProgramme(&b, r.Event, r.Programme)
	writeCores(&b, r.Cores)
	return b.String()
}

// String returns how much changes of each kind.
func (c Changes) String() string {
	return fmt.Sprintf("%d dropped, %d told, %d to another day, %d to another time, %d to another room", c.Dropped, c.Told, c.Days, c.Times, c.Rooms)
}

// String returns the ways to move, the best first.
func (r *SwapResult) String() string {
	var b strings.Builder
	if r.Stays != "" {
		fmt.Fprintf(&b, "stays: %s\n", r.Stays)
	}
	for i := range r.Swaps {
		s := &r.Swaps[i]
		fmt.Fprintf(&b, "%d to tell:", s.Told)
		for _, m := range s.Moves {
			fmt.Fprintf(&b, " %s;", placed(r.Event, m.To))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// String returns one line a place: when, where, what it is and why.
func (r *PlacesResult) String() string {
	var b strings.Builder
	for _, w := range r.Places {
		fmt.Fprintf(&b, "%s %s: %s", rules.At(r.Event, w.Start), r.Event.Rooms[w.Room].ID, w.Kind)
		for _, why := range w.Reasons {
			fmt.Fprintf(&b, "; %s", why.Words)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func stoppedBy(what string) string {
	if what == "" {
		return ""
	}
	return ", stopped by " + what
}

// writeTiers writes a line for each tier that costs anything, with its bound if there is one.
func writeTiers(b *strings.Builder, cost [9]int, bound *[9]int) {
	for t, n := range cost {
		if n == 0 {
			continue
		}
		fmt.Fprintf(b, "tier %d: cost %d", t+1, n)
		if bound != nil {
			fmt.Fprintf(b, ", bound %d", bound[t])
		}
		b.WriteByte('\n')
	}
}

func writeProgramme(b *strings.Builder, e *model.Event, p *model.Programme) {
	if p == nil || e == nil {
		return
	}
	for _, pl := range p.Placements {
		fmt.Fprintln(b, placed(e, pl))
	}
}

// placed says a placement: when, where and what.
func placed(e *model.Event, pl model.Placement) string {
	room := "no room"
	if pl.Room.Given() {
		room = e.Rooms[pl.Room.Index()].ID
	}
	return fmt.Sprintf("%s in %s: %s", rules.Span(e, pl.Interval), room, e.Sessions[pl.Session].ID)
}

func writeCores(b *strings.Builder, cores []Core) {
	for _, c := range cores {
		b.WriteString("cannot hold together:\n")
		for _, r := range c.Reasons {
			fmt.Fprintf(b, "  %s %s\n", r.Instance.Rule, r.Sentence)
		}
		for i, s := range c.Steps {
			fmt.Fprintf(b, "  %d. %s\n", i+1, s.Sentence)
		}
	}
}
