package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

func sessionLength(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	merge := d.Sessions[s].Merge
	d.editSession(s).Minutes = c.Minutes
	for i := range d.Sessions {
		if t := &d.Sessions[i]; merge != "" && t.Merge == merge && t.State != model.Cancelled && t.Minutes != c.Minutes {
			t.Minutes, t.Pos = c.Minutes, c.Pos
		}
	}
	return nil
}

func sessionState(state model.State) func(d *draft, c Change) *problem {
	return func(d *draft, c Change) *problem {
		s, ok := d.SessionByID(c.Session)
		if !ok {
			return missing(subject, "session", c.Session)
		}
		if d.Sessions[s].State == state {
			return nil
		}
		edited := d.editSession(s)
		was := edited.State
		edited.State = state
		if was != model.Cancelled {
			return nil
		}
		// A session that comes back may disagree with those that it is merged with.
		for i := range d.Sessions {
			if t := &d.Sessions[i]; edited.Merge != "" && t.Merge == edited.Merge && t.State != model.Cancelled && t.Minutes != edited.Minutes {
				return &problem{subject, fmt.Sprintf("%q of %d minutes is merged with %q of %d", edited.ID, edited.Minutes, t.ID, t.Minutes), "mend sessions.csv"}
			}
		}
		return nil
	}
}

func sessionExpects(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	edited := d.editSession(s)
	edited.Expected, edited.ByDemand = c.Count, false
	return nil
}

func sessionLayout(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	if bad := checkLayouts(c.Layouts); bad != nil {
		return bad
	}
	layout := ""
	if len(c.Layouts) > 0 {
		layout = c.Layouts[0]
	}
	d.editSession(s).Layout = layout
	return nil
}

func sessionSetUp(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	d.editSession(s).Setup = c.Minutes
	return nil
}

func sessionNeeds(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	if bad := checkService(c.Service); bad != nil {
		return bad
	}
	if needs := d.Sessions[s].Needs; !slices.Contains(needs, c.Service) {
		d.editSession(s).Needs = with(needs, c.Service)
	}
	return nil
}

func sessionWithout(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	needs, languages := d.Sessions[s].Needs, d.Sessions[s].Interpretation
	if !slices.Contains(needs, c.Service) && !slices.Contains(languages, c.Service) {
		return &problem{object, fmt.Sprintf("session %q does not need %q", c.Session, c.Service), oneOf(slices.Concat(needs, languages))}
	}
	edited := d.editSession(s)
	edited.Needs, edited.Interpretation = without(needs, c.Service), without(languages, c.Service)
	return nil
}

func sessionAdded(d *draft, c Change) *problem {
	if _, known := d.SessionByID(c.Session); known {
		return &problem{subject, fmt.Sprintf("session %q is already in the event", c.Session), "give the new one another id"}
	}
	if strings.TrimSpace(c.Session) != c.Session || c.Session == "" || strings.ContainsAny(c.Session, ";|") {
		return &problem{subject, fmt.Sprintf("%q cannot be an id, since rules could not name it", c.Session), "write it without ; and | and outer spaces"}
	}
	kind := slices.IndexFunc(d.Types, func(t model.SessionType) bool { return t.ID == c.Type })
	if kind < 0 {
		return missing(object, "session type", c.Type)
	}
	s := model.Session{Row: d.row("sessions"), ID: c.Session, Title: c.Title, Type: c.Type, Minutes: c.Minutes, State: model.Confirmed}
	if s.Title == "" {
		s.Title = s.ID
	}
	if s.Minutes == 0 {
		s.Minutes = d.Types[kind].Minutes
	}
	if s.Minutes == 0 {
		return &problem{object, fmt.Sprintf("the type %q does not say how long its sessions are", c.Type), "write the minutes after it, like 90min"}
	}
	for _, part := range c.Cast {
		p, ok := d.PersonByID(part.Person)
		if !ok {
			return missing(object, "person", part.Person)
		}
		if len(rolesOf(&d.Event).find(part.Role)) == 0 {
			return missing(object, "role", part.Role)
		}
		d.Cast = with(d.Cast, model.CastMember{
			Row: d.row("cast"), Session: model.SessionIndex(len(d.Sessions)), Person: p, Role: part.Role, Must: model.MustAttend,
		})
	}
	d.Sessions = with(d.Sessions, s)
	return nil
}
