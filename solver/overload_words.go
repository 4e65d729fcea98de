package solver

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/csp"
)

// mostNamed is how many sessions or stretches a sentence names before it counts the rest.
const mostNamed = 12

// overload is one as it is said.
type overload struct {
	*bounds.Certificate
	p *csp.Problem
}

// sentence says who needs how much, and all that there is for them.
func (c overload) sentence() string {
	p, e := c.p, c.p.Event
	var sessions []model.SessionIndex
	for _, a := range c.Activities {
		sessions = append(sessions, p.Activities[a].Sessions...)
	}
	subject := rules.Count(len(sessions), "session", "sessions") + ", " + named(len(sessions), func(i int) string { return rules.Session(e, sessions[i]) }) + ", "
	if c.Person != model.NoPerson {
		subject = rules.Person(e, c.Person) + " must attend " + subject
	}
	where := c.where()
	if c.Counted {
		return fmt.Sprintf("%swhich can only be in %s, where there is place for %s%s", subject, where, rules.Count(int(c.Have), "session", "sessions"), c.confined()) + c.whole()
	}
	with := ", turnaround included"
	if c.Person != model.NoPerson || c.Need == c.minutes() {
		with = ""
	}
	return fmt.Sprintf("%swhich need %d minutes%s; all that is open to them is %d minutes: %s%s", subject, c.Need, with, c.Have, where, c.confined()) + c.whole()
}

// where names the stretches or, if they are many, their rooms and the time from the first
// to the last.
func (c overload) where() string {
	e := c.p.Event
	if len(c.Stretches) <= mostNamed {
		return named(len(c.Stretches), func(i int) string {
			s := c.Stretches[i]
			if s.Room == model.NoRoom {
				return rules.Span(e, s.Interval)
			}
			return rules.Room(e, s.Room) + " " + rules.Span(e, s.Interval)
		})
	}
	all := c.Stretches[0].Interval
	var rooms []model.RoomIndex
	for _, s := range c.Stretches {
		all = model.Interval{Start: min(all.Start, s.Start), End: max(all.End, s.End)}
		if s.Room != model.NoRoom {
			rooms = append(rooms, s.Room)
		}
	}
	stretches := rules.Count(len(c.Stretches), "stretch", "stretches")
	if rooms = slices.Compact(rooms); len(rooms) > 0 {
		stretches += " of " + named(len(rooms), func(i int) string { return rules.Room(e, rooms[i]) })
	}
	return stretches + ", " + rules.Span(e, all)
}

// whole says how much is missing altogether, where that is more.
func (c overload) whole() string {
	if len(c.Whole.Activities) == len(c.Activities) {
		return ""
	}
	sessions := 0
	for _, a := range c.Whole.Activities {
		sessions += len(c.p.Activities[a].Sessions)
	}
	lack := fmt.Sprintf("%d minutes are missing", c.Whole.Lack())
	if c.Counted {
		lack = rules.Count(int(c.Whole.Lack()), "place is missing", "places are missing")
	}
	return fmt.Sprintf("; for all %d that compete for that time %s", sessions, lack)
}

// minutes returns how long the activities last together.
func (c overload) minutes() (n int64) {
	for _, a := range c.Activities {
		n += int64(c.p.Activities[a].Minutes)
	}
	return n
}

// confined says which rules keep the activities from everywhere else, and how many of
// them: "; elsewhere R08 bars 41 of them and R17 3".
func (c overload) confined() string {
	p, bars, outside := c.p, map[string]int{}, c.Outside(c.p)
	for _, a := range c.Activities {
		seen := map[string]bool{}
		for i := range p.Activities[a].Bans {
			ban := &p.Activities[a].Bans[i]
			if rule := p.Instances[ban.Instance].Rule; !seen[rule] && outside.Takes(a, ban) {
				seen[rule] = true
				bars[rule]++
			}
		}
	}
	var parts []string
	for _, rule := range slices.Sorted(maps.Keys(bars)) {
		part := fmt.Sprintf("%s bars %d", rule, bars[rule])
		if len(parts) == 0 {
			part += " of them"
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return "; elsewhere " + rules.And(parts)
}

// named joins the first few of n names and counts the others.
func named(n int, name func(i int) string) string {
	names := make([]string, 0, mostNamed)
	for i := range min(n, mostNamed) {
		names = append(names, name(i))
	}
	if n > mostNamed {
		return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", n-mostNamed)
	}
	return rules.And(names)
}
