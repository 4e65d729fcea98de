package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Balance is the id of the rule that spreads groups and regions, languages and types.
const Balance = "R38"

var r38 = Rule{
	ID: Balance, Name: "groups and regions spread over days",
	Reads: []string{"people.group", "people.region", "cast.role", "cast.must", "sessions.languages", "sessions.type", "windows.prime"},
	Text: "A line is about the sessions that have a value of its attribute: with group and region those in whose cast somebody of it must attend or speaks, with language those in it, with type those of it. " +
		"Of the confirmed ones of each value that has five or more, at most max percent, rounded up, and at least min percent, rounded down, start on each conference day, or with slots=prime in each prime window, those that overlap being one; every session too many or too few counts, for each line. " +
		"Percentages are of all confirmed sessions of the value, placed or not, merged ones once; whoever is of no group counts for none. " +
		"Of days and windows only so much is asked as they can give, as in R37. " +
		"Where the rule is hard, a session without a place is not missed: R01 counts it.",
	Level: model.Soft(4), Weight: 1, Unit: "sessions", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "attribute", Type: ChoiceParam, Choices: []string{"group", "region", "language", "type"}, Text: "what the sessions have in common"},
		{Key: "value", Type: TextParam, Text: "values of the attribute that the line is about; without, all"},
		{Key: "max", Type: PercentParam, Default: "40", Text: "percent of a value's sessions in one slot, at most"},
		{Key: "min", Type: PercentParam, Default: "0", Text: "percent of a value's sessions in one slot, at least"},
		{Key: "slots", Type: ChoiceParam, Choices: []string{"day", "prime"}, Default: "day", Text: "whether each conference day is a slot, or each prime window"},
	},
	Needs: [][]string{{"attribute"}},
	Validate: func(e *model.Event, b *Bound) []Objection {
		return append(objectToShares(b), objectToValues(e, b)...)
	},
	Scope: linesAlone,
	Hangs: hanging(OnStart, WithAll),
	Judge: func(c *Case) { c.judgeShares(c.Binding.lines()) },
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if x := shareOf(b.lines(), i); x != nil {
			return x.say(e)
		}
		return "groups and regions should be spread over the days"
	},
	Full: func(i Instance) string {
		return fmt.Sprintf("enough of %q then, or too few at another time", i.Value)
	},
	FullAnywhere: true,
	Bars: func(_ *model.Event, _ *Binding, i Instance) string {
		return fmt.Sprintf("no time for %q", i.Value)
	},
	Counts: func(e *model.Event, b *Binding, i Instance) (which, most string) {
		if x := shareOf(b.lines(), i); x != nil {
			return "are " + ofValue(x.Attribute, x.Value), x.start(e)
		}
		return "have something in common", "so many a slot"
	},
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		if x := shareOf(b.lines(), i); x != nil {
			return append(milder(e, b, i, lessBalance...), x.fewer(e)...)
		}
		return nil
	},
}

// speaker is the role of those who speak.
const speaker = "speaker"

// BalanceShares returns what R38 balances: for each line that is not off, each value, in the
// order of the tables, each slot.
func BalanceShares(book *Book, p *model.Programme) []Share {
	return counted(book.event, book.Of(Balance).lines(), p)
}

// lines returns what the lines ask, before anything is counted.
func (k *balance) lines() []Share {
	k.lineOnce.Do(func() {
		e, binding, within := k.book.event, k.book.Of(Balance), newWindowStarts(k.book)
		for _, b := range binding.active() {
			slots := daySlots(e)
			if b.Text("slots") == "prime" {
				slots = primeSlots(e)
			}
			var values []string
			of := map[string][]model.SessionIndex{}
			for i, list := range sharedValues(e, b.Text("attribute")) {
				if !binding.confirmed[i] || e.Sessions[i].State == model.Cancelled {
					continue
				}
				for _, v := range list {
					if b.Has("value") && !slices.Contains(b.Items("value"), v) {
						continue
					}
					if of[v] == nil {
						values = append(values, v)
					}
					of[v] = append(of[v], model.SessionIndex(i))
				}
			}
			for _, v := range values {
				k.balanced = append(k.balanced, within.share(shareSet{b.Text("attribute"), v, binding.once(of[v]), b}, slots)...)
			}
		}
	})
	return slices.Clone(k.balanced)
}

// sharedValues returns, by session, the values that it has of an attribute, each once.
func sharedValues(e *model.Event, attribute string) [][]string {
	all := make([][]string, len(e.Sessions))
	if attribute == "language" || attribute == "type" {
		for i := range e.Sessions {
			all[i] = valuesOf(&e.Sessions[i], attribute)
		}
		return all
	}
	for i, a := range e.Attendances() {
		c := &e.Cast[i]
		v := e.People[c.Person].Group
		if attribute == "region" {
			v = e.People[c.Person].Region
		}
		if v != "" && (c.Role == speaker || a.Must()) && !slices.Contains(all[c.Session], v) {
			all[c.Session] = append(all[c.Session], v)
		}
	}
	return all
}

// objectToValues objects to values that nothing in the event has.
func objectToValues(e *model.Event, b *Bound) []Objection {
	if !b.Has("value") {
		return nil
	}
	var known []string
	switch b.Text("attribute") {
	case "group", "region":
		for i := range e.People {
			known = append(known, e.People[i].Group)
			if b.Text("attribute") == "region" {
				known[i] = e.People[i].Region
			}
		}
	default:
		for i := range e.Sessions {
			known = append(known, valuesOf(&e.Sessions[i], b.Text("attribute"))...)
		}
	}
	for _, v := range b.Items("value") {
		if v == "" || !slices.Contains(known, v) {
			return []Objection{{
				Keys: []string{"value"}, Message: fmt.Sprintf("%s %q is not in the event", b.Text("attribute"), v),
				Remedy: "write it as the tables do" + suggest(v, known),
			}}
		}
	}
	return nil
}
