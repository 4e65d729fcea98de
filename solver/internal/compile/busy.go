package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// work is what keeps somebody busy: an activity, as long as the longest of its sessions that
// count, of which the first is given.
type work struct {
	csp.RespiteMember
	session model.SessionIndex
}

// eachWork calls use for everybody who must attend sessions that count, with their work by
// activity.
func (c *compiler) eachWork(counts func(model.Duty) bool, use func(p model.PersonIndex, mine []work)) {
	var mine []work
	for i, d := range c.duties {
		if d.Must && counts(d) {
			a, minutes := c.ActivityOf[d.Session], c.Event.Sessions[d.Session].Minutes
			if k := slices.IndexFunc(mine, func(w work) bool { return w.Activity == a }); k >= 0 {
				mine[k].Minutes = max(mine[k].Minutes, minutes)
			} else {
				mine = append(mine, work{csp.RespiteMember{Activity: a, Minutes: minutes}, d.Session})
			}
		}
		if i+1 == len(c.duties) || c.duties[i+1].Person != d.Person {
			if len(mine) > 0 {
				slices.SortFunc(mine, func(v, w work) int { return int(v.Activity - w.Activity) })
				use(d.Person, mine)
			}
			mine = nil
		}
	}
}

// all counts every duty.
func all(model.Duty) bool { return true }

// inRole returns which duties are in a role.
func (c *compiler) inRole(role string) func(model.Duty) bool {
	in := map[model.SessionIndex][]model.PersonIndex{}
	for _, m := range c.Event.Cast {
		if m.Role == role {
			in[m.Session] = append(in[m.Session], m.Person)
		}
	}
	return func(d model.Duty) bool { return slices.Contains(in[d.Session], d.Person) }
}

// waived reports whether the rule of a binding does not bind somebody.
func (c *compiler) waived(b *rules.Binding, p model.PersonIndex) bool {
	return slices.Contains(c.Event.People[p].Waiver, b.Rule.ID)
}

// settingFor returns the last line that names somebody, else the general setting.
func settingFor(b *rules.Binding, p model.PersonIndex) *rules.Bound {
	set := &b.General
	for i := range b.Items {
		if slices.Contains(b.Items[i].People("people"), p) {
			set = &b.Items[i]
		}
	}
	return set
}

// possible returns the starts that an activity may have: its candidates, or as long as those
// are not known its legal ones.
func (c *compiler) possible(a csp.ActivityIndex) []csp.StartIndex {
	if c.found {
		return c.Activities[a].Candidates.Starts
	}
	return c.Activities[a].Legal
}

// startingIn returns who of some may start within v.
func (c *compiler) startingIn(mine []work, v model.Interval) (some []work) {
	within := csp.Range{From: c.First(v.Start), To: c.First(v.End)}
	for _, w := range mine {
		if slices.ContainsFunc(c.possible(w.Activity), within.Has) {
			some = append(some, w)
		}
	}
	return some
}

// startDays returns the days of the axis of starts.
func (c *compiler) startDays() (days []model.Interval) {
	for i, s := range c.Starts {
		if i == 0 || c.Days[i] != c.Days[i-1] {
			days = append(days, model.DateIn(s, c.Event.Zone).Bounds(c.Event.Zone))
		}
	}
	return days
}

// respite asks for time that somebody has, on behalf of an instance, or charges for what they
// lack, each minute weight times; flat for that they lack any. Nothing is recorded where
// nobody can lack it. What is too long a row by itself is banned, and no part of the rows of
// others: it would bar them twice, each time for another reason.
func (c *compiler) respite(b *rules.Binding, set *rules.Bound, in rules.Instance, k csp.Respite, mine []work, flat bool, weight int) {
	for _, w := range mine {
		k.Members = append(k.Members, w.RespiteMember)
	}
	if len(mine) == 0 || !lackable(&k) {
		return
	}
	if !set.Hard() {
		penalty := c.penalty(b, set, set.Level, in)
		penalty.Weight *= weight
		c.Soft.Lacks = append(c.Soft.Lacks, csp.Lack{Penalty: penalty, Respite: k, Flat: flat})
		return
	}
	k.Members = slices.DeleteFunc(k.Members, func(m csp.RespiteMember) bool { return k.Kind == csp.Row && m.Minutes > k.Most })
	for _, w := range mine {
		c.lackedAlone(b, set, in, &k, w)
	}
	if len(k.Members) > 1 || k.Kind == csp.Quiet {
		k.Instance = c.instance(b, set, in)
		c.Respites = append(c.Respites, k)
	}
}

// lackedAlone bans where one activity alone makes somebody lack time.
func (c *compiler) lackedAlone(b *rules.Binding, set *rules.Bound, in rules.Instance, k *csp.Respite, w work) {
	one := *k
	one.Members = []csp.RespiteMember{w.RespiteMember}
	if k.Kind != csp.Quiet {
		in.A = w.session
	}
	var starts []csp.StartIndex
	for _, s := range c.Activities[w.Activity].Legal {
		if c.LackingAt(&one, func(a csp.ActivityIndex) csp.StartIndex {
			if a == w.Activity {
				return s
			}
			return csp.Unplaced
		}) > 0 {
			starts = append(starts, s)
		}
	}
	if len(starts) > 0 {
		c.ban(w.Activity, starts, nil, c.instance(b, set, in))
	}
}

// lackable reports whether sums leave it open that somebody lacks time: all that they do with
// as much between as just too little is longer than a row may be, or fills the window.
func lackable(k *csp.Respite) bool {
	busy, short := model.Minutes(0), k.Minutes-1
	for _, m := range k.Members {
		busy += m.Minutes
	}
	switch n := model.Minutes(len(k.Members)); k.Kind {
	case csp.Wait:
		return n > 1
	case csp.Row:
		return busy+(n-1)*max(0, short) > k.Most
	case csp.Quiet:
		return k.Within-busy <= (n+1)*short
	default:
		return k.Window.Minutes()-busy <= (n+1)*short
	}
}

// onClock returns the time from one time of day to another that the venue's clock shows on a
// day. Where the clock skips a time, the next that it shows is meant.
func (c *compiler) onClock(day model.Date, from, to model.Minutes) model.Interval {
	bounds := day.Bounds(c.Event.Zone)
	at := func(m model.Minutes) model.Instant {
		t := bounds.Start
		for t < bounds.End {
			if local := t.In(c.Event.Zone); model.Minutes(60*local.Hour()+local.Minute()) >= m {
				break
			}
			t++
		}
		return t
	}
	return model.Interval{Start: at(from), End: at(to)}
}
