package sat

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
)

// Soft is a literal that should be true: a model in which it is false costs
// Weight, at least 1.
type Soft struct {
	Lit    Lit
	Weight int64
}

// WriteDIMACS writes the formula in the DIMACS format of the SAT competitions:
// the line "p cnf variables clauses", then a line a clause.
func (f *CNF) WriteDIMACS(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "p cnf %d %d\n", f.vars, f.clauses)
	for clause := range f.All() {
		writeClause(out, "", clause)
	}
	return out.Flush()
}

// WriteWCNF writes the question "which model of hard costs least?" in the format
// of the MaxSAT Evaluations since 2022: no header, "h" before a hard clause, its
// weight before a soft one. The format does not say how many variables there
// are.
//
// It returns an error, before writing anything, if a soft literal is not one of
// the variables of hard, a weight is less than 1, or the weights add up to more
// than an int64 holds.
func WriteWCNF(w io.Writer, hard *CNF, soft []Soft) error {
	if _, err := totalWeight(hard, soft); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for clause := range hard.All() {
		writeClause(out, "h ", clause)
	}
	for _, s := range soft {
		fmt.Fprintf(out, "%d %d 0\n", s.Weight, s.Lit)
	}
	return out.Flush()
}

// WriteOldWCNF is [WriteWCNF] in the format of the earlier evaluations, which
// more solvers read: a header "p wcnf variables clauses top", and each clause
// behind its weight, which for a hard clause is top, one more than all soft
// weights together.
func WriteOldWCNF(w io.Writer, hard *CNF, soft []Soft) error {
	total, err := totalWeight(hard, soft)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "p wcnf %d %d %d\n", hard.vars, hard.clauses+len(soft), total+1)
	top := strconv.FormatInt(total+1, 10) + " "
	for clause := range hard.All() {
		writeClause(out, top, clause)
	}
	for _, s := range soft {
		fmt.Fprintf(out, "%d %d 0\n", s.Weight, s.Lit)
	}
	return out.Flush()
}

// WriteOPB writes the same question as [WriteWCNF] in the format of the
// Pseudo-Boolean Competitions, variable v as "xv" and its negation as "~xv". The
// objective is the cost itself, so an optimum can be compared as it is. Without
// soft literals there is no objective.
func WriteOPB(w io.Writer, hard *CNF, soft []Soft) error {
	if _, err := totalWeight(hard, soft); err != nil {
		return err
	}
	constraints := hard.clauses
	for clause := range hard.All() {
		if len(clause) == 0 { // takes two constraints
			constraints++
		}
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "* #variable= %d #constraint= %d\n", max(hard.vars, 1), constraints)
	if len(soft) > 0 {
		out.WriteString("min:")
		for _, s := range soft {
			fmt.Fprintf(out, " +%d %s", s.Weight, opbLit(s.Lit.Not()))
		}
		out.WriteString(" ;\n")
	}
	for clause := range hard.All() {
		if len(clause) == 0 { // the grammar has no empty sum
			out.WriteString("+1 x1 >= 1 ;\n+1 ~x1 >= 1 ;\n")
			continue
		}
		for _, m := range clause {
			out.WriteString("+1 ")
			out.WriteString(opbLit(m))
			out.WriteByte(' ')
		}
		out.WriteString(">= 1 ;\n")
	}
	return out.Flush()
}

func opbLit(m Lit) string {
	if m.Positive() {
		return "x" + strconv.Itoa(m.Var())
	}
	return "~x" + strconv.Itoa(m.Var())
}

// writeClause writes prefix, the literals and the final zero as one line. An
// error stays in out until it is flushed.
func writeClause(out *bufio.Writer, prefix string, clause []Lit) {
	line := append(out.AvailableBuffer(), prefix...)
	for _, m := range clause {
		line = strconv.AppendInt(line, int64(m), 10)
		line = append(line, ' ')
	}
	out.Write(append(line, "0\n"...))
}

// totalWeight returns the sum of the weights, at most MaxInt64-1, or what is
// wrong with the soft literals.
func totalWeight(hard *CNF, soft []Soft) (int64, error) {
	total := int64(0)
	for i, s := range soft {
		if s.Lit == 0 || s.Lit.Var() > hard.vars {
			return 0, fmt.Errorf("soft literal %d is %q, which is not a variable of the formula or its negation", i+1, s.Lit)
		}
		if s.Weight < 1 {
			return 0, fmt.Errorf("soft literal %d has weight %d, less than 1", i+1, s.Weight)
		}
		if s.Weight > math.MaxInt64-1-total {
			return 0, fmt.Errorf("the weights of the soft literals add up to more than %d", int64(math.MaxInt64-1))
		}
		total += s.Weight
	}
	return total, nil
}
