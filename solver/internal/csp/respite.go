package csp

import (
	"cmp"
	"slices"

	"programme/model"
)

// Respite is time that somebody needs who is busy with some activities: a pause in a window,
// or the end of a row.
type Respite struct {
	Kind    RespiteKind
	Members []RespiteMember // who is busy with what, one for each activity, ascending
	// Minutes are how long a pause is, what ends a row, or what after each activity is no waiting.
	Minutes model.Minutes
	Window  model.Interval // of Pause and Wait
	After   RespiteMember  // of Quiet: it is no member
	Within  model.Minutes  // of Quiet: the window is so long from the end of After on
	Most    model.Minutes  // of Row, from the start of a row to its end, and of Wait: at most
	// Quiet is when nobody waits, of Wait: ascending and apart.
	Quiet []model.Interval
	// Stay is when somebody is busy besides.
	Stay     []model.Interval
	Instance InstanceIndex
}

// RespiteKind says what somebody needs.
type RespiteKind int8

const (
	// Pause is so many minutes without interruption somewhere in the window.
	Pause RespiteKind = iota
	// Quiet is a pause in the time after an activity, if that is placed.
	Quiet
	// Row is that nothing goes on for too long: what is less than Minutes apart is one row.
	Row
	// Wait is that somebody who does all that the members are, each of which has to be placed,
	// waits for no longer from the first that starts in the window to the end of the last; see
	// [Idle]. Of somebody who does not yet do all of it nothing is asked: what is missing can be
	// in between.
	Wait
)

// RespiteMember is an activity that keeps somebody busy for so long from its start.
type RespiteMember struct {
	Activity ActivityIndex
	Minutes  model.Minutes
}

// idle returns what counts how long somebody waits.
func (k *Respite) idle() *Idle {
	return &Idle{Day: k.Window, Pause: k.Minutes, Free: int(k.Most), Quiet: k.Quiet}
}

// busy returns when a member keeps somebody busy if its activity starts at s.
func (p *Problem) busy(m RespiteMember, s StartIndex) model.Interval {
	return model.Span(p.Starts[s], m.Minutes)
}

// Lacking returns how many minutes somebody lacks who is busy then: what the longest pause in
// the window is too short, what rows are too long together, or for how much too long somebody
// waits. It sorts the list by start.
func (k *Respite) Lacking(window model.Interval, busy []model.Interval) model.Minutes {
	slices.SortFunc(busy, func(v, w model.Interval) int { return cmp.Compare(v.Start, w.Start) })
	switch k.Kind {
	case Row:
		return k.tooLong(busy)
	case Wait:
		inWindow := func(v model.Interval) bool { return k.Window.Start <= v.Start && v.Start < k.Window.End }
		return model.Minutes(k.idle().Amount(slices.DeleteFunc(busy, func(v model.Interval) bool { return !inWindow(v) })))
	}
	longest, free := model.Minutes(0), window.Start
	for _, v := range busy {
		longest = max(longest, min(v.Start, window.End).Sub(free))
		free = max(free, v.End)
	}
	longest = max(longest, window.End.Sub(free))
	return max(0, k.Minutes-longest)
}

// tooLong returns by how much the rows of what is sorted by start are too long.
func (k *Respite) tooLong(busy []model.Interval) (lacking model.Minutes) {
	for i := 0; i < len(busy); {
		row := busy[i]
		for i++; i < len(busy) && busy[i].Start.Sub(row.End) < k.Minutes; i++ {
			row.End = max(row.End, busy[i].End)
		}
		lacking += max(0, row.Minutes()-k.Most)
	}
	return lacking
}

// LackingAt returns what somebody lacks where only some activities are placed; start returns
// [Unplaced] for the others.
func (p *Problem) LackingAt(k *Respite, start func(ActivityIndex) StartIndex) model.Minutes {
	window := k.Window
	if k.Kind == Quiet {
		s := start(k.After.Activity)
		if s == Unplaced {
			return 0
		}
		window = model.Span(p.busy(k.After, s).End, k.Within)
	}
	var few [16]model.Interval
	busy := append(few[:0], k.Stay...)
	for _, m := range k.Members {
		if s := start(m.Activity); s != Unplaced {
			busy = append(busy, p.busy(m, s))
		} else if k.Kind == Wait {
			return 0
		}
	}
	return k.Lacking(window, busy)
}

// Has reports whether an activity is a member, or the one that a quiet time is after.
func (k *Respite) Has(a ActivityIndex) bool {
	return k.Kind == Quiet && k.After.Activity == a || slices.ContainsFunc(k.Members, func(m RespiteMember) bool { return m.Activity == a })
}

// RespiteExcludes reports whether somebody lacks time with two activities at their places,
// whatever else there is: more of it leaves no more time.
func (p *Problem) RespiteExcludes(k *Respite, a ActivityIndex, at Place, b ActivityIndex, bt Place) bool {
	return k.Has(a) && k.Has(b) && p.LackingAt(k, func(c ActivityIndex) StartIndex {
		switch c {
		case a:
			return at.Start
		case b:
			return bt.Start
		}
		return Unplaced
	}) > 0
}

// among returns what those need whose activities have an index in at, under that index, as if
// there were no others; ok is false for nothing, as where others can be in between.
func (k Respite) among(at []ActivityIndex) (_ Respite, ok bool) {
	if k.Kind == Quiet {
		if k.After.Activity = at[k.After.Activity]; k.After.Activity < 0 {
			return k, false
		}
	}
	var members []RespiteMember
	for _, m := range k.Members {
		if m.Activity = at[m.Activity]; m.Activity >= 0 {
			members = append(members, m)
		} else if k.Kind == Wait {
			return k, false
		}
	}
	slices.SortFunc(members, func(m, n RespiteMember) int { return int(m.Activity - n.Activity) })
	k.Members = members
	return k, len(members) > 0 || k.Kind == Quiet && len(k.Stay) > 0
}

// restrictRespites carries over what is needed: those who stay keep somebody busy for good.
func (r *restriction) restrictRespites() {
	for i := range r.p.Respites {
		if k, ok := r.restrictRespite(r.p.Respites[i]); ok {
			r.q.Respites = append(r.q.Respites, k)
		}
	}
}

// restrictRespite returns what is needed of those that move; ok is false where it does not
// depend on them.
func (r *restriction) restrictRespite(k Respite) (_ Respite, ok bool) {
	all := k.Members
	if k.Kind == Quiet && r.at[k.After.Activity] < 0 {
		s := r.x[k.After.Activity].Start
		if s == Unplaced {
			return k, false
		}
		k.Kind, k.Window = Pause, model.Span(r.p.busy(k.After, s).End, k.Within)
	}
	k.Stay = slices.Clone(k.Stay)
	for _, m := range all {
		switch {
		case r.stays(m.Activity):
			k.Stay = append(k.Stay, r.p.busy(m, r.x[m.Activity].Start))
		case k.Kind == Wait && r.at[m.Activity] < 0:
			return k, false // it does without a place
		}
	}
	if k.Kind == Wait { // of those that stay it is known where they are
		k.Members = slices.DeleteFunc(slices.Clone(all), func(m RespiteMember) bool { return r.at[m.Activity] < 0 })
	}
	return k.among(r.at)
}
