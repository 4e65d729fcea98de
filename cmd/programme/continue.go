package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
)

// continueFlag is the programme that a run goes on from.
type continueFlag struct {
	file string // "" for none
	from *model.Programme
	// stamp is of the file, once it was read.
	stamp *term.FileStamp
}

// define defines --continue; answer is what comes of it.
func (o *continueFlag) define(f *pflag.FlagSet, answer string) {
	f.StringVar(&o.file, "continue", "", "go on from the programme in `FILE`, or - for stdin: "+answer+" (default: begin anew)")
}

// twice returns an error if stdin is to hold the programme and another thing, too.
func (o *continueFlag) twice(others ...string) error {
	for _, other := range others {
		if o.file == "-" && other == "-" {
			return errors.New("stdin holds one thing; name a file for --continue, or for the other")
		}
	}
	return nil
}

// read reads the programme, of the event as it was made, and says so where it breaks a hard
// rule, and is no more than a hint.
func (o *continueFlag) read(c *commands, in *input) error {
	if o.file == "" {
		return nil
	}
	from, stamp, err := c.readProgramme(in, []string{in.path, o.file})
	if err != nil {
		return err
	}
	o.from, o.stamp = from, &stamp
	if judged := check.Programme(in.book, from); judged.Hard > 0 {
		c.Note("--continue: %s has %s; the search begins near it, and may end with one that costs more", in.programmeName([]string{o.file}), present.BrokenWords(judged))
		if !c.Quiet {
			c.Hint("programme check %s %s lists them", present.QuotedPath(in.path), present.QuotedPath(filepath.ToSlash(o.file)))
		}
	}
	return nil
}
