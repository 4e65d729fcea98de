// Package diff compares two programmes of one event: which sessions are new, moved, in
// another room or cancelled, what that changes for each person in their cast, and how
// many people must be told.
package diff
