package solver

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// fair returns an event of n sessions of an hour in rooms that are open for so many hours
// on each of some days. What takes place in the first room cannot be elsewhere.
func fair(n, rooms, days int, hours model.Minutes) *model.Event {
	e := &model.Event{Name: "fair", Grain: 15, Zone: "UTC", Types: []model.SessionType{{ID: "talk", Minutes: 60}}}
	for i := range n {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprintf("s%d", i), Type: "talk", Minutes: 60, State: model.Confirmed})
	}
	for i := range rooms {
		e.Rooms = append(e.Rooms, model.Room{ID: fmt.Sprintf("r%d", i), Name: fmt.Sprintf("Room %d", i)})
	}
	for i := range days {
		start := model.Instant(28_000_800).Add(model.Minutes(24 * 60 * i))
		e.Windows = append(e.Windows, model.Window{ID: fmt.Sprintf("w%d", i), Interval: model.Span(start, 60*hours)})
		e.Days = append(e.Days, model.DateIn(start, e.Zone))
	}
	return e
}

// closed closes a room for some hours of a day.
func closed(e *model.Event, room model.RoomIndex, day int, from, hours model.Minutes) {
	e.Availability = append(e.Availability, model.Availability{
		Subject: model.OfRoom(room), Kind: model.Unavailable,
		Interval: model.Span(e.Windows[day].Start.Add(60*from), 60*hours),
	})
}

// An overload is mended where that takes least: a room that could open, then longer days,
// as many as what is missing takes, and only then sessions that are cancelled.
func TestOverloadsAreMendedWhereThatTakesLeast(t *testing.T) {
	shut := fair(16, 2, 1, 8)
	closed(shut, 1, 0, 0, 3)
	for _, c := range []struct {
		name   string
		e      *model.Event
		people int
		first  string
	}{
		{"a room could open", shut, 0, "room r1 open 2023-03-29 00:00-03:00"},
		{"an hour too few", fair(9, 1, 1, 8), 1, "window added 2023-03-29 08:00-10:00"},
		{"five hours too few, in two rooms", fair(37, 2, 2, 8), 2, "window added 2023-03-29 08:00-10:00; window added 2023-03-30 08:00-10:00"},
		{"six hours too few, in a room", fair(14, 1, 1, 8), 5, "session s0 cancelled; session s1 cancelled; session s2 cancelled; session s3 cancelled; window added 2023-03-29 08:00-10:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, faults := rules.Bind(c.e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			x, err := (&Planner{book}).Explain(t.Context(), ExplainOptions{Options: Options{Seed: 1, Workers: 1}, Cores: 1, Repairs: 1})
			if err != nil || len(x.Repairs) == 0 || !x.Cores[0].Overload {
				t.Fatalf("%+v, %v; want a repair of an overload", x, err)
			}
			var changes []string
			for _, change := range x.Repairs[0].Changes {
				changes = append(changes, change.String())
			}
			slices.Sort(changes)
			if got := strings.Join(changes, "; "); got != c.first || x.Repairs[0].People != c.people || !x.Smallest {
				t.Errorf("%s: %d people, smallest: %v; want %s: %d, and the proof", got, x.Repairs[0].People, x.Smallest, c.first, c.people)
			}
		})
	}
}

// What times alone refute because a room is closed has a core that says so, by effort too.
func TestCoreOfTimesThatRoomsClose(t *testing.T) {
	e := fair(2, 1, 1, 2)
	closed(e, 0, 0, 1, 1)
	e.Rules = []model.Setting{
		{Rule: "R02", Params: []model.Param{{Key: "rooms", Value: "r0"}, {Key: "max", Value: "2"}}},
		{Rule: "R41", Params: []model.Param{{Key: "before", Value: "s0"}, {Key: "after", Value: "s1"}}},
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, err := (&Planner{book}).Solve(t.Context(), Options{Seed: 1, Workers: 1, Effort: 10_000})
	if err != nil || r.Verdict != Impossible || len(r.Cores) != 1 {
		t.Fatalf("%+v, %v; want impossible with a core", r, err)
	}
	var named []string
	for _, reason := range r.Cores[0].Reasons {
		named = append(named, reason.Instance.Rule)
	}
	if want := []string{"R01", "R01", "R17", "R41"}; !slices.Equal(slices.Sorted(slices.Values(named)), want) {
		t.Errorf("the core names %v, want %v", named, want)
	}
}

// asked returns who a set of remedies asks, by what the changes say: counted anew, in the
// ids of people and what stands for those who have none.
func asked(e *model.Event, changes []change.Change) map[string]bool {
	who := map[string]bool{}
	for _, c := range changes {
		switch {
		case c.Kind == change.RoomOpen:
		case c.Kind == change.WindowAdded:
			who["day "+model.DateIn(c.Interval.Start, e.Zone).String()] = true
		case c.Kind == change.RuleLevel:
			line := e.Rules[slices.IndexFunc(e.Rules, func(s model.Setting) bool { return s.ID == c.Line })]
			if who["line "+c.Line] = true; line.Who != "" {
				delete(who, "line "+c.Line)
				who["person "+line.Who] = true
			}
		case c.Person != "":
			who["person "+c.Person] = true
		default:
			cast := 0
			for _, m := range e.Cast {
				if e.Sessions[m.Session].ID == c.Session {
					who["person "+e.People[m.Person].ID] = true
					cast++
				}
			}
			if cast == 0 {
				who["somebody of "+c.Session] = true
			}
		}
	}
	return who
}

// gathered puts people into more casts and asks for things in their name, so that several
// changes are about the same.
func gathered(t *rapid.T, e *model.Event) {
	e.Baseline = nil // which counts people beyond the casts
	for s := range e.Sessions {
		if rapid.Bool().Draw(t, "in this one too") {
			who := model.PersonIndex(rapid.IntRange(0, len(e.People)-1).Draw(t, "who"))
			e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: who, Role: "speaker"})
		}
		if rapid.IntRange(0, 3).Draw(t, "needs") == 0 {
			e.Sessions[s].Needs = append(e.Sessions[s].Needs, rapid.SampledFrom([]string{"organ", "pool"}).Draw(t, "what"))
		}
	}
	for i := range e.Rules {
		if e.Rules[i].ID != "" && rapid.Bool().Draw(t, "asked for") {
			e.Rules[i].Who = rapid.SampledFrom(e.People).Draw(t, "by").ID
		}
	}
}

// Of every repair people are counted once, no change is needless, and none is listed with
// all changes of another. Where the first is said to ask as few as any, no set of changes
// that asks fewer helps: all sets of up to three of the changes known are tried.
func TestSmallestRepairs(t *testing.T) {
	claimed, shared, tried := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "")
		randevent.Fuller(t, e, 3)
		gathered(t, e)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		ctx := context.Background()
		p := compile.Problem(book)
		finder := &finder{o: Options{Seed: 1, Workers: 1}}
		found, _ := finder.lookForAll(ctx, p, 5)
		r := &repairer{e: e, finder: finder, most: 3}
		repairs, smallest, err := r.run(ctx, p, found)
		if err != nil {
			t.Fatal(err)
		}
		for k, repair := range repairs {
			if n := len(asked(e, r.changes(repair.set))); n != repair.People {
				t.Fatalf("%v: %d people, counted anew %d", repair.Changes, repair.People, n)
			}
			total := 0
			for j, i := range repair.set {
				total += r.all[i].people
				rest := slices.Delete(slices.Clone(repair.set), j, j+1)
				if fewer, _, _ := r.try(ctx, rest); fewer != nil {
					t.Fatalf("%v helps without %v", repair.Changes, r.all[i].change)
				}
			}
			if total > repair.People {
				shared++
			}
			for _, other := range repairs[:k] {
				if contains(repair.set, other.set) || other.People > repair.People {
					t.Fatalf("%v of %d people is listed after %v of %d", repair.Changes, repair.People, other.Changes, other.People)
				}
			}
		}
		if len(found) == 0 || !smallest || repairs[0].People < 1 {
			return
		}
		claimed++
		for set := range setsOfUpToThree(min(len(r.all), 14)) {
			if len(asked(e, r.changes(set))) >= repairs[0].People {
				continue
			}
			tried++
			if cheaper, _, _ := r.try(ctx, set); cheaper != nil {
				t.Fatalf("%v takes %d people, and %v but %d", repairs[0].Changes, repairs[0].People, cheaper.Changes, cheaper.People)
			}
		}
	})
	if claimed == 0 || shared == 0 || tried == 0 {
		t.Errorf("%d claims, %d repairs that ask somebody twice, %d sets tried: the test tests nothing", claimed, shared, tried)
	}
	t.Logf("%d claims, %d repairs that ask somebody twice, %d sets tried", claimed, shared, tried)
}

// setsOfUpToThree yields all sets of one, two or three indices below n.
func setsOfUpToThree(n int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		for i := range n {
			for j := i; j < n; j++ {
				for k := j; k < n; k++ {
					if i == j && j != k {
						continue // which is there as j, k, k
					}
					if !yield(slices.Compact([]int{i, j, k})) {
						return
					}
				}
			}
		}
	}
}

// Two people who are overloaded by the same sessions, for reasons that they share, are one
// core, not the same one twice.
func TestCoresOfOverloadsShareNoReason(t *testing.T) {
	e := fair(2, 2, 2, 1)
	e.Roles = []model.Role{{ID: "speaker", Must: true}}
	for p := range model.PersonIndex(2) {
		e.People = append(e.People, model.Person{ID: fmt.Sprint("p", p), Name: fmt.Sprint("Person ", p), Arrive: model.NoInstant, Depart: model.NoInstant})
		e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: p, Role: "speaker"}, model.CastMember{Session: 1, Person: p, Role: "speaker"})
	}
	e.Rules = []model.Setting{{Rule: "R44", Params: []model.Param{{Key: "session", Value: "s0|s1"}, {Key: "windows", Value: "w0"}}}}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	x, err := (&Planner{book}).Explain(t.Context(), ExplainOptions{Options: Options{Seed: 1, Workers: 1}, Cores: 5})
	if err != nil || x.Verdict != Impossible || len(x.Cores) != 1 || !x.Complete {
		t.Errorf("%d cores, complete: %v, %v; want one and no more", len(x.Cores), x.Complete, err)
	}
}
