package rules

import (
	"testing"

	"programme/model"
)

var r04Cases = []judged{
	{
		name:      "first and last start of the grain, with and without a room",
		programme: []string{"A C-1 10 09:00-10:00", "B - 10 17:00-18:00", "C C-1 11 10:15-11:15"},
	},
	{
		name: "outside, off the grain, over the end",
		programme: []string{
			"A C-1 10 08:30-09:30", "B C-1 10 18:10-19:10", "C C-1 11 10:05-11:05", "D C-1 11 17:15-18:15", "E C-1 11 10:10-10:40",
		},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 08:30-09:30 (Mon 9 Oct 23:30 to Tue 10 Oct 00:30 UTC), starts outside every window, 30 minutes before window "d10"`,
			`1: "B" in "Room C-1", Tue 10 Oct 18:10-19:10 (09:10-10:10 UTC), starts outside every window, 10 minutes after window "d10"`,
			`1: "C" in "Room C-1", Wed 11 Oct 10:05-11:05 (01:05-02:05 UTC), starts 5 minutes after Wed 11 Oct 10:00 (01:00 UTC), the nearest start of window "d11"`,
			`1: "E" in "Room C-1", Wed 11 Oct 10:10-10:40 (01:10-01:40 UTC), starts 5 minutes before Wed 11 Oct 10:15 (01:15 UTC), the nearest start of window "d11"`,
			`1: "D" in "Room C-1", Wed 11 Oct 17:15-18:15 (08:15-09:15 UTC), ends 15 minutes after window "d11"`,
		},
		say: []string{
			`"A" must start at a legal start of a window and be inside a window all the time`,
			`"B" must start at a legal start of a window and be inside a window all the time`,
			`"C" must start at a legal start of a window and be inside a window all the time`,
			`"E" must start at a legal start of a window and be inside a window all the time`,
			`"D" must start at a legal start of a window and be inside a window all the time`,
		},
	},
	{
		name: "the last minutes of a window have no start after them",
		change: func(e *model.Event) {
			e.Windows[0].Interval = span("10", "09:00-18:10")
		},
		programme: []string{"E C-1 10 18:09-18:39"},
		want:      []string{`1: "E" in "Room C-1", Tue 10 Oct 18:09-18:39 (09:09-09:39 UTC), starts 9 minutes after Tue 10 Oct 18:00 (09:00 UTC), the nearest start of window "d10"`},
	},
	{
		name: "listed starts go before the grain",
		change: func(e *model.Event) {
			e.Windows[0].Starts = []model.Instant{at("10", "09:10"), at("10", "11:00")}
		},
		programme: []string{"A C-1 10 09:10-10:10", "B C-1 10 11:00-12:00", "C C-1 10 09:15-10:15"},
		want:      []string{`1: "C" in "Room C-1", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC), starts 5 minutes after Tue 10 Oct 09:10 (00:10 UTC), the nearest start of window "d10"`},
	},
	{
		name: "a start that the baseline gives a session is legal for it alone, where no starts are listed",
		change: func(e *model.Event) {
			e.Windows[1].Starts = []model.Instant{at("11", "09:00")}
			e.Baseline = &model.Programme{Placements: []model.Placement{
				{Session: 0, Interval: span("10", "10:02-11:02")}, {Session: 2, Interval: span("11", "10:02-11:02")}, {Session: 3, Interval: span("12", "17:32-18:32")}, {Session: 4, Interval: span("10", "10:04-10:34")},
			}}
		},
		programme: []string{"A C-1 10 10:02-11:02", "B C-2 10 10:02-11:02", "C C-1 11 10:02-11:02", "D C-1 12 17:32-18:32", "E - 10 10:05-10:35"},
		want: []string{
			`1: "B" in "Room C-2", Tue 10 Oct 10:02-11:02 (01:02-02:02 UTC), starts 2 minutes after Tue 10 Oct 10:00 (01:00 UTC), the nearest start of window "d10"`,
			`1: "E", Tue 10 Oct 10:05-10:35 (01:05-01:35 UTC), starts 1 minute after Tue 10 Oct 10:04 (01:04 UTC), the nearest start of window "d10"`,
			`1: "C" in "Room C-1", Wed 11 Oct 10:02-11:02 (01:02-02:02 UTC), starts 62 minutes after Wed 11 Oct 09:00 (00:00 UTC), the nearest start of window "d11"`,
			`1: "D" in "Room C-1", Thu 12 Oct 17:32-18:32 (08:32-09:32 UTC), ends 32 minutes after window "d12"`,
		},
	},
	{
		name: "windows that touch or overlap join, over midnight too; starts are those of the window that they lie in",
		change: func(e *model.Event) {
			e.Windows[0].Interval, e.Windows[1].Interval, e.Windows[2].Interval = span("10", "22:00-23:40"), span("10", "23:40-24:30"), span("11", "00:20-01:00")
			e.Windows[1].Starts = []model.Instant{at("11", "00:00")}
		},
		programme: []string{"A C-1 10 23:30-24:30", "B C-2 11 00:00-01:00", "C C-1 11 00:20-01:20", "D C-1 10 23:55-24:55"},
		want: []string{
			`1: "D" in "Room C-1", Tue 10 Oct 23:55 to Wed 11 Oct 00:55 (14:55-15:55 UTC), starts 5 minutes before Wed 11 Oct 00:00 (Tue 10 Oct 15:00 UTC), the nearest start of window "d11"`,
			`1: "C" in "Room C-1", Wed 11 Oct 00:20-01:20 (Tue 10 Oct 15:20-16:20 UTC), ends 20 minutes after window "d12"`,
		},
	},
	{
		name: "a minute between two windows parts them",
		change: func(e *model.Event) {
			e.Windows[0].Interval, e.Windows[1].Interval = span("10", "09:00-11:59"), span("10", "12:00-18:00")
		},
		programme: []string{"C C-1 10 11:30-12:30"},
		want:      []string{`1: "C" in "Room C-1", Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC), ends 31 minutes after window "d10"`},
	},
	{
		name: "a window that is closed has no start and joins nothing",
		change: func(e *model.Event) {
			e.Windows[0].Interval, e.Windows[1].Interval = span("10", "09:00-12:00"), span("10", "12:00-12:00")
		},
		programme: []string{"A C-1 10 12:00-13:00"},
		want:      []string{`1: "A" in "Room C-1", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), starts outside every window, 0 minutes after window "d10"`},
	},
	{
		name: "the lead-in begins where the first window of the day opens, and bars none that opened on the eve",
		change: func(e *model.Event) {
			e.Windows[0].Interval, e.Windows[1].Interval = span("09", "23:00-33:30"), span("10", "09:00-18:00")
		},
		settings:  []model.Setting{set("R04", "leadin=60")},
		programme: []string{"A C-1 10 00:00-01:00", "B C-1 10 09:15-10:15", "C C-1 10 09:30-10:30", "D C-2 10 10:00-11:00"},
		want:      []string{`1: "C" in "Room C-1", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), starts 30 minutes too early: nothing starts before Tue 10 Oct 10:00 (01:00 UTC) on the first day`},
	},
	{
		name: "no lead-in bars nothing",
		change: func(e *model.Event) {
			e.Windows[0].Interval, e.Windows[1].Interval = span("09", "23:00-25:00"), span("10", "09:00-18:00")
		},
		programme: []string{"A C-1 10 00:00-01:00"},
	},
	{
		name:      "lead-in on the first day alone",
		settings:  []model.Setting{set("R04", "leadin=60")},
		programme: []string{"A C-1 10 10:00-11:00", "B C-1 10 09:45-10:45", "C C-1 11 09:00-10:00"},
		want:      []string{`1: "B" in "Room C-1", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), starts 15 minutes too early: nothing starts before Tue 10 Oct 10:00 (01:00 UTC) on the first day`},
		say:       []string{`"B" must start at a legal start of a window and be inside a window all the time, not before Tue 10 Oct 10:00 (01:00 UTC)`},
	},
	{
		name:      "lead-in without a window on the first day asks nothing",
		change:    func(e *model.Event) { e.Days = append([]model.Date{{Year: 2023, Month: 10, Day: 9}}, e.Days...) },
		settings:  []model.Setting{set("R04", "leadin=60")},
		programme: []string{"A C-1 10 09:00-10:00"},
	},
	{
		name:      "an event without windows asks nothing",
		change:    func(e *model.Event) { e.Windows = nil },
		programme: []string{"A C-1 10 03:07-04:07"},
	},
}

func TestR04InsideWindow(t *testing.T) { judge(t, "R04") }
