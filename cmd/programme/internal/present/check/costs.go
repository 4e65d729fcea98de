package check

import (
	"fmt"
	"strconv"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// showCosts prints the cost report: what each rule costs, its worst violations, and the
// shares that R37, R38 and R39 balance.
func showCosts(c *term.Console, book *rules.Book, p *model.Programme, judged *check.Report, all bool) error {
	list := present.Charges(book, judged)
	if len(list) > 0 {
		if err := costTable(c, book, judged, list); err != nil {
			return err
		}
		c.Printf("\n")
		if err := worstTable(c, book.Event(), list, all); err != nil {
			return err
		}
		c.Printf("\n")
	}
	return showShares(c, book.Event(), check.Shares(book, p))
}

// costTable prints a row for each tier that costs anything, and for each rule in it.
func costTable(c *term.Console, book *rules.Book, judged *check.Report, list []present.Charge) error {
	t := term.Table{
		Header: []string{"tier", "cost", "rule", "name", "violations", "amount", "of"},
		Rigid:  []bool{true, true, true, false, true, true, true}, Paint: c.Paint,
	}
	for i, h := range list {
		if i == 0 || list[i-1].Tier != h.Tier {
			n := 0
			for _, other := range list {
				if other.Tier == h.Tier {
					n += len(other.Worst)
				}
			}
			t.Add(strconv.Itoa(h.Tier), strconv.Itoa(judged.Cost[h.Tier-1]), "all", "", strconv.Itoa(n), "", "")
		}
		t.Add("", strconv.Itoa(h.Cost), h.Rule, term.Plain(h.Name(book)), strconv.Itoa(len(h.Worst)), strconv.Itoa(h.Amount), h.Unit)
	}
	return t.Render(c.Out, c.Width)
}

// worstTable prints the worst violations of each rule in sentences.
func worstTable(c *term.Console, e *model.Event, list []present.Charge, all bool) error {
	t := term.Table{
		Header: []string{"tier", "rule", "cost", "what costs most"},
		Rigid:  []bool{true, true, true, false}, Paint: c.Paint,
	}
	for _, h := range list {
		shown := h.Worst
		if !all && len(shown) > present.WorstCap {
			shown = shown[:present.WorstCap]
		}
		for _, v := range shown {
			t.Add(strconv.Itoa(h.Tier), h.Rule, strconv.Itoa(v.Cost()), term.Plain(present.SourcedViolation(e, &v)))
		}
		if rest := h.Worst[len(shown):]; len(rest) > 0 {
			cost := 0
			for _, v := range rest {
				cost += v.Cost()
			}
			t.Add(strconv.Itoa(h.Tier), h.Rule, strconv.Itoa(cost), fmt.Sprintf("and %d more; --all shows every one", len(rest)))
		}
	}
	return t.Render(c.Out, c.Width)
}
