// Package rest makes a programme of what can be placed where not everything can: it leaves
// out the fewest sessions that have to be placed, then those of the least priority, and costs
// little; and says how few were proved to be enough, and why each one is left out.
package rest
