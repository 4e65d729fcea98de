package report

import (
	"slices"
	"strconv"

	"programme/model/check"
	"programme/model/rules"
)

// balanceChart draws what R38 asks of an attribute: a row a value and a column a day or prime
// window, with how many sessions start then and how many should; nil if it asks for nothing.
// Where several lines ask the same, what is off counts.
func balanceChart(s Subject, attribute string) *chart {
	if s.Book == nil {
		return nil
	}
	var values, slots []string
	asked := map[[2]string]check.Share{}
	for _, sh := range check.Shares(s.Book, s.Programme) {
		if sh.Rule != rules.Balance || sh.Attribute != attribute {
			continue
		}
		at := [2]string{sh.Value, s.slot(sh)}
		if !slices.Contains(values, at[0]) {
			values = append(values, at[0])
		}
		if !slices.Contains(slots, at[1]) {
			slots = append(slots, at[1])
		}
		if before, had := asked[at]; !had || before.OK() {
			asked[at] = sh
		}
	}
	if len(values) == 0 {
		return nil
	}
	c := &chart{
		ID: "balance-" + attribute, Title: s.say("balance", "attribute", s.say("attribute_"+attribute)), Desc: s.say("balance_desc"),
		Head: append([]string{s.say("attribute_" + attribute)}, slots...),
	}
	const label, row = 220.0, 26.0
	cell := min(150, (width-label)/float64(len(slots)))
	for i, slot := range slots {
		c.text(label+(float64(i)+.5)*cell, 16, "middle", "small", cut(slot, int(cell/6)))
	}
	for i, value := range values {
		y := 26 + float64(i)*row
		c.text(label-10, y+17, "end", "label", cut(value, 32))
		cells := []string{value}
		for j, slot := range slots {
			sh, found := asked[[2]string{value, slot}]
			if !found {
				cells = append(cells, "")
				continue
			}
			ground, class := "open", "number"
			if !sh.OK() {
				ground, class = "clash", "number on"
			}
			words := s.say("balance_of", "n", sh.Count, "min", sh.Min, "max", sh.Max)
			c.box(label+float64(j)*cell+1, y+1, cell-2, row-2, ground, value+" · "+slot+": "+words)
			c.text(label+(float64(j)+.5)*cell, y+17, "middle", class, strconv.Itoa(sh.Count)+" ("+strconv.Itoa(sh.Min)+"–"+strconv.Itoa(sh.Max)+")")
			cells = append(cells, words)
		}
		c.Rows = append(c.Rows, cells)
	}
	c.Height = 32 + float64(len(values))*row
	return c
}
