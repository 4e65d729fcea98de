package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/published"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/exchange/ical"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/model/versions"
)

type publishOptions struct {
	state    choice
	sessions string // ids with commas between; "" for all
	now      string // a time, in the venue's zone unless it says otherwise; "" for none
	force    bool
	json     bool
}

func (c *commands) publishCommand() *cobra.Command {
	o := publishOptions{state: choice{word: string(model.Published), words: []string{string(model.Offered), string(model.Confirmed), string(model.Published)}}}
	cmd := &cobra.Command{
		Use:   "publish EVENT PROGRAMME",
		Short: "make a programme the baseline, with states and a version",
		Example: `  programme publish demo out/programme.csv                               all of it is published
  programme publish demo out/programme.csv --state offered               organisers are asked first
  programme publish demo out/programme.csv --sessions "PL 1,PL 2"        the others are drafts still
  programme publish demo new/programme.csv                               the next version, made from the last one
  programme log demo                                                     what changed from version to version`,
		Long: `The programme becomes baseline.csv of EVENT, each session with its state and the number of
people in its cast, who are told; and it is kept in EVENT/published/N with what it
replaced, as version N. What changes then, in what-if, solve and diff, is counted by what
was promised. Calendars, the page and schedules say which version they are of.

What stays where it was keeps a state that binds more. The programme is judged first; one
that breaks a hard rule is refused, and so is one that was not made from the baseline
where that was offered, confirmed or published: programme.json beside PROGRAMME says what
it was made from.`,
		Args: takes(2, 2, "an EVENT folder and a PROGRAMME"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.publish(cmd.Context(), args, o) },
	}
	flagsFor(cmd, "What is published", func(f *pflag.FlagSet) {
		f.Var(&o.state, "state", "what sessions are then: offered|confirmed|published (default published)")
		f.StringVar(&o.sessions, "sessions", "", "the `SESSIONS` that get the state, ids with commas between (default: all that have a place)")
		f.StringVar(&o.now, "now", "", "it is `TIME`, like 2023-09-01T12:00 at the venue: the version and its calendars say so (default: they say no time)")
		f.BoolVar(&o.force, "force", false, "publish what breaks a hard rule, or was not made from the baseline (default: such a programme is refused)")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

func (c *commands) publish(ctx context.Context, args []string, o publishOptions) error {
	dir := args[0]
	if err := eventFolder(dir); err != nil {
		return err
	}
	to := c.Target(dir)
	defer to.Close()
	if err := to.Hold(); err != nil {
		return err
	}
	in, err := c.readFolder(dir)
	if err != nil {
		return err
	}
	p, stamp, err := c.readProgramme(in, args)
	if err != nil {
		return err
	}
	all, torn, err := versions.Read(os.DirFS(dir))
	if err != nil {
		return term.Unreadable(dir, err)
	}
	next := versions.Options{State: model.State(o.state.word)}
	if next.Sessions, err = placedSessions(in.event, p, o.sessions); err != nil {
		return err
	}
	v := &versions.Version{Number: nextNumber(all, torn), State: next.State}
	if o.now != "" {
		at, err := stamped("--now", o.now, in.event)
		if err != nil {
			return err
		}
		v.At = at.Format(time.RFC3339)
	}
	c.showRead(in)
	judged, err := busy(ctx, c, "judging the programme", func() (*check.Report, error) { return check.Programme(in.book, p), nil })
	if err != nil {
		return err
	}
	a := answer.Of(in.about(), stamp, in.book, judged)
	if !judged.OK() {
		if !o.json {
			answer.ShowBroken(c.Console, in.event, judged)
		}
		if !o.force {
			c.HintNext("programme what-if %s --from %s mends it with the fewest changes; --force publishes it as it is", present.QuotedPath(dir), present.QuotedPath(args[1]))
			if o.json {
				if err := c.PrintJSON(a); err != nil {
					return err
				}
			}
			return term.Outcome(term.ExitNo)
		}
	}
	if err := in.madeFromBaseline(args[1], stamp); err != nil && !o.force {
		return err
	}
	n := versions.Of(in.event, p, next)
	if in.event.Baseline != nil {
		present.SayWhy(in.book, in.event.Baseline, n.Programme, n.Report)
	}
	if err := c.writeVersion(to, in, all, v, n, a); err != nil {
		return err
	}
	c.noteStates(in.event, p, n)
	if o.json {
		return c.PrintJSON(a)
	}
	if err := answer.Show(c.Console, in.event, v, n); err != nil {
		return err
	}
	c.Next("programme export %s --to html -o programme.html", present.QuotedPath(dir))
	return nil
}

// placedSessions returns the sessions that a flag names, which the programme has to place;
// nil for none. All that is wrong is one error.
func placedSessions(e *model.Event, p *model.Programme, flag string) ([]model.SessionIndex, error) {
	if flag == "" {
		return nil, nil
	}
	placed := p.BySession(len(e.Sessions))
	var list []model.SessionIndex
	var faults []string
	for _, id := range strings.Split(flag, ",") {
		id = strings.TrimSpace(id)
		switch s, known := e.SessionByID(id); {
		case id == "":
			faults = append(faults, "there is an empty place; write session ids with commas between")
		case !known:
			faults = append(faults, fmt.Sprintf("%q is no session%s", id, didYouMean(id, sessionIDs(e))))
		case len(placed[s]) == 0:
			faults = append(faults, fmt.Sprintf("%q has no place in the programme", id))
		case e.Sessions[s].State == model.Cancelled:
			faults = append(faults, fmt.Sprintf("%q is cancelled", id))
		default:
			list = append(list, s)
		}
	}
	if faults != nil {
		return nil, errors.New("--sessions: " + strings.Join(faults, "; "))
	}
	return list, nil
}

// nextNumber returns the number after all that were used, torn ones included.
func nextNumber(all []versions.Version, torn []string) int {
	highest := 0
	if last := versions.Last(all); last != nil {
		highest = last.Number
	}
	for _, name := range torn {
		if number, err := strconv.Atoi(path.Base(name)); err == nil {
			highest = max(highest, number)
		}
	}
	return highest + 1
}

// madeFromBaseline returns an error if a promise stands in the baseline of the event, and
// the programme in the file of that name was neither made from it, as programme.json beside
// it says, nor is it.
func (in *input) madeFromBaseline(name string, programme term.FileStamp) error {
	e, sum := in.event, in.files.sums[baselineFile]
	if e.Baseline == nil || programme.SHA256 == sum || !slices.ContainsFunc(e.Baseline.Placements, func(pl model.Placement) bool { return versions.Promised(pl.State) }) {
		return nil
	}
	baseline := path.Join(filepath.ToSlash(in.path), baselineFile)
	refuse := func(why string) error {
		return term.Advise(
			fmt.Errorf("%s holds what was promised, and %s", baseline, why),
			fmt.Sprintf("programme diff %s %s says what that would change, and --force replaces it all the same", present.QuotedPath(in.path), present.QuotedPath(name)),
		)
	}
	beside := filepath.Join(filepath.Dir(name), term.ProgrammeJSON)
	content, err := os.ReadFile(beside)
	if name == "-" || err != nil {
		return refuse(fmt.Sprintf("nothing says that %q was made from it: there is no programme.json beside it", programme.Name))
	}
	var made struct {
		Input  present.Input     `json:"input"`
		Output *term.OutputStamp `json:"output"`
	}
	own := term.FileStamp{Name: filepath.Base(name), SHA256: programme.SHA256}
	switch err := json.Unmarshal(content, &made); {
	case err != nil || made.Output == nil || !slices.Contains(made.Output.Files, own):
		return refuse(fmt.Sprintf("%q is not as it was when programme.json was written beside it", programme.Name))
	case !slices.Contains(made.Input.Files, term.FileStamp{Name: baselineFile, SHA256: sum}):
		return refuse(fmt.Sprintf("%q was not made from it as it is", programme.Name))
	}
	return nil
}

// writeVersion writes the baseline and the version, all of it or nothing.
func (c *commands) writeVersion(to *term.Target, in *input, all []versions.Version, v *versions.Version, n *versions.Next, a *answer.Answer) error {
	e := in.event
	folder := path.Join(versions.Folder, strconv.Itoa(v.Number))
	programme := sheets.Programme(e, n.Programme, sheets.Options{})
	v.SHA256 = term.Sum(programme.Content)
	files := []tables.File{{Name: path.Join(folder, versions.ProgrammeFile), Content: programme.Content}}
	var former *versions.Version
	if e.Baseline != nil {
		before, err := os.ReadFile(filepath.Join(in.path, baselineFile))
		if err != nil {
			return term.Unreadable(baselineFile, err)
		}
		if former = versions.With(all, term.Sum(before)); former != nil {
			v.Replaces = former.Number
		} else if last := versions.Last(all); last != nil {
			c.Note("%s is not version %d as it was published; what changes is counted from it as it is", baselineFile, last.Number)
			former = last // whose calendar people have
		}
		files = append(files,
			tables.File{Name: path.Join(folder, versions.BeforeFile), Content: before},
			tables.File{Name: path.Join(folder, versions.ChangesFile), Content: sheets.Changes(e, n.Report, sheets.Options{}).Content})
	}
	v.Describe(e, n)
	v.Sequences = sequences(e, n.Programme, former)
	a.As(e, v, n)
	a.Output = term.OutputOf(files)
	files = append(files,
		tables.File{Name: baselineFile, Content: programme.Content},
		tables.File{Name: path.Join(folder, versions.File), Content: term.JSON(a)})
	if _, err := tables.Read(overlay{os.DirFS(in.path), files}, e.ColumnNames...); err != nil {
		return term.OurFault(fmt.Errorf("the event could not be read with the new %s: %w", baselineFile, err))
	}
	return to.Update(files, tables.Names())
}

// sequences returns the sequences of the calendar of a programme that is published after
// that version, in the event's order, then those of sessions that the event no longer has.
func sequences(e *model.Event, p *model.Programme, former *versions.Version) []versions.Sequence {
	by := ical.Sequences(e, p, ical.Options{Stamp: ical.DefaultStamp(e), Sequences: former.SequenceOf()})
	list := []versions.Sequence{}
	for i := range e.Sessions {
		if n, known := by[e.Sessions[i].ID]; known {
			list = append(list, versions.Sequence{Session: e.Sessions[i].ID, Sequence: n})
		}
	}
	if former != nil {
		for _, s := range former.Sequences {
			if _, known := e.SessionByID(s.Session); !known {
				list = append(list, s)
			}
		}
	}
	return list
}

// noteStates notes which sessions are less than what was asked, or than what they were.
func (c *commands) noteStates(e *model.Event, p *model.Programme, n *versions.Next) {
	names := func(list []model.SessionIndex) string {
		const most = 6
		text := strings.Join(present.IDs(e, list[:min(len(list), most)]), ", ")
		if more := len(list) - most; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		return text
	}
	if len(n.Lowered) > 0 {
		c.Note("promised elsewhere before, and drafts now, since --sessions does not name them: %s", names(n.Lowered))
	}
	var cancelled []model.SessionIndex
	for s, placed := range p.BySession(len(e.Sessions)) {
		if len(placed) > 0 && e.Sessions[s].State == model.Cancelled {
			cancelled = append(cancelled, model.SessionIndex(s))
		}
	}
	if len(cancelled) > 0 {
		c.Note("left out, since they are cancelled: %s", names(cancelled))
	}
}
