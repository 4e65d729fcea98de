package sat_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"programme/solver/internal/sat"
	"programme/solver/internal/sat/peer"
)

var atMostOnes = []struct {
	name   string
	encode func(sat.Builder, []sat.Lit)
}{
	{"pairs", sat.AtMostOnePairs},
	{"product", sat.AtMostOneProduct},
	{"chosen", sat.AtMostOne},
}

// What an at-most-one constraint costs to build, into a solver.
func BenchmarkAtMostOneBuild(b *testing.B) {
	for _, n := range []int{5, 20, 100, 1000} {
		for _, amo := range atMostOnes {
			b.Run(fmt.Sprintf("%s/%d", amo.name, n), func(b *testing.B) {
				b.ReportAllocs()
				f := &sat.CNF{}
				amo.encode(f, f.NewVars(n))
				for b.Loop() {
					s := sat.NewSolver(f.Vars(), f.Clauses())
					amo.encode(s, s.NewVars(n))
				}
				b.ReportMetric(float64(f.Clauses()), "clauses")
				b.ReportMetric(float64(f.Vars()-n), "auxiliary")
			})
		}
	}
}

// What the encodings do to a whole question, a scheduling problem whose rooms and
// sessions are at-most-one constraints of 24 and 144 literals.
func BenchmarkAtMostOneSolve(b *testing.B) {
	for _, amo := range atMostOnes {
		b.Run(amo.name, func(b *testing.B) {
			var clauses, vars int
			for b.Loop() {
				s := sat.NewSolver(0, 0)
				timetable(s, amo.encode, 100, 24, 6, 900, 1)
				if r := s.Solve(context.Background(), nil); r.Status != sat.Satisfiable {
					b.Fatal(r.Status)
				}
				clauses, vars = s.Clauses(), s.Vars()
			}
			b.ReportMetric(float64(clauses), "clauses")
			b.ReportMetric(float64(vars), "variables")
		})
	}
}

// timetable adds the problem of giving each session one slot and room, each room
// one session a slot, and sessions that share a speaker different slots. As many
// pairs share one, between sessions that a planted solution sets apart.
func timetable(b sat.Builder, atMostOne func(sat.Builder, []sat.Lit), sessions, slots, rooms, pairs int, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 0))
	inSlot := make([][]sat.Lit, sessions)
	cells := make([][]sat.Lit, slots*rooms)
	for s := range inSlot {
		var places []sat.Lit
		inSlot[s] = make([]sat.Lit, slots)
		for t := range slots {
			inSlot[s][t] = b.NewVar()
			for room := range rooms {
				here := b.NewVar()
				b.Add(here.Not(), inSlot[s][t])
				places = append(places, here)
				cells[t*rooms+room] = append(cells[t*rooms+room], here)
			}
		}
		b.Add(places...)
		atMostOne(b, places)
	}
	for _, sessions := range cells {
		atMostOne(b, sessions)
	}
	planted := r.Perm(slots * rooms)
	for pairs > 0 {
		s, other := r.IntN(sessions), r.IntN(sessions)
		if planted[s]/rooms == planted[other]/rooms {
			continue
		}
		pairs--
		for t := range slots {
			b.Add(inSlot[s][t].Not(), inSlot[other][t].Not())
		}
	}
}

// What one question costs, of a chain of implications that propagation answers:
// inside gini, with a context that cannot end, and with one that can.
func BenchmarkTinySolve(b *testing.B) {
	for _, n := range []int{10, 1000} {
		for name, ctx := range map[string]context.Context{"background": context.Background(), "stoppable": stoppable(b)} {
			for _, answer := range []sat.Status{sat.Satisfiable, sat.Unsatisfiable} {
				b.Run(fmt.Sprintf("%s/%s/%d", name, answer, n), func(b *testing.B) {
					b.ReportAllocs()
					s := sat.NewSolver(n, n)
					m := s.NewVars(n)
					for i := range n - 1 {
						s.Add(m[i].Not(), m[i+1])
					}
					assumptions := []sat.Lit{m[0], m[n-1]}
					if answer == sat.Unsatisfiable {
						assumptions[1] = m[n-1].Not()
					}
					for b.Loop() {
						if r := s.Solve(ctx, assumptions); r.Status != answer {
							b.Fatal(r.Status)
						}
					}
				})
			}
		}
	}
}

// What a question costs while a variable and a clause are added between any two,
// as core-guided search does.
func BenchmarkGrowingSolve(b *testing.B) {
	const vars = 20000
	s := sat.NewSolver(vars+vars/4, 4*vars)
	s.NewVars(vars)
	r := rand.New(rand.NewPCG(1, 1))
	for _, clause := range random3SAT(r, vars, 3*vars) {
		s.Add(clause...)
	}
	for b.Loop() {
		s.Add(s.NewVar(), random3SAT(r, vars, 1)[0][0])
		if r := s.Solve(context.Background(), nil); r.Status != sat.Satisfiable {
			b.Fatal(r.Status)
		}
	}
}

// Processor time of ours over that of cadical and clasp, reading included, on the
// same DIMACS files. Below 1 we are faster.
func BenchmarkPeers(b *testing.B) {
	for _, c := range []struct {
		name  string
		build func(f *sat.CNF)
	}{
		{"timetable", func(f *sat.CNF) { timetable(f, sat.AtMostOne, 300, 60, 6, 4000, 1) }},
		{"timetable full", func(f *sat.CNF) { timetable(f, sat.AtMostOne, 120, 22, 6, 600, 1) }},
		{"random satisfiable", func(f *sat.CNF) {
			f.NewVars(180)
			for _, clause := range random3SAT(rand.New(rand.NewPCG(1, 2)), 180, 740) {
				f.Add(clause...)
			}
		}},
		{"random unsatisfiable", func(f *sat.CNF) {
			f.NewVars(150)
			for _, clause := range random3SAT(rand.New(rand.NewPCG(1, 2)), 150, 750) {
				f.Add(clause...)
			}
		}},
		{"pigeons", func(f *sat.CNF) { pigeons(f, sat.True, 8) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			f := &sat.CNF{}
			c.build(f)
			comparePeers(b, f)
		})
	}
}

func comparePeers(b *testing.B, f *sat.CNF) {
	var text bytes.Buffer
	if err := f.WriteDIMACS(&text); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "f.cnf")
	if err := os.WriteFile(file, text.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
	defer cancel()

	var ours time.Duration
	programs := []peer.Program{peer.Cadical, peer.Clasp}
	theirs := make([]time.Duration, len(programs))
	for b.Loop() {
		before, known := peer.OwnCPU()
		if !known {
			b.Skip("this system does not tell the processor time of a process")
		}
		f, err := peer.ReadDIMACS(bytes.NewReader(text.Bytes()))
		if err != nil {
			b.Fatal(err)
		}
		s := sat.NewSolver(f.Vars(), f.Clauses())
		f.AddTo(s)
		status := s.Solve(ctx, nil).Status
		after, _ := peer.OwnCPU()
		ours += after - before
		for i, p := range programs {
			if err := p.Missing(); err != nil {
				b.Skip(err)
			}
			answer, err := p.Run(ctx, file)
			if err != nil {
				b.Fatal(err)
			}
			if answer.Status != status {
				b.Fatalf("%v, but %s says %v", status, p.Name, answer.Status)
			}
			theirs[i] += answer.CPU
		}
	}
	b.ReportMetric(ours.Seconds()/float64(b.N), "cpu-s/op")
	for i, p := range programs {
		b.ReportMetric(ours.Seconds()/theirs[i].Seconds(), "ours/"+p.Name)
	}
}
