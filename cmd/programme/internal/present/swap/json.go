// Package swap says which ways there are to move a session.
package swap

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// Found is what was found, and about what.
type Found struct {
	Event     *model.Event
	Programme *model.Programme
	Session   model.SessionIndex
	Result    *solver.SwapResult
	Changes   []*diff.Report // what each way changes
}

// Answer is the answer of swap.
type Answer struct {
	present.Head
	present.About
	Programme term.FileStamp    `json:"programme"`
	Session   string            `json:"session"`
	Place     present.Placement `json:"place"` // where it is
	Options   Options           `json:"options"`
	Hard      int               `json:"hard"`    // violations of hard rules in the programme as it is
	Tiers     []present.Tier    `json:"tiers"`   // what it costs as it is
	Stays     string            `json:"stays"`   // why the session cannot move at all; "" if it may
	Stopped   bool              `json:"stopped"` // before everything was looked at
	Ways      []Way             `json:"ways"`
	More      More              `json:"more"`
}

// Options is what a swap was asked, as far as it can change the answer. Willing is
// null where all may move.
type Options struct {
	Willing *[]string `json:"willing"`
	Cycle   int       `json:"cycle"`
	Free    bool      `json:"free"`
	Now     string    `json:"now"`
	Freeze  string    `json:"freeze"`
	Limit   int       `json:"limit"` // 0 for none
}

// Way is one way to move the session.
type Way struct {
	Number int                  `json:"number"`
	Cycle  int                  `json:"cycle"`  // sessions that exchange places, merged ones as one; 1 for a move to an empty one
	Told   int                  `json:"told"`   // people who must be told, each once
	Points *int                 `json:"points"` // what that counts by R53; null where all placements have one state
	People []string             `json:"people"`
	Moves  []Move               `json:"moves"`
	Worse  []present.WorseHours `json:"worse_hours"`
	Tiers  []present.Tier       `json:"tiers"`  // what the programme costs after it
	Change []int                `json:"change"` // of the cost, by tier
}

// Move is where a session goes, and whose place that was; "" for an empty one.
type Move struct {
	Session string            `json:"session"`
	From    present.Placement `json:"from"`
	To      present.Placement `json:"to"`
	Takes   string            `json:"takes"`
}

// More is how many ways were found and are not listed.
type More struct {
	Free  int `json:"free"`
	Two   int `json:"two"`
	Three int `json:"three"`
}

// Answer returns the answer about the programme that a file of that stamp holds.
func (s *Found) Answer(a present.About, programme term.FileStamp, options Options) *Answer {
	e, found := s.Event, s.Result
	at := s.Programme.BySession(len(e.Sessions))[s.Session][0]
	answer := &Answer{
		Head: present.HeadOf("swap"), About: a, Programme: programme,
		Session: e.Sessions[s.Session].ID, Place: *present.PlacementOf(e, &at),
		Options: options,
		Hard:    found.Hard, Tiers: present.Tiers(found.Cost), Stays: found.Stays, Stopped: found.Stopped,
		Ways: make([]Way, len(found.Swaps)), More: More{found.More[1], found.More[2], found.More[3]},
	}
	for i := range found.Swaps {
		answer.Ways[i] = s.way(i)
	}
	return answer
}

func (s *Found) way(i int) Way {
	e, w := s.Event, &s.Result.Swaps[i]
	a := Way{Number: i + 1, Cycle: w.Cycle, Told: w.Told, People: []string{}, Worse: present.WorseHoursOf(e, s.Changes[i]), Tiers: present.Tiers(w.Cost)}
	if s.Changes[i].Weighed {
		a.Points = &w.Points
	}
	for _, p := range s.Changes[i].People {
		a.People = append(a.People, e.People[p.Person].ID)
	}
	for _, m := range w.Moves {
		move := Move{Session: e.Sessions[m.To.Session].ID, From: *present.PlacementOf(e, &m.From), To: *present.PlacementOf(e, &m.To)}
		if m.Takes != model.NoSession {
			move.Takes = e.Sessions[m.Takes].ID
		}
		a.Moves = append(a.Moves, move)
	}
	for t := range w.Cost {
		a.Change = append(a.Change, w.Cost[t]-s.Result.Cost[t])
	}
	return a
}

// Files returns the programme after a way, and what changes by it.
func (s *Found) Files(way int, excel bool) []tables.File {
	to := sheets.Options{Excel: excel}
	return []tables.File{
		sheets.Programme(s.Event, s.Result.Swaps[way].Programme, to),
		sheets.Changes(s.Event, s.Changes[way], to),
	}
}
