// Command programme makes conference programmes: it reads an event folder, finds a
// programme without conflicts, says how sure it is that there is none better, and
// judges programmes made elsewhere.
//
// This package holds flags and reads what they name; what a command answers is in
// internal/present, the terminal and the files in internal/term, the rules of a programme
// in model/rules, and finding one is in solver. Each subcommand has a file of its name.
// The answer goes to stdout and everything else to stderr; the same input gives the same
// bytes on every machine.
package main
