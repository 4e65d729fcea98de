package report

import (
	"slices"
	"strconv"

	"programme/model"
	"programme/model/rules"
)

// shiftSection shows what interpreters and teams do on each day beside what R47 allows.
func shiftSection(s Subject, shifts []rules.Shift) section {
	all := days(s)
	c := &chart{ID: "shifts", Title: s.say("shifts_chart"), Desc: s.say("shifts_desc"), Head: []string{s.say("interpreter")}}
	const label, right, row = 200.0, 150.0, 26.0
	cell := min(150, (width-label-right)/float64(len(all)))
	for i, d := range all {
		c.Head = append(c.Head, s.short(d))
		c.text(label+(float64(i)+.5)*cell, 16, "middle", "small", s.short(d))
	}
	c.Head = append(c.Head, s.say("allowed"))
	c.text(label+float64(len(all))*cell+10, 16, "start", "small", s.say("allowed"))
	for len(shifts) > 0 {
		n := 1
		for n < len(shifts) && shifts[n].Person == shifts[0].Person {
			n++
		}
		c.shiftRow(s, all, shifts[:n], 26+float64(len(c.Rows))*row, label, cell)
		shifts = shifts[n:]
	}
	c.Height = 32 + float64(len(c.Rows))*row
	return section{ID: "shifts-of-interpreters", Title: s.say("shifts"), Words: []string{s.say("shifts_words")}, Charts: []*chart{c}}
}

// shiftRow draws the days of one interpreter.
func (c *chart) shiftRow(s Subject, all []model.Date, own []rules.Shift, y, label, cell float64) {
	name := s.Event.People[own[0].Person].Name
	c.text(label-10, y+17, "end", "label", cut(name, 28))
	cells := []string{name}
	for j, d := range all {
		k := slices.IndexFunc(own, func(x rules.Shift) bool { return x.Day == d })
		if k < 0 {
			c.box(label+float64(j)*cell+1, y+1, cell-2, 24, "h0", "")
			cells = append(cells, "")
			continue
		}
		ground, class := "open", "number"
		if !own[k].OK() {
			ground, class = "clash", "number on"
		}
		words := s.say("in_a_row", "n", int(own[k].Minutes), "row", int(own[k].Row))
		c.box(label+float64(j)*cell+1, y+1, cell-2, 24, ground, name+" · "+s.short(d)+": "+words)
		c.text(label+(float64(j)+.5)*cell, y+17, "middle", class, strconv.Itoa(int(own[k].Minutes))+" ("+strconv.Itoa(int(own[k].Row))+")")
		cells = append(cells, words)
	}
	allowed := ""
	if own[0].Bound {
		allowed = s.say("in_a_row", "n", int(own[0].MostMinutes), "row", int(own[0].MostRow))
	}
	c.text(label+float64(len(all))*cell+10, y+17, "start", "number", allowed)
	c.Rows = append(c.Rows, append(cells, allowed))
}
