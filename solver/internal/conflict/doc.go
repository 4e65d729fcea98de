// Package conflict finds why there is no programme, and what would help: rule instances that
// cannot hold together, found by arithmetic or as the core of a formula and made minimal;
// and sets of changes that take enough from all of them, each solved again.
//
// It speaks in rule instances and changes; sentences are for the face.
package conflict
