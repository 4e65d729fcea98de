package rules

import (
	"fmt"

	"programme/model"
)

// Merged is the id of the rule that holds merged sessions together.
const Merged = "R45"

var r45 = Rule{
	ID: Merged, Name: "merged sessions together",
	Reads: []string{"sessions.merge"},
	Text: "Sessions with one merge id, cancelled ones aside, take the same minutes, are placed all or none, start at the same time and are in the same room. Each that differs from the first of them that is placed counts; so does one without a place, unless R01 counts it. " +
		"Where the rule is hard, they are one session in every rule. It is confirmed if one of them is, and else optional. It has the casts, needs, pins and all else that is asked of any of them; it never clashes with itself, and takes one place in a room, one piece of a kit and one place of R10. " +
		"Who is in several of their casts attends once (R16, R26, R27, R28, R29), and must attend if they must attend one of them. R27 to R29 bind who must attend one of them online; R18 and R19 bind who must attend one of them on site or without a word on how, even if another online. " +
		"A service that several need, prefer or avoid counts once (R08), and so do merged sessions among those of a theme or value (R37, R39). The people expected of all of them are added up (R06). What else counts by session counts for each of them: optional sessions left out (R01), seats (R14), layouts (R07), minutes (R15, R17, R18), time wishes (R32), windows (R44), pairs of sessions (R36, R40), rooms of a group (R13), and the former place of each (R53). " +
		"At the level check, or off, they are separate sessions in every rule but this one.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true,
	Scope: scopeOfMerges,
	Hangs: hangingOnMerge,
	Judge: judgeMerged,
	Say: func(e *model.Event, _ *Binding, i Instance) string {
		return fmt.Sprintf("%s and %s are merged: they start at the same time, in the same room", Session(e, i.A), Session(e, i.B))
	},
	NoRemedy: "it is said beside what is asked of merged sessions, which has remedies of its own",
}

func scopeOfMerges(e *model.Event, _ *Binding) Scope {
	s, sessions := Scope{Of: "merges of several sessions"}, map[string]int{}
	for i := range e.Sessions {
		if merge := e.Sessions[i].Merge; merge != "" && e.Sessions[i].State != model.Cancelled {
			if sessions[merge]++; sessions[merge] == 2 {
				s.Count++
			}
		}
	}
	return s
}

func judgeMerged(c *Case) {
	e := c.Event
	firstOf := map[string]model.SessionIndex{}
	for i := range e.Sessions {
		if _, had := firstOf[e.Sessions[i].Merge]; !had && len(c.BySession[i]) > 0 {
			firstOf[e.Sessions[i].Merge] = model.SessionIndex(i)
		}
	}
	for i := range e.Sessions {
		s, merge := model.SessionIndex(i), e.Sessions[i].Merge
		first, some := firstOf[merge]
		if merge == "" || !some || s == first || e.Sessions[s].State == model.Cancelled {
			continue
		}
		in := NewInstance("R45")
		in.A, in.B, in.Source = first, s, e.Sessions[s].Pos
		if len(c.BySession[s]) == 0 && !c.confirmed[s] {
			c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s, is merged with %s, which is not placed", Placed(e, c.BySession[first][0], ""), Session(e, s)))
		}
		for _, p := range c.BySession[first] {
			for _, q := range c.BySession[s] {
				var apart []string
				if off := q.Start.Sub(p.Start); off != 0 {
					apart = append(apart, fmt.Sprintf("%s apart", Duration(max(off, -off))))
				}
				if p.Room != q.Room && p.Room.Given() && q.Room.Given() {
					apart = append(apart, "in different rooms")
				}
				if len(apart) == 0 {
					continue
				}
				c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s, and %s, are merged, but %s", Placed(e, p, ""), Placed(e, q, ""), And(apart)))
			}
		}
	}
}

// hangingOnMerge: what is merged with nothing does not matter.
func hangingOnMerge(book *Book, sessions []model.SessionIndex) Hangs {
	for _, s := range sessions {
		if book.event.Sessions[s].Merge != "" {
			return Hangs{OnPlace, WithAll}
		}
	}
	return Hangs{OnNothing, WithNothing}
}
