package compile_test

import (
	"fmt"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/compile"
)

// BenchmarkDemand binds and compiles 300 sessions with and without 5,000 attendees who would
// like to attend ten each, and judges the programme that they were made around.
func BenchmarkDemand(b *testing.B) {
	for _, attendees := range []int{0, 5_000} {
		e, planted := generate.Event(generate.Options{Sessions: 300, Load: 0.9, Seed: 1, Attendees: attendees})
		e, faults := model.Complete(e)
		if len(faults) > 0 {
			b.Fatal(faults)
		}
		b.Run(fmt.Sprintf("bind/attendees=%d", attendees), func(b *testing.B) {
			for b.Loop() {
				rules.Bind(e)
			}
		})
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			b.Fatal(faults)
		}
		b.Run(fmt.Sprintf("compile/attendees=%d", attendees), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := compile.Problem(book)
				b.ReportMetric(float64(len(p.Soft.Overlaps)), "pairs")
			}
		})
		b.Run(fmt.Sprintf("judge/attendees=%d", attendees), func(b *testing.B) {
			for b.Loop() {
				rules.Judge(book, planted)
			}
		})
	}
}
