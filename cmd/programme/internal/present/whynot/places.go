package whynot

import (
	"fmt"
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// placeView is the words on places on their way to the terminal.
type placeView struct {
	*present.View
	rooms  int  // of the event
	single bool // whether the places are in one room alone
	never  map[model.RoomIndex]bool
}

// showPlaces prints a word on each place: first the rooms that are forbidden whatever the
// time, then a table a day with a row for the starts of which the same can be said.
func showPlaces(c *term.Console, q *Question, reader model.Zone) error {
	e := q.Book.Event()
	c.Printf("%s\n", c.Paint.Bold(term.Plain(q.placesHead())))
	if len(q.Places) == 0 {
		return nil
	}
	v := &placeView{View: present.NewView(c, e, &model.Programme{}, reader), rooms: len(e.Rooms), single: q.Room != model.NoRoom}
	v.Begun = true
	v.showNever(q.Places)
	byStart := slices.Collect(chunksByStart(slices.DeleteFunc(slices.Clone(q.Places), func(p solver.PlaceWord) bool { return v.never[p.Room] })))
	for len(byStart) > 0 {
		day := model.DateIn(byStart[0][0].Start, e.Zone)
		n := 1
		for n < len(byStart) && model.DateIn(byStart[n][0].Start, e.Zone) == day {
			n++
		}
		v.Heading(term.LongDay(day))
		if err := v.showStarts(day, byStart[:n]); err != nil {
			return err
		}
		byStart = byStart[n:]
	}
	if v.Shifted {
		c.Printf("\n%s\n", present.ShiftLegend)
	}
	v.showAsked(q.Places)
	return nil
}

// showAsked prints who asks for what stands against places, each once.
func (v *placeView) showAsked(places []solver.PlaceWord) {
	var lines []string
	said := map[solver.PlaceReason]bool{}
	for _, p := range places {
		for _, r := range p.Reasons {
			r.Reach = 0 // of whatever places
			if line := fmt.Sprintf("%s %s (%s)", r.Rule, r.Words, r.Asked); r.Asked != (rules.Asked{}) && !said[r] {
				lines = append(lines, line)
			}
			said[r] = true
		}
	}
	if len(lines) == 0 {
		return
	}
	v.Printf("\nwho asks for that\n")
	for _, line := range lines {
		v.Printf("  %s\n", term.Plain(line))
	}
}

// placesHead counts the places.
func (q *Question) placesHead() string {
	who := rules.Session(q.Book.Event(), q.Session)
	if len(q.Places) == 0 {
		return "no window has a start for " + who + " there"
	}
	counts := map[solver.PlaceKind]int{}
	for _, p := range q.Places {
		counts[p.Kind]++
	}
	var parts []string
	for _, kind := range []solver.PlaceKind{solver.PlaceFree, solver.PlaceOpen, solver.PlaceTaken, solver.PlaceForbidden} {
		if counts[kind] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[kind], kind))
		}
	}
	return fmt.Sprintf("%s for %s: %s", rules.Count(len(q.Places), "place", "places"), who, strings.Join(parts, ", "))
}

// showNever prints the rooms that are forbidden whatever the time, by what forbids them.
func (v *placeView) showNever(places []solver.PlaceWord) {
	v.never = map[model.RoomIndex]bool{}
	var groups []present.Names
	for _, p := range places {
		if v.never[p.Room] || len(p.Reasons) == 0 || p.Kind != solver.PlaceForbidden || p.Reasons[0].Reach != solver.EveryTime {
			continue
		}
		v.never[p.Room] = true
		groups = gathered(groups, reasonWords(p), v.Room(p.Room))
	}
	if len(groups) == 0 {
		return
	}
	v.Printf("\nwhatever the time\n")
	for _, g := range groups {
		v.Printf("  %s\n", g)
	}
}

// gathered adds a name to the group of that heading.
func gathered(groups []present.Names, what, name string) []present.Names {
	for i := range groups {
		if groups[i].What == what {
			groups[i].List = append(groups[i].List, name)
			return groups
		}
	}
	return append(groups, present.Names{What: what, List: []string{name}})
}

// reasonWords says what forbids a place for the most others too, or else a programme's
// word on it.
func reasonWords(p solver.PlaceWord) string {
	text := string(p.Kind)
	if len(p.Reasons) > 0 {
		text = term.Plain(p.Reasons[0].Words)
		if p.Kind == solver.PlaceForbidden {
			text = p.Reasons[0].Rule + " " + text
		}
	}
	return text
}

// chunksByStart divides places, which are sorted, by their starts.
func chunksByStart(places []solver.PlaceWord) func(yield func([]solver.PlaceWord) bool) {
	return func(yield func([]solver.PlaceWord) bool) {
		for len(places) > 0 {
			n := 1
			for n < len(places) && places[n].Start == places[0].Start {
				n++
			}
			if !yield(places[:n]) {
				return
			}
			places = places[n:]
		}
	}
}

// showStarts prints a table of the starts of a day.
func (v *placeView) showStarts(day model.Date, byStart [][]solver.PlaceWord) error {
	t := term.Table{Lined: true, Paint: v.Paint}
	for _, z := range v.Zones {
		t.Header, t.Rigid = append(t.Header, term.ZoneName(z)), append(t.Rigid, true)
	}
	t.Header, t.Rigid = append(t.Header, "rooms"), append(t.Rigid, false)
	for len(byStart) > 0 {
		text, n := v.words(byStart[0]), 1
		for n < len(byStart) && v.words(byStart[n]) == text {
			n++
		}
		var cells []string
		for _, z := range v.Zones {
			cell := term.Clock(byStart[0][0].Start, z, day)
			if n > 1 {
				cell += " to " + term.Clock(byStart[n-1][0].Start, z, day)
			}
			cells = append(cells, v.Mark(cell))
		}
		t.Add(append(cells, text)...)
		byStart = byStart[n:]
	}
	return t.Render(v.Out, v.Width)
}

// words says the rooms at one start: what is free first, on a line of its own.
func (v *placeView) words(places []solver.PlaceWord) string {
	var free, others []present.Names
	for _, p := range places {
		text := reasonWords(p)
		if p.Here {
			text += ", where it is now"
		}
		if p.Kind == solver.PlaceFree || p.Kind == solver.PlaceOpen {
			free = gathered(free, text, v.Room(p.Room))
		} else {
			others = gathered(others, text, v.Room(p.Room))
		}
	}
	if all := append(slices.Clone(free), others...); len(all) == 1 {
		if v.single {
			return all[0].What
		}
		if len(all[0].List) > 1 {
			return all[0].What + ": " + v.every()
		}
	}
	var lines []string
	for _, groups := range [][]present.Names{free, others} {
		var parts []string
		for _, g := range groups {
			parts = append(parts, g.String())
		}
		if len(parts) > 0 {
			lines = append(lines, strings.Join(parts, "; "))
		}
	}
	return strings.Join(lines, "\n")
}

// every names all rooms of a table.
func (v *placeView) every() string {
	if len(v.never) > 0 {
		return "all other rooms"
	}
	return "all rooms"
}
