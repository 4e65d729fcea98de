package proved

import (
	"slices"
	"testing"

	"programme/solver/export/certificate"
)

// Nothing is concluded that the parts do not show: of a tier, or kind of changes, whose least was
// proved under a limit that the programme does not keep, or after one that was not proved.
func TestConcludesNoMoreThanIsShown(t *testing.T) {
	part := func(kind certificate.Kind, tier, least int, given ...int) Part {
		return Part{Statement: certificate.Statement{Kind: kind, Tier: tier, Least: least, Given: given}, Sentence: "as it says"}
	}
	costs := []int{2, 0, 3, 0, 0, 0, 0, 0, 0}
	for _, c := range []struct {
		name string
		Certificate
		want []string
	}{
		{"every tier", Certificate{Costs: costs, Parts: []Part{part(certificate.Least, 1, 2), part(certificate.Least, 3, 3, 2, 0)}}, []string{
			"programme.csv keeps all hard rules.",
			"No programme that keeps them costs less: 2 in tier 1, 0 in tier 2, 3 in tier 3, 0 in tier 4, 0 in tier 5, 0 in tier 6, 0 in tier 7, 0 in tier 8 and 0 in tier 9.",
		}},
		{"no proof of the first", Certificate{Costs: costs, Parts: []Part{part(certificate.Least, 3, 3, 2, 0)}}, []string{"programme.csv keeps all hard rules."}},
		{"no proof of the third", Certificate{Costs: costs, Parts: []Part{part(certificate.Least, 1, 2)}}, []string{
			"programme.csv keeps all hard rules.", "No programme that keeps them costs less, as far as the first 2 tiers: 2 in tier 1 and 0 in tier 2.",
		}},
		{"a limit below what it costs", Certificate{Costs: costs, Parts: []Part{part(certificate.Least, 1, 2), part(certificate.Least, 3, 3, 1, 0)}}, []string{
			"programme.csv keeps all hard rules.", "No programme that keeps them costs less, as far as the first 2 tiers: 2 in tier 1 and 0 in tier 2.", "as it says",
		}},
		{"a least below what it costs", Certificate{Costs: costs, Parts: []Part{part(certificate.Least, 1, 1)}}, []string{"programme.csv keeps all hard rules.", "as it says"}},
		{"proofs of the other kind", Certificate{Costs: costs, Changes: []int{0, 4, 1, 1, 0}, Parts: []Part{part(certificate.Least, 1, 2)}}, []string{
			"programme.csv keeps all hard rules.", "No programme that keeps them changes less, as far as the first kind of changes: 0 dropped.", "as it says",
		}},
		{"some kinds of changes", Certificate{Costs: costs, Weighed: true, Changes: []int{0, 4, 1, 1, 0}, Parts: []Part{part(certificate.Fewest, 2, 4)}}, []string{
			"programme.csv keeps all hard rules.", "No programme that keeps them changes less, as far as the first 2 kinds of changes: 0 dropped and 4 points of R53 for people told.",
		}},
		{"no programme", Certificate{Parts: []Part{part(certificate.Least, 1, 2)}}, []string{"as it says"}},
		{"nothing", Certificate{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.Conclude(); !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}
