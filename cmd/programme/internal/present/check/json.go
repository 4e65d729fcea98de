// Package check says how a programme was judged.
package check

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/composition"
	"programme/model/rules"
)

// Answer is the answer of check.
type Answer struct {
	present.Head
	present.About
	Programme  term.FileStamp      `json:"programme"`
	OK         bool                `json:"ok"` // whether every hard rule is kept
	Hard       int                 `json:"hard"`
	Tiers      []present.Tier      `json:"tiers"`
	LeftOut    []string            `json:"left_out"`
	Violations []present.Violation `json:"violations"`
	// Composition has every check of the composition that is on: no violations, since no
	// programme breaks or keeps them.
	Composition []present.Composed `json:"composition"`
	Costs       *Costs             `json:"costs,omitempty"` // what --costs asks for
}

// Of returns the answer about a programme, which the file of that stamp holds; with
// the cost report if costs is set.
func Of(a present.About, programme term.FileStamp, book *rules.Book, p *model.Programme, judged *check.Report, composed []composition.Check, costs bool) *Answer {
	e := book.Event()
	answer := &Answer{
		Head: present.HeadOf("check"), About: a,
		Programme: programme, OK: judged.OK(), Hard: judged.Hard, Tiers: present.Tiers(judged.Cost),
		LeftOut: present.IDs(e, present.LeftOut(e, p)), Violations: present.Violations(book, judged.Violations),
		Composition: present.Composition(e, composed),
	}
	if costs {
		answer.Costs = costsOf(book, p, judged)
	}
	return answer
}

// Costs is the cost report in JSON; its violations are those of the answer.
type Costs struct {
	Rules  []RuleCost `json:"rules"`
	Shares []Share    `json:"shares"`
}

// RuleCost is what one rule, or one part of it, costs in one tier.
type RuleCost struct {
	Tier       int    `json:"tier"`
	Rule       string `json:"rule"`
	Part       string `json:"part"`
	Name       string `json:"name"`
	Violations int    `json:"violations"`
	Amount     int    `json:"amount"`
	Unit       string `json:"unit"`
	Cost       int    `json:"cost"`
}

// Share is how many of the sessions that have something in common start on a day
// (R37) or in a window (R39), and how many should.
type Share struct {
	Rule      string `json:"rule"`
	Attribute string `json:"attribute"`
	Value     string `json:"value"`
	Day       string `json:"day,omitempty"`
	Window    string `json:"window,omitempty"`
	Slot      string `json:"slot,omitempty"` // from and until when, of a part of the window
	Total     int    `json:"total"`
	Count     int    `json:"count"`
	Min       int    `json:"min"`
	Max       int    `json:"max"`
	OK        bool   `json:"ok"`
}

func costsOf(book *rules.Book, p *model.Programme, judged *check.Report) *Costs {
	answer := &Costs{Rules: []RuleCost{}, Shares: []Share{}}
	for _, h := range present.Charges(book, judged) {
		answer.Rules = append(answer.Rules, RuleCost{
			Tier: h.Tier, Rule: h.Rule, Part: h.Part, Name: book.Of(h.Rule).Rule.Name,
			Violations: len(h.Worst), Amount: h.Amount, Unit: h.Unit, Cost: h.Cost,
		})
	}
	for _, s := range check.Shares(book, p) {
		a := Share{
			Rule: s.Rule, Attribute: s.Attribute, Value: s.Value,
			Total: s.Total, Count: s.Count, Min: s.Min, Max: s.Max, OK: s.OK(),
		}
		if s.Window != model.NoWindow {
			w := &book.Event().Windows[s.Window]
			if a.Window = w.ID; s.Slot != w.Interval {
				a.Slot = s.Slot.Start.String() + "/" + s.Slot.End.String()
			}
		} else {
			a.Day = s.Day.String()
		}
		answer.Shares = append(answer.Shares, a)
	}
	return answer
}
