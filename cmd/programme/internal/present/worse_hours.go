package present

import (
	"fmt"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
	"programme/model/rules"
)

// WorseHours is a change that moves a session which somebody must attend online to hours of
// theirs that are worse: in points of R28, or outside the limits of R27.
type WorseHours struct {
	Person  string   `json:"person"`
	Name    string   `json:"name"`
	Zone    string   `json:"zone"`
	Session string   `json:"session"`
	Old     *OwnSpan `json:"old"`
	New     *OwnSpan `json:"new"`
	Before  int      `json:"points_before"`
	After   int      `json:"points_after"`
	Outside bool     `json:"outside"` // the limits of the night, where it was not before
}

// worseHours finds the moves that make somebody's hours worse.
func worseHours(book *rules.Book, r *diff.Report) (worse []diff.WorseHours) {
	changes := map[model.SessionIndex][]int{}
	for i := range r.Sessions {
		if c := &r.Sessions[i]; c.Old != nil && c.New != nil {
			changes[c.Session] = append(changes[c.Session], i)
		}
	}
	for _, d := range book.Event().Duties() {
		if !d.Must || d.Presence != model.Online {
			continue
		}
		for _, i := range changes[d.Session] {
			before, after := rules.HoursOf(book, d.Person, r.Sessions[i].Old.Interval), rules.HoursOf(book, d.Person, r.Sessions[i].New.Interval)
			if after.WorseThan(before) {
				worse = append(worse, diff.WorseHours{Person: d.Person, Change: i, Before: before.Points, After: after.Points, Outside: after.Outside && !before.Outside})
			}
		}
	}
	return worse
}

// WorseHoursOf returns the answer for the moves that make hours worse, never nil.
func WorseHoursOf(e *model.Event, r *diff.Report) []WorseHours {
	list := make([]WorseHours, len(r.Worse))
	for i, w := range r.Worse {
		c, person := &r.Sessions[w.Change], &e.People[w.Person]
		list[i] = WorseHours{
			Person: person.ID, Name: person.Name, Zone: string(person.Zone), Session: e.Sessions[c.Session].ID,
			Old: ownTimes(e, c.Old, person.Zone), New: ownTimes(e, c.New, person.Zone), Before: w.Before, After: w.After, Outside: w.Outside,
		}
	}
	return list
}

// mostWorse is of how many moves an answer says that they make hours worse.
const mostWorse = 3

// ShowWorseHours prints the moves that make somebody's hours worse, a line each: who, their
// own time, and what that counts.
func ShowWorseHours(c *term.Console, e *model.Event, r *diff.Report, indent string) {
	for i, w := range r.Worse {
		if i == mostWorse {
			c.Printf("%sworse hours: %d more\n", indent, len(r.Worse)-i)
			return
		}
		change, person := &r.Sessions[w.Change], &e.People[w.Person]
		text := fmt.Sprintf("worse hours: %s in %s is online %s, was %s", rules.Person(e, w.Person), rules.Session(e, change.Session),
			rules.OwnTime(change.New.Interval, person.Zone), rules.OwnTime(change.Old.Interval, person.Zone))
		if w.After != w.Before {
			text += fmt.Sprintf(": %s of R28, were %d", rules.Count(w.After, "point", "points"), w.Before)
		}
		if w.Outside {
			text += "; outside the limits of R27 now"
		}
		c.Printf("%s%s\n", indent, term.Plain(text))
	}
}
