package ical

import (
	"cmp"
	"slices"
	"time"

	"programme/model"
	"programme/model/exchange"
	"programme/model/exchange/words"
)

// revise returns the entries with their sequences and last changes, and after them those
// of sessions that are gone, as cancelled; all of them by start.
func revise(e *model.Event, now []entry, o Options) []entry {
	if o.Previous != nil {
		now = sincePrevious(e, now, o)
	} else {
		now = sinceBaseline(e, now, o)
	}
	slices.SortStableFunc(now, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.room, b.room), cmp.Compare(a.uid, b.uid))
	})
	return now
}

// sincePrevious counts on from an earlier calendar. Entries that it has as cancelled and
// that did not come back are left out: everybody had a version to see that.
func sincePrevious(e *model.Event, now []entry, o Options) []entry {
	before := map[string]*Entry{}
	for i := range o.Previous {
		before[o.Previous[i].UID] = &o.Previous[i]
	}
	still := map[string]bool{}
	for i := range now {
		x := &now[i]
		still[x.uid] = true
		was := before[x.uid]
		switch {
		case was == nil:
			x.modified = o.Stamp
		case was.Status == cancelled || len(was.Times) != 1 || was.Times[0] != x.Interval || was.Location != x.location || was.Summary != x.summary:
			x.sequence, x.modified = was.Sequence+1, o.Stamp
		default:
			x.sequence, x.modified = was.Sequence, earlier(was.Modified, o.Stamp)
		}
	}
	for i := range o.Previous {
		was := &o.Previous[i]
		if still[was.UID] || was.Status == cancelled || len(was.Times) != 1 {
			continue
		}
		gone := entry{
			Interval: was.Times[0], uid: was.UID, session: was.Session, index: model.NoSession, room: model.NoRoom,
			summary: was.Summary, location: was.Location, description: was.Description, categories: was.Categories, url: was.URL,
			status: cancelled, sequence: was.Sequence + 1, modified: o.Stamp,
		}
		if s, known := e.SessionByID(was.Session); known {
			gone.index = s
		}
		if r, known := e.RoomByName(was.Location); known {
			gone.room = r
		}
		now = append(now, gone)
	}
	return now
}

// earlier returns the time of a former change, which is not known in every calendar and
// never later than now.
func earlier(was, now time.Time) time.Time {
	if was.IsZero() || was.After(now) {
		return now
	}
	return was
}

// sinceBaseline counts from the published baseline of the event, whose sequences the options
// have: nothing for what it has as it is, 1 for what moved or is gone since, or came back. A
// session that they do not have begins at 0.
func sinceBaseline(e *model.Event, now []entry, o Options) []entry {
	for i := range now {
		x := &now[i]
		former, known := o.Sequences[x.session]
		x.sequence, x.modified = former, o.Stamp
		if known && !inBaseline(e, x.index) {
			x.sequence++
		}
	}
	if e.Baseline == nil {
		return now
	}
	ns := exchange.EventNamespace(e)
	at := map[string]*entry{}
	for i := range now {
		at[now[i].uid] = &now[i]
	}
	casts := castsOf(e)
	seen := make([]int, len(e.Sessions))
	var gone []entry
	for _, pl := range e.Baseline.Placements {
		if pl.State != model.Published {
			continue
		}
		seen[pl.Session]++
		uid := ns.Session(e.Sessions[pl.Session].ID, seen[pl.Session])
		x := at[uid]
		switch {
		case x == nil:
			lost := newEntry(e, pl, uid, casts[pl.Session], words.In(o.Language))
			lost.status, lost.sequence, lost.modified = cancelled, o.Sequences[lost.session]+1, o.Stamp
			gone = append(gone, lost)
		case x.Interval != pl.Interval || x.room != pl.Room.Index():
			x.sequence++
		}
	}
	return append(now, gone...)
}

// inBaseline reports whether the baseline of e has the session published.
func inBaseline(e *model.Event, s model.SessionIndex) bool {
	return e.Baseline != nil && slices.ContainsFunc(e.Baseline.Placements, func(pl model.Placement) bool {
		return pl.Session == s && pl.State == model.Published
	})
}

// Sequences returns the sequence of each session in the calendar of programme p, by id, those
// that are gone included. The options say from what it counts on.
func Sequences(e *model.Event, p *model.Programme, o Options) map[string]int {
	by := map[string]int{}
	for id, n := range o.Sequences {
		by[id] = n
	}
	for _, x := range revise(e, entriesOf(e, p, words.In(o.Language)), o) {
		by[x.session] = max(by[x.session], x.sequence)
	}
	return by
}
