package change

import (
	"slices"

	"programme/model"
)

func kitCount(d *draft, c Change) *problem {
	i := slices.IndexFunc(d.Kits, func(k model.Kit) bool { return k.ID == c.Kit })
	if i < 0 {
		return missing(subject, "kit", c.Kit)
	}
	d.Kits = slices.Clone(d.Kits)
	d.Kits[i].Pos, d.Kits[i].Count = c.Pos, c.Count
	return nil
}
