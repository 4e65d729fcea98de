package fragility

import (
	"cmp"
	"slices"

	"programme/cmd/programme/internal/scenario"
	"programme/model"
)

// mostMoved returns the sessions that scenarios move, those that most do first, but for those
// that move even if nothing is lost.
func mostMoved(e *model.Event, asked []Asked, asItIs *scenario.Answer) []MovedSession {
	list := []MovedSession{}
	at := map[string]int{}
	of := 0
	for i := range asked {
		a := asked[i].Answer
		if a == nil || a.After == nil || len(asked[i].Changes) == 0 {
			continue
		}
		of++
		for _, m := range a.Sessions {
			if movesAnyway(asItIs, m.Session) {
				continue
			}
			k, there := at[m.Session]
			if !there {
				k = len(list)
				at[m.Session] = k
				list = append(list, MovedSession{Session: m.Session, Title: nameOf(e, subject{session, m.Session})})
			}
			list[k].Moved++
			if m.Day {
				list[k].Days++
			}
		}
	}
	for i := range list {
		list[i].Of = of
	}
	slices.SortStableFunc(list, func(a, b MovedSession) int {
		return cmp.Or(cmp.Compare(b.Moved, a.Moved), cmp.Compare(b.Days, a.Days), cmp.Compare(a.Session, b.Session))
	})
	return list
}

func movesAnyway(asItIs *scenario.Answer, id string) bool {
	return asItIs != nil && slices.ContainsFunc(asItIs.Sessions, func(m scenario.Moved) bool { return m.Session == id })
}

// themesOf returns what the sessions on each theme hang on, themes with the most single points
// of failure first.
func themesOf(e *model.Event, p *model.Programme, losses []Loss) []Theme {
	on := map[string][]model.SessionIndex{}
	names := []string{}
	for s, placed := range p.BySession(len(e.Sessions)) {
		for _, t := range e.Sessions[s].Themes {
			if len(placed) == 0 {
				continue
			}
			if on[t] == nil {
				names = append(names, t)
			}
			on[t] = append(on[t], model.SessionIndex(s))
		}
	}
	list := []Theme{}
	for _, name := range names {
		t := Theme{Theme: name, Sessions: len(on[name]), Points: []Point{}}
		var worst *Loss
		for i := range losses {
			l := &losses[i]
			touched := common(l.touched, on[name])
			if touched == 0 || l.subject.kind != person && l.subject.kind != room {
				continue
			}
			point := Point{Kind: l.subject.kind, ID: l.subject.id, Name: nameOf(e, l.subject), Lost: l.Lost, Sessions: touched, Told: l.Told}
			switch {
			case l.fatal():
				t.Points = append(t.Points, point)
			case l.found() && l.Told > 0 && (worst == nil || worse(l, worst) < 0):
				worst, t.Worst = l, &point
			}
		}
		slices.SortStableFunc(t.Points, func(a, b Point) int { return cmp.Compare(b.Sessions, a.Sessions) })
		list = append(list, t)
	}
	slices.SortStableFunc(list, func(a, b Theme) int {
		return cmp.Or(cmp.Compare(len(b.Points), len(a.Points)), cmp.Compare(b.Sessions, a.Sessions), cmp.Compare(a.Theme, b.Theme))
	})
	return list
}

// common returns how many of two ascending lists are in both.
func common(a, b []model.SessionIndex) (n int) {
	for _, s := range a {
		if _, found := slices.BinarySearch(b, s); found {
			n++
		}
	}
	return n
}
