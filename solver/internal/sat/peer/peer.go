// Package peer runs other people's SAT, MaxSAT and pseudo-Boolean solvers on a
// file and reads their answers, so that tests can have a third party confirm ours
// and benchmarks can compare; and it reads back the files that we write for them. Nothing but tests and benchmarks uses it.
package peer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"programme/solver/internal/sat"
)

// Program is a solver on the PATH that prints its answer in the format of the
// SAT, MaxSAT and Pseudo-Boolean Competitions, or like Minisat as a bare word.
type Program struct {
	Name string
	Args []string // before the file
}

// The programs that Debian packages. Clasp reads DIMACS, old WCNF and OPB,
// Cadical and Minisat only DIMACS; Minisat prints no model. ClaspCore is clasp with core-guided optimisation, the
// method to compare ours with.
var (
	Cadical   = Program{Name: "cadical", Args: []string{"-q"}}
	Minisat   = Program{Name: "minisat", Args: []string{"-verb=0"}}
	Clasp     = Program{Name: "clasp", Args: []string{"--quiet=1", "--outf=1"}}
	ClaspCore = Program{Name: "clasp", Args: []string{"--quiet=1", "--outf=1", "--opt-strategy=usc,oll,7"}}
)

// Answer is what a program found out.
type Answer struct {
	// Status is Unknown if the program was stopped before it had an answer.
	Status sat.Status

	// Model holds the literals that are true, as far as the program printed them,
	// if Status is Satisfiable.
	Model []sat.Lit

	// Cost is that of Model, if the file has an objective; Optimal says that the
	// program claims that no model costs less.
	Cost    int64
	Optimal bool

	// CPU is the processor time of the program, user and system, all of its
	// threads.
	CPU time.Duration
}

// Missing returns an error that says so if the program is not on the PATH.
func (p Program) Missing() error {
	_, err := exec.LookPath(p.Name)
	return err
}

// Run runs the program on a file until it ends or is killed because ctx ends; the
// latter is no error. A program that ends without saying what it found is one.
func (p Program) Run(ctx context.Context, file string) (Answer, error) {
	cmd := exec.CommandContext(ctx, p.Name, append(p.Args[:len(p.Args):len(p.Args)], file)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	runErr := cmd.Run()
	if cmd.ProcessState == nil {
		return Answer{}, runErr
	}
	a, said, err := parse(stdout.Bytes())
	a.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	switch {
	case ctx.Err() != nil && !said: // what it had printed may be half a line
		return Answer{CPU: a.CPU}, nil
	case err != nil:
		return Answer{}, fmt.Errorf("%s %s: %w", p.Name, file, err)
	case !said:
		return Answer{}, fmt.Errorf("%s %s: no answer (%v): %s", p.Name, file, runErr, strings.TrimSpace(stderr.String()))
	}
	// The exit code is part of the answer, 10 or 20 or 30, so runErr says nothing new.
	return a, nil
}

// parse reads the lines that begin with s, o and v, and reports whether there was
// one with s or with a conclusion alone.
func parse(output []byte) (a Answer, said bool, err error) {
	for line := range strings.Lines(string(output)) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch kind {
		case "s":
			said = true
			err = a.conclude(rest)
		case "SATISFIABLE", "UNSATISFIABLE":
			said = true
			err = a.conclude(kind)
		case "INDETERMINATE":
			said = true
		case "o":
			a.Cost, err = strconv.ParseInt(rest, 10, 64)
		case "v":
			a.Model, err = appendLits(a.Model, rest)
		}
		if err != nil {
			return Answer{}, said, fmt.Errorf("unexpected line %q", line)
		}
	}
	return a, said, nil
}

// conclude takes over what follows the s of a solution line.
func (a *Answer) conclude(solution string) error {
	switch solution {
	case "SATISFIABLE":
		a.Status = sat.Satisfiable
	case "OPTIMUM FOUND":
		a.Status, a.Optimal = sat.Satisfiable, true
	case "UNSATISFIABLE":
		a.Status = sat.Unsatisfiable
	case "UNKNOWN":
	default:
		return errors.New("unknown conclusion")
	}
	return nil
}

// appendLits appends the literals of a line such as "1 -2 0" or "x1 -x2".
func appendLits(ms []sat.Lit, line string) ([]sat.Lit, error) {
	for word := range strings.FieldsSeq(line) {
		n, err := strconv.ParseInt(strings.Replace(word, "x", "", 1), 10, 32)
		if err != nil {
			return nil, err
		}
		if n != 0 {
			ms = append(ms, sat.Lit(n))
		}
	}
	return ms, nil
}
