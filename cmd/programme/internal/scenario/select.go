package scenario

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"programme/model"
	"programme/model/change"
	"programme/model/when"
)

// Selection says which scenarios rules make.
type Selection struct {
	Every  []string // rules
	Pairs  bool     // each two of them together, too
	Themes []string // of sessions; those around them: their casts and their rooms
	Types  []string // likewise
	Roles  []string // of people
	Day    string   // on which the programme has the sessions
	Sample int      // so many of them by chance, 0 for all
	Seed   uint64   // of chance
}

// mostMade is how many scenarios a selection makes at most.
const mostMade = 1_000_000

// Made is what a selection came to.
type Made struct {
	Scenarios []Scenario
	Idle      int      // left out since they touch nothing of the programme
	Left      []string // what could not be made, and why
}

// Make makes the scenarios of a selection for an event and a programme of it, in the order of
// the rules and of the event; of pairs the first goes before the second. What touches nothing
// that the programme has is left out: it changes nothing.
func (s *Selection) Make(e *model.Event, p *model.Programme) (*Made, error) {
	f, err := s.filter(e, p)
	if err != nil {
		return nil, err
	}
	m := &Made{}
	var singles []made
	taken := map[string]bool{}
	for _, text := range s.Every {
		r, err := readRule(text)
		if err != nil {
			return nil, err
		}
		list, left, err := r.expand(e)
		if err != nil {
			return nil, err
		}
		m.Left = append(m.Left, left...)
		for _, x := range list {
			key := strings.Join(x.Asked(), "\n")
			switch {
			case !f.wants(x) || taken[key]:
			case !f.touches(x):
				m.Idle++
			default:
				singles = append(singles, x)
			}
			taken[key] = true
		}
	}
	chosen, err := s.choose(len(singles))
	if err != nil {
		return nil, err
	}
	for _, at := range chosen {
		if x, ok := pick(e, singles, at); ok {
			m.Scenarios = append(m.Scenarios, x)
		}
	}
	if len(m.Scenarios) == 0 {
		return nil, fmt.Errorf("no scenario is left of %s; ask for less with --theme, --type, --role and --day, or name more with --every", strings.Join(s.Every, ", "))
	}
	return m, nil
}

// pair is which scenarios stand together; the second is -1 where one stands alone.
type pair struct{ first, second int }

// choose returns which of n scenarios, and of their pairs, are asked: all, or some by chance.
func (s *Selection) choose(n int) ([]pair, error) {
	all := n
	if s.Pairs {
		all += n * (n - 1) / 2
	}
	wanted := all
	if s.Sample > 0 {
		wanted = min(s.Sample, all)
	}
	if wanted > mostMade {
		return nil, fmt.Errorf("these are %d scenarios, and %d are the most; take some of them with --sample", wanted, mostMade)
	}
	numbers := make([]int, 0, wanted)
	if wanted == all {
		for i := range all {
			numbers = append(numbers, i)
		}
	} else { // Floyd, in Bentley and Floyd (1987): each set of so many is as likely
		chance := rand.New(rand.NewPCG(s.Seed, 0))
		taken := make(map[int]bool, wanted)
		for top := all - wanted; top < all; top++ {
			i := chance.IntN(top + 1)
			if taken[i] {
				i = top
			}
			taken[i] = true
			numbers = append(numbers, i)
		}
		slices.Sort(numbers)
	}
	list := make([]pair, len(numbers))
	first, before := 0, 0 // before is the number of pairs whose first is earlier
	for k, i := range numbers {
		if i < n {
			list[k] = pair{i, -1}
			continue
		}
		for i-n >= before+n-1-first {
			before += n - 1 - first
			first++
		}
		list[k] = pair{first, first + 1 + i - n - before}
	}
	return list, nil
}

// pick returns a scenario, or two of them together; ok is false where both cannot be.
func pick(e *model.Event, singles []made, at pair) (s Scenario, ok bool) {
	a := singles[at.first].Scenario
	if at.second < 0 {
		return a, true
	}
	b := singles[at.second].Scenario
	changes := append(slices.Clip(a.Changes), b.Changes...)
	if slices.ContainsFunc(changes, func(c change.Change) bool { return !slices.Contains(freeOfOthers, c.Kind) }) {
		if _, err := change.Apply(e, changes...); err != nil {
			return s, false
		}
	}
	return Scenario{a.Name + " and " + b.Name, changes}, true
}

// freeOfOthers are changes that can be made whatever others were: to try ten thousand pairs takes
// half a minute.
var freeOfOthers = []change.Kind{change.PersonAway, change.PersonCancels, change.RoomClosed, change.WindowClosed}

// filter is what scenarios are about, and what of the programme they touch.
type filter struct {
	e        *model.Event
	p        *model.Programme
	narrow   bool // only what is around some sessions
	sessions []bool
	people   []bool
	rooms    []bool
	cast     [][]model.PersonIndex
	roles    []string
	day      model.Date
}

// filter reads what the selection is narrowed to.
func (s *Selection) filter(e *model.Event, p *model.Programme) (*filter, error) {
	f := &filter{e: e, p: p, roles: s.Roles, narrow: len(s.Themes) > 0 || len(s.Types) > 0 || s.Day != ""}
	var themes, types, roles []string
	for i := range e.Sessions {
		themes, types = append(themes, e.Sessions[i].Themes...), append(types, e.Sessions[i].Type)
	}
	for _, c := range e.Cast {
		roles = append(roles, c.Role)
	}
	for _, x := range []struct {
		flag, what   string
		wanted, have []string
	}{{"theme", "theme", s.Themes, themes}, {"type", "type", s.Types, types}, {"role", "role", s.Roles, roles}} {
		if err := known(x.flag, x.what, x.wanted, x.have); err != nil {
			return nil, err
		}
	}
	if s.Day != "" {
		d, err := when.Of(e).Day(s.Day)
		if err != nil {
			return nil, fmt.Errorf("--day: %w", err)
		}
		f.day = d
	}
	f.mark(s)
	return f, nil
}

// known returns an error if a word is none that the event has.
func known(flag, what string, wanted, have []string) error {
	for _, w := range wanted {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.EqualFold(h, w) }) {
			slices.Sort(have)
			have = slices.Compact(have)
			if near := model.Nearest(w, have); near != "" {
				return fmt.Errorf("--%s %q: the event has no such %s; did you mean %q?", flag, w, what, near)
			}
			return fmt.Errorf("--%s %q: the event has no such %s; it has %s", flag, w, what, strings.Join(have[:min(len(have), 8)], ", "))
		}
	}
	return nil
}

// mark marks the sessions that the selection is about, who is in their casts, and their rooms.
func (f *filter) mark(s *Selection) {
	e := f.e
	f.sessions, f.people, f.rooms = make([]bool, len(e.Sessions)), make([]bool, len(e.People)), make([]bool, len(e.Rooms))
	f.cast = make([][]model.PersonIndex, len(e.Sessions))
	on := make([]bool, len(e.Sessions))
	for _, pl := range f.p.Placements {
		on[pl.Session] = on[pl.Session] || s.Day == "" || pl.Overlaps(f.day.Bounds(e.Zone))
	}
	has := func(words []string, any ...string) bool {
		return len(words) == 0 || slices.ContainsFunc(any, func(a string) bool {
			return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, a) })
		})
	}
	for i := range e.Sessions {
		x := &e.Sessions[i]
		f.sessions[i] = (on[i] || s.Day == "") && has(s.Themes, x.Themes...) && has(s.Types, x.Type)
	}
	for _, c := range e.Cast {
		f.cast[c.Session] = append(f.cast[c.Session], c.Person)
		if f.sessions[c.Session] && has(s.Roles, c.Role) {
			f.people[c.Person] = true
		}
	}
	for _, pl := range f.p.Placements {
		for r := range e.Rooms {
			if f.sessions[pl.Session] && pl.Room.Given() && e.Share(pl.Room.Index(), model.RoomIndex(r)) {
				f.rooms[r] = true
			}
		}
	}
}

// wants reports whether a scenario is about what the selection is narrowed to.
func (f *filter) wants(x made) bool {
	if f.day != (model.Date{}) && len(x.times) > 0 && !slices.ContainsFunc(x.times, func(v model.Interval) bool { return v.Overlaps(f.day.Bounds(f.e.Zone)) }) {
		return false
	}
	switch i := x.of.index; {
	case x.of.noun == "person":
		return !f.narrow && len(f.roles) == 0 || f.people[i]
	case !f.narrow:
		return true
	case x.of.noun == "room":
		return f.rooms[i]
	case x.of.noun == "session":
		return f.sessions[i]
	case x.of.noun == "window":
		return f.day == (model.Date{}) || f.e.Windows[i].Overlaps(f.day.Bounds(f.e.Zone))
	case x.of.noun == "kit":
		kit := &f.e.Kits[i]
		for s, is := range f.sessions {
			if needs := f.e.Sessions[s].Needs; is && (slices.Contains(needs, kit.ID) || slices.Contains(needs, kit.Kind)) {
				return true
			}
		}
		return false
	}
	return true
}

// touches reports whether the programme has anything that a scenario could take away. One that
// takes nothing away always does.
func (f *filter) touches(x made) bool {
	for _, c := range x.Changes {
		switch c.Kind {
		case change.PersonAway, change.PersonCancels, change.RoomClosed, change.SessionLength, change.SessionCancelled:
		default:
			return true
		}
	}
	return slices.ContainsFunc(f.p.Placements, func(pl model.Placement) bool {
		if len(x.times) > 0 && !slices.ContainsFunc(x.times, func(v model.Interval) bool { return v.Overlaps(pl.Interval) }) {
			return false
		}
		switch x.of.noun {
		case "person":
			return slices.Contains(f.cast[pl.Session], model.PersonIndex(x.of.index))
		case "room":
			return pl.Room.Given() && f.e.Share(pl.Room.Index(), model.RoomIndex(x.of.index))
		case "session":
			return int(pl.Session) == x.of.index
		}
		return true
	})
}
