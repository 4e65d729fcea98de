package composition

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

const noCast = "there is no cast"

// withCast is the scope of a check of sessions with a cast, of which it looked at so many;
// lacks says what it lacks where that is none.
func (l *look) withCast(looked, without int, lacks string) Scope {
	s := Scope{Count: looked, Of: "sessions with a cast"}
	switch {
	case looked == 0 && len(l.e.Cast) == 0:
		s.Lacks = noCast
	case looked == 0:
		s.Lacks = lacks
	case without > 0:
		s.Except = fmt.Sprintf("%d of %d sessions without a cast", without, looked+without)
	}
	return s
}

// speakers is C1.
func speakers(l *look) Scope {
	looked, without := 0, 0
	l.each(func(u *unit, b *rules.Bound) {
		switch {
		case !l.anywhere(speaks(b)):
			return
		case len(u.cast) == 0:
			without++
			return
		}
		looked++
		least, those := b.Count("least"), among(u.cast, speaks(b))
		if missing := least - len(those); missing > 0 {
			l.remark(u, b, those, missing, fmt.Sprintf("has %d of at least %s", len(those), rules.Count(least, "speaker", "speakers")),
				fmt.Sprintf("write %s into the cast with the role %s", more(missing, "person", "people"), rules.Or(b.Items("roles"))))
		}
	})
	return l.withCast(looked, without, fmt.Sprintf("nobody in the cast is %s", rules.Or(l.b.General.Items("roles"))))
}

// more says so many more of something: "1 more person".
func more(n int, one, many string) string {
	if n == 1 {
		return "1 more " + one
	}
	return fmt.Sprintf("%d more %s", n, many)
}

// hosted is C5.
func hosted(l *look) Scope {
	var hosting []string
	for _, r := range l.e.Roles {
		if r.Host {
			hosting = append(hosting, r.ID)
		}
	}
	looked, without := 0, 0
	if l.anywhere(l.hosts) {
		l.each(func(u *unit, b *rules.Bound) {
			if len(u.cast) == 0 {
				without++
				return
			}
			if looked++; len(among(u.cast, l.hosts)) == 0 {
				l.remark(u, b, nil, 1, "has nobody who moderates it", "write who does into the cast with the role "+rules.Or(hosting))
			}
		})
	}
	lacks := "no role hosts a session"
	if len(hosting) > 0 {
		lacks = "nobody in the cast is " + rules.Or(hosting)
	}
	return l.withCast(looked, without, lacks)
}

// onSite is R20.
func onSite(l *look) Scope {
	given := slices.ContainsFunc(l.units, func(u unit) bool {
		return slices.ContainsFunc(u.cast, func(c model.CastMember) bool { return c.Presence != "" || l.e.People[c.Person].Presence != "" })
	})
	looked, without := 0, 0
	l.each(func(u *unit, b *rules.Bound) {
		switch {
		case !given:
			return
		case len(u.cast) == 0:
			without++
			return
		}
		looked++
		var there, far []model.CastMember
		for _, c := range u.cast {
			if l.online(c) {
				far = append(far, c)
			} else {
				there = append(there, c)
			}
		}
		var parts []string
		missing := 0
		ask := func(key, one, many string, counts func(role string) bool) {
			n := len(among(there, counts))
			if least := b.Count(key); n < least && l.anywhere(counts) {
				missing += least - n
				parts = append(parts, fmt.Sprintf("%d of %s", n, rules.Count(least, one, many)))
			}
		}
		ask("moderators", "moderator", "moderators", l.hosts)
		ask("speakers", "speaker", "speakers", speaks(b))
		if missing == 0 {
			return
		}
		message := "has " + rules.And(parts) + " on site"
		online := l.panel(&unit{cast: far}, b)
		if len(online) > 0 {
			message += " (online: " + rules.And(l.names(online)) + ")"
		}
		l.remark(u, b, online, missing, message, "write who else is in the room into the cast, or onsite beside who is")
	})
	return l.withCast(looked, without, "nobody's presence is given")
}

// online reports whether somebody is online in a role: as it is given or else as the role is
// called.
func (l *look) online(c model.CastMember) bool {
	presence := l.e.PresenceOf(c)
	return presence == model.Online || presence == "" && strings.Contains(identity.Fold(c.Role), "online")
}

// twice is C7.
func twice(l *look) Scope {
	looked, without := 0, 0
	l.each(func(u *unit, b *rules.Bound) {
		if len(u.cast) == 0 {
			without++
			return
		}
		looked++
		var roles []string
		in := map[string][]model.CastMember{} // by role, each person once
		for _, c := range u.cast {
			if in[c.Role] == nil {
				roles = append(roles, c.Role)
			}
			if !slices.ContainsFunc(in[c.Role], func(o model.CastMember) bool { return o.Person == c.Person }) {
				in[c.Role] = append(in[c.Role], c)
			}
		}
		for _, role := range roles {
			names := make([]string, len(in[role]))
			for i, c := range in[role] {
				names[i] = l.e.People[c.Person].Name
			}
			for i, earlier := range identity.SamePeople(names) {
				for _, j := range earlier {
					first, second := in[role][j], in[role][i]
					l.add(b, second.Pos, u.sessions, []model.PersonIndex{first.Person, second.Person}, 1,
						fmt.Sprintf("%q and %q are both %s of %s, and can be one person", names[j], names[i], role, l.name(u)),
						"if they are, write the one name as an alias of the other person, and one line into the cast")
				}
			}
		}
	})
	return l.withCast(looked, without, noCast)
}
