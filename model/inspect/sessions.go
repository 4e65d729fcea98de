package inspect

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// merges finds merge ids that one session alone has: it is merged with none.
func merges(e *model.Event) (found []Finding) {
	sessions := map[string][]int{}
	for i := range e.Sessions {
		sessions[e.Sessions[i].Merge] = append(sessions[e.Sessions[i].Merge], i)
	}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		if s.Merge == "" || len(sessions[s.Merge]) > 1 {
			continue
		}
		f := Finding{Merge, s.Pos, fmt.Sprintf("%q is the only session with the merge id %q, so it is merged with none", s.ID, s.Merge), "give the other sessions the same merge id, or none"}
		if near := nearMerge(e, s.Merge); near != "" {
			f.Remedy = fmt.Sprintf("did you mean %q?", near)
		}
		found = append(found, f)
	}
	return found
}

// nearMerge returns another merge id of which this can be a spelling, "" if there is none.
func nearMerge(e *model.Event, merge string) string {
	var others []string
	for i := range e.Sessions {
		if other := e.Sessions[i].Merge; other != "" && other != merge && !slices.Contains(others, other) {
			others = append(others, other)
		}
	}
	for _, group := range identity.Variants(append([]string{merge}, others...)) {
		if group[0] == 0 {
			return others[group[1]-1]
		}
	}
	return ""
}

// lists finds items with a comma whose parts are items of the same kind by themselves: lists
// are written with semicolons.
func lists(e *model.Event) (found []Finding) {
	for _, v := range vocabularies(e) {
		if v.name == "organisations" || v.name == "groups" || v.name == "regions" || v.name == "areas" {
			continue // these are no lists
		}
		for _, w := range v.words {
			parts := strings.FieldsFunc(w.text, func(c rune) bool { return c == ',' || c == '/' || c == '|' })
			known := len(parts) > 1
			for i := range parts {
				parts[i] = strings.TrimSpace(parts[i])
				_, had := v.at[parts[i]]
				known = known && had
			}
			if known {
				found = append(found, Finding{
					List, w.pos, fmt.Sprintf("%q is one of the %s, and so are %s", w.text, v.name, rules.And(rules.Quoted(parts))),
					"if it is several, write " + strings.Join(parts, "; "),
				})
			}
		}
	}
	return found
}

// emptyLines finds lines of rules that name only what is cancelled.
func emptyLines(e *model.Event, list []rules.InScope) (found []Finding) {
	for i := range list {
		for _, line := range list[i].Empty {
			setting := &e.Rules[line.Index]
			found = append(found, Finding{
				Line, setting.Pos, fmt.Sprintf("the line %q of rule %s binds nothing: all its sessions are cancelled", setting.ID, setting.Rule),
				"leave it out, or name other sessions",
			})
		}
	}
	return found
}

// nowhere finds what sessions ask for and no room has, and sessions that are longer than the
// event is open without a break.
func nowhere(e *model.Event) (found []Finding) {
	var services, layouts []string
	for i := range e.Rooms {
		services, layouts = append(services, e.Rooms[i].Services...), append(layouts, e.Rooms[i].Layouts...)
	}
	for i := range e.Kits {
		services = append(services, e.Kits[i].ID, e.Kits[i].Kind)
	}
	named := e.Rooms != nil && !slices.ContainsFunc(e.Rooms, func(r model.Room) bool { return len(r.Layouts) == 0 })
	longest := map[string]model.Minutes{}
	for _, t := range e.Types {
		longest[t.ID] = longestFor(e, t.ID)
	}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		if s.State == model.Cancelled {
			continue
		}
		lack := func(message, remedy string) {
			found = append(found, Finding{Fit, s.Pos, fmt.Sprintf("%q %s", s.ID, message), remedy})
		}
		for _, need := range s.Needs {
			if !slices.Contains(services, need) {
				lack(fmt.Sprintf("needs %q, which no room has and no kit is", need), orMeant(need, services, "give it to a room as a service, or add a kit"))
			}
		}
		if named && s.Layout != "" && !slices.Contains(layouts, s.Layout) {
			lack(fmt.Sprintf("needs the layout %q, which no room has", s.Layout), orMeant(s.Layout, layouts, "add it to the layouts of a room"))
		}
		if most := longest[s.Type]; len(e.Windows) > 0 && s.Minutes > most {
			lack(fmt.Sprintf("takes %s, and windows that are for it are open %s at most without a break", rules.Duration(s.Minutes), rules.Duration(most)), "shorten it, or open longer")
		}
	}
	return found
}

// orMeant asks whether the nearest of the words was meant, or else gives the advice.
func orMeant(text string, words []string, advice string) string {
	if near := model.Nearest(text, words); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return advice
}

// longestFor returns the longest time for which windows are open to a type without a break.
func longestFor(e *model.Event, sessionType string) (longest model.Minutes) {
	var open []model.Interval
	for i := range e.Windows {
		if w := &e.Windows[i]; len(w.Types) == 0 || slices.Contains(w.Types, sessionType) {
			open = append(open, w.Interval)
		}
	}
	for _, v := range model.Joined(open) {
		longest = max(longest, v.Minutes())
	}
	return longest
}
