package sheets

import (
	"strconv"

	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
)

// Violations returns violations.csv: a row a violation, in their order. The cost is
// weight times amount whatever the level; only that of soft levels counts in a tier.
// People are ids.
func Violations(e *model.Event, violations []rules.Violation, o Options) tables.File {
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
	return sheet.File(o)
}
