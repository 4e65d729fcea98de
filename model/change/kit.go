package change

import (
	"slices"

	"programme/model"
)

// kitByID returns which kit has that id, -1 if none has.
func kitByID(e *model.Event, id string) int {
	return slices.IndexFunc(e.Kits, func(k model.Kit) bool { return k.ID == id })
}

func kitCount(d *draft, c Change) *problem {
	i := kitByID(&d.Event, c.Kit)
	if i < 0 {
		return missing(subject, "kit", c.Kit)
	}
	d.Kits = slices.Clone(d.Kits)
	d.Kits[i].Pos, d.Kits[i].Count = c.Pos, c.Count
	return nil
}

func kitMove(d *draft, c Change) *problem {
	i := kitByID(&d.Event, c.Kit)
	if i < 0 {
		return missing(subject, "kit", c.Kit)
	}
	d.Kits = slices.Clone(d.Kits)
	d.Kits[i].Pos, d.Kits[i].Move = c.Pos, c.Minutes
	return nil
}
