package randevent

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"

	"pgregory.net/rapid"
)

// Strained returns a problem with some more strains between its activities, of any kind, and
// with rooms in which minutes can be missing. They need not be what a rule asks for.
func Strained(t *rapid.T, p *csp.Problem) *csp.Problem {
	q := *p
	n := len(p.Activities)
	for n > 1 && rapid.IntRange(0, 3).Draw(t, "one more strain") > 0 {
		a := rapid.IntRange(0, n-1).Draw(t, "a")
		b := (a + rapid.IntRange(1, n-1).Draw(t, "b")) % n
		q.Soft.Strains = append(slices.Clip(q.Soft.Strains), anyStrain(t, p, csp.ActivityIndex(a), csp.ActivityIndex(b)))
	}
	if rapid.Bool().Draw(t, "tight") {
		q.Soft.Tights = append(slices.Clip(q.Soft.Tights), anyTight(t, p))
	}
	return &q
}

func anyPenalty(t *rapid.T) csp.Penalty {
	return csp.Penalty{Tier: rapid.IntRange(1, csp.Tiers).Draw(t, "tier"), Weight: rapid.IntRange(1, 3).Draw(t, "weight")}
}

func anyStrain(t *rapid.T, p *csp.Problem, a, b csp.ActivityIndex) csp.Strain {
	kinds := []csp.RelationKind{csp.Apart, csp.NotClose, csp.Before, csp.SameDay, csp.DaysApart, csp.Rested, csp.Never}
	r := AnyRelation(t, p, a, b, rapid.SampledFrom(kinds).Draw(t, "kind of strain"))
	x := csp.Strain{Penalty: anyPenalty(t), A: a, B: b, Kind: r.Kind, Gap: r.Gap, After: r.After, Max: max(r.Gap, r.Max), Nights: r.Nights, Where: r.Where}
	x.Flat = rapid.IntRange(0, 4).Draw(t, "flat") == 0
	x.Mutual = x.Kind == csp.Apart && !x.Flat && rapid.Bool().Draw(t, "mutual")
	return x
}

// anyTight draws minutes between activities, in rooms that hold one at a time.
func anyTight(t *rapid.T, p *csp.Problem) csp.Tight {
	k := csp.Tight{
		Penalty: anyPenalty(t), Rooms: csp.NewRoomSet(len(p.Rooms)), Layouts: make([][]int32, len(p.Activities)),
		Minutes: rapid.SampledFrom([]model.Minutes{0, 10, 30, 70}).Draw(t, "minutes"),
		More:    rapid.SampledFrom([]model.Minutes{0, 20, 60}).Draw(t, "more"),
	}
	for r := range p.Rooms {
		if p.Rooms[r].Parallel == 1 && rapid.IntRange(0, 3).Draw(t, "not in") > 0 {
			k.Rooms.Add(model.RoomIndex(r))
		}
	}
	for a := range k.Layouts {
		for range p.Activities[a].Sessions {
			k.Layouts[a] = append(k.Layouts[a], int32(rapid.IntRange(0, 2).Draw(t, "layout")))
		}
	}
	return k
}
