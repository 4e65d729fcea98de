package tables

import (
	"fmt"

	"programme/model"
	"programme/model/identity"
)

// name is the name of a person, and where it stands.
type name struct {
	text, id string
	pos      model.Position
}

// noteSamePeople notes people whose names can be of one, see [identity.SamePeople]. They may
// be one person or two: nobody is merged.
func (r *report) noteSamePeople(names []name) {
	texts := make([]string, len(names))
	for i, n := range names {
		texts[i] = n.text
	}
	for i, earlier := range identity.SamePeople(texts) {
		if len(earlier) == 0 {
			continue
		}
		ids := make([]string, len(earlier))
		for k, j := range earlier {
			ids[k] = names[j].id
		}
		r.note(names[i].pos, fmt.Sprintf("%s, %s, may be the same person as %s, %s", quote(names[i].id), quote(names[i].text), someOf(ids), quote(names[earlier[0]].text)),
			"if so, keep one row and list the other id in its aliases")
	}
}
