package main

import (
	answer "programme/cmd/programme/internal/present/solve"
	"programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/model/check"
	"programme/model/tables"
	"programme/solver"
)

// soFar writes programmes into a folder while a run goes on, so that what is there when it is
// killed is the last one, whole. It tells once what keeps it from that, and writes no more.
func (c *commands) soFar(to *term.Target, drawn *follower) func(files []tables.File) {
	failed := false
	return func(files []tables.File) {
		if failed {
			return
		}
		drawn.aside(func() {
			if err := to.WriteSoFar(files); err != nil {
				failed = true
				c.Note("the programme so far is not written, and the run goes on: %v", err)
			}
		})
	}
}

// solveSoFar returns what writes the better programmes of a solve as they come; nil for no
// folder.
func (c *commands) solveSoFar(in *input, o solveOptions, to *term.Target, drawn *follower) func(*solver.SolveResult) {
	if to == nil {
		return nil
	}
	write := c.soFar(to, drawn)
	return func(r *solver.SolveResult) { // that the judges let pass
		if r.Programme == nil && !o.partial {
			return
		}
		shown, cost := shownOf(r)
		a := answer.Of(in.about(), o.stamp(), in.event, r, &check.Report{Cost: cost}, nil)
		a.SoFar = true
		write(a.Files(in.event, shown, nil, o.excel))
	}
}

// soFar returns what writes the better answers to a question as they come; nil for no folder.
func (w *whatIf) soFar(c *commands, to *term.Target, drawn *follower, reply func(*solver.ReplanResult) (*whatif.Reply, error)) func(*solver.ReplanResult) {
	if to == nil {
		return nil
	}
	write := c.soFar(to, drawn)
	return func(x *solver.ReplanResult) {
		r, err := reply(x)
		if err != nil {
			return // the end of the run says so
		}
		a := w.answer(r)
		a.SoFar = true
		write(a.Files(r, w.o.excel))
	}
}
