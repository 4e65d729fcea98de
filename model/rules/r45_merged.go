package rules

import (
	"fmt"

	"programme/model"
)

var r45 = Rule{
	ID: "R45", Name: "merged sessions together",
	Text:  "Sessions that were merged start at the same time, in the same room; each that differs from the first of them that is placed counts.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true,
	Judge: judgeMerged,
	Say: func(e *model.Event, _ *Binding, i Instance) string {
		return fmt.Sprintf("%s and %s are merged: they start at the same time, in the same room", Session(e, i.A), Session(e, i.B))
	},
}

func judgeMerged(c *Case) {
	e := c.Event
	firstOf := map[string]model.SessionIndex{}
	for i := range e.Sessions {
		s, merge := model.SessionIndex(i), e.Sessions[i].Merge
		if merge == "" || len(c.BySession[s]) == 0 {
			continue
		}
		first, ok := firstOf[merge]
		if !ok {
			firstOf[merge] = s
			continue
		}
		for _, p := range c.BySession[first] {
			for _, q := range c.BySession[s] {
				var apart []string
				if off := q.Start.Sub(p.Start); off != 0 {
					apart = append(apart, fmt.Sprintf("%s apart", Duration(max(off, -off))))
				}
				if p.Room != q.Room && p.Room != model.NoRoom && q.Room != model.NoRoom {
					apart = append(apart, "in different rooms")
				}
				if len(apart) == 0 {
					continue
				}
				in := NewInstance("R45")
				in.A, in.B, in.Source = first, s, e.Sessions[s].Pos
				c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s, and %s, are merged, but %s", Placed(e, p, ""), Placed(e, q, ""), And(apart)))
			}
		}
	}
}
