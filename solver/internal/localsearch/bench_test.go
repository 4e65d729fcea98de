package localsearch

import (
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"

	"programme/model/generate"
	"programme/solver/internal/csp"
)

// BenchmarkFirstFeasible measures how long it takes to the first programme without a
// clash, the laying out of the problem included, in CPU seconds of the whole process.
// Heap is what a search needs beside the problem.
func BenchmarkFirstFeasible(b *testing.B) {
	for _, sessions := range []int{300, 1000, 3000} {
		for _, load := range []float64{0.60, 0.90, 0.92, 0.97} {
			for seed := range uint64(5) {
				o := generate.Options{Sessions: sessions, Load: load, Seed: seed + 1}
				b.Run(fmt.Sprintf("sessions=%d/load=%.2f/seed=%d", sessions, load, o.Seed), func(b *testing.B) { benchmarkFirstFeasible(b, o) })
			}
		}
	}
}

func BenchmarkFirstFeasibleInFixedSlots(b *testing.B) {
	for _, sessions := range []int{300, 1000, 3000} {
		o := generate.Options{Sessions: sessions, Load: 0.95, Seed: 1, FixedSlots: true}
		b.Run(fmt.Sprintf("sessions=%d/load=%.2f", sessions, o.Load), func(b *testing.B) { benchmarkFirstFeasible(b, o) })
	}
}

func benchmarkFirstFeasible(b *testing.B, o generate.Options) {
	e, _ := generate.Event(o)
	p, _ := compiled(e)
	before := liveHeap()
	cpu, candidates, heap := time.Duration(0), int64(0), uint64(0)
	for b.Loop() {
		from := processTime()
		s := New(p, o.Seed)
		if _, left := s.Run(b.Context(), Limits{Work: 20_000_000_000}); left > 0 {
			b.Fatalf("%d left", left)
		}
		cpu += processTime() - from
		candidates += s.Work()
		heap = max(heap, liveHeap()-before)
		runtime.KeepAlive(s)
	}
	n := float64(b.N)
	b.ReportMetric(cpu.Seconds()/n, "cpu-s/op")
	b.ReportMetric(float64(candidates)/n, "candidates/op")
	b.ReportMetric(float64(heap)/(1<<20), "heap-MB")
}

// BenchmarkAnneal measures moves of annealing, a tier after the other from a first
// programme on, in thousands of moves a CPU second. What the programme costs after so many
// moves must not change with their speed.
func BenchmarkAnneal(b *testing.B) {
	for _, sessions := range []int{300, 1000, 3000} {
		b.Run(fmt.Sprintf("sessions=%d", sessions), func(b *testing.B) {
			e, _ := generate.Event(generate.Options{Sessions: sessions, Load: 0.9, Seed: 1})
			p, _ := compiled(e)
			first := New(p, 1)
			x, left := first.Run(b.Context(), Limits{Work: 20_000_000_000})
			if left > 0 {
				b.Fatalf("%d left", left)
			}
			const moves = 200_000
			cpu, cost := time.Duration(0), csp.Cost{}
			for b.Loop() {
				s := NewAnnealer(p, x, 1)
				from := processTime()
				for _, tier := range []int{2, 4} {
					hot := s.Rise(tier)
					s.Run(b.Context(), tier, Cooling{Moves: moves / 2, Hot: hot, Cold: hot / 100}, moves/2)
				}
				cpu += processTime() - from
				_, cost = s.Best()
			}
			b.ReportMetric(moves*float64(b.N)/1000/cpu.Seconds(), "kmoves/cpu-s")
			b.ReportMetric(float64(cost[2]), "cost-3")
			b.ReportMetric(float64(cost[5]), "cost-6")
		})
	}
}

// processTime returns the CPU time that the process has used.
func processTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// liveHeap returns the bytes on the heap that are in use.
func liveHeap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
