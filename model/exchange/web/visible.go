package web

import (
	"slices"

	"programme/model"
)

// visible returns e with every text that the page shows as [model.Visible] shows it.
// What the page makes of ids, and does not show, is made of those of e.
func visible(e *model.Event) *model.Event {
	out := *e
	out.Name = model.Visible(e.Name)
	out.Sessions, out.People, out.Rooms = slices.Clone(e.Sessions), slices.Clone(e.People), slices.Clone(e.Rooms)
	for i := range out.Sessions {
		s := &out.Sessions[i]
		s.ID, s.Title, s.Type = model.Visible(s.ID), model.Visible(s.Title), model.Visible(s.Type)
		s.Abstract, s.Description = model.Visible(s.Abstract), model.Visible(s.Description)
		s.Themes, s.Languages = visibleList(s.Themes), visibleList(s.Languages)
	}
	for i := range out.People {
		p := &out.People[i]
		p.Name, p.Org, p.Bio = model.Visible(p.Name), model.Visible(p.Org), model.Visible(p.Bio)
	}
	for i := range out.Rooms {
		r := &out.Rooms[i]
		r.Name, r.Area = model.Visible(r.Name), model.Visible(r.Area)
	}
	return &out
}

func visibleList(list []string) []string {
	out := slices.Clone(list)
	for i, text := range out {
		out[i] = model.Visible(text)
	}
	return out
}
