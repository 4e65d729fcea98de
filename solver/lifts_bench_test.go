package solver_test

import (
	"os"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/tables"
	"programme/solver"
)

// BenchmarkLift lifts sessions of programmes, each of its places judged.
func BenchmarkLift(b *testing.B) {
	read, err := tables.Read(os.DirFS("../fixtures/igf2023-published"))
	if err != nil {
		b.Fatal(err)
	}
	made := func(sessions int) (*model.Event, *model.Programme) {
		return generate.Event(generate.Options{Sessions: sessions, Load: 0.6, Seed: 1})
	}
	for _, bb := range []struct {
		name string
		make func() (*model.Event, *model.Programme)
	}{
		{"igf2023-published", func() (*model.Event, *model.Programme) { return read.Event, read.Event.Baseline }},
		{"sessions=300", func() (*model.Event, *model.Programme) { return made(300) }},
		{"sessions=1000", func() (*model.Event, *model.Programme) { return made(1000) }},
	} {
		b.Run(bb.name, func(b *testing.B) {
			e, programme := bb.make()
			lifts, err := planner(e).Lifts(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			in := lifts.In(programme)
			n, free, places, before := 0, 0, 0, ownCPU(b)
			for b.Loop() {
				lift := in.Of(programme.Placements[(n*37)%len(programme.Placements)].Session)
				for i := range lift.Places {
					if lift.Places[i].Kind == solver.PlaceFree {
						free++
					}
				}
				n, places = n+1, places+len(lift.Places)
			}
			b.ReportMetric((ownCPU(b)-before).Seconds()/float64(n), "cpu-s/op")
			b.ReportMetric(float64(free)/float64(n), "free/op")
			b.ReportMetric(float64(places)/float64(n), "places/op")
		})
	}
}
