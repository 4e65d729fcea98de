package refute

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/crillab/gophersat/solver"

	"programme/solver/internal/sat"
)

// learn solves a formula, and calls use with each clause that the solver learns, until use
// says that it is done or returns an error. It returns [ErrModel] if there is a model.
func learn(ctx context.Context, f *sat.CNF, use func([]sat.Lit) (done bool, err error)) error {
	slices := make([][]int, 0, f.Clauses())
	for clause := range f.All() {
		ints := make([]int, len(clause))
		for i, m := range clause {
			ints[i] = int(m)
		}
		slices = append(slices, ints)
	}
	s := solver.New(solver.ParseSliceNb(slices, f.Vars()))
	learned := make(chan string)
	s.Certified, s.CertChan = true, learned
	status := make(chan solver.Status, 1)
	go func() {
		// It cannot be told to stop: what ends it is that nobody takes what it learns any more.
		defer func() {
			if recover() != nil {
				status <- solver.Indet
			}
		}()
		status <- s.Solve()
	}()
	for {
		select {
		case <-ctx.Done():
			close(learned)
			return ctx.Err()
		case got := <-status:
			switch got {
			case solver.Unsat:
				_, err := use(nil)
				return err
			case solver.Sat:
				return ErrModel
			}
			return errors.New("the solver that tells what it learns has failed")
		case line := <-learned:
			clause, err := literals(line)
			if err != nil {
				close(learned)
				return err
			}
			if done, err := use(clause); done || err != nil {
				close(learned)
				return err
			}
		}
	}
}

// literals reads a line of what the solver learns.
func literals(line string) (clause []sat.Lit, err error) {
	for word := range strings.FieldsSeq(line) {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil, fmt.Errorf("the solver learned %q", line)
		}
		if n != 0 {
			clause = append(clause, sat.Lit(n))
		}
	}
	return clause, nil
}
