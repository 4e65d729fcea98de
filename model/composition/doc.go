// Package composition looks at what sessions consist of: who speaks, who hosts, from where,
// who is in the room, and whether formats and minutes agree. None of it depends on where a
// session is placed, so no programme keeps or breaks it and nothing solves for it: what is
// found is told before a run. The rows of its checks, with their settings, are those of
// [rules.Composition].
package composition
