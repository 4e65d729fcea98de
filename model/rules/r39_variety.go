package rules

import (
	"fmt"

	"programme/model"
)

// Variety is the id of the rule that every slot has variety.
const Variety = "R39"

var r39 = Rule{
	ID: Variety, Name: "variety in each slot",
	Reads: []string{"sessions.type", "sessions.themes", "sessions.languages", "windows.prime"},
	Text: "In each prime window, or in each window if none is prime and all have fixed starts, a session of each type starts; with attribute=theme one of each primary theme, the first of a session's themes, with attribute=language one in each language. " +
		"That is asked for values that at least as many sessions have as there are such windows; each that is missing in a window counts.",
	Level: model.Soft(7), Weight: 1, Unit: "sessions", Soft: true,
	Params: []ParamSpec{
		{Key: "attribute", Type: ChoiceParam, Choices: []string{"type", "theme", "language"}, Default: "type", Text: "of what each window has every value"},
	},
	Scope: scopeOfVariety,
	Judge: judgeVariety,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Value == "" {
			return "every slot should have variety"
		}
		return fmt.Sprintf("%s should start %s", oneWith(b.General.Text("attribute"), i.Value), Span(e, i.Span))
	},
}

func scopeOfVariety(e *model.Event, b *Binding) Scope {
	attribute := b.General.Text("attribute")
	s := Scope{Of: "prime windows, or windows of fixed starts alone", Count: len(windowsToVary(e))}
	if s.Count > 0 && len(windowValues(e, attribute, make([][]model.Placement, len(e.Sessions)))) == 0 {
		s.Count, s.Of = 0, attribute+"s that have a session for every window"
	}
	return s
}

// WindowValue is how many sessions with one value of an attribute start in one window.
type WindowValue struct {
	Attribute string // "type", "theme" or "language"
	Value     string
	Window    model.WindowIndex
	Total     int // sessions that have the value
	Count     int // of these, the ones that start in the window; R39 asks for at least one
}

// WindowValues returns what R39 balances: for each window in which it asks for variety,
// each value, in the order of the table of sessions. It returns nothing if the rule is
// off.
func WindowValues(book *Book, p *model.Programme) []WindowValue {
	b := &book.Of("R39").General
	if b.Level == model.Off {
		return nil
	}
	return windowValues(book.event, b.Text("attribute"), p.BySession(len(book.event.Sessions)))
}

func windowValues(e *model.Event, attribute string, bySession [][]model.Placement) []WindowValue {
	windows := windowsToVary(e)
	var values []string
	of := map[string][]model.SessionIndex{}
	for i := range e.Sessions {
		if e.Sessions[i].State == model.Cancelled {
			continue
		}
		for _, v := range valuesOf(&e.Sessions[i], attribute) {
			if of[v] == nil {
				values = append(values, v)
			}
			of[v] = append(of[v], model.SessionIndex(i))
		}
	}
	var all []WindowValue
	for _, w := range windows {
		span := e.Windows[w].Interval
		for _, v := range values {
			if len(of[v]) < len(windows) {
				continue
			}
			x := WindowValue{Attribute: attribute, Value: v, Window: w, Total: len(of[v])}
			for _, s := range of[v] {
				for _, p := range bySession[s] {
					if span.Start <= p.Start && p.Start < span.End {
						x.Count++
						break
					}
				}
			}
			all = append(all, x)
		}
	}
	return all
}

// windowsToVary returns the prime windows, or all if none is prime and every one has
// fixed starts.
func windowsToVary(e *model.Event) []model.WindowIndex {
	var prime, all []model.WindowIndex
	fixed := true
	for i := range e.Windows {
		if e.Windows[i].Minutes() == 0 { // closed
			continue
		}
		all = append(all, model.WindowIndex(i))
		if e.Windows[i].Prime {
			prime = append(prime, model.WindowIndex(i))
		}
		fixed = fixed && len(e.Windows[i].Starts) > 0
	}
	switch {
	case len(prime) > 0:
		return prime
	case fixed:
		return all
	default:
		return nil
	}
}

// valuesOf returns the session's values of the attribute, each once.
func valuesOf(s *model.Session, attribute string) []string {
	switch {
	case attribute == "language":
		return distinct(append([]string(nil), s.Languages...))
	case attribute == "theme" && len(s.Themes) > 0:
		return s.Themes[:1]
	case attribute == "type" && s.Type != "":
		return []string{s.Type}
	default:
		return nil
	}
}

// oneWith names a session by what it must have.
func oneWith(attribute, value string) string {
	switch attribute {
	case "theme":
		return fmt.Sprintf("a session mainly on theme %q", value)
	case "language":
		return fmt.Sprintf("a session in language %q", value)
	default:
		return fmt.Sprintf("a session of type %q", value)
	}
}

func judgeVariety(c *Case) {
	e, b := c.Event, &c.Binding.General
	for _, x := range windowValues(e, b.Text("attribute"), c.BySession) {
		if x.Count > 0 {
			continue
		}
		w := &e.Windows[x.Window]
		in := NewInstance(Variety)
		in.Value, in.Span, in.Source = x.Value, w.Interval, w.Pos
		c.Report(b, in, 1, fmt.Sprintf("window %q, %s, lacks %s", w.ID, Span(e, w.Interval), oneWith(x.Attribute, x.Value)))
	}
}
