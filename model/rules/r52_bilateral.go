package rules

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

var r52 = Rule{
	ID: "R52", Name: "bilateral meetings",
	Reads: []string{"sessions.type", "sessions.minutes"},
	Text: "Each session of a line takes one of the minutes allowed, and there are buffer minutes between it and any other session in its room, or in one that shares a part with it (R02), before and after; what is missing counts, of two bilaterals once, and of a length the minutes to the nearest one allowed. " +
		"That both delegations are free is the matter of R16: write them in the cast. Sessions that overlap are the matter of R02; merged sessions and rooms that hold several sessions at once have no buffer. " +
		"No bilateral is in anything that is written for the public, nor whoever is in no other session; so it is at every level, off too, for as long as the line stands.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "bilateral meetings"},
		{Key: "type", Type: TypeList, Text: "types of bilateral meetings"},
		{Key: "minutes", Type: TextParam, Default: "20|30|45", Text: "lengths allowed, in minutes"},
		{Key: "buffer", Type: MinutesParam, Default: "10", Text: "minutes between it and another session in its room"},
	},
	Needs:    [][]string{{"session", "type"}},
	Validate: validateBilaterals,
	Scale:    scaleOf("buffer"),
	Scope:    linesAlone,
	Hangs:    hanging(OnPlace, WithRoom),
	Judge:    judgeBilaterals,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		if i.B == model.NoSession {
			return fmt.Sprintf("%s is bilateral and takes %s; it %s take %s", Session(e, i.A), Duration(e.Length(i.A)), asks(s.Level), lengthsAllowed(s))
		}
		return fmt.Sprintf("in one room %s and %s %s have %s between them", Session(e, i.A), Session(e, i.B), asks(s.Level), Duration(s.Minutes("buffer")))
	},
	Bars:   always("not the length of a bilateral"),
	Beside: beside("too close to"),
	Remedies: func(e *model.Event, b *Binding, i Instance) (list []Remedy) {
		if i.B != model.NoSession {
			return milder(e, b, i, step{"buffer", -5, 0})
		}
		lengths, own := Lengths(b.Setting(i.Setting)), e.Length(i.A)
		slices.SortStableFunc(lengths, func(m, n model.Minutes) int { return int(max(m-own, own-m) - max(n-own, own-n)) })
		for _, m := range lengths {
			list = append(list, ofSession(Shorten, i.A, "session %q %dmin", e.Sessions[i.A].ID, m))
		}
		return list
	},
}

// Lengths returns the minutes that a line of R52 allows, in its order.
func Lengths(b *Bound) []model.Minutes {
	list, _ := parseLengths(b.Items("minutes"))
	return list
}

func validateBilaterals(_ *model.Event, b *Bound) (wrong []Objection) {
	_, unread := parseLengths(b.Items("minutes"))
	for _, text := range unread {
		wrong = append(wrong, Objection{
			Keys: []string{"minutes"}, Message: fmt.Sprintf("%q is not a length in minutes", text), Remedy: "write them like 20|30|45",
		})
	}
	return wrong
}

// lengthsAllowed says them: "20, 30 or 45 minutes".
func lengthsAllowed(b *Bound) string {
	var texts []string
	for _, m := range Lengths(b) {
		texts = append(texts, fmt.Sprint(int(m)))
	}
	return Or(texts) + " minutes"
}

func judgeBilaterals(c *Case) {
	for _, b := range c.Binding.active() {
		bilateral := make([]bool, len(c.Event.Sessions))
		for _, s := range b.Sessions("session", "type") {
			bilateral[s] = true
			c.judgeLength(b, s)
		}
		for r := range c.ByRoom {
			if c.holdsOne(model.RoomIndex(r)) {
				c.judgeBuffers(b, model.RoomIndex(r), bilateral)
			}
		}
	}
}

// judgeLength reports a bilateral that takes other minutes than are allowed.
func (c *Case) judgeLength(b *Bound, s model.SessionIndex) {
	e := c.Event
	length, off := e.Length(s), model.Minutes(0)
	for i, m := range Lengths(b) {
		if d := max(length-m, m-length); i == 0 || d < off {
			off = d
		}
	}
	if off == 0 {
		return
	}
	for _, p := range c.BySession[s] {
		in := NewInstance("R52")
		in.A, in.Span = s, p.Interval
		c.Report(b, in, int(off), fmt.Sprintf("%s, is bilateral and takes %s; it %s take %s", Placed(e, p, ""), Duration(length), asks(b.Level), lengthsAllowed(b)))
	}
}

// holdsOne reports whether a room holds one session at a time.
func (c *Case) holdsOne(r model.RoomIndex) bool {
	return parallelIn(c.Book.Of("R02"), r).Count("max") == 1
}

// judgeBuffers reports what is missing between bilaterals and other sessions in a room, and between
// the one in it and the other in one before it that shares a part with it.
func (c *Case) judgeBuffers(b *Bound, r model.RoomIndex, bilateral []bool) {
	e, buffer := c.Event, b.Minutes("buffer")
	list := slices.Clone(c.ByRoom[r])
	own := func(p model.Placement) bool { return p.Room.Index() == r }
	for s := range r {
		if e.Share(r, s) && c.holdsOne(s) {
			list = append(list, c.ByRoom[s]...)
		}
	}
	slices.SortStableFunc(list, func(p, q model.Placement) int { return cmp.Compare(p.Start, q.Start) })
	for j, later := range list {
		for _, earlier := range list[:j] {
			if !own(earlier) && !own(later) {
				continue
			}
			gap := later.Start.Sub(earlier.End)
			if gap < 0 || gap >= buffer || c.together(earlier.Session, later.Session) || !bilateral[earlier.Session] && !bilateral[later.Session] {
				continue
			}
			in := NewInstance("R52")
			in.A, in.B, in.Room = earlier.Session, later.Session, r
			in.Span = model.Interval{Start: earlier.End, End: later.Start}
			c.Report(b, in, int(buffer-gap), fmt.Sprintf("%s and %s have %s between them, %s missing, and %s bilateral",
				Placed(e, earlier, ""), Placed(e, later, ""), Duration(gap), Duration(buffer-gap), whichBilateral(e, earlier.Session, later.Session, bilateral)))
		}
	}
}

func whichBilateral(e *model.Event, s, t model.SessionIndex, bilateral []bool) string {
	switch {
	case bilateral[s] && bilateral[t]:
		return "both are"
	case bilateral[s]:
		return Session(e, s) + " is"
	default:
		return Session(e, t) + " is"
	}
}
