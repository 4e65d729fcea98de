package solver

import (
	"fmt"
	"strings"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// hall returns an event of n sessions of that length in rooms that are open for so many
// minutes on each of days, with 15 minutes of turnaround.
func hall(n int, length model.Minutes, rooms, days int, open model.Minutes) *model.Event {
	e := &model.Event{Name: "hall", Grain: 15, Rules: []model.Setting{{Rule: "R11", Params: []model.Param{{Key: "base", Value: "15"}}}}}
	for i := range n {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprintf("s%d", i), Minutes: length, State: model.Confirmed})
	}
	for i := range rooms {
		e.Rooms = append(e.Rooms, model.Room{ID: fmt.Sprintf("r%d", i), Name: fmt.Sprintf("Room %d", i)})
	}
	for i := range days {
		start := model.Instant(28_000_800).Add(model.Minutes(24 * 60 * i))
		e.Windows = append(e.Windows, model.Window{ID: fmt.Sprintf("w%d", i), Interval: model.Span(start, open)})
	}
	return e
}

func problem(t *testing.T, e *model.Event) *csp.Problem {
	t.Helper()
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return compile.Problem(book)
}

func TestOverloadNamesTheRoomClassThatIsTooSmall(t *testing.T) {
	e := hall(20, 60, 4, 1, 540)
	e.Rooms[1].Services = []string{"booth"}
	for i := range 8 {
		e.Sessions[2*i].Needs = []string{"booth"}
	}
	p := problem(t, e)
	certificates := bounds.Check(p)
	if len(certificates) != 1 {
		t.Fatalf("%d certificates, want 1", len(certificates))
	}
	got := overload{&certificates[0], p}.sentence()
	want := `8 sessions, "s0", "s2", "s4", "s6", "s8", "s10", "s12" and "s14", which need 600 minutes, turnaround included; ` +
		`all that is open to them is 525 minutes: "Room 1" `
	if !strings.HasPrefix(got, want) {
		t.Errorf("got  %s\nwant %s...", got, want)
	}
}

// Of many stretches the sentence names the rooms, and it says what is missing altogether.
func TestOverloadSaysWhatIsMissingAltogether(t *testing.T) {
	p := problem(t, hall(320, 60, 11, 4, 540))
	certificates := bounds.Check(p)
	if len(certificates) != 1 || len(certificates[0].Activities) != 309 || certificates[0].Whole.Lack() != 900 {
		t.Fatalf("%d certificates, want one of 309 sessions that is part of one that lacks 12 x 75 minutes", len(certificates))
	}
	got := overload{&certificates[0], p}.sentence()
	for _, want := range []string{
		"309 sessions, ", ` is 23100 minutes: 44 stretches of "Room 0", "Room 1", `, `and "Room 10", Wed 29 Mar `,
		"; for all 320 that compete for that time 900 minutes are missing",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

func TestOverloadOfAPerson(t *testing.T) {
	e := hall(9, 60, 9, 1, 540)
	e.People = []model.Person{{ID: "ada", Name: "Ada"}}
	e.Availability = []model.Availability{{Subject: model.OfPerson(0), Kind: model.Available, Interval: model.Span(e.Windows[0].Start, 170)}}
	for i := range 3 {
		e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(3 * i), Person: 0, Role: "speaker", Must: model.MustAttend})
	}
	p := problem(t, e)
	certificates := bounds.Check(p)
	if len(certificates) != 1 || certificates[0].Person != 0 {
		t.Fatalf("certificates %+v, want one for Ada", certificates)
	}
	got := overload{&certificates[0], p}.sentence()
	if want := `Ada must attend 3 sessions, "s0", "s3" and "s6", which need 180 minutes; all that is open to them is 120 minutes: `; !strings.HasPrefix(got, want) {
		t.Errorf("got  %s\nwant %s...", got, want)
	}
}
