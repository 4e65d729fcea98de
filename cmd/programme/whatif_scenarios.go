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
	"programme/cmd/programme/internal/scenario"
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
	read, err := scenario.Parse(name, content, w.in.event)
	if err != nil {
		return err
	}
	list, twins := scenario.NewList(w.question(), read)
	for _, t := range twins {
		c.Note("scenario %q asks what %q does, and is left out", t.Name, t.Of)
	}
	kept, err := scenario.Open(w.o.results, list)
	if err != nil {
		return err
	}
	answers, err := w.askAll(ctx, list, kept, line)
	if err == nil {
		err = kept.Finish()
	} else {
		err = errors.Join(err, kept.Close())
	}
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

// question is what all scenarios of the run are asked of.
func (w *whatIf) question() scenario.Question {
	return scenario.Question{Tool: present.ThisTool(), Event: w.in.files.stamp().SHA256, From: w.stamp.SHA256, Options: w.o.stamp()}
}

// askAll answers the scenarios, as many at a time as there are processors; the answers
// are in the order of the list. What is kept is not asked again.
func (w *whatIf) askAll(ctx context.Context, list *scenario.List, kept *scenario.Results, line *term.ProgressLine) ([]answer.Scenario, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	all := len(list.Scenarios)
	answers := make([]answer.Scenario, all)
	failures := make([]error, all)
	next := make(chan int)
	var workers sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), all) {
		workers.Go(func() {
			for i := range next {
				answers[i], failures[i] = w.askOnce(ctx, list, i, kept)
				if failures[i] != nil {
					stop()
				}
				mu.Lock()
				done++
				line.Say(bar(done, all))
				mu.Unlock()
			}
		})
	}
	line.Say(bar(0, all))
	for i := range all {
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

// askOnce answers scenario i of a list, unless its answer is kept.
func (w *whatIf) askOnce(ctx context.Context, list *scenario.List, i int, kept *scenario.Results) (answer.Scenario, error) {
	s := &list.Scenarios[i]
	a := answer.Scenario{Name: s.Name, Asked: s.Asked(), Notes: append([]string{}, change.Notes(w.in.event, s.Changes)...)}
	if had, ok := kept.Have(list.Key(i)); ok {
		a.Result = had.Result
		return a, nil
	}
	found, err := w.askScenario(ctx, s)
	if err != nil {
		return a, err
	}
	a.Result = found.Result
	if found.Stopped == "interrupt" {
		return a, nil // to be asked again
	}
	return a, kept.Put(list.Key(i), found)
}

// askScenario answers a scenario with one worker. One that an interrupt stopped is not to be
// kept.
func (w *whatIf) askScenario(ctx context.Context, s *scenario.Scenario) (scenario.Answer, error) {
	r, err := w.ask(ctx, s.Changes, 1, nil)
	if err != nil {
		return scenario.Answer{}, fmt.Errorf("scenario %q: %w", s.Name, err)
	}
	return scenario.AnswerOf(r), nil
}

// bar draws how much is done: "[####......] 4 of 10 scenarios".
func bar(done, all int) string {
	const width = 20
	full := width * done / all
	return fmt.Sprintf("[%s%s] %d of %s", strings.Repeat("#", full), strings.Repeat(".", width-full), done, rules.Count(all, "scenario", "scenarios"))
}
