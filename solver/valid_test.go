package solver_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/solver"
	"programme/solver/internal/randevent"
)

var (
	may11 = model.Date{Year: 2026, Month: 5, Day: 11}
	nine  = may11.Bounds("Europe/Lisbon").Start.Add(9 * 60)
)

// oneTalk is the least event, as a program writes it down.
func oneTalk() *model.Event {
	return &model.Event{
		Name: "demo", Zone: "Europe/Lisbon", Grain: 15, Days: []model.Date{may11},
		Types:    []model.SessionType{{ID: "talk", Minutes: 60}},
		Sessions: []model.Session{{ID: "A", Type: "talk", Minutes: 60, State: model.Confirmed}},
		Rooms:    []model.Room{{ID: "r1"}},
		Windows:  []model.Window{{ID: "am", Interval: model.Span(nine, 60)}},
	}
}

// answer solves e as a program does, and says the verdict and the placements, or the
// faults.
func answer(t *testing.T, e *model.Event) string {
	t.Helper()
	p, err := solver.New(e)
	if err != nil {
		return err.Error()
	}
	r, err := p.Solve(t.Context(), solver.SolveOptions{Options: solver.Options{Seed: 1, Effort: 10_000}})
	if err != nil {
		t.Fatal(err)
	}
	e = p.Event()
	text := string(r.Verdict)
	if r.Programme != nil {
		for _, p := range r.Programme.Placements {
			text += fmt.Sprintf(", %s %s %dmin in %s", e.Sessions[p.Session].ID, p.Start.In(e.Zone).Format("15:04"), p.Minutes(), e.Rooms[p.Room.Index()].ID)
		}
	}
	return text
}

// What an event leaves out is not given: each line has the answer of the whole event, or a
// fault that names the field.
func TestZeroValuesAreNotGiven(t *testing.T) {
	const whole = "optimal, A 09:00 60min in r1"
	for _, c := range []struct {
		name   string
		change func(e *model.Event)
		want   string
	}{
		{"whole", func(e *model.Event) {}, whole},
		{"minutes from the type", func(e *model.Event) { e.Sessions[0].Minutes = 0 }, whole},
		{"no state", func(e *model.Event) { e.Sessions[0].State = "" }, whole},
		{"no grain", func(e *model.Event) { e.Grain = 0 }, whole},
		{"no name", func(e *model.Event) { e.Name = "" }, whole},
		{"no minutes anywhere", func(e *model.Event) { e.Sessions[0].Minutes, e.Types[0].Minutes = 0, 0 }, `Sessions[0].Minutes: session "A" has no minutes, and its type "talk" gives none; write how long it takes`},
		{"no windows", func(e *model.Event) { e.Windows = nil }, "Windows: the event has no windows, in which sessions may be placed; give each day one, such as from 09:00 to 18:00"},
		{"no days", func(e *model.Event) { e.Days = nil }, "Days: the event has no days; list the conference days in order"},
		{"unknown zone", func(e *model.Event) { e.Zone = "Nowhere/At_All" }, `Zone: the event has the zone "Nowhere/At_All", which is not an IANA time zone; write one like Europe/Prague`},
		{"no zone", func(e *model.Event) { e.Zone = "" }, "Zone: the event has no zone; write one like Europe/Prague"},
		{"two ids alike", func(e *model.Event) { e.Sessions = append(e.Sessions, e.Sessions[0]) }, `Sessions[1].ID: session "A" has the id of Sessions[0]; give each an id of its own`},
		{"a cast of nobody", func(e *model.Event) { e.Cast = []model.CastMember{{Session: 7, Person: 3, Role: "speaker"}} }, "Cast[0].Session: the cast member means Sessions[7], of 1; mend the index\nCast[0].Person: the cast member means People[3], of 0; mend the index"},
		{"a person of whom nothing is said", func(e *model.Event) {
			e.People = []model.Person{{ID: "p"}}
			e.Cast = []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}}
		}, whole},
		{"nobody's availability", func(e *model.Event) {
			e.People = []model.Person{{ID: "p"}}
			e.Cast = []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}}
			e.Availability = []model.Availability{{Interval: model.Span(nine, 180), Kind: model.Unavailable}}
		}, "Availability[0].Subject: the availability is of nobody and nothing; say OfPerson, OfRoom or OfKit"},
		{"a room's availability", func(e *model.Event) {
			e.Windows[0].End = nine.Add(120)
			e.Availability = []model.Availability{{Subject: model.OfRoom(0), Interval: model.Span(nine, 60), Kind: model.Unavailable}}
		}, "optimal, A 10:00 60min in r1"},
		{"a baseline without rooms", func(e *model.Event) {
			e.Baseline = &model.Programme{Placements: []model.Placement{{Session: 0, Interval: model.Span(nine, 60)}}}
		}, whole},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := oneTalk()
			c.change(e)
			if got := answer(t, e); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A person without a departure does not depart, and the roles need not be listed.
func TestTwoTalksOfOnePerson(t *testing.T) {
	e := oneTalk()
	e.Sessions = append(e.Sessions, model.Session{ID: "B", Type: "talk"})
	e.People = []model.Person{{ID: "ana", Name: "Ana"}}
	e.Cast = []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}, {Session: 1, Person: 0, Role: "speaker"}}
	e.Rooms = append(e.Rooms, model.Room{ID: "r2"})
	e.Windows[0].End = nine.Add(180)
	if got := answer(t, e); !strings.HasPrefix(got, "optimal, ") || strings.Count(got, "60min") != 2 {
		t.Errorf("got %s, want both talks placed", got)
	}
}

// Whatever one field of an event says, no entry to the solver panics: there are faults, or
// an answer.
func TestAnyFieldBrokenIsAFaultOrAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "")
		what := breakField(t, e)
		p, err := solver.New(e)
		if _, faulty := errors.AsType[model.Faults](err); faulty {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		ctx, o := context.Background(), solver.Options{Seed: 1, Effort: 100}
		if _, err := p.Solve(ctx, solver.SolveOptions{Options: o}); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if _, err := p.Explain(ctx, solver.ExplainOptions{Options: o}); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	})
}

// breakField gives one field of e, however deep, another value, and returns its path.
func breakField(t *rapid.T, e *model.Event) string {
	v, path := reflect.ValueOf(e), "Event"
	for {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() {
				return path // no baseline
			}
			v = v.Elem()
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[model.Subject]() {
				v.Set(reflect.ValueOf(rapid.SampledFrom([]model.Subject{{}, model.OfPerson(99), model.OfRoom(-3), model.OfKit("?")}).Draw(t, "subject")))
				return path
			}
			if v.Type() == reflect.TypeFor[model.RoomRef]() {
				v.Set(reflect.ValueOf(model.InRoom(model.RoomIndex(rapid.IntRange(-2, 9).Draw(t, "room")))))
				return path
			}
			if v.Type() == reflect.TypeFor[model.SessionRef]() {
				v.Set(reflect.ValueOf(model.ToSession(model.SessionIndex(rapid.IntRange(-2, 9).Draw(t, "session")))))
				return path
			}
			i := rapid.IntRange(0, v.NumField()-1).Draw(t, "field")
			path += "." + v.Type().Field(i).Name
			v = v.Field(i)
		case reflect.Slice:
			if v.Len() == 0 || rapid.IntRange(0, 4).Draw(t, "the list itself") == 0 {
				breakList(t, v)
				return path
			}
			i := rapid.IntRange(0, v.Len()-1).Draw(t, "index")
			path += fmt.Sprintf("[%d]", i)
			v = v.Index(i)
		case reflect.Int, reflect.Int8, reflect.Int32, reflect.Int64:
			n := rapid.SampledFrom([]int64{0, -1, 1, 99, 1 << 30, -1 << 62, 1 << 62}).Draw(t, "number")
			if v.OverflowInt(n) {
				n = -1
			}
			v.SetInt(n)
			return path
		case reflect.Float64:
			v.SetFloat(rapid.SampledFrom([]float64{0, -1, 1e300}).Draw(t, "number"))
			return path
		case reflect.String:
			v.SetString(rapid.SampledFrom([]string{"", " ", "?", "a;b|c", "s0", "r1", "\x00", "UTC"}).Draw(t, "word"))
			return path
		case reflect.Bool:
			v.SetBool(!v.Bool())
			return path
		default: // the map of extra columns
			v.SetZero()
			return path
		}
	}
}

// breakList empties a list, turns it round or has its first element twice.
func breakList(t *rapid.T, v reflect.Value) {
	list := reflect.MakeSlice(v.Type(), 0, v.Len()+1)
	list = reflect.AppendSlice(list, v)
	switch how := rapid.IntRange(0, 3).Draw(t, "how"); {
	case how == 0 || v.Len() == 0:
		list = reflect.Append(list, reflect.Zero(v.Type().Elem()))
	case how == 1:
		list = reflect.Append(list, v.Index(0))
	case how == 2:
		swap := reflect.Swapper(list.Interface())
		swap(0, list.Len()-1)
	default:
		list = reflect.Zero(v.Type())
	}
	v.Set(list)
}
