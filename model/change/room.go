package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

func roomClosed(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	return d.bar(model.OfRoom(r), d.time(c))
}

func roomOpen(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	if bad := d.free(model.OfRoom(r)); bad != nil {
		return bad
	}
	v := d.time(c)
	if open := d.Rooms[r].Open; len(open) > 0 && !slices.Contains(open, v) {
		d.editRoom(r).Open = with(open, v)
	}
	return nil
}

func roomOnly(d *draft, _ Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	if bad := d.only(model.OfRoom(r)); bad != nil {
		return bad
	}
	if len(d.Rooms[r].Open) > 0 {
		d.editRoom(r).Open = nil
	}
	return nil
}

func roomSafety(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	d.editRoom(r).Safety = c.Count
	return nil
}

func roomLayout(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	if bad := checkLayouts(c.Layouts); bad != nil {
		return bad
	}
	d.editRoom(r).Layouts = slices.Clone(c.Layouts)
	return nil
}

// checkLayouts returns the problem of a layout that tables could not hold.
func checkLayouts(layouts []string) *problem {
	for _, layout := range layouts {
		if strings.TrimSpace(layout) != layout || strings.ContainsAny(layout, ";|") {
			return &problem{object, fmt.Sprintf("%q cannot be a layout, since tables could not list it", layout), "write it without ; and | and outer spaces"}
		}
	}
	return nil
}

func roomCapacity(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	room := d.editRoom(r)
	room.Capacity, room.Summed = c.Count, false
	return nil
}

func roomOffers(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	if bad := checkService(c.Service); bad != nil {
		return bad
	}
	if has := d.Rooms[r].Services; !slices.Contains(has, c.Service) {
		d.editRoom(r).Services = with(has, c.Service)
	}
	return nil
}

func roomLacks(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	has := d.Rooms[r].Services
	if !slices.Contains(has, c.Service) {
		return &problem{object, fmt.Sprintf("room %q does not have %q", c.Room, c.Service), oneOf(has)}
	}
	d.editRoom(r).Services = without(has, c.Service)
	return nil
}

// checkService returns the problem of a word that tables could not hold as a service.
func checkService(service string) *problem {
	if strings.TrimSpace(service) != service || strings.ContainsAny(service, ";|") {
		return &problem{object, fmt.Sprintf("%q cannot be a service, since tables could not list it", service), "write it without ; and | and outer spaces"}
	}
	return nil
}

// without returns a new list that leaves out x, nil if nothing is left.
func without(list []string, x string) []string {
	var rest []string
	for _, y := range list {
		if y != x {
			rest = append(rest, y)
		}
	}
	return rest
}

// oneOf tells what could be written instead; "" if there is nothing, or too much.
func oneOf(known []string) string {
	if len(known) == 0 || len(known) > listed {
		return ""
	}
	return "write " + rules.Or(rules.Quoted(known))
}
