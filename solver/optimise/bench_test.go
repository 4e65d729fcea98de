package optimise

import (
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"

	"programme/model/generate"
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
	p, _ := compile(e)
	before := liveHeap()
	cpu, moves, candidates, heap := time.Duration(0), int64(0), int64(0), uint64(0)
	for b.Loop() {
		from := processTime()
		s := New(p, o.Seed)
		if _, left := s.Run(b.Context(), Limits{Work: 20_000_000_000}); left > 0 {
			b.Fatalf("%d left", left)
		}
		cpu += processTime() - from
		moves, candidates = moves+s.Moves(), candidates+s.Work()
		heap = max(heap, liveHeap()-before)
		runtime.KeepAlive(s)
	}
	n := float64(b.N)
	b.ReportMetric(cpu.Seconds()/n, "cpu-s/op")
	b.ReportMetric(float64(moves)/n, "moves/op")
	b.ReportMetric(float64(candidates)/n, "candidates/op")
	b.ReportMetric(float64(heap)/(1<<20), "heap-MB")
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
