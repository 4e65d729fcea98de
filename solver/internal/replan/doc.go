// Package replan makes a programme again with the fewest changes, and proves that none
// changes less, with a formula that opens only what may have to move.
package replan
