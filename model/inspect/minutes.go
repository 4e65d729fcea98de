package inspect

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// Minutes is what sessions of a class take, and what the rooms have that can hold them.
type Minutes struct {
	Class    string // "all sessions", "sessions that expect more than 60"
	Sessions int    // that are confirmed; those of one merge are one
	Wanted   model.Minutes
	Rooms    int
	There    model.Minutes // of these rooms, while windows are open that take the class
	Days     []DayMinutes  // of There, each conference day

	first model.Position // of the sessions
}

// DayMinutes is the part of [Minutes.There] that one day has.
type DayMinutes struct {
	Day   model.Date
	There model.Minutes
}

// class is some sessions and the rooms and windows that can take them.
type class struct {
	name    string
	session func(*model.Session) bool
	room    func(*model.Room) bool
	window  func(*model.Window) bool
}

func anyRoom(*model.Room) bool { return true }

// classes returns the classes of sessions that have rooms or windows of their own: all of
// them, those of a type for which windows are, those that expect more than a room holds, those
// that need a service that rooms have, and those that give a layout.
func classes(e *model.Event) []class {
	list := []class{{"all sessions", func(*model.Session) bool { return true }, anyRoom, anyWindow}}
	if slices.ContainsFunc(e.Windows, func(w model.Window) bool { return len(w.Types) > 0 }) {
		for _, t := range e.Types {
			list = append(list, class{
				fmt.Sprintf("sessions of type %q", t.ID), func(s *model.Session) bool { return s.Type == t.ID }, anyRoom,
				func(w *model.Window) bool { return len(w.Types) == 0 || slices.Contains(w.Types, t.ID) },
			})
		}
	}
	var sizes []int
	var services, layouts []string
	for i := range e.Rooms {
		if n := holds(&e.Rooms[i]); n < unbounded {
			sizes = append(sizes, n)
		}
		services, layouts = append(services, e.Rooms[i].Services...), append(layouts, e.Rooms[i].Layouts...)
	}
	for _, size := range sortedOnce(sizes) {
		list = append(list, class{
			fmt.Sprintf("sessions that expect more than %d", size), func(s *model.Session) bool { return s.Expected > size },
			func(r *model.Room) bool { return holds(r) > size }, anyWindow,
		})
	}
	// A kit comes into any room.
	kit := func(name string) bool {
		return slices.ContainsFunc(e.Kits, func(k model.Kit) bool { return k.ID == name || k.Kind == name })
	}
	for _, service := range sortedOnce(services) {
		if !kit(service) {
			list = append(list, class{
				fmt.Sprintf("sessions that need %q", service), func(s *model.Session) bool { return slices.Contains(s.Needs, service) },
				func(r *model.Room) bool { return slices.Contains(r.Services, service) }, anyWindow,
			})
		}
	}
	for _, layout := range sortedOnce(layouts) {
		list = append(list, class{
			fmt.Sprintf("sessions with the layout %q", layout), func(s *model.Session) bool { return s.Layout == layout },
			func(r *model.Room) bool { return len(r.Layouts) == 0 || slices.Contains(r.Layouts, layout) }, anyWindow,
		})
	}
	return list
}

func sortedOnce[T int | string](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// unbounded is what a room holds that does not say.
const unbounded = 1 << 30

// holds returns how many people a room holds.
func holds(r *model.Room) int {
	most := unbounded
	for _, n := range []int{r.Capacity, r.Safety} {
		if n > 0 {
			most = min(most, n)
		}
	}
	return most
}

// minutesOf adds up the minutes of each class that has a session. A room counts as often as it
// holds sessions at once, without the times at which it is closed; holds of rooms by rules
// are not taken off.
func minutesOf(book *rules.Book) (all []Minutes) {
	e := book.Event()
	said := make([][]model.Availability, len(e.Rooms))
	for _, a := range e.Availability {
		if r := a.Room(); r != model.NoRoom {
			said[r] = append(said[r], a)
		}
	}
	for i := range e.Rooms {
		for _, v := range e.Rooms[i].Open {
			said[i] = append(said[i], model.Availability{Interval: v, Kind: model.Available})
		}
	}
	for _, c := range classes(e) {
		m := Minutes{Class: c.name}
		merges := map[string]bool{}
		for i := range e.Sessions {
			s := &e.Sessions[i]
			if s.State != model.Confirmed || !c.session(s) || merges[s.Merge] {
				continue
			}
			if s.Merge != "" {
				merges[s.Merge] = true
			}
			if m.Sessions++; m.Sessions == 1 {
				m.first = s.Pos
			}
			m.Wanted += s.Minutes
		}
		if m.Sessions == 0 {
			continue
		}
		for _, day := range e.Days {
			m.Days = append(m.Days, DayMinutes{Day: day})
		}
		alone := false
		for i := range e.Rooms {
			// A room with an overflow room is one more only where sessions fit into no room alone.
			if !c.room(&e.Rooms[i]) || e.Rooms[i].Paired() && alone {
				continue
			}
			m.Rooms++
			alone = alone || !e.Rooms[i].Paired()
			r := model.RoomIndex(i)
			open := openTo(e, func(w *model.Window) bool {
				return c.window(w) && (len(w.Rooms) == 0 || slices.Contains(w.Rooms, r))
			})
			free, times := freeTimes(open, said[i]), model.Minutes(rules.AtOnce(book, r))
			m.There += times * total(free)
			for k := range m.Days {
				m.Days[k].There += times * total(both(free, []model.Interval{m.Days[k].Day.Bounds(e.Zone)}))
			}
		}
		// What is no narrower than the whole says nothing more.
		if len(all) == 0 || m.Rooms != all[0].Rooms || m.There != all[0].There {
			all = append(all, m)
		}
	}
	return all
}

// shortages finds the classes that take more minutes than their rooms have.
func (r *Report) shortages(e *model.Event) (found []Finding) {
	if len(e.Windows) == 0 || len(e.Rooms) == 0 {
		return nil
	}
	for _, m := range r.Minutes {
		f := Finding{Kind: Fit, Pos: m.first}
		take := rules.Count(m.Sessions, "session takes", "sessions take")
		switch {
		case m.Rooms == 0:
			f.Message, f.Remedy = fmt.Sprintf("%s: %s %s, and no room is for them", m.Class, take, rules.Duration(m.Wanted)), "look at the table of rooms"
		case m.Wanted > m.There:
			f.Message = fmt.Sprintf("%s: %s %s, and %s %s", m.Class, take, rules.Duration(m.Wanted),
				rules.Count(m.Rooms, "room that is for them has", "rooms that are for them have"), rules.Duration(m.There))
			f.Remedy = "open longer or more rooms, or make sessions shorter or fewer"
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}
