package check

import (
	"fmt"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/composition"
	"programme/model/rules"
)

// mostRemarks is how many remarks of a check of the composition are printed unless all are
// asked for.
const mostRemarks = 3

// Show prints what is broken and what it costs, what was remarked on the composition of the
// event at path, and sums up with what it could not see. With costs, soft rules have the cost
// report, of all violations if that is asked for.
func Show(c *term.Console, path string, book *rules.Book, p *model.Programme, judged *check.Report, composed []composition.Check, unseen []string, costs, all bool) error {
	verdict := judgement(c, book.Event(), p, judged, composition.Count(composed)) + term.Plain(present.UnseenWords(unseen))
	c.Verdict(verdict)
	if c.OutTerminal { // where the end may be out of sight for long
		c.Printf("%s\n\n", verdict)
	}
	if costs {
		showViolations(c, book, slices.DeleteFunc(slices.Clone(judged.Violations), func(v rules.Violation) bool { return v.Level.Tier() > 0 }))
		if err := showCosts(c, book, p, judged, all); err != nil {
			return err
		}
	} else {
		showViolations(c, book, judged.Violations)
	}
	present.ShowComposition(c, composed, mostRemarks, "programme inspect "+present.QuotedPath(path)+" --all-faults lists every one")
	if !c.OutTerminal {
		c.Printf("%s\n", verdict)
	}
	return nil
}

// showViolations prints what is broken: a heading for each rule and level, then a
// sentence for each violation with the table line that asks for the rule.
func showViolations(c *term.Console, book *rules.Book, violations []rules.Violation) {
	for _, group := range grouped(violations) {
		first := group[0]
		head := fmt.Sprintf("%s %s, %s: %s", first.Rule, book.Of(first.Rule).Rule.Name, first.Level,
			rules.Count(len(group), "violation", "violations"))
		if first.Level.Tier() > 0 {
			cost := 0
			for _, v := range group {
				cost += v.Cost()
			}
			head += fmt.Sprintf(", cost %d", cost)
		}
		c.Printf("%s\n", c.Paint.Bold(term.Plain(head)))
		shown, folded := fold(book, group)
		for _, v := range shown {
			c.Printf("  %s\n", term.Plain(present.SourcedViolation(book.Event(), &v)))
		}
		if len(folded) > 0 {
			cost := 0
			for _, v := range folded {
				cost += v.Cost()
			}
			c.Printf("  and %d more, cost %d; --json lists every one\n", len(folded), cost)
		}
		c.Printf("\n")
	}
}

// mostOfMany is how many violations are printed of a part that has many.
const mostOfMany = 20

// fold returns what is printed of a rule's violations, and what is not: of parts that have
// many, those that cost less than the dearest.
func fold(book *rules.Book, group []rules.Violation) (shown, folded []rules.Violation) {
	for _, v := range group {
		if book.Of(v.Rule).Rule.HasMany(v.Instance) {
			folded = append(folded, v)
		} else {
			shown = append(shown, v)
		}
	}
	slices.SortStableFunc(folded, func(v, w rules.Violation) int { return w.Cost() - v.Cost() })
	most := min(len(folded), mostOfMany)
	return append(shown, folded[:most]...), folded[most:]
}

// grouped returns the violations of each rule and level together, both in the order
// in which they first appear.
func grouped(violations []rules.Violation) [][]rules.Violation {
	type kind struct {
		rule  string
		level model.Level
	}
	var order []kind
	groups := map[kind][]rules.Violation{}
	for _, v := range violations {
		k := kind{v.Rule, v.Level}
		if !slices.Contains(order, k) {
			order = append(order, k)
		}
		groups[k] = append(groups[k], v)
	}
	list := make([][]rules.Violation, len(order))
	for i, k := range order {
		list[i] = groups[k]
	}
	return list
}

// judgement sums a programme up in one line, with so many remarks on the composition.
func judgement(c *term.Console, e *model.Event, p *model.Programme, judged *check.Report, remarks int) string {
	text := c.Paint.Green(present.BrokenWords(judged))
	if !judged.OK() {
		text = c.Paint.Red(present.BrokenWords(judged))
	}
	if remarks > 0 {
		text += ", " + rules.Count(remarks, "remark on composition", "remarks on composition")
	}
	text += ": " + present.PlacedWords(e, p)
	untidy := map[int]int{} // what only tidies, by tier
	for _, v := range judged.Untidy {
		untidy[v.Level.Tier()] += v.Cost()
	}
	for i, cost := range judged.Cost {
		if cost > untidy[i+1] {
			text += fmt.Sprintf("; tier %d costs %d", i+1, cost)
		}
	}
	return text
}
