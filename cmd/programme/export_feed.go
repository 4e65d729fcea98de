package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/exchange/feed"
	"programme/model/rules"
	"programme/model/tables"
	"programme/model/versions"
)

// The feeds of what was published. They are of all versions that the event folder holds, so
// they are written without a programme.
var (
	changesJSONFormat = exportFormat{
		"changes-json", "what each published version changed, for programs that follow it",
		func(x *exporting) ([]tables.File, error) {
			return []tables.File{{Name: "changes.json", Content: x.feed.JSON()}}, nil
		},
	}
	atomFormat = exportFormat{
		"atom", "the same as an Atom feed to subscribe to, an entry for each version",
		func(x *exporting) ([]tables.File, error) {
			return []tables.File{{Name: "changes.atom", Content: x.feed.Atom()}}, nil
		},
	}
)

// feedFormats are the words of both.
var feedFormats = []string{"changes-json", "atom"}

// exportFeed writes what the versions of an event folder changed.
func (c *commands) exportFeed(cmd *cobra.Command, args []string, o *exportOptions) error {
	if len(args) > 1 {
		return usage(cmd, fmt.Errorf("--to %s is of all versions that the event holds, whatever the programme; leave out %q", o.to.word, args[1]))
	}
	if err := eventFolder(args[0]); err != nil {
		return err
	}
	to := c.destination(o.file).Overwrite(o.force)
	defer to.Close()
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	f, err := c.feedOf(in, o)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(exportFormats, func(f exportFormat) bool { return f.word == o.to.word })
	files, err := exportFormats[at].write(&exporting{event: in.event, in: in, options: o, feed: f})
	if err != nil {
		return err
	}
	return c.deliver(cmd, files, o, to)
}

// feedOf returns what the versions of the event changed, and notes what of them is left out.
func (c *commands) feedOf(in *input, o *exportOptions) (*feed.Feed, error) {
	dir := os.DirFS(in.path)
	all, torn, err := versions.Read(dir)
	if err != nil {
		return nil, term.Unreadable(in.path, err)
	}
	c.noteTorn(torn)
	if len(all) == 0 {
		return nil, term.Advise(errors.New("nothing was published yet, so that there is no feed to write"), "programme publish "+present.QuotedPath(in.path)+" PROGRAMME publishes a programme")
	}
	for i := range all {
		if all[i].At == "" {
			continue
		}
		if _, err := publishedAt(&all[i]); err != nil {
			return nil, err
		}
	}
	kept, err := versions.Programmes(dir, in.event, all)
	if err != nil {
		return nil, term.Unreadable(in.path, err)
	}
	if n := len(kept.Gone); n > 0 {
		c.Note("%s in no version, since sessions.csv has no such row any more: %s; what is cancelled stays there, with that state",
			rules.Count(n, "session is", "sessions are"), strings.Join(kept.Gone, ", "))
	}
	options := feed.Options{Public: o.profileOf(publicProfile) == publicProfile, Language: o.said().Tag(), Words: versionIn}
	if options.Public {
		if options.Secret, err = in.secret(); err != nil {
			return nil, err
		}
	}
	f := feed.Of(kept, all, options)
	if o.to.word == atomFormat.word {
		c.noteUndated(f)
	}
	return f, nil
}

// noteUndated notes which versions say no time, as entries of Atom have to.
func (c *commands) noteUndated(f *feed.Feed) {
	var undated []string
	for i := range slices.Backward(f.Versions) {
		if v := &f.Versions[i]; v.At == "" && len(v.Changes) > 0 {
			undated = append(undated, strconv.Itoa(v.Number))
		}
	}
	if undated != nil {
		c.Note("no time is known of version %s, which gets that of a version beside it or of the event's first day; publish --now says when it is", strings.Join(undated, ", "))
	}
}
