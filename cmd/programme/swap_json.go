package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// swapped is what was found, and about what.
type swapped struct {
	event     *model.Event
	programme *model.Programme
	session   model.SessionIndex
	found     *solver.Swapped
	changes   []*diff.Report // what each way changes
}

// swapAnswer is the answer of swap.
type swapAnswer struct {
	head
	about
	Programme term.FileStamp  `json:"programme"`
	Session   string          `json:"session"`
	Place     placementAnswer `json:"place"` // where it is
	Options   swapStamp       `json:"options"`
	Hard      int             `json:"hard"`    // violations of hard rules in the programme as it is
	Tiers     []tierAnswer    `json:"tiers"`   // what it costs as it is
	Stays     string          `json:"stays"`   // why the session cannot move at all; "" if it may
	Stopped   bool            `json:"stopped"` // before everything was looked at
	Ways      []wayAnswer     `json:"ways"`
	More      moreAnswer      `json:"more"`
}

// swapStamp is what a swap was asked, as far as it can change the answer. Willing is
// null where all may move.
type swapStamp struct {
	Willing []string `json:"willing"`
	Cycle   int      `json:"cycle"`
	Free    bool     `json:"free"`
	Now     string   `json:"now"`
	Freeze  string   `json:"freeze"`
	Limit   int      `json:"limit"` // 0 for none
}

// wayAnswer is one way to move the session.
type wayAnswer struct {
	Number int          `json:"number"`
	Cycle  int          `json:"cycle"` // sessions that exchange places, merged ones as one; 1 for a move to an empty one
	Told   int          `json:"told"`  // people who must be told, each once
	People []string     `json:"people"`
	Moves  []moveAnswer `json:"moves"`
	Tiers  []tierAnswer `json:"tiers"`  // what the programme costs after it
	Change []int        `json:"change"` // of the cost, by tier
}

// moveAnswer is where a session goes, and whose place that was; "" for an empty one.
type moveAnswer struct {
	Session string          `json:"session"`
	From    placementAnswer `json:"from"`
	To      placementAnswer `json:"to"`
	Takes   string          `json:"takes"`
}

// moreAnswer is how many ways were found and are not listed.
type moreAnswer struct {
	Free  int `json:"free"`
	Two   int `json:"two"`
	Three int `json:"three"`
}

// answer returns the answer about the programme that a file of that stamp holds.
func (s *swapped) answer(a about, programme term.FileStamp, options swapStamp) *swapAnswer {
	e, found := s.event, s.found
	at := s.programme.BySession(len(e.Sessions))[s.session][0]
	answer := &swapAnswer{
		head: headOf("swap"), about: a, Programme: programme,
		Session: e.Sessions[s.session].ID, Place: *placementOf(e, &at),
		Options: options,
		Hard:    found.Hard, Tiers: tiersOf(found.Cost), Stays: found.Stays, Stopped: found.Stopped,
		Ways: make([]wayAnswer, len(found.Swaps)), More: moreAnswer{found.More[1], found.More[2], found.More[3]},
	}
	for i := range found.Swaps {
		answer.Ways[i] = s.way(i)
	}
	return answer
}

func (s *swapped) way(i int) wayAnswer {
	e, w := s.event, &s.found.Swaps[i]
	a := wayAnswer{Number: i + 1, Cycle: w.Cycle, Told: w.Told, People: []string{}, Tiers: tiersOf(w.Cost)}
	for _, p := range s.changes[i].People {
		a.People = append(a.People, e.People[p.Person].ID)
	}
	for _, m := range w.Moves {
		move := moveAnswer{Session: e.Sessions[m.To.Session].ID, From: *placementOf(e, &m.From), To: *placementOf(e, &m.To)}
		if m.Takes != model.NoSession {
			move.Takes = e.Sessions[m.Takes].ID
		}
		a.Moves = append(a.Moves, move)
	}
	for t := range w.Cost {
		a.Change = append(a.Change, w.Cost[t]-s.found.Cost[t])
	}
	return a
}

// files returns the programme after a way, and what changes by it.
func (s *swapped) files(way int, excel bool) []tables.File {
	to := sheets.Options{Excel: excel}
	return []tables.File{
		sheets.Programme(s.event, s.found.Swaps[way].Programme, to),
		sheets.Changes(s.event, s.changes[way], to),
	}
}
