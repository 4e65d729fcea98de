// Package board is the editor in the browser: a server on this machine alone that knows the
// solver. It holds an event, a list of states, each of which is changes to the event and a
// programme, and a journal that brings them back after a crash. What it asks of the solver
// goes through its face, and what the commands do it does by way of them ([Commands]).
package board
