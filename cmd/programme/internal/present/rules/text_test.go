package rules

import (
	"testing"

	"programme/model/rules"
)

// Every parameter of the catalogue says how it is written.
func TestEveryParameterSaysHowItIsWritten(t *testing.T) {
	for _, r := range rules.Rows() {
		for _, p := range r.Params {
			if words := valueWords(p); words == "" || words == "text" && p.Type != rules.TextParam {
				t.Errorf("%s %s is written as %q", r.ID, p.Key, words)
			}
		}
	}
}

func TestMarkdownReadsNoSignsInWords(t *testing.T) {
	if got, want := inMarkdown("a|b <c> *d* e_f `g` \\"), "a\\|b \\<c> \\*d\\* e\\_f \\`g\\` \\\\"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
