package sat_test

import (
	"math"
	"testing"

	"programme/solver/internal/sat"
)

// The sizes that the doc comments state.
func TestEncodingSizes(t *testing.T) {
	size := func(n int, encode func(b sat.Builder, ms []sat.Lit)) (clauses, auxiliary int) {
		f := &sat.CNF{}
		encode(f, f.NewVars(n))
		return f.Clauses(), f.Vars() - n
	}
	for n := 2; n < 130; n++ {
		if c, v := size(n, sat.AtMostOnePairs); c != n*(n-1)/2 || v != 0 {
			t.Errorf("pairs of %d: %d clauses, %d variables", n, c, v)
		}
		root := math.Sqrt(float64(n))
		small := 12 * math.Sqrt(root)
		if c, v := size(n, sat.AtMostOneProduct); float64(c) > 2*float64(n)+4*root+small || float64(v) > 2*root+small {
			t.Errorf("product of %d: %d clauses, %d variables", n, c, v)
		}
		c, v := size(n, sat.AtMostOne)
		for name, other := range map[string]func(sat.Builder, []sat.Lit){
			"pairs": sat.AtMostOnePairs, "product": sat.AtMostOneProduct,
		} {
			if oc, ov := size(n, other); oc+ov < c+v-1 {
				t.Errorf("%d literals: %d clauses and %d variables chosen, %s has %d and %d", n, c, v, name, oc, ov)
			}
		}
		for _, k := range []int{1, 3, n} {
			c, v := size(n, func(b sat.Builder, ms []sat.Lit) { sat.NewTotalizer(b, ms, k) })
			if float64(v) > float64(n)*math.Ceil(math.Log2(float64(n))) || c > 3*n*k {
				t.Errorf("totalizer of %d to %d: %d clauses, %d variables", n, k, c, v)
			}
		}
	}
}
