package rules

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the sentences of broken rules anew")

// What a rule looks like when it is broken is what its judge says in the first of its cases
// that breaks it.
func TestBrokenSentencesAreThoseOfTheJudges(t *testing.T) {
	var want strings.Builder
	for i := range catalogue {
		r := &catalogue[i]
		for _, j := range allCases[r.ID] {
			if _, _, found := j.violations(t, r.ID); len(found) > 0 {
				want.WriteString(r.ID + "\t" + found[0].Sentence + "\n")
				break
			}
		}
	}
	if *update {
		if err := os.WriteFile("broken.txt", []byte(want.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), brokenSentences); diff != "" {
		t.Errorf("broken.txt (-want +got), rewrite with -update:\n%s", diff)
	}
	for i := range catalogue {
		if r := &catalogue[i]; r.Broken() == "" {
			t.Errorf("%s has no sentence", r.ID)
		}
	}
}
