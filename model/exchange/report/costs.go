package report

import (
	"fmt"
	"strconv"

	"programme/model"
)

// hardShown is how many violations of hard rules the report says.
const hardShown = 50

func costSection(s Subject) section {
	sec := section{ID: "costs", Title: "What it costs, by rule"}
	if broken := hardSentences(s); len(broken.Items) > 0 {
		sec.Lists = append(sec.Lists, broken)
	}
	if len(s.Charges) == 0 {
		sec.Words = []string{"No soft rule is broken."}
		return sec
	}
	sec.Words = []string{"Tiers are compared in order and never added together: what costs in tier 1 outweighs whatever later tiers cost. A cost is the weight of a rule times the amount by which it is broken."}
	sec.Charts = []*chart{costChart(s.Charges)}
	for _, h := range s.Charges {
		l := list{Title: fmt.Sprintf("Tier %d, %s %s", h.Tier, h.Rule, h.Name)}
		for _, v := range h.Worst {
			l.Items = append(l.Items, fmt.Sprintf("%s (%d)", v.Text, v.Cost))
		}
		if rest := h.Violations - len(h.Worst); rest > 0 {
			l.Items = append(l.Items, fmt.Sprintf("and %d more", rest))
		}
		sec.Lists = append(sec.Lists, l)
	}
	return sec
}

func hardSentences(s Subject) list {
	l := list{Title: "Hard rules that are broken"}
	for _, v := range s.Judged.Violations {
		if v.Level == model.Hard && len(l.Items) < hardShown {
			l.Items = append(l.Items, v.Rule+": "+v.Sentence)
		}
	}
	if rest := s.Judged.Hard - len(l.Items); rest > 0 {
		l.Items = append(l.Items, fmt.Sprintf("and %d more", rest))
	}
	return l
}

// costChart draws a bar for each rule, by tier; bars of different tiers have scales of
// their own, since their costs cannot be compared.
func costChart(charges []Charge) *chart {
	c := &chart{
		ID: "cost-by-rule", Title: "Cost by tier and rule", Desc: "A bar for each rule that costs something, tier by tier, as a share of what its tier costs.",
		Head: []string{"Rule", "Tier", "Cost", "Violations", "Amount"},
	}
	total := map[int]int{}
	for _, h := range charges {
		total[h.Tier] += h.Cost
	}
	const label, right, row = 330.0, 200.0, 26.0
	y, tier := 0.0, 0
	for _, h := range charges {
		if h.Tier != tier {
			tier = h.Tier
			c.text(0, y+18, "start", "head", fmt.Sprintf("Tier %d costs %d", tier, total[tier]))
			y += row
		}
		name := h.Rule + " " + h.Name
		c.text(label-10, y+17, "end", "label", cut(name, 46))
		w := (width - label - right) * float64(h.Cost) / float64(max(1, total[tier]))
		c.box(label, y+4, max(2, w), row-8, "use", fmt.Sprintf("%s: %d of %d", name, h.Cost, total[tier]))
		c.text(label+max(2, w)+8, y+17, "start", "number", fmt.Sprintf("%d, %d %s", h.Cost, h.Violations, plural(h.Violations, "time", "times")))
		c.row(name, strconv.Itoa(h.Tier), strconv.Itoa(h.Cost), strconv.Itoa(h.Violations), fmt.Sprintf("%d %s", h.Amount, h.Unit))
		y += row
	}
	c.Height = y + 4
	return c
}
