package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// Keep returns e with pins (R35) that hold its sessions where its baseline has them:
// what is "times", "days" or "rooms", or several with commas between. A session that
// the baseline places twice is pinned twice, which cannot be kept. The event e is not
// changed and shares most of its values with the new one.
func Keep(e *model.Event, what string) (*model.Event, error) {
	kinds := strings.Split(what, ",")
	for _, kind := range kinds {
		if !slices.Contains([]string{"times", "days", "rooms"}, kind) {
			return nil, fmt.Errorf("cannot keep %q; write times, days or rooms", kind)
		}
	}
	if e.Baseline == nil {
		return nil, fmt.Errorf("there is no baseline.csv to keep %s from", strings.Join(kinds, " and "))
	}
	kept := *e
	kept.Rules = slices.Clone(e.Rules)
	for _, pl := range e.Baseline.Placements {
		s := &e.Sessions[pl.Session]
		if s.State == model.Cancelled {
			continue
		}
		pin := model.Setting{
			Row: model.Row{Pos: pl.Pos}, ID: "keep " + s.ID, Rule: rules.Pin, Level: model.Hard,
			Params: []model.Param{{Key: "session", Value: s.ID, Pos: pl.Pos}}, Reason: "kept from the baseline",
		}
		for _, kind := range kinds {
			switch {
			case kind == "times":
				pin.Params = append(pin.Params, model.Param{Key: "start", Value: pl.Start.String(), Pos: pl.Pos})
			case kind == "days":
				pin.Params = append(pin.Params, model.Param{Key: "day", Value: model.DateIn(pl.Start, e.Zone).String(), Pos: pl.Pos})
			case pl.Room.Given():
				pin.Params = append(pin.Params, model.Param{Key: "rooms", Value: e.Rooms[pl.Room.Index()].ID, Pos: pl.Pos})
			}
		}
		if len(pin.Params) > 1 {
			kept.Rules = append(kept.Rules, pin)
		}
	}
	return &kept, nil
}
