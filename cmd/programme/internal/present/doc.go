// Package present has what the answers of several commands share: how each begins, the JSON
// types of placements, violations, cores, tiers and changes, and the text of those on a
// terminal. What one command alone answers is in the package of its name below this one: the
// exported types of its JSON and a function Of that fills them, in json.go, and a function
// Show that prints the same in words, in text.go.
//
// A type of JSON keeps to what answers promise: under one [AnswerVersion] a member can be
// added, and none is renamed, removed or given another meaning. A member that can be null is
// a pointer, and a list is never null. Package schema makes the JSON Schemas of that.
package present
