package randevent

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"

	"pgregory.net/rapid"
)

// Cell is one cell of the cross of every rule with every level that it can have.
type Cell struct {
	Rule  *rules.Rule
	Part  string // key of the parameter that sets the level of a part; "" for the rule's own
	Level string // hard, soft, check or off; soft is every tier
	// Lines says that lines of rules.csv set the level, and that the rule is otherwise off
	// where they name what they are about; else event.yaml sets it for all.
	Lines bool
}

// String says the cell in the words of the tables: "R06 comfort_level soft in event.yaml".
func (c Cell) String() string {
	name := c.Rule.ID
	if c.Part != "" {
		name += " " + c.Part
	}
	where := "event.yaml"
	if c.Lines {
		where = "rules.csv"
	}
	return fmt.Sprintf("%s %s in %s", name, c.Level, where)
}

// Cross returns the cells of all rules in the catalogue's order.
func Cross() (cells []Cell) {
	for i := range rules.Catalogue() {
		r := &rules.Catalogue()[i]
		for _, lines := range []bool{false, true} {
			for _, level := range []string{"hard", "soft", "check", "off"} {
				if r.Allows(levels[level]) {
					cells = append(cells, Cell{Rule: r, Level: level, Lines: lines})
				}
			}
			for _, p := range r.Params {
				if p.Type == rules.LevelParam {
					for _, level := range []string{"hard", "soft", "check", "off"} {
						if level == "hard" && !p.Hard {
							continue
						}
						cells = append(cells, Cell{Rule: r, Part: p.Key, Level: level, Lines: lines})
					}
				}
			}
		}
	}
	return cells
}

// levels are the levels by the word of a cell.
var levels = map[string]model.Level{"hard": model.Hard, "soft": model.Soft(1), "check": model.CheckOnly, "off": model.Off}

// Event draws an event in which the rule of the cell has its level, and no others are on
// but the structural ones.
func (c Cell) Event(t *rapid.T) *model.Event {
	e := Event(t, c.Rule.ID)
	if rapid.Bool().Draw(t, "fuller") {
		Fuller(t, e, 4)
	}
	c.Set(e, c.level(t))
	return e
}

// level draws a level of the cell.
func (c Cell) level(t *rapid.T) model.Level {
	if c.Level == "soft" {
		return model.Soft(rapid.IntRange(1, 9).Draw(t, "tier"))
	}
	return levels[c.Level]
}

// Set gives the rule of the cell a level where the cell has it.
func (c Cell) Set(e *model.Event, level model.Level) {
	e.Rules = slices.Clone(e.Rules)
	general := model.Setting{Rule: c.Rule.ID, Level: level}
	if c.Part != "" {
		general = setting(c.Rule.ID, c.Part, level.String())
	}
	some := false // lines that name what they are about
	for i := range e.Rules {
		if s := &e.Rules[i]; s.Rule == c.Rule.ID && c.Part == "" {
			s.Level = model.Unset
			if c.Lines && s.ID != "" {
				s.Level, some = level, true
			}
		}
	}
	switch {
	case some && !c.Rule.Structural:
		general.Level = model.Off
	case c.Lines:
		general.ID = fmt.Sprint("whole ", len(e.Rules))
	}
	e.Rules = append(e.Rules, general)
	inOrder(e.Rules)
}

// Any draws an event from the whole cross: some rules are on, as the catalogue or drawn
// lines have them, and some of those have another level or weight, or a part of them has.
func Any(t *rapid.T) *model.Event {
	drawn := map[string]bool{}
	for _, r := range rules.Catalogue() {
		drawn[r.ID] = rapid.IntRange(0, 4).Draw(t, r.ID) == 0
	}
	drawn["R45"] = rapid.IntRange(0, 2).Draw(t, "merges") == 0
	e := draw(t, func(rule string) bool { return drawn[rule] })
	var cells []Cell
	for _, c := range Cross() {
		if drawn[c.Rule.ID] || c.Rule.Structural {
			cells = append(cells, c)
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "cells") {
		c := rapid.SampledFrom(cells).Draw(t, "cell")
		c.Set(e, c.level(t))
	}
	for i := range e.Rules {
		e.Rules[i].Weight = rapid.SampledFrom([]int{0, 0, 0, 1, 3}).Draw(t, "weight")
	}
	return e
}
