package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// showShares prints what R37, R38 and R39 balance, a table for each rule and attribute, marked
// where a share is not as it should be.
func showShares(c *term.Console, e *model.Event, shares []check.Share) error {
	for rest := shares; len(rest) > 0; {
		n := slices.IndexFunc(rest, func(s check.Share) bool {
			return s.Rule != rest[0].Rule || s.Attribute != rest[0].Attribute || isDay(s) != isDay(rest[0])
		})
		if n < 0 {
			n = len(rest)
		}
		table := windowShares(c, e, rest[:n])
		if isDay(rest[0]) {
			table = dayShares(c, rest[:n])
		}
		if err := table.Render(c.Out, c.Width); err != nil {
			return err
		}
		c.Printf("\n")
		rest = rest[n:]
	}
	if slices.ContainsFunc(shares, func(s check.Share) bool { return !s.OK() }) {
		c.Printf("%s is too many or too few\n\n", c.Paint.Red(strings.TrimSpace(term.ClashMark)))
	}
	return nil
}

func isDay(s check.Share) bool { return s.Window == model.NoWindow }

// of heads the column of what sessions have in common.
func of(s check.Share) string { return fmt.Sprintf("%s (%s)", s.Attribute, s.Rule) }

// dayShares returns a row for each value, with its sessions on each day.
func dayShares(c *term.Console, shares []check.Share) term.Table {
	t := term.Table{Header: []string{of(shares[0]), "sessions", "a day"}, Rigid: []bool{false, true, true}, Paint: c.Paint}
	var days []model.Date
	for _, s := range shares {
		if !slices.Contains(days, s.Day) {
			days = append(days, s.Day)
			t.Header, t.Rigid = append(t.Header, rules.Day(s.Day)), append(t.Rigid, true)
		}
	}
	var row []string
	least := 0
	for i, s := range shares {
		// A value comes twice where the event and a line of rules.csv both ask for it:
		// its days then begin anew.
		if i == 0 || shares[i-1].Value != s.Value || shares[i-1].Day.Sub(s.Day) >= 0 {
			row = make([]string, len(t.Header))
			row[0], row[1] = term.Plain(s.Value), strconv.Itoa(s.Total)
			least = 0
			t.Rows = append(t.Rows, row)
		}
		least = max(least, s.Min) // of a day that has place for so many
		row[2] = fmt.Sprintf("%d to %d", least, s.Max)
		row[3+slices.Index(days, s.Day)] = counted(s)
	}
	return t
}

// windowShares returns a row for each value, with its sessions in each slot.
func windowShares(c *term.Console, e *model.Event, shares []check.Share) term.Table {
	t := term.Table{Header: []string{of(shares[0]), "sessions"}, Rigid: []bool{false, true}, Paint: c.Paint}
	var slots []string
	var values []string
	for _, s := range shares {
		if slot := s.Where(e); !slices.Contains(slots, slot) {
			slots = append(slots, slot)
			t.Header, t.Rigid = append(t.Header, term.Plain(slot)), append(t.Rigid, true)
		}
	}
	for _, s := range shares {
		slot := 2 + slices.Index(slots, s.Where(e))
		at := -1 // the row, a new one where a second line asks for the same
		for k := range values {
			if values[k] == s.Value && t.Rows[k][slot] == "" {
				at = k
			}
		}
		if at < 0 {
			at = len(values)
			values = append(values, s.Value)
			row := make([]string, 2+len(slots))
			row[0], row[1] = term.Plain(s.Value), strconv.Itoa(s.Total)
			t.Rows = append(t.Rows, row)
		}
		t.Rows[at][slot] = counted(s)
	}
	return t
}

// counted says a share, marked if it is not as it should be.
func counted(s check.Share) string {
	if s.OK() {
		return strconv.Itoa(s.Count)
	}
	return term.ClashMark + strconv.Itoa(s.Count)
}
