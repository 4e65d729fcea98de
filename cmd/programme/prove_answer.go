package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/solver"
)

// givenAnswer is an answer of solve, explain, what-if or why-not, as far as it claims something.
type givenAnswer struct {
	name    string          // of its file
	Version int             `json:"version"`
	Command string          `json:"command"`
	Input   present.Input   `json:"input"`
	From    *term.FileStamp `json:"from"`
	Changed present.Changed `json:"changed"`
	Options struct {
		Keep    string   `json:"keep"`
		Now     string   `json:"now"`
		Freeze  string   `json:"freeze"`
		Changes []string `json:"changes"`
	} `json:"options"`
	Asked      []string            `json:"asked"`
	Verdict    solver.Verdict      `json:"verdict"`
	Tiers      []present.Tier      `json:"tiers"`
	Placements []present.Placement `json:"placements"`
	Rest       *struct {
		Fewest bool `json:"fewest"`
	} `json:"rest"`
	Bent         *struct{} `json:"bent"`
	Alternatives *struct{} `json:"alternatives"`
	Smallest     bool      `json:"smallest"`
	Session      string    `json:"session"`
	Start        string    `json:"start"`
	Room         string    `json:"room"`
	Answer       struct {
		Verdict    solver.Verdict  `json:"verdict"`
		OverBudget bool            `json:"over_budget"`
		Counts     *present.Counts `json:"counts"`
		Bound      *present.Counts `json:"bound"`
	} `json:"answer"`
}

// mostAnswer bounds the answers that are read: one of 10,000 sessions has 5 MB.
const mostAnswer = 1 << 28

// provedCommands are the commands whose answers are certified.
var provedCommands = []string{"solve", "explain", "what-if", "why-not"}

// readAnswer reads an answer in JSON, from stdin for "-".
func (c *commands) readAnswer(name string) (*givenAnswer, error) {
	name, content, err := c.readText(name, mostAnswer)
	if err != nil {
		return nil, err
	}
	a := &givenAnswer{name: name}
	err = json.Unmarshal(content, a)
	switch {
	case err != nil || a.Command == "":
		return nil, term.Advise(fmt.Errorf("%q is no answer in JSON", a.name), "programme solve EVENT --json > answer.json writes one")
	case a.Version != present.AnswerVersion:
		return nil, fmt.Errorf("%q is an answer of version %d, where this program knows %d", a.name, a.Version, present.AnswerVersion)
	case !slices.Contains(provedCommands, a.Command):
		return nil, fmt.Errorf("%q is an answer of %s; those of %s are certified", a.name, a.Command, strings.Join(provedCommands, ", "))
	case a.Command == "why-not" && a.Start == "" && a.Room == "":
		return nil, term.Advise(fmt.Errorf("%q is about all places of a session", a.name), "ask why-not with --at or --in")
	}
	return a, nil
}

// verdict returns how sure the answer is.
func (a *givenAnswer) verdict() solver.Verdict {
	if a.Command == "what-if" || a.Command == "why-not" {
		return a.Answer.Verdict
	}
	return a.Verdict
}

// flags returns what was made of the event, as flags, and the earlier programme, if that is a file
// of its own. Of why-not, that the session is there is a change.
func (a *givenAnswer) flags() (o *changedFlags, earlier []byte, err error) {
	o = &changedFlags{}
	switch a.Command {
	case "solve":
		o.keep, o.freeze.now, o.freeze.what, o.change = a.Options.Keep, a.Options.Now, a.Options.Freeze, a.Options.Changes
	case "what-if":
		o.keep, o.freeze.now, o.freeze.what, o.change = a.Options.Keep, a.Options.Now, a.Options.Freeze, a.Asked
	default:
		o.keep, o.freeze.now, o.freeze.what, o.change = a.Changed.Keep, a.Changed.Now, a.Changed.Freeze, a.Changed.Changes
	}
	from := a.From
	if a.Command == "explain" {
		from = a.Changed.From
	}
	if from == nil || slices.ContainsFunc(a.Input.Files, func(f term.FileStamp) bool { return f == *from }) {
		return o, nil, nil // the event has it
	}
	if earlier, err = os.ReadFile(filepath.FromSlash(from.Name)); err != nil {
		return nil, nil, term.Advise(term.Unreadable(from.Name, err), "the answer is about a change of that programme; put it where it was")
	}
	if term.Sum(earlier) != from.SHA256 {
		return nil, nil, fmt.Errorf("%q is another programme than the one that the answer is about", from.Name)
	}
	o.from = filepath.FromSlash(from.Name)
	return o, earlier, nil
}

// suits returns an error unless the answer is about the event as it was read.
func (a *givenAnswer) suits(path string, in *changed) error {
	if now := in.files.stamp(); now.SHA256 != a.Input.SHA256 {
		var other []string
		for _, f := range append(slices.Clone(now.Files), a.Input.Files...) {
			same := slices.Contains(now.Files, f) && slices.Contains(a.Input.Files, f)
			if !same && !slices.Contains(other, f.Name) {
				other = append(other, f.Name)
			}
		}
		return term.Advise(fmt.Errorf("%q is an answer about other tables than those of %q: %s", a.name, path, strings.Join(other, ", ")), "ask again, and prove that answer")
	}
	return nil
}

// there returns, of why-not, the changes by which the session is where it was asked about.
func (a *givenAnswer) there(e *model.Event) ([]string, error) {
	if a.Command != "why-not" {
		return nil, nil
	}
	s, known := e.SessionByID(a.Session)
	if !known {
		return nil, fmt.Errorf("%q is about session %q, which the event does not have", a.name, a.Session)
	}
	pin := change.Change{Kind: change.PinIn, Zone: e.Zone, Session: a.Session, Room: a.Room}
	if a.Start != "" {
		at, err := instantOf(a.Start)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", a.name, err)
		}
		pin.Kind, pin.Interval = change.PinAt, model.Interval{Start: at, End: at}
	}
	there := []string{pin.String()}
	if e.Sessions[s].State == model.Optional {
		confirm := change.Change{Kind: change.SessionConfirmed, Zone: e.Zone, Session: a.Session}
		there = append([]string{confirm.String()}, there...)
	}
	return there, nil
}

// costs returns what the programme of the answer costs, tier by tier.
func (a *givenAnswer) costs() (costs []int) {
	for _, t := range a.Tiers {
		costs = append(costs, t.Cost)
	}
	return costs
}

// agrees returns an error if an answer that says what its programme costs, or changes, says otherwise
// than it is.
func (a *givenAnswer) agrees(does string, said, is []int) error {
	if len(said) == 0 || slices.Equal(said, is) {
		return nil
	}
	return term.Advise(fmt.Errorf("%q says that its programme %ss %v, and it %ss %v", a.name, does, said, does, is), "ask again, and prove that answer as it is")
}

// atOnce is the error of an answer that says that there are at least so many of what its own programme
// has fewer of.
func (a *givenAnswer) atOnce(least, has int, of string) error {
	return fmt.Errorf("%q says that no programme has less than %d %s, and its own has %d", a.name, least, of, has)
}

// instantOf reads an instant as answers have it.
func instantOf(text string) (model.Instant, error) {
	t, err := time.Parse(time.RFC3339, text)
	at, exact := model.InstantOf(t)
	if err != nil || !exact {
		return 0, fmt.Errorf("%q is not a time of an answer", text)
	}
	return at, nil
}

// programme returns the programme of the answer; nil if it has none.
func (a *givenAnswer) programme(e *model.Event) (*model.Programme, error) {
	if len(a.Placements) == 0 {
		return nil, nil
	}
	p := &model.Programme{}
	for _, x := range a.Placements {
		s, known := e.SessionByID(x.Session)
		start, err := instantOf(x.Start)
		end, bad := instantOf(x.End)
		if err := errors.Join(err, bad); err != nil {
			return nil, fmt.Errorf("%q: %w", a.name, err)
		}
		room := slices.IndexFunc(e.Rooms, func(r model.Room) bool { return r.ID == x.Room })
		if !known || room < 0 {
			return nil, fmt.Errorf("%q places %q in %q, which the event does not have", a.name, x.Session, x.Room)
		}
		p.Placements = append(p.Placements, model.Placement{
			Session: s, Interval: model.Interval{Start: start, End: end}, Room: model.InRoom(model.RoomIndex(room)), State: model.State(x.State),
		})
	}
	return p, nil
}
