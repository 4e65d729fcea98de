package encode

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// encodeWindowFits bans the pairs of a legal start and a room that no window allows to
// sessions of that type, and what the items say of types, rooms and windows.
func encodeWindowFits(c *compiler, b *rules.Binding) {
	if b.General.Hard() && slices.ContainsFunc(c.Event.Windows, func(w model.Window) bool { return len(w.Types)+len(w.Rooms) > 0 }) {
		for x := range c.Activities {
			for _, s := range c.Activities[x].Sessions {
				encodeWindowsOf(c, b, ActivityIndex(x), s)
			}
		}
	}
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		for _, s := range union(item.Sessions("session"), item.Sessions("type")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			if rooms := item.Rooms("rooms"); len(rooms) > 0 {
				c.banRooms(b, item, c.ActivityOf[s], in, func(r model.RoomIndex) bool { return !slices.Contains(rooms, r) })
			}
			if windows := item.Windows("windows"); len(windows) > 0 {
				c.banStarts(b, item, c.ActivityOf[s], nil, in, func(v model.Interval) bool { return !inOneOf(c.Event, v, windows) })
			}
		}
	}
}

// encodeWindowsOf bans for activity a what the windows do not allow to its session s.
func encodeWindowsOf(c *compiler, b *rules.Binding, a ActivityIndex, s model.SessionIndex) {
	all := c.allRooms()
	banned := map[string][]StartIndex{} // by the key of the rooms banned
	sets := map[string]RoomSet{}
	var keys []string
	for _, start := range c.Activities[a].Legal {
		refused := append(RoomSet(nil), all...)
		for w := range c.Event.Windows {
			window := &c.Event.Windows[w]
			if !window.Contains(model.Span(c.Starts[start], c.Activities[a].Minutes)) ||
				len(window.Types) > 0 && !slices.Contains(window.Types, c.Event.Sessions[s].Type) ||
				!startsIn(window, max(1, c.Event.Grain), c.Starts[start]) && (len(window.Starts) > 0 || !slices.Contains(c.own[a], c.Starts[start])) {
				continue
			}
			if len(window.Rooms) == 0 {
				refused.removeAll(nil)
			}
			for _, r := range window.Rooms {
				refused.Remove(r)
			}
		}
		if refused.Empty() {
			continue
		}
		key := refused.key()
		if _, known := sets[key]; !known {
			sets[key] = refused
			keys = append(keys, key)
		}
		banned[key] = append(banned[key], start)
	}
	if len(keys) == 0 {
		return
	}
	in := rules.NewInstance(b.Rule.ID)
	in.A = s
	instance := c.instance(b, &b.General, in)
	for _, key := range keys {
		c.ban(a, banned[key], sets[key], instance)
	}
}

// startsIn reports whether t is one of the starts that the window has.
func startsIn(w *model.Window, grain model.Minutes, t model.Instant) bool {
	if len(w.Starts) > 0 {
		return slices.Contains(w.Starts, t)
	}
	return t >= w.Start && t.Sub(w.Start)%grain == 0
}

// inOneOf reports whether v lies inside one of the windows.
func inOneOf(e *model.Event, v model.Interval, windows []model.WindowIndex) bool {
	return slices.ContainsFunc(windows, func(w model.WindowIndex) bool { return e.Windows[w].Contains(v) })
}

// union returns the sessions of the lists, each once, in order.
func union(lists ...[]model.SessionIndex) []model.SessionIndex {
	var all []model.SessionIndex
	for _, list := range lists {
		for _, s := range list {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}
