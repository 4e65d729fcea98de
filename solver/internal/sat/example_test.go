package sat_test

import (
	"context"
	"fmt"
	"os"

	"programme/solver/internal/sat"
)

// Three talks share a room, and the second cannot be given in it.
func Example() {
	ctx := context.Background()
	s := sat.NewSolver(0, 0)
	talks := s.NewVars(3)
	s.Add(talks...)         // one of the three is given,
	sat.AtMostOne(s, talks) // and not two,
	s.Add(talks[1].Not())   // and not the second

	r := s.Solve(ctx, []sat.Lit{talks[0].Not()})
	fmt.Println(r.Status, r.Model.Value(talks[2]))

	r = s.Solve(ctx, []sat.Lit{talks[1].Not(), talks[2].Not(), talks[0].Not()})
	fmt.Println(r.Status, r.Core)

	// Output:
	// satisfiable true
	// unsatisfiable [-3 -1]
}

func ExampleSolver_ShrinkCore() {
	s := sat.NewSolver(0, 0)
	m := s.NewVars(4)
	s.Add(m[0].Not(), m[2].Not())
	shrunk := s.ShrinkCore(context.Background(), m)
	fmt.Println(shrunk.Core, shrunk.Minimal)

	// Output:
	// [1 3] true
}

// The bound grows until as many are true as must be.
func ExampleTotalizer() {
	s := sat.NewSolver(0, 0)
	m := s.NewVars(5)
	for i := range 3 {
		s.Add(m[i], m[i+1]) // neighbours: one of them
	}
	t := sat.NewTotalizer(s, m, 1)
	k := 0
	for s.Solve(context.Background(), []sat.Lit{t.AtMost(k)}).Status == sat.Unsatisfiable {
		k++
		t.Extend(k + 1)
	}
	fmt.Println(k)

	// Output:
	// 2
}

func ExampleWriteOPB() {
	var f sat.CNF
	m := f.NewVars(2)
	f.Add(m[0], m[1])
	if err := sat.WriteOPB(os.Stdout, &f, []sat.Soft{{Lit: m[0].Not(), Weight: 3}}); err != nil {
		fmt.Println(err)
	}

	// Output:
	// * #variable= 2 #constraint= 1
	// min: +3 x1 ;
	// +1 x1 +1 x2 >= 1 ;
}
