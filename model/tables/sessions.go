package tables

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"
)

var sessionSpec = specOf("sessions")

// readSessions reads sessions.csv, which every event has.
func (r *reading) readSessions() {
	t, exists := r.open(sessionSpec)
	if !exists {
		r.missing(sessionSpec.name, "write one with the columns id,title,type,minutes")
	}
	if t == nil {
		return
	}
	var merged merges
	longest := map[string]model.Minutes{}
	r.findCastColumns(t)
	for t.next() {
		s := model.Session{
			Row: t.row(), ID: t.id("id"),
			State:  model.State(t.choice("state")),
			Themes: t.words("themes"), Org: t.label("org"), Languages: t.words("languages"), Interpretation: t.words("interpretation"),
			Layout: t.label("layout"), PrefersLayout: t.label("prefers_layout"), Needs: r.readNeeds(t), Prefers: t.words("prefers"), Avoids: t.words("avoids"),
			Recorded: model.Recording(t.choice("recorded")), Merge: t.label("merge"), Notes: t.prose("notes"),
			Content: t.told(),
		}
		t.need("title")
		s.Title = t.prose("title")
		s.Priority = r.readPriority(t)
		s.Expected, _ = t.number("expected", 0)
		s.Setup, _ = t.minutes("setup", 0)
		s.Overflow = r.readOverflow(t)
		s.Type, s.Minutes = r.readLength(t)
		if !r.sessions.add(t, "id", s.ID, model.SessionIndex(len(r.e.Sessions))) {
			continue
		}
		if s.State != model.Cancelled && s.Minutes > 0 && !t.lost {
			r.noteLongerThanWindows(t, &s, longest)
			merged.add(t, model.SessionIndex(len(r.e.Sessions)), &s)
		}
		r.e.Sessions = append(r.e.Sessions, s)
		r.readNames(t, model.SessionIndex(len(r.e.Sessions)-1))
	}
	r.sessions.finish(t, "id")
	r.join(t, merged)
	r.pairRooms()
	r.sessionsWhole = r.faultsOf[t.name] == 0
}

// readOverflow returns the rooms one of which a session takes besides its own, ascending.
func (r *reading) readOverflow(t *table) []model.RoomIndex {
	rooms := referAll(t, r.rooms, "overflow")
	slices.Sort(rooms)
	return rooms
}

// pairRooms adds the rooms that pair one with an overflow room, by which programmes mean both.
func (r *reading) pairRooms() {
	own := len(r.e.Rooms)
	r.e.Rooms = r.e.WithPairs()
	for i := own; i < len(r.e.Rooms); i++ {
		room := &r.e.Rooms[i]
		if _, taken := r.rooms.byID(room.ID); taken {
			r.fault(r.e.Rooms[room.Pair[0]].Pos, fmt.Sprintf("room id %s is that of %s with the overflow room %s", quote(room.ID), quote(r.e.Rooms[room.Pair[0]].ID), quote(r.e.Rooms[room.Pair[1]].ID)), "give the room another id")
			continue
		}
		r.rooms.put(room.ID, model.RoomIndex(i), room.Pos.Line)
		r.rooms.addName(room.Name, room.ID)
	}
}

// readPriority returns 1 to 9, 0 if it is not given.
func (r *reading) readPriority(t *table) int {
	n, _ := t.number("priority", 1)
	if n > 9 {
		t.wrong("priority", fmt.Sprintf("priority %s is too large", quote(t.label("priority"))), "it is at most 9")
		return 0
	}
	return n
}

// readLength returns the type of the session and its minutes, its own or those of the
// type. The minutes are 0 if a fault keeps them unknown.
func (r *reading) readLength(t *table) (kind string, own model.Minutes) {
	k, known := refer(t, r.types, "type")
	if known {
		kind = r.e.Types[k].ID
	}
	if t.label("minutes") != "" {
		own, _ = t.minutes("minutes", 1)
		return kind, own
	}
	if !known || t.has("minutes") && t.scanned("minutes") == nil {
		return kind, 0
	}
	if own = r.e.Types[k].Minutes; own == 0 && !r.unsized[k] {
		t.wrong("minutes", fmt.Sprintf("the session has no minutes, and its type %s gives none", quote(kind)), "write how long it takes")
	}
	return kind, own
}

// noteLongerThanWindows notes a session that fits into no windows open to its type.
func (r *reading) noteLongerThanWindows(t *table, s *model.Session, longest map[string]model.Minutes) {
	if !r.windowsWhole {
		return
	}
	most, known := longest[s.Type]
	if !known {
		most = r.longestFor(s.Type)
		longest[s.Type] = most
	}
	switch {
	case most == 0:
		r.note(t.where("type"), fmt.Sprintf("no window takes sessions of the type %s", quote(s.Type)), "add the type to a window")
	case s.Minutes > most:
		r.note(t.where("minutes"), fmt.Sprintf("the session takes %s, and the windows open to it give it %d at most", rules.Count(int(s.Minutes), "minute", "minutes"), most), "shorten it or add a longer window")
	}
}

// longestFor returns the most minutes that a session of that type can take from a start on,
// in windows that touch or overlap; 0 if no window is open to it.
func (r *reading) longestFor(kind string) (most model.Minutes) {
	var open []model.Interval
	var starts []model.Instant
	for i := range r.e.Windows {
		w := &r.e.Windows[i]
		if len(w.Types) > 0 && !slices.Contains(w.Types, kind) {
			continue
		}
		open = append(open, w.Interval)
		starts = append(starts, append(slices.Clone(w.Starts), w.Start)[0])
	}
	for _, v := range model.Joined(open) {
		for _, start := range starts {
			if v.Start <= start && start < v.End {
				most = max(most, v.End.Sub(start))
			}
		}
	}
	return most
}

func writeSessions(e *model.Event) File {
	t := newSheet(e, sessionSpec.name, sessionSpec.columns...)
	for _, s := range e.Sessions {
		expected := s.Expected
		if s.ByDemand {
			expected = 0
		}
		t.add(s.Row, s.ID, s.Title, s.Type, number(s.Minutes), string(s.State), number(s.Priority), list(s.Themes), s.Org,
			list(s.Languages), number(expected), s.Layout, s.PrefersLayout, number(s.Setup), list(roomIDs(e, s.Overflow)), list(writtenNeeds(&s)), list(s.Prefers), list(s.Avoids), string(s.Recorded), s.Merge, s.Notes, list(s.Interpretation),
			s.Abstract, s.Description, list(s.Links), s.Stream, s.Slides, s.Image)
	}
	return t.file()
}
