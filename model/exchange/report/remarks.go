package report

import (
	"fmt"

	"programme/model/composition"
	"programme/model/rules"
)

// remarksShown is how many remarks of a check the report says.
const remarksShown = 50

// compositionSection lists the remarks of each check that has any, with their places.
func compositionSection(composed []composition.Check) section {
	sec := section{ID: "composition", Title: "What sessions consist of", Words: []string{"Remarks on the tables, whatever the programme: no cost of a tier counts them."}}
	for i := range composed {
		x := &composed[i]
		if len(x.Remarks) == 0 {
			continue
		}
		l := list{Title: fmt.Sprintf("%s %s: %s", x.Rule.ID, x.Rule.Name, rules.Count(len(x.Remarks), "remark", "remarks"))}
		for k := range x.Remarks[:min(remarksShown, len(x.Remarks))] {
			r := &x.Remarks[k]
			text := r.Sentence()
			if r.Pos.File != "" {
				text += " [" + r.Pos.String() + "]"
			}
			l.Items = append(l.Items, text)
		}
		if rest := len(x.Remarks) - len(l.Items); rest > 0 {
			l.Items = append(l.Items, fmt.Sprintf("and %d more", rest))
		}
		sec.Lists = append(sec.Lists, l)
	}
	return sec
}
