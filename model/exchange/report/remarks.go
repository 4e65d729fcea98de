package report

// remarksShown is how many remarks of a check the report says.
const remarksShown = 50

// compositionSection lists the remarks of each check that has any, with their places.
func compositionSection(s Subject) section {
	sec := section{ID: "composition", Title: s.say("composition"), Words: []string{s.say("composition_words")}}
	for i := range s.Composed {
		x := &s.Composed[i]
		if len(x.Remarks) == 0 {
			continue
		}
		l := list{Title: s.say("remarks", "rule", x.Rule.ID+" "+x.Rule.Name, "n", len(x.Remarks)), English: true}
		for k := range x.Remarks[:min(remarksShown, len(x.Remarks))] {
			r := &x.Remarks[k]
			text := r.Sentence()
			if r.Pos.File != "" {
				text += " [" + r.Pos.String() + "]"
			}
			l.Items = append(l.Items, text)
		}
		if rest := len(x.Remarks) - len(l.Items); rest > 0 {
			l.More = s.say("and_more", "n", rest)
		}
		sec.Lists = append(sec.Lists, l)
	}
	return sec
}
