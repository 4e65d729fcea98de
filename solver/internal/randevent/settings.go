package randevent

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/model"

	"pgregory.net/rapid"
)

// Settings draws, for each rule that has an encoding, settings that give it something to
// say; nil where the event alone does.
var Settings = map[string]func(*rapid.T, *model.Event) []model.Setting{
	"R01": nil, "R03": nil, "R45": nil, "R63": nil,
	"R06": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R06", "comfort", number(t, 50, 90), "demand", number(t, 0, 50, 100)), "", "soft:1", "off")}
	},
	"R07": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R07"), "", "soft:3")}
	},
	"R13": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R13", "session", manySessions(t, e), "rooms", number(t, 1, 2)), "", "soft:2", "hard"))
	},
	"R14": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R14", "tolerance", number(t, 0, 50)), "", "hard"))
	},
	"R16": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R16"), "", "soft:1", "off"))
	},
	"R24": func(t *rapid.T, e *model.Event) []model.Setting {
		return append(maybe(t, atLevel(t, setting("R24", "org", rapid.SampledFrom([]string{"ISOC", "isoc|ITU", "itu"}).Draw(t, "org")), "", "hard", "off", "soft:2")),
			maybe(t, atLevel(t, setting("R24", "session", someSession(t, e)), "", "hard", "off"))...)
	},
	"R26": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{setting("R26", "people", "p0", "session", manySessions(t, e))},
			maybe(t, setting("R26", "demand", rapid.SampledFrom([]string{"soft:5", "soft:1", "off"}).Draw(t, "level of demand"), "least", number(t, 1, 1, 2, 3)))...)
	},
	"R28": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R28", "most", number(t, 0, 1, 2, 4)), "", "hard", "hard"))
	},
	"R29": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{setting("R29", "per", rapid.SampledFrom([]string{"person", "region", "region"}).Draw(t, "per"))}
	},
	"R30": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R30", "rest", number(t, 60, 150, 480, 720), "around", number(t, 0, 45, 180),
			"night", rapid.SampledFrom([]string{"00:00", "02:30", "04:00", "08:30"}).Draw(t, "night")), "", "", "hard", "soft:2"))
	},
	"R32": func(t *rapid.T, e *model.Event) []model.Setting {
		wish := func() []string {
			switch word := rapid.SampledFrom([]string{"morning", "afternoon", "not-first", "not-last", "window", "window", "not-after-lunch", "not-opposite", "not-opposite"}).Draw(t, "wish"); word {
			case "window":
				hours := rapid.SampledFrom([][]string{{"from", "09:00"}, {"from", "10:00", "to", "12:00"}, {"to", "10:00"}, {"days", "2023-10-29"}, {"days", "2023-10-28", "to", "11:00"}}).Draw(t, "hours")
				return append([]string{"wish", word}, hours...)
			case "not-after-lunch":
				return []string{"wish", word, "minutes", number(t, 30, 60, 120), "title", rapid.SampledFrom([]string{"lunch", "LUNCH|tea", "tea"}).Draw(t, "title")}
			case "not-opposite":
				if rapid.Bool().Draw(t, "of a type") {
					return []string{"wish", word, "other_type", rapid.SampledFrom([]string{"talk", "panel"}).Draw(t, "other type")}
				}
				return []string{"wish", word, "other", manySessions(t, e)}
			default:
				return []string{"wish", word}
			}
		}
		line := setting("R32", append([]string{"session", someSession(t, e), "strength", "strong"}, wish()...)...)
		line.Who = rapid.SampledFrom([]string{"", "p0", "Person 0 (by mail)"}).Draw(t, "who asks")
		w := rapid.SampledFrom(e.Windows).Draw(t, "lunch in window")
		lunch := setting("R15", "rooms", someRoom(t, e), "start", w.Start.String(), "end", w.Start.Add(30).String(), "title", "Lunch, hot")
		return slices.Concat(
			maybe(t, atLevel(t, lunch, "hard", "check")),
			maybe(t, atLevel(t, line, "", "hard")),
			maybe(t, setting("R32", append([]string{"people", "p0"}, wish()...)...)))
	},
	"R36": func(t *rapid.T, e *model.Event) []model.Setting {
		return append(maybe(t, setting("R36", "primary", number(t, 0, 3), "other", number(t, 0, 1, 1, 2), "most_themes", number(t, 0, 1, 1, 2))),
			maybe(t, atLevel(t, setting("R36", "theme", strings.Join(presentThemes(e), "|")), "", "hard"))...)
	},
	"R37": func(t *rapid.T, e *model.Event) []model.Setting {
		shares := rapid.SampledFrom([][2]string{{"20", "0"}, {"50", "20"}, {"50", "40"}, {"0", "0"}, {"0", "0"}, {"100", "100"}}).Draw(t, "shares")
		return []model.Setting{atLevel(t, setting("R37", "max", shares[0], "min", shares[1]), "", "hard", "hard")}
	},
	"R38": func(t *rapid.T, e *model.Event) []model.Setting {
		attribute := rapid.SampledFrom([]string{"group", "region", "language", "type"}).Draw(t, "attribute")
		shares := rapid.SampledFrom([][2]string{{"20", "0"}, {"50", "20"}, {"50", "40"}, {"0", "0"}, {"0", "0"}, {"100", "100"}}).Draw(t, "shares")
		s := setting("R38", "attribute", attribute, "max", shares[0], "min", shares[1], "slots", rapid.SampledFrom([]string{"day", "prime"}).Draw(t, "slots"))
		if value := presentValue(e, attribute); value != "" && rapid.Bool().Draw(t, "one value") {
			s.Params = append(s.Params, model.Param{Key: "value", Value: value})
		}
		return []model.Setting{atLevel(t, s, "", "hard", "hard")}
	},
	"R39": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R39", "attribute", rapid.SampledFrom([]string{"type", "theme", "language"}).Draw(t, "attribute"),
			"least", number(t, 1, 1, 2), "slot", number(t, 0, 60, 120)), "", "hard"))
	},
	"R40": func(t *rapid.T, e *model.Event) []model.Setting {
		return append(maybe(t, atLevel(t, setting("R40", "session", manySessions(t, e)), "", "hard")), maybe(t, setting("R40", "org", "yes"))...)
	},
	"R53": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, setting("R53", "draft", number(t, 0, 2)))
	},
	"R57": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R57", "free", number(t, 0, 15, 60, 120)), "", "hard", "soft:2")}
	},
	"R58": func(t *rapid.T, e *model.Event) []model.Setting {
		line := func(level string, keysAndValues ...string) []model.Setting {
			s := setting("R58", append(keysAndValues, "free", number(t, 0, 0, 30), "pause", number(t, 0, 0, 15, 40))...)
			return maybe(t, atLevel(t, s, "", level))
		}
		return slices.Concat(
			line("soft:2", "rooms", someRoom(t, e)), line("", "every_room", "yes", "days", "2023-10-28"),
			line("hard", "people", "p0"), line("hard", "group", "ngo|State"), line("hard", "everybody", "yes"),
			maybe(t, lunch(t, e)))
	},
	"R59": func(t *rapid.T, e *model.Event) []model.Setting {
		return append(maybe(t, setting("R59", "free", number(t, 0, 1, 2))),
			maybe(t, atLevel(t, setting("R59", "free", number(t, 0, 1), "rooms", someRoom(t, e), "days", "2023-10-28"), "", "soft:2"))...)
	},
	"R60": func(t *rapid.T, e *model.Event) []model.Setting {
		return slices.Concat(
			maybe(t, atLevel(t, setting("R60", "everybody", "yes", "free", number(t, 0, 1)), "", "soft:2")),
			maybe(t, setting("R60", "group", "ngo|State", "free", number(t, 0, 1))),
			maybe(t, setting("R60", "people", "p0")))
	},
	"R61": func(t *rapid.T, e *model.Event) []model.Setting {
		line := setting("R61", "session", manySessions(t, e), rapid.SampledFrom([]string{"prefer", "avoid"}).Draw(t, "which rooms"), somePlace(t, e), "strength", "strong")
		return append(maybe(t, atLevel(t, line, "", "hard")), maybe(t, setting("R61", "people", "p0", "prefer", somePlace(t, e)))...)
	},
	"R62": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R62"), "", "hard", "soft:1"))
	},
	"R09": nil,
	"R10": func(t *rapid.T, e *model.Event) []model.Setting {
		return slices.Concat(
			maybe(t, atLevel(t, setting("R10", "max", number(t, 1, 2)), "", "", "soft:2")),
			maybe(t, setting("R10", "max", "1", "type", "talk", "windows", someWindow(t, e))),
			maybe(t, atLevel(t, setting("R10", "max", "1", "theme", strings.Join(presentThemes(e), "|")), "", "soft:3")),
			maybe(t, setting("R10", "max", "1", "needs", "booth|screen", "days", "2023-10-28|2023-10-29")))
	},
	"R46": func(t *rapid.T, _ *model.Event) []model.Setting {
		s := atLevel(t, setting("R46", "channels", number(t, 0, 1, 1, 2), "services", rapid.SampledFrom([]string{"booth", "recording|screen"}).Draw(t, "services")), "", "hard", "soft:2")
		s.ID = "channels"
		return maybe(t, s)
	},
	"R50": func(t *rapid.T, e *model.Event) []model.Setting {
		return slices.Concat(
			maybe(t, atLevel(t, setting("R50", "count", number(t, 1, 2, 3), "shift", number(t, 0, 30, 45), "break", number(t, 0, 15, 30)), "", "", "soft:2")),
			maybe(t, atLevel(t, setting("R50", "count", number(t, 1, 2), "shift", "30", "needs", "booth|screen"), "", "", "soft:3")),
			maybe(t, setting("R50", "count", "1", "type", "talk", "break", "15")))
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
		return slices.Concat(
			maybe(t, atLevel(t, setting("R11", "base", number(t, 0, 15, 30), "layout", number(t, 0, 30, 60)), "", "hard", "soft:5")),
			maybe(t, atLevel(t, setting("R11", "rooms", "r0", "base", number(t, 0, 30)), "", "", "soft:2")),
			maybe(t, atLevel(t, setting("R11", "rooms", someRoom(t, e), "layout", number(t, 15, 45)), "", "soft:5")))
	},
	"R12": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{atLevel(t, setting("R12", "max", number(t, 0, 0, 1)), "", "soft:3", "hard")},
			maybe(t, atLevel(t, setting("R12", "rooms", someRoom(t, e), "max", number(t, 0, 1)), "", "hard", "off"))...)
	},
	"R15": func(t *rapid.T, e *model.Event) []model.Setting {
		w := rapid.SampledFrom(e.Windows).Draw(t, "held window")
		start := w.Start.Add(30 * model.Minutes(rapid.IntRange(0, 1).Draw(t, "held from")))
		return []model.Setting{
			atLevel(t, setting("R15", "rooms", several(t, "held rooms", e.Rooms, func(r model.Room) string { return r.ID }), "start", start.String(), "end", start.Add(30).String(), "title", "lunch", "catering", "yes"), "", "", "soft:3"),
			atLevel(t, setting("R11", "catering", number(t, 0, 30, 60)), "", "soft:4"),
		}
	},
	"R17": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R17"), "", "", "soft:1")}
	},
	"R18": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R18", "rest", number(t, 60, 120, 180), "leave", number(t, 60, 180)), "", "", "soft:2")}
	},
	"R19": func(t *rapid.T, e *model.Event) []model.Setting {
		s := setting("R19", "pause", number(t, 0, 5), "link", number(t, 0, 5, 35))
		if rapid.IntRange(0, 3).Draw(t, "other ways") == 0 {
			s.Params = append(s.Params, model.Param{Key: "other", Value: number(t, 15, 40)})
		}
		if rapid.IntRange(0, 3).Draw(t, "areas") > 0 {
			s.Params = append(s.Params, model.Param{Key: "areas", Value: number(t, 0, 20, 45, 60)})
		}
		if rapid.Bool().Draw(t, "level of areas") {
			s.Params = append(s.Params, model.Param{Key: "areas_level", Value: rapid.SampledFrom([]string{"soft:2", "check"}).Draw(t, "level")})
		}
		return []model.Setting{atLevel(t, s, "", "", "soft:3", "soft:5")}
	},
	"R21": func(t *rapid.T, e *model.Event) []model.Setting {
		limits := func() []string {
			return []string{"sessions", number(t, 1, 2, 3), "minutes", number(t, 30, 60, 90), "row", number(t, 30, 60, 75), "pause", number(t, 0, 15, 30, 60)}
		}
		return append([]model.Setting{atLevel(t, setting("R21", limits()...), "", "", "soft:2", "hard", "hard")},
			maybe(t, atLevel(t, setting("R21", append([]string{"people", "p0"}, limits()...)...), "", "hard", "soft:3", "off"))...)
	},
	"R22": func(t *rapid.T, e *model.Event) []model.Setting {
		hours := func() []string {
			from := rapid.SampledFrom(e.Windows).Draw(t, "window of a pause").Start.In(e.Zone)
			at := 60*from.Hour() + from.Minute() + 30*rapid.IntRange(-1, 2).Draw(t, "pause from")
			to := at + rapid.SampledFrom([]int{45, 60, 90}).Draw(t, "pause until")
			if at < 0 || to > 24*60 {
				at, to = 9*60, 10*60
			}
			clock := func(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }
			return []string{"from", clock(at), "to", clock(to), "minutes", number(t, 15, 20, 30, 45), "points", number(t, 1, 5)}
		}
		return append([]model.Setting{atLevel(t, setting("R22", hours()...), "", "", "soft:1", "hard")},
			maybe(t, atLevel(t, setting("R22", append([]string{"people", "p0"}, hours()...)...), "", "hard"))...)
	},
	"R23": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R23", "minutes", number(t, 10, 15, 30, 60), "within", number(t, 60, 90)), "", "", "soft:2", "hard")}
	},
	"R47": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{atLevel(t, setting("R47", "minutes", number(t, 30, 60, 90), "row", number(t, 30, 60, 75), "rest", number(t, 0, 15, 30, 60)), "", "", "soft:2")},
			maybe(t, atLevel(t, setting("R47", "people", "p0", "sessions", number(t, 1, 2), "row", number(t, 30, 60)), "", "hard", "soft:3", "off"))...)
	},
	"R27": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R27", "from", "07:30", "to", rapid.SampledFrom([]string{"22:00", "24:00"}).Draw(t, "to"), "points", number(t, 1, 4, 20)), "", "hard"))
	},
	"R33": func(t *rapid.T, e *model.Event) []model.Setting {
		s := setting("R33", "session", someSession(t, e), "scope", rapid.SampledFrom([]string{"all", "theme", "area"}).Draw(t, "scope"),
			"before", number(t, 0, 30), "after", number(t, 0, 30))
		return append([]model.Setting{atLevel(t, s, "", "soft:1")}, maybe(t, atLevel(t, setting("R33", "type", "panel", "after", "15"), "", "soft:6"))...)
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
		return []model.Setting{atLevel(t, s, "", "soft:7")}
	},
	"R42": func(t *rapid.T, e *model.Event) []model.Setting {
		yesNo := func(label string) string { return rapid.SampledFrom([]string{"yes", "no"}).Draw(t, label) }
		if rapid.IntRange(0, 2).Draw(t, "at one time") == 0 {
			return []model.Setting{atLevel(t, setting("R42", "session", manySessions(t, e), "start", "yes", "day", yesNo("day"), "room", yesNo("room")), "", "soft:4")}
		}
		return []model.Setting{atLevel(t, setting("R42", "session", manySessions(t, e), "day", yesNo("day"), "consecutive", yesNo("consecutive"),
			"room", yesNo("room"), "rising", yesNo("rising"), "gap", number(t, 0, 0, 30, 90)), "", "soft:4")}
	},
	"R43": func(t *rapid.T, e *model.Event) []model.Setting {
		return []model.Setting{atLevel(t, setting("R43", "session", manySessions(t, e), "days", number(t, 1, 2)), "", "soft:8")}
	},
	"R25": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{atLevel(t, guests(t, e), "", "", "soft:3")}, maybe(t, atLevel(t, guests(t, e), "", "soft:6", "check"))...)
	},
	"R31": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{atLevel(t, hostTime(t, e), "", "", "soft:3")}, maybe(t, atLevel(t, hostTime(t, e), "", "soft:6"))...)
	},
	"R48": func(t *rapid.T, e *model.Event) []model.Setting {
		return maybe(t, atLevel(t, setting("R48", "relay", rapid.SampledFrom([]string{"no", "yes"}).Draw(t, "relay")), "", "soft:3", "hard"))
	},
	"R49": func(t *rapid.T, e *model.Event) []model.Setting {
		hours := rapid.SampledFrom([]string{"08:00-09:45|10:00-12:00|22:00-01:00", "08:30-10:00|02:30-06:00"}).Draw(t, "hours")
		return []model.Setting{atLevel(t, setting("R49", "hours", hours), "", "", "hard")}
	},
	"R51": func(t *rapid.T, e *model.Event) []model.Setting {
		s := setting("R51", "session", someSession(t, e), "before", number(t, 30, 60, 90))
		if rapid.Bool().Draw(t, "neighbours") {
			s.Params = append(s.Params, model.Param{Key: "neighbours", Value: someRoom(t, e)})
		}
		return append([]model.Setting{atLevel(t, s, "", "", "soft:3")}, maybe(t, atLevel(t, setting("R51", "type", "panel", "before", "30"), "", "soft:6"))...)
	},
	"R52": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{atLevel(t, setting("R52", "session", manySessions(t, e), "minutes", "30|60", "buffer", number(t, 10, 30, 60)), "", "", "soft:3")},
			maybe(t, atLevel(t, setting("R52", "type", "panel", "minutes", rapid.SampledFrom([]string{"30", "60", "45|90"}).Draw(t, "lengths"), "buffer", "30"), "", "soft:6"))...)
	},
	"R44": func(t *rapid.T, e *model.Event) []model.Setting {
		return append([]model.Setting{atLevel(t, setting("R44", "session", someSession(t, e), "windows", someWindow(t, e)), "", "", "soft:4")},
			maybe(t, setting("R44", "type", "panel", "windows", someWindow(t, e)))...)
	},
}

// guests draws a line of R25 about sessions, people or both: their window, what is kept free
// around them, and a back-up slot.
func guests(t *rapid.T, e *model.Event) model.Setting {
	s := setting("R25", "before", number(t, 0, 30, 60), "after", number(t, 15, 45))
	give := func(key, value string) { s.Params = append(s.Params, model.Param{Key: key, Value: value}) }
	people := rapid.IntRange(0, 2).Draw(t, "guests") == 0
	if people {
		give("people", several(t, "guests", e.People, func(p model.Person) string { return p.ID }))
	}
	if !people || rapid.Bool().Draw(t, "sessions of guests") {
		give("session", someSession(t, e))
	}
	slot := func(prefix string) {
		w := rapid.SampledFrom(e.Windows).Draw(t, "near window")
		start := w.Start.Add(30 * model.Minutes(rapid.IntRange(-1, 2).Draw(t, "slot from")))
		give(prefix+"start", start.String())
		give(prefix+"end", start.Add(30*model.Minutes(rapid.IntRange(1, 5).Draw(t, "slot for"))).String())
	}
	if rapid.Bool().Draw(t, "window") {
		slot("")
	}
	if rapid.Bool().Draw(t, "back-up") {
		slot("backup_")
		if rapid.Bool().Draw(t, "back-up room") {
			give("backup_room", someRoom(t, e))
		}
	}
	return s
}

// hostTime draws a line of R31 about a time near a window, by day or round midnight, once or on
// days, of rooms or people of whom there are some.
func hostTime(t *rapid.T, e *model.Event) model.Setting {
	w := rapid.SampledFrom(e.Windows).Draw(t, "host's window")
	start := w.Start.Add(30 * model.Minutes(rapid.IntRange(-1, 2).Draw(t, "host's from")))
	end := start.Add(30 * model.Minutes(rapid.IntRange(1, 5).Draw(t, "host's for")))
	s := setting("R31", "title", "prayer")
	give := func(key, value string) { s.Params = append(s.Params, model.Param{Key: key, Value: value}) }
	if rapid.IntRange(0, 2).Draw(t, "once") == 0 {
		give("start", start.String())
		give("end", end.String())
	} else {
		give("from", start.In(e.Zone).Format("15:04"))
		give("to", end.In(e.Zone).Format("15:04"))
		if rapid.Bool().Draw(t, "on some days") {
			give("dates", model.DateIn(start, e.Zone).String())
		}
	}
	for _, key := range subset(t, "whom", "group", "region") {
		if value := presentValue(e, key); value != "" {
			give(key, value)
		}
	}
	if rapid.IntRange(0, 2).Draw(t, "people") == 0 {
		give("people", several(t, "host's people", e.People, func(p model.Person) string { return p.ID }))
	}
	if rapid.IntRange(0, 2).Draw(t, "rooms") == 0 {
		give("rooms", someRoom(t, e))
	}
	if rapid.Bool().Draw(t, "who") || len(s.Params) < 4 || s.Params[len(s.Params)-1].Key == "to" || s.Params[len(s.Params)-1].Key == "dates" {
		give("who", rapid.SampledFrom([]string{"everyone", "onsite"}).Draw(t, "who"))
	}
	return s
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

// presentValue returns a value of the attribute that something has, "" if there is none.
func presentValue(e *model.Event, attribute string) (value string) {
	for _, s := range e.Sessions {
		switch {
		case attribute == "type":
			value = s.Type
		case attribute == "language" && len(s.Languages) > 0:
			value = s.Languages[0]
		}
	}
	for _, p := range e.People {
		switch {
		case attribute == "group" && p.Group != "":
			value = p.Group
		case attribute == "region" && p.Region != "":
			value = p.Region
		}
	}
	return value
}

func setting(rule string, pairs ...string) model.Setting {
	s := model.Setting{Rule: rule}
	for i := 0; i < len(pairs); i += 2 {
		s.Params = append(s.Params, model.Param{Key: pairs[i], Value: pairs[i+1]})
	}
	return s
}

// lunch draws half an hour, after the first of a window, in which all rooms are held.
func lunch(t *rapid.T, e *model.Event) model.Setting {
	start := rapid.SampledFrom(e.Windows).Draw(t, "window with lunch").Start.Add(30)
	var rooms []string
	for i := range e.Rooms {
		rooms = append(rooms, e.Rooms[i].ID)
	}
	return setting("R15", "rooms", strings.Join(rooms, "|"), "start", start.String(), "end", start.Add(30).String(), "title", "lunch")
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

// somePlace draws a room or an area.
func somePlace(t *rapid.T, e *model.Event) string {
	r := rapid.SampledFrom(e.Rooms).Draw(t, "place")
	if r.Area != "" && rapid.Bool().Draw(t, "its area") {
		return r.Area
	}
	return r.ID
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
