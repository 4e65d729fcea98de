package compile

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeWindowFits bans the pairs of a legal start and a room that no window allows to
// sessions of that type, and what the items say of types, rooms and windows.
func encodeWindowFits(c *compiler, b *rules.Binding) {
	if b.General.Hard() && slices.ContainsFunc(c.Event.Windows, func(w model.Window) bool { return len(w.Types)+len(w.Rooms) > 0 }) {
		for x := range c.Activities {
			for _, s := range c.Activities[x].Sessions {
				encodeWindowsOf(c, b, csp.ActivityIndex(x), s)
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
				c.banStarts(b, item, c.ActivityOf[s], nil, in, func(v model.Interval) bool { return !startsIn(c.Event, v.Start, windows) })
			}
		}
	}
}

// encodeWindowsOf bans for activity a what the windows do not allow to its session s.
func encodeWindowsOf(c *compiler, b *rules.Binding, a csp.ActivityIndex, s model.SessionIndex) {
	banned := map[string][]csp.StartIndex{} // by the key of the rooms banned
	var keys []string
	taking := c.taking(s)
	for _, start := range c.Activities[a].Legal {
		refused := c.AllRooms()
		for i := range taking {
			if taking[i].starts[start] {
				refused.RemoveAll(taking[i].rooms)
			}
		}
		if refused.Empty() {
			continue
		}
		key := refused.Key()
		if banned[key] == nil {
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
		c.ban(a, banned[key], csp.RoomSetOf(key), instance)
	}
}

// take is when a session can start in some rooms.
type take struct {
	rooms  csp.RoomSet
	starts map[csp.StartIndex]bool
}

// taking returns when the windows that are open to a session's type take its activity, for
// the rooms that the same of them are open to.
func (c *compiler) taking(s model.SessionIndex) []take {
	kind, length := c.Event.Sessions[s].Type, c.Activities[c.ActivityOf[s]].Minutes
	var takes []take
	known := map[string]int{} // by the windows open
	for r := range c.Rooms {
		var open []*model.Window
		var key strings.Builder
		for i := range c.Event.Windows {
			w := &c.Event.Windows[i]
			if (len(w.Types) == 0 || slices.Contains(w.Types, kind)) && (len(w.Rooms) == 0 || slices.Contains(w.Rooms, model.RoomIndex(r))) {
				open = append(open, w)
				fmt.Fprintf(&key, "%d ", i)
			}
		}
		k, had := known[key.String()]
		if !had {
			k = len(takes)
			known[key.String()] = k
			takes = append(takes, take{csp.NewRoomSet(len(c.Rooms)), map[csp.StartIndex]bool{}})
			for t := range startsWithin(open, max(1, c.Event.Grain), length, c.own[s]) {
				if at, all := slices.BinarySearch(c.Starts, t); all { // or those merged with it have it not
					takes[k].starts[csp.StartIndex(at)] = true
				}
			}
		}
		takes[k].rooms.Add(model.RoomIndex(r))
	}
	return takes
}

// startsIn reports whether t lies inside one of the windows.
func startsIn(e *model.Event, t model.Instant, windows []model.WindowIndex) bool {
	return slices.ContainsFunc(windows, func(w model.WindowIndex) bool { return e.Windows[w].Overlaps(model.Span(t, 1)) })
}
