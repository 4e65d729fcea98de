package board

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
)

// Whatever steps are done, and undone, the journal gives every state back, and undo and redo
// lead where they led.
func TestTheJournalGivesEveryStateBack(t *testing.T) {
	name := filepath.Join(t.TempDir(), "board.jsonl")
	number := 0
	rapid.Check(t, func(t *rapid.T) {
		number++
		file := fmt.Sprintf("%s-%d", name, number)
		j, h, err := openJournal(file)
		if err != nil {
			t.Fatal(err)
		}
		b := &Board{journal: j, history: h}
		programmes := map[int][]placed{} // by number, as they were made
		undone := []int{}                // to which redo leads, the last first
		list := []placed{}
		step := func() {
			if err := b.record(&state{Words: "step", Set: difference(b.history.placements(h.current), list), Changes: drawn(t, "changes")}); err != nil {
				t.Fatal(err)
			}
			programmes[h.current], undone = slices.Clone(list), nil
		}
		step()
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				if to, err := h.undo(); err == nil {
					undone = append(undone, h.current)
					b.went(t, to)
				}
			case 1:
				to, err := h.redo()
				if len(undone) > 0 && (err != nil || to != undone[len(undone)-1]) {
					t.Fatalf("redo leads to %d (%v), not to %v", to, err, undone)
				}
				if err == nil {
					undone = undone[:max(0, len(undone)-1)]
					b.went(t, to)
				}
			default:
				list = withPlaces(programmes[h.current], drawn(t, "away"), placed{
					Session: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "session"),
					Start:   model.Instant(rapid.IntRange(1, 4).Draw(t, "start")), Room: rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "room"),
				})
				step()
			}
		}
		for n, want := range programmes {
			if got := h.placements(n); !slices.Equal(got, want) {
				t.Fatalf("state %d is %v, and was made as %v", n, got, want)
			}
		}
		j.close()
		j, again, err := openJournal(file)
		if err != nil {
			t.Fatal(err)
		}
		defer j.close()
		if diff := cmp.Diff(told(h), told(again)); diff != "" {
			t.Fatalf("the journal gives back (-was +is):\n%s", diff)
		}
	})
}

func drawn(t *rapid.T, what string) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 2, rapid.ID).Draw(t, what)
}

func (b *Board) went(t *rapid.T, to int) {
	if err := b.journal.write(&entry{Go: &goEntry{To: to}}); err != nil {
		t.Fatal(err)
	}
	if err := b.history.goTo(to); err != nil {
		t.Fatal(err)
	}
}

// told is all that a history says.
func told(h *history) string {
	text := fmt.Sprintln(h.current, h.last)
	for n := 1; n <= h.last; n++ {
		line, _ := json.Marshal(h.states[n])
		text += fmt.Sprintln(string(line), h.states[n].next, h.states[n].named, h.placements(n))
	}
	return text
}

// A title in letters of two units is cut as scripts count.
func TestUnitsAreThoseOfScripts(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		want string
	}{{"room A", 4, "room"}, {"é🎉x", 3, "é🎉"}, {"", 5, ""}, {"ab", 9, "ab"}} {
		if got := cutUnits(c.text, c.at); got != c.want || units(got) != min(c.at, units(c.text)) {
			t.Errorf("%q up to %d is %q; want %q", c.text, c.at, got, c.want)
		}
	}
}
