package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// checked is the answer of check.
type checked struct {
	head
	about
	Programme  term.FileStamp    `json:"programme"`
	OK         bool              `json:"ok"` // whether every hard rule is kept
	Hard       int               `json:"hard"`
	Tiers      []tierAnswer      `json:"tiers"`
	LeftOut    []string          `json:"left_out"`
	Violations []violationAnswer `json:"violations"`
	Costs      *costsAnswer      `json:"costs,omitempty"` // what --costs asks for
}

// checkedOf returns the answer about a programme, which the file of that stamp holds; with
// the cost report if costs is set.
func checkedOf(a about, programme term.FileStamp, e *model.Event, book *rules.Book, p *model.Programme, judged *check.Report, costs bool) *checked {
	answer := &checked{
		head: headOf("check"), about: a,
		Programme: programme, OK: judged.OK(), Hard: judged.Hard, Tiers: tiersOf(judged.Cost),
		LeftOut: idsOf(e, leftOut(e, p)), Violations: violationsOf(e, book, judged.Violations),
	}
	if costs {
		answer.Costs = costsOf(e, book, p, judged)
	}
	return answer
}

// costsAnswer is the cost report in JSON; its violations are those of the answer.
type costsAnswer struct {
	Rules  []chargeAnswer `json:"rules"`
	Shares []shareAnswer  `json:"shares"`
}

// chargeAnswer is what one rule, or one part of it, costs in one tier.
type chargeAnswer struct {
	Tier       int    `json:"tier"`
	Rule       string `json:"rule"`
	Part       string `json:"part"`
	Name       string `json:"name"`
	Violations int    `json:"violations"`
	Amount     int    `json:"amount"`
	Unit       string `json:"unit"`
	Cost       int    `json:"cost"`
}

// shareAnswer is how many of the sessions that have something in common start on a day
// (R37) or in a window (R39), and how many should.
type shareAnswer struct {
	Rule      string `json:"rule"`
	Attribute string `json:"attribute"`
	Value     string `json:"value"`
	Day       string `json:"day,omitempty"`
	Window    string `json:"window,omitempty"`
	Total     int    `json:"total"`
	Count     int    `json:"count"`
	Min       int    `json:"min"`
	Max       int    `json:"max"`
	OK        bool   `json:"ok"`
}

func costsOf(e *model.Event, book *rules.Book, p *model.Programme, judged *check.Report) *costsAnswer {
	answer := &costsAnswer{Rules: []chargeAnswer{}, Shares: []shareAnswer{}}
	for _, h := range charges(book, judged) {
		answer.Rules = append(answer.Rules, chargeAnswer{
			Tier: h.tier, Rule: h.rule, Part: h.part, Name: book.Of(h.rule).Rule.Name,
			Violations: len(h.worst), Amount: h.amount, Unit: h.unit, Cost: h.cost,
		})
	}
	for _, s := range check.Shares(e, book, p) {
		a := shareAnswer{
			Rule: s.Rule, Attribute: s.Attribute, Value: s.Value,
			Total: s.Total, Count: s.Count, Min: s.Min, Max: s.Max, OK: s.OK(),
		}
		if s.Window != model.NoWindow {
			a.Window = e.Windows[s.Window].ID
		} else {
			a.Day = s.Day.String()
		}
		answer.Shares = append(answer.Shares, a)
	}
	return answer
}
