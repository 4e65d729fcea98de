package checker

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Two literals each way: no model, and the proof that says so.
const (
	square      = "c all four\np cnf 2 4\n1 2 0\n1 -2 0\n-1 2 0\n-1 -2 0\n"
	squareProof = "5 1 0 1 2 0\n5 d 1 2 0\n6 0 5 3 4 0\n"
)

// Three in two holes: each must be in one, and each takes one.
const (
	holes = "* #variable= 6 #constraint= 5\n* three in two\n+1 x1 +1 x2 >= 1 ;\n+1 x3 +1 x4 >= 1 ;\n+1 x5 +1 x6 >= 1 ;\n" +
		"+1 ~x1 +1 ~x3 +1 ~x5 >= 2 ;\n-1 x2 -1 x4 -1 x6 >= -1 ;\n"
	holesProof = "6 1 1 1 2 1 3 1 4 1 5 0\n"
)

func TestProofs(t *testing.T) {
	for _, c := range []struct {
		name, formula, proof string
		check                func(formula, proof string) (Checked, error)
		want                 string // "" accepted
	}{
		{"clauses", square, squareProof, lratOf, ""},
		{"an empty clause of the formula", "p cnf 0 1\n0\n", "2 0 1 0\n", lratOf, ""},
		{"a clause that does not follow", square, "5 1 0 1 0\n", lratOf, "proof, line 1: the clause does not follow: what is named contradicts nothing"},
		{"a clause with two literals left", square, "5 0 1 0\n", lratOf, "proof, line 1: clause 1 leaves more than one literal"},
		{"a clause that is gone", square, "5 1 0 1 2 0\n5 d 3 0\n6 0 5 3 4 0\n", lratOf, "proof, line 3: there is no clause 3, or not any more"},
		{"a clause gone twice", square, "5 d 3 3 0\n", lratOf, "proof, line 1: there is no clause 3 to delete, or not any more"},
		{"a later clause", square, "5 1 0 1 2 0\n6 0 7 3 4 0\n", lratOf, "proof, line 2: there is no clause 7, or not any more"},
		{"numbers that fall", square, "4 1 0 1 2 0\n", lratOf, "proof, line 1: step 4 is not above 4, which was before"},
		{"what follows a contradiction", square, "5 1 0 1 2 3 0\n", lratOf, "proof, line 1: clause 3 is named after the contradiction"},
		{"RAT", square, "5 1 0 -1 2 0\n", lratOf, "proof, line 1: -1: steps by resolution on a literal (RAT) are not taken"},
		{"no end", square, "5 1 0 1 2 0\n", lratOf, "proof, line 2: the proof ends before the clause without literals"},
		{"more after the end", square, squareProof + "7 0 6 0\n", lratOf, "proof, line 4: something follows the clause without literals"},
		{"a line that does not end", square, strings.TrimSuffix(squareProof, "\n"), lratOf, "proof, line 3: the last line does not end"},
		{"a literal beyond the formula", square, "5 3 0 1 2 0\n", lratOf, "proof, line 1: literal 3 is not from -2 to 2"},
		{"a word", square, "5 one 0 1 2 0\n", lratOf, `proof, line 1: "one" is not literal`},
		{"a clause that always holds", square, "5 1 -1 0 1 0\n", lratOf, "proof, line 1: the clause holds a literal and its negation, so it says nothing"},
		{"a formula without clauses", "p cnf 2 4\n1 2 0\n", squareProof, lratOf, "formula, line 3: the formula ends after 1 of 4 clauses"},
		{"too many clauses", "p cnf 2 0\n1 2 0\n", squareProof, lratOf, "formula, line 2: there are more clauses than 0"},
		{"a clause in two lines", "p cnf 2 1\n1\n2 0\n", squareProof, lratOf, "formula, line 2: the line ends where literal should stand"},
		{"another format", "p wcnf 2 1\n", squareProof, lratOf, `formula, line 1: "wcnf" where "cnf" should stand`},
		{"an empty file", "", squareProof, lratOf, `formula, line 1: there is no line "p cnf variables clauses"`},

		{"no clauses", "p cnf 0 0\n", "1 0 0\n", lratOf, "proof, line 1: the clause does not follow: what is named contradicts nothing"},
		{"a comment among clauses", "p cnf 2 4\n1 2 0\nc here\n", squareProof, lratOf, `formula, line 3: "c" is not literal`},
		{"lines that end in CR LF", strings.ReplaceAll(square, "\n", "\r\n"), squareProof, lratOf, `formula, line 2: "4\r" is not a number of clauses`},
		{"a proof that ends in CR LF", square, strings.ReplaceAll(squareProof, "\n", "\r\n"), lratOf, `proof, line 1: "0\r" is not the number of a clause`},
		{"a 0 with a sign", square, "5 1 -0 1 2 0\n", lratOf, `proof, line 1: "-0" is not literal`},
		{"an empty line", square, "\n" + squareProof, lratOf, "proof, line 1: the line ends where the number of a step should stand"},
		{"a comment in a proof", square, "c\n" + squareProof, lratOf, `proof, line 1: "c" is not the number of a step`},
		{"a number above all", square, "4611686018427387905 1 0 1 2 0\n", lratOf, "proof, line 1: the number of a step 4611686018427387905 is not from 1 to 4611686018427387904"},
		{"a step whose number is taken by the formula", square, "1 1 0 1 2 0\n", lratOf, "proof, line 1: step 1 is not above 4, which was before"},
		{"a step that names itself", square, "5 1 0 5 0\n", lratOf, "proof, line 1: there is no clause 5, or not any more"},
		{"a step in two lines", square, "5 1 0\n1 2 0\n", lratOf, "proof, line 1: the line ends where the number of a clause should stand"},
		{"a literal twice", "p cnf 1 2\n1 1 0\n-1 -1 0\n", "3 1 1 0 1 0\n4 0 3 2 0\n", lratOf, ""},
		{"a clause of the formula that always holds", "p cnf 1 2\n1 -1 0\n-1 0\n", "3 0 2 1 0\n", lratOf, "proof, line 1: the clause does not follow: what is named contradicts nothing"},
		{"a clause of the formula that always holds, alone", "p cnf 1 1\n1 -1 0\n", "2 0 1 0\n", lratOf, "proof, line 1: clause 1 leaves more than one literal"},
		{"variables beyond all", "p cnf 2147483648 0\n", squareProof, lratOf, "formula, line 1: a number of variables 2147483648 is not from 0 to 16777216"},
		{"a first line that says more", "p cnf 2 4 4\n", squareProof, lratOf, `formula, line 1: "4" follows the end`},

		{"sums", holes, holesProof, sumOf, ""},
		{"two steps", holes, "6 1 1 1 4 0\n7 1 6 1 2 1 3 1 5 0\n", sumOf, ""},
		{"a sum that can be", holes, "6 1 1 1 2 1 4 1 5 0\n", sumOf, "proof, line 2: the proof ends before a sum that cannot be"},
		{"an unknown sum", holes, "6 1 6 0\n", sumOf, "proof, line 1: there is no sum 6"},
		{"a multiplier below 0", holes, "6 -1 4 0\n", sumOf, "proof, line 1: a multiplier -1 is not from 0 to 2305843009213693952"},
		{"numbers too great", holes, "6 2305843009213693952 1 2305843009213693952 1 0\n", sumOf, "proof, line 1: the numbers are too great"},
		{"a divisor of 0", holes, "6 1 1 / 0 0\n", sumOf, "proof, line 1: a divisor 0 is not from 1 to 2305843009213693952"},
		{"a literal of no variable", holes, "6 1 x7 0\n", sumOf, `proof, line 1: "x7" is no literal of one of the 6 variables`},
		{"a sum without end", "* #variable= 1 #constraint= 1\n+1 x1 >= 1\n", holesProof, sumOf, `formula, line 2: "" where ";" should stand`},
		{"a step that ends twice", holes, "6 1 1 0 / 2 0\n", sumOf, `proof, line 1: "/" follows the end`},
		{"a divisor that does not end", holes, "6 1 1 / 2\n", sumOf, `proof, line 1: "" where "0" should stand`},
		{"two divisors", holes, "6 1 1 / 2 / 2 0\n", sumOf, `proof, line 1: "/" where "0" should stand`},
		{"a divisor below 0", holes, "6 1 1 / -1 0\n", sumOf, "proof, line 1: a divisor -1 is not from 1 to 2305843009213693952"},
		{"the number of a sum that is there", holes, "5 1 1 0\n", sumOf, "proof, line 1: the number of a step 5 is not from 6 to 4611686018427387904"},
		{"a number beyond all", holes, "9223372036854775808 1 1 0\n", sumOf, `proof, line 1: "9223372036854775808" is not the number of a step`},
		{"a product too great", "* #variable= 1 #constraint= 1\n+2305843009213693952 x1 >= 1 ;\n", "2 2305843009213693952 1 0\n", sumOf, "proof, line 1: the numbers are too great"},
		{"terms too great together", "* #variable= 2 #constraint= 1\n+2305843009213693952 x1 +1 x2 >= 2305843009213693952 ;\n", "2 1 1 0\n", sumOf, "proof, line 2: the proof ends before a sum that cannot be"},
		{"negations too great", "* #variable= 2 #constraint= 1\n-2305843009213693952 ~x1 -1 ~x2 >= 1 ;\n", "2 1 1 0\n", sumOf, "formula, line 2: the numbers are too great"},
		{"a literal twice, the second negated", "* #variable= 1 #constraint= 1\n+1 x1 +1 ~x1 >= 2 ;\n", "2 1 1 0\n", sumOf, ""},
		{"two negations", holes, "6 1 ~~x1 0\n", sumOf, `proof, line 1: "~~x1" is no literal of one of the 6 variables`},
		{"a variable 0", holes, "6 1 x0 0\n", sumOf, `proof, line 1: "x0" is no literal of one of the 6 variables`},
		{"a variable with zeros before it", holes, "6 1 x01 0\n", sumOf, `proof, line 1: "x01" is no literal of one of the 6 variables`},
		{"an equation", "* #variable= 1 #constraint= 1\n+1 x1 = 2 ;\n", holesProof, sumOf, `formula, line 2: "=" is not how often a literal counts`},
		{"a sum of two lines", "* #variable= 1 #constraint= 1\n+1 x1\n>= 2 ;\n", holesProof, sumOf, "formula, line 2: the line ends where how often a literal counts should stand"},
		{"two sums in a line", "* #variable= 1 #constraint= 1\n+1 x1 >= 2 ; +1 x1 >= 0 ;\n", holesProof, sumOf, `formula, line 2: "+1" follows the end`},
		{"no sums", "* #variable= 0 #constraint= 0\n", "1 0\n", sumOf, "proof, line 2: the proof ends before a sum that cannot be"},
		{"more after the end of sums", holes, holesProof + "7 1 6 0\n", sumOf, "proof, line 2: something follows a sum that cannot be"},
		{"an objective", "* #variable= 1 #constraint= 0\nmin: +1 x1 ;\n", holesProof, sumOf, "formula, line 2: there are more sums than 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.check(c.formula, c.proof)
			if got := said(err); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Three literals of which no two are true together are at most one in all: dividing by two
// rounds down what they can be.
func TestDivisionRounds(t *testing.T) {
	formula := "* #variable= 3 #constraint= 4\n-1 x1 -1 x2 >= -1 ;\n-1 x2 -1 x3 >= -1 ;\n-1 x1 -1 x3 >= -1 ;\n+1 x1 +1 x2 +1 x3 >= 2 ;\n"
	if _, err := sumOf(formula, "5 1 1 1 2 1 3 / 2 0\n6 1 5 1 4 0\n"); err != nil {
		t.Error(err)
	}
	if _, err := sumOf(formula, "5 1 1 1 2 1 3 0\n6 1 5 2 4 0\n"); err != nil {
		t.Error("2 times the last is 4 where 3 is the most:", err)
	}
	if _, err := sumOf(formula, "5 1 1 1 2 1 3 / 3 0\n6 1 5 1 4 0\n"); err == nil {
		t.Error("a sum of 3 divided by 3 says no more than that not all three are true")
	}
}

func lratOf(formula, proof string) (Checked, error) {
	return CheckLRAT(strings.NewReader(formula), strings.NewReader(proof))
}

func sumOf(formula, proof string) (Checked, error) {
	return CheckSum(strings.NewReader(formula), strings.NewReader(proof))
}

// said returns the words of a refusal, "" for none; any other error is none of those.
func said(err error) string {
	if err == nil {
		return ""
	}
	var refused *Refused
	if !errors.As(err, &refused) {
		return "not refused: " + err.Error()
	}
	return refused.Error()
}

// Whatever is done to a formula and a proof, what is accepted has no model.
func TestMutationsAreRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, of := range []struct {
		formula, proof string
		check          func(formula, proof string) (Checked, error)
	}{{square, squareProof, lratOf}, {holes, holesProof, sumOf}, {holes, "6 1 1 1 4 0\n7 1 6 1 2 1 3 1 5 0\n", sumOf}} {
		refused := 0
		for range 300 {
			formula, proof := of.formula, of.proof
			if r.IntN(2) == 0 {
				formula = mutated(r, formula)
			} else {
				proof = mutated(r, proof)
			}
			if _, err := of.check(formula, proof); err != nil {
				refused++
			} else if hasModel(formula) {
				t.Errorf("accepted, and there is a model:\n%s%s", formula, proof)
			}
		}
		if refused < 200 {
			t.Errorf("%d of 300 mutations were refused: hardly anything was changed", refused)
		}
	}
}

// mutated changes one word or line of a text.
func mutated(r *rand.Rand, text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	i := r.IntN(len(lines))
	words := strings.Fields(lines[i])
	k := r.IntN(len(words))
	switch r.IntN(7) {
	case 0:
		lines = slices.Delete(lines, i, i+1)
	case 1:
		lines = slices.Insert(lines, r.IntN(len(lines)+1), lines[i])
	case 2:
		words = slices.Delete(words, k, k+1)
		lines[i] = strings.Join(words, " ")
	case 3:
		words = slices.Insert(words, k, words[r.IntN(len(words))])
		lines[i] = strings.Join(words, " ")
	case 4:
		words[k] = negated(words[k])
		lines[i] = strings.Join(words, " ")
	case 5:
		words[k] = strconv.Itoa(r.IntN(9) - 2)
		lines[i] = strings.Join(words, " ")
	case 6:
		at := r.IntN(len(text))
		return text[:at]
	}
	return strings.Join(lines, "\n") + "\n"
}

func negated(word string) string {
	switch {
	case strings.HasPrefix(word, "-"), strings.HasPrefix(word, "~"):
		return word[1:]
	case strings.HasPrefix(word, "x"):
		return "~" + word
	}
	return "-" + word
}

// hasModel tries all assignments of a formula that was read.
func hasModel(formula string) bool {
	if strings.HasPrefix(formula, "*") {
		sums, total := readSums(strings.NewReader(formula)) // which was read before
		return tried(len(total.times)-1, func(value func(int32) bool) bool {
			return !slices.ContainsFunc(sums, func(s sum) bool {
				n := int64(0)
				for _, x := range s.terms {
					if value(x.of) {
						n += x.times
					}
				}
				return n < s.least
			})
		})
	}
	c := readClauses(strings.NewReader(formula))
	return tried(int(c.vars), func(value func(int32) bool) bool {
		for _, s := range c.at {
			if !slices.ContainsFunc(c.of(s), func(m int32) bool { return m > 0 && value(m) || m < 0 && !value(-m) }) {
				return false
			}
		}
		return true
	})
}

func tried(vars int, keeps func(value func(int32) bool) bool) bool {
	for x := range 1 << vars {
		if keeps(func(v int32) bool { return x>>(v-1)&1 == 1 }) {
			return true
		}
	}
	return false
}

// few keeps a fuzzed formula small enough to be tried.
const few = 12

func FuzzCheckLRAT(f *testing.F) {
	f.Add(square, squareProof)
	f.Add("p cnf 0 1\n0\n", "2 0 1 0\n")
	f.Fuzz(func(t *testing.T, formula, proof string) { fuzzed(t, formula, proof, lratOf) })
}

func FuzzCheckSum(f *testing.F) {
	f.Add(holes, holesProof)
	f.Add("* #variable= 1 #constraint= 1\n+2 x1 >= 3 ;\n", "2 1 1 / 2 0\n")
	f.Fuzz(func(t *testing.T, formula, proof string) { fuzzed(t, formula, proof, sumOf) })
}

func fuzzed(t *testing.T, formula, proof string, check func(formula, proof string) (Checked, error)) {
	k, err := check(formula, proof)
	if err != nil {
		if strings.HasPrefix(said(err), "not refused") {
			t.Error(err)
		}
		return
	}
	if k.Variables <= few && hasModel(formula) {
		t.Errorf("accepted, and there is a model:\n%s%s", formula, proof)
	}
}

// BenchmarkCheckLRAT reads proofs of one, ten and a hundred thousand steps: ns/step stays.
func BenchmarkCheckLRAT(b *testing.B) {
	for _, steps := range []int{1_000, 10_000, 100_000} {
		b.Run(strconv.Itoa(steps), func(b *testing.B) {
			formula, proof := chain(steps)
			b.SetBytes(int64(len(proof)))
			for b.Loop() {
				if _, err := lratOf(formula, proof); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*steps), "ns/step")
		})
	}
}

// chain is x1, x1 -> x2, ... -> false, refuted step by step.
func chain(steps int) (formula, proof string) {
	var f, p strings.Builder
	fmt.Fprintf(&f, "p cnf %d %d\n1 0\n", steps, steps+1)
	last := 1
	for v := 2; v <= steps; v++ {
		fmt.Fprintf(&f, "%d %d 0\n", 1-v, v)
		fmt.Fprintf(&p, "%d %d 0 %d %d 0\n", steps+v, v, last, v)
		last = steps + v
	}
	fmt.Fprintf(&f, "%d 0\n", -steps)
	fmt.Fprintf(&p, "%d 0 %d %d 0\n", last+1, last, steps+1)
	return f.String(), p.String()
}
