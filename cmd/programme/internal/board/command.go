package board

import (
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/change"
)

// command returns the command line that gives the programme of a state: what-if, from the last
// file that had a programme of the board, with the changes of the state and a pin for each
// session that is elsewhere by now. Since everything else can stay, it does.
func (b *Board) command(s *state) string {
	from := s
	for from.Source == "" && b.history.states[from.From] != nil {
		from = b.history.states[from.From]
	}
	e := b.now.book.Event()
	if from.Source == "" {
		return "programme solve " + present.QuotedPath(b.commands.Path()) + changeWords(s.Changes) + changeWords(b.moved(e, nil, s))
	}
	words := "programme what-if " + present.QuotedPath(b.commands.Path()) + " --from " + present.QuotedPath(from.Source)
	for _, text := range append(slices.Clone(s.Changes), b.moved(e, b.history.placements(from.Number), s)...) {
		words += " " + present.QuotedPath(text)
	}
	return words
}

// changeWords are changes as flags.
func changeWords(texts []string) string {
	var words strings.Builder
	for _, text := range texts {
		words.WriteString(" --change " + present.QuotedPath(text))
	}
	return words.String()
}

// moved returns a pin for each session that a state has elsewhere than those placements, and the
// pins of the board.
func (b *Board) moved(e *model.Event, from []placed, s *state) (texts []string) {
	add := func(c change.Change) {
		if text := c.String(); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, set := range difference(from, b.history.placements(s.Number)) {
		if len(set.Places) == 1 {
			add(pin{Session: set.Session, Start: set.Places[0].Start, Room: set.Places[0].Room}.change(e.Zone))
		} else if len(set.Places) == 0 {
			add(change.Change{Kind: change.SessionCancelled, Zone: e.Zone, Session: set.Session})
		}
	}
	for _, p := range s.Pins {
		add(p.change(e.Zone))
	}
	return texts
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
