// Package randevent draws small random events for tests: everything that the rules read
// occurs in them, and every programme can be tried.
package randevent

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"

	"pgregory.net/rapid"
)

// Event draws a small event: a few sessions, rooms, people and windows over two
// days, with everything that the rules read. Only the named rule and the structural
// ones are on, and what the named one takes from another; with an empty name all are.
func Event(t *rapid.T, rule string) *model.Event {
	other := ""
	if rapid.IntRange(0, 3).Draw(t, "alone") > 0 {
		other = beside[rule]
	}
	return draw(t, func(id string) bool { return rule == "" || id == rule || id == other })
}

// beside is, by rule, another without which it rarely matters: food needs rooms that are
// turned round, to walk one has to leave, the night is left out of bad
// hours, no room is swept while food is served in it, and none is idle while it is held.
var beside = map[string]string{"R11": "R15", "R15": "R11", "R19": "R16", "R28": "R27", "R29": "R27", "R51": "R15", "R58": "R15"}

// draw draws an event in which some rules are on, and those that are always.
func draw(t *rapid.T, on func(rule string) bool) *model.Event {
	zone, _ := model.LoadZone(rapid.SampledFrom([]string{"Asia/Tokyo", "Europe/Prague", "America/St_Johns"}).Draw(t, "zone"))
	e := &model.Event{Name: "small", Zone: zone, Grain: 30}
	firstDay := model.Date{Year: 2023, Month: 10, Day: 28} // Prague's clock changes in the night after
	e.Days = []model.Date{firstDay, {Year: 2023, Month: 10, Day: 29}}
	e.Types = []model.SessionType{{ID: "talk", Minutes: 30}, {ID: "panel", Minutes: 60}}
	e.Roles = []model.Role{{ID: "speaker", Must: true}, {ID: "guest"}, {ID: "organizer"}}
	drawRooms(t, e)
	areas := (on("R19") || on("R09")) && rapid.IntRange(0, 3).Draw(t, "areas as they are") > 0
	if areas {
		apart(e)
	}
	drawWindows(t, e)
	drawSessions(t, e, (on("R37") || on("R38")) && rapid.IntRange(0, 3).Draw(t, "one theme") > 0)
	drawPeople(t, e, on("R38"), (on("R28") || on("R29") || on("R30") || on("R32")) && rapid.Bool().Draw(t, "far"))
	drawParts(t, e, on("R23"), on("R47"))
	if on("R48") || on("R49") {
		drawInterpretation(t, e)
	}
	drawHours(t, e)
	if !areas || rapid.Bool().Draw(t, "walks") {
		drawWalks(t, e)
	}
	drawKits(t, e, on("R09"))
	if on("R26") || on("R06") {
		drawDemand(t, e)
	}
	if on("R53") || rapid.Bool().Draw(t, "baseline") {
		e.Baseline = Programme(t, e)
	}
	if (on("R37") || on("R38")) && !on("R10") && rapid.IntRange(0, 3).Draw(t, "both days") > 0 {
		e.Days = e.Days[:1] // windows are on the other, too
	}
	drawRules(t, e, on)
	if on("R45") && rapid.Bool().Draw(t, "merges") {
		Merged(t, e)
	}
	drawOtherRoles(t, e)
	for i := range e.Sessions {
		s := &e.Sessions[i]
		s.PrefersLayout = rapid.SampledFrom([]string{"", "", "theatre", "round"}).Draw(t, "layout liked")
		s.Setup = rapid.SampledFrom([]model.Minutes{0, 0, 0, 15, 45}).Draw(t, "set-up")
	}
	if len(e.Rooms) == 3 && rapid.IntRange(0, 2).Draw(t, "combined") == 0 {
		combine(e)
	}
	if rare := rapid.IntRange(0, 9).Draw(t, "overflow"); rare == 0 || rare < 5 && on("R63") {
		drawOverflow(t, e)
	}
	return e
}

// drawInterpretation has some sessions interpreted, some rooms with booths, and some of the cast
// as interpreters.
func drawInterpretation(t *rapid.T, e *model.Event) {
	addRole(e, "interpreter")
	for i := range e.Sessions {
		e.Sessions[i].Interpretation = subset(t, "interpretation", "en", "fr", "es", "FR")
	}
	for i := range e.Rooms {
		e.Rooms[i].Booths = rapid.IntRange(0, 2).Draw(t, "booths")
	}
	for i := range e.People {
		e.People[i].Languages = rapid.SampledFrom([][]string{nil, {"fr"}, {"en", "FR"}, {"es", "fr"}, {"Es", "en", "fr"}}).Draw(t, "own languages")
	}
	if rapid.IntRange(0, 3).Draw(t, "no teams") == 0 {
		return
	}
	for i := range e.Cast {
		if rapid.Bool().Draw(t, "interpreter") {
			e.Cast[i].Role = "interpreter"
		}
	}
}

// Crowded adds to an event that [Event] has drawn the rules about how much there may be at
// once: R09 and, now and then, R10.
func Crowded(t *rapid.T, e *model.Event) {
	e.Rules = slices.DeleteFunc(e.Rules, func(s model.Setting) bool { return s.Rule == "R09" })
	if rapid.Bool().Draw(t, "ceiling") {
		ceiling := setting("R10", "max", number(t, 1, 2))
		ceiling.Level = model.Hard
		e.Rules = append(e.Rules, ceiling)
	}
}

// Fuller adds to an event that [Event] has drawn up to most sessions that are like others
// of it or all like one, with a cast of nobody, merged with none.
func Fuller(t *rapid.T, e *model.Event, most int) {
	from := e.Sessions
	if rapid.Bool().Draw(t, "like one") {
		from = []model.Session{rapid.SampledFrom(e.Sessions).Draw(t, "the one")}
	}
	for range rapid.IntRange(0, most).Draw(t, "more sessions") {
		s := rapid.SampledFrom(from).Draw(t, "alike")
		s.ID, s.Merge = fmt.Sprintf("t%d", len(e.Sessions)), ""
		e.Sessions = append(e.Sessions, s)
	}
}

func drawRooms(t *rapid.T, e *model.Event) {
	for i := range rapid.IntRange(1, 3).Draw(t, "rooms") {
		e.Rooms = append(e.Rooms, model.Room{
			ID: fmt.Sprintf("r%d", i), Name: fmt.Sprintf("Room %d", i),
			Area:     rapid.SampledFrom([]string{"", "east", "west"}).Draw(t, "area"),
			Layouts:  subset(t, "layouts", "theatre", "round"),
			Services: subset(t, "services", "booth", "screen"),
			Capacity: rapid.SampledFrom([]int{0, 40, 100, 200}).Draw(t, "capacity"),
			Safety:   rapid.SampledFrom([]int{0, 0, 90}).Draw(t, "safety"),
		})
	}
}

// combine makes the third room the first two, unless rules have one of them hold several sessions,
// with the seats of both where it gives none: those that [model.Complete] gives it.
func combine(e *model.Event) {
	alone := e.Rooms[2]
	room := &e.Rooms[2]
	room.Combines = []model.RoomIndex{0, 1}
	if a, b := e.Rooms[0].Capacity, e.Rooms[1].Capacity; room.Capacity == 0 && a > 0 && b > 0 {
		room.Capacity, room.Summed = a+b, true
	}
	if _, faults := rules.Bind(e); len(faults) > 0 {
		*room = alone
	}
}

// drawOverflow has some sessions take an overflow room, in the baseline, too, unless rules have one
// of the rooms hold several sessions.
func drawOverflow(t *rapid.T, e *model.Event) {
	alone := *e
	e.Sessions = slices.Clone(e.Sessions)
	for i := range e.Sessions {
		if rapid.IntRange(0, 2).Draw(t, "overflows") == 0 {
			e.Sessions[i].Overflow = slices.Compact(slices.Sorted(slices.Values([]model.RoomIndex{
				model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "overflow room")), model.RoomIndex(rapid.IntRange(0, 1).Draw(t, "or")) % model.RoomIndex(len(e.Rooms)),
			})))
		}
	}
	full, _ := model.Complete(e)
	e.Rooms, e.Windows = full.Rooms, full.Windows
	if e.Baseline != nil {
		list := slices.Clone(e.Baseline.Placements)
		for i := range list {
			if list[i].Room.Given() && rapid.IntRange(0, 3).Draw(t, "in any room") == 0 {
				list[i].Room = model.InRoom(model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "of all rooms")))
			}
		}
		e.Baseline = model.NewProgramme(list)
	}
	if _, faults := rules.Bind(e); len(faults) > 0 {
		*e = alone
	}
}

// apart puts each room into another area than the one before.
func apart(e *model.Event) {
	for i := range e.Rooms {
		e.Rooms[i].Area = []string{"east", "west"}[i%2]
	}
}

func drawWindows(t *rapid.T, e *model.Event) {
	for i := range rapid.IntRange(1, 3).Draw(t, "windows") {
		start, shortest := opens(t, e)
		w := model.Window{ID: fmt.Sprintf("w%d", i), Interval: model.Span(start, model.Minutes(15*rapid.IntRange(shortest, 12).Draw(t, "length")))}
		if rapid.IntRange(0, 2).Draw(t, "fixed") == 0 {
			w.Starts = []model.Instant{start}
			if again := start.Add(60); again < w.End {
				w.Starts = append(w.Starts, again)
			}
		}
		if rapid.IntRange(0, 2).Draw(t, "typed") == 0 {
			w.Types = []string{"talk"}
		}
		if rapid.IntRange(0, 2).Draw(t, "roomed") == 0 {
			w.Rooms = []model.RoomIndex{0}
		}
		w.Prime = rapid.IntRange(0, 2).Draw(t, "prime") == 0
		e.Windows = append(e.Windows, w)
	}
}

// opens draws when a window opens: by day, round midnight, on the eve, in the night in
// which Prague's clock changes, or so that it touches, overlaps or nearly touches the one
// before; and how many quarters of an hour it has at least.
func opens(t *rapid.T, e *model.Event) (start model.Instant, shortest int) {
	if n := len(e.Windows); n > 0 && rapid.Bool().Draw(t, "joined") {
		apart := rapid.SampledFrom([]model.Minutes{0, 0, 0, -10, -30, -45, 15}).Draw(t, "apart")
		return e.Windows[n-1].End.Add(apart), 2 // what is too short for a panel alone
	}
	midnight := rapid.SampledFrom(e.Days).Draw(t, "day").Bounds(e.Zone).Start
	hour := rapid.IntRange(7, 12)
	if rapid.IntRange(0, 2).Draw(t, "by night") == 0 {
		hour = rapid.SampledFrom([]*rapid.Generator[int]{rapid.IntRange(-2, 3), rapid.IntRange(21, 26)}).Draw(t, "which end")
	}
	return midnight.Add(model.Minutes(60 * hour.Draw(t, "opens"))), 4
}

// drawSessions draws a few sessions, or so many on one theme, of one type and in one language
// that R37 and R38 spread them.
func drawSessions(t *rapid.T, e *model.Event, oneTheme bool) {
	least, most := 2, 4
	if oneTheme {
		least, most = 5, 6
	}
	languages := rapid.SampledFrom([][]string{{"en"}, {"fr", "en"}, {"fr", "en"}}).Draw(t, "languages of the theme")
	for i := range rapid.IntRange(least, most).Draw(t, "sessions") {
		kind := rapid.SampledFrom(e.Types).Draw(t, "type")
		s := model.Session{
			ID: fmt.Sprintf("s%d", i), Title: "t", Type: kind.ID, Minutes: kind.Minutes,
			State: model.Confirmed, Themes: rapid.Permutation([]string{"trust", "access", "law"}).Draw(t, "themes")[:rapid.IntRange(0, 3).Draw(t, "how many themes")],
			Layout: rapid.SampledFrom([]string{"", "theatre", "round"}).Draw(t, "layout"),
			Needs:  subset(t, "needs", "booth", "screen"),

			Expected: rapid.SampledFrom([]int{0, 10, 60, 95}).Draw(t, "expected"), Priority: rapid.IntRange(0, 9).Draw(t, "priority"),
			Prefers: subset(t, "prefers", "booth", "screen"), Avoids: subset(t, "avoids", "screen"),
			Recorded:  rapid.SampledFrom([]model.Recording{"", model.Recorded, model.Unrecorded, model.Unrecorded}).Draw(t, "recorded"),
			Languages: subset(t, "languages", "en", "fr"), Org: rapid.SampledFrom([]string{"", "isoc", "isoc", "ISOC; itu"}).Draw(t, "org"),
		}
		if rapid.IntRange(0, 4).Draw(t, "state") == 0 {
			s.State = rapid.SampledFrom([]model.State{model.Optional, model.Cancelled}).Draw(t, "which state")
		}
		if oneTheme && (i < 5 || rapid.Bool().Draw(t, "on the theme")) {
			s.Type, s.Minutes, s.State, s.Themes, s.Languages = "talk", 30, model.Confirmed, []string{"trust"}, languages
		}
		e.Sessions = append(e.Sessions, s)
	}
}

// Programme draws a programme made elsewhere, which need not keep any rule: sessions left
// out or in two places, without a room, of another length, at starts that there are not.
func Programme(t *rapid.T, e *model.Event) *model.Programme {
	var placements []model.Placement
	states := []model.State{rapid.SampledFrom([]model.State{"", model.Draft, model.Published}).Draw(t, "state of all")}
	if rapid.Bool().Draw(t, "states differ") {
		states = []model.State{"", model.Draft, model.Offered, model.Confirmed, model.Published}
	}
	merged := map[string]model.Placement{}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		for range rapid.SampledFrom([]int{0, 1, 1, 1, 1, 1, 1, 1, 2}).Draw(t, "placements") {
			w := rapid.SampledFrom(e.Windows).Draw(t, "old window")
			minutes := s.Minutes
			if rapid.IntRange(0, 6).Draw(t, "another length") == 0 {
				minutes += 30
			}
			start := w.Start.Add(30 * model.Minutes(rapid.IntRange(0, 3).Draw(t, "old step")))
			if rapid.IntRange(0, 9).Draw(t, "off the grid") == 0 {
				start = start.Add(rapid.SampledFrom([]model.Minutes{-10, 7}).Draw(t, "by"))
			}
			pl := model.Placement{
				Session: model.SessionIndex(i), Interval: model.Span(start, minutes),
				Room:  model.InRoom(model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "old room"))),
				State: rapid.SampledFrom(states).Draw(t, "old state"),
				Told:  rapid.SampledFrom([]int{0, 0, 1, 2, 7}).Draw(t, "told"),
			}
			if rapid.IntRange(0, 5).Draw(t, "no room said") == 0 {
				pl.Room = model.RoomRef{}
			}
			if first, ok := merged[s.Merge]; ok && s.Merge != "" && rapid.IntRange(0, 3).Draw(t, "together") > 0 {
				pl.Interval, pl.Room = model.Span(first.Start, s.Minutes), first.Room
			}
			merged[s.Merge] = pl
			placements = append(placements, pl)
		}
	}
	return model.NewProgramme(placements)
}

// drawRules turns off what is not on, and draws the settings of what is: first those for
// the whole event, as event.yaml has them, then the lines of rules.csv.
func drawRules(t *rapid.T, e *model.Event, on func(rule string) bool) {
	for _, r := range rules.Catalogue() {
		if !on(r.ID) && !r.Structural {
			e.Rules = append(e.Rules, model.Setting{Rule: r.ID, Level: model.Off})
			continue
		}
		if draw := Settings[r.ID]; draw != nil && rapid.IntRange(0, 3).Draw(t, "without "+r.ID) > 0 {
			e.Rules = append(e.Rules, draw(t, e)...)
		}
		if on(r.ID) || rapid.IntRange(0, 4).Draw(t, "more of "+r.ID) == 0 {
			for range rapid.SampledFrom([]int{0, 1, 1}).Draw(t, "settings of all") {
				addSound(e, general(t, e, &r))
			}
			for range rapid.SampledFrom([]int{0, 1, 1, 2}).Draw(t, "lines") {
				addSound(e, line(t, e, &r))
			}
		}
	}
	for n, i := range items(e) {
		e.Rules[i].ID = fmt.Sprint(n + 1)
	}
	inOrder(e.Rules)
}

// addSound adds a setting to an event, unless that makes no sense any more.
func addSound(e *model.Event, s model.Setting) {
	with := *e
	with.Rules = append(slices.Clone(e.Rules), s)
	if _, faults := rules.Bind(&with); len(faults) == 0 {
		e.Rules = with.Rules
	}
}

// inOrder puts the settings of event.yaml before the lines of rules.csv.
func inOrder(settings []model.Setting) {
	slices.SortStableFunc(settings, func(a, b model.Setting) int { return min(len(a.ID), 1) - min(len(b.ID), 1) })
}

// items returns which settings name what they are about, in order.
func items(e *model.Event) (at []int) {
	book, _ := rules.Bind(e)
	for i := range book.Bindings {
		for k := range book.Bindings[i].Items {
			at = append(at, book.Bindings[i].Items[k].Index)
		}
	}
	slices.Sort(at)
	return at
}
