package localsearch

import "math/bits"

// bitset is a set of small numbers, 64 to a word.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i int32) bool { return b[i>>6]&(1<<(uint(i)&63)) != 0 }
func (b bitset) add(i int32)      { b[i>>6] |= 1 << (uint(i) & 63) }
func (b bitset) remove(i int32)   { b[i>>6] &^= 1 << (uint(i) & 63) }

// each calls f for every number in the set, ascending, until f returns false.
func (b bitset) each(f func(int32) bool) {
	for w, word := range b {
		for ; word != 0; word &= word - 1 {
			if !f(int32(w<<6 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

// empty reports whether no number is in the set.
func (b bitset) empty() bool {
	for _, word := range b {
		if word != 0 {
			return false
		}
	}
	return true
}

// within reports whether every number of b is in c.
func (b bitset) within(c bitset) bool {
	for i, word := range b {
		if word&^c[i] != 0 {
			return false
		}
	}
	return true
}

// appendTo appends the set's words to bytes.
func (b bitset) appendTo(bytes []byte) []byte {
	for _, word := range b {
		for k := 0; k < 64; k += 8 {
			bytes = append(bytes, byte(word>>k))
		}
	}
	return bytes
}

// matrix is a square matrix of bits by rows.
type matrix []bitset

func newMatrix(n int) matrix {
	m := make(matrix, n)
	width := (n + 63) / 64
	words := make(bitset, n*width)
	for i := range m {
		m[i] = words[i*width : (i+1)*width : (i+1)*width]
	}
	return m
}

// clone returns a copy.
func (m matrix) clone() matrix {
	c := newMatrix(len(m))
	for i, row := range m {
		copy(c[i], row)
	}
	return c
}

// transposed returns the matrix with rows and columns exchanged.
func (m matrix) transposed() matrix {
	t := newMatrix(len(m))
	for i, row := range m {
		row.each(func(j int32) bool {
			t[j].add(int32(i))
			return true
		})
	}
	return t
}

// addAll adds the bits of o.
func (m matrix) addAll(o matrix) {
	for i, row := range o {
		for w := range row {
			m[i][w] |= row[w]
		}
	}
}

// removeAll takes away the bits of o.
func (m matrix) removeAll(o matrix) {
	for i, row := range o {
		for w := range row {
			m[i][w] &^= row[w]
		}
	}
}

// within reports whether every bit of m is in o.
func (m matrix) within(o matrix) bool {
	for i := range m {
		if !m[i].within(o[i]) {
			return false
		}
	}
	return true
}

// empty reports whether no bit is set.
func (m matrix) empty() bool {
	for _, row := range m {
		if !row.empty() {
			return false
		}
	}
	return true
}

// content returns the bits as a string to compare matrices by.
func (m matrix) content() string {
	var b []byte
	for _, row := range m {
		b = row.appendTo(b)
	}
	return string(b)
}

// full reports whether every bit is set.
func (m matrix) full() bool {
	for _, row := range m {
		for j := range len(m) {
			if !row.has(int32(j)) {
				return false
			}
		}
	}
	return true
}

// kinds returns how many rows are unlike.
func (m matrix) kinds() int {
	seen := map[string]bool{}
	for _, row := range m {
		seen[string(row.appendTo(nil))] = true
	}
	return len(seen)
}
