package main

import "sync"

// interrupts are those of a conversation, while there is one.
var interrupts interruptible

// interruptible is what interrupts are for before they are for the program.
type interruptible struct {
	mu    sync.Mutex
	calls []*call // the last one counts
}

// call is what an interrupt calls.
type call struct {
	do   func()
	many int // how often an interrupt came
	most int // how many are for it, of which the first does something; 0 for all, each of which does
}

// take lets interrupts call do until done is called. Where most is given only the first of
// them does, further ones are passed over until there are so many, and all others are for the
// program.
func (i *interruptible) take(most int, do func()) (done func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.calls = append(i.calls, &call{do: do, most: most})
	return func() {
		i.mu.Lock()
		defer i.mu.Unlock()
		i.calls = i.calls[:len(i.calls)-1]
	}
}

// interrupt reports whether an interrupt was for a conversation.
func (i *interruptible) interrupt() bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if len(i.calls) == 0 {
		return false
	}
	c := i.calls[len(i.calls)-1]
	if c.many++; c.many == 1 || c.most == 0 {
		c.do()
	}
	return c.most == 0 || c.many <= c.most
}
