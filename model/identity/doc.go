// Package identity says when two spellings can be of one thing: names of one person, and
// words of one theme, organisation, group, service, language or layout. It merges nothing:
// what it finds is told, and people decide.
package identity
