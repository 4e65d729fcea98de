package present

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/change"
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

// WithChanges returns the report with reasons that say which of the changes of event e, which
// it is after them, each session moves for: those that are about the session, its cast or
// its room. With follow, sessions that none is about follow from all of them. That is for
// files: who asked knows it, and a screen is small.
func WithChanges(e *model.Event, changes []change.Change, report *diff.Report, follow bool) *diff.Report {
	reasoned := *report
	reasoned.Sessions = slices.Clone(report.Sessions)
	r := &reasoned
	for i := range r.Sessions {
		c := &r.Sessions[i]
		about := false
		for _, ch := range changes {
			if !isAbout(e, &ch, c) {
				continue
			}
			about = true
			switch text := ch.String(); {
			case c.Reason == "":
				c.Reason = "what if: " + text
			case !strings.Contains(c.Reason, text):
				c.Reason += "; what if: " + text
			}
		}
		if !about && c.Reason == "" && follow && len(changes) > 0 {
			c.Reason = "follows from what if: " + someTexts(changes)
		}
	}
	return r
}

// isAbout reports whether a change is about a session that changes, somebody in its cast or
// the room that it had.
func isAbout(e *model.Event, ch *change.Change, c *diff.SessionChange) bool {
	if ch.Session != "" {
		return ch.Session == e.Sessions[c.Session].ID
	}
	if ch.Person != "" {
		return slices.ContainsFunc(c.People, func(p model.PersonIndex) bool { return e.People[p].ID == ch.Person })
	}
	return ch.Room != "" && c.Old != nil && c.Old.Room.Given() && e.Rooms[c.Old.Room.Index()].ID == ch.Room
}

// someTexts says changes, of many the first few and how many more.
func someTexts(changes []change.Change) string {
	const few = 3
	texts := ChangeTexts(changes)
	if more := len(texts) - few; more > 0 {
		return strings.Join(texts[:few], "; ") + fmt.Sprintf("; and %d more", more)
	}
	return strings.Join(texts, "; ")
}
