package web

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"programme/model"
)

// Long says the day: "Sunday 8 October 2023".
func (d *day) Long() string { return noon(d.Date).Format("Monday 2 January 2006") }

// Short says the day in a row of days: "Sun 8".
func (d *day) Short() string { return noon(d.Date).Format("Mon 2") }

// UTC writes the start for machines.
func (x *entry) UTC() string { return x.at.Start.String() }

// EndUTC writes the end for machines.
func (x *entry) EndUTC() string { return x.at.End.String() }

// Start says when the entry starts on the venue's clock.
func (x *entry) Start() string { return clock(x.at.Start, x.zone, x.day.Date) }

// End says when the entry ends on the venue's clock, marked if that is on another day.
func (x *entry) End() string { return clock(x.at.End, x.zone, x.day.Date) }

// Former says where the entry was before it moved or changed its room.
func (x *entry) Former() string {
	if x.Status == rehoused {
		return x.roomNames(x.Was.Room.Index())
	}
	text := x.Was.Start.In(x.zone).Format("Monday 2 January, 15:04")
	if room := x.roomNames(x.Was.Room.Index()); room != "" {
		text += ", " + room
	}
	return text
}

// Withdrawn reports whether the entry is gone without having been cancelled.
func (x *entry) Withdrawn() bool { return x.Status == gone && x.State != model.Cancelled }

// Minutes says how long the entry takes: "90 min".
func (x *entry) Minutes() string { return strconv.Itoa(int(x.at.Minutes())) + " min" }

// Word says the role as a heading: "Onsite moderator".
func (p part) Word() string {
	text := strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(model.Visible(p.Role)))
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// clock says a time on the clock of zone z, marked with (+1) where its calendar day is
// the one after the given day.
func clock(t model.Instant, z model.Zone, on model.Date) string {
	text := t.In(z).Format("15:04")
	if shift := model.DateIn(t, z).Sub(on); shift != 0 {
		sign := "+"
		if shift < 0 {
			sign = "−"
			shift = -shift
		}
		text += " (" + sign + strconv.Itoa(shift) + ")"
	}
	return text
}

// anchorsOf returns for each session the fragment by which links mean it: its id with
// hyphens for whatever a fragment had better not have. Underscores are the page's own.
func anchorsOf(e *model.Event) []string {
	anchors := make([]string, len(e.Sessions))
	used := map[string]bool{}
	for i := range e.Sessions {
		base := anchor(e.Sessions[i].ID)
		anchors[i] = base
		for n := 2; used[anchors[i]]; n++ {
			anchors[i] = base + "-" + strconv.Itoa(n)
		}
		used[anchors[i]] = true
	}
	return anchors
}

func anchor(id string) string {
	words := strings.FieldsFunc(id, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9')
	})
	text := strings.Join(words, "-")
	if text == "" || '0' <= text[0] && text[0] <= '9' {
		text = strings.TrimSuffix("s-"+text, "-")
	}
	return text
}
