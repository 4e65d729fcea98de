package compile_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// What the rest of the house needs of a rule beyond its row: an encoding in a file of its
// own, and settings with which random events draw it.
func TestEveryRuleHasAnEncodingAndRandomSettings(t *testing.T) {
	for _, r := range rules.Catalogue() {
		if !compile.Encodes(r.ID) {
			t.Errorf("rule %s has no encoding: give encoders or chargers in compile.go a line", r.ID)
		}
		if files, _ := filepath.Glob("r" + r.ID[1:] + "_*.go"); len(files) == 0 {
			t.Errorf("rule %s has no file r%s_*.go here", r.ID, r.ID[1:])
		}
		if _, ok := randevent.Settings[r.ID]; !ok {
			t.Errorf("rule %s has no random settings to test it with: give randevent.Settings an entry", r.ID)
		}
	}
}

// Whatever bars a place can be said in a few words: each ban, each relation and each pool
// of random events has them, and each row's words are met.
func TestWhatBarsAPlaceHasShortWords(t *testing.T) {
	const least, most = 60, 1500 // events of each rule
	rare := []string{"R23 Bars"} // of merged sessions of unlike lengths alone
	met := map[string]bool{}
	say := func(in rules.Instance, kind, words string) {
		if words == "" || strings.HasSuffix(words, ".") || strings.Contains(words, "%!") {
			t.Errorf("rule %s: %s is said as %q", in.Rule, kind, words)
		}
		met[in.Rule+" "+kind] = true
	}
	for _, r := range append(slices.Clone(rules.Catalogue()), rules.Rule{Name: "all rules"}) {
		var missing []string
		for kind, has := range map[string]bool{"Bars": r.Bars != nil, "Beside": r.Beside != nil, "Full": r.Full != nil} {
			if has && !slices.Contains(rare, r.ID+" "+kind) {
				missing = append(missing, kind)
			}
		}
		drawn := rapid.Custom(func(t *rapid.T) *csp.Problem {
			book, faults := rules.Bind(randevent.Event(t, r.ID))
			if len(faults) > 0 {
				return nil // the settings drawn make no sense
			}
			return compile.Problem(book)
		})
		for seed := 0; seed < least || seed < most && len(missing) > 0; seed++ {
			if p := drawn.Example(seed); p != nil {
				sayWhatBars(t, p, say)
			}
			missing = slices.DeleteFunc(missing, func(kind string) bool { return met[r.ID+" "+kind] })
		}
		for _, kind := range missing {
			t.Errorf("rule %s: %s is never asked for: random events draw nothing that it says, or nothing needs it", r.ID, kind)
		}
	}
}

// sayWhatBars has every short word of a problem said; a row that lacks it is an error.
func sayWhatBars(t *testing.T, p *csp.Problem, say func(in rules.Instance, kind, words string)) {
	row := func(i csp.InstanceIndex) (rules.Instance, *rules.Binding) {
		in := p.Instances[i]
		return in, p.Book.Of(in.Rule)
	}
	for a := range p.Activities {
		for _, ban := range p.Activities[a].Bans {
			in, b := row(ban.Instance)
			switch {
			case b.Rule.Bars != nil:
				say(in, "Bars", b.WordsBarring(p.Event, in))
			case len(p.Activities[a].Sessions) == 1:
				t.Errorf("rule %s bars places of one session: its row has no Bars", in.Rule)
			}
		}
	}
	beside := func(i csp.InstanceIndex, other model.SessionIndex) {
		if in, b := row(i); b.Rule.Beside == nil {
			t.Errorf("rule %s relates two sessions: its row has no Beside", in.Rule)
		} else {
			say(in, "Beside", b.WordsBeside(p.Event, in, other))
		}
	}
	full := func(i csp.InstanceIndex) {
		if in, b := row(i); b.Rule.Full == nil {
			t.Errorf("rule %s counts what takes place at once: its row has no Full", in.Rule)
		} else {
			say(in, "Full", b.Rule.Full(in))
		}
	}
	for i := range p.Relations {
		beside(p.Relations[i].Instance, p.Activities[p.Relations[i].B].Sessions[0])
	}
	for r := range p.Rooms {
		beside(p.Rooms[r].Holds, 0)
		beside(p.Rooms[r].Turns, 0)
		full(p.Rooms[r].Holds)
	}
	for i := range p.Pools {
		full(p.Pools[i].Instance)
	}
	for i := range p.RoomLimits {
		full(p.RoomLimits[i].Instance)
	}
	for i := range p.Respites {
		full(p.Respites[i].Instance)
	}
	for i := range p.RefitLimits {
		full(p.RefitLimits[i].Instance)
	}
}

// The remedies of a row are changes: each rule's are read on some random event. What does
// not read there has nothing to change.
func TestRemediesAreChanges(t *testing.T) {
	const least, most = 40, 1500 // events of each rule
	for _, r := range rules.Catalogue() {
		if r.Remedies == nil {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			drawn := rapid.Custom(func(t *rapid.T) *trial {
				e := randevent.Event(t, r.ID)
				if r.Hard && rapid.Bool().Draw(t, "hard") { // what is soft is never a reason
					e.Rules = append(e.Rules, model.Setting{Rule: r.ID, Level: model.Hard})
				}
				return drawTrial(t, e, r.ID)
			})
			offered, read := map[rules.RemedyKind]string{}, map[rules.RemedyKind]bool{}
			for seed := 0; seed < least || seed < most && (len(offered) == 0 || len(read) < len(offered)); seed++ {
				if x := drawn.Example(seed); x != nil { // the settings drawn make sense
					readRemedies(t, x, &r, offered, read)
				}
			}
			if len(offered) == 0 {
				t.Error("no random event has an instance with a remedy")
			}
			for kind, text := range offered {
				if !read[kind] {
					t.Errorf("%q is never a change that reads", text)
				}
			}
		})
	}
}

// readRemedies reads what a row offers for its hard instances, and notes of which kinds that is.
func readRemedies(t *testing.T, x *trial, r *rules.Rule, offered map[rules.RemedyKind]string, read map[rules.RemedyKind]bool) {
	for _, in := range x.problem.Instances {
		if in.Rule != r.ID || x.book.Of(r.ID).Setting(in.Setting).LevelOf(in.Part) != model.Hard {
			continue
		}
		for _, remedy := range r.Remedies(x.book.Event(), x.book.Of(r.ID), in) {
			offered[remedy.Kind] = remedy.Change
			if _, err := change.Parse(remedy.Change, x.book.Event(), model.Position{}); err == nil {
				read[remedy.Kind] = true
			}
			if asks := remedy.Person != model.NoPerson || remedy.Cast != model.NoSession || remedy.Keeper != ""; !asks && remedy.Kind != rules.OpenRoom {
				t.Errorf("%s asks nobody", remedy.Change)
			}
		}
	}
}
