package bounds

import (
	"math/bits"

	"programme/solver/internal/csp"
)

// bitset is a set of activities, 64 to a word.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (s bitset) has(a csp.ActivityIndex) bool { return s[a>>6]&(1<<(uint(a)&63)) != 0 }
func (s bitset) add(a csp.ActivityIndex)      { s[a>>6] |= 1 << (uint(a) & 63) }

// keepOnly leaves out what is not in t.
func (s bitset) keepOnly(t bitset) {
	for i := range s {
		s[i] &= t[i]
	}
}

// shared returns how many activities are in both.
func (s bitset) shared(t bitset) (n int) {
	for i := range s {
		n += bits.OnesCount64(s[i] & t[i])
	}
	return n
}

// list returns the activities, ascending.
func (s bitset) list() (all []csp.ActivityIndex) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			all = append(all, csp.ActivityIndex(64*i+bits.TrailingZeros64(word)))
		}
	}
	return all
}
