package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/whynot"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/solver"
)

type whyNotOptions struct {
	at string
	in string
	changedFlags
	time  duration
	seed  uint64
	steps bool
	zone  zone
	json  bool
}

func (c *commands) whyNotCommand() *cobra.Command {
	o := whyNotOptions{time: duration{Duration: defaultTime}}
	cmd := &cobra.Command{
		Use:   "why-not EVENT SESSION",
		Short: "say what forbids a session some time or room, or what it would take",
		Example: `  programme why-not demo "WS 1" --at "Mon 09:00" --in "Quay Room"
  programme why-not demo "WS 1" --at "Mon 09:00" --in quay --from out/programme.csv
  programme why-not demo "WS 1" --at "Mon 09:00" --in quay --steps     in small steps, each checked
  programme why-not demo "WS 1" --at "Tue 10:00"     and a word on each room then
  programme why-not demo "WS 1"                      a word on every start and room
  programme why-not demo "WS 1" --at "Tue 10:00" --change "room quay closed Tue"`,
		Long: `A reason that forbids it is a set of rules, as the tables state them, that cannot hold
together with the session there, and none of which can be left out. Where nothing forbids
it, the answer is the programme that changes least to have the session there, proved; and
without an earlier programme, what the programmes cost that a short search found.

SESSION and ROOM are ids or names. TIME is a day and a time, as what-if reads them: like
2026-05-11 09:00 or Mon 09:00 on the venue's clock, or "Mon 09:00 in Asia/Tokyo".

A word on a place says what forbids it, or else what of the programme is in the way, with
everything else where it is. A free place breaks no further hard rule: check has said so.

Changes, --keep, --now and --freeze are those of what-if, which see: programme what-if
--help. The question is asked of the event as it is then.`,
		Args: takes(2, 2, "an EVENT folder and a SESSION"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed
			switch {
			case given("at") && o.at == "":
				return usage(cmd, errors.New("--at needs a time, like Mon 09:00"))
			case given("in") && o.in == "":
				return usage(cmd, errors.New("--in needs a room"))
			}
			if o.steps && o.at == "" && o.in == "" {
				return usage(cmd, errors.New("--steps is for what forbids a time or a room; name one with --at or --in"))
			}
			if err := o.twice(); err != nil {
				return usage(cmd, err)
			}
			return c.whyNot(cmd.Context(), args[0], args[1], o)
		},
	}
	flagsFor(cmd, "Where", func(f *pflag.FlagSet) {
		f.StringVar(&o.at, "at", "", "the session starts at `TIME`, like \"Mon 09:00\" at the venue (default: any, and a word on each)")
		f.StringVar(&o.in, "in", "", "the session is in `ROOM` (default: any, and a word on each)")
		f.StringVar(&o.from, "from", "", "what it would take of this `PROGRAMME`, a table or - for stdin (default: of the event's baseline.csv, if there is one)")
	})
	flagsFor(cmd, "What changes", func(f *pflag.FlagSet) {
		o.defineChange(f)
		o.defineKeep(f, "the programme")
	})
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Var(&o.time, "time", "stop after this long, like 90s or 10m (default 60s)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find other reasons, or another programme that changes as little (default 1)")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.steps, "steps", false, "say each reason of several rules in small steps, each checked")
		f.Var(&o.zone, "zone", "also show times in this `ZONE`, like Europe/Prague (default: the venue's and UTC)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

// asked is a question of why-not as a command asks it.
type asked struct {
	answer.Question
	in *changed
	o  whyNotOptions
}

func (c *commands) whyNot(ctx context.Context, path, session string, o whyNotOptions) error {
	line := c.Progress()
	settle := c.AnnounceInterrupt(ctx, line)
	defer settle()
	q, err := c.readWhyNot(path, session, o)
	if err != nil {
		return err
	}
	drawn := follow(line, c.began, o.time.Duration)
	err = q.ask(ctx, c.began, drawn.progress())
	drawn.stop()
	settle()
	if err != nil {
		return err
	}
	if o.json {
		err = c.PrintJSON(q.Answer(q.in.about(), q.in.stamped(&o.changedFlags)))
	} else {
		err = answer.Show(c.Console, &q.Question, o.zone.Zone, o.time.words())
	}
	if err != nil {
		return err
	}
	c.hintWhyNot(q)
	return q.outcome()
}

// hintWhyNot says which command finds what would let the session be where it cannot.
func (c *commands) hintWhyNot(q *asked) {
	if q.Result == nil || q.Result.Verdict != solver.Impossible || q.Result.Nearest != nil || q.o.json {
		return
	}
	e := q.in.event
	pin := change.Change{Kind: change.PinIn, Zone: e.Zone, Session: e.Sessions[q.Session].ID}
	if q.Room != model.NoRoom {
		pin.Room = e.Rooms[q.Room].ID
	}
	if q.At != model.NoInstant {
		pin.Kind, pin.Interval = change.PinAt, model.Interval{Start: q.At, End: q.At}
	}
	there := []string{pin.String()}
	if e.Sessions[q.Session].State == model.Optional {
		confirm := change.Change{Kind: change.SessionConfirmed, Zone: e.Zone, Session: pin.Session}
		there = append([]string{confirm.String()}, there...)
	}
	c.HintNext("%s says what would help", q.in.command(&q.o.changedFlags, "explain", there))
}

// readWhyNot reads the event, the programme and the question.
func (c *commands) readWhyNot(path, session string, o whyNotOptions) (*asked, error) {
	in, err := c.readChanged(path, &o.changedFlags)
	if err != nil {
		return nil, err
	}
	q := &asked{Question: answer.Question{Book: in.book, From: in.from, At: model.NoInstant, Room: model.NoRoom}, in: in, o: o}
	if o.from == "" {
		c.noteDrafts(in.input, in.from)
	}
	named, err := askedPart("", in.event, "session %q confirmed", session)
	if err != nil {
		return nil, err
	}
	if q.Session, _ = in.event.SessionByID(named.Session); in.event.Sessions[q.Session].State == model.Cancelled {
		return nil, fmt.Errorf("session %q is cancelled, so that it is nowhere", named.Session)
	}
	if o.at != "" {
		pin, err := askedPart("--at: ", in.event, "pin %q at %s", named.Session, o.at)
		switch {
		case err != nil:
			return nil, err
		case pin.Room != "":
			return nil, errors.New("--at is a time; name the room with --in")
		}
		q.At = pin.Interval.Start
	}
	if o.in != "" {
		pin, err := askedPart("--in: ", in.event, "pin %q in %q", named.Session, o.in)
		if err != nil {
			return nil, err
		}
		for r := range in.event.Rooms {
			if in.event.Rooms[r].ID == pin.Room {
				q.Room = model.RoomIndex(r)
			}
		}
	}
	return q, nil
}

// askedPart reads a part of a question as the change that it would be. A fault in it is
// told of what the user wrote, not of that change.
func askedPart(what string, e *model.Event, format string, args ...any) (change.Change, error) {
	read, err := change.Parse(fmt.Sprintf(format, args...), e, model.Position{})
	var faults model.Faults
	if errors.As(err, &faults) {
		return read, fmt.Errorf("%s%s", what, model.Fault{Message: faults[0].Message, Remedy: faults[0].Remedy}.Error())
	}
	return read, err
}

// ask finds the answers to what was asked at began, and tells say what it has reached.
func (q *asked) ask(ctx context.Context, began time.Time, say func(solver.Progress)) (err error) {
	if q.At == model.NoInstant || q.Room == model.NoRoom {
		found, err := q.in.planner.Places(ctx, solver.PlacesOptions{Options: solver.Options{Time: q.o.time.left(began), Progress: say}, From: q.From, Session: q.Session})
		switch {
		case err != nil:
			return err
		case found.Stopped != "":
			return solver.ErrStopped
		}
		q.Places = found.Places
		q.Places = q.placesAsked()
	}
	if q.At == model.NoInstant && q.Room == model.NoRoom {
		return nil
	}
	options := solver.Options{Seed: q.o.seed, Workers: 1, Time: q.o.time.left(began), Progress: say}
	q.Result, err = q.in.planner.WhyNot(ctx, solver.WhyNotOptions{Options: options, From: q.From, Session: q.Session, At: q.At, Room: model.InRoom(q.Room), Steps: q.o.steps})
	if errors.Is(err, solver.ErrRefused) {
		return term.OurFault(err)
	}
	return err
}

// placesAsked returns the places that are at the time or in the room of the question.
func (q *asked) placesAsked() (places []solver.PlaceWord) {
	for _, p := range q.Places {
		if (q.At == model.NoInstant || p.Start == q.At) && (q.Room == model.NoRoom || p.Room == q.Room || q.in.event.Main(p.Room) == q.Room) {
			places = append(places, p)
		}
	}
	return places
}

// outcome returns the exit code: that of no, if a reason forbids what was asked.
func (q *asked) outcome() error {
	switch {
	case q.Result == nil && q.Possible() == 0, q.Result != nil && q.Result.Verdict == solver.Impossible:
		return term.Outcome(term.ExitNo)
	case q.Result != nil && q.Result.Verdict == solver.Unknown:
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}
