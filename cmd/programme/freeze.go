package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"programme/model"
	"programme/model/change"
	"programme/model/when"
)

// freezeFlags say what of a programme is not to be touched any more.
type freezeFlags struct {
	now  string // a time, in the venue's zone unless it says otherwise; "" for none
	what string // days and session ids with commas between; "" for none
}

// define defines the flags; of is what help calls the programme, and beyond what it says
// of other sessions before --now.
func (o *freezeFlags) define(f *pflag.FlagSet, of, beyond string) {
	f.StringVar(&o.now, "now", "", fmt.Sprintf("it is `TIME`, like 2023-10-11T09:00 at the venue: what %s starts earlier stays, and %s (default: nothing has begun)", of, beyond))
	f.StringVar(&o.what, "freeze", "", fmt.Sprintf("`WHAT` of %s stays: days like 2023-10-11, session ids, or several with commas (default: nothing has to)", of))
}

// apply freezes what the flags say of the event's baseline, which errors call from, and
// binds the rules of the event anew.
func (o *freezeFlags) apply(in *input, from string) error {
	if o.now == "" && o.what == "" {
		return nil
	}
	options, err := o.options(in.event, in.event.Baseline, from)
	if err != nil {
		return err
	}
	frozen, err := change.Freeze(in.event, options)
	if err != nil {
		return err
	}
	return in.use(frozen)
}

// options returns what the flags say of programme p of event e, which errors call from; p
// is nil if there is none.
func (o *freezeFlags) options(e *model.Event, p *model.Programme, from string) (change.FreezeOptions, error) {
	options := change.FreezeOptions{From: from}
	if o.now != "" {
		now, err := when.Of(e).Instant(o.now)
		if err != nil {
			return options, fmt.Errorf("--now: %w", err)
		}
		options.Now = now
	}
	if o.what == "" {
		return options, nil
	}
	for _, item := range strings.Split(o.what, ",") {
		item = strings.TrimSpace(item)
		s, isSession := e.SessionByID(item)
		days, err := when.Of(e).ListDays(item)
		switch {
		case item == "":
			return options, errors.New("--freeze has an empty place; write days and session ids with commas between")
		case isSession:
			options.Sessions = append(options.Sessions, s)
		case err == nil:
			options.Days = append(options.Days, days...)
		default:
			return options, fmt.Errorf("--freeze: %q is neither a day like 2023-10-11 nor a session%s", item, didYouMean(item, sessionIDs(e)))
		}
	}
	options.Sessions, options.Days = distinct(options.Sessions), distinct(options.Days)
	if err := options.Check(e, p); err != nil {
		return options, fmt.Errorf("--freeze: %w", err)
	}
	return options, nil
}

func sessionIDs(e *model.Event) []string {
	ids := make([]string, len(e.Sessions))
	for i := range e.Sessions {
		ids[i] = e.Sessions[i].ID
	}
	return ids
}

// didYouMean returns "; did you mean ...?" for the candidate nearest to word, or "".
func didYouMean(word string, candidates []string) string {
	if near := model.Nearest(word, candidates); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// distinct returns the list without what it has already had.
func distinct[T comparable](list []T) []T {
	var once []T
	for _, x := range list {
		if !slices.Contains(once, x) {
			once = append(once, x)
		}
	}
	return once
}
