// Package term is the console of the program: its streams, what a line may hold, colours
// and widths, tables and the layout of their columns, words for times on a clock, the line
// of progress, exit codes, answers in JSON as text, and files, which are written whole or
// not at all, and not over what another run or an editor wrote meanwhile.
//
// It knows no answer and no command. The answer goes to stdout through [Console.Printf],
// everything else to stderr.
package term
