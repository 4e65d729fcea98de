package board

import (
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/change"
)

// command returns the command line that gives the programme of a state.
func (b *Board) command(s *state) string { return b.commandOf(s, b.history.placements(s.Number)) }

// commandOf returns the command line that gives a programme in place of that of a state: what-if,
// from the last file that had a programme of the board, with the changes of the state, a pin for
// each session that is elsewhere by now, and further changes; what has no place is left out of the
// question. Since everything else can stay, it does.
func (b *Board) commandOf(s *state, list []placed, more ...change.Change) string {
	from := s
	for b.history.file(from) == "" && b.history.states[from.From] != nil {
		from = b.history.states[from.From]
	}
	e := b.now.book.Event()
	asked := map[string]bool{}
	for _, c := range more {
		if s, err := b.now.session(c.Session); err == nil {
			for _, with := range b.now.together(s) {
				asked[e.Sessions[with].ID] = true
			}
		}
	}
	texts := slices.Clone(s.Changes)
	add := func(c change.Change) {
		if text := c.String(); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, set := range difference(b.filed(from), list) {
		if !asked[set.Session] && len(set.Places) == 1 {
			add(pin{Session: set.Session, Start: set.Places[0].Start, Room: set.Places[0].Room}.change(e.Zone))
		}
	}
	has := bySession(list)
	for i := range e.Sessions {
		if s := &e.Sessions[i]; s.State != model.Cancelled && len(has[s.ID]) == 0 && !asked[s.ID] {
			add(change.Change{Kind: change.SessionCancelled, Zone: e.Zone, Session: s.ID})
		}
	}
	for _, p := range s.Pins {
		add(p.change(e.Zone))
	}
	for _, c := range more {
		add(c)
	}
	file := b.history.file(from)
	if file == "" {
		return "programme solve " + present.QuotedPath(b.commands.Path()) + changeWords(texts)
	}
	words := "programme what-if " + present.QuotedPath(b.commands.Path()) + " --from " + present.QuotedPath(file)
	for _, text := range texts {
		words += " " + present.QuotedPath(text)
	}
	return words
}

// filed returns the programme of a state that a file has; none where it has none.
func (b *Board) filed(s *state) []placed {
	if b.history.file(s) == "" {
		return nil
	}
	return b.history.placements(s.Number)
}

// changeWords are changes as flags.
func changeWords(texts []string) string {
	var words strings.Builder
	for _, text := range texts {
		words.WriteString(" --change " + present.QuotedPath(text))
	}
	return words.String()
}

// lacking returns the changes that are among some and not among others, in their words.
func lacking(some, others []change.Change) []string {
	texts, had := []string{}, present.ChangeTexts(others)
	for _, text := range present.ChangeTexts(some) {
		if !slices.Contains(had, text) {
			texts = append(texts, text)
		}
	}
	return texts
}
