package rules

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"programme/model"
)

// large is a conference in which every amount can be great.
func large() *model.Event {
	e := conference()
	e.Sessions[0].Minutes, e.Sessions[1].Expected = 60*24*60, 1_000_000
	for range 2000 {
		e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "speaker"})
	}
	e.Baseline = model.NewProgramme([]model.Placement{{Session: 0, Room: model.InRoom(0), Told: 1_000_000, Interval: model.Span(e.Windows[0].Start, 60)}})
	return e
}

var atMost = regexp.MustCompile(`it could cost more than can be counted; give at most ([0-9]+)$`)

// greatest returns the greatest legal value that the faults name, -1 for none.
func greatest(faults model.Faults) int {
	for _, f := range faults {
		if m := atMost.FindStringSubmatch(f.Error()); m != nil {
			n, _ := strconv.Atoi(m[1])
			return n
		}
	}
	return -1
}

// What is refused names the greatest value that is not.
func TestCostsThatCannotBeCounted(t *testing.T) {
	const most = 1_000_000 // of any number in a table
	refused := 0
	for _, c := range []struct{ rule, key, value string }{
		{"R36", "primary", "%d"},
		{"R36", "other", "%d"},
		{"R53", "draft", "%d"},
		{"R53", "offered", "%d"},
		{"R53", "confirmed", "%d"},
		{"R53", "published", "%d"},
		{"R28", "bands", "06:00-07:00=1|07:00-08:00=%d"},
		{"R06", "weight", ""},
		{"R08", "weight", ""},
		{"R11", "base", "%d"},
		{"R11", "weight", ""},
		{"R14", "weight", ""},
		{"R15", "weight", ""},
		{"R16", "weight", ""},
		{"R17", "weight", ""},
		{"R18", "weight", ""},
		{"R19", "areas", "%d"},
		{"R19", "weight", ""},
		{"R28", "weight", ""},
		{"R29", "weight", ""},
		{"R36", "weight", ""},
		{"R37", "weight", ""},
		{"R53", "weight", ""},
	} {
		t.Run(c.rule+" "+c.key, func(t *testing.T) {
			bind := func(n int) int {
				e := large()
				s := model.Setting{Rule: c.rule}
				s.Pos = model.Position{File: "event.yaml", Line: 9, Column: 3}
				if c.key == "weight" {
					s.Weight = n
				} else {
					s.Params = []model.Param{{Key: c.key, Value: fmt.Sprintf(c.value, n), Pos: model.Position{File: "event.yaml", Line: 9, Column: 7}}}
				}
				e.Rules = []model.Setting{s}
				_, faults := Bind(e)
				for _, f := range faults {
					if f.Pos.Line != 9 || !strings.Contains(f.Error(), c.key) {
						t.Errorf("with %d: %v", n, f)
					}
				}
				return greatest(faults)
			}
			n := bind(most)
			if n < 0 {
				return
			}
			refused++
			if again := bind(n); again >= 0 {
				t.Errorf("%d is refused, which was said to be legal", n)
			}
			if again := bind(n + 1); again != n {
				t.Errorf("of %d at most %d is legal, and of %d at most %d", most, n, n+1, again)
			}
		})
	}
	if refused < 6 {
		t.Errorf("only %d were refused", refused)
	}
}

func TestEveryDefaultCanBeCounted(t *testing.T) {
	e := large()
	e.Baseline = nil
	if _, faults := Bind(e); len(faults) > 0 {
		t.Error(faults)
	}
}
