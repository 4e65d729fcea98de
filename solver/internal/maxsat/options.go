package maxsat

import "programme/solver/internal/sat"

// Options are the switches of an [Engine], each of which can be measured alone. The
// zero value is plain OLL: every core is paid for and relaxed as the solver returns it.
// [Tuned] has the switches as they measured best.
type Options struct {
	// Stratify starts with the heaviest soft literals and lets in lighter ones once
	// those that are in hold together, so that the first cores pay much. A lighter
	// weight is let in only together with enough literals: the strata are chosen so
	// that there are 5/4 as many literals as weights in play (Ansótegui, Bonet, Gabàs
	// and Levy, "Improving SAT-Based Weighted MaxSAT Solvers", CP 2012: diversity).
	Stratify bool

	// Disjoint sets the literals of each core aside, and goes on without them, until
	// no further core is found; only then does it relax them all. The cores of such a
	// phase share no literal, and no clause is added while they are found (Davies and
	// Bacchus, "Exploiting the Power of MIP Solvers in MaxSAT", SAT 2013).
	Disjoint bool

	// WeightAware lets literals that keep some weight after a core go on in the same
	// phase, so that its cores share them. It has no effect without Disjoint (Berg and
	// Järvisalo, "Weight-Aware Core Extraction in SAT-Based MaxSAT Solving", CP 2017).
	WeightAware bool

	// WeightAwareUpTo is how many soft literals there may be for WeightAware to have an
	// effect, 0 for any: where there are many, cores that share literals make sums of
	// which a proof can come to depend too much.
	WeightAwareUpTo int

	// Trim is how often at most a core is solved again by itself, as long as that
	// makes it smaller (Ignatiev, Morgado and Marques-Silva, "RC2: an Efficient MaxSAT
	// Solver", JSAT 11, 2019).
	Trim int

	// Minimise is how many solves may be spent at most on leaving literals out of a
	// core one by one, lightest first. Literals that a model already seen shows to be
	// needed cost none; see Remember.
	Minimise int

	// MinimiseUpTo is the size of the largest core that is minimised, 0 for any.
	MinimiseUpTo int

	// Exhaust is how many solves may be spent at most, when a core is relaxed, on how
	// many of its literals must be false (Ansótegui, Bonet, Gabàs and Levy, CP 2012:
	// cover optimisation; core exhaustion in RC2). A model already seen answers
	// without a solve.
	Exhaust int

	// Harden stops counting a soft literal that is heavier than the gap between the
	// bounds: no model within the upper bound breaks it. It is assumed from then on;
	// no clause is added, so the solver stays fit for other questions.
	Harden bool

	// LearnCores adds each core as a clause if it has at most so many literals and
	// holds whatever is assumed. The clause follows from the others, so that the
	// solver stays fit for other questions.
	LearnCores int

	// Remember is how many of the latest models, at most 64, are kept to answer
	// questions of Minimise and Exhaust without a solve.
	Remember int

	// SolveLimit ends each call of [Engine.Run] after that many solves; 0 is no limit.
	// Unlike a deadline it repeats exactly.
	SolveLimit int

	// Refine, if not nil, is asked of every model whether it breaks what the formula does
	// not say yet. It adds clauses that this model breaks, which all models that are wanted
	// keep, and reports whether it did: the question is then asked again. It runs on the
	// goroutine of [Engine.Run].
	Refine func(model sat.Model) bool

	// Progress, if not nil, is called on every better bound or model, with the bounds
	// as in [Result] and the best model so far, nil if there is none. It runs on the
	// goroutine of [Engine.Run] and must not use the solver or the engine, but may
	// call [Engine.Offer].
	Progress func(lower, upper int64, model *sat.Model)
}

// Tuned returns the options that measured best.
func Tuned() Options {
	return Options{
		Stratify:        true,
		Disjoint:        true,
		WeightAware:     true,
		WeightAwareUpTo: 3000,
		Trim:            3,
		Minimise:        0,
		MinimiseUpTo:    0,
		Exhaust:         100,
		Harden:          true,
		LearnCores:      0,
		Remember:        64,
	}
}
