package sat

import "fmt"

// Totalizer counts how many of its inputs are true, up to a bound that can be
// raised later. Output j says "at least j inputs are true" in one direction: it
// is true if they are. To hold the count down, deny an output: as a clause for
// ever, as an assumption for one solve.
//
// It is a balanced tree. A node over the inputs below it has the outputs
// r₁, r₂, ... up to their number or the bound k, and with its children's outputs
// a and b, where a₀ and b₀ stand for true, the clauses
//
//	¬aᵢ ∨ ¬bⱼ ∨ rᵢ₊ⱼ    for 1 ≤ i+j ≤ k
//
// So n inputs need O(n·log n) variables, less for small k, and O(n·k) clauses.
// Once an output is denied, unit propagation decides the constraint: it finds a
// conflict if too many inputs are true, and all others false as soon as the
// count is reached. Raising the bound adds the clauses with old k < i+j ≤ new k
// and the variables that they name, and changes nothing that is there.
//
// Sources: Bailleux and Boufkhad, "Efficient CNF Encoding of Boolean Cardinality
// Constraints", CP 2003; Martins, Joshi, Manquinho and Lynce, "Incremental
// Cardinality Constraints for MaxSAT", CP 2014, for the bound that grows.
type Totalizer struct {
	b     Builder
	root  *totalizerNode
	n     int
	bound int
}

type totalizerNode struct {
	left, right *totalizerNode // both nil in a leaf
	size        int            // inputs below
	outputs     []Lit          // outputs[j-1] says at least j
}

// NewTotalizer returns a totalizer over the inputs with outputs 1 to bound, or to
// the number of inputs if that is less. Its clauses only define the outputs. It
// keeps b and not the slice. An input that is repeated counts as often as it stands there.
func NewTotalizer(b Builder, inputs []Lit, bound int) *Totalizer {
	t := &Totalizer{b: b, n: len(inputs)}
	if len(inputs) > 0 {
		t.root = newTotalizerTree(inputs)
	}
	t.Extend(bound)
	return t
}

func newTotalizerTree(inputs []Lit) *totalizerNode {
	node := &totalizerNode{size: len(inputs)}
	if len(inputs) == 1 {
		node.outputs = []Lit{inputs[0]}
		return node
	}
	half := len(inputs) / 2
	node.left = newTotalizerTree(inputs[:half])
	node.right = newTotalizerTree(inputs[half:])
	return node
}

// Extend adds outputs up to the bound, or to the number of inputs if that is less.
// A bound that is already reached adds nothing.
func (t *Totalizer) Extend(bound int) {
	bound = min(bound, t.n)
	if bound <= t.bound {
		return
	}
	t.root.extend(t.b, t.bound, bound, make([]Lit, 0, 3))
	t.bound = bound
}

// extend raises the bound of the tree below t from was to now.
func (t *totalizerNode) extend(b Builder, was, now int, clause []Lit) {
	if t.left == nil || len(t.outputs) == t.size {
		return
	}
	t.left.extend(b, was, now, clause)
	t.right.extend(b, was, now, clause)
	for len(t.outputs) < min(now, t.size) {
		t.outputs = append(t.outputs, b.NewVar())
	}
	for i := 0; i <= len(t.left.outputs); i++ {
		for j := max(0, was+1-i); j <= len(t.right.outputs) && i+j <= now; j++ {
			clause = clause[:0]
			if i > 0 {
				clause = append(clause, t.left.outputs[i-1].Not())
			}
			if j > 0 {
				clause = append(clause, t.right.outputs[j-1].Not())
			}
			b.Add(append(clause, t.outputs[i+j-1])...)
		}
	}
}

// AtLeast returns output j: it is true if at least j inputs are. For j < 1 that is
// [True], for more than all inputs [False]. It panics if j is between the bound
// and the number of inputs; see [Totalizer.Extend].
func (t *Totalizer) AtLeast(j int) Lit {
	switch {
	case j < 1:
		return True
	case j > t.n:
		return False
	case j > t.bound:
		panic(fmt.Sprintf("sat: output %d of a totalizer with bound %d", j, t.bound))
	}
	return t.root.outputs[j-1]
}

// AtMost returns the negation of output j+1: while it is true, at most j inputs
// are.
func (t *Totalizer) AtMost(j int) Lit { return t.AtLeast(j + 1).Not() }

// AtMost says that at most k of the literals are true. For k = 1 that is
// [AtMostOne], for k < 1 or k at least their number it needs no totalizer, and
// otherwise it denies output k+1 of one. Unit propagation decides it.
func AtMost(b Builder, k int, ms []Lit) {
	switch {
	case k < 0:
		b.Add()
	case k >= len(ms):
	case k == 0:
		for _, m := range ms {
			b.Add(m.Not())
		}
	case k == 1:
		AtMostOne(b, ms)
	default:
		b.Add(NewTotalizer(b, ms, k+1).AtMost(k))
	}
}
