package peer

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"programme/solver/internal/sat"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, output string
		want         Answer
		said         bool
	}{
		{"nothing", "c reading\n", Answer{}, false},
		{"model over lines", "s SATISFIABLE\nv 1 -2\nv 3 0\n", Answer{Status: sat.Satisfiable, Model: []sat.Lit{1, -2, 3}}, true},
		{"unsatisfiable", "c x\ns UNSATISFIABLE\n", Answer{Status: sat.Unsatisfiable}, true},
		{"pseudo-Boolean optimum, last cost", "o 9\no 3\nv x1 -x2\ns OPTIMUM FOUND\n", Answer{
			Status: sat.Satisfiable, Model: []sat.Lit{1, -2}, Cost: 3, Optimal: true,
		}, true},
		{"gave up", "s UNKNOWN\n", Answer{}, true},
		{"bare words", "WARNING: for repeatability\nUNSATISFIABLE\n", Answer{Status: sat.Unsatisfiable}, true},
		{"bare word, gave up", "INDETERMINATE\n", Answer{}, true},
		{"windows lines", "s SATISFIABLE\r\nv -1 0\r\n", Answer{Status: sat.Satisfiable, Model: []sat.Lit{-1}}, true},
	} {
		got, said, err := parse([]byte(c.output))
		if diff := cmp.Diff(c.want, got); diff != "" || said != c.said || err != nil {
			t.Errorf("%s: said %v, err %v, answer (-want +got)\n%s", c.name, said, err, diff)
		}
	}
	for _, bad := range []string{"s MAYBE\n", "s SATISFIABLE\nv one\n", "o cheap\n"} {
		if a, _, err := parse([]byte(bad)); err == nil {
			t.Errorf("%q was read as %+v", bad, a)
		}
	}
}

func TestRunOnEachKindOfFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	satisfiable := write("s.cnf", "p cnf 2 2\n1 0\n-1 -2 0\n")
	contradictory := write("u.cnf", "p cnf 1 2\n1 0\n-1 0\n")
	oldWCNF := write("o.wcnf", "p wcnf 2 3 8\n8 1 2 0\n3 -1 0\n4 -2 0\n")
	opb := write("o.opb", "* #variable= 2 #constraint= 1\nmin: +3 x1 +4 x2 ;\n+1 x1 +1 x2 >= 1 ;\n")
	cheapest := Answer{Status: sat.Satisfiable, Model: []sat.Lit{1, -2}, Cost: 3, Optimal: true}
	for _, c := range []struct {
		program Program
		file    string
		want    Answer
	}{
		{Cadical, satisfiable, Answer{Status: sat.Satisfiable, Model: []sat.Lit{1, -2}}},
		{Cadical, contradictory, Answer{Status: sat.Unsatisfiable}},
		{Minisat, satisfiable, Answer{Status: sat.Satisfiable}},
		{Minisat, contradictory, Answer{Status: sat.Unsatisfiable}},
		{Clasp, satisfiable, Answer{Status: sat.Satisfiable, Model: []sat.Lit{1, -2}}},
		{Clasp, contradictory, Answer{Status: sat.Unsatisfiable}},
		{Clasp, oldWCNF, cheapest},
		{Clasp, opb, cheapest},
		{ClaspCore, oldWCNF, cheapest},
		{ClaspCore, opb, cheapest},
	} {
		t.Run(c.program.Name+" "+filepath.Base(c.file), func(t *testing.T) {
			if err := c.program.Missing(); err != nil {
				t.Skip(err)
			}
			got, err := c.program.Run(t.Context(), c.file)
			if err != nil {
				t.Fatal(err)
			}
			if got.CPU <= 0 {
				t.Errorf("took %v of processor time", got.CPU)
			}
			got.CPU = 0
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestRunSaysWhatWentWrong(t *testing.T) {
	if _, err := (Program{Name: "no-such-solver"}).Run(t.Context(), "x.cnf"); !errors.Is(err, exec.ErrNotFound) {
		t.Errorf("a program that is not there gave %v", err)
	}
	if err := (Program{Name: "no-such-solver"}).Missing(); !errors.Is(err, exec.ErrNotFound) {
		t.Errorf("a program that is not there is missing because of %v", err)
	}
	if err := Cadical.Missing(); err != nil {
		t.Skip(err)
	}
	if a, err := Cadical.Run(t.Context(), filepath.Join(t.TempDir(), "none.cnf")); err == nil {
		t.Errorf("a file that is not there gave %+v", a)
	}
}

func TestRunStoppedIsUnknown(t *testing.T) {
	if err := Cadical.Missing(); err != nil {
		t.Skip(err)
	}
	f := &sat.CNF{}
	const holes = 14 // far beyond what resolution can refute in a lifetime
	in := make([][]sat.Lit, holes+1)
	for p := range in {
		in[p] = f.NewVars(holes)
		f.Add(in[p]...)
	}
	for h := range holes {
		var pigeons []sat.Lit
		for p := range in {
			pigeons = append(pigeons, in[p][h])
		}
		sat.AtMostOnePairs(f, pigeons)
	}
	file := filepath.Join(t.TempDir(), "pigeons.cnf")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := f.WriteDIMACS(out); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	a, err := Cadical.Run(ctx, file)
	if err != nil || a.Status != sat.Unknown {
		t.Errorf("stopped: status %v, err %v", a.Status, err)
	}
}
