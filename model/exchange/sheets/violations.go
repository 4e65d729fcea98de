package sheets

import (
	"strconv"

	"programme/model"
	"programme/model/composition"
	"programme/model/rules"
	"programme/model/tables"
)

// Violations returns violations.csv: a row a violation, in their order, and then a row a
// remark on the composition of sessions. The cost is weight times amount whatever the level;
// only that of soft levels counts in a tier. People are ids, and a remark stands in the line
// that it is about.
func Violations(e *model.Event, violations []rules.Violation, composed []composition.Check, o Options) tables.File {
	sheet := newTable("violations", "rule", "level", "cost", "sessions", "people", "room", "sentence", "source_file", "source_line", "who", "reason")
	for _, v := range violations {
		var sessions []string
		for _, s := range []model.SessionIndex{v.A, v.B} {
			if s != model.NoSession {
				sessions = append(sessions, e.Sessions[s].ID)
			}
		}
		person, line := "", ""
		if v.Person != model.NoPerson {
			person = e.People[v.Person].ID
		}
		if v.Source.File != "" {
			line = strconv.Itoa(v.Source.Line)
		}
		asked := rules.AskedFor(e, v.Instance)
		sheet.add(v.Rule, v.Level.String(), strconv.Itoa(v.Cost()), list(sessions), person, roomID(e, v.Room), v.Sentence, v.Source.File, line, asked.Who, asked.Reason)
	}
	for i := range composed {
		for k := range composed[i].Remarks {
			r := &composed[i].Remarks[k]
			var sessions, people []string
			for _, s := range r.Sessions {
				sessions = append(sessions, e.Sessions[s].ID)
			}
			for _, p := range r.People {
				people = append(people, e.People[p].ID)
			}
			line := ""
			if r.Pos.File != "" {
				line = strconv.Itoa(r.Pos.Line)
			}
			sheet.add(composed[i].Rule.ID, model.CheckOnly.String(), strconv.Itoa(r.Amount), list(sessions), list(people), "", r.Message, r.Pos.File, line, r.Asked.Who, r.Asked.Reason)
		}
	}
	return sheet.File(o)
}
