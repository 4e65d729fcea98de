package generate_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"

	"pgregory.net/rapid"
)

func TestPlantedProgrammeKeepsEveryHardRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := generate.Options{
			Sessions:   rapid.IntRange(1, 160).Draw(t, "sessions"),
			Load:       rapid.Float64Range(0.05, 0.98).Draw(t, "load"),
			Seed:       rapid.Uint64().Draw(t, "seed"),
			FixedSlots: rapid.Bool().Draw(t, "fixed slots"),
			AllRules:   rapid.Bool().Draw(t, "all rules"),
		}
		if reason := refuses(o); reason != "" {
			t.Fatalf("%+v: %s", o, reason)
		}
	})
}

func TestPlantedProgrammeKeepsEveryHardRuleInLargeEvents(t *testing.T) {
	for _, o := range []generate.Options{
		{Sessions: 300, Load: 0.92, Seed: 1},
		{Sessions: 300, Load: 0.92, Seed: 2, FixedSlots: true},
		{Sessions: 300, Load: 0.92, Seed: 3, AllRules: true},
		{Sessions: 1000, Load: 0.90, Seed: 3},
		{Sessions: 3000, Load: 0.95, Seed: 4},
	} {
		if reason := refuses(o); reason != "" {
			t.Errorf("%+v: %s", o, reason)
		}
	}
}

// refuses returns the first violation of a hard rule in the programme planted in an
// event, "" if there is none.
func refuses(o generate.Options) string {
	e, p := generate.Event(o)
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		return faults.Error()
	}
	for _, v := range check.Programme(book, p).Violations {
		if v.Level == model.Hard {
			return v.Rule + ": " + v.Sentence
		}
	}
	return ""
}

func TestSameOptionsSameEvent(t *testing.T) {
	for _, fixed := range []bool{false, true} {
		o := generate.Options{Sessions: 150, Load: 0.9, Seed: 5, FixedSlots: fixed}
		e, p := generate.Event(o)
		f, q := generate.Event(o)
		if !reflect.DeepEqual(e, f) || !reflect.DeepEqual(p, q) {
			t.Errorf("%+v gives two events", o)
		}
		o.Seed++
		if f, _ := generate.Event(o); reflect.DeepEqual(e.Cast, f.Cast) {
			t.Errorf("seeds %d and %d give the same cast", o.Seed-1, o.Seed)
		}
	}
}

func TestLoadIsAsAsked(t *testing.T) {
	for _, sessions := range []int{100, 300, 1000} {
		for _, load := range []float64{0.3, 0.6, 0.8, 0.9, 0.92, 0.95} {
			for _, fixed := range []bool{false, true} {
				t.Run(fmt.Sprintf("%d at %g, fixed slots %v", sessions, load, fixed), func(t *testing.T) {
					e, p := generate.Event(generate.Options{Sessions: sessions, Load: load, Seed: 1, FixedSlots: fixed})
					got := minutesLoad(e, p)
					if fixed {
						got = slotsLoad(e)
					}
					if math.Abs(got-load) > 0.02 {
						t.Errorf("load is %.3f", got)
					}
				})
			}
		}
	}
}

// idle are the rules that have nothing to work on in an event of all rules with fixed slots,
// and why.
var idle = map[string]string{"R57": "slots have a single start"}

// Every rule of the catalogue has something to work on in an event of all rules.
func TestAllRulesHaveSomethingToWorkOn(t *testing.T) {
	for _, fixed := range []bool{false, true} {
		for seed := range uint64(5) {
			e, _ := generate.Event(generate.Options{Sessions: 60, Load: 0.8, Seed: seed, AllRules: true, FixedSlots: fixed})
			book, faults := rules.Bind(e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			for _, s := range rules.Scopes(book) {
				id := s.Binding.Rule.ID
				works := s.Count > 0 || len(s.Lines) > 0
				if why, excused := idle[id]; works == (excused && fixed) {
					t.Errorf("seed %d, fixed slots %v: %s has %d %s and %d lines; excused: %q", seed, fixed, id, s.Count, s.Of, len(s.Lines), why)
				}
			}
		}
	}
}

// What all rules add changes nothing of what there is without.
func TestAllRulesOnlyAdd(t *testing.T) {
	o := generate.Options{Sessions: 60, Load: 0.8, Seed: 3}
	e, _ := generate.Event(o)
	o.AllRules = true
	f, _ := generate.Event(o)
	for r := range f.Rooms {
		f.Rooms[r].Booths = 0 // of interpreters
	}
	if !reflect.DeepEqual(e.Windows, f.Windows) || len(e.Sessions) != len(f.Sessions) || !reflect.DeepEqual(e.Rooms, f.Rooms[:len(e.Rooms)]) { // one more combines two
		t.Error("windows, rooms or sessions differ")
	}
}

const turnaround = 15

// minutesLoad returns the share of the open room time that sessions take with their
// turnaround. A stretch of open time can take a turnaround more than its length.
func minutesLoad(e *model.Event, p *model.Programme) float64 {
	plenary := plenaryOf(e, p)
	var open, used model.Minutes
	for _, w := range e.Windows {
		if slices.Contains(w.Types, "opening") {
			continue
		}
		v := w.Interval
		if v.Contains(plenary) {
			v.Start = plenary.End.Add(turnaround)
		}
		for r := range e.Rooms {
			if len(e.Rooms[r].Open) == 0 {
				open += v.Minutes() + turnaround
			}
			for _, o := range e.Rooms[r].Open {
				if minutes := o.Overlap(v); minutes > 0 {
					open += minutes + turnaround
				}
			}
		}
	}
	for _, s := range e.Sessions {
		if s.Type != "opening" && s.Type != "plenary" {
			used += s.Minutes + turnaround
		}
	}
	return float64(used) / float64(open)
}

// slotsLoad returns the share of the slots that sessions take.
func slotsLoad(e *model.Event) float64 {
	slots := 0
	for i, w := range e.Windows {
		if slices.Contains(w.Types, "opening") || i == 6 { // where the plenary is planted
			continue
		}
		for r := range e.Rooms {
			inOpen := slices.ContainsFunc(e.Rooms[r].Open, func(o model.Interval) bool { return o.Contains(w.Interval) })
			if len(e.Rooms[r].Open) == 0 || inOpen {
				slots++
			}
		}
	}
	return float64(len(e.Sessions)-2) / float64(slots)
}

// plenaryOf returns when the plenary is planted.
func plenaryOf(e *model.Event, p *model.Programme) model.Interval {
	for _, pl := range p.Placements {
		if e.Sessions[pl.Session].Type == "plenary" {
			return pl.Interval
		}
	}
	return model.Interval{}
}

// The shape that the package's comment promises.
func TestShapeOfAnEvent(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 1000, Load: 0.9, Seed: 1})
	minutes := map[model.Minutes]int{}
	for _, s := range e.Sessions {
		minutes[s.Minutes]++
	}
	if minutes[30] < 230 || minutes[30] > 270 || minutes[90] < 230 || minutes[90] > 270 {
		t.Errorf("lengths %v", minutes)
	}
	cast := make([]int, len(e.Sessions))
	sessions := map[model.PersonIndex]int{}
	online, offTheHour := 0, 0
	for _, d := range e.Duties() {
		if !d.Must {
			continue
		}
		cast[d.Session]++
		sessions[d.Person]++
		if d.Presence == model.Online {
			online++
			if zone := e.People[d.Person].Zone; zone == "Asia/Kolkata" || zone == "Asia/Kathmandu" {
				offTheHour++
			}
		}
	}
	if low, high := slices.Min(cast), slices.Max(cast); low < 4 || high > 8 {
		t.Errorf("between %d and %d people in a session", low, high)
	}
	busiest := 0
	for _, n := range sessions {
		busiest = max(busiest, n)
	}
	if len(sessions) < 2200 || len(sessions) > 2600 || busiest < 12 || busiest > 40 {
		t.Errorf("%d people, one in %d sessions", len(sessions), busiest)
	}
	if share := float64(online) / 6000; share < 0.25 || share > 0.5 || offTheHour == 0 {
		t.Errorf("%.2f online, %d of them in zones off the hour", share, offTheHour)
	}
	late, early := 0, 0
	for _, p := range e.People {
		if p.Arrive != model.NoInstant {
			late++
		}
		if p.Depart != model.NoInstant {
			early++
		}
	}
	if late < 100 || early < 100 || len(e.Availability) < 200 {
		t.Errorf("%d late, %d early, %d entries", late, early, len(e.Availability))
	}
	groups, regions, genders, silent := map[string]int{}, map[string]int{}, map[string]int{}, 0
	for _, p := range e.People {
		groups[p.Group]++
		regions[p.Region]++
		if genders[p.Gender]++; p.Gender == "" {
			silent++
		}
	}
	if len(groups) != 6 || len(regions) != 6 || len(genders) != 3 || groups[""] > len(e.People)/10 || regions[""] > len(e.People)/10 || silent > len(e.People)/2 {
		t.Errorf("groups %v, regions %v, genders %v", groups, regions, genders)
	}
	stated := map[string]int{}
	for _, s := range e.Rules {
		stated[s.Rule]++
	}
	for _, rule := range []string{"R11", "R33", "R34", "R35", "R41", "R42", "R43", "R44"} {
		if stated[rule] == 0 {
			t.Errorf("nothing states %s", rule)
		}
	}
}

func BenchmarkEvent(b *testing.B) {
	for _, n := range []int{300, 3000} {
		b.Run(fmt.Sprintf("sessions=%d", n), func(b *testing.B) {
			for b.Loop() {
				generate.Event(generate.Options{Sessions: n, Load: 0.92, Seed: 1})
			}
		})
	}
}

// Attendees change nothing else, want ten sessions each, none twice, and are the same again.
func TestDemandIsBesideTheRest(t *testing.T) {
	o := generate.Options{Sessions: 60, Load: 0.8, Seed: 3}
	without, _ := generate.Event(o)
	o.Attendees = 200
	with, _ := generate.Event(o)
	again, _ := generate.Event(o)
	if !reflect.DeepEqual(with, again) {
		t.Error("the same options make another event")
	}
	type wish struct {
		attendee string
		session  model.SessionIndex
	}
	wishes, by := map[wish]bool{}, map[string]bool{}
	for _, d := range with.Demand {
		by[d.Attendee], wishes[wish{d.Attendee, d.Session}] = true, true
	}
	if len(by) != 200 || len(wishes) != 2000 {
		t.Errorf("%d attendees with %d wishes", len(by), len(wishes))
	}
	with.Demand = nil
	if !reflect.DeepEqual(without, with) {
		t.Error("the event is another with attendees")
	}
}
