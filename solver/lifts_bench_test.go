package solver_test

import (
	"fmt"
	"testing"

	"programme/model/generate"
	"programme/solver"
)

// BenchmarkLift lifts sessions of programmes, each of its places judged.
func BenchmarkLift(b *testing.B) {
	for _, sessions := range []int{300, 1000} {
		b.Run(fmt.Sprintf("sessions=%d", sessions), func(b *testing.B) {
			e, programme := generate.Event(generate.Options{Sessions: sessions, Load: 0.6, Seed: 1})
			lifts, err := planner(e).Lifts(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			in := lifts.In(programme)
			n, free, places := 0, 0, 0
			for b.Loop() {
				lift := in.Of(programme.Placements[(n*37)%len(programme.Placements)].Session)
				for i := range lift.Places {
					if lift.Places[i].Kind == solver.PlaceFree {
						free++
					}
				}
				n, places = n+1, places+len(lift.Places)
			}
			b.ReportMetric(float64(free)/float64(n), "free/op")
			b.ReportMetric(float64(places)/float64(n), "places/op")
		})
	}
}
