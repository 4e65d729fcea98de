// Package verdict says how sure an answer is, and holds it against its two witnesses before
// anybody sees it: the formula, of which it has to be a model, and the judges of the rules.
package verdict

import (
	"errors"
	"fmt"
	"slices"

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
	return wrongCost(report, cost)
}

func wrongCost(report *check.Report, cost csp.Cost) error {
	if csp.Cost(report.Cost) != cost {
		return fmt.Errorf("%w: it was said to cost %v and costs %v", ErrRefused, cost, report.Cost)
	}
	return nil
}

// JudgeRest refuses a programme that breaks a hard rule otherwise than by leaving out just the
// sessions that it is said to leave out, or costs something else than it is said to.
func JudgeRest(book *rules.Book, p *model.Programme, out []model.SessionIndex, cost csp.Cost) error {
	report, missed := check.Programme(book, p), map[model.SessionIndex]bool{}
	placed := p.BySession(len(book.Event().Sessions))
	for _, v := range report.Violations {
		switch {
		case v.Level != model.Hard:
		case slices.Contains(out, v.A) && len(placed[v.A]) == 0 && (v.AsksForPlace() || v.Rule == rules.Freeze):
			missed[v.A] = true
		default:
			return fmt.Errorf("%w: %s", ErrRefused, v.Sentence)
		}
	}
	if len(missed) != len(out) {
		return fmt.Errorf("%w: it was said to leave out %d sessions, and leaves out %d", ErrRefused, len(out), len(missed))
	}
	return wrongCost(report, cost)
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
