// Package small draws small random events for property tests: everything that the rules
// read occurs in them, and brute force can try every programme.
package small

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/rules"

	"pgregory.net/rapid"
)

// structural rules shape the formula and are always on.
var structural = []string{"R01", "R02", "R03", "R04"}

// Event draws a small event: a few sessions, rooms, people and windows over two
// days, with everything that the rules read. Only the named rule and the structural
// ones are on; with an empty name all are.
func Event(t *rapid.T, rule string) *model.Event {
	zone, _ := model.LoadZone(rapid.SampledFrom([]string{"Asia/Tokyo", "Europe/Prague", "America/St_Johns"}).Draw(t, "zone"))
	e := &model.Event{Name: "small", Zone: zone, Grain: 30}
	firstDay := model.Date{Year: 2023, Month: 10, Day: 28} // Prague's clock changes in the night after
	e.Days = []model.Date{firstDay, {Year: 2023, Month: 10, Day: 29}}
	e.Types = []model.SessionType{{ID: "talk", Minutes: 30}, {ID: "panel", Minutes: 60}}
	e.Roles = []model.Role{{ID: "speaker", Must: true}, {ID: "guest"}}
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
	for i := range rapid.IntRange(1, 3).Draw(t, "windows") {
		e.Windows = append(e.Windows, randomWindow(t, e, i))
	}
	for i := range rapid.IntRange(2, 4).Draw(t, "sessions") {
		s := model.Session{
			ID: fmt.Sprintf("s%d", i), Title: "t", Type: rapid.SampledFrom([]string{"talk", "panel"}).Draw(t, "type"),
			State: model.Confirmed, Themes: subset(t, "themes", "trust", "access"),
			Layout: rapid.SampledFrom([]string{"", "", "theatre", "round"}).Draw(t, "layout"),
			Needs:  subset(t, "needs", "booth", "screen"),

			Expected: rapid.SampledFrom([]int{0, 10, 60, 95}).Draw(t, "expected"), Priority: rapid.IntRange(0, 9).Draw(t, "priority"),
			Prefers: subset(t, "prefers", "booth", "screen"), Avoids: subset(t, "avoids", "screen"),
			Languages: subset(t, "languages", "en", "fr"), Org: rapid.SampledFrom([]string{"", "isoc"}).Draw(t, "org"),
		}
		if rapid.IntRange(0, 4).Draw(t, "state") == 0 {
			s.State = rapid.SampledFrom([]model.State{model.Optional, model.Cancelled}).Draw(t, "which state")
		}
		s.Minutes = map[string]model.Minutes{"talk": 30, "panel": 60}[s.Type]
		if (rule == "R45" || rule == "") && rapid.Bool().Draw(t, "merged") {
			s.Merge, s.Minutes, s.Type, s.State = "m", 60, "panel", model.Confirmed
		}
		e.Sessions = append(e.Sessions, s)
	}
	randomPeople(t, e)
	if rapid.Bool().Draw(t, "baseline") {
		e.Baseline = randomBaseline(t, e)
	}
	for _, r := range rules.Catalogue() {
		switch {
		case slices.Contains(structural, r.ID), r.ID == rule, rule == "":
		default:
			e.Rules = append(e.Rules, model.Setting{Rule: r.ID, Level: model.Off})
		}
	}
	for _, id := range slices.Sorted(slices.Values(append(slices.Clone(structural), rule))) {
		if draw := Settings[id]; draw != nil {
			e.Rules = append(e.Rules, draw(t, e)...)
		}
	}
	if rule == "" {
		for _, r := range rules.Catalogue() {
			if draw := Settings[r.ID]; draw != nil && !slices.Contains(structural, r.ID) {
				e.Rules = append(e.Rules, draw(t, e)...)
			}
		}
	}
	return e
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
// of it, with a cast of nobody, merged with none.
func Fuller(t *rapid.T, e *model.Event, most int) {
	for range rapid.IntRange(0, most).Draw(t, "more sessions") {
		s := rapid.SampledFrom(e.Sessions).Draw(t, "alike")
		s.ID, s.Merge = fmt.Sprintf("t%d", len(e.Sessions)), ""
		e.Sessions = append(e.Sessions, s)
	}
}

func randomWindow(t *rapid.T, e *model.Event, i int) model.Window {
	day := rapid.SampledFrom(e.Days).Draw(t, "day").Bounds(e.Zone)
	start := day.Start.Add(model.Minutes(60 * rapid.IntRange(7, 12).Draw(t, "opens")))
	w := model.Window{ID: fmt.Sprintf("w%d", i), Interval: model.Span(start, model.Minutes(30*rapid.IntRange(2, 6).Draw(t, "length")))}
	if rapid.IntRange(0, 2).Draw(t, "fixed") == 0 {
		w.Starts = []model.Instant{start, start.Add(60)}
	}
	if rapid.IntRange(0, 2).Draw(t, "typed") == 0 {
		w.Types = []string{"talk"}
	}
	if rapid.IntRange(0, 2).Draw(t, "roomed") == 0 {
		w.Rooms = []model.RoomIndex{0}
	}
	w.Prime = rapid.IntRange(0, 2).Draw(t, "prime") == 0
	return w
}

func randomPeople(t *rapid.T, e *model.Event) {
	zones := []string{"", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Europe/Prague"}
	for i := range rapid.IntRange(1, 3).Draw(t, "people") {
		p := model.Person{ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("Person %d", i), Arrive: model.NoInstant, Depart: model.NoInstant}
		if name := rapid.SampledFrom(zones).Draw(t, "own zone"); name != "" {
			p.Zone, _ = model.LoadZone(name)
		}
		p.Presence = rapid.SampledFrom([]model.Presence{"", model.OnSite, model.Online}).Draw(t, "presence")
		if rapid.IntRange(0, 3).Draw(t, "arrives") == 0 {
			p.Arrive = e.Windows[0].Start.Add(-90)
		}
		if rapid.IntRange(0, 3).Draw(t, "departs") == 0 {
			p.Depart = e.Windows[0].End.Add(150)
		}
		p.WalkFactor = rapid.SampledFrom([]float64{0, 1.5, 2}).Draw(t, "factor")
		p.Waiver = subset(t, "waiver", "R19", "R27")
		e.People = append(e.People, p)
		for s := range e.Sessions {
			if rapid.IntRange(0, 2).Draw(t, "in the cast") > 0 {
				continue
			}
			e.Cast = append(e.Cast, model.CastMember{
				Session: model.SessionIndex(s), Person: model.PersonIndex(i),
				Role:     rapid.SampledFrom([]string{"speaker", "speaker", "guest"}).Draw(t, "role"),
				Presence: rapid.SampledFrom([]model.Presence{"", "", model.OnSite, model.Online}).Draw(t, "presence here"),
				Must:     rapid.SampledFrom([]model.Attendance{model.ByRole, model.ByRole, model.MustAttend, model.NiceToHave}).Draw(t, "must"),
			})
		}
		if rapid.IntRange(0, 2).Draw(t, "says when") == 0 {
			e.Availability = append(e.Availability, randomAvailability(t, e, model.PersonIndex(i), model.NoRoom))
		}
	}
	if rapid.IntRange(0, 2).Draw(t, "room closed") == 0 {
		e.Availability = append(e.Availability, randomAvailability(t, e, model.NoPerson, 0))
	}
	if rapid.IntRange(0, 3).Draw(t, "room open") == 0 {
		e.Rooms[0].Open = []model.Interval{model.Span(e.Windows[0].Start, 90)}
	}
	for _, ends := range [][2]string{{"r0", "r1"}, {"r1", "r0"}, {"east", "west"}, {"east", "east"}} {
		if rapid.IntRange(0, 2).Draw(t, "walk") == 0 {
			e.Walks = append(e.Walks, model.Walk{From: ends[0], To: ends[1], Minutes: model.Minutes(10 * rapid.IntRange(0, 4).Draw(t, "minutes"))})
		}
	}
	randomKits(t, e)
}

// randomKits draws kits of one kind, or two, and when they can be had.
func randomKits(t *rapid.T, e *model.Event) {
	for i := range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "kits") {
		kit := model.Kit{
			ID: fmt.Sprintf("k%d", i), Kind: rapid.SampledFrom([]string{"booth", "booth", "screen"}).Draw(t, "kind"),
			Count: rapid.IntRange(0, 2).Draw(t, "count"), Setup: 15 * model.Minutes(rapid.IntRange(0, 2).Draw(t, "setup")),
			Strike: 10 * model.Minutes(rapid.IntRange(0, 4).Draw(t, "strike")),
		}
		e.Kits = append(e.Kits, kit)
		for s := range e.Sessions {
			if rapid.IntRange(0, 4).Draw(t, "needs this one") == 0 {
				e.Sessions[s].Needs = append(e.Sessions[s].Needs, kit.ID)
			}
		}
		for range rapid.IntRange(0, 2).Draw(t, "kit availability") {
			a := randomAvailability(t, e, model.NoPerson, model.NoRoom)
			a.Kit = kit.ID
			e.Availability = append(e.Availability, a)
		}
	}
}

func randomBaseline(t *rapid.T, e *model.Event) *model.Programme {
	var placements []model.Placement
	for s := range e.Sessions {
		if rapid.IntRange(0, 3).Draw(t, "in the baseline") == 0 {
			continue
		}
		for range rapid.SampledFrom([]int{1, 1, 1, 1, 2}).Draw(t, "times in the baseline") {
			w := rapid.SampledFrom(e.Windows).Draw(t, "old window")
			placements = append(placements, model.Placement{
				Session: model.SessionIndex(s), Interval: model.Span(w.Start, e.Sessions[s].Minutes),
				Room:  rapid.SampledFrom([]model.RoomIndex{model.NoRoom, 0}).Draw(t, "old room"),
				State: rapid.SampledFrom([]model.State{"", model.Draft, model.Offered, model.Confirmed, model.Published}).Draw(t, "old state"),
				Told:  rapid.IntRange(0, 2).Draw(t, "told"),
			})
		}
	}
	return model.NewProgramme(placements)
}

func randomAvailability(t *rapid.T, e *model.Event, p model.PersonIndex, r model.RoomIndex) model.Availability {
	w := rapid.SampledFrom(e.Windows).Draw(t, "near window")
	return model.Availability{
		Person: p, Room: r,
		Interval: model.Span(w.Start.Add(model.Minutes(30*rapid.IntRange(-1, 3).Draw(t, "from"))), model.Minutes(30*rapid.IntRange(1, 4).Draw(t, "for"))),
		Kind:     rapid.SampledFrom([]model.Kind{model.Available, model.Unavailable, model.Preferred}).Draw(t, "kind"),
	}
}

// Settings draws, for each rule that has an encoding, settings that give it something to
// say; nil where the event alone does.
var Settings = map[string]func(*rapid.T, *model.Event) []model.Setting{
	"R01": nil, "R03": nil, "R17": nil, "R28": nil, "R45": nil,
	"R06": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R06", "comfort", number(t, 50, 90)), "", "soft:1", "off")}
	},
	"R07": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R07"), "", "soft:3")}
	},
	"R13": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R13", "session", manySessions(t, e)), "", "soft:2"))
	},
	"R14": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R14", "tolerance", number(t, 0, 50)))
	},
	"R16": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R16"), "", "soft:1", "off"))
	},
	"R26": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{setting("R26", "people", "p0", "session", manySessions(t, e))}
	},
	"R29": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R29", "per", rapid.SampledFrom([]string{"person", "region"}).Draw(t, "per")))
	},
	"R32": func(t *rapid.T, e *model.Event) []model.Setting {
		wish := rapid.SampledFrom([]string{"morning", "afternoon", "not-first", "not-last"})
		return append(maybe(t, atLevel(t, setting("R32", "session", someSession(t, e), "wish", wish.Draw(t, "wish"), "strength", "strong"), "", "hard")),
			maybe(t, setting("R32", "people", "p0", "wish", wish.Draw(t, "wish")))...)
	},
	"R36": func(t *rapid.T, e *model.Event) []model.Setting {
		return append(maybe(t, setting("R36", "primary", number(t, 0, 3), "other", number(t, 0, 1), "most_themes", number(t, 0, 2))),
			maybe(t, atLevel(t, setting("R36", "theme", strings.Join(presentThemes(e), "|")), "", "hard"))...)
	},
	"R37": func(t *rapid.T, e *model.Event) []model.Setting {
		s := setting("R37", "max", number(t, 20, 50), "min", number(t, 0, 20))
		s.Pos.File = "event.yaml"
		return maybe(t, s)
	},
	"R39": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R39", "attribute", rapid.SampledFrom([]string{"type", "theme", "language"}).Draw(t, "attribute")))
	},
	"R40": func(t *rapid.T, e *model.Event) []model.Setting {
		return append(maybe(t, atLevel(t, setting("R40", "session", manySessions(t, e)), "", "hard")), maybe(t, setting("R40", "org", "yes"))...)
	},
	"R53": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R53", "draft", number(t, 0, 2)))
	},
	"R09": nil,
	"R10": func(t *rapid.T, e *model.Event) []model.Setting {
		return slices.Concat(
			maybe(t, setting("R10", "max", number(t, 1, 2))),
			maybe(t, setting("R10", "max", "1", "type", "talk", "windows", someWindow(t, e), "days", "2023-10-28")),
			maybe(t, setting("R10", "max", "1", "needs", "booth|screen", "days", "2023-10-28|2023-10-29")))
	},
	"R54": func(t *rapid.T, e *model.Event) []model.Setting {
		now := rapid.SampledFrom(e.Windows).Draw(t, "window that is on").Start.Add(model.Minutes(15 * rapid.IntRange(0, 4).Draw(t, "ago")))
		return slices.Concat(
			maybe(t, setting("R54", "now", now.String())),
			maybe(t, setting("R54", "days", rapid.SampledFrom([]string{"2023-10-28", "2023-10-28|2023-10-29"}).Draw(t, "frozen"))),
			maybe(t, setting("R54", "session", someSession(t, e))))
	},
	"R02": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R02", "rooms", "r0", "max", "2"))
	},
	"R04": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R04", "leadin", number(t, 0, 30, 45)))
	},
	"R05": func(t *rapid.T, e *model.Event) []model.Setting {
		return append(maybe(t, setting("R05", "session", someSession(t, e), "rooms", someRoom(t, e))),
			maybe(t, setting("R05", "type", "panel", "windows", someWindow(t, e)))...)
	},
	"R08": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R08", "type", "talk", "forbid", "screen"))
	},
	"R11": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{setting("R11", "base", number(t, 0, 15, 30), "layout", number(t, 0, 30, 60))},
			maybe(t, setting("R11", "rooms", "r0", "base", number(t, 0, 30)))...)
	},
	"R15": func(t *rapid.T, e *model.Event) []model.Setting {
		w := rapid.SampledFrom(e.Windows).Draw(t, "held window")
		start := w.Start.Add(30)
		return []model.Setting{
			setting("R15", "rooms", someRoom(t, e), "start", start.String(), "end", start.Add(30).String(), "title", "lunch", "catering", "yes"),
			setting("R11", "catering", number(t, 0, 30)),
		}
	},
	"R18": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{setting("R18", "rest", number(t, 60, 120, 180), "leave", number(t, 60, 180))}
	},
	"R19": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{setting("R19", "pause", number(t, 0, 5), "link", number(t, 0, 5, 35), "other", number(t, 0, 15))}
	},
	"R27": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R27", "from", "07:30", "to", rapid.SampledFrom([]string{"22:00", "24:00"}).Draw(t, "to")))
	},
	"R33": func(t *rapid.T, e *model.Event) []model.Setting {
		s := setting("R33", "session", someSession(t, e), "scope", rapid.SampledFrom([]string{"all", "theme", "area"}).Draw(t, "scope"),
			"before", number(t, 0, 30), "after", number(t, 0, 30))
		return append([]model.Setting{s}, maybe(t, setting("R33", "type", "panel", "after", "15"))...)
	},
	"R34": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{setting("R34", "session", someSession(t, e), "anchor", rapid.SampledFrom([]string{"first", "last"}).Draw(t, "anchor"),
			"of", rapid.SampledFrom([]string{"event", "day"}).Draw(t, "of"))}
	},
	"R35": func(t *rapid.T, e *model.Event) []model.Setting {
		w := rapid.SampledFrom(e.Windows).Draw(t, "pinned window")
		return slices.Concat(
			maybe(t, setting("R35", "session", someSession(t, e), "start", w.Start.Add(30).String())),
			maybe(t, setting("R35", "session", someSession(t, e), "day", "2023-10-29", "rooms", someRoom(t, e))),
			maybe(t, setting("R35", "session", someSession(t, e), "windows", someWindow(t, e))))
	},
	"R41": func(t *rapid.T, e *model.Event) []model.Setting {
		s := setting("R41", "before", someSession(t, e), "after", someSession(t, e), "min", number(t, 0, 30))
		if rapid.Bool().Draw(t, "at most") {
			s.Params = append(s.Params, model.Param{Key: "max", Value: number(t, 30, 60)})
		}
		return []model.Setting{s}
	},
	"R42": func(t *rapid.T, e *model.Event) []model.Setting {
		yesNo := func(label string) string { return rapid.SampledFrom([]string{"yes", "no"}).Draw(t, label) }
		return []model.Setting{setting("R42", "session", manySessions(t, e), "day", yesNo("day"), "consecutive", yesNo("consecutive"),
			"room", yesNo("room"), "rising", yesNo("rising"), "gap", number(t, 0, 30))}
	},
	"R43": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{setting("R43", "session", manySessions(t, e), "days", number(t, 1, 2))}
	},
	"R44": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{setting("R44", "session", someSession(t, e), "windows", someWindow(t, e))},
			maybe(t, setting("R44", "type", "panel", "windows", someWindow(t, e)))...)
	},
}

// presentThemes returns the themes that sessions have, which settings can name.
func presentThemes(e *model.Event) []string {
	themes := []string{}
	for _, s := range e.Sessions {
		for _, theme := range s.Themes {
			if !slices.Contains(themes, theme) {
				themes = append(themes, theme)
			}
		}
	}
	return themes
}

func setting(rule string, pairs ...string) model.Setting {
	s := model.Setting{Rule: rule}
	for i := 0; i < len(pairs); i += 2 {
		s.Params = append(s.Params, model.Param{Key: pairs[i], Value: pairs[i+1]})
	}
	return s
}

func atLevel(t *rapid.T, s model.Setting, levels ...string) model.Setting {
	s.Level, _ = model.ParseLevel(rapid.SampledFrom(levels).Draw(t, "level"))
	return s
}

func maybe(t *rapid.T, s model.Setting) []model.Setting {
	if rapid.Bool().Draw(t, "set "+s.Rule) {
		return []model.Setting{s}
	}
	return nil
}

func number(t *rapid.T, of ...int) string {
	return strconv.Itoa(rapid.SampledFrom(of).Draw(t, "number"))
}

func someSession(t *rapid.T, e *model.Event) string {
	return rapid.SampledFrom(e.Sessions).Draw(t, "session").ID
}

func manySessions(t *rapid.T, e *model.Event) string {
	ids := make([]string, len(e.Sessions))
	for i, s := range e.Sessions {
		ids[i] = s.ID
	}
	return strings.Join(rapid.Permutation(ids).Draw(t, "order")[:rapid.IntRange(2, len(ids)).Draw(t, "how many")], "|")
}

func someRoom(t *rapid.T, e *model.Event) string {
	return rapid.SampledFrom(e.Rooms).Draw(t, "room").ID
}

func someWindow(t *rapid.T, e *model.Event) string {
	return rapid.SampledFrom(e.Windows).Draw(t, "window").ID
}

func subset(t *rapid.T, label string, of ...string) []string {
	var some []string
	for _, word := range of {
		if rapid.IntRange(0, 2).Draw(t, label) == 0 {
			some = append(some, word)
		}
	}
	return some
}
