package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeGuests bans the starts outside the windows of guests of honour, and keeps their other
// duties away from what they are escorted to, or charges for what is missing.
func encodeGuests(c *compiler, b *rules.Binding) {
	c.eachGuestLine(b, func(item *rules.Bound, sessions []model.SessionIndex) {
		if item.Has("start") && item.Hard() {
			for _, s := range sessions {
				in := guestWindow(b, item, s)
				c.banStarts(b, item, c.ActivityOf[s], nil, in, func(v model.Interval) bool { return !in.Span.Contains(v) })
			}
		}
		before, after := item.Minutes("before"), item.Minutes("after")
		if !item.Binds() || before+after == 0 {
			return
		}
		for p, own := range c.escorted(item, sessions) {
			if len(own) == 0 {
				continue
			}
			for _, d := range c.byPerson[p] {
				at := slices.IndexFunc(own, func(o duty) bool { return o.activity == d.activity })
				for i, o := range own {
					if o.activity == d.activity || at >= 0 && at < i {
						continue
					}
					x := csp.Strain{A: o.activity, B: d.activity, Kind: csp.NotClose, Gap: after, After: before}
					if at >= 0 {
						x.Gap, x.After = max(before, after), max(before, after)
					}
					in := rules.NewInstance(b.Rule.ID)
					in.A, in.B, in.Person = o.session, d.session, model.PersonIndex(p)
					c.ask(x, b, item, in)
				}
			}
		}
	})
}

// escorted returns, by person, the duties of an item's guests in sessions of it, one of each
// activity.
func (c *compiler) escorted(item *rules.Bound, sessions []model.SessionIndex) [][]duty {
	of := make([]bool, len(c.Event.Sessions))
	for _, s := range sessions {
		of[s] = true
	}
	own := make([][]duty, len(c.Event.People))
	for _, d := range c.duties {
		if !d.Must || !of[d.Session] || item.Has("people") && !slices.Contains(item.People("people"), d.Person) {
			continue
		}
		a, mine := c.ActivityOf[d.Session], own[d.Person]
		if !slices.ContainsFunc(mine, func(o duty) bool { return o.activity == a }) {
			own[d.Person] = append(mine, duty{activity: a, must: true, session: d.Session})
		}
	}
	return own
}

// chargeGuests charges for minutes outside windows, and for those of back-up slots that are
// taken.
func chargeGuests(c *compiler, b *rules.Binding) {
	c.eachGuestLine(b, func(item *rules.Bound, sessions []model.SessionIndex) {
		if item.Has("start") && item.Level.Tier() > 0 {
			for _, s := range sessions {
				in := guestWindow(b, item, s)
				c.chargeStarts(b, item, item.Level, c.ActivityOf[s], in, func(v model.Interval) int {
					return int(c.Event.Sessions[s].Minutes) - c.minutesIn(s, in.Span)(v)
				})
			}
		}
		if item.Has("backup_end") && item.LevelOf("backup_level").Tier() > 0 && len(sessions) > 0 {
			c.chargeBackup(b, item, sessions)
		}
	})
}

// chargeBackup charges the other sessions of the guests in all rooms, and the rest in the
// back-up rooms.
func (c *compiler) chargeBackup(b *rules.Binding, item *rules.Bound, sessions []model.SessionIndex) {
	guests, busy := c.escorted(item, sessions), make([]bool, len(c.Event.Sessions))
	for _, d := range c.duties {
		busy[d.Session] = busy[d.Session] || d.Must && len(guests[d.Person]) > 0
	}
	own := c.activities(sessions)
	rooms := c.spaceOf(item.Rooms("backup_room"))
	level := item.LevelOf("backup_level")
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		if slices.Contains(own, a) || !busy[s] && rooms.Empty() {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.Part, in.A, in.Span = "backup_level", s, model.Interval{Start: item.Instant("backup_start"), End: item.Instant("backup_end")}
		byStart := c.amounts(a, c.minutesIn(s, in.Span))
		if byStart == nil {
			return
		}
		u := csp.Unary{Penalty: c.penalty(b, item, level, in), Activity: a, ByStart: byStart}
		if !busy[s] {
			u.In = rooms
		}
		c.Soft.Unary = append(c.Soft.Unary, u)
	})
}

// eachGuestLine calls use for each item of R25 that is not off, and the sessions it is about.
func (c *compiler) eachGuestLine(b *rules.Binding, use func(item *rules.Bound, sessions []model.SessionIndex)) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Level == model.Off {
			continue
		}
		sessions := named(item)
		if !item.Has("session") && !item.Has("type") {
			for _, d := range c.duties {
				if d.Must && slices.Contains(item.People("people"), d.Person) {
					sessions = union(sessions, []model.SessionIndex{d.Session})
				}
			}
		}
		use(item, sessions)
	}
}

func guestWindow(b *rules.Binding, item *rules.Bound, s model.SessionIndex) rules.Instance {
	in := rules.NewInstance(b.Rule.ID)
	in.A, in.Span = s, model.Interval{Start: item.Instant("start"), End: item.Instant("end")}
	return in
}
