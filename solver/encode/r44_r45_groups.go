package encode

import (
	"programme/model"
	"programme/model/rules"
)

// encodeRestricted bans the starts of a restricted session that are in none of the
// windows that it is restricted to.
func encodeRestricted(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		for _, s := range union(item.Sessions("session"), item.Sessions("type"), item.Sessions("theme")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			c.banStarts(b, item, c.ActivityOf[s], nil, in, func(v model.Interval) bool { return !startsIn(c.Event, v.Start, item.Windows("windows")) })
		}
	}
}

// encodeMerged has nothing to add: where the rule binds, merged sessions are one
// activity.
func encodeMerged(*compiler, *rules.Binding) {}

// Joins returns the instances of R45, and their sentences, that tie together what some
// instances ask of different sessions of one activity: for each of these sessions but the
// first, that it is merged with that.
func (p *Problem) Joins(instances []InstanceIndex) (joins []rules.Instance, sentences []string) {
	about := map[model.SessionIndex]bool{}
	for _, i := range instances {
		about[p.Instances[i].A], about[p.Instances[i].B] = true, true
	}
	for x := range p.Activities {
		first := model.NoSession
		for _, s := range p.Activities[x].Sessions {
			switch {
			case !about[s]:
			case first == model.NoSession:
				first = s
			default:
				in := rules.NewInstance("R45")
				in.A, in.B, in.Source = first, s, p.Event.Sessions[s].Pos
				joins, sentences = append(joins, in), append(sentences, p.say(in))
			}
		}
	}
	return joins, sentences
}
