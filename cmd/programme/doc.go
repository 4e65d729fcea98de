// Command programme makes conference programmes: it reads an event folder, finds a
// programme without conflicts, says how sure it is that there is none better, and
// judges programmes made elsewhere.
//
// This package holds flags, streams, exit codes and what a terminal shows; the rules
// of a programme are in model/rules, finding one is in solver. Each subcommand has a
// file of its name. The answer goes to stdout and everything else to stderr; the same
// input gives the same bytes on every machine.
package main
