package change

import (
	"testing"

	"programme/model"
)

func TestKeepRefusesWhatItCannotKeep(t *testing.T) {
	e := planned()
	if _, err := Keep(e, "times,chairs"); err == nil || err.Error() != `cannot keep "chairs"; write times, days or rooms` {
		t.Errorf("error %v", err)
	}
	without := *e
	without.Baseline = nil
	if _, err := Keep(&without, "days"); err == nil || err.Error() != "there is no baseline.csv to keep days from" {
		t.Errorf("error %v", err)
	}
}

func TestKeepPinsWhatTheBaselineHas(t *testing.T) {
	e := planned()
	cancelled, pl := &e.Sessions[e.Baseline.Placements[0].Session], e.Baseline.Placements[1]
	cancelled.State = model.Cancelled
	kept, err := Keep(e, "days,rooms")
	if err != nil {
		t.Fatal(err)
	}
	pins := kept.Rules[len(e.Rules):]
	if want := len(e.Baseline.Placements) - 1; len(pins) != want {
		t.Fatalf("%d pins, want %d: one a placement but that of a cancelled session", len(pins), want)
	}
	want := []string{e.Sessions[pl.Session].ID, model.DateIn(pl.Start, e.Zone).String(), e.Rooms[pl.Room.Index()].ID}
	for i, key := range []string{"session", "day", "rooms"} {
		if got, _ := pins[0].Param(key); got != want[i] {
			t.Errorf("%s is %q, want %q", key, got, want[i])
		}
	}
}
