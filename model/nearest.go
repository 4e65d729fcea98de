package model

import "strings"

// Nearest returns the candidate that word was most likely meant to be, or "" if none is
// near: the least optimal string alignment distance (Damerau 1964), at most a third of
// the word's runes, upper and lower case alike. The first of equals wins.
func Nearest(word string, candidates []string) string {
	w := []rune(strings.ToLower(word))
	if len(w) > 64 {
		return ""
	}
	best, least := "", max(1, len(w)/3)+1
	for _, c := range candidates {
		r := []rune(strings.ToLower(c))
		if len(r) > 64 || len(r)-len(w) >= least || len(w)-len(r) >= least {
			continue
		}
		if d := alignment(w, r); d < least {
			best, least = c, d
		}
	}
	return best
}

// Distance returns the optimal string alignment distance of two words, upper and lower case
// apart: 0 for one word, 1 for a letter more, less or other or two neighbours swapped.
func Distance(a, b string) int { return alignment([]rune(a), []rune(b)) }

// alignment returns the number of insertions, deletions, replacements and swaps of
// neighbours that turn a into b, no part being changed twice.
func alignment(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			replace := last[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
