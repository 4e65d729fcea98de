package versions

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/diff"
	"programme/model/rules"
)

// Where versions are kept in an event folder, and what each of their folders holds.
const (
	Folder        = "published"
	File          = "version.json"  // what the version is; it is written last
	ProgrammeFile = "programme.csv" // what was published, and became the baseline
	BeforeFile    = "before.csv"    // the baseline that it replaced, if there was one
	ChangesFile   = "changes.csv"   // from that one
)

// Version is one version of what was published, as version.json has it.
type Version struct {
	Number   int         `json:"number"`    // from 1
	Replaces int         `json:"replaces"`  // the version that was the baseline before; 0 for none
	At       string      `json:"at"`        // when it was published, in UTC; "" where nobody said it
	State    model.State `json:"state"`     // that was given
	States   []Count     `json:"states"`    // of all sessions, the most binding first
	Changes  Changed     `json:"changes"`   // from what it replaced
	Told     int         `json:"told"`      // people who were to be told, each once
	SHA256   string      `json:"programme"` // of programme.csv
	// Sequences are those of the calendar of this version, by session; also of sessions that
	// are gone.
	Sequences []Sequence `json:"sequences"`
	// Hidden are the ids of sessions that it places and that were kept from the public then.
	Hidden []string `json:"hidden"`
}

// Count is how many placements have a state.
type Count struct {
	State    model.State `json:"state"`
	Sessions int         `json:"sessions"`
}

// Sequence is how often a published session changed.
type Sequence struct {
	Session  string `json:"session"`
	Sequence int    `json:"sequence"`
}

// Changed has the ids of sessions by what became of them.
type Changed struct {
	New       []string `json:"new"`
	Moved     []string `json:"moved"` // in time, and perhaps in room
	Room      []string `json:"room"`
	Cancelled []string `json:"cancelled"`
	Raised    []string `json:"raised"` // stay as they were, in a state that binds more
}

// Describe fills in what the version has of a programme that is published.
func (v *Version) Describe(e *model.Event, n *Next) {
	v.States = []Count{}
	for _, s := range slices.Backward(binding) {
		count := 0
		for _, pl := range n.Programme.Placements {
			if pl.State == s {
				count++
			}
		}
		if count > 0 {
			v.States = append(v.States, Count{s, count})
		}
	}
	hidden, placed := rules.Hidden(e), n.Programme.BySession(len(e.Sessions))
	v.Hidden = []string{}
	for s := range e.Sessions {
		if hidden[s] && len(placed[s]) > 0 {
			v.Hidden = append(v.Hidden, e.Sessions[s].ID)
		}
	}
	ids := func(k diff.Kind) []string {
		list := []string{}
		for _, c := range n.Report.Sessions {
			if c.Kind == k {
				list = append(list, e.Sessions[c.Session].ID)
			}
		}
		return list
	}
	v.Changes = Changed{New: ids(diff.New), Moved: ids(diff.Moved), Room: ids(diff.Room), Cancelled: ids(diff.Cancelled), Raised: []string{}}
	for _, s := range n.Raised {
		v.Changes.Raised = append(v.Changes.Raised, e.Sessions[s].ID)
	}
	v.Told = n.Told
}

// Words says which version it is and what its states are: "version 3, published", or
// "version 3, 36 published and 4 offered".
func (v *Version) Words() string { return fmt.Sprintf("version %d, %s", v.Number, v.StateWords()) }

// StateWords says the states of its placements: "published", or "36 published and 4
// offered".
func (v *Version) StateWords() string {
	if len(v.States) == 1 {
		return string(v.States[0].State)
	}
	parts := make([]string, len(v.States))
	for i, c := range v.States {
		parts[i] = fmt.Sprintf("%d %s", c.Sessions, c.State)
	}
	return strings.Join(parts, " and ")
}

// SequenceOf returns the sequences by session id; none of no version.
func (v *Version) SequenceOf() map[string]int {
	if v == nil {
		return nil
	}
	by := map[string]int{}
	for _, s := range v.Sequences {
		by[s.Session] = s.Sequence
	}
	return by
}

// Read returns the versions of an event folder by number, and the names of folders that have
// no whole version, which a run that was killed leaves. The error is of a version that
// cannot be read.
func Read(fsys fs.FS) (all []Version, torn []string, err error) {
	entries, err := fs.ReadDir(fsys, Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range entries {
		number, err := strconv.Atoi(entry.Name())
		if err != nil || number < 1 || !entry.IsDir() {
			continue
		}
		name := path.Join(Folder, entry.Name(), File)
		content, err := fs.ReadFile(fsys, name)
		if errors.Is(err, fs.ErrNotExist) {
			torn = append(torn, path.Join(Folder, entry.Name()))
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		var kept struct {
			Published Version `json:"published"`
		}
		if err := json.Unmarshal(content, &kept); err != nil || kept.Published.Number != number {
			return nil, nil, fmt.Errorf("%s is not what programme publish wrote; put it back as it was", name)
		}
		if kept.Published.Hidden == nil { // as earlier releases wrote it
			kept.Published.Hidden = []string{}
		}
		all = append(all, kept.Published)
	}
	slices.SortFunc(all, func(a, b Version) int { return a.Number - b.Number })
	return all, torn, nil
}

// Last returns the version with the highest number, nil if there is none.
func Last(all []Version) *Version {
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// With returns the last version with that programme, by the sum of programme.csv; nil if
// there is none.
func With(all []Version, sum string) *Version {
	for i := range slices.Backward(all) {
		if all[i].SHA256 == sum {
			return &all[i]
		}
	}
	return nil
}
