package foreign

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/when"
)

// Place is where a row has a session.
type Place struct {
	model.Interval
	Pos       model.Position
	ID, Title string // "" if the row does not say it
	Room      string // "" for none
}

// Places returns where the rows of tables have sessions, by the event that the reading is based
// on: its zone and days are those of the times. Rows without a time are left out and
// noted. The error is a [model.Faults] with each time that cannot be read.
func (o Reading) Places(all []*Table) ([]Place, []model.Fault, error) {
	b := &builder{Reading: o, when: when.Of(o.Base)}
	var places []Place
	for _, t := range all {
		fields := fieldsOf(t.Header, o.Columns)
		if s := systemOf(t.Header); s != nil {
			b.note(t, 1, 1, "", "read by the columns of %s", s.name)
		}
		idle, roomless := 0, 0
		for i, cells := range t.Rows {
			parts := map[field]string{}
			for k, f := range fields {
				parts[f] = strings.TrimSpace(cells[k])
			}
			p := Place{Pos: model.Position{File: t.File, Line: t.Lines[i], Column: 1}, ID: parts[id], Title: strings.Join(strings.Fields(parts[title]), " ")}
			var from, to string
			if from, to, p.Room = b.times(parts); from == "" {
				idle++
				continue
			}
			var err error
			if p.Interval, err = b.interval(from, to, parts[length]); err != nil {
				message, remedy, _ := strings.Cut(err.Error(), "; ")
				b.faults = append(b.faults, model.Fault{Pos: p.Pos, Message: fmt.Sprintf("%q: %s", cmp.Or(p.ID, p.Title), message), Remedy: remedy})
				continue
			}
			if p.Room == "" {
				roomless++
			}
			places = append(places, p)
		}
		if idle > 0 {
			b.note(t, 1, 1, "", "%s no time, and no place", have(idle))
		}
		if roomless > 0 {
			b.note(t, 1, 1, "give the rooms in baseline.csv", "%s no room", have(roomless))
		}
	}
	if len(b.faults) > 0 {
		return nil, b.notes, b.faults.Sort()
	}
	return places, b.notes, nil
}

// interval reads the times of a row; without an end it takes the minutes that the row says, or
// else none, which leaves them to the session. An end on the same day that is not after the start is one of the next
// day.
func (b *builder) interval(from, to, minutes string) (v model.Interval, err error) {
	if v.Start, err = b.when.Instant(from); err != nil {
		return v, err
	}
	v.End = v.Start
	if to == "" {
		if n, err := strconv.Atoi(minutes); err == nil && n > 0 {
			v.End = v.Start.Add(model.Minutes(n))
		}
		return v, nil
	}
	if v.End, err = b.when.Instant(to); err != nil {
		return v, err
	}
	if v.End <= v.Start {
		day := model.DateIn(v.End, b.when.Zone)
		if day != model.DateIn(v.Start, b.when.Zone) {
			return v, fmt.Errorf("the end %s is not after the start %s; mend one of them", to, from)
		}
		next := b.when
		next.On = day.Next()
		v.End, err = next.Instant(v.End.In(b.when.Zone).Format("15:04"))
	}
	return v, err
}
