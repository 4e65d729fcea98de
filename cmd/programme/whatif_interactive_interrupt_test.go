package main

import "testing"

// The first interrupt ends a question, a second one is of somebody in a hurry, and the third
// is for the program; outside a question all are for the conversation.
func TestWhomAnInterruptIsFor(t *testing.T) {
	var i interruptible
	if i.interrupt() {
		t.Error("there is no conversation, and it was for that")
	}
	said, ended := 0, 0
	over := i.take(0, func() { said++ })
	for range 3 {
		answered := i.take(2, func() { ended++ })
		for n, want := range []bool{true, true, false, false} {
			if got := i.interrupt(); got != want {
				t.Errorf("interrupt %d of a question: for it is %v, want %v", n+1, got, want)
			}
		}
		answered()
	}
	for range 5 {
		if !i.interrupt() {
			t.Error("an interrupt between questions was for the program")
		}
	}
	over()
	if i.interrupt() || said != 5 || ended != 3 {
		t.Errorf("said %d times, ended %d questions", said, ended)
	}
}
