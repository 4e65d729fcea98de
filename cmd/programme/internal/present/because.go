package present

import (
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/rules"
)

// SayWhy adds to the reasons of a report who asks for what the old programme breaks and the
// new one no longer does, in sessions that change, by the book's hard rules.
func SayWhy(book *rules.Book, old, new *model.Programme, r *diff.Report) {
	if r.Empty() {
		return
	}
	broken := asked(book, old)
	if len(broken) == 0 {
		return
	}
	still := asked(book, new)
	for i := range r.Sessions {
		c := &r.Sessions[i]
		for _, why := range broken {
			text := why.rule + ", " + why.words
			if why.session != c.Session || slices.Contains(still, why) {
				continue
			}
			if c.Reason != "" {
				text = c.Reason + "; " + text
			}
			c.Reason = text
		}
	}
}

// askedOf is a session in which a rule is broken for which somebody asks.
type askedOf struct {
	session     model.SessionIndex
	rule, words string
}

// asked returns what hard rules a programme breaks for which somebody asks, each once.
func asked(book *rules.Book, p *model.Programme) (list []askedOf) {
	for _, v := range check.Programme(book, p).Violations {
		if v.Level != model.Hard {
			continue
		}
		by := rules.AskedFor(book.Event(), v.Instance)
		if by == (rules.Asked{}) {
			continue
		}
		for _, s := range []model.SessionIndex{v.A, v.B} {
			if why := (askedOf{s, v.Rule, by.String()}); s != model.NoSession && !slices.Contains(list, why) {
				list = append(list, why)
			}
		}
	}
	return list
}
