package exchange

import (
	"fmt"
	"slices"

	"programme/model"
)

// DaySpan is what takes place on a day, in a file that does not tell its grain.
type DaySpan struct {
	Date   model.Date
	Hull   model.Interval  // of its hours and of all that takes place
	Starts []model.Instant // of what takes place, which lie in Hull
}

// Gridding is a grain in minutes, and where the starts of a day are counted from, see
// [Gridding.Opening].
type Gridding struct{ Grain model.Minutes }

// fewMiss is how many starts may miss a grain for one that does: nearly all keep it. The
// rest keep their own starts, so a grain costs them nothing, while every start of every
// session is a question to the solver.
const fewMiss = 10

// ChooseGrain returns the one of the grains that the fewest starts miss, of several the
// first; a minute if nearly all keep none of them.
func ChooseGrain(days []*DaySpan, grains ...model.Minutes) Gridding {
	all, least, best := 0, 0, Gridding{Grain: 1}
	for _, d := range days {
		all += len(d.Starts)
	}
	for _, grain := range grains {
		g, miss := Gridding{grain}, 0
		for _, d := range days {
			miss += len(g.missing(d))
		}
		if miss*fewMiss <= all && (best.Grain == 1 || miss < least) {
			best, least = g, miss
		}
	}
	return best
}

// tellShift is how many starts a day must have for them to shift its window.
const tellShift = 4

// Opening returns where the window of a day opens, from which its starts are counted: with
// its hull, unless most of many starts are counted from elsewhere. Then it opens there, as
// little later as it can, or sooner if that would leave out a start.
func (g Gridding) Opening(d *DaySpan) model.Instant {
	from, often := d.Hull.Start, map[model.Minutes]int{}
	for _, t := range d.Starts {
		after := mod(t.Sub(from), g.Grain)
		if often[after]++; after == 0 || len(d.Starts) < tellShift || 2*often[after] <= len(d.Starts) {
			continue
		}
		if first := from.Add(after); first <= slices.Min(d.Starts) {
			return first
		}
		return from.Add(after - g.Grain)
	}
	return from
}

// missing returns the starts of a day that are not on the grain.
func (g Gridding) missing(d *DaySpan) (starts []model.Instant) {
	from := g.Opening(d)
	for _, t := range d.Starts {
		if mod(t.Sub(from), g.Grain) != 0 {
			starts = append(starts, t)
		}
	}
	return starts
}

// mod returns the remainder of m, which is not negative.
func mod(m, grain model.Minutes) model.Minutes { return (m%grain + grain) % grain }

// Misses says how many starts keep the grain and that the others stay where they are, ""
// if all keep it: "which 660 of 661 starts keep (99.8 %); the other, at ...".
func (g Gridding) Misses(days []*DaySpan) string {
	miss, all := 0, 0
	var first model.Instant
	for _, d := range days {
		all += len(d.Starts)
		for _, t := range g.missing(d) {
			if miss++; miss == 1 || t < first {
				first = t
			}
		}
	}
	if miss == 0 {
		return ""
	}
	others := fmt.Sprintf("the other %d, the first at %s, stay legal, each for its own session", miss, first)
	if miss == 1 {
		others = fmt.Sprintf("the other, at %s, stays legal for its own session", first)
	}
	share := (all - miss) * 1000 / all
	return fmt.Sprintf("which %d of %d starts keep (%d.%d %%); %s", all-miss, all, share/10, share%10, others)
}

// GrainRemedy is what to do about a grain that some starts miss.
const GrainRemedy = "type another into event.yaml if you like"
