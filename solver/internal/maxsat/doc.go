// Package maxsat finds the cheapest model of a formula, where models cost for the soft
// literals that they break, and proves from below that there is no cheaper one.
//
// Costs in tiers that are compared in order are a question for each tier: once one is
// answered, [Engine.Keep] tells what to add to the solver so that only its cheapest
// models are left for the next.
package maxsat
