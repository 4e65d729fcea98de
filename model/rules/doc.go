// Package rules is the catalogue of what a programme has to keep: one file a rule, each
// with its row, which is its parameters, its judge, its words and its remedies. The
// encoding of the same rules stands in solver/internal/compile and shares the parameters
// and the words, never the logic: judge and encoding are two witnesses. CONTRIBUTING.md
// lists what a new rule needs.
//
// [Bind] reads the settings of an event, [Judge] judges a programme by them.
//
// # What holds for every rule
//
//   - A cancelled session is no session: only R01 looks at its placements.
//   - A session that is placed twice, or without a room, is the matter of R01. The other
//     rules judge each placement by itself, never set a session against itself, and say
//     nothing about the room of a placement that has none.
//   - "The same day" is the calendar day of the start in the venue's zone.
//   - A session that is not placed breaks only R01, rules that ask for a number of
//     sessions somewhere (R37, R39), R45 if one merged with it is placed, and R54 if it
//     is optional.
//   - The primary theme of a session is the first of its themes.
//   - A part of a rule that has a level of its own, by a [LevelParam], has the weight of
//     the rule and is off where the whole rule is. An [Instance] tells its part.
//   - Sessions that were merged are one, as R45 says, where that is hard: see merges.
package rules
