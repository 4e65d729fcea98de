package solver

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// FreezeOptions say what of a baseline is not to be touched any more.
type FreezeOptions struct {
	// Now is the present: what the baseline starts before it stays, and nothing else
	// starts before it. [model.NoInstant] freezes nothing.
	Now model.Instant
	// Days, in the venue's zone, and Sessions stay as the baseline has them.
	Days     []model.Date
	Sessions []model.SessionIndex
}

// Freeze returns e with a rule (R54) that holds sessions at the start and in the room
// that its baseline gives them, as o says. A session or a day of which the baseline has
// nothing is an error. The event e is not changed and shares most of its values with the
// new one.
func Freeze(e *model.Event, o FreezeOptions) (*model.Event, error) {
	freeze := model.Setting{ID: "freeze", Rule: "R54", Level: model.Hard, Reason: "frozen"}
	add := func(key string, values []string) {
		if len(values) > 0 {
			freeze.Params = append(freeze.Params, model.Param{Key: key, Value: strings.Join(values, "|")})
		}
	}
	if o.Now != model.NoInstant {
		add("now", []string{o.Now.String()})
	}
	if e.Baseline == nil && len(o.Days)+len(o.Sessions) > 0 {
		return nil, fmt.Errorf("there is no baseline.csv to freeze sessions of")
	}
	var days, ids []string
	for _, day := range o.Days {
		if !slices.ContainsFunc(e.Baseline.Placements, func(p model.Placement) bool { return model.DateIn(p.Start, e.Zone) == day }) {
			return nil, fmt.Errorf("baseline.csv has no session on %s to freeze", day)
		}
		days = append(days, day.String())
	}
	for _, s := range o.Sessions {
		if !slices.ContainsFunc(e.Baseline.Placements, func(p model.Placement) bool { return p.Session == s }) {
			return nil, fmt.Errorf("session %q is not in baseline.csv, so that it has no place to freeze", e.Sessions[s].ID)
		}
		ids = append(ids, e.Sessions[s].ID)
	}
	add("days", days)
	add("session", ids)
	if len(freeze.Params) == 0 {
		return e, nil
	}
	frozen := *e
	frozen.Rules = append(slices.Clip(e.Rules), freeze)
	return &frozen, nil
}
