// Package inspect looks through an event before anything is solved or judged: what its rules
// have to work on and what they lack, and what in its tables looks as if something else was
// meant. It refuses nothing and changes nothing, and what it finds is for people to judge.
package inspect
