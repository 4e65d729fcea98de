package identity

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpellingsOfOne(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Cybersecurity", "cybersecurity"},
		{"Cybersecurity", "Cyber security"},
		{"Cybersecurity", "Cyber-Security"},
		{"Cybersecurity", "Cybersecurty"},
		{"Sécurité", "SECURITE"},
		{"Human Rights & Freedoms", "Human rights and freedoms"},
		{"Human Rights & Freedoms", "Human Right & Freedoms"},
		{"Internet Society", "ISOC"},
		{"Internet Society (ISOC)", "ISOC"},
		{"Internet Society (ISOC)", "Internet society"},
		{"Internet Corporation for Assigned Names and Numbers", "ICANN"},
		{"International Telecommunication Union", "I.T.U."},
		{"United Nations Educational, Scientific and Cultural Organization", "UNESCO"},
		{"Artificial Intelligence", "AI"},
		{"captions", "caption"},
		{"theatre", "theater"},
		{"Civil Society", "civil  society"},
		{"Privacy and data protection", "Privcay and data proetction"},
	} {
		for _, words := range [][]string{{c.a, c.b}, {c.b, c.a}} {
			if got := Variants(words); len(got) != 1 {
				t.Errorf("%q and %q are not found", words[0], words[1])
			}
		}
	}
}

func TestWordsForTwoThings(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Digital inclusion", "Digital exclusion"},
		{"Booth 1", "Booth 2"},
		{"Projector A", "Projector B"},
		{"Day 0", "Day 1"},
		{"North", "South"},
		{"en", "fr"},
		{"AI", "AR"},
		{"Access", "AI"},
		{"ITU", "Internet Society"},
		{"Data governance", "AI governance"},
		{"2023 agenda", "2024 agenda"},
		{"G20x", "G77x"},
		{"online", "offline"},
		{"???", "!!!"},
		{"政策", "技术"},
	} {
		if got := Variants([]string{c.a, c.b}); len(got) != 0 {
			t.Errorf("%q and %q are taken for one", c.a, c.b)
		}
	}
}

func TestVariantsAreGroups(t *testing.T) {
	words := []string{"Cybersecurity", "AI", "Cyber security", "Privacy", "Artificial Intelligence", "cybersecurity", "artificial inteligence"}
	if diff := cmp.Diff([][]int{{0, 2, 5}, {1, 4, 6}}, Variants(words)); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkVariants(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		words := make([]string, n)
		for i := range words {
			words[i] = fmt.Sprintf("Theme %c%c%c of data", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Variants(words)
			}
		})
	}
}

func TestLanguagesByNameAndCode(t *testing.T) {
	words := []string{"en", "French", "English", "EN", "français", "fr", "Español", "spa", "es-MX", "Klingonese", "中文", "Chinese", "eng"}
	if diff := cmp.Diff([][]int{{0, 2, 3, 12}, {1, 4, 5}, {6, 7, 8}, {10, 11}}, Languages(words)); diff != "" {
		t.Error(diff)
	}
}
