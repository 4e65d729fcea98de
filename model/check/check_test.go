package check_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// small is two sessions of an hour that Ana must attend, at the same time in one room.
func small(settings ...model.Setting) (*model.Event, *model.Programme) {
	e := &model.Event{
		Grain:    15,
		Types:    []model.SessionType{{ID: "workshop", Minutes: 60}},
		Rooms:    []model.Room{{ID: "r", Name: "Aula"}},
		Windows:  []model.Window{{ID: "w", Interval: model.Span(0, 600)}},
		People:   []model.Person{{ID: "ana", Name: "Ana"}},
		Cast:     []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}, {Session: 1, Person: 0, Role: "speaker"}},
		Sessions: []model.Session{{ID: "A", Type: "workshop", Minutes: 60, State: model.Confirmed}, {ID: "B", Type: "workshop", Minutes: 60, State: model.Confirmed}},
		Rules:    settings,
	}
	return e, model.NewProgramme([]model.Placement{
		{Session: 0, Room: model.InRoom(0), Interval: model.Span(0, 60)},
		{Session: 1, Room: model.InRoom(0), Interval: model.Span(45, 60)},
	})
}

func TestReportCountsByLevel(t *testing.T) {
	level := func(rule string, l model.Level, weight int) model.Setting {
		return model.Setting{Rule: rule, Level: l, Weight: weight}
	}
	group := func(l model.Level, weight int) model.Setting {
		return model.Setting{Rule: "R40", Level: l, Weight: weight, Params: []model.Param{{Key: "session", Value: "A|B"}}}
	}
	tests := []struct {
		name     string
		settings []model.Setting
		listed   int // violations
		hard     int
		cost     [9]int
	}{
		{"hard by default", nil, 2, 2, [9]int{8: 45}},
		{"soft costs weight times amount in its tier", []model.Setting{group(model.Soft(1), 2), level("R16", model.Soft(9), 3)}, 3, 1, [9]int{0: 30, 8: 45 + 45}},
		{"two rules of one tier add up", []model.Setting{group(model.Soft(4), 2), level("R16", model.Soft(4), 0)}, 3, 1, [9]int{3: 45, 8: 45}},
		{"check is listed and costs nothing", []model.Setting{level("R16", model.CheckOnly, 5)}, 2, 1, [9]int{8: 45}},
		{"off is not listed", []model.Setting{level("R16", model.Off, 0)}, 1, 1, [9]int{8: 45}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, p := small(tt.settings...)
			r := check.Programme(bound(e), p)
			if len(r.Violations) != tt.listed || r.Hard != tt.hard || r.OK() != (tt.hard == 0) {
				t.Errorf("%d violations, %d hard, OK %v, want %d and %d", len(r.Violations), r.Hard, r.OK(), tt.listed, tt.hard)
			}
			if diff := cmp.Diff(tt.cost, r.Cost); diff != "" {
				t.Errorf("cost (-want +got):\n%s", diff)
			}
		})
	}
}

func TestProgrammeThatKeepsEverything(t *testing.T) {
	e, _ := small()
	p := model.NewProgramme([]model.Placement{{Session: 1, Room: model.InRoom(0), Interval: model.Span(0, 60)}, {Session: 0, Room: model.InRoom(0), Interval: model.Span(75, 60)}})
	if r := check.Programme(bound(e), p); !r.OK() || len(r.Violations) > 0 {
		t.Errorf("violations %v, want none", r.Violations)
	}
}

func TestEmptyProgrammeLacksEverySession(t *testing.T) {
	e := conference(size{sessions: 30, cast: 90, rooms: 4}, 1)
	r := check.Programme(bound(e), model.NewProgramme(nil))
	if r.Hard != 30 || r.OK() {
		t.Errorf("%d hard violations, want 30", r.Hard)
	}
	for _, v := range r.Violations {
		// A theme has too few sessions on a day that has none, and a window no variety; people
		// are told of all that the baseline has.
		if v.Rule != "R01" && v.Rule != "R37" && v.Rule != "R38" && v.Rule != "R39" && v.Rule != "R53" {
			t.Errorf("%s speaks of an empty programme: %s", v.Rule, v.Sentence)
		}
	}
}

// Any programme can be judged, whatever its times and rooms, and every violation is
// whole: something of it is broken, and both it and its instance can be said.
func TestForeignProgrammesAreJudged(t *testing.T) {
	e := conference(size{sessions: 40, cast: 200, rooms: 6}, 2)
	book := bound(e)
	heard := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		p := scattered(e, rapid.Uint64().Draw(t, "seed"))
		for _, v := range check.Programme(book, p).Violations {
			heard[v.Rule] = true
			b := book.Of(v.Rule)
			for _, text := range []string{v.Sentence, b.Rule.Say(e, b, v.Instance)} {
				if v.Amount < 1 || text == "" || strings.Contains(text, "%!") {
					t.Fatalf("%s, amount %d: %q", v.Rule, v.Amount, text)
				}
			}
		}
	})
	for _, r := range rules.Catalogue() {
		if !heard[r.ID] {
			t.Errorf("no programme broke %s", r.ID)
		}
	}
}

// The order in which placements are handed over changes nothing.
func TestOrderOfPlacementsChangesNothing(t *testing.T) {
	e := conference(size{sessions: 40, cast: 200, rooms: 6}, 3)
	book := bound(e)
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		p := scattered(e, seed)
		// Two placements alike in start, room and session are sorted as they come.
		list := slices.CompactFunc(slices.Clone(p.Placements), func(a, b model.Placement) bool {
			return a.Start == b.Start && a.Room == b.Room && a.Session == b.Session
		})
		want := check.Programme(book, model.NewProgramme(slices.Clone(list)))
		rng := rand.New(rand.NewPCG(seed, 3))
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		got := check.Programme(book, model.NewProgramme(list))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("report (-sorted +shuffled):\n%s", diff)
		}
	})
}

// Taking a session out of the programme breaks R01 and cannot break anything else.
func TestTakingOutASessionBreaksNothingElse(t *testing.T) {
	e := conference(size{sessions: 40, cast: 200, rooms: 6}, 4)
	// A series and a merge compare with the first that is placed, which changes; the session can
	// be one of those that a day or a window has to have; and it leaves a gap.
	e.Rules = slices.DeleteFunc(e.Rules, func(s model.Setting) bool { return slices.Contains([]string{"R37", "R38", "R42", "R58"}, s.Rule) })
	e.Rules = append(e.Rules, model.Setting{Rule: "R39", Level: model.Off})
	for i := range e.Sessions {
		e.Sessions[i].Merge = ""
	}
	book := bound(e)
	count := func(r *check.Report) map[string]int {
		n := map[string]int{}
		for _, v := range r.Violations {
			n[v.Rule]++
		}
		return n
	}
	rapid.Check(t, func(t *rapid.T) {
		p := scattered(e, rapid.Uint64().Draw(t, "seed"))
		gone := model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session"))
		rest := slices.DeleteFunc(slices.Clone(p.Placements), func(pl model.Placement) bool { return pl.Session == gone })
		before, after := count(check.Programme(book, p)), count(check.Programme(book, model.NewProgramme(rest)))
		for _, r := range rules.Catalogue() {
			if r.ID != "R01" && after[r.ID] > before[r.ID] {
				t.Fatalf("%d violations of %s with %q, %d without", before[r.ID], r.ID, e.Sessions[gone].ID, after[r.ID])
			}
		}
	})
}

func BenchmarkProgramme(b *testing.B) {
	e := conference(size{sessions: 3000, cast: 15000, rooms: 90}, 5)
	book := bound(e)
	for _, bb := range []struct {
		name      string
		programme *model.Programme
	}{
		{"packed", packed(e)},
		{"scattered", scattered(e, 6)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			var r *check.Report
			for b.Loop() {
				r = check.Programme(book, bb.programme)
			}
			b.ReportMetric(float64(len(r.Violations)), "violations")
		})
	}
}

func ExampleProgramme() {
	e, p := small()
	book, _ := rules.Bind(e)
	for _, v := range check.Programme(book, p).Violations {
		fmt.Println(v.Rule, v.Sentence)
	}
	// Output:
	// R02 "Aula" holds "A" (Thu 1 Jan 00:00-01:00 UTC) and "B" (Thu 1 Jan 00:45-01:45 UTC): 15 minutes overlap
	// R16 Ana is in two places at once for 15 minutes: "A" (speaker) in "Aula", Thu 1 Jan 00:00-01:00 UTC and "B" (speaker) in "Aula", Thu 1 Jan 00:45-01:45 UTC
}
