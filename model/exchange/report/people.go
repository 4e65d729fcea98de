package report

import (
	"cmp"
	"slices"
	"strconv"

	"programme/model"
)

// busiestShown is how many people the report names.
const busiestShown = 25

// load is what the programme asks of one person.
type load struct {
	person   model.PersonIndex
	sessions int
	byDay    map[model.Date]int // minutes
	minutes  int
}

// worst returns the most minutes on one day.
func (l load) worst() int {
	most := 0
	for _, n := range l.byDay {
		most = max(most, n)
	}
	return most
}

// loads returns what the programme asks of everybody who has a part, by all minutes, then
// by the most on one day, then in the event's order. A minute in two sessions
// counts twice.
func loads(s Subject) []load {
	placed := s.Programme.BySession(len(s.Event.Sessions))
	var all []load
	for _, d := range s.Event.Duties() {
		if len(placed[d.Session]) == 0 {
			continue
		}
		if n := len(all); n == 0 || all[n-1].person != d.Person {
			all = append(all, load{person: d.Person, byDay: map[model.Date]int{}})
		}
		l := &all[len(all)-1]
		for _, pl := range placed[d.Session] {
			l.sessions++
			l.minutes += int(pl.Minutes())
			l.byDay[model.DateIn(pl.Start, s.Event.Zone)] += int(pl.Minutes())
		}
	}
	slices.SortStableFunc(all, func(a, b load) int {
		return cmp.Or(cmp.Compare(b.minutes, a.minutes), cmp.Compare(b.worst(), a.worst()))
	})
	return all
}

func peopleSection(s Subject) section {
	all := loads(s)
	sec := section{ID: "people", Title: s.say("people")}
	if len(all) == 0 {
		sec.Words = []string{s.say("people_none")}
		return sec
	}
	hardest := all[0]
	for _, l := range all {
		if l.worst() > hardest.worst() {
			hardest = l
		}
	}
	sec.Words = []string{s.say("people_words", "n", len(all), "most", hardest.worst(), "name", s.Event.People[hardest.person].Name)}
	sec.Charts = []*chart{busiest(s, all), sessionCounts(s, all)}
	return sec
}

// busiest draws a bar for each of the busiest people, in pieces by day.
func busiest(s Subject, all []load) *chart {
	shown := all[:min(busiestShown, len(all))]
	c := &chart{
		ID: "busiest", Title: s.say("busiest"), Desc: s.say("busiest_desc"), Head: []string{s.say("person")},
	}
	list := days(s)
	for i, d := range list {
		c.Head = append(c.Head, s.short(d))
		c.Key = append(c.Key, keyEntry{colour(i), s.short(d)})
	}
	c.Head = append(c.Head, s.say("all_minutes"), s.say("most_on_day"), s.say("sessions"))
	most := 0
	for _, l := range shown {
		most = max(most, l.minutes)
	}
	const label, right, row = 220.0, 190.0, 24.0
	scale := (width - label - right) / float64(max(1, most))
	for i, l := range shown {
		name := s.Event.People[l.person].Name
		y := float64(i) * row
		c.text(label-10, y+16, "end", "label", cut(name, 30))
		cells := []string{name}
		var pieces []share
		for j, d := range list {
			cells = append(cells, strconv.Itoa(l.byDay[d]))
			pieces = append(pieces, share{s.short(d), l.byDay[d], s.say("minutes", "n", l.byDay[d]), colour(j)})
		}
		end := c.stack(label, y+3, row-6, scale, name, pieces)
		c.text(end+8, y+16, "start", "number", s.say("load_of", "minutes", l.minutes, "n", l.sessions, "most", l.worst()))
		c.row(append(cells, strconv.Itoa(l.minutes), strconv.Itoa(l.worst()), strconv.Itoa(l.sessions))...)
	}
	c.Height = float64(len(shown))*row + 4
	return c
}

// sessionCounts draws how many people have one session, two, and so on.
func sessionCounts(s Subject, all []load) *chart {
	c := &chart{
		ID: "session-counts", Title: s.say("counts"), Desc: s.say("counts_desc"), Head: []string{s.say("sessions"), s.say("people_head")},
	}
	count := map[int]int{}
	most := 0
	for _, l := range all {
		count[l.sessions]++
		most = max(most, l.sessions)
	}
	tallest := 0
	for _, n := range count {
		tallest = max(tallest, n)
	}
	const height, base = 120.0, 140.0
	step := min(80, width/float64(most+1))
	for n := 1; n <= most; n++ {
		x := float64(n-1) * step
		h := height * float64(count[n]) / float64(tallest)
		if count[n] > 0 {
			c.box(x+step*.15, base-h, step*.7, h, "use", s.say("count_of", "n", n, "people", count[n]))
			c.text(x+step/2, base-h-5, "middle", "number", strconv.Itoa(count[n]))
		}
		c.text(x+step/2, base+16, "middle", "small", strconv.Itoa(n))
		c.row(strconv.Itoa(n), strconv.Itoa(count[n]))
	}
	c.line(0, base, float64(most)*step, base, "axis")
	c.Height = base + 24
	return c
}
