package composition

import (
	_ "embed"
	"strings"
)

// brokenSentences has a line for each check: its id, a tab, and its remark in the first of
// the tests' cases in which it has one.
//
//go:embed broken.txt
var brokenSentences string

// Broken returns what a check of that id says where it finds something.
func Broken(id string) string {
	for line := range strings.Lines(brokenSentences) {
		if check, sentence, _ := strings.Cut(strings.TrimSpace(line), "\t"); check == id {
			return sentence
		}
	}
	return ""
}
