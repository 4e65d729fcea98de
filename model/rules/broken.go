package rules

import (
	_ "embed"
	"strings"
)

// brokenSentences has a line for each rule: its id, a tab, and what its judge says of a
// programme that breaks it, the first such case of the rule's tests.
//
//go:embed broken.txt
var brokenSentences string

// Broken returns what the judge says of a programme that breaks the rule.
func (r *Rule) Broken() string {
	for line := range strings.Lines(brokenSentences) {
		if id, sentence, _ := strings.Cut(strings.TrimSpace(line), "\t"); id == r.ID {
			return sentence
		}
	}
	return ""
}
