package present

import (
	"programme/model"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// Beside is the programmes beside an answer, with the answer's own.
type Beside struct {
	Event *model.Event
	*solver.Alternatives
	Programmes []*model.Programme // that of the answer first
	Costs      [][9]int           // of each
	Loss       string             // as it was asked for; "" for none
}

// BesideOf returns the programmes beside one that costs so much, as show makes them; nil where
// none were asked for.
func BesideOf(e *model.Event, first *model.Programme, cost [9]int, as *solver.Alternatives, loss string, show func(*model.Programme) *model.Programme) *Beside {
	if as == nil {
		return nil
	}
	b := &Beside{Event: e, Alternatives: as, Programmes: []*model.Programme{first}, Costs: [][9]int{cost}, Loss: loss}
	for i := range as.Found {
		b.Programmes, b.Costs = append(b.Programmes, show(as.Found[i].Programme)), append(b.Costs, as.Found[i].Cost)
	}
	return b
}

// Files returns a table of each programme beside the answer, and alternatives.csv, in which they
// are compared; none where there is no other.
func (b *Beside) Files(o sheets.Options) (files []tables.File) {
	if b == nil || len(b.Found) == 0 {
		return nil
	}
	for i, p := range b.Programmes[1:] {
		f := sheets.Programme(b.Event, p, o)
		f.Name = sheets.AlternativeName(i + 2)
		files = append(files, f)
	}
	return append(files, sheets.Alternatives(b.Event, b.Programmes, o))
}

// Alternatives is what --json says of programmes beside an answer.
type Alternatives struct {
	Asked   int    `json:"asked"`   // how many programmes, with the answer
	Differ  int    `json:"differ"`  // sessions in which each two differ at least
	Held    []int  `json:"held"`    // tiers that cost no more than in the answer, but for the loss; none of what-if
	NoMore  bool   `json:"no_more"` // proved: there is no other that is as good and differs in as many from each of these
	Stopped string `json:"stopped"` // what ended the search before that; "" if nothing did
	// Programmes are those beside the answer.
	Programmes  []Alternative `json:"programmes"`
	Differences []Difference  `json:"differences"`
}

// Alternative is a programme beside an answer.
type Alternative struct {
	File       string      `json:"file"`    // that -o writes
	Differs    []int       `json:"differs"` // in how many sessions from the answer and from each before it
	Tiers      []Tier      `json:"tiers"`
	Changes    *Alteration `json:"changes,omitempty"` // of what-if
	Placements []Placement `json:"placements"`
	LeftOut    []string    `json:"left_out"`
}

// Alteration is how much an alternative changes.
type Alteration struct {
	People int    `json:"people"` // who must be told, each once
	Moved  int    `json:"moved"`
	Counts Counts `json:"counts"`
}

// Difference is a session that is not in the same place in all programmes.
type Difference struct {
	Session string       `json:"session"`
	Title   string       `json:"title"`
	Places  []*Placement `json:"places"` // in each programme, that of the answer first; null where it has none
}

// AlternativesOf returns what --json says of programmes beside an answer, with how much they
// change where changing says so; nil where none were asked for.
func AlternativesOf(b *Beside, changing bool) *Alternatives {
	if b == nil {
		return nil
	}
	a := &Alternatives{Asked: b.Asked, Differ: b.Differ, Held: []int{}, NoMore: b.NoMore, Stopped: b.Stopped, Programmes: []Alternative{}, Differences: []Difference{}}
	for t, held := range b.Held {
		if held {
			a.Held = append(a.Held, t+1)
		}
	}
	for i := range b.Found {
		n, p := &b.Found[i], b.Programmes[i+1]
		other := Alternative{
			File: sheets.AlternativeName(i + 2), Differs: n.Differs, Tiers: Tiers(n.Cost),
			Placements: Placements(b.Event, p.Placements), LeftOut: IDs(b.Event, LeftOut(b.Event, p)),
		}
		if changing {
			other.Changes = &Alteration{n.People, n.Moved, Counts(n.Changes)}
		}
		a.Programmes = append(a.Programmes, other)
	}
	for _, d := range diff.Among(b.Event, b.Programmes) {
		row := Difference{Session: b.Event.Sessions[d.Session].ID, Title: b.Event.Sessions[d.Session].Title}
		for _, p := range d.Places {
			row.Places = append(row.Places, PlacementOf(b.Event, p))
		}
		a.Differences = append(a.Differences, row)
	}
	return a
}

// AskedAlternatives is what an answer says of how programmes beside it were asked for.
type AskedAlternatives struct {
	Number int    `json:"number"` // of programmes, with the answer
	Differ int    `json:"differ"` // 0 where nothing was said
	Loss   string `json:"loss"`   // "" for none
}
