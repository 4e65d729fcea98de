package present

import "programme/model"

// CarriedOver returns the programme with the states of an earlier one: what stays where
// and as it was keeps its state and how many were told; nobody was told of anything else
// yet, so that it is a draft.
func CarriedOver(from, to *model.Programme) *model.Programme {
	placements := append([]model.Placement(nil), to.Placements...)
	for i := range placements {
		p := &placements[i]
		p.State, p.Told = model.Draft, 0
		for _, was := range from.Placements {
			if was.Session == p.Session && was.Interval == p.Interval && (was.Room == p.Room || !was.Room.Given()) {
				p.State, p.Told = was.State, was.Told
				break
			}
		}
		if p.State == "" {
			p.State = model.Draft
		}
	}
	return model.NewProgramme(placements)
}
