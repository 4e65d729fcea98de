package solver_test

import (
	"fmt"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
)

// lose returns two events that have lost something of e: the busiest speaker on the day
// on which most of their sessions are, and the room with the most sessions on the
// second day, in the morning.
func lose(e *model.Event, from *model.Programme) (speaker, room *model.Event) {
	count := map[model.PersonIndex]map[model.Date]int{}
	day := map[model.SessionIndex]model.Date{}
	for _, pl := range from.Placements {
		day[pl.Session] = model.DateIn(pl.Start, e.Zone)
	}
	total := map[model.PersonIndex]int{}
	for _, d := range e.Duties() {
		if d.Must {
			if count[d.Person] == nil {
				count[d.Person] = map[model.Date]int{}
			}
			count[d.Person][day[d.Session]]++
			total[d.Person]++
		}
	}
	who, when, most := model.NoPerson, model.Date{}, 0
	for p := range e.People {
		x := model.PersonIndex(p)
		if total[x] != 5 {
			continue
		}
		for _, d := range e.Days {
			if n := count[x][d]; n > most && !pinned(e, x, d) {
				who, when, most = x, d, n
			}
		}
	}
	a := *e
	a.Availability = append(append([]model.Availability(nil), e.Availability...), model.Availability{
		Person: who, Room: model.NoRoom, Interval: when.Bounds(e.Zone), Kind: model.Unavailable,
	})
	b := *e
	morning := e.Days[1].Bounds(e.Zone)
	morning.End = morning.Start.Add(13 * 60)
	b.Availability = append(append([]model.Availability(nil), e.Availability...), model.Availability{
		Person: model.NoPerson, Room: 0, Interval: morning, Kind: model.Unavailable,
	})
	return &a, &b
}

// pinned reports whether a session of the person is pinned to the day.
func pinned(e *model.Event, p model.PersonIndex, day model.Date) bool {
	mine := map[string]bool{}
	for _, d := range e.Duties() {
		if d.Person == p {
			mine[e.Sessions[d.Session].ID] = true
		}
	}
	for i := range e.Rules {
		session, _ := e.Rules[i].Param("session")
		on, has := e.Rules[i].Param("day")
		if has && mine[session] && on == day.String() {
			return true
		}
	}
	return false
}

func BenchmarkReplan(b *testing.B) {
	for _, sessions := range []int{300, 1000, 3000} {
		e, from := generate.Event(generate.Options{Sessions: sessions, Load: 0.9, Seed: 1})
		speaker, room := lose(e, from)
		for name, changed := range map[string]*model.Event{"speaker": speaker, "room": room} {
			b.Run(fmt.Sprintf("sessions=%d/%s", sessions, name), func(b *testing.B) {
				book, faults := rules.Bind(changed)
				if len(faults) > 0 {
					b.Fatal(faults)
				}
				for b.Loop() {
					r, err := solver.Replan(b.Context(), changed, book, from, solver.NoBudget, solver.Options{Seed: 1, Time: 60e9})
					if err != nil {
						b.Fatal(err)
					}
					b.Log(r.Verdict, r.Changes, r.Bound, r.Cost)
				}
			})
		}
	}
}
