// Package published says what was published, and what versions there are of it.
package published

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/model/versions"
)

// Answer is the answer of publish: what --json prints, and version.json.
type Answer struct {
	present.Head
	Tool present.Tool `json:"tool"`
	present.About
	Programme  term.FileStamp      `json:"programme"`  // that was given
	Violations []present.Violation `json:"violations"` // of hard rules
	Published  *versions.Version   `json:"published"`  // null if it was refused
	Changes    *present.Changes    `json:"changes"`    // from the baseline before; null if it was refused
	Output     *term.OutputStamp   `json:"output"`     // the files beside version.json; null if it was refused
}

// Of returns the answer about a programme, which the file of that stamp holds, before it is
// published.
func Of(about present.About, programme term.FileStamp, book *rules.Book, judged *check.Report) *Answer {
	return &Answer{
		Head: present.HeadOf("publish"), Tool: present.ThisTool(), About: about, Programme: programme,
		Violations: present.Violations(book, hard(judged)),
	}
}

// As adds the version that it is published as.
func (a *Answer) As(e *model.Event, v *versions.Version, n *versions.Next) {
	changes := present.ChangesOf(e, n.Report)
	a.Published, a.Changes = v, &changes
}

// hard returns the violations of hard rules.
func hard(judged *check.Report) (list []rules.Violation) {
	for _, v := range judged.Violations {
		if v.Level == model.Hard {
			list = append(list, v)
		}
	}
	return list
}

// Log is the answer of log.
type Log struct {
	present.Head
	Dir      string             `json:"dir"`
	Versions []versions.Version `json:"versions"`
	Torn     []string           `json:"torn"` // folders that have no whole version
}

// LogOf returns the answer about the versions of the event in a folder.
func LogOf(dir string, all []versions.Version, torn []string) *Log {
	return &Log{
		Head: present.HeadOf("log"), Dir: dir,
		Versions: append([]versions.Version{}, all...), Torn: append([]string{}, torn...),
	}
}
