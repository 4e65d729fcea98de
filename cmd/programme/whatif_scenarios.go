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
	return c.answerList(ctx, w, list, kept, line, settle)
}

// answerList answers the scenarios of a list that have no answer yet, compares all, and closes
// the file of answers.
func (c *commands) answerList(ctx context.Context, w *whatIf, list *scenario.List, kept *scenario.Results, line *term.ProgressLine, settle func()) error {
	part := w.o.part.indices(list)
	answers := make([]answer.Scenario, len(part))
	err := w.askAll(ctx, list, part, kept, line, func(k int, a scenario.Answer) {
		s := &list.Scenarios[part[k]]
		answers[k] = answer.Scenario{Name: s.Name, Asked: s.Asked(), Notes: append([]string{}, change.Notes(w.in.event, s.Changes)...), Result: a.Result}
	})
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
	w.noteCut(c, answers)
	if slices.ContainsFunc(answers, func(a answer.Scenario) bool { return a.Verdict == solver.Unknown }) {
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

// noteCut says how many scenarios were not answered, and why.
func (w *whatIf) noteCut(c *commands, answers []answer.Scenario) {
	interrupted := 0
	var late []string
	for i := range answers {
		switch {
		case answers[i].Stopped == byInterrupt:
			interrupted++
		case answers[i].Stopped == byTime && w.o.effort > 0:
			late = append(late, fmt.Sprintf("%q", answers[i].Name))
		}
	}
	all := rules.Count(len(answers), "scenario", "scenarios")
	if interrupted > 0 {
		c.Note("interrupted: %d of %s answered", len(answers)-interrupted-len(late), all)
	}
	if n := len(late); n > 0 {
		const most = 20
		named := strings.Join(late[:min(n, most)], ", ")
		if n > most {
			named += fmt.Sprintf(" and %d more", n-most)
		}
		c.Note("%d of %s not answered within %s: %s", n, all, w.o.time.words(), named)
	}
	if interrupted+len(late) > 0 && w.o.results != "" && !c.Quiet {
		c.Hint("the same command goes on with these; --time may differ")
	}
}

// question is what all scenarios of the run are asked of.
func (w *whatIf) question() scenario.Question {
	options := w.o.stamp()
	if w.o.effort > 0 {
		options.Time = "" // which no answer that is kept depends on
	}
	return scenario.Question{Tool: present.ThisTool(), Event: w.in.files.stamp().SHA256, From: w.stamp.SHA256, Options: options}
}

// askAll answers the scenarios with those indices, as many at a time as there are processors,
// and hands each answer over with its place among the indices, several at a time. What is kept
// is not asked again, and nothing is once ctx ends.
func (w *whatIf) askAll(ctx context.Context, list *scenario.List, indices []int, kept *scenario.Results, line *term.ProgressLine, each func(k int, a scenario.Answer)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	failures := make([]error, len(indices))
	next := make(chan int)
	var workers sync.WaitGroup
	var mu sync.Mutex
	drawn := pace{all: len(indices), began: time.Now()}
	for range min(runtime.GOMAXPROCS(0), len(indices)) {
		workers.Go(func() {
			for k := range next {
				a, had, err := w.askOnce(ctx, list, indices[k], kept)
				if err != nil {
					failures[k] = err
					stop()
				} else {
					each(k, a)
				}
				mu.Lock()
				drawn.add(had)
				line.Say(drawn.words(time.Now()))
				mu.Unlock()
			}
		})
	}
	line.Say(drawn.words(drawn.began))
	for k := range indices {
		next <- k
	}
	close(next)
	workers.Wait()
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	return nil
}

// askOnce answers scenario i of a list, unless its answer is kept: then had is true.
func (w *whatIf) askOnce(ctx context.Context, list *scenario.List, i int, kept *scenario.Results) (a scenario.Answer, had bool, err error) {
	if a, had := kept.Have(list.Key(i)); had {
		return a, true, nil
	}
	stopped := ""
	switch {
	case w.late[list.Key(i)]:
		stopped = byTime
	case ctx.Err() != nil:
		stopped = byInterrupt
	}
	if stopped != "" {
		unasked := answer.Reply{Before: w.before, Result: &solver.ReplanResult{Verdict: solver.Unknown, Stopped: stopped}}
		return scenario.AnswerOf(&unasked), false, nil
	}
	if a, err = w.askScenario(ctx, &list.Scenarios[i]); err != nil {
		return a, false, err
	}
	if w.cutShort(&a) {
		return a, false, nil
	}
	return a, false, kept.Put(list.Key(i), a)
}

// askScenario answers a scenario with one worker. One that is cut short is not to be kept.
func (w *whatIf) askScenario(ctx context.Context, s *scenario.Scenario) (scenario.Answer, error) {
	r, err := w.ask(ctx, s.Changes, 1, nil)
	if err != nil {
		return scenario.Answer{}, fmt.Errorf("scenario %q: %w", s.Name, err)
	}
	a := scenario.AnswerOf(r)
	if ctx.Err() != nil {
		a.Stopped = byInterrupt // perhaps it only has not been made as cheap as it could be
	}
	return a, nil
}

// What stops a question.
const (
	byInterrupt = "interrupt"
	byTime      = "time"
)

// cutShort reports whether an answer is none, since it would be another one elsewhere: the
// scenario is to be asked again.
func (w *whatIf) cutShort(a *scenario.Answer) bool {
	return a.Stopped == byInterrupt || a.Stopped == byTime && w.o.effort > 0
}

// pace draws how much is done of many questions, and how fast.
type pace struct {
	all, done, kept int // kept had an answer before
	began           time.Time
}

func (p *pace) add(kept bool) {
	p.done++
	if kept {
		p.kept++
	}
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
