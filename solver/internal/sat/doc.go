// Package sat states and answers questions in propositional logic: literals,
// clauses, an incremental solver with assumptions, failed-assumption cores,
// and the encodings of "at most one" and "at most k" that everything above is
// built from. It is the only importer of the SAT
// solver underneath, gini, whose sharp edges stay inside (see [Solver]).
//
// # Words
//
//   - A variable is an integer 1, 2, 3, ...; a literal ([Lit]) is a variable
//     or its negation, numbered as in DIMACS files.
//   - A clause is a disjunction of literals; a formula is a set of clauses.
//   - An assumption is a literal held true for one call of [Solver.Solve].
//   - A core is a set of assumptions that cannot hold together.
//   - A selector is a literal that switches clauses on: its negation stands in each.
//   - An encoding is a set of clauses, often over fresh auxiliary variables,
//     that holds for exactly the assignments a constraint allows. It is decided
//     by unit propagation if propagation alone finds every conflict and every
//     forced input.
//
// # Use
//
// Encodings write to a [Builder]: a [Solver] answers the formula at once, a
// [CNF] keeps it so that [CNF.WriteDIMACS], [WriteWCNF], [WriteOPB] can hand
// it to anyone else's solver.
//
//	s := sat.NewSolver(0, 0)
//	talks := s.NewVars(3)
//	s.Add(talks...)            // one of the three is given,
//	sat.AtMostOne(s, talks)    // and not two,
//	r := s.Solve(ctx, []sat.Lit{talks[0].Not()})
//	if r.Status == sat.Satisfiable {
//		fmt.Println(r.Model.Value(talks[1]))
//	}
//
// Everything here is deterministic: the same calls in the same order give the
// same answers, models and cores, as long as no context ends a solve early.
package sat
