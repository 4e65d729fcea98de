package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver"
)

// answerScenarios answers all scenarios and compares them.
func (c *commands) answerScenarios(ctx context.Context, w *whatIf, line *term.ProgressLine, settle func()) error {
	name, content, err := c.readText(w.o.scenarios)
	if err != nil {
		return err
	}
	list, err := parseScenarios(name, content, w.in.event)
	if err != nil {
		return err
	}
	kept, err := openResults(w.o.results)
	if err != nil {
		return err
	}
	answers, err := w.askAll(ctx, list, kept, line)
	err = errors.Join(err, kept.close())
	line.Clear()
	settle()
	if err != nil {
		return err
	}
	if w.o.json {
		err = c.PrintJSON(answer.Compare(w.in.about(), w.stamp, w.o.stamp(), answers))
	} else {
		err = answer.ShowScenarios(c.Console, answers)
	}
	if err != nil {
		return err
	}
	none := slices.IndexFunc(answers, func(a answer.Scenario) bool { return a.Verdict == solver.Impossible && !a.OverBudget })
	if none >= 0 {
		c.hintRepairs(w, answers[none].Asked)
	}
	for i := range answers {
		if answers[i].Verdict == solver.Unknown {
			return term.Outcome(term.ExitUnknown)
		}
	}
	return nil
}

// askAll answers the scenarios, as many at a time as there are processors; the answers
// are in the order of the list. What is kept is not asked again.
func (w *whatIf) askAll(ctx context.Context, list []scenario, kept *results, line *term.ProgressLine) ([]answer.Scenario, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	answers := make([]answer.Scenario, len(list))
	failures := make([]error, len(list))
	next := make(chan int)
	var workers sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		workers.Go(func() {
			for i := range next {
				answers[i], failures[i] = w.askOnce(ctx, &list[i], kept)
				if failures[i] != nil {
					stop()
				}
				mu.Lock()
				done++
				line.Say(bar(done, len(list)))
				mu.Unlock()
			}
		})
	}
	line.Say(bar(0, len(list)))
	for i := range list {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, err := range failures {
		if err != nil {
			return nil, err
		}
	}
	return answers, nil
}

// askOnce answers a scenario, unless its answer is kept.
func (w *whatIf) askOnce(ctx context.Context, s *scenario, kept *results) (answer.Scenario, error) {
	asked := present.ChangeTexts(s.changes)
	key := w.key(asked)
	notes := append([]string{}, change.Notes(w.in.event, s.changes)...)
	if a, ok := kept.answer(key); ok {
		return answer.Scenario{Name: s.name, Asked: asked, Notes: notes, Result: a}, nil
	}
	r, err := w.ask(ctx, s.changes, 1, nil)
	if err != nil {
		return answer.Scenario{}, fmt.Errorf("scenario %q: %w", s.name, err)
	}
	a := answer.Scenario{Name: s.name, Asked: asked, Notes: notes, Result: r.Outcome()}
	if a.Stopped == "interrupt" {
		return a, nil // to be asked again
	}
	return a, kept.keep(key, a.Result)
}

// bar draws how much is done: "[####......] 4 of 10 scenarios".
func bar(done, all int) string {
	const width = 20
	full := width * done / all
	return fmt.Sprintf("[%s%s] %d of %s", strings.Repeat("#", full), strings.Repeat(".", width-full), done, rules.Count(all, "scenario", "scenarios"))
}
