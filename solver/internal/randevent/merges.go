package randevent

import (
	"slices"

	"programme/model"

	"pgregory.net/rapid"
)

// Merged merges sessions of an event that [Event] has drawn, two or three in one merge and
// now and then two more in another, in every shape: confirmed, optional and cancelled
// ones; the same person in several of their casts, in different ways; needs, types and
// layouts that differ; places in the baseline that do. Merged sessions have one length.
// R45 is hard, or now and then not. One that has merges already keeps those.
func Merged(t *rapid.T, e *model.Event) {
	if slices.ContainsFunc(e.Sessions, func(s model.Session) bool { return s.Merge != "" }) {
		return
	}
	for _, merge := range []string{"m", "n"} {
		var free []int
		for s := range e.Sessions {
			if e.Sessions[s].Merge == "" {
				free = append(free, s)
			}
		}
		if len(free) < 2 || merge == "n" && rapid.Bool().Draw(t, "one merge") {
			break
		}
		members := rapid.Permutation(free).Draw(t, "merge "+merge)[:rapid.IntRange(2, min(3, len(free))).Draw(t, "merged")]
		mergeSessions(t, e, merge, members)
	}
	level := rapid.SampledFrom([]string{"hard", "hard", "hard", "hard", "check", "off"}).Draw(t, "level of R45")
	e.Rules = slices.DeleteFunc(e.Rules, func(s model.Setting) bool { return s.Rule == "R45" })
	e.Rules = append(e.Rules, atLevel(t, setting("R45"), level))
	if e.Baseline != nil {
		e.Baseline = mergedBaseline(t, e)
	}
}

func mergeSessions(t *rapid.T, e *model.Event, merge string, members []int) {
	length := e.Sessions[members[0]].Minutes
	for _, s := range members {
		e.Sessions[s].Merge, e.Sessions[s].Minutes = merge, length
		e.Sessions[s].State = rapid.SampledFrom([]model.State{model.Confirmed, model.Confirmed, model.Optional, model.Optional, model.Cancelled}).Draw(t, "state of half")
	}
	for _, s := range members {
		e.Sessions[s].Layout = rapid.SampledFrom([]string{"", "theatre", "round"}).Draw(t, "layout of half")
	}
	// Somebody in several halves, in each as it comes, and perhaps beside the merge.
	for range rapid.IntRange(1, 2).Draw(t, "people in several halves") {
		p := model.PersonIndex(rapid.IntRange(0, len(e.People)-1).Draw(t, "who"))
		in := slices.Clone(members)
		for s := range e.Sessions {
			if !slices.Contains(members, s) && rapid.Bool().Draw(t, "beside the merge") {
				in = append(in, s)
			}
		}
		for _, s := range in {
			m := randomMember(t, model.SessionIndex(s), p)
			m.Presence = rapid.SampledFrom([]model.Presence{"", model.OnSite, model.Online, model.Online}).Draw(t, "presence in half")
			e.Cast = append(slices.DeleteFunc(e.Cast, func(o model.CastMember) bool { return o.Session == m.Session && o.Person == p }), m)
		}
	}
}

func randomMember(t *rapid.T, s model.SessionIndex, p model.PersonIndex) model.CastMember {
	return model.CastMember{
		Session: s, Person: p,
		Role:     rapid.SampledFrom([]string{"speaker", "speaker", "speaker", "speaker", "guest", "organizer"}).Draw(t, "role"),
		Presence: rapid.SampledFrom([]model.Presence{"", "", model.OnSite, model.Online}).Draw(t, "presence here"),
		Must:     rapid.SampledFrom([]model.Attendance{model.ByRole, model.ByRole, model.MustAttend, model.NiceToHave}).Draw(t, "must"),
	}
}

// mergedBaseline draws a baseline anew, in which merged sessions now and then are
// together: the lengths that they had are those that they have.
func mergedBaseline(t *rapid.T, e *model.Event) *model.Programme {
	placements := Programme(t, e).Placements
	first := map[string]model.Placement{}
	for i := range placements {
		pl := &placements[i]
		merge := e.Sessions[pl.Session].Merge
		if was, had := first[merge]; had && merge != "" && rapid.Bool().Draw(t, "together before") {
			pl.Interval, pl.Room = was.Interval, was.Room
		} else if !had {
			first[merge] = *pl
		}
	}
	return model.NewProgramme(placements)
}
