package identity

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mayBeSame returns which of the names, by their index, each later one may be the same
// person as.
func mayBeSame(names ...string) map[int][]int {
	found := map[int][]int{}
	for i, earlier := range SamePeople(names) {
		if len(earlier) > 0 {
			found[i] = earlier
		}
	}
	return found
}

func TestNamesOfOnePerson(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Jovan Kurbalija", "jovan KURBALIJA"},
		{"Jovan Kurbalija", "Kurbalija, Jovan"},
		{"Jovan Kurbalija", "Dr. Jovan Kurbalija"},
		{"Jovan Kurbalija", "Prof Dr Jovan Kurbalija"},
		{"Jovan Kurbalija", "Jovan Kurbalija, Ph.D."},
		{"Jovan Kurbalija", "J. Kurbalija"},
		{"Jovan Kurbalija", "Kurbalija J"},
		{"Jovan Kurbalija", "Jovan M. Kurbalija"},
		{"J. Robert Oppenheimer", "J. R. Oppenheimer"},
		{"Élodie Ďurčová", "Elodie Durcova"},
		{"Søren Łukasz Weiß", "Soren Lukasz Weiss"},
		{"Jean-Pierre O’Brien", "Jean Pierre O'Brien"},
		{"Ms. Amina Mohammed", "H.E. Amina Mohammed"},
		{"Amb. Thomas Schneider", "Hon. Thomas Schneider"},
		{"王 伟", "王 伟"},
		{"Cher", "CHER"},
	} {
		if got := mayBeSame(c.a, c.b); !slices.Equal(got[1], []int{0}) {
			t.Errorf("%q and %q are not noted", c.a, c.b)
		}
		if got := mayBeSame(c.b, c.a); !slices.Equal(got[1], []int{0}) {
			t.Errorf("%q and %q are not noted", c.b, c.a)
		}
	}
}

func TestNamesOfTwoPeople(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Jovan Kurbalija", "Jovana Kurbalija"},
		{"Jovan Kurbalija", "K. Kurbalija"},
		{"Jovan Kurbalija", "Kurbalija"},
		{"Jovan K.", "Kurt J."},
		{"He Jiankui", "Jiankui"},
		{"Kim Hon", "Kim"},
		{"王 伟", "王 芳"},
		{"王 伟", "王伟"},
		{"...", "???"},
	} {
		if got := mayBeSame(c.a, c.b); len(got) > 0 {
			t.Errorf("%q and %q are noted as one", c.a, c.b)
		}
	}
}

func TestEveryNameThatMayBeMeantIsListed(t *testing.T) {
	got := mayBeSame("Jane Smith", "John Smith", "Mary Miller", "J. Smith", "John Smith")
	if diff := cmp.Diff(map[int][]int{3: {0, 1}, 4: {1}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// crowd returns n people with names as a large event has them.
func crowd(n int) []string {
	given := []string{"Jovan", "Élodie", "Amina", "Sorina", "Wei", "Olu", "María José", "J.", "Dr. Anna"}
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("%s Family%d", given[i%len(given)], i/2)
	}
	return list
}

func BenchmarkSamePeople(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		list := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				SamePeople(list)
			}
		})
	}
	b.Run("all alike", func(b *testing.B) {
		list := slices.Repeat([]string{"J. Smith", "John Smith"}, 5_000)
		for b.Loop() {
			SamePeople(list)
		}
	})
}
