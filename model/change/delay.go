package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// delay starts a session later than the programme has it. What follows in its room on that
// day starts as much later as it must: each at its first start at which it breaks no rule
// beside those before it that it kept. What finds none that day is left open.
func delay(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	was, bad := d.where(s, subject)
	if bad != nil {
		return bad
	}
	at := was.Start.Add(c.Minutes)
	if model.DateIn(at, d.Zone) != model.DateIn(was.Start, d.Zone) {
		return &problem{object, fmt.Sprintf("%q would start on the next day", c.Session), "move it to a time of its own, as in \"move SESSION to DAY HH:MM\""}
	}
	q := d.queueAfter(was, c.Minutes)
	d.place(s, at, "")
	d.admit(s, at)
	if was.room == "" {
		return nil
	}
	q.stands(s, at)
	q.shift(func(t model.SessionIndex, from given) bool { return t != s && from.Start >= was.Start })
	return nil
}

// roomLate closes a room up to a time of a day. What it has earlier that day starts then, or
// as soon after it as it can, and what follows as much later as it must.
func roomLate(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	until := c.Interval.Start
	day := model.DateIn(until, d.Zone).Bounds(d.Zone)
	if until <= day.Start {
		return &problem{timing, "the day begins then", "write a time of day after that"}
	}
	q := d.queueAfter(given{model.Span(until, 0), c.Room}, 0)
	if bad := d.bar(model.OfRoom(r), model.Interval{Start: day.Start, End: until}); bad != nil {
		return bad
	}
	q.after = d.trial()
	q.shift(func(model.SessionIndex, given) bool { return true })
	return nil
}

// queue is what stands in a room on a day, one session after the other.
type queue struct {
	d             *draft
	room          model.RoomIndex
	day           model.Date
	from          model.Instant // of a start that is sought too
	step          model.Minutes // between the starts that are sought
	before, after *rules.Book   // of the event, with any start in its windows
	placed        []model.Placement
}

// queueAfter returns the queue of a room and a day, as it is before anything is later.
func (d *draft) queueAfter(at given, later model.Minutes) *queue {
	room, _ := d.roomByID(at.room)
	q := &queue{d: d, room: room, day: model.DateIn(at.Start, d.Zone), from: at.Start, step: common(max(1, d.Grain), later)}
	q.before = d.trial()
	q.after = q.before
	return q
}

// trial returns the rules of the event when sessions can start at any time in its windows,
// wherever changes have put them.
func (d *draft) trial() *rules.Book {
	e := d.Event
	e.Rules = slices.DeleteFunc(slices.Clone(e.Rules), func(line model.Setting) bool {
		return line.Rule == rules.Pin && strings.HasPrefix(line.ID, placeID(""))
	})
	e.Grain, e.Windows = 1, slices.Clone(e.Windows)
	for i := range e.Windows {
		e.Windows[i].Starts = nil
	}
	book, _ := rules.Bind(&e)
	return book
}

// stands says where a session is.
func (q *queue) stands(s model.SessionIndex, at model.Instant) {
	q.placed = append(q.placed, model.Placement{Session: s, Interval: model.Span(at, q.d.Sessions[s].Minutes), Room: model.InRoom(q.room)})
}

// shift places what is in the room and of which which is true, one after the other.
func (q *queue) shift(which func(model.SessionIndex, given) bool) {
	type waiting struct {
		session model.SessionIndex
		given
	}
	var list []waiting
	for s := range q.d.Sessions {
		x := model.SessionIndex(s)
		at, known := q.d.whereabouts(x)
		if known && at.room == q.d.Rooms[q.room].ID && model.DateIn(at.Start, q.d.Zone) == q.day && q.d.Sessions[s].State != model.Cancelled && which(x, at) {
			list = append(list, waiting{x, at})
		}
	}
	slices.SortStableFunc(list, func(a, b waiting) int { return int(a.Start - b.Start) })
	for _, w := range list {
		at, found := q.first(w.session, w.Start)
		if !found {
			continue
		}
		q.stands(w.session, at)
		if at != w.Start {
			q.d.place(w.session, at, "")
			q.d.admit(w.session, at)
		}
	}
}

// first returns the first start of a session, not before the one that it has, at which it
// breaks no rule that it kept there before.
func (q *queue) first(s model.SessionIndex, from model.Instant) (at model.Instant, found bool) {
	p := model.Placement{Session: s, Interval: model.Span(from, q.d.Sessions[s].Minutes), Room: model.InRoom(q.room)}
	kept := brokenBy(q.before, []model.Placement{p}, s)
	for at = from; model.DateIn(at, q.d.Zone) == q.day; at = q.next(at, from) {
		p.Interval = model.Span(at, q.d.Sessions[s].Minutes)
		broken := brokenBy(q.after, with(q.placed, p), s)
		if !slices.ContainsFunc(broken, func(rule string) bool { return !slices.Contains(kept, rule) }) {
			return at, true
		}
	}
	return 0, false
}

// next returns the start that is sought after at: a step further from the session's own, or
// the one from which the queue goes on.
func (q *queue) next(at, own model.Instant) model.Instant {
	later := at.Add(q.step - at.Sub(own)%q.step)
	if at < q.from && q.from < later {
		return q.from
	}
	return later
}

// brokenBy returns the hard rules that a session breaks where these placements are all.
func brokenBy(book *rules.Book, placements []model.Placement, s model.SessionIndex) (broken []string) {
	for _, v := range rules.Judge(book, model.NewProgramme(slices.Clone(placements))) {
		if v.Level == model.Hard && (v.A == s || v.B == s) && !slices.Contains(broken, v.Rule) {
			broken = append(broken, v.Rule)
		}
	}
	return broken
}
