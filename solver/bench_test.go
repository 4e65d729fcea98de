package solver_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/sat"
	"programme/solver/internal/sat/peer"
)

// BenchmarkSolve measures what a given effort makes of generated events, confirmation
// and check included, in CPU seconds of the process. The cost of tiers 2 and 4 says how
// good the programme is.
func BenchmarkSolve(b *testing.B) {
	for _, sessions := range []int{300, 1000, 3000} {
		for _, load := range []float64{0.6, 0.9} {
			b.Run(fmt.Sprintf("sessions=%d/load=%.1f", sessions, load), func(b *testing.B) {
				e, _ := generate.Event(generate.Options{Sessions: sessions, Load: load, Seed: 1})
				_, faults := rules.Bind(e)
				if len(faults) > 0 {
					b.Fatal(faults)
				}
				var r *solver.SolveResult
				before := ownCPU(b)
				for b.Loop() {
					var err error
					r, err = planner(e).Solve(b.Context(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: int64(sessions) * 20_000}})
					if err != nil || r.Programme == nil {
						b.Fatal(r, err)
					}
				}
				b.ReportMetric((ownCPU(b)-before).Seconds()/float64(b.N), "cpu-s/op")
				b.ReportMetric(float64(r.Cost[2]), "cost-3")
				b.ReportMetric(float64(r.Cost[5]), "cost-6")
			})
		}
	}
}

// BenchmarkProve measures what it takes to prove events of 60 sessions in fixed slots
// optimal in every tier, in CPU seconds of the process. What is not proved after 10
// seconds is given up: open is the number of tiers without proof.
func BenchmarkProve(b *testing.B) {
	for _, load := range []float64{0.5, 0.6, 0.7, 0.8, 0.9} {
		for seed := range uint64(3) {
			b.Run(fmt.Sprintf("load=%.1f/seed=%d", load, seed+1), func(b *testing.B) {
				e, _ := generate.Event(generate.Options{Sessions: 60, Load: load, Seed: seed + 1, FixedSlots: true})
				_, faults := rules.Bind(e)
				if len(faults) > 0 {
					b.Fatal(faults)
				}
				open := 0
				before := ownCPU(b)
				for b.Loop() {
					r, err := planner(e).Solve(b.Context(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 2, Time: 10 * time.Second}})
					if err != nil || r.Programme == nil {
						b.Fatal(r, err)
					}
					for tier := range r.Cost {
						if r.Cost[tier] > r.Bound[tier] {
							open++
						}
					}
				}
				b.ReportMetric((ownCPU(b)-before).Seconds()/float64(b.N), "cpu-s/op")
				b.ReportMetric(float64(open)/float64(b.N), "open")
			})
		}
	}
}

// ownCPU returns the CPU time that the process has used.
func ownCPU(b *testing.B) time.Duration {
	used, ok := peer.OwnCPU()
	if !ok {
		b.Skip("the system does not tell the CPU time of a process")
	}
	return used
}

// BenchmarkPeers gives the whole formula of generated events to our solver and, as a
// file, to others. The ratio is our CPU seconds to theirs, reading included.
func BenchmarkPeers(b *testing.B) {
	for _, load := range []float64{0.45, 0.6, 0.75} {
		e, _ := generate.Event(generate.Options{Sessions: 300, Load: load, Seed: 1})
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			b.Fatal(faults)
		}
		p := compile.Problem(book)
		var f sat.CNF
		cnf.NewFormula(p, &f, cnf.Asserted, cnf.EagerRooms)
		file := filepath.Join(b.TempDir(), "formula.cnf")
		w, err := os.Create(file)
		if err != nil {
			b.Fatal(err)
		}
		if err := f.WriteDIMACS(w); err != nil {
			b.Fatal(err)
		}
		w.Close()
		for _, other := range []peer.Program{peer.Cadical, peer.Clasp} {
			b.Run(fmt.Sprintf("load=%.2f/%s", load, other.Name), func(b *testing.B) {
				if why := other.Missing(); why != nil {
					b.Skip(why)
				}
				ours, theirs := 0.0, 0.0
				for b.Loop() {
					before := ownCPU(b)
					s := sat.NewSolver(f.Vars(), f.Clauses())
					f.AddTo(s)
					if got := s.Solve(b.Context(), nil).Status; got != sat.Satisfiable {
						b.Fatalf("%v, but a programme was planted", got)
					}
					ours += (ownCPU(b) - before).Seconds()
					answer, err := other.Run(b.Context(), file)
					if err != nil || answer.Status != sat.Satisfiable {
						b.Fatal(answer.Status, err)
					}
					theirs += answer.CPU.Seconds()
				}
				b.ReportMetric(ours/float64(b.N), "cpu-s/op")
				b.ReportMetric(ours/theirs, "ratio")
			})
		}
	}
}
