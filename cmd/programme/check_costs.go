package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// worstCap is how many violations of each rule the cost report says, unless all are
// asked for.
const worstCap = 5

// charge is what one rule, or one part of it, costs in one tier.
type charge struct {
	tier       int
	rule, part string // part as in [rules.Instance]
	unit       string
	amount     int
	cost       int
	worst      []rules.Violation // all of them, the dearest first
}

// charges returns what each rule costs: by tier, the dearest first.
func charges(book *rules.Book, judged *check.Report) []charge {
	var list []charge
	for _, v := range judged.Worst() {
		tier := v.Level.Tier()
		i := slices.IndexFunc(list, func(c charge) bool { return c.tier == tier && c.rule == v.Rule && c.part == v.Part })
		if i < 0 {
			i = len(list)
			list = append(list, charge{tier: tier, rule: v.Rule, part: v.Part, unit: book.Of(v.Rule).Rule.UnitOf(v.Instance)})
		}
		c := &list[i]
		c.amount += v.Amount
		c.cost += v.Cost()
		c.worst = append(c.worst, v)
	}
	slices.SortStableFunc(list, func(a, b charge) int {
		return cmp.Or(cmp.Compare(a.tier, b.tier), cmp.Compare(b.cost, a.cost), cmp.Compare(a.rule, b.rule), cmp.Compare(a.part, b.part))
	})
	return list
}

// name says which rule charges, and which part of it: "room large enough (comfort)".
func (h charge) name(book *rules.Book) string {
	name := book.Of(h.rule).Rule.Name
	if h.part != "" {
		name += " (" + h.part + ")"
	}
	return name
}

// showCosts prints the cost report: what each rule costs, its worst violations, and the
// shares that R37 and R39 balance.
func showCosts(c *term.Console, e *model.Event, book *rules.Book, p *model.Programme, judged *check.Report, all bool) error {
	list := charges(book, judged)
	if len(list) > 0 {
		if err := costTable(c, book, judged, list); err != nil {
			return err
		}
		c.Printf("\n")
		if err := worstTable(c, list, all); err != nil {
			return err
		}
		c.Printf("\n")
	}
	return showShares(c, e, check.Shares(e, book, p))
}

// costTable prints a row for each tier that costs anything, and for each rule in it.
func costTable(c *term.Console, book *rules.Book, judged *check.Report, list []charge) error {
	t := term.Table{
		Header: []string{"tier", "cost", "rule", "name", "violations", "amount", "of"},
		Rigid:  []bool{true, true, true, false, true, true, true}, Paint: c.Paint,
	}
	for i, h := range list {
		if i == 0 || list[i-1].tier != h.tier {
			n := 0
			for _, other := range list {
				if other.tier == h.tier {
					n += len(other.worst)
				}
			}
			t.Add(strconv.Itoa(h.tier), strconv.Itoa(judged.Cost[h.tier-1]), "all", "", strconv.Itoa(n), "", "")
		}
		t.Add("", strconv.Itoa(h.cost), h.rule, term.Plain(h.name(book)), strconv.Itoa(len(h.worst)), strconv.Itoa(h.amount), h.unit)
	}
	return t.Render(c.Out, c.Width)
}

// worstTable prints the worst violations of each rule in sentences.
func worstTable(c *term.Console, list []charge, all bool) error {
	t := term.Table{
		Header: []string{"tier", "rule", "cost", "what costs most"},
		Rigid:  []bool{true, true, true, false}, Paint: c.Paint,
	}
	for _, h := range list {
		shown := h.worst
		if !all && len(shown) > worstCap {
			shown = shown[:worstCap]
		}
		for _, v := range shown {
			t.Add(strconv.Itoa(h.tier), h.rule, strconv.Itoa(v.Cost()), term.Plain(sourced(v.Sentence, v.Source)))
		}
		if rest := h.worst[len(shown):]; len(rest) > 0 {
			cost := 0
			for _, v := range rest {
				cost += v.Cost()
			}
			t.Add(strconv.Itoa(h.tier), h.rule, strconv.Itoa(cost), fmt.Sprintf("and %d more; --all shows every one", len(rest)))
		}
	}
	return t.Render(c.Out, c.Width)
}
