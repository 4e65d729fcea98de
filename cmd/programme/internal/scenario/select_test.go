package scenario

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/when"
)

// placed is a programme of the event tiny: T1 and T3 on Monday, T4 on Tuesday.
func placed(t testing.TB, e *model.Event) *model.Programme {
	t.Helper()
	var list []model.Placement
	for _, p := range []struct {
		id, start string
		room      model.RoomIndex
	}{{"T1", "2026-05-11 09:00", 0}, {"T3", "2026-05-11 09:00", 1}, {"T4", "2026-05-12 10:15", 1}} {
		s, _ := e.SessionByID(p.id)
		at, err := when.Of(e).Instant(p.start)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, model.Placement{Session: s, Interval: model.Span(at, 60), Room: model.InRoom(p.room)})
	}
	return model.NewProgramme(list)
}

// All of n scenarios and of their pairs are chosen once each, in order; a sample is some of
// them, in the same order, and the same for the same seed.
func TestChoiceIsOfAllAndEachOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		s := Selection{Pairs: rapid.Bool().Draw(t, "pairs"), Seed: rapid.Uint64().Draw(t, "seed")}
		var want []pair
		for i := range n {
			want = append(want, pair{i, -1})
		}
		for i := range n {
			for j := i + 1; s.Pairs && j < n; j++ {
				want = append(want, pair{i, j})
			}
		}
		all, err := s.choose(n)
		if err != nil || !slices.Equal(all, want) {
			t.Fatalf("%v, want %v; error %v", all, want, err)
		}
		s.Sample = rapid.IntRange(1, len(want)+2).Draw(t, "sample")
		some, _ := s.choose(n)
		again, _ := s.choose(n)
		if len(some) != min(s.Sample, len(want)) || !slices.Equal(some, again) {
			t.Fatalf("%d of %d, again %d", len(some), s.Sample, len(again))
		}
		at := -1
		for _, p := range some {
			next := slices.Index(want, p)
			if next <= at {
				t.Fatalf("%v is not in order", some)
			}
			at = next
		}
	})
}

func TestTooManyScenariosAreSaid(t *testing.T) {
	s := Selection{Pairs: true}
	if _, err := s.choose(2000); err == nil || !strings.Contains(err.Error(), "2001000 scenarios, and 1000000 are the most; take some of them with --sample") {
		t.Errorf("got %v", err)
	}
	s.Sample = 10
	if list, err := s.choose(2000); err != nil || len(list) != 10 {
		t.Errorf("%d, error %v", len(list), err)
	}
}

// What rules make is read again as it was, whatever ids are like.
func TestScenariosOfRulesAreReadAgain(t *testing.T) {
	e := tiny(t)
	e.Sessions[0].ID, e.People[0].ID, e.Rooms[0].ID = `T: 1 "a\`, "# ada", "away: closed"
	p := placed(t, tiny(t))
	s := Selection{Every: []string{"person away by day", "person cancels", "room closed by half day", "session +15min", "session cancelled", "day closed", "session optional"}, Pairs: true}
	made, err := s.Make(e, p)
	if err != nil {
		t.Fatal(err)
	}
	read, err := Parse("f", Write(made.Scenarios), e)
	if err != nil {
		t.Fatal(err)
	}
	if len(read) != len(made.Scenarios) {
		t.Fatalf("%d of %d", len(read), len(made.Scenarios))
	}
	for i := range read {
		if got, want := read[i].Asked(), made.Scenarios[i].Asked(); read[i].Name != made.Scenarios[i].Name || !slices.Equal(got, want) {
			t.Errorf("got %q: %q, want %q: %q", read[i].Name, got, made.Scenarios[i].Name, want)
		}
	}
}

// However the scenarios are spread over files, and however often each is there, the merged file
// is that of one run; one that is nowhere is named.
func TestMergedPartsAreTheWhole(t *testing.T) {
	const n = 5
	l := listOf(t, byEffort, n)
	lines := make([]Line, n)
	r := &Results{list: l}
	for i := range n {
		lines[i] = r.line(i+1, jsonOf(answered(i)))
	}
	whole := &Merged{Head: l.Head(), Lines: lines}
	rapid.Check(t, func(t *rapid.T) {
		files := []*File{{Name: "a", Head: l.Head()}, {Name: "b", Head: l.Head()}, {Name: "c", Head: l.Head()}}
		there := map[int]bool{}
		for _, at := range rapid.SliceOf(rapid.IntRange(0, 3*n-1)).Draw(t, "lines") {
			files[at%3].Lines = append(files[at%3].Lines, lines[at/3])
			there[at/3] = true
		}
		m, err := Merge(files)
		if err != nil {
			t.Fatal(err)
		}
		if (m.Gap() == nil) != (len(there) == n) || len(m.Missing) != n-len(there) {
			t.Fatalf("missing are %v, there are %v", m.Missing, there)
		}
		if len(there) == n && string(m.Content()) != string(whole.Content()) {
			t.Fatalf("got %s", m.Content())
		}
	})
}

func TestNumbersAreSaidInAFewWords(t *testing.T) {
	for _, c := range []struct {
		numbers []int
		want    string
	}{
		{[]int{3}, "3"}, {[]int{3, 4}, "3 and 4"}, {[]int{3, 4, 5, 9}, "3 to 5 and 9"}, {[]int{1, 3, 5, 7, 9, 11, 13, 15, 17, 19}, "1, 3, 5, 7, 9, 11, 13, 15 and 2 more"},
	} {
		if got := numbersOf(c.numbers); got != c.want {
			t.Errorf("%v are %q, want %q", c.numbers, got, c.want)
		}
	}
}
