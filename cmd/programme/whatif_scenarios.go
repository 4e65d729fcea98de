package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/solver"
)

// scenarioAnswer is the answer to one scenario.
type scenarioAnswer struct {
	Name  string   `json:"scenario"`
	Asked []string `json:"asked"`
	replannedAnswer
}

// compare is the answer of what-if --scenarios.
type compare struct {
	Version   int              `json:"version"`
	Command   string           `json:"command"`
	Tool      toolStamp        `json:"tool"`
	Event     eventStamp       `json:"event"`
	Input     inputStamp       `json:"input"`
	From      term.FileStamp   `json:"from"`
	Options   whatIfStamp      `json:"options"`
	Scenarios []scenarioAnswer `json:"scenarios"`
}

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
		err = c.PrintJSON(compare{
			Version: answerVersion, Command: "what-if", Tool: toolStamp{"programme", version(), goVersion()},
			Event: stampOf(w.in.event), Input: w.in.files.stamp(), From: w.stamp, Options: w.o.stamp(), Scenarios: answers,
		})
	} else {
		err = c.showScenarios(w, answers)
	}
	if err != nil {
		return err
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
func (w *whatIf) askAll(ctx context.Context, list []scenario, kept *results, line *term.ProgressLine) ([]scenarioAnswer, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	answers := make([]scenarioAnswer, len(list))
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
func (w *whatIf) askOnce(ctx context.Context, s *scenario, kept *results) (scenarioAnswer, error) {
	asked := changeTexts(s.changes)
	key := w.key(asked)
	if a, ok := kept.answer(key); ok {
		return scenarioAnswer{s.name, asked, a}, nil
	}
	r, err := w.ask(ctx, s.changes)
	if err != nil {
		return scenarioAnswer{}, fmt.Errorf("scenario %q: %w", s.name, err)
	}
	a := scenarioAnswer{s.name, asked, w.replanned(r)}
	if a.Stopped == "interrupt" {
		return a, nil // to be asked again
	}
	return a, kept.keep(key, a.replannedAnswer)
}

// bar draws how much is done: "[####......] 4 of 10 scenarios".
func bar(done, all int) string {
	const width = 20
	full := width * done / all
	return fmt.Sprintf("[%s%s] %d of %s", strings.Repeat("#", full), strings.Repeat(".", width-full), done, rules.Count(all, "scenario", "scenarios"))
}

// showScenarios prints the answers, a row each.
func (c *commands) showScenarios(w *whatIf, answers []scenarioAnswer) error {
	t := term.Table{
		Header: []string{"scenario", "verdict", "moved", "told", "day", "time", "room", "dropped", "cost before and after"},
		Rigid:  []bool{false, true, true, true, true, true, true, true, false}, Paint: c.Paint, Lined: true,
	}
	weighed := false
	for i := range answers {
		a := &answers[i]
		cells := make([]string, 6)
		if a.After != nil {
			for k, n := range []int{a.Moved, a.Counts.Told, a.Counts.Days, a.Counts.Times, a.Counts.Rooms, a.Counts.Dropped} {
				cells[k] = fmt.Sprint(n)
			}
		}
		weighed = weighed || a.Weighed
		t.Add(append(append([]string{term.Plain(a.Name), verdictCell(&a.replannedAnswer)}, cells...), costCell(&a.replannedAnswer))...)
	}
	if err := t.Render(c.Out, c.Width); err != nil {
		return err
	}
	if weighed {
		c.Printf("\ntold: points %s\n", weighedWords)
	}
	return nil
}

// verdictCell says the verdict on a scenario and, where a budget cannot be kept, what it
// takes.
func verdictCell(a *replannedAnswer) string {
	switch {
	case a.OverBudget && a.Needs.Moved != nil:
		return fmt.Sprintf("over budget:\nmoves %d at least", *a.Needs.Moved)
	case a.OverBudget:
		return fmt.Sprintf("over budget:\ntells %d at least", *a.Needs.Told)
	case a.Verdict == solver.Feasible:
		return fmt.Sprintf("feasible;\ntells %d at least", a.Bound.Told)
	}
	return string(a.Verdict)
}

// costCell says what either programme costs, a line each.
func costCell(a *replannedAnswer) string {
	if a.After == nil {
		return ""
	}
	var lines []string
	add := func(what string, before, after int) {
		if before > 0 || after > 0 {
			lines = append(lines, fmt.Sprintf("%s: %d → %d", what, before, after))
		}
	}
	add("hard", a.Before.Hard, a.After.Hard)
	for i := range a.After.Tiers {
		add(fmt.Sprintf("tier %d", i+1), a.Before.Tiers[i].Cost, a.After.Tiers[i].Cost)
	}
	return strings.Join(lines, "\n")
}
