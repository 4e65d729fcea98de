// Package localsearch looks for programmes from above: it makes one that keeps every hard
// rule, and says by how many activities it fell short if it could not.
//
// A [Search] holds a programme in the making that never has a clash: whatever is placed
// keeps every rule with everything else that is placed, and what has no place is what
// is left to do. An activity goes wherever nothing is in its way. Where something is
// everywhere, it goes where the least is, and what was in the way has to go; each time
// that happens to an activity, it weighs more, so that pushing it out costs more from
// then on. This is guided ejection search (Nagata and Bräysy, A powerful route
// minimization heuristic for the vehicle routing problem with time windows, Operations
// Research Letters 37, 2009), with a random activity of those left as the next instead
// of the last one pushed out, and restarts in Luby's sequence against the long tails
// that weights gone wrong have.
//
// Some plain things were measured to make no difference, and are not done: packing a
// room's day so that no idle time is left over, other orders of activities than the
// longest first, weights that say at first how much room time an activity denies to
// others. Taking the last one pushed out first was measured to be worse by orders of
// magnitude where it is tight; letting weights fade, or barring what was just placed from
// being pushed out, was worse too.
//
// The search works on a [space], the problem in flat arrays. What relations forbid is
// joined for each pair of activities and kept as ranges of starts, which all pairs with
// the same lengths and relations share; a table says for each activity and start how much
// is in the way there, so that to look at a candidate takes a few steps. Only place and
// remove of [state] change a programme, and only they keep the table: costs of soft rules
// have their place there.
//
// An [Annealer] works on the same tables. What a place would cost is told without anybody
// taking it: overlaps from a table of classes of activities that are charged alike and
// stretches of time, the rest from what is kept for each group. Most moves fail, since those
// pushed out find no place; so tables are brought up to date, and costs worked out, as late as
// can be.
package localsearch
