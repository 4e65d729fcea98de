package report

import (
	"fmt"
	"strconv"

	"programme/model"
)

// hardShown is how many violations of hard rules the report says.
const hardShown = 50

func costSection(s Subject) section {
	sec := section{ID: "costs", Title: s.say("costs")}
	if broken := hardSentences(s); len(broken.Items) > 0 {
		sec.Lists = append(sec.Lists, broken)
	}
	if len(s.Charges) == 0 {
		sec.Words = []string{s.say("costs_none")}
		return sec
	}
	sec.Words = []string{s.say("costs_words")}
	sec.Charts = []*chart{costChart(s)}
	for _, h := range s.Charges {
		l := list{Title: s.say("tier_rule", "tier", h.Tier, "rule", h.Rule+" "+h.Name), English: true}
		for _, v := range h.Worst {
			l.Items = append(l.Items, fmt.Sprintf("%s (%d)", v.Text, v.Cost))
		}
		if rest := h.Violations - len(h.Worst); rest > 0 {
			l.More = s.say("and_more", "n", rest)
		}
		sec.Lists = append(sec.Lists, l)
	}
	return sec
}

func hardSentences(s Subject) list {
	l := list{Title: s.say("hard_list"), English: true}
	for _, v := range s.Judged.Violations {
		if v.Level == model.Hard && len(l.Items) < hardShown {
			l.Items = append(l.Items, v.Rule+": "+v.Sentence)
		}
	}
	if rest := s.Judged.Hard - len(l.Items); rest > 0 {
		l.More = s.say("and_more", "n", rest)
	}
	return l
}

// costChart draws a bar for each rule, by tier; bars of different tiers have scales of
// their own, since their costs cannot be compared.
func costChart(s Subject) *chart {
	c := &chart{
		ID: "cost-by-rule", Title: s.say("costs_chart"), Desc: s.say("costs_desc"),
		Head: []string{s.say("rule"), s.say("tier"), s.say("cost"), s.say("violations"), s.say("amount")},
	}
	total := map[int]int{}
	for _, h := range s.Charges {
		total[h.Tier] += h.Cost
	}
	const label, right, row = 330.0, 200.0, 26.0
	y, tier := 0.0, 0
	for _, h := range s.Charges {
		if h.Tier != tier {
			tier = h.Tier
			c.text(0, y+18, "start", "head", s.say("tier_costs", "tier", tier, "cost", total[tier]))
			y += row
		}
		name := h.Rule + " " + h.Name
		c.text(label-10, y+17, "end", "label", cut(name, 46))
		w := (width - label - right) * float64(h.Cost) / float64(max(1, total[tier]))
		c.box(label, y+4, max(2, w), row-8, "use", s.say("cost_of", "rule", name, "n", h.Cost, "all", total[tier]))
		c.text(label+max(2, w)+8, y+17, "start", "number", s.say("cost_times", "cost", h.Cost, "n", h.Violations))
		c.row(name, strconv.Itoa(h.Tier), strconv.Itoa(h.Cost), strconv.Itoa(h.Violations), fmt.Sprintf("%d %s", h.Amount, h.Unit))
		y += row
	}
	c.Height = y + 4
	return c
}
