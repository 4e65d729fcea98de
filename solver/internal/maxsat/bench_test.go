package maxsat

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"programme/solver/internal/sat"
	"programme/solver/internal/sat/peer"
)

// BenchmarkTimetable proves the optimum of timetables without rooms, here and with
// clasp's core-guided search on the same file. The ratio is our CPU seconds to clasp's.
func BenchmarkTimetable(b *testing.B) {
	for _, activities := range []int{300, 1000} {
		for seed := range uint64(7) {
			b.Run(fmt.Sprintf("activities=%d/seed=%d", activities, seed+1), func(b *testing.B) {
				t := newTimetable(seed+1, activities, 4+activities/1000, 2)
				ours, solves, optimum := 0.0, 0, int64(0)
				for b.Loop() {
					before, _ := peer.OwnCPU()
					s := sat.NewSolver(2*t.hard.Vars(), t.hard.Clauses())
					t.hard.AddTo(s)
					r := New(s, t.soft, Tuned()).Run(context.Background(), nil)
					after, known := peer.OwnCPU()
					if r.Status != Optimal || !known {
						b.Fatal(r.Status, known)
					}
					ours, solves, optimum = ours+(after-before).Seconds(), r.Solves, r.LowerBound
				}
				b.ReportMetric(ours/float64(b.N), "cpu-s/op")
				b.ReportMetric(float64(solves), "solves")
				if peer.ClaspCore.Missing() != nil {
					return
				}
				file := filepath.Join(b.TempDir(), "timetable.wcnf")
				w, err := os.Create(file)
				if err != nil {
					b.Fatal(err)
				}
				if err := sat.WriteOldWCNF(w, &t.hard, t.soft); err != nil {
					b.Fatal(err)
				}
				w.Close()
				answer, err := peer.ClaspCore.Run(context.Background(), file)
				if err != nil || !answer.Optimal || answer.Cost != optimum {
					b.Fatalf("clasp: %+v, %v; our optimum is %d", answer.Status, err, optimum)
				}
				b.ReportMetric(ours/float64(b.N)/answer.CPU.Seconds(), "ratio")
			})
		}
	}
}
