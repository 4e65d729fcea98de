package web

import (
	"strconv"
	"strings"

	"programme/model"
	"programme/model/exchange/words"
)

// Long says the day: "Sunday 8 October 2023".
func (d *day) Long() string { return d.lang.Long(d.Date) }

// Short says the day in a row of days: "Sun 8".
func (d *day) Short() string { return d.lang.Tab(d.Date) }

// UTC writes the start for machines.
func (x *entry) UTC() string { return x.at.Start.String() }

// EndUTC writes the end for machines.
func (x *entry) EndUTC() string { return x.at.End.String() }

// Start says when the entry starts on the venue's clock.
func (x *entry) Start() string { return clock(x.at.Start, x.zone, x.day.Date) }

// End says when the entry ends on the venue's clock, marked if that is on another day.
func (x *entry) End() string { return clock(x.at.End, x.zone, x.day.Date) }

// WasUTC writes for machines when the entry was before it moved.
func (x *entry) WasUTC() string { return x.Was.Start.String() }

// WasAt says when the entry was before it moved.
func (x *entry) WasAt() string {
	return x.lang.At(model.DateIn(x.Was.Start, x.zone), x.Was.Start.In(x.zone).Format("15:04"))
}

// WasIn returns the room in which the entry was before it moved.
func (x *entry) WasIn() string { return x.roomNames(x.Was.Room.Index()) }

// Withdrawn reports whether the entry is gone without having been cancelled.
func (x *entry) Withdrawn() bool { return x.Status == gone && x.State != model.Cancelled }

// Minutes returns how long the entry takes.
func (x *entry) Minutes() int { return int(x.at.Minutes()) }

// Key returns by what the page's texts know the role, "" if it is one of the event's own.
func (p part) Key() string {
	if key := "role." + p.Role; words.In(words.English).Says(key) {
		return key
	}
	return ""
}

// Own says a role of the event's own.
func (p part) Own() string {
	return strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(model.Visible(p.Role)))
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

// anchorsOf returns for each id the fragment by which links mean it: the id with
// hyphens for whatever a fragment had better not have. Underscores are the page's own.
func anchorsOf(ids []string) []string {
	anchors := make([]string, len(ids))
	used := map[string]bool{}
	for i, id := range ids {
		base := anchor(id)
		anchors[i] = base
		for n := 2; used[anchors[i]]; n++ {
			anchors[i] = base + "-" + strconv.Itoa(n)
		}
		used[anchors[i]] = true
	}
	return anchors
}

func sessionIDs(e *model.Event) []string {
	ids := make([]string, len(e.Sessions))
	for i := range ids {
		ids[i] = e.Sessions[i].ID
	}
	return ids
}

// personIDs returns what people are called in links: their ids but for e-mail addresses,
// which nobody needs to know.
func personIDs(e *model.Event) []string {
	ids := make([]string, len(e.People))
	for i := range ids {
		if ids[i] = e.People[i].ID; strings.Contains(ids[i], "@") {
			ids[i] = e.People[i].Name
		}
	}
	return ids
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
