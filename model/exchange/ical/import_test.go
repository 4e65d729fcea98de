package ical_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange/ical"
)

func TestBusyTimesBecomeAvailability(t *testing.T) {
	e := hostile()
	c, _, err := ical.Read("dir/maya.ics", calendar(
		event("DTSTART;VALUE=DATE:20260328"),
		event("DTSTART:20260329T100000", "DURATION:PT1H"),
		event("DTSTART:20260329T100000", "DURATION:PT1H"), // the same again
		event("DTSTART:20260329T120000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
		event("DTSTART:20260329T130000Z", "DURATION:PT1H", "STATUS:CANCELLED"),
		event("DTSTART:20200101T130000Z", "DURATION:PT1H"),
		event("DTSTART:20200101T130000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=-1TH;COUNT=3"),
		event("DTSTART:20260329T140000Z"),
		"BEGIN:VFREEBUSY\nFREEBUSY:20260330T100000Z/PT1H,20260330T120000Z/20260330T130000Z\nFREEBUSY;FBTYPE=FREE:20260330T150000Z/PT1H\nEND:VFREEBUSY",
	), ical.Reading{Zone: "Asia/Kathmandu", Within: ical.Within(e)})
	if err != nil {
		t.Fatal(err)
	}
	out, notes := c.Busy(e, 0, "maya.ics")
	var got []string
	for _, a := range out.Availability {
		got = append(got, fmt.Sprintf("%d %d %q %s %s/%s %s", a.Person(), a.Room(), a.Kit(), a.Kind, a.Start, a.End, a.Source))
	}
	if diff := cmp.Diff([]string{
		`0 -1 "" no 2026-03-27T18:15:00Z/2026-03-28T18:15:00Z maya.ics`,
		`0 -1 "" no 2026-03-29T04:15:00Z/2026-03-29T05:15:00Z maya.ics`,
		`0 -1 "" no 2026-03-30T10:00:00Z/2026-03-30T11:00:00Z maya.ics`,
		`0 -1 "" no 2026-03-30T12:00:00Z/2026-03-30T13:00:00Z maya.ics`,
	}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("1 busy time lies outside the days of the event, and is left out\n1 recurrence has no time during the event\ndir/maya.ics:47:1: the event has no length; it takes no time", model.Faults(notes).Error()); diff != "" {
		t.Error(diff)
	}
	again, notes := c.Busy(out, 0, "maya.ics")
	if len(again.Availability) != 4 || len(notes) != 3 {
		t.Errorf("a second reading adds %v", again.Availability[4:])
	}
	c.Entries = c.Entries[:1]
	_, notes = c.Busy(out, 0, "maya.ics")
	if got := model.Faults(notes).Error(); strings.Count(got, "does not say so any more; the line stays") != 3 {
		t.Errorf("%s", got)
	}
	if len(e.Availability) != 0 {
		t.Error("the event itself changed")
	}
}

func TestAForeignCalendarIsMatchedByIDOrTitle(t *testing.T) {
	e := hostile()
	e.Sessions[5].Title, e.Sessions[6].Title, e.Sessions[7].Title = "Same", "same", "Ropes and knots"
	e.Baseline = model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(instant(t, "2026-03-27T09:00Z"), 60), Room: model.InRoom(1), State: model.Published},
		{Session: 3, Interval: model.Span(instant(t, "2026-03-27T09:00Z"), 60), Room: model.InRoom(0), State: model.Published, Told: 7},
		{Session: 4, Interval: model.Span(instant(t, "2026-03-27T15:00Z"), 60), Room: model.InRoom(0), State: model.Published},
	})
	const day = "20260327T"
	c, _, err := ical.Read("c.ics", calendar(
		event("DTSTART:"+day+"100000Z", "DURATION:PT1H", "SUMMARY:IGF 2026 WS #1: anything", "LOCATION:main\\, hall\\; \\\\1"),
		event("DTSTART:"+day+"110000Z", "DURATION:PT45M", "SUMMARY:ws 2", "LOCATION:会議室\\, second floor"),
		event("DTSTART:"+day+"120000Z", "DURATION:PT1H", "SUMMARY:ROPES  and knots", "LOCATION:Nowhere"),
		event("DTSTART:"+day+"090000Z", "DURATION:PT1H", "SUMMARY:WS 4", "LOCATION:hall"),
		event("DTSTART:"+day+"130000Z", "DURATION:PT1H", "SUMMARY:SAME"),
		event("DTSTART:"+day+"140000Z", "DURATION:PT1H", "SUMMARY:Lunch"),
		event("DTSTART:"+day+"150000Z", "DURATION:PT1H", "SUMMARY:WS 5", "STATUS:CANCELLED"),
	), ical.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	out, notes := c.Baseline(e)
	var got []string
	for _, pl := range out.Baseline.Placements {
		got = append(got, fmt.Sprintf("%s %s/%s %d %s %d", e.Sessions[pl.Session].ID, pl.Start, pl.End, pl.Room.Index(), pl.State, pl.Told))
	}
	if diff := cmp.Diff([]string{
		"WS 4 2026-03-27T09:00:00Z/2026-03-27T10:00:00Z 0 published 7",
		"WS 1 2026-03-27T10:00:00Z/2026-03-27T11:00:00Z 0 published 0",
		"WS 2 2026-03-27T11:00:00Z/2026-03-27T11:45:00Z 2 published 0",
		"WS 8 2026-03-27T12:00:00Z/2026-03-27T13:00:00Z -1 published 0",
	}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`c.ics:3:1: "WS 1" was at 2026-03-27T09:00:00Z in "WS 8 – Room C-1" in the baseline, and is at 2026-03-27T10:00:00Z in "Main, Hall; \\1" now
c.ics:11:1: "WS 2" takes 60 minutes in the event, 45 in the calendar
c.ics:19:1: "Nowhere", the place of "WS 8", is no room of the event; the room is left out; give the room in the baseline
c.ics:35:1: "SAME": two sessions have this title, "WS 6" and "WS 7"; it is left out; write the id before the title
c.ics:42:1: "Lunch" is no session of the event; it is left out; add it to the sessions if it is one
c.ics:49:1: "WS 5" is cancelled in the calendar; it is taken out of the baseline, where it was at 2026-03-27T15:00:00Z in "Main, Hall; \\1"; set its state to cancelled`, model.Faults(notes).Error()); diff != "" {
		t.Error(diff)
	}
	if len(e.Baseline.Placements) != 3 {
		t.Error("the event itself changed")
	}
}

func TestATitleOfSeveralSessionsIsMatchedByItsRoom(t *testing.T) {
	e := hostile()
	for _, i := range []int{4, 5, 6} {
		e.Sessions[i].Title = "Same"
	}
	at := model.Span(instant(t, "2026-03-27T09:00Z"), 60)
	e.Baseline = model.NewProgramme([]model.Placement{
		{Session: 4, Interval: at, Room: model.InRoom(0), State: model.Published},
		{Session: 5, Interval: at, Room: model.InRoom(1), State: model.Published},
		{Session: 6, Interval: model.Span(at.End, 60), Room: model.InRoom(1), State: model.Published},
		{Session: 0, Interval: model.Span(at.End, 60), Room: model.InRoom(0), State: model.Published},
	})
	c, _, err := ical.Read("c.ics", calendar(
		event("DTSTART:20260327T100000Z", "DURATION:PT1H", "SUMMARY:Same", "LOCATION:hall"),
		event("DTSTART:20260327T090000Z", "DURATION:PT1H", "SUMMARY:Same", "LOCATION:C-1"),
		event("DTSTART:20260327T110000Z", "DURATION:PT1H", "SUMMARY:Same"),
	), ical.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	out, notes := c.Baseline(e)
	const want = `c.ics:3:1: "Same": 3 sessions have this title, "WS 5", "WS 6" and 1 more; it is read as "WS 5", which is in "Main, Hall; \\1" in the baseline; write the id before the title if it is another one`
	if got := model.Faults(notes).Error(); !strings.Contains(got, want) || strings.Count(got, "have this title") != 3 || strings.Count(got, "it is left out; write the id") != 2 {
		t.Error(got)
	}
	for _, pl := range out.Baseline.Placements {
		if want := instant(t, "2026-03-27T10:00Z"); pl.Session == 4 && pl.Start != want {
			t.Errorf("WS 5 is at %s", pl.Start)
		}
	}
}
