// Package steps finds small steps from rule instances that cannot hold together to the
// contradiction: each step says of one activity which places are left for it, or that none
// is, and rests on few instances and on earlier steps. Orders that go round are put together
// instead, each step saying how much later one activity starts than another: places would only
// shrink by and by.
//
// Facts about an activity alone come first, then what one activity's places leave to another
// (arc consistency, one small set of instances at a time). Where that ends before there is
// a contradiction, one activity is supposed to be at some of its places and, if that comes to
// nothing, has only the others; and where that does not help either, the last step takes what
// is left as one. Of all steps those are told that the last one rests on.
//
// That a chain of small inferences explains better than the set of constraints is the idea of
// Bogaerts, Gamba and Guns (A framework for step-wise explaining how to solve constraint
// satisfaction problems, Artificial Intelligence 300, 2021); a greedy chain that is
// filtered from its end is that of Bleukx, Devriendt, Gamba, Bogaerts and Guns (Simplifying
// step-wise explanation sequences, CP 2023). Here one step takes many places at once.
//
// What is tried is counted out place by place, and a step counts once the formula, which
// shares nothing with that, has refuted its contrary under the step's premises alone; those of
// them that it does without are left out. Two kinds are not put to it: that too many activities
// go on at once for their rooms, which is a count, and that what came to nothing is not so.
package steps
