package model_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
)

// at returns an instant of 11 October 2023 in Kyoto, where the day before is still
// running in UTC until 09:00.
func at(hour, minute int) model.Instant {
	return model.Date{Year: 2023, Month: 10, Day: 11}.Bounds("Asia/Tokyo").Start.Add(model.Minutes(60*hour + minute))
}

func TestByDayFollowsTheVenuesCalendar(t *testing.T) {
	p := model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(at(8, 30), 60)},
		{Session: 1, Interval: model.Span(at(23, 30), 60)},
		{Session: 2, Interval: model.Span(at(24, 0), 60)},
		{Session: 3, Interval: model.Span(at(72, 0), 60)},
	})
	for _, c := range []struct {
		zone model.Zone
		want []string
	}{
		{"Asia/Tokyo", []string{"2023-10-11: 2", "2023-10-12: 1", "2023-10-14: 1"}},
		{"UTC", []string{"2023-10-10: 1", "2023-10-11: 2", "2023-10-13: 1"}},
	} {
		var got []string
		for _, day := range p.ByDay(c.zone) {
			got = append(got, day.Date.String()+": "+string(rune('0'+len(day.Placements))))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("in %s: %s", c.zone, diff)
		}
	}
}

func TestWhatGoesOnIsOnEveryDayThatItTouches(t *testing.T) {
	p := model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(at(22, 0), 26*60+1)}, // a minute into the day after the next
		{Session: 1, Interval: model.Span(at(23, 0), 60)},      // up to midnight
		{Session: 2, Interval: model.Span(at(24, 0), 60)},
		{Session: 3, Interval: model.Span(at(48+12, 0), 0)},
	})
	var got []string
	for _, day := range p.ByDay("Asia/Tokyo") {
		line := day.Date.String() + ":"
		for _, pl := range day.All() {
			line += " " + string(rune('0'+pl.Session)) + "@" + day.From(pl).In("Asia/Tokyo").Format("15:04")
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{"2023-10-11: 0@22:00 1@23:00", "2023-10-12: 0@00:00 2@00:00", "2023-10-13: 0@00:00 3@12:00"}, got); diff != "" {
		t.Error(diff)
	}
	// Samoa has no 30 December 2011, and in Beirut 27 March 2022 begins at 01:00.
	for _, c := range []struct {
		zone  model.Zone
		start string
		want  string
	}{{"Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-29/0 2011-12-31/1 "}, {"Asia/Beirut", "2022-03-26T21:00:00Z", "2022-03-26/0 2022-03-27/1 "}} {
		start, err := time.Parse(time.RFC3339, c.start)
		if err != nil {
			t.Fatal(err)
		}
		first, _ := model.InstantOf(start)
		text := ""
		for _, day := range model.NewProgramme([]model.Placement{{Interval: model.Span(first, 120)}}).ByDay(c.zone) {
			text += day.Date.String() + "/" + string(rune('0'+len(day.Before))) + " "
		}
		if text != c.want {
			t.Errorf("%s: %s", c.zone, text)
		}
	}
}

// A short session between two that overlap hides neither.
func TestSharingLooksPastShortSessions(t *testing.T) {
	in := func(s model.SessionIndex, from, to model.Instant) model.Placement {
		return model.Placement{Session: s, Interval: model.Interval{Start: from, End: to}, Room: model.InRoom(0)}
	}
	long, short, late := in(0, 1, 6), in(1, 3, 4), in(2, 5, 7)
	want := map[model.Placement]bool{long: true, short: true, late: true}
	if diff := cmp.Diff(want, sessions("", "", "").Sharing(model.NewProgramme([]model.Placement{long, short, late}))); diff != "" {
		t.Error(diff)
	}
}

// Sharing agrees with asking every pair.
func TestSharingIsEveryPairThatOverlapsInARoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var placements []model.Placement
		var merges []string
		for s := range rapid.IntRange(0, 6).Draw(t, "sessions") {
			merges = append(merges, rapid.SampledFrom([]string{"", "", "one", "two"}).Draw(t, "merge"))
			placements = append(placements, model.Placement{
				Session:  model.SessionIndex(s),
				Interval: model.Span(model.Instant(rapid.SampledFrom([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}).Draw(t, "start")), model.Minutes(rapid.SampledFrom([]int{1, 2, 5, 9}).Draw(t, "minutes"))),
				Room:     model.InRoom(model.RoomIndex(rapid.SampledFrom([]int{-1, 0, 0, 0}).Draw(t, "room"))),
			})
		}
		want := map[model.Placement]bool{}
		for i, a := range placements {
			for j, b := range placements {
				merged := merges[i] != "" && merges[i] == merges[j]
				if i != j && !merged && a.Room == b.Room && a.Room.Given() && a.Overlaps(b.Interval) {
					want[a] = true
				}
			}
		}
		if diff := cmp.Diff(want, sessions(merges...).Sharing(model.NewProgramme(placements))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// sessions is an event of sessions with those merge ids.
func sessions(merges ...string) *model.Event {
	e := &model.Event{}
	for _, merge := range merges {
		e.Sessions = append(e.Sessions, model.Session{Merge: merge})
	}
	return e
}
