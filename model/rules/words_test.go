package rules

import (
	"testing"

	"programme/model"
)

func TestSpanSaysBothClocks(t *testing.T) {
	e := conference()
	tests := []struct {
		name string
		zone model.Zone
		span model.Interval
		want string
	}{
		{"same day in UTC", "Asia/Tokyo", span("11", "16:45-17:45"), "Wed 11 Oct 16:45-17:45 (07:45-08:45 UTC)"},
		{"the day before in UTC", "Asia/Tokyo", span("11", "06:00-07:00"), "Wed 11 Oct 06:00-07:00 (Tue 10 Oct 21:00-22:00 UTC)"},
		{"across midnight", "Asia/Tokyo", span("11", "23:30-24:30"), "Wed 11 Oct 23:30 to Thu 12 Oct 00:30 (14:30-15:30 UTC)"},
		{"across midnight in UTC", "Asia/Tokyo", span("11", "08:30-09:30"), "Wed 11 Oct 08:30-09:30 (Tue 10 Oct 23:30 to Wed 11 Oct 00:30 UTC)"},
		{"without a zone", "", span("11", "09:00-10:00"), "Wed 11 Oct 00:00-01:00 UTC"},
		{"venue on UTC", "Africa/Accra", span("11", "09:00-10:00"), "Wed 11 Oct 00:00-01:00 UTC"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e.Zone = tt.zone
			if got := Span(e, tt.span); got != tt.want {
				t.Errorf("Span = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAtSaysBothClocks(t *testing.T) {
	e := conference()
	for _, tt := range []struct {
		zone model.Zone
		want string
	}{
		{"Asia/Tokyo", "Wed 11 Oct 08:30 (Tue 10 Oct 23:30 UTC)"},
		{"Europe/Prague", "Wed 11 Oct 01:30 (Tue 10 Oct 23:30 UTC)"},
		{"America/New_York", "Tue 10 Oct 19:30 (23:30 UTC)"},
		{"", "Tue 10 Oct 23:30 UTC"},
	} {
		e.Zone = tt.zone
		if got := At(e, at("11", "08:30")); got != tt.want {
			t.Errorf("At in %q = %q, want %q", tt.zone, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	e := conference()
	e.Cast = append(e.Cast, model.CastMember{Session: 1, Person: 0, Role: "speaker"})
	for _, tt := range []struct{ got, want string }{
		{Duration(0), "0 minutes"},
		{Duration(1), "1 minute"},
		{Duration(119), "119 minutes"},
		{Duration(120), "2 hours"},
		{Duration(1441), "24 hours 1 minute"},
		{Count(1, "day", "days"), "1 day"},
		{Sessions(e, []model.SessionIndex{0, 1, 2}), `"A", "B" and "C"`},
		{Rooms(e, []model.RoomIndex{0, 2}), `"Room C-1" or "Main Hall"`},
		{Windows(e, []model.WindowIndex{2}), `window "d12"`},
		{Room(e, model.NoRoom), "no room"},
		{Roles(e, 1, 0), "speaker and onsite moderator"},
		{Roles(e, 3, 0), ""},
		{And(nil), ""},
		{Day(model.Date{Year: 2023, Month: 10, Day: 11}), "Wed 11 Oct"},
		{OwnTime(span("11", "05:30-06:30"), "Europe/Prague"), "Tue 10 Oct 22:30-23:30 Europe/Prague"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
