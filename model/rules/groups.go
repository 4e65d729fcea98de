package rules

import "programme/model"

// themeGroup is the sessions that must be placed whose primary theme, the first of their
// themes, is the same.
type themeGroup struct {
	theme    string
	sessions []model.SessionIndex // at least one, in the table's order
}

// byPrimaryTheme returns the groups in the order in which the table has their themes.
func (m *merges) byPrimaryTheme(e *model.Event) []themeGroup {
	var groups []themeGroup
	at := map[string]int{}
	for i := range e.Sessions {
		theme := primaryTheme(e, model.SessionIndex(i))
		if theme == "" || !m.confirmed[i] {
			continue
		}
		k, had := at[theme]
		if !had {
			k = len(groups)
			at[theme] = k
			groups = append(groups, themeGroup{theme: theme})
		}
		groups[k].sessions = append(groups[k].sessions, model.SessionIndex(i))
	}
	return groups
}

// primaryTheme returns the first theme of the session, "" if it has none.
func primaryTheme(e *model.Event, s model.SessionIndex) string {
	if themes := e.Sessions[s].Themes; len(themes) > 0 {
		return themes[0]
	}
	return ""
}

// groupOfOne objects to a line that names a single session where a rule is about
// several.
func groupOfOne(b *Bound) []Objection {
	if len(b.Items("session")) != 1 || b.Has("type") || b.Has("theme") {
		return nil
	}
	return []Objection{{Keys: []string{"session"}, Message: "a group of one session asks nothing", Remedy: "name at least two sessions, a type or a theme"}}
}
