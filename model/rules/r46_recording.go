package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r46 = Rule{
	ID: "R46", Name: "enough recording channels",
	Reads: []string{"sessions.recorded", "sessions.needs"},
	Text: "There are so many channels to record or stream: channels. A session takes one that is recorded (recorded in sessions.csv) or needs one of the services; merged sessions take one together. " +
		"At no time are more taken than there are. Each moment at which one more session begins counts, by how many channels are too few then. " +
		"At the level unrecorded, two sessions that are said not to be recorded count each minute in parallel, since whoever misses one cannot see it later.",
	Level: model.Hard, Weight: 1, Unit: "channels", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "channels", Type: CountParam, Whole: true, Text: "how many sessions can be recorded or streamed at once"},
		{Key: "services", Type: TextParam, Default: "recording|streaming", Whole: true, Text: "services of which a session needs one that takes a channel"},
		{Key: "unrecorded", Type: LevelParam, Default: "soft:6", Whole: true, Unit: "minutes", Text: "level at which two sessions in parallel count that are not recorded"},
	},
	Scope: scopeOfRecording,
	Hangs: hanging(OnStart, WithAll),
	Judge: func(c *Case) {
		judgeChannels(c)
		judgeUnrecorded(c)
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Part == "unrecorded" {
			return fmt.Sprintf("%s and %s are not recorded, and should not overlap", Session(e, i.A), Session(e, i.B))
		}
		return fmt.Sprintf("%s be recorded or streamed at once", Count(b.General.Count("channels"), "session can", "sessions can"))
	},
	Bars:         always("no channel to record it"),
	Full:         func(Instance) string { return "no channel left" },
	FullAnywhere: true,
	Counts: func(_ *model.Event, b *Binding, _ Instance) (which, most string) {
		return "are recorded or streamed", Count(b.General.Count("channels"), "channel", "channels")
	},
	Remedies: moreChannels,
	Spares:   withoutChannel,
}

// moreChannels raises the channels.
func moreChannels(e *model.Event, b *Binding, i Instance) []Remedy {
	return raisedBy(e, b, i, "channels")
}

// withoutChannel has a session do without the services that take a channel.
func withoutChannel(e *model.Event, b *Binding, _ Instance, s model.SessionIndex) []Remedy {
	return doWithout(e, s, shared(b.General.Items("services"), e.Sessions[s].Needs))
}

// takesChannel reports whether a session takes a channel to be recorded or streamed.
func (b *Bound) takesChannel(s *model.Session) bool {
	return s.Recorded == model.Recorded || len(shared(b.Items("services"), s.Needs)) > 0
}

func scopeOfRecording(e *model.Event, b *Binding) Scope {
	set := &b.General
	unrecorded := sessionsThat(e, func(s *model.Session) bool { return s.Recorded == model.Unrecorded })
	s := Scope{Of: "sessions that are recorded or streamed, or said not to be"}
	if unrecorded > 1 {
		s.Count += unrecorded
	}
	switch channels := sessionsThat(e, func(x *model.Session) bool { return set.takesChannel(x) }); {
	case set.Has("channels"):
		s.Count += channels
	case channels > 0 && s.Count == 0:
		s.Lacks = "it is not said how many channels there are"
	}
	return s
}

func judgeChannels(c *Case) {
	e, b := c.Event, &c.Binding.General
	if !b.Has("channels") {
		return
	}
	var uses []use
	for _, p := range c.Placements {
		if b.takesChannel(&e.Sessions[p.Session]) {
			uses = append(uses, use{p, p.Interval, 1})
		}
	}
	most := func(model.Instant) int { return b.Count("channels") }
	for _, crowd := range c.crowds(uses, nil, most) {
		verb := "are"
		if len(crowd.sessions) == 1 {
			verb = "is"
		}
		c.Report(b, crowd.instance(), crowd.over(), fmt.Sprintf("%s %s recorded or streamed, %s: %d, with %s",
			Sessions(e, crowd.sessions), verb, At(e, crowd.at), crowd.taken(), Count(crowd.most, "channel", "channels")))
	}
}

func judgeUnrecorded(c *Case) {
	e, b := c.Event, &c.Binding.General
	var unrecorded []model.Placement
	for _, p := range c.Placements {
		if e.Sessions[p.Session].Recorded == model.Unrecorded {
			unrecorded = append(unrecorded, p)
		}
	}
	slices.SortStableFunc(unrecorded, func(p, q model.Placement) int { return int(p.Start - q.Start) })
	for i, q := range unrecorded {
		for _, p := range unrecorded[:i] {
			overlap := p.Overlap(q.Interval)
			if overlap == 0 || c.together(p.Session, q.Session) {
				continue
			}
			in := NewInstance("R46")
			in.Part, in.A, in.B, in.Source = "unrecorded", p.Session, q.Session, e.Sessions[p.Session].Pos
			in.Span = model.Interval{Start: q.Start, End: q.Start.Add(overlap)}
			c.Report(b, in, int(overlap), fmt.Sprintf("%s, and %s, are not recorded: %s in parallel", Placed(e, p, ""), Placed(e, q, ""), Duration(overlap)))
		}
	}
}
