package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Variety is the id of the rule that every slot has variety.
const Variety = "R39"

var r39 = Rule{
	ID: Variety, Name: "variety in each slot",
	Reads: []string{"sessions.type", "sessions.themes", "sessions.languages", "windows.prime"},
	Text: "In each slot at least so many sessions of each type start as least says; with attribute=theme of each primary theme, the first of a session's themes, with attribute=language in each language. " +
		"A slot is a prime window or, if none is prime, a window with fixed starts; windows without, if none is prime, are cut from their opening on into slots of so many minutes as slot says, what is left over belonging to the last of them. Where slot is 0 they cannot be cut, and the rule asks nothing. " +
		"A value is asked for in the slots in which windows let at least so many of its sessions start, and only if it has enough for all of these; each session that is missing in a slot counts, merged ones once. " +
		"Where the rule is hard, only confirmed sessions count, and one without a place is not missed in a slot: R01 counts it.",
	Level: model.Soft(7), Weight: 1, Unit: "sessions", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "attribute", Type: ChoiceParam, Choices: []string{"type", "theme", "language"}, Default: "type", Text: "of what each slot has every value"},
		{Key: "least", Type: CountParam, Default: "1", Text: "sessions of each value in a slot, at least"},
		{Key: "slot", Type: MinutesParam, Default: "0", Text: "minutes of the slots into which windows without fixed starts are cut; 0 for none"},
	},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		if b.Count("least") > 0 {
			return nil
		}
		return []Objection{{Keys: []string{"least"}, Message: "with a least of 0 the rule asks nothing", Remedy: "give a least of at least 1, or the level off"}}
	},
	Scope: scopeOfVariety,
	Hangs: hanging(OnStart, WithAll),
	Judge: judgeVariety,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Value == "" {
			return "every slot " + asks(b.General.Level) + " have variety"
		}
		return fmt.Sprintf("%s %s start %s", someWith(&b.General, i.Value), asks(b.General.Level), Span(e, i.Span))
	},
	Full:         func(Instance) string { return "needed in another slot" },
	FullAnywhere: true,
	Bars:         always("needed in another slot"),
	Counts: func(e *model.Event, b *Binding, i Instance) (which, most string) {
		return "are " + ofValue(b.General.Text("attribute"), i.Value), fmt.Sprintf("at least %d must start %s", b.General.Count("least"), Span(e, i.Span))
	},
	Remedies: fewerOfValue,
}

func scopeOfVariety(e *model.Event, b *Binding) Scope {
	slots := slotsToVary(e, b.General.Minutes("slot"))
	s := Scope{Of: "slots", Count: len(slots)}
	switch {
	case len(slots) > 0 && len(b.slots()) == 0:
		s.Count, s.Of = 0, b.General.Text("attribute")+"s that have sessions for every slot"
	case len(slots) == 0 && slices.ContainsFunc(e.Windows, func(w model.Window) bool { return w.Minutes() > 0 }):
		s.Lacks = "starts are free, no window is prime, and slot gives no minutes"
	}
	return s
}

// fewerOfValue cancels one of the sessions of a value: it is asked for only if it has enough.
func fewerOfValue(e *model.Event, b *Binding, i Instance) []Remedy {
	list := milder(e, b, i, step{"least", -1, 1})
	for _, x := range b.slots() {
		if x.Value != i.Value || x.Slot != i.Span {
			continue
		}
		for _, s := range x.of {
			list = append(list, CancelSession(e, s))
		}
	}
	return list
}

// WindowValue is how many sessions with one value of an attribute start in one slot.
type WindowValue struct {
	Attribute string // "type", "theme" or "language"
	Value     string
	Window    model.WindowIndex
	Slot      model.Interval // all of the window, or a part of it
	Total     int            // sessions that have the value, merged ones once
	Count     int            // of these, the ones that start in the slot
	Least     int            // how many R39 asks for at least
	of        []model.SessionIndex
	nowhere   int // how many of them have no place
}

// WindowValues returns what R39 balances: for each slot in which it asks for variety, each
// value, in the order of the table of sessions. It returns nothing if the rule is off.
func WindowValues(book *Book, p *model.Programme) []WindowValue {
	if book.Of(Variety).General.Level == model.Off {
		return nil
	}
	all := book.Of(Variety).slots()
	countWindowValues(all, p.BySession(len(book.event.Sessions)))
	return all
}

// countWindowValues fills in how many sessions start in each slot.
func countWindowValues(all []WindowValue, bySession [][]model.Placement) {
	for i := range all {
		x := &all[i]
		x.Count, x.nowhere = starting(x.of, bySession, x.Slot)
	}
}

// slots returns the values that are asked for in each slot, before anything is counted.
func (k *balance) slots() []WindowValue {
	k.slotsOnce.Do(func() {
		e, binding := k.book.event, k.book.Of(Variety)
		b := &binding.General
		slots, least := slotsToVary(e, b.Minutes("slot")), b.Count("least")
		if len(slots) == 0 {
			return
		}
		var values []string
		of := map[string][]model.SessionIndex{}
		for i := range e.Sessions {
			if e.Sessions[i].State == model.Cancelled || b.Hard() && !binding.confirmed[i] {
				continue
			}
			for _, v := range valuesOf(&e.Sessions[i], b.Text("attribute")) {
				if of[v] == nil {
					values = append(values, v)
				}
				of[v] = append(of[v], model.SessionIndex(i))
			}
		}
		within := newWindowStarts(k.book)
		open := map[string][]bool{} // by value and slot
		for _, v := range values {
			of[v] = binding.once(of[v])
			asked := 0
			for _, slot := range slots {
				n := 0
				for _, s := range of[v] {
					if within.of(s).within(slot.Slot) {
						n++
					}
				}
				if open[v] = append(open[v], n >= least); n >= least {
					asked++
				}
			}
			if len(of[v]) < least*asked {
				open[v] = make([]bool, len(slots))
			}
		}
		for i, slot := range slots {
			for _, v := range values {
				if open[v][i] {
					slot.Attribute, slot.Value, slot.Total, slot.Least, slot.of = b.Text("attribute"), v, len(of[v]), least, of[v]
					k.varied = append(k.varied, slot)
				}
			}
		}
	})
	return slices.Clone(k.varied)
}

// slotsToVary returns the slots: the prime windows, or else those with fixed starts and parts
// of the others; none if these are not to be cut.
func slotsToVary(e *model.Event, cut model.Minutes) (slots []WindowValue) {
	isPrime := func(w model.Window) bool { return w.Prime && w.Minutes() > 0 }
	prime := slices.ContainsFunc(e.Windows, isPrime)
	for i := range e.Windows {
		w := &e.Windows[i]
		whole := WindowValue{Window: model.WindowIndex(i), Slot: w.Interval}
		switch {
		case w.Minutes() == 0, prime && !w.Prime: // closed, or no slot
		case prime, len(w.Starts) > 0:
			slots = append(slots, whole)
		case cut == 0:
			return nil
		default:
			for from := w.Start; from == w.Start || from.Add(cut) <= w.End; from = from.Add(cut) {
				part := whole
				if part.Slot = model.Span(from, cut); part.Slot.End.Add(cut) > w.End {
					part.Slot.End = w.End
				}
				slots = append(slots, part)
			}
		}
	}
	return slots
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

// someWith names so many sessions as each slot must have of a value.
func someWith(b *Bound, value string) string {
	some := "a session"
	if least := b.Count("least"); least > 1 {
		some = fmt.Sprintf("%d sessions", least)
	}
	return some + " " + ofValue(b.Text("attribute"), value)
}

func judgeVariety(c *Case) {
	e, b := c.Event, &c.Binding.General
	all := c.Binding.slots()
	countWindowValues(all, c.BySession)
	for i := range all {
		x := &all[i]
		missing := x.Least - x.Count
		if b.Hard() { // what has no place breaks R01, and may be for this slot
			missing -= x.nowhere
		}
		if missing <= 0 {
			continue
		}
		w := &e.Windows[x.Window]
		in := NewInstance(Variety)
		in.Value, in.Span, in.Source = x.Value, x.Slot, w.Pos
		if b.Hard() {
			in.A = firstStarting(x.of, c.BySession, func(at model.Instant) bool { return at < x.Slot.Start || at >= x.Slot.End })
		}
		text := fmt.Sprintf("window %q, %s, lacks %s", w.ID, Span(e, x.Slot), someWith(b, x.Value))
		if x.Least > 1 {
			text = fmt.Sprintf("window %q, %s, has %d of %s that should start there", w.ID, Span(e, x.Slot), x.Count, someWith(b, x.Value))
		}
		c.Report(b, in, missing, text)
	}
}
