package change

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// FreezeOptions say what of a programme is not to be touched any more.
type FreezeOptions struct {
	// From is what errors call the programme: the file it was read from, "" for baseline.csv.
	From string
	// Now is the present: what the programme starts before it stays, and nothing else
	// starts before it. Not given, it freezes nothing.
	Now model.Instant
	// Days, in the venue's zone, and Sessions stay as the programme has them.
	Days     []model.Date
	Sessions []model.SessionIndex
}

// Check returns an error if o names a session or a day of which programme p of event e,
// nil if there is none, has nothing to freeze.
func (o *FreezeOptions) Check(e *model.Event, p *model.Programme) error {
	from := cmp.Or(o.From, "baseline.csv")
	if p == nil && len(o.Days)+len(o.Sessions) > 0 {
		return fmt.Errorf("there is no %s to freeze sessions of", from)
	}
	for _, day := range o.Days {
		if !slices.ContainsFunc(p.Placements, func(pl model.Placement) bool { return model.DateIn(pl.Start, e.Zone) == day }) {
			return fmt.Errorf("%s has no session on %s to freeze", from, day)
		}
	}
	for _, s := range o.Sessions {
		if !slices.ContainsFunc(p.Placements, func(pl model.Placement) bool { return pl.Session == s }) {
			return fmt.Errorf("session %q is not in %s, so that it has no place to freeze", e.Sessions[s].ID, from)
		}
	}
	return nil
}

// Freeze returns e with a rule (R54) that holds sessions at the start and in the room
// that its baseline gives them, as o says. The error is that of [FreezeOptions.Check]. The
// event e is not changed and shares most of its values with the new one.
func Freeze(e *model.Event, o FreezeOptions) (*model.Event, error) {
	if err := o.Check(e, e.Baseline); err != nil {
		return nil, err
	}
	freeze := model.Setting{ID: "freeze", Rule: rules.Freeze, Level: model.Hard, Reason: "frozen"}
	add := func(key string, values []string) {
		if len(values) > 0 {
			freeze.Params = append(freeze.Params, model.Param{Key: key, Value: strings.Join(values, "|")})
		}
	}
	if o.Now != model.NoInstant {
		add("now", []string{o.Now.String()})
	}
	var days, ids []string
	for _, day := range o.Days {
		days = append(days, day.String())
	}
	for _, s := range o.Sessions {
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
