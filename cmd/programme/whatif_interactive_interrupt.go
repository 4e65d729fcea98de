package main

import "sync"

// interrupts are for the question that is asked, while a conversation asks one.
var interrupts interruptible

// interruptible is what interrupts end before they end the program.
type interruptible struct {
	mu   sync.Mutex
	end  func() // nil where nothing is asked
	many int    // of this question
}

// take lets interrupts call end until done is called.
func (i *interruptible) take(end func()) (done func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.end, i.many = end, 0
	return func() {
		i.mu.Lock()
		defer i.mu.Unlock()
		i.end = nil
	}
}

// interrupt reports whether an interrupt was for a question. A second one changes nothing,
// since who is in a hurry presses twice; further ones are for the program.
func (i *interruptible) interrupt() bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.end == nil {
		return false
	}
	if i.many++; i.many == 1 {
		i.end()
	}
	return i.many <= 2
}
