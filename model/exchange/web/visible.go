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
		s.Themes = slices.Clone(s.Themes)
		for k, theme := range s.Themes {
			s.Themes[k] = model.Visible(theme)
		}
	}
	for i := range out.People {
		out.People[i].Name = model.Visible(out.People[i].Name)
	}
	for i := range out.Rooms {
		r := &out.Rooms[i]
		r.Name, r.Area = model.Visible(r.Name), model.Visible(r.Area)
	}
	return &out
}
