package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// showShares prints what R37 and R39 balance, marked where a share is not as it should
// be.
func (c *console) showShares(e *model.Event, shares []check.Share) error {
	var days, windows []check.Share
	for _, s := range shares {
		if s.Window == model.NoWindow {
			days = append(days, s)
		} else {
			windows = append(windows, s)
		}
	}
	if len(days) > 0 {
		if err := c.dayShares(days); err != nil {
			return err
		}
		c.printf("\n")
	}
	if len(windows) > 0 {
		if err := c.windowShares(e, windows); err != nil {
			return err
		}
		c.printf("\n")
	}
	if slices.ContainsFunc(shares, func(s check.Share) bool { return !s.OK() }) {
		c.printf("%s is too many or too few\n\n", c.paint.red(strings.TrimSpace(clashMark)))
	}
	return nil
}

// dayShares prints a row for each theme, with its sessions on each day.
func (c *console) dayShares(shares []check.Share) error {
	t := table{header: []string{"theme (R37)", "sessions", "a day"}, rigid: []bool{false, true, true}, paint: c.paint}
	var days []model.Date
	for _, s := range shares {
		if !slices.Contains(days, s.Day) {
			days = append(days, s.Day)
			t.header, t.rigid = append(t.header, rules.Day(s.Day)), append(t.rigid, true)
		}
	}
	var row []string
	for i, s := range shares {
		// A theme comes twice where the event and a line of rules.csv both ask for it:
		// its days then begin anew.
		if i == 0 || shares[i-1].Value != s.Value || shares[i-1].Day.Sub(s.Day) >= 0 {
			row = make([]string, len(t.header))
			row[0], row[1], row[2] = plain(s.Value), strconv.Itoa(s.Total), fmt.Sprintf("%d to %d", s.Min, s.Max)
			t.rows = append(t.rows, row)
		}
		row[3+slices.Index(days, s.Day)] = counted(s)
	}
	return t.render(c.out, c.width)
}

// windowShares prints a row for each value, with its sessions in each window.
func (c *console) windowShares(e *model.Event, shares []check.Share) error {
	t := table{header: []string{shares[0].Attribute + " (R39)", "sessions"}, rigid: []bool{false, true}, paint: c.paint}
	var windows []model.WindowIndex
	var values []string
	for _, s := range shares {
		if !slices.Contains(windows, s.Window) {
			windows = append(windows, s.Window)
			t.header, t.rigid = append(t.header, plain(e.Windows[s.Window].ID)), append(t.rigid, true)
		}
	}
	for _, s := range shares {
		at := slices.Index(values, s.Value)
		if at < 0 {
			at = len(values)
			values = append(values, s.Value)
			row := make([]string, 2+len(windows))
			row[0], row[1] = plain(s.Value), strconv.Itoa(s.Total)
			t.rows = append(t.rows, row)
		}
		t.rows[at][2+slices.Index(windows, s.Window)] = counted(s)
	}
	return t.render(c.out, c.width)
}

// counted says a share, marked if it is not as it should be.
func counted(s check.Share) string {
	if s.OK() {
		return strconv.Itoa(s.Count)
	}
	return clashMark + strconv.Itoa(s.Count)
}
