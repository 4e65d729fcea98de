package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

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
	list, err := c.listScenarios(w, &w.o.many)
	if err != nil {
		return err
	}
	if w.o.list {
		line.Clear()
		_, err := c.Out.Write(scenario.Write(list.Scenarios))
		return err
	}
	kept, err := scenario.Open(w.o.results, list)
	if err != nil {
		return err
	}
	answers, err := w.askAll(ctx, list, w.o.part.indices(list), kept, line)
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
	left := 0
	for i := range answers {
		if answers[i].Stopped == byInterrupt {
			left++
		}
	}
	if left > 0 && !c.Quiet {
		c.Note("interrupted: %d of %s have an answer", len(answers)-left, rules.Count(len(answers), "scenario", "scenarios"))
		if w.o.results != "" {
			c.Hint("the same command goes on with the others")
		}
	}
	if slices.ContainsFunc(answers, func(a answer.Scenario) bool { return a.Verdict == solver.Unknown }) {
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

// question is what all scenarios of the run are asked of.
func (w *whatIf) question() scenario.Question {
	return scenario.Question{Tool: present.ThisTool(), Event: w.in.files.stamp().SHA256, From: w.stamp.SHA256, Options: w.o.stamp()}
}

// askAll answers the scenarios with those indices, as many at a time as there are processors;
// the answers are in that order. What is kept is not asked again, and nothing is once ctx ends.
func (w *whatIf) askAll(ctx context.Context, list *scenario.List, indices []int, kept *scenario.Results, line *term.ProgressLine) ([]answer.Scenario, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	all := len(indices)
	answers := make([]answer.Scenario, all)
	failures := make([]error, all)
	next := make(chan int)
	var workers sync.WaitGroup
	var mu sync.Mutex
	drawn := pace{all: all, began: time.Now()}
	for range min(runtime.GOMAXPROCS(0), all) {
		workers.Go(func() {
			for i := range next {
				_, had := kept.Have(list.Key(indices[i]))
				answers[i], failures[i] = w.askOnce(ctx, list, indices[i], kept)
				if failures[i] != nil {
					stop()
				}
				mu.Lock()
				drawn.done++
				if had {
					drawn.kept++
				}
				line.Say(drawn.words(time.Now()))
				mu.Unlock()
			}
		})
	}
	line.Say(drawn.words(drawn.began))
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
	if ctx.Err() != nil {
		unasked := answer.Reply{Before: w.before, Result: &solver.ReplanResult{Verdict: solver.Unknown, Stopped: byInterrupt}}
		a.Result = unasked.Outcome()
		return a, nil
	}
	found, err := w.askScenario(ctx, s)
	if err != nil {
		return a, err
	}
	a.Result = found.Result
	if found.Stopped == byInterrupt {
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

// byInterrupt is what stopped a question that is to be asked again.
const byInterrupt = "interrupt"

// pace draws how much is done of many questions, and how fast.
type pace struct {
	all, done, kept int // kept had an answer before
	began           time.Time
}

// words draw it: "[####......] 4 of 10 scenarios, 2.0 a second, 3s left".
func (p *pace) words(now time.Time) string {
	const width = 20
	full := width * p.done / max(p.all, 1)
	text := fmt.Sprintf("[%s%s] %d of %s", strings.Repeat("#", full), strings.Repeat(".", width-full), p.done, rules.Count(p.all, "scenario", "scenarios"))
	if taken, asked := now.Sub(p.began), p.done-p.kept; asked > 0 && taken > time.Second {
		rate := float64(asked) / taken.Seconds()
		left := time.Duration(float64(p.all-p.done) / rate * float64(time.Second))
		text += fmt.Sprintf(", %.1f a second, %v left", rate, left.Round(time.Second))
	}
	return text
}
