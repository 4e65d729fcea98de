package solver_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
	"programme/solver/internal/sat/peer"
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
		Subject: model.OfPerson(who), Interval: when.Bounds(e.Zone), Kind: model.Unavailable,
	})
	b := *e
	morning := e.Days[1].Bounds(e.Zone)
	morning.End = morning.Start.Add(13 * 60)
	b.Availability = append(append([]model.Availability(nil), e.Availability...), model.Availability{
		Subject: model.OfRoom(0), Interval: morning, Kind: model.Unavailable,
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

// BenchmarkReplan measures what two losses take, the event's compilation included, in CPU
// seconds of the process; told is the number of people who have to be told.
func BenchmarkReplan(b *testing.B) {
	for _, sessions := range []int{300, 1000, 3000} {
		e, from := generate.Event(generate.Options{Sessions: sessions, Load: 0.9, Seed: 1})
		speaker, room := lose(e, from)
		for _, lost := range []struct {
			what  string
			event *model.Event
		}{{"speaker", speaker}, {"room", room}} {
			b.Run(fmt.Sprintf("sessions=%d/%s", sessions, lost.what), func(b *testing.B) {
				measureReplan(b, lost.event, from)
			})
		}
	}
}

func measureReplan(b *testing.B, e *model.Event, from *model.Programme) (least int, cpu float64) {
	b.Helper()
	_, faults := rules.Bind(e)
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	before := ownCPU(b)
	for b.Loop() {
		r, err := planner(e).Replan(b.Context(), solver.ReplanOptions{Options: solver.Options{Seed: 1}, From: from, Budget: solver.Budget{}})
		if err != nil || r.Verdict != solver.Optimal {
			b.Fatal(r, err)
		}
		least = r.Changes.Told
	}
	cpu = (ownCPU(b) - before).Seconds() / float64(b.N)
	b.ReportMetric(cpu, "cpu-s/op")
	b.ReportMetric(float64(least), "told")
	return least, cpu
}

// BenchmarkReplanPeer asks clasp how few people have to be told, of the same event as a
// formula. The ratio is our CPU seconds for all that changes, the event's compilation
// included, to clasp's for that alone.
func BenchmarkReplanPeer(b *testing.B) {
	if why := peer.ClaspCore.Missing(); why != nil {
		b.Skip(why)
	}
	e, from := generate.Event(generate.Options{Sessions: 300, Load: 0.9, Seed: 1})
	speaker, _ := lose(e, from)
	b.Run("sessions=300/speaker", func(b *testing.B) {
		name := filepath.Join(b.TempDir(), "told.wcnf")
		file, err := os.Create(name)
		if err != nil {
			b.Fatal(err)
		}
		base := writeTold(b, file, speaker, from)
		file.Close()
		least, cpu := measureReplan(b, speaker, from)
		ctx, stop := context.WithTimeout(b.Context(), time.Minute)
		defer stop()
		answer, err := peer.ClaspCore.Run(ctx, name)
		switch {
		case err != nil:
			b.Fatal(err)
		case answer.Optimal && int(answer.Cost)+base != least:
			b.Errorf("clasp says %d, we say %d", int(answer.Cost)+base, least)
		}
		b.ReportMetric(cpu/answer.CPU.Seconds(), "ratio")
	})
}

// writeTold writes the question how few people are to be told, and returns how many are
// whatever happens.
func writeTold(b *testing.B, to *os.File, e *model.Event, from *model.Programme) (base int) {
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	p := compile.Problem(book)
	var hard sat.CNF
	f := cnf.NewFormula(p, &hard, cnf.Asserted, cnf.EagerRooms)
	x := p.Assignment(from)
	own := make([]bool, len(x)) // whether the activity can stay
	for a, place := range x {
		c := &p.Activities[a].Candidates
		i, found := slices.BinarySearch(c.Starts, place.Start)
		if own[a] = found && c.Rooms[i].Has(place.Room); !own[a] {
			first := 0
			for !c.Rooms[0].Has(model.RoomIndex(first)) {
				first++
			}
			x[a] = csp.Place{Start: c.Starts[0], Room: model.RoomIndex(first)}
		}
	}
	lits, ok := f.Assume(x)
	if !ok {
		b.Fatal("a candidate cannot be assumed")
	}
	changed := make([]sat.Lit, len(x))
	for a, place := range x {
		starts := p.Activities[a].Candidates.Starts
		n := 1
		if place.Start > starts[0] {
			n++
		}
		if place.Start < starts[len(starts)-1] {
			n++
		}
		changed[a] = sat.True
		if own[a] {
			changed[a] = hard.NewVar()
			for _, m := range lits[:n] {
				hard.Add(m, changed[a])
			}
		}
		lits = lits[n:]
	}
	var soft []sat.Soft
	for _, s := range p.NewFormer(from, func(model.State) int { return 1 }).Stakes {
		told := hard.NewVar()
		certain := false
		for _, x := range s.Sessions {
			a := p.ActivityOf[x]
			if changed[a] == sat.True {
				certain = true
				continue
			}
			hard.Add(changed[a].Not(), told)
		}
		if certain {
			base += s.People
			continue
		}
		soft = append(soft, sat.Soft{Lit: told.Not(), Weight: int64(s.People)})
	}
	if err := sat.WriteOldWCNF(to, &hard, soft); err != nil {
		b.Fatal(err)
	}
	return base
}
