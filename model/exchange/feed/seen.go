package feed

import (
	"slices"

	"programme/model"
	"programme/model/exchange"
	"programme/model/versions"
)

// seen is what a reader sees of the versions: programmes of one event.
type seen struct {
	event      *model.Event
	before     *model.Programme // what the first version replaced
	programmes []*model.Programme
}

// secretariat returns the versions as whoever plans sees them.
func secretariat(kept *versions.Kept) seen {
	s := seen{kept.Event, kept.Before, kept.Programmes}
	if s.before == nil {
		s.before = &model.Programme{}
	}
	return s
}

// public returns the versions as the public sees them. An event whose baseline is all that was
// ever published has, for it, all the sessions of which it may have heard.
func public(kept *versions.Kept, all []versions.Version, secret []byte) seen {
	published := func(p *model.Programme, hidden []string) (list []model.Placement) {
		for _, pl := range p.Placements {
			if pl.State == model.Published && !slices.Contains(hidden, kept.Event.Sessions[pl.Session].ID) {
				list = append(list, pl)
			}
		}
		return list
	}
	lists := make([][]model.Placement, len(kept.Programmes))
	for i, p := range kept.Programmes {
		lists[i] = published(p, all[i].Hidden)
	}
	var before []model.Placement
	if kept.Before != nil { // nothing says what was hidden before the first version, but what it hid
		before = published(kept.Before, all[0].Hidden)
	}
	ever := *kept.Event
	ever.Baseline = model.NewProgramme(append(slices.Concat(lists...), before...))
	e, _ := exchange.Public(&ever, &model.Programme{}, secret)
	shown := func(list []model.Placement) *model.Programme {
		var placements []model.Placement
		for _, pl := range list {
			var known bool
			if pl.Session, known = e.SessionByID(kept.Event.Sessions[pl.Session].ID); known {
				placements = append(placements, pl)
			}
		}
		return model.NewProgramme(placements)
	}
	s := seen{event: e, before: shown(before)}
	for _, list := range lists {
		s.programmes = append(s.programmes, shown(list))
	}
	return s
}
