package sat

import "fmt"

// shortClause is the length up to which comparing all pairs of literals beats
// remembering them in a map.
const shortClause = 16

// clauseFilter brings clauses into the form that a formula stores. Its zero
// value is ready for use.
type clauseFilter struct {
	kept []Lit
	seen map[Lit]struct{} // the kept literals of a long clause, empty between calls
}

// apply returns the clause with repetitions and [False] removed, in the order
// given, and whether the clause always holds instead. The result is valid until
// the next call. Variables range over 1..vars.
func (f *clauseFilter) apply(clause []Lit, vars int) (kept []Lit, holds bool) {
	for _, m := range clause {
		if m != True && m != False {
			checkLit(m, vars)
		}
	}
	if len(clause) > shortClause {
		return f.applyLong(clause)
	}
	f.kept = f.kept[:0]
	for _, m := range clause {
		same := m == False
		for _, k := range f.kept {
			if k == m.Not() {
				return nil, true
			}
			same = same || k == m
		}
		if m == True {
			return nil, true
		}
		if !same {
			f.kept = append(f.kept, m)
		}
	}
	return f.kept, false
}

func (f *clauseFilter) applyLong(clause []Lit) (kept []Lit, holds bool) {
	if f.seen == nil {
		f.seen = make(map[Lit]struct{})
	}
	f.kept = f.kept[:0]
	for _, m := range clause {
		if _, opposite := f.seen[m.Not()]; opposite || m == True {
			holds = true
			break
		}
		if _, same := f.seen[m]; same || m == False {
			continue
		}
		f.seen[m] = struct{}{}
		f.kept = append(f.kept, m)
	}
	for _, m := range f.kept { // clearing the map would cost as much as the longest clause so far
		delete(f.seen, m)
	}
	return f.kept, holds
}

// checkLit panics unless m is a literal of one of the variables 1..vars.
func checkLit(m Lit, vars int) {
	if m == 0 || m.Var() > vars {
		panic(fmt.Sprintf("sat: literal %d of a variable that was never made (there are %d)", m, vars))
	}
}

// litSet is a set of literals that is emptied in constant time. Its zero value
// is empty, and has no room until reset.
type litSet struct {
	stamp []uint32 // by Lit.index; in the set if equal to now
	now   uint32
}

// reset empties the set and makes room for the literals of variables 1..vars.
func (s *litSet) reset(vars int) {
	if need := 2*vars + 2; len(s.stamp) < need {
		s.stamp = make([]uint32, need+need/4)
		s.now = 0
	}
	s.now++
	if s.now == 0 { // wrapped around: old stamps could pass for new ones
		clear(s.stamp)
		s.now = 1
	}
}

func (s *litSet) add(m Lit)      { s.stamp[m.index()] = s.now }
func (s *litSet) remove(m Lit)   { s.stamp[m.index()] = s.now - 1 }
func (s *litSet) has(m Lit) bool { return s.stamp[m.index()] == s.now }
