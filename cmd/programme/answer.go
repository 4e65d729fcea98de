package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/sheets"
	"programme/model/rules"
	"programme/solver"
)

// answerVersion is the version field of every answer in JSON. Fields may be added
// under one version, never renamed, removed or given another meaning.
const answerVersion = 1

// eventStamp says which event an answer is about.
type eventStamp struct {
	Name string `json:"name"`
	Zone string `json:"zone"`
}

func stampOf(e *model.Event) eventStamp { return eventStamp{e.Name, term.ZoneName(e.Zone)} }

// placementAnswer is a placement in an answer. Times are instants, once in UTC and
// once on the venue's clock.
type placementAnswer struct {
	Session    string `json:"session"`
	Title      string `json:"title"`
	Start      string `json:"start"`
	End        string `json:"end"`
	StartLocal string `json:"start_local"`
	EndLocal   string `json:"end_local"`
	Room       string `json:"room"` // id; "" for none
	RoomName   string `json:"room_name"`
	State      string `json:"state"`
}

func placementsOf(e *model.Event, placements []model.Placement) []placementAnswer {
	list := make([]placementAnswer, len(placements))
	for i, p := range placements {
		s := &e.Sessions[p.Session]
		list[i] = placementAnswer{
			Session: s.ID, Title: s.Title, Start: p.Start.String(), End: p.End.String(),
			StartLocal: sheets.Local(p.Start, e.Zone), EndLocal: sheets.Local(p.End, e.Zone), State: string(p.State),
		}
		if p.Room.Given() {
			list[i].Room, list[i].RoomName = e.Rooms[p.Room.Index()].ID, e.Rooms[p.Room.Index()].Name
		}
	}
	return list
}

// tierAnswer is what a soft tier costs. The rest is not given where nobody looked for a
// bound: what the tier was proved to cost at least, how far that is from the cost, and
// the verdict, optimal only if all tiers before are.
type tierAnswer struct {
	Tier    int            `json:"tier"`
	Cost    int            `json:"cost"`
	Bound   *int           `json:"bound,omitempty"`
	Gap     *int           `json:"gap,omitempty"`
	Verdict solver.Verdict `json:"verdict,omitempty"`
}

func tiersOf(cost [9]int) []tierAnswer {
	list := make([]tierAnswer, len(cost))
	for i, n := range cost {
		list[i] = tierAnswer{Tier: i + 1, Cost: n}
	}
	return list
}

// provedTiersOf is [tiersOf] with what was proved.
func provedTiersOf(cost, bound [9]int) []tierAnswer {
	list := tiersOf(cost)
	for i, t := range tierVerdicts(cost, bound) {
		gap := t.gap()
		list[i].Bound, list[i].Gap, list[i].Verdict = &t.bound, &gap, t.verdict()
	}
	return list
}

// sourceAnswer is the line of a table that asks for a rule; empty for rules that no
// line asks for.
type sourceAnswer struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func sourceOf(p model.Position) sourceAnswer { return sourceAnswer{p.File, p.Line, p.Column} }

// reasonAnswer is a rule instance of the answer "impossible".
type reasonAnswer struct {
	Rule     string       `json:"rule"`
	Sentence string       `json:"sentence"`
	Source   sourceAnswer `json:"source"`
}

func reasonsOf(reasons []solver.Reason) []reasonAnswer {
	list := make([]reasonAnswer, len(reasons))
	for i, r := range reasons {
		list[i] = reasonAnswer{r.Instance.Rule, r.Sentence, sourceOf(r.Source)}
	}
	return list
}

// violationAnswer is a broken rule instance. Part is the parameter that sets the level
// of this part of the rule, Value the theme, service or the like that it is about.
type violationAnswer struct {
	Rule     string       `json:"rule"`
	Part     string       `json:"part"`
	Level    string       `json:"level"`
	Weight   int          `json:"weight"`
	Amount   int          `json:"amount"`
	Unit     string       `json:"unit"`
	Sessions []string     `json:"sessions"`
	People   []string     `json:"people"`
	Room     string       `json:"room"`
	Value    string       `json:"value"`
	Sentence string       `json:"sentence"`
	Source   sourceAnswer `json:"source"`
}

func violationsOf(e *model.Event, book *rules.Book, violations []rules.Violation) []violationAnswer {
	list := make([]violationAnswer, len(violations))
	for i, v := range violations {
		a := violationAnswer{
			Rule: v.Rule, Part: v.Part, Level: v.Level.String(), Weight: v.Weight, Amount: v.Amount,
			Unit: book.Of(v.Rule).Rule.UnitOf(v.Instance), Value: v.Value,
			Sessions: []string{}, People: []string{}, Sentence: v.Sentence, Source: sourceOf(v.Source),
		}
		for _, s := range []model.SessionIndex{v.A, v.B} {
			if s != model.NoSession {
				a.Sessions = append(a.Sessions, e.Sessions[s].ID)
			}
		}
		if v.Person != model.NoPerson {
			a.People = append(a.People, e.People[v.Person].ID)
		}
		if v.Room != model.NoRoom {
			a.Room = e.Rooms[v.Room].ID
		}
		list[i] = a
	}
	return list
}

// idsOf returns the ids of sessions, never nil.
func idsOf(e *model.Event, sessions []model.SessionIndex) []string {
	ids := make([]string, len(sessions))
	for i, s := range sessions {
		ids[i] = e.Sessions[s].ID
	}
	return ids
}
