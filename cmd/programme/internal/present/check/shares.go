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

// showShares prints what R37 and R39 balance, marked where a share is not as it should
// be.
func showShares(c *term.Console, e *model.Event, shares []check.Share) error {
	var days, windows []check.Share
	for _, s := range shares {
		if s.Window == model.NoWindow {
			days = append(days, s)
		} else {
			windows = append(windows, s)
		}
	}
	if len(days) > 0 {
		if err := dayShares(c, days); err != nil {
			return err
		}
		c.Printf("\n")
	}
	if len(windows) > 0 {
		if err := windowShares(c, e, windows); err != nil {
			return err
		}
		c.Printf("\n")
	}
	if slices.ContainsFunc(shares, func(s check.Share) bool { return !s.OK() }) {
		c.Printf("%s is too many or too few\n\n", c.Paint.Red(strings.TrimSpace(term.ClashMark)))
	}
	return nil
}

// dayShares prints a row for each theme, with its sessions on each day.
func dayShares(c *term.Console, shares []check.Share) error {
	t := term.Table{Header: []string{"theme (R37)", "sessions", "a day"}, Rigid: []bool{false, true, true}, Paint: c.Paint}
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
		// A theme comes twice where the event and a line of rules.csv both ask for it:
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
	return t.Render(c.Out, c.Width)
}

// windowShares prints a row for each value, with its sessions in each slot.
func windowShares(c *term.Console, e *model.Event, shares []check.Share) error {
	t := term.Table{Header: []string{shares[0].Attribute + " (R39)", "sessions"}, Rigid: []bool{false, true}, Paint: c.Paint}
	var slots []string
	var values []string
	for _, s := range shares {
		if slot := s.Where(e); !slices.Contains(slots, slot) {
			slots = append(slots, slot)
			t.Header, t.Rigid = append(t.Header, term.Plain(slot)), append(t.Rigid, true)
		}
	}
	for _, s := range shares {
		at := slices.Index(values, s.Value)
		if at < 0 {
			at = len(values)
			values = append(values, s.Value)
			row := make([]string, 2+len(slots))
			row[0], row[1] = term.Plain(s.Value), strconv.Itoa(s.Total)
			t.Rows = append(t.Rows, row)
		}
		t.Rows[at][2+slices.Index(slots, s.Where(e))] = counted(s)
	}
	return t.Render(c.Out, c.Width)
}

// counted says a share, marked if it is not as it should be.
func counted(s check.Share) string {
	if s.OK() {
		return strconv.Itoa(s.Count)
	}
	return term.ClashMark + strconv.Itoa(s.Count)
}
