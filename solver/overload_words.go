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

// reasons says an overload: the sum, then the rules that it rests on, those of a kind in
// one line.
func (c overload) reasons() []Reason {
	if c.Pool != nil {
		list := instanceReasons(c.p, c.Uses)
		list[0].Sentence = c.ofPool()
		return list
	}
	kinds := c.kinds()
	sum := Reason{Instance: rules.Overload(c.Person), Sentence: c.sentence()}
	if c.Apart {
		first := kinds[0].first
		sum = Reason{Instance: rules.NewInstance(first.Instance.Rule), Sentence: c.ofClique()}
		if len(kinds) == 1 {
			sum.Source = first.Source
		}
	}
	list := []Reason{sum}
	for _, k := range kinds {
		if k.more > 0 {
			k.first.Sentence += fmt.Sprintf("; and %d more of the kind", k.more)
		}
		list = append(list, k.first)
	}
	return list
}

// kind is rule instances of one rule that the same line states, or that are of one person.
type kind struct {
	first Reason
	more  int
}

// kinds returns the rules that activities rest on which never overlap: of those that a
// person must attend, only what asks for more than that they do not overlap. What is most of them
// comes first.
func (c overload) kinds() (kinds []kind) {
	type key struct {
		rule    string
		setting int
		who     model.PersonIndex
	}
	at := map[key]int{}
	for _, i := range c.Uses {
		in := &c.p.Instances[i]
		if c.Person != model.NoPerson && in.Rule == c.p.AttendRule {
			continue
		}
		k := key{in.Rule, in.Setting, in.Person}
		if n, known := at[k]; known {
			kinds[n].more++
			continue
		}
		at[k] = len(kinds)
		kinds = append(kinds, kind{first: instanceReasons(c.p, []csp.InstanceIndex{i})[0]})
	}
	slices.SortStableFunc(kinds, func(a, b kind) int { return b.more - a.more })
	return kinds
}

// ofPool says how many sessions use what there is only so much of, and how much there is.
func (c overload) ofPool() string {
	whole, in := c.Whole, c.p.Instances[c.Pool.Instance]
	binding := c.p.Book.Of(in.Rule)
	which, most := "count", "that many at once"
	if binding.Rule.Counts != nil {
		which, most = binding.Rule.Counts(c.p.Event, binding, in)
	}
	if len(c.Uses) > 1 {
		most += ", fewer at times"
	}
	sessions, all := c.sessionsOf(whole.Activities), 0
	for a := range c.p.Activities {
		all += len(c.p.Activities[a].Sessions)
	}
	names := named(len(sessions), func(i int) string { return rules.Session(c.p.Event, sessions[i]) })
	subject := fmt.Sprintf("%d of %d sessions %s", len(sessions), all, which)
	if c.Pool.Timeless && c.takesSeveral(&whole) { // somebody's minutes on days
		return fmt.Sprintf("%s, %d minutes, of which %s; there is time for %d minutes: %s%s; they are %s",
			subject, whole.Need, rules.And(c.asks()), whole.Have, c.where(&whole), c.confined(&whole), names)
	}
	if c.Pool.Timeless {
		return fmt.Sprintf("%s, of which %s; there is place for %d of them: %s%s; they are %s",
			subject, rules.And(c.asks()), whole.Have, c.where(&whole), c.confined(&whole), names)
	}
	if c.Counted && c.takesSeveral(&whole) {
		return fmt.Sprintf("%s, which take %d; there are no more than %d with %s: %s%s; they are %s", subject, whole.Need, whole.Have, most, c.where(&whole), c.confined(&whole), names)
	}
	if c.Counted {
		return fmt.Sprintf("%s; there is place for %d with %s: %s%s; they are %s", subject, whole.Have, most, c.where(&whole), c.confined(&whole), names)
	}
	return fmt.Sprintf("%s, %d minutes%s; there are %d minutes with %s: %s%s; they are %s",
		subject, whole.Need, c.withUnits(&whole), whole.Have, most, c.where(&whole), c.confined(&whole), names)
}

// asks says how many may use each of the timeless pools that an overload rests on.
func (c overload) asks() (list []string) {
	for _, i := range c.Uses {
		in := c.p.Instances[i]
		binding := c.p.Book.Of(in.Rule)
		if _, most := binding.Rule.Counts(c.p.Event, binding, in); !slices.Contains(list, most) {
			list = append(list, most)
		}
	}
	return list
}

// takesSeveral reports whether any of the activities takes more than one unit of the pool.
func (c overload) takesSeveral(o *bounds.Overload) bool {
	return slices.ContainsFunc(c.Pool.Members, func(m csp.PoolMember) bool {
		return slices.Contains(o.Activities, m.Activity) && slices.ContainsFunc(m.Uses, func(u csp.PoolUse) bool { return u.Takes() > 1 })
	})
}

// withUnits says what the minutes of a pool's uses include.
func (c overload) withUnits(o *bounds.Overload) string {
	if c.takesSeveral(o) {
		return withMargins(c.Pool) + ", each counted as often as a session takes one"
	}
	return withMargins(c.Pool)
}

// withMargins says what the minutes of a pool's uses include.
func withMargins(k *csp.Pool) string {
	switch {
	case k.Before > 0 && k.After > 0:
		return " with set-up and strike"
	case k.Before > 0:
		return " with set-up"
	case k.After > 0:
		return " with strike"
	}
	return ""
}

// ofClique says that sessions, no two of which can overlap, need more than there is.
func (c overload) ofClique() string {
	whole := c.Whole
	sessions := c.sessionsOf(whole.Activities)
	subject := rules.Count(len(sessions), "session", "sessions") + ", " + named(len(sessions), func(i int) string { return rules.Session(c.p.Event, sessions[i]) }) +
		", no two of which can overlap"
	open := "all that is open to them"
	switch {
	case c.OneDay && c.OneRoom:
		subject, open = subject+", all on one day in one room", "what is open to them on the best day in the best room"
	case c.OneDay:
		subject, open = subject+", all on one day", "what is open to them on the best day"
	case c.OneRoom:
		subject, open = subject+", all in one room", "what is open to them in the best room"
	}
	if c.Counted {
		return fmt.Sprintf("%s: %s has place for %s: %s%s", subject, open, rules.Count(int(whole.Have), "session", "sessions"), c.where(&whole), c.confined(&whole))
	}
	return fmt.Sprintf("%s, need %d minutes%s; %s is %d minutes: %s%s", subject, whole.Need, c.withFree(&whole), open, whole.Have, c.where(&whole), c.confined(&whole))
}

// withFree says whether the minutes that an overload needs include what has to be free
// between two sessions.
func (c overload) withFree(o *bounds.Overload) string {
	if o.Need == c.minutes(o) {
		return ""
	}
	return " with what has to be free between two of them"
}

// sessionsOf returns the sessions of activities, in their order.
func (c overload) sessionsOf(activities []csp.ActivityIndex) (sessions []model.SessionIndex) {
	for _, a := range activities {
		sessions = append(sessions, c.p.Activities[a].Sessions...)
	}
	return sessions
}

// sentence says who needs how much, and all that there is for them, of rooms or of a
// person's hours.
func (c overload) sentence() string {
	e := c.p.Event
	sessions := c.sessionsOf(c.Activities)
	subject := rules.Count(len(sessions), "session", "sessions") + ", " + named(len(sessions), func(i int) string { return rules.Session(e, sessions[i]) }) + ", "
	if c.Person != model.NoPerson {
		subject = rules.Person(e, c.Person) + " must attend " + subject
	}
	where := c.where(&c.Overload)
	if c.Counted {
		return fmt.Sprintf("%swhich can only be in %s, where there is place for %s%s", subject, where, rules.Count(int(c.Have), "session", "sessions"), c.confined(&c.Overload)) + c.whole()
	}
	with := ""
	switch {
	case c.Need == c.minutes(&c.Overload):
	case c.Person != model.NoPerson:
		with = c.withFree(&c.Overload)
	default:
		with = ", turnaround included"
	}
	return fmt.Sprintf("%swhich need %d minutes%s; all that is open to them is %d minutes: %s%s", subject, c.Need, with, c.Have, where, c.confined(&c.Overload)) + c.whole()
}

// where names the stretches or, if they are many, their rooms and the time from the first
// to the last.
func (c overload) where(o *bounds.Overload) string {
	e := c.p.Event
	if len(o.Stretches) <= mostNamed {
		return named(len(o.Stretches), func(i int) string {
			s := o.Stretches[i]
			if s.Room == model.NoRoom {
				return rules.Span(e, s.Interval)
			}
			return rules.Room(e, s.Room) + " " + rules.Span(e, s.Interval)
		})
	}
	all := o.Stretches[0].Interval
	var rooms []model.RoomIndex
	for _, s := range o.Stretches {
		all = model.Interval{Start: min(all.Start, s.Start), End: max(all.End, s.End)}
		if s.Room != model.NoRoom {
			rooms = append(rooms, s.Room)
		}
	}
	stretches := rules.Count(len(o.Stretches), "stretch", "stretches")
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
	sessions := len(c.sessionsOf(c.Whole.Activities))
	lack := fmt.Sprintf("%d minutes are missing", c.Whole.Lack())
	if c.Counted {
		lack = rules.Count(int(c.Whole.Lack()), "place is missing", "places are missing")
	}
	return fmt.Sprintf("; for all %d that compete for that time %s", sessions, lack)
}

// minutes returns how long the activities last together.
func (c overload) minutes(o *bounds.Overload) (n int64) {
	for _, a := range o.Activities {
		n += int64(c.p.Activities[a].Minutes)
	}
	return n
}

// confined says which rules keep the activities from everywhere else, and how many of
// them: "; elsewhere R08 bars 41 of them and R17 3".
func (c overload) confined(o *bounds.Overload) string {
	p, bars, outside := c.p, map[string]int{}, o.Outside(c.p)
	for _, a := range o.Activities {
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
