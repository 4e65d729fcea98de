// Package renew merges what an import says now into the tables of an event folder, by
// what the last import said: a cell that nobody touched since is the import's, one that
// somebody edited is theirs.
//
// Three readings of a row meet: here, as the folder has it; last, as the import before said
// it; now, as this one does. What last and now agree on stays as it is here. What now says
// otherwise is taken where here is still as last was, and is a conflict where it is not:
// then what is here stays, unless the merge is forced. Rows and columns that no import
// brought stay.
package renew
