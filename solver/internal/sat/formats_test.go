package sat_test

import (
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/solver/internal/sat"
	"programme/solver/internal/sat/peer"
)

func sample() (*sat.CNF, []sat.Soft) {
	f := &sat.CNF{}
	f.NewVars(3)
	f.Add(1, -2)
	f.Add()
	f.Add(3)
	return f, []sat.Soft{{Lit: -1, Weight: 4}, {Lit: 2, Weight: 1}}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(w io.Writer, f *sat.CNF, soft []sat.Soft) error
		want  string
	}{
		{"DIMACS", func(w io.Writer, f *sat.CNF, _ []sat.Soft) error { return f.WriteDIMACS(w) }, "p cnf 3 3\n1 -2 0\n0\n3 0\n"},
		{"WCNF", sat.WriteWCNF, "h 1 -2 0\nh 0\nh 3 0\n4 -1 0\n1 2 0\n"},
		{"old WCNF", sat.WriteOldWCNF, "p wcnf 3 5 6\n6 1 -2 0\n6 0\n6 3 0\n4 -1 0\n1 2 0\n"},
		{"OPB", sat.WriteOPB, `* #variable= 3 #constraint= 4
min: +4 x1 +1 ~x2 ;
+1 x1 +1 ~x2 >= 1 ;
+1 x1 >= 1 ;
+1 ~x1 >= 1 ;
+1 x3 >= 1 ;
`},
		{"OPB without objective", func(w io.Writer, f *sat.CNF, _ []sat.Soft) error { return sat.WriteOPB(w, f, nil) }, `* #variable= 3 #constraint= 4
+1 x1 +1 ~x2 >= 1 ;
+1 x1 >= 1 ;
+1 ~x1 >= 1 ;
+1 x3 >= 1 ;
`},
	} {
		var out strings.Builder
		f, soft := sample()
		if err := c.write(&out, f, soft); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(c.want, out.String()); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
		if err := c.write(fullDisk{}, f, soft); !errors.Is(err, errFull) {
			t.Errorf("%s: error of the writer became %v", c.name, err)
		}
	}
}

type fullDisk struct{}

var errFull = errors.New("disk full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestFormatsRefuseWrongSoftLiterals(t *testing.T) {
	for _, c := range []struct {
		soft []sat.Soft
		want string
	}{
		{[]sat.Soft{{Lit: 1, Weight: 1}, {Lit: 4, Weight: 1}}, `soft literal 2 is "4", which is not a variable of the formula or its negation`},
		{[]sat.Soft{{Lit: 0, Weight: 1}}, `soft literal 1 is "0", which is not a variable of the formula or its negation`},
		{[]sat.Soft{{Lit: sat.False, Weight: 1}}, `soft literal 1 is "false", which is not a variable of the formula or its negation`},
		{[]sat.Soft{{Lit: 1, Weight: 0}}, "soft literal 1 has weight 0, less than 1"},
		{[]sat.Soft{{Lit: 1, Weight: -3}}, "soft literal 1 has weight -3, less than 1"},
		{[]sat.Soft{{Lit: 1, Weight: math.MaxInt64 - 5}, {Lit: 2, Weight: 5}}, "the weights of the soft literals add up to more than 9223372036854775806"},
	} {
		for _, write := range []func(io.Writer, *sat.CNF, []sat.Soft) error{sat.WriteWCNF, sat.WriteOldWCNF, sat.WriteOPB} {
			var out strings.Builder
			f, _ := sample()
			if err := write(&out, f, c.soft); err == nil || err.Error() != c.want || out.Len() > 0 {
				t.Errorf("%v: error %v after %q, want %s", c.soft, err, out.String(), c.want)
			}
		}
	}
}

// Solvers by other people find in our files the status and the least cost that
// enumeration finds.
func TestPeersAgreeWithEnumeration(t *testing.T) {
	const vars = 8
	dir := t.TempDir()
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 5))
		f := &sat.CNF{}
		f.NewVars(vars)
		for _, clause := range random3SAT(r, vars, 24+4*int(seed)) {
			f.Add(clause...)
		}
		if seed == 7 {
			f.Add()
		}
		var soft []sat.Soft
		for range 12 { // some of them twice, some opposite
			m := sat.Lit(1 + r.IntN(vars))
			if r.IntN(2) == 0 {
				m = m.Not()
			}
			soft = append(soft, sat.Soft{Lit: m, Weight: int64(1 + r.IntN(9))})
		}
		best := leastCost(f, vars, soft)

		for _, c := range []struct {
			name      string
			write     func(w io.Writer) error
			program   peer.Program
			objective bool
		}{
			{"f.cnf", f.WriteDIMACS, peer.Cadical, false},
			{"f.cnf", f.WriteDIMACS, peer.Clasp, false},
			{"f.wcnf", func(w io.Writer) error { return sat.WriteOldWCNF(w, f, soft) }, peer.ClaspCore, true},
			{"f.opb", func(w io.Writer) error { return sat.WriteOPB(w, f, soft) }, peer.Clasp, true},
			{"plain.opb", func(w io.Writer) error { return sat.WriteOPB(w, f, nil) }, peer.Clasp, false},
		} {
			if err := c.program.Missing(); err != nil {
				t.Skip(err)
			}
			var text strings.Builder
			if err := c.write(&text); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, c.name)
			if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := c.program.Run(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case best < 0:
				if got.Status != sat.Unsatisfiable {
					t.Errorf("seed %d: %s says %v of %s", seed, c.program.Name, got.Status, c.name)
				}
			case got.Status != sat.Satisfiable || c.objective && (!got.Optimal || got.Cost != best):
				t.Errorf("seed %d: %s says %v, cost %d of %s, want cost %d", seed, c.program.Name, got.Status, got.Cost, c.name, best)
			}
		}
	}
}

// leastCost returns the least cost of all models, or -1 if there is none.
func leastCost(f *sat.CNF, vars int, soft []sat.Soft) int64 {
	best := int64(-1)
models:
	for i := range 1 << vars {
		for clause := range f.All() {
			if count(clause, i) == 0 {
				continue models
			}
		}
		cost := int64(0)
		for _, s := range soft {
			if !holds(s.Lit, i) {
				cost += s.Weight
			}
		}
		if best < 0 || cost < best {
			best = cost
		}
	}
	return best
}
