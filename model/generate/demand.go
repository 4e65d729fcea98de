package generate

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"programme/model"
)

// wishesOfEach is how many sessions each attendee would like to attend, if there are so many.
const wishesOfEach = 10

// drawDemand draws what attendees would like to attend: half of it on a theme of their own,
// the rest by how well known sessions are. It takes no random numbers from the rest of the event.
func (d *draft) drawDemand() {
	e := d.event
	rng := rand.New(rand.NewPCG(d.Seed, uint64(d.Attendees)))
	known := make([]float64, len(e.Sessions)) // the sum up to each session
	themes := map[string][]model.SessionIndex{}
	var names []string
	sum := 0.0
	for i := range e.Sessions {
		sum += 1 / (0.1 + rng.Float64())
		known[i] = sum
		for _, theme := range e.Sessions[i].Themes {
			if themes[theme] == nil {
				names = append(names, theme)
			}
			themes[theme] = append(themes[theme], model.SessionIndex(i))
		}
	}
	for a := range d.Attendees {
		var mine, own []model.SessionIndex
		if len(names) > 0 {
			own = themes[names[rng.IntN(len(names))]]
		}
		for tries := 0; len(mine) < min(wishesOfEach, len(e.Sessions)) && tries < 20*wishesOfEach; tries++ {
			at, _ := slices.BinarySearch(known, rng.Float64()*sum)
			s := model.SessionIndex(min(at, len(known)-1))
			if len(own) > 0 && rng.IntN(2) == 0 {
				s = own[rng.IntN(len(own))]
			}
			if !slices.Contains(mine, s) {
				mine = append(mine, s)
			}
		}
		slices.Sort(mine)
		for _, s := range mine {
			e.Demand = append(e.Demand, model.Demand{Attendee: fmt.Sprintf("a%05d", a+1), Session: s})
		}
	}
}
