package board

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
)

// played is a board that is played by the test: it answers as the server does, of an event and
// of cells that can be worked out by hand, so that the page alone is on trial. Rooms are free or
// taken; C is forbidden; on the second day everything costs 2 more in tier 3.
type played struct {
	*httptest.Server

	once   sync.Once
	mu     sync.Mutex
	event  *Event
	states []State // by number, from 1
	at     int     // index of the state that is shown
	gone   []int   // indices that redo goes to
	busy   *Busy
	last   *Outcome
	wait   *Proposal
	faults []Fault
	quiet  bool                                    // tells no tab of a step
	tabs   map[chan [2]string]struct{}             // of GET events
	asked  []string                                // "POST drop {...}"
	plays  map[string]func(body []byte) (int, any) // instead of the usual answers
}

const (
	playedDay   = int64(29640960) // 2026-05-11T00:00Z, a Monday
	playedOpens = playedDay + 8*60
)

// play starts a board with two days, three rooms, four sessions that are placed and two that
// are not. Names are hostile.
func play(t testing.TB) *played {
	t.Helper()
	part := func(p string) []Part { return []Part{{Person: p, Role: "speaker", Must: true}} }
	session := func(id, title string, minutes int, themes []string, people []Part) Session {
		return Session{ID: id, Title: title, Type: "Workshop", Themes: themes, Minutes: minutes, Organisations: []string{"Org of " + id}, People: people, Merged: []string{}}
	}
	p := &played{
		event: &Event{
			Revision: "r1", Name: `Forum </script><b>&amp; "Ω"`, Path: "forum", Zone: "Europe/Lisbon", Grain: 30, Baseline: true,
			Days:  []Day{{"2026-05-11", playedOpens, playedOpens + 4*60}, {"2026-05-12", playedOpens + 1440, playedOpens + 1440 + 4*60}},
			Rooms: []Room{{ID: "A", Name: `Aula "A" & <Sons>`, Area: "1st floor", Seats: 120, Parts: []string{}}, {ID: "B", Name: "קומה ב׳", Parts: []string{}}, {ID: "C", Name: "Closet", Seats: 4, Parts: []string{}}},
			Sessions: []Session{
				session("WS 1", "One", 60, []string{"Access & <Rights>"}, part("ana")),
				session("WS 2", "שלום <!-- עולם", 60, []string{"Access & <Rights>", "Ünïted"}, part("layla")),
				session("WS 3", "Three", 60, []string{"Ünïted"}, part("ana")),
				session("WS 4", "Four", 30, nil, nil),
				session("OF 5", "</script><script>document.title='broken'</script>", 60, []string{}, part("layla")),
				session("OF 6", "Six", 30, []string{}, []Part{}),
			},
			People:  []Person{{ID: "ana", Name: "Ana Bell"}, {ID: "layla", Name: "ليلى; بنت، أحمد"}},
			Windows: []Window{{"d1", playedOpens, playedOpens + 240, []string{}}, {"d2", playedOpens + 1440, playedOpens + 1440 + 240, []string{}}},
			Holds:   []Closure{{"Coffee <i>", []string{}, playedOpens + 120, playedOpens + 135}},
			Away:    []Away{{Person: "layla", Start: playedOpens, End: playedOpens + 90, Kind: "no"}}, Tiers: []TierName{{3, "themes side by side"}}, Themes: []string{"Access & <Rights>", "Ünïted"},
			Formats: []Format{{Name: "ics", Words: "calendars", Files: true}},
		},
		tabs: map[chan [2]string]struct{}{}, plays: map[string]func([]byte) (int, any){},
	}
	for i := range p.event.Sessions {
		if p.event.Sessions[i].Themes == nil {
			p.event.Sessions[i].Themes = []string{}
		}
		if p.event.Sessions[i].People == nil {
			p.event.Sessions[i].People = []Part{}
		}
	}
	at := func(s, room string, after int64, minutes int64) Placement {
		return Placement{Session: s, Room: room, Start: playedOpens + after, End: playedOpens + after + minutes}
	}
	p.states = []State{{
		Number: 1, Placements: []Placement{at("WS 1", "A", 0, 60), at("WS 2", "A", 150, 60), at("WS 3", "B", 0, 60), at("WS 4", "B", 180, 30)},
		Unplaced: []Unplaced{{"OF 5", false, 3, 2}, {"OF 6", true, 9, -1}}, Hard: 2, Tiers: []Tier{{Tier: 3, Words: "themes side by side", Cost: 10}},
		Conflicts: []Conflict{
			{Rule: "R16", Words: `"Ana Bell" is in "WS 1" and "WS 3"`, Name: "nobody in two places", Sessions: []string{"WS 1", "WS 3"}, People: []string{"ana"}, Hard: true, File: "cast.csv", Line: 2},
			{Rule: "R24", Words: `"WS 2" is beside a theme`, Sessions: []string{"WS 2"}, Tier: 3, Cost: 10},
		},
		States: []Step{{Number: 1, Words: "began"}}, Began: "baseline.csv",
	}}
	p.Server = httptest.NewUnstartedServer(p)
	t.Cleanup(func() {
		p.CloseClientConnections()
		p.Close()
	})
	return p
}

// address is where the board is. It is served from when it is asked for it first, so that it can
// be set up before.
func (p *played) address() string {
	p.once.Do(p.Start)
	return p.URL
}

func (p *played) now() *State { return &p.states[p.at] }

// state is the answer to GET state.
func (p *played) state() *State {
	s := *p.now()
	s.Revision, s.Undo, s.Redo = p.event.Revision, p.at > 0, len(p.gone) > 0
	s.Busy, s.Last, s.Proposal, s.Changes, s.Faults = p.busy, p.last, p.wait, append([]string{}, s.Changes...), append([]Fault{}, p.faults...)
	s.States = nil
	for _, other := range p.states {
		s.States = append(s.States, other.States[0])
	}
	return &s
}

// step makes another state of the one that is shown.
func (p *played) step(words string, do func(s *State)) {
	s := *p.now()
	s.Placements, s.Unplaced, s.Tiers = slices.Clone(s.Placements), slices.Clone(s.Unplaced), slices.Clone(s.Tiers)
	s.Number = len(p.states) + 1
	s.States = []Step{{Number: s.Number, From: p.now().Number, Words: words}}
	do(&s)
	p.states = append(p.states, s)
	p.at, p.gone, p.wait = len(p.states)-1, nil, nil
	p.tell("state", fmt.Sprintf(`{"number":%d}`, s.Number))
}

func (p *played) tell(name, data string) {
	if p.quiet {
		return
	}
	for tab := range p.tabs {
		tab <- [2]string{name, data}
	}
}

// do is tell and step for the test itself.
func (p *played) do(change func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change()
}

func (p *played) log() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.asked)
}

func (p *played) minutes(session string) int64 {
	i := slices.IndexFunc(p.event.Sessions, func(s Session) bool { return s.ID == session })
	return int64(p.event.Sessions[i].Minutes)
}

// in says who is in a room during an interval, but for a session.
func (p *played) in(room string, start, end int64, but string) string {
	for _, at := range p.now().Placements {
		if at.Session != but && at.Room == room && at.Start < end && start < at.End {
			return at.Session
		}
	}
	return ""
}

// cell is what becomes of a session in a place.
func (p *played) cell(session, room string, start int64) (Kind, string) {
	minutes := p.minutes(session)
	here := slices.ContainsFunc(p.now().Placements, func(at Placement) bool { return at.Session == session && at.Room == room && at.Start == start })
	taken := p.in(room, start, start+minutes, session)
	switch {
	case here:
		return Here, ""
	case room == "C":
		return Forbidden, "Closet is too small"
	case taken != "":
		return Others, "taken by " + taken
	case start >= playedDay+1440:
		return Costs, "another day than asked"
	}
	return Free, ""
}

func (p *played) lift(session string) *Lift {
	l := &Lift{Session: session, Number: p.now().Number, Minutes: int(p.minutes(session)), Cells: []Cell{}, Reasons: []Reason{}}
	for _, room := range p.event.Rooms {
		l.Rooms = append(l.Rooms, room.ID)
	}
	for _, w := range p.event.Windows {
		for start := w.Start; start+p.minutes(session) <= w.End; start += int64(p.event.Grain) {
			l.Starts = append(l.Starts, start)
			for _, room := range l.Rooms {
				kind, words := p.cell(session, room, start)
				c := Cell{Kind: kind, Reasons: []int{}}
				if words != "" {
					at := slices.IndexFunc(l.Reasons, func(r Reason) bool { return r.Words == words })
					if at < 0 {
						at = len(l.Reasons)
						l.Reasons = append(l.Reasons, Reason{Rule: "R02", Words: words, Sessions: []string{}})
					}
					c.Reasons = append(c.Reasons, at)
				}
				if kind == Costs {
					c.More = []int{0, 0, 2, 0, 0, 0, 0, 0, 0}
				}
				l.Cells = append(l.Cells, c)
			}
		}
	}
	return l
}

// put places a session, or takes it out with no room.
func (p *played) put(s *State, session, room string, start int64) {
	s.Placements = slices.DeleteFunc(s.Placements, func(at Placement) bool { return at.Session == session })
	s.Unplaced = slices.DeleteFunc(s.Unplaced, func(u Unplaced) bool { return u.Session == session })
	if room == "" {
		s.Unplaced = append(s.Unplaced, Unplaced{Session: session, Places: 1, Free: 1})
		return
	}
	s.Placements = append(s.Placements, Placement{Session: session, Room: room, Start: start, End: start + p.minutes(session)})
	slices.SortFunc(s.Placements, func(a, b Placement) int { return cmp.Compare(a.Session, b.Session) })
}

// drop answers POST drop: what is in the way goes to the second day.
func (p *played) drop(d *Drop) *Answer {
	if d.Room == "" {
		p.step(d.Session+" out", func(s *State) { p.put(s, d.Session, "", 0) })
		return &Answer{State: p.state(), Done: d.Session + " is taken out", Command: "programme what-if forum ..."}
	}
	kind, words := p.cell(d.Session, d.Room, d.Start)
	switch kind {
	case Forbidden:
		return &Answer{Refusal: &Refusal{
			Verdict: "impossible", Words: []string{d.Session + " cannot be in Closet"}, Command: "programme why-not forum ...",
			Cores:    []CoreWords{{"these cannot hold together", []Ground{{"R06", words, []string{}, "rooms.csv", 4}}}},
			Remedies: []Remedy{{"expect fewer people in " + d.Session, []string{"session " + d.Session + " expects 4"}}}, Notes: []string{},
		}}
	case Others:
		other := p.in(d.Room, d.Start, d.Start+p.minutes(d.Session), d.Session)
		moves := []Move{}
		for _, m := range []struct {
			session string
			start   int64
		}{{d.Session, d.Start}, {other, playedOpens + 1440}} {
			to := &Place{m.start, m.start + p.minutes(m.session), d.Room}
			var from *Place
			for _, at := range p.now().Placements {
				if at.Session == m.session {
					from = &Place{at.Start, at.End, at.Room}
				}
			}
			moves = append(moves, Move{Session: m.session, Kind: "moved", From: from, To: to})
		}
		p.wait = &Proposal{
			ID: fmt.Sprint("p", p.now().Number), Number: p.now().Number, Asked: []string{d.Session + " to " + d.Room}, Words: []string{"fewest changes, proved"}, Notes: []string{}, Proved: true,
			Moves: moves, Told: []Told{{"ana", "Ana Bell", []string{other}}}, People: 1,
			Before: Judged{0, []int{0, 0, 10, 0, 0, 0, 0, 0, 0}}, After: Judged{0, []int{0, 0, 12, 0, 0, 0, 0, 0, 0}}, Command: "programme what-if forum ...",
		}
		p.tell("state", fmt.Sprintf(`{"number":%d}`, p.now().Number))
		return &Answer{Proposal: p.wait}
	default:
		p.step(d.Session+" moved", func(s *State) {
			p.put(s, d.Session, d.Room, d.Start)
			if kind == Costs {
				s.Tiers[0].Cost += 2
			}
		})
		return &Answer{State: p.state(), Done: d.Session + " is moved"}
	}
}

// take answers a POST request.
func (p *played) take(name string, body []byte) (int, any) {
	var n struct {
		Numbered
		Drop
		Text, Proposal, Words, What string
		To                          int
	}
	if err := json.Unmarshal(body, &n); err != nil {
		return http.StatusBadRequest, Problem{Error: err.Error()}
	}
	if n.Numbered.Number != p.now().Number && name != "stop" {
		return http.StatusConflict, Problem{Error: "the board is elsewhere by now", Number: p.now().Number, Faults: []Fault{}, Notes: []string{}}
	}
	switch name {
	case "drop":
		return http.StatusOK, p.drop(&n.Drop)
	case "take":
		moves := p.wait.Moves
		p.step("taken", func(s *State) {
			for _, m := range moves {
				p.put(s, m.Session, m.To.Room, m.To.Start)
			}
		})
	case "refuse":
		p.wait = nil
		p.tell("state", fmt.Sprintf(`{"number":%d}`, p.now().Number))
	case "undo":
		p.gone = append(p.gone, p.at)
		p.at = p.now().States[0].From - 1
		p.tell("state", fmt.Sprintf(`{"number":%d}`, p.now().Number))
	case "redo":
		p.at, p.gone = p.gone[len(p.gone)-1], p.gone[:len(p.gone)-1]
		p.tell("state", fmt.Sprintf(`{"number":%d}`, p.now().Number))
	case "go":
		p.at, p.gone = n.To-1, nil
		p.tell("state", fmt.Sprintf(`{"number":%d}`, p.now().Number))
	case "name":
		p.now().States[0].Named = n.Words
	case "hold", "release":
		p.step(name+" "+n.Session, func(s *State) {
			for i := range s.Placements {
				if s.Placements[i].Session == n.Session {
					s.Placements[i].Pinned, s.Placements[i].Held = name == "hold", name == "hold"
				}
			}
		})
	case "change":
		p.step(n.Text, func(s *State) { s.Changes = append(slices.Clone(s.Changes), n.Text) })
	case "run":
		if n.What == "rooms" { // over before any tab can see that it is on
			p.last = &Outcome{Run: 1, What: n.What, Asked: "Only the rooms", Words: []string{"optimal"}}
			p.step("only the rooms", func(*State) {})
			return http.StatusOK, Answer{}
		}
		p.busy = &Busy{What: n.What, Words: "Solving the rest"}
		p.tell("state", fmt.Sprintf(`{"number":%d}`, p.now().Number))
		return http.StatusOK, Answer{Busy: p.busy}
	case "stop":
		p.busy = nil
		p.step("solved the rest", func(s *State) { p.put(s, "OF 6", "B", playedOpens+90) })
	default:
		return http.StatusNotFound, Problem{Error: "nobody plays " + name}
	}
	return http.StatusOK, Answer{State: p.state()}
}

// ServeHTTP answers the page, as far as it is played.
func (p *played) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Cache-Control", "no-store")
	name := r.URL.Path[1:]
	if name == "events" {
		p.events(w, r)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	body := []byte(r.URL.RawQuery)
	if r.Method == http.MethodPost {
		body = make([]byte, r.ContentLength)
		_, _ = io.ReadFull(r.Body, body)
		p.asked = append(p.asked, name+" "+string(body))
	}
	status, a := http.StatusOK, any(nil)
	switch known := p.plays[name]; {
	case known != nil:
		status, a = known(body)
	case r.Method == http.MethodPost:
		status, a = p.take(name, body)
	case name == "event":
		a = p.event
	case name == "state":
		a = p.state()
	case name == "lift":
		a = p.lift(r.URL.Query().Get("session"))
	default:
		asset(w, name)
		return
	}
	answerAs(w, status, a)
}

// events tells a tab what goes on until it goes away.
func (p *played) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	tab := make(chan [2]string, 1000)
	p.do(func() { p.tabs[tab] = struct{}{} })
	defer p.do(func() { delete(p.tabs, tab) })
	flush := http.NewResponseController(w)
	_ = flush.Flush()
	for {
		select {
		case <-r.Context().Done():
			return
		case e := <-tab:
			fmt.Fprintf(w, "event: %s\ndata: %s\n\n", e[0], e[1])
			_ = flush.Flush()
		}
	}
}
