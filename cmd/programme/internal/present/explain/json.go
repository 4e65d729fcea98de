// Package explain says why there is no programme, and what would help.
package explain

import (
	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/solver"
)

// Answer is the answer of explain.
type Answer struct {
	present.Head
	present.About
	Changed  present.Changed       `json:"changed"`
	Verdict  solver.Verdict        `json:"verdict"`
	Cores    []present.SteppedCore `json:"cores"`
	Causes   []present.Cause       `json:"causes"`   // what several of the cores share
	Complete bool                  `json:"complete"` // there is no further reason beside these
	Repairs  []Repair              `json:"repairs"`
	Smallest bool                  `json:"smallest"` // proved: no repair of these kinds asks or tells fewer people than the first
	// Placements are a programme that was judged, where the event has one.
	Placements []present.Placement `json:"placements"`
	Stopped    string              `json:"stopped"`
	// MemoryShort says that a proof was given up for lack of memory.
	MemoryShort bool `json:"memory_short,omitempty"`
}

// Repair is a set of changes after which there is a programme, and where the
// sessions are then that could not be placed before.
type Repair struct {
	Changes []string            `json:"changes"`
	People  int                 `json:"people"` // to ask or tell, each counted once
	Then    []present.Placement `json:"then"`
}

// Of returns the answer about an event.
func Of(a present.About, changed present.Changed, e *model.Event, x *solver.ExplainResult) *Answer {
	answer := &Answer{
		Head: present.HeadOf("explain"), About: a, Changed: changed, Verdict: x.Verdict,
		Cores: present.SteppedCores(e, x.Cores), Causes: present.Causes(e, x.Cores), Complete: x.Complete, Repairs: []Repair{}, Smallest: x.Smallest, Placements: []present.Placement{}, Stopped: x.Stopped, MemoryShort: x.MemoryShort,
	}
	if x.Programme != nil {
		answer.Placements = present.Placements(e, x.Programme.Placements)
	}
	for _, r := range x.Repairs {
		answer.Repairs = append(answer.Repairs, Repair{
			Changes: present.ChangeTexts(r.Changes), People: r.People,
			Then: present.Placements(r.Event, placedIn(r.Programme, concernedSessions(x.Cores))),
		})
	}
	return answer
}

// concernedSessions returns the sessions that cores are about.
func concernedSessions(cores []solver.Core) map[model.SessionIndex]bool {
	about := map[model.SessionIndex]bool{}
	for _, r := range present.AllReasons(cores) {
		for _, s := range []model.SessionIndex{r.Instance.A, r.Instance.B} {
			if s != model.NoSession {
				about[s] = true
			}
		}
	}
	return about
}

// placedIn returns where a programme has the sessions.
func placedIn(p *model.Programme, sessions map[model.SessionIndex]bool) []model.Placement {
	var list []model.Placement
	for _, pl := range p.Placements {
		if sessions[pl.Session] {
			list = append(list, pl)
		}
	}
	return list
}
