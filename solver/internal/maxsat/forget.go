package maxsat

// Forget drops the models seen so far. It is to be called after clauses were added to the
// solver that some of them may not satisfy: the lower bound stands, since a formula with
// more clauses has no cheaper models, and the next [Engine.Run] goes on from there. The
// engine must not harden: see [Options.Harden].
func (e *Engine) Forget() {
	e.best, e.cost = nil, NoBound
	e.models, e.seen = 0, 0
}
