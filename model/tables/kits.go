package tables

import (
	"strconv"

	"programme/model"
)

var kitSpec = specOf("kits")

func (r *reading) readKits() {
	t, exists := r.open(kitSpec)
	if t == nil {
		r.kits.complete = !exists
		return
	}
	for t.next() {
		kit := model.Kit{Row: t.row(), ID: t.id("id")}
		kit.Kind, _ = t.need("kind")
		t.need("count")
		kit.Count, _ = t.number("count", 0)
		kit.Setup, _ = t.minutes("setup", 0)
		kit.Strike, _ = t.minutes("strike", 0)
		kit.Move, _ = t.minutes("move", 0)
		if r.kits.add(t, "id", kit.ID, int32(len(r.e.Kits))) {
			r.e.Kits = append(r.e.Kits, kit)
		}
	}
	r.kits.finish(t, "id")
}

func writeKits(e *model.Event) File {
	s := newSheet(e, kitSpec.name, kitSpec.columns...)
	for _, kit := range e.Kits {
		s.add(kit.Row, kit.ID, kit.Kind, strconv.Itoa(kit.Count), number(kit.Setup), number(kit.Strike), number(kit.Move))
	}
	return s.file()
}
