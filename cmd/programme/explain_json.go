package main

import (
	"programme/model"
	"programme/solver"
)

// explained is the answer of explain.
type explained struct {
	head
	about
	Verdict  solver.Verdict `json:"verdict"`
	Cores    []coreAnswer   `json:"cores"`
	Complete bool           `json:"complete"` // there is no further reason beside these
	Repairs  []repairAnswer `json:"repairs"`
	Smallest bool           `json:"smallest"` // proved: no repair of these kinds asks or tells fewer people than the first
	// Placements are a programme that was judged, where the event has one.
	Placements []placementAnswer `json:"placements"`
	Stopped    string            `json:"stopped"`
}

// repairAnswer is a set of changes after which there is a programme, and where the
// sessions are then that could not be placed before.
type repairAnswer struct {
	Changes []string          `json:"changes"`
	People  int               `json:"people"` // to ask or tell, each counted once
	Then    []placementAnswer `json:"then"`
}

// explainedOf returns the answer about an event.
func explainedOf(a about, e *model.Event, x *solver.Explanation) *explained {
	answer := &explained{
		head: headOf("explain"), about: a, Verdict: x.Verdict,
		Cores: coresOf(x.Cores), Complete: x.Complete, Repairs: []repairAnswer{}, Smallest: x.Smallest, Placements: []placementAnswer{}, Stopped: x.Stopped,
	}
	if x.Programme != nil {
		answer.Placements = placementsOf(e, x.Programme.Placements)
	}
	for _, r := range x.Repairs {
		answer.Repairs = append(answer.Repairs, repairAnswer{
			Changes: changeTexts(r.Changes), People: r.People,
			Then: placementsOf(r.Event, placedIn(r.Programme, concernedSessions(x.Cores))),
		})
	}
	return answer
}

// concernedSessions returns the sessions that cores are about.
func concernedSessions(cores []solver.Core) map[model.SessionIndex]bool {
	about := map[model.SessionIndex]bool{}
	for _, r := range allReasons(cores) {
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
