package tables

import (
	"errors"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"programme/model"
	"programme/model/when"
)

// dayHours is a conference day and its hours, which become a window where windows.csv
// gives none.
type dayHours struct {
	day model.Date
	pos model.Position
	model.Interval
	given  bool // the day has hours
	faulty bool // they were reported
}

// readDays reads the conference days: dates, or mappings with hours.
func (r *reading) readDays(y *yamlFile, en entry) {
	const remedy = `write one line a day, such as - 2023-10-08 or - {date: 2023-10-08, from: "09:00", to: "18:00"}`
	days, ok := en.value.(*ast.SequenceNode)
	if !ok {
		r.fault(y.where(en), `"days" is not a list`, remedy)
		return
	}
	if len(days.Values) == 0 {
		r.fault(en.pos, `"days" is empty`, remedy)
		return
	}
	c := when.Calendar{Zone: r.e.Zone, NoZone: !r.zoneKnown}
	c.Days = y.plainDays(days.Values, c)
	whole := true
	for _, n := range days.Values {
		read, ok := r.readDay(y, n, c)
		whole = whole && ok
		for _, h := range read {
			r.addDay(h)
		}
	}
	r.daysKnown = whole
}

// addDay adds a day, or more hours of the last one.
func (r *reading) addDay(h dayHours) {
	if k := len(r.hours); k > 0 {
		last := r.hours[k-1]
		switch order := last.day.Compare(h.day); {
		case order == 0 && (!h.given || !last.given):
			r.fault(h.pos, fmt.Sprintf("the day %s is listed twice", h.day), "remove one of them, or give both their hours")
			return
		case order == 0:
			if !h.faulty && !last.faulty && h.Start < last.End {
				r.fault(h.pos, fmt.Sprintf("the hours of the day %s overlap, or stand in the wrong order", h.day), "write the earlier hours first")
			}
			r.hours = append(r.hours, h)
			return
		case order > 0:
			r.fault(h.pos, fmt.Sprintf("the day %s stands after %s", h.day, last.day), "list the days in order")
		}
	}
	r.e.Days, r.hours = append(r.e.Days, h.day), append(r.hours, h)
	r.isDay[h.day] = true
}

// plainDays returns those of the days that can be read alone, ascending: the others are
// near them.
func (y *yamlFile) plainDays(nodes []ast.Node, c when.Calendar) []model.Date {
	var plain []model.Date
	add := func(n ast.Node) {
		text, _ := scalar(n)
		if days, err := c.ListDays(text); err == nil {
			plain = append(plain, days...)
		} else if spans, err := c.Spans(text); err == nil {
			for _, v := range spans {
				plain = append(plain, model.DateIn(v.Start, c.Zone))
			}
		}
	}
	for _, n := range nodes {
		if _, single := scalar(n); single {
			add(n)
			continue
		}
		if m, ok := n.(*ast.MappingNode); ok {
			for _, v := range m.Values {
				if v.Key.String() == "date" {
					add(v.Value)
				}
			}
		}
	}
	slices.SortFunc(plain, model.Date.Compare)
	return slices.Compact(plain)
}

// readDay reads an entry of the list, of one day or several, and reports whether their
// dates are known.
func (r *reading) readDay(y *yamlFile, n ast.Node, c when.Calendar) ([]dayHours, bool) {
	pos := y.pos(n.GetToken())
	if text, single := scalar(n); single {
		return r.readDayText(text, pos, c)
	}
	values := map[string]entry{}
	entries, _ := y.mapping(n, "the day", "write a date, or {date: ..., from: ..., to: ...}")
	for i, en := range entries {
		if i == 0 {
			pos = en.pos
		}
		if !slices.Contains(dayKeys, en.key) {
			y.unknown(en, "a day", dayKeys)
			continue
		}
		values[en.key] = en
	}
	date, given := values["date"]
	if !given {
		if len(values) > 0 {
			r.fault(pos, "the day has no date", "write it like {date: 2023-10-08, ...}")
		}
		return nil, false
	}
	text, ok := y.word(date)
	if !ok {
		return nil, false
	}
	days, err := c.ListDays(text)
	if err != nil {
		r.refuse(y.where(date), faultOf(err))
		return nil, false
	}
	var all []dayHours
	for k, day := range days {
		h := dayHours{day: day, pos: pos}
		if k > 0 && all[0].faulty { // which was reported
			h.given, h.faulty = true, true
		} else {
			r.readHours(y, &h, values, c)
		}
		all = append(all, h)
	}
	return all, true
}

// readDayText reads days, or hours of days, in one text.
func (r *reading) readDayText(text string, pos model.Position, c when.Calendar) ([]dayHours, bool) {
	var all []dayHours
	days, err := c.ListDays(text)
	for _, day := range days {
		all = append(all, dayHours{day: day, pos: pos})
	}
	if err == nil {
		return all, true
	}
	spans, err := c.Spans(text)
	switch {
	case errors.Is(err, when.ErrHeld):
		return nil, false
	case err != nil:
		r.refuse(pos, faultOf(err))
		return nil, false
	}
	for _, v := range spans {
		all = append(all, dayHours{day: model.DateIn(v.Start, c.Zone), pos: pos, Interval: v, given: true})
	}
	return all, true
}

// readHours reads from and to of a day, which are on the clock of the venue.
func (r *reading) readHours(y *yamlFile, h *dayHours, values map[string]entry, c when.Calendar) {
	from, hasFrom := values["from"]
	to, hasTo := values["to"]
	if !hasFrom && !hasTo {
		return
	}
	h.given, h.faulty = true, true
	if hasFrom != hasTo {
		r.fault(h.pos, fmt.Sprintf("the day %s has only one of from and to", h.day), "write both, or neither")
		return
	}
	c.On = h.day
	read := func(en entry) (model.Instant, bool) {
		text, ok := y.word(en)
		if !ok {
			return 0, false
		}
		if _, err := when.Clock(text); err != nil {
			r.fault(y.where(en), fmt.Sprintf("%s %s is not a time of day", en.key, quote(text)), `write it like "09:00"`)
			return 0, false
		}
		at, err := c.Instant(text)
		if err != nil && !errors.Is(err, when.ErrHeld) {
			r.refuse(y.where(en), faultOf(err))
		}
		return at, err == nil
	}
	start, ok1 := read(from)
	end, ok2 := read(to)
	if !ok1 || !ok2 {
		return
	}
	if end <= start {
		r.fault(y.where(to), fmt.Sprintf("the day %s does not end after it starts", h.day), "mend from or to")
		return
	}
	h.Interval, h.faulty = model.Interval{Start: start, End: end}, false
}
