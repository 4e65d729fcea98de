// Package verdict says how sure an answer is, and holds it against its two witnesses before
// anybody sees it: the formula, of which it has to be a model, and the judges of the rules.
package verdict

import (
	"errors"
	"fmt"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// Verdict says how sure an answer is.
type Verdict string

// Verdicts. Optimal and Impossible are said only when proved.
const (
	Optimal    Verdict = "optimal"
	Feasible   Verdict = "feasible"
	Impossible Verdict = "impossible"
	Unknown    Verdict = "unknown"
)

// ErrRefused means that the solver's own answer broke a rule when it was checked: a
// fault of ours, never of the event. Nothing of such an answer may be shown.
var ErrRefused = errors.New("the check refused the solver's own answer")

// Judge refuses a programme that breaks a hard rule or costs something else than it is said
// to.
func Judge(book *rules.Book, p *model.Programme, cost csp.Cost) error {
	report := check.Programme(book, p)
	if err := Refusal(report); err != nil {
		return err
	}
	if csp.Cost(report.Cost) != cost {
		return fmt.Errorf("%w: it was said to cost %v and costs %v", ErrRefused, cost, report.Cost)
	}
	return nil
}

// Refusal is the error for a programme of ours that breaks a hard rule; nil for one that
// does not.
func Refusal(r *check.Report) error {
	for _, v := range r.Violations {
		if v.Level == model.Hard {
			return fmt.Errorf("%w: %s", ErrRefused, v.Sentence)
		}
	}
	return nil
}

// NewViolations returns the violations of hard rules in after that are not in before, in their
// order.
func NewViolations(before, after *check.Report) (news []rules.Violation) {
	old := map[rules.Violation]bool{}
	for _, v := range before.Violations {
		old[v] = true
	}
	for _, v := range after.Violations {
		if v.Level == model.Hard && !old[v] {
			news = append(news, v)
		}
	}
	return news
}
