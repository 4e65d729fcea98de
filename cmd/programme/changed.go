package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
)

// changedFlags say what is made of an event before a question is asked of it: which
// programme is taken for its baseline, what of that stays, and what changes.
type changedFlags struct {
	from    string // "" for the baseline that the event has
	change  []string
	changes string // a file; "" for none
	keep    string
	freeze  freezeFlags
}

// defineChange defines the flags of changes.
func (o *changedFlags) defineChange(f *pflag.FlagSet) {
	f.StringArrayVar(&o.change, "change", nil, "make this `CHANGE` to the event first; may be given often (default: none)")
	f.StringVar(&o.changes, "changes", "", "make the changes in `FILE`, one a line, before those of --change (default: none)")
}

// defineKeep defines the flags of what stays; of is what help calls the programme.
func (o *changedFlags) defineKeep(f *pflag.FlagSet, of string) {
	f.StringVar(&o.keep, "keep", "", "`WHAT` of "+of+" stays: times, days, rooms, or several with commas (default: nothing has to)")
	o.freeze.define(f, of, "nothing else starts earlier")
}

// changed is an event of which something was made before a question is asked of it.
type changed struct {
	*input
	from   *model.Programme // the baseline; nil for none
	called string           // what errors call from
	stamp  *term.FileStamp  // of from
	made   []change.Change
}

// readChanged reads the event at path, makes of it what the flags say, and prints what was
// read.
func (c *commands) readChanged(path string, o *changedFlags) (*changed, error) {
	in, err := c.readEvent(path)
	if err != nil {
		return nil, err
	}
	x := &changed{input: in}
	if o.from != "" || in.event.Baseline != nil {
		names := []string{path}
		if o.from != "" {
			names = append(names, o.from)
		}
		from, stamp, err := c.readProgramme(in, names)
		if err != nil {
			return nil, err
		}
		x.from, x.stamp, x.called = from, &stamp, in.programmeName(names[1:])
	}
	if o.from != "" {
		e := *in.event
		e.Baseline = x.from
		if err := in.use(&e); err != nil {
			return nil, err
		}
	}
	if x.called == "" {
		x.called = in.baselineName()
	}
	x.made, err = c.make(in, o, x.called)
	return x, err
}

// make makes of the event what the flags say, first what of its baseline stays, so that
// changes can let that go. Errors call the baseline from.
func (c *commands) make(in *input, o *changedFlags, from string) ([]change.Change, error) {
	if err := o.hold(in, from); err != nil {
		return nil, err
	}
	made, err := c.readChanges(in.event, o.changes, o.change)
	if err != nil || len(made) == 0 {
		return nil, err
	}
	for _, text := range change.Notes(in.event, made) {
		c.Note("%s", text)
	}
	e, err := change.Apply(in.event, made...)
	if err != nil {
		return nil, err
	}
	return made, in.use(e)
}

// hold holds what of the event's baseline stays, which errors call from.
func (o *changedFlags) hold(in *input, from string) error {
	if o.keep != "" {
		kept, err := change.Keep(in.event, o.keep)
		if err != nil {
			return fmt.Errorf("--keep: %w", err)
		}
		if err := in.use(kept); err != nil {
			return err
		}
	}
	return o.freeze.apply(in, from)
}

// words are the flags as a command line has them, but for changes, each with a blank before
// it: " --from out/programme.csv --keep days".
func (o *changedFlags) words() string {
	var b strings.Builder
	for _, f := range []struct{ name, value string }{
		{"from", filepath.ToSlash(o.from)}, {"keep", o.keep}, {"now", o.freeze.now}, {"freeze", o.freeze.what},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, " --%s %s", f.name, present.QuotedPath(f.value))
		}
	}
	return b.String()
}

// stamped returns what answers say of the flags.
func (x *changed) stamped(o *changedFlags) present.Changed {
	return present.Changed{From: x.stamp, Keep: o.keep, Now: o.freeze.now, Freeze: o.freeze.what, Changes: present.ChangeTexts(x.made)}
}

// twice returns an error if two of the flags read stdin.
func (o *changedFlags) twice() error {
	if o.from == "-" && o.changes == "-" {
		return errors.New("stdin holds one thing; name a file for --from, or for --changes")
	}
	return nil
}

// command is the command that asks of the event at path after changes: "programme explain
// demo --from out/programme.csv --change 'session T1 90min'".
func (o *changedFlags) command(verb, path string, changes []string) string {
	text := "programme " + verb + " " + present.QuotedPath(path) + o.words()
	option := " --change "
	if verb == "what-if" {
		option = " "
	}
	for _, c := range changes {
		text += option + present.QuotedPath(c)
	}
	return text
}

// command is the command that asks of the event as it was made, with further changes.
func (x *changed) command(o *changedFlags, verb string, more []string) string {
	return o.command(verb, x.path, append(present.ChangeTexts(x.made), more...))
}

// positions are those of the changes that were made.
func (x *changed) positions() []model.Position {
	list := make([]model.Position, len(x.made))
	for i := range x.made {
		list[i] = x.made[i].Pos
	}
	return list
}
