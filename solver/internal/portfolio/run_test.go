package portfolio

import (
	"strings"
	"testing"

	"programme/model"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
)

// A proof that breaks beside the search breaks the run, on the goroutine that asked, so that
// whoever asked can say so.
func TestProofThatBreaksBreaksTheRun(t *testing.T) {
	r := newRun(&csp.Problem{Event: &model.Event{}}, limits.Options{Workers: 2})
	r.proof = conflict.NewProof(nil)
	defer func() {
		if broken := recover(); broken == nil || !strings.Contains(broken.(string), "nil pointer") {
			t.Errorf("the run broke with %v", broken)
		}
	}()
	r.sideBySide(t.Context())
}
