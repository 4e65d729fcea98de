package board

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/solver"
)

// Lift answers what becomes of a session at each of its places.
func (b *Board) Lift(id string) (*Lift, error) {
	c := b.scene()
	if c == nil {
		return nil, errNoEvent
	}
	s, err := c.session(id)
	if err != nil {
		return nil, err
	}
	found, err := c.lift(s)
	if err != nil {
		return nil, err
	}
	e := c.book.Event()
	l := &lifting{c: c, Lift: &Lift{
		Session: id, Number: c.number, Rooms: []string{}, Starts: []int64{}, Minutes: int(e.Length(s)), Cells: make([]Cell, len(found.Places)), Reasons: []Reason{},
	}, known: map[string]int{}}
	for i := range found.Places {
		p := &found.Places[i]
		if p.Start == found.Places[0].Start { // each start has the same: not every room with an overflow room
			l.Rooms = append(l.Rooms, e.Rooms[p.Room].ID)
		}
		if n := len(l.Starts); n == 0 || l.Starts[n-1] != int64(p.Start) {
			l.Starts = append(l.Starts, int64(p.Start))
		}
		l.Cells[i] = l.cell(p, found)
	}
	return l.Lift, nil
}

// lifting is a lift on its way, with the reasons that it has by now.
type lifting struct {
	*Lift
	c     *scene
	known map[string]int
}

// cell returns what is said of a place of a session that is lifted.
func (l *lifting) cell(p *solver.PlaceWord, found *solver.Lift) Cell {
	now := found.Now
	cell := Cell{Kind: cellKind(p, now), Reasons: []int{}}
	for _, r := range p.Reasons {
		cell.Reasons = append(cell.Reasons, l.reason(Reason{Rule: r.Rule, Words: r.Words, Who: r.Asked.Who, Reason: r.Asked.Reason, Sessions: l.beside(r.Beside)}))
	}
	switch cell.Kind {
	case Free, Costs:
		for tier := range now.All {
			cell.More = append(cell.More, p.More.All[tier]-now.All[tier])
		}
	case Here:
		cell.More = make([]int, len(now.All))
	}
	if cell.Kind == Costs {
		for _, by := range dearer(p.By, found.NowBy) {
			if words := l.charge(by); words != "" {
				cell.Reasons = append(cell.Reasons, l.reason(Reason{Rule: by.Rule, Words: words, Sessions: []string{}}))
			}
		}
	}
	return cell
}

// cellKind returns what a place is: of those that are free of conflicts, one costs if it is
// dearer in the first tier in which it differs, but for what only tidies.
func cellKind(p *solver.PlaceWord, now solver.More) Kind {
	switch {
	case p.Here:
		return Here
	case p.Kind == solver.PlaceForbidden:
		return Forbidden
	case p.Kind == solver.PlaceTaken:
		return Others
	}
	there, here := p.More.Matters(), now.Matters()
	if slices.Compare(there[:], here[:]) > 0 {
		return Costs
	}
	return Free
}

// dearer returns what rules cost more there than now, those of the first tiers first.
func dearer(there, now []solver.Charge) (list []solver.Charge) {
	list = slices.Clone(there)
	for _, x := range now {
		at := slices.IndexFunc(list, func(c solver.Charge) bool { return c.Rule == x.Rule })
		if at < 0 {
			at, list = len(list), append(list, solver.Charge{Rule: x.Rule})
		}
		for tier, n := range x.More {
			list[at].More[tier] -= n
		}
	}
	first := func(c solver.Charge) int { return slices.IndexFunc(c.More[:], func(n int) bool { return n > 0 }) }
	slices.SortStableFunc(list, func(a, b solver.Charge) int { return cmp.Compare(first(a), first(b)) })
	return list
}

// charge says what a rule costs more at a place: "comfortable hours: costs 12 more in tier 3"; "" for
// nothing.
func (l *lifting) charge(by solver.Charge) string {
	var parts []string
	for tier, more := range by.More {
		if more > 0 {
			parts = append(parts, fmt.Sprintf("%d more in tier %d", more, tier+1))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return l.c.book.Of(by.Rule).Rule.Name + ": costs " + strings.Join(parts, " and ")
}

// beside returns the session that is in the way, if one is.
func (l *lifting) beside(s model.SessionIndex) []string {
	if s == model.NoSession {
		return []string{}
	}
	return []string{l.c.book.Event().Sessions[s].ID}
}

// reason returns the index of a reason, which is said once.
func (l *lifting) reason(r Reason) int {
	key := strings.Join([]string{r.Rule, r.Words, r.Who, r.Reason}, "\x00")
	i, known := l.known[key]
	if !known {
		i = len(l.Reasons)
		l.known[key] = i
		l.Reasons = append(l.Reasons, r)
	}
	return i
}

// kindOf returns what a cell is; Forbidden for a place that no window has.
func (c *scene) kindOf(s model.SessionIndex, start model.Instant, room model.RoomIndex) (Kind, error) {
	found, err := c.lift(s)
	if err != nil {
		return "", err
	}
	for i := range found.Places {
		if p := &found.Places[i]; p.Start == start && p.Room == room {
			return cellKind(p, found.Now), nil
		}
	}
	return Forbidden, nil
}
