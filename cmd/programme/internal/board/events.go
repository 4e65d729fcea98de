package board

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// hub tells all pages what happens. The zero hub has none.
type hub struct {
	mu     sync.Mutex
	pages  map[chan message]bool
	closed bool
}

// progressEvent is the name of the one event that can be left out.
const progressEvent = "progress"

// message is a server-sent event.
type message struct {
	name string
	data []byte
}

// waiting is how many messages a page may be behind; one that is further hears of the latest
// when it asks for the state.
const waiting = 64

// join returns where a page hears what happens; closed once the board ends.
func (h *hub) join() chan message {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := make(chan message, waiting)
	if h.closed {
		close(c)
		return c
	}
	if h.pages == nil {
		h.pages = map[chan message]bool{}
	}
	h.pages[c] = true
	return c
}

// leave is for a page that hears no more.
func (h *hub) leave(c chan message) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.pages, c)
}

// tell tells all pages. It waits for none: one that is behind hears no more of progress, and so
// of the rest.
func (h *hub) tell(name string, about any) {
	data, err := json.Marshal(about)
	if err != nil {
		panic("event cannot be written as JSON: " + err.Error())
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.pages {
		if name == progressEvent && len(c) > waiting/2 {
			continue
		}
		select {
		case c <- message{name, data}:
		default: // a page that does not listen
		}
	}
}

// close lets all pages hear that the board ends.
func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for c := range h.pages {
		close(c)
	}
	h.pages = nil
}

// heartbeat is how often a page hears something, so that a broken line is noticed.
const heartbeat = 20 * time.Second

// events streams what happens to a page, beginning with where the board is.
func (b *Board) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	heard := b.hub.join()
	defer b.hub.leave(heard)
	send := func(text string) bool {
		if _, err := fmt.Fprint(w, text); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	first := ""
	if c := b.scene(); c != nil {
		first = fmt.Sprintf("event: state\ndata: {\"number\":%d,\"revision\":%q}\n\n", c.number, c.revision)
	}
	if !send(": the board\n\n" + first) {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			if !send(": still here\n\n") {
				return
			}
		case m, open := <-heard:
			if !open {
				send("event: bye\ndata: {}\n\n")
				return
			}
			if !send(fmt.Sprintf("event: %s\ndata: %s\n\n", m.name, m.data)) {
				return
			}
		}
	}
}

// tellState tells all pages where the board is.
func (b *Board) tellState(number int, revision string) {
	b.hub.tell("state", map[string]any{"number": number, "revision": revision})
}
