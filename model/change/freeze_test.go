package change

import (
	"testing"

	"programme/model"
	"programme/model/generate"
)

// planned returns a made-up event whose baseline is the programme it was made around.
func planned() *model.Event {
	e, planted := generate.Event(generate.Options{Sessions: 30, Load: 0.7, Seed: 1})
	e.Baseline = planted
	return e
}

func TestFreezeOfNothingChangesNothing(t *testing.T) {
	e := planned()
	frozen, err := Freeze(e, FreezeOptions{})
	if err != nil || frozen != e {
		t.Errorf("event %p, error %v; want %p", frozen, err, e)
	}
}

func TestFreezeRefusesWhatTheBaselineLacks(t *testing.T) {
	e := planned()
	without, part := *e, *e
	without.Baseline = nil
	part.Baseline = &model.Programme{Placements: e.Baseline.Placements[:1]}
	day := model.DateIn(e.Baseline.Placements[0].Start, e.Zone)
	missing := e.Baseline.Placements[1].Session
	for _, c := range []struct {
		name  string
		event *model.Event
		o     FreezeOptions
		want  string
	}{
		{"no baseline", &without, FreezeOptions{Days: []model.Date{day}}, "there is no baseline.csv to freeze sessions of"},
		{"no baseline, which has another name", &without, FreezeOptions{From: "sheet baseline", Days: []model.Date{day}}, "there is no sheet baseline to freeze sessions of"},
		{"a day of which it has nothing", e, FreezeOptions{Days: []model.Date{{Year: 1999, Month: 1, Day: 2}}}, "baseline.csv has no session on 1999-01-02 to freeze"},
		{"a session that it lacks", &part, FreezeOptions{From: `"old.csv"`, Sessions: []model.SessionIndex{missing}}, `session "` + e.Sessions[missing].ID + `" is not in "old.csv", so that it has no place to freeze`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Freeze(c.event, c.o); err == nil || err.Error() != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}
