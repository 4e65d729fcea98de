package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"programme/cmd/programme/internal/board"
)

// boardClient is a board that runs, and a page of it.
type boardClient struct {
	t       *testing.T
	cmd     *exec.Cmd
	said    *bytes.Buffer
	address string // ends in a slash
}

// openBoard runs a board in a folder, until the test ends.
func openBoard(t *testing.T, dir string, args ...string) *boardClient {
	t.Helper()
	c := &boardClient{t: t, cmd: exec.Command(program(t), append([]string{"board", "--no-open", "--time", "30s"}, args...)...), said: &bytes.Buffer{}}
	c.cmd.Dir, c.cmd.Stderr = dir, c.said
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		_ = c.cmd.Wait()
		t.Fatalf("no address: %v: %s", err, c.said)
	}
	c.address = strings.TrimSpace(line)
	return c
}

// kill ends the board without any word.
func (c *boardClient) kill() {
	if c.cmd.ProcessState == nil {
		_ = c.cmd.Process.Kill()
		_ = c.cmd.Wait()
	}
}

// request sends a request and returns the status and the body.
func (c *boardClient) request(r *http.Request) (int, []byte) {
	c.t.Helper()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer.StatusCode, body
}

// get asks for something that has to be had.
func (c *boardClient) get(what string, to any) {
	c.t.Helper()
	r, err := http.NewRequest(http.MethodGet, c.address+what, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	status, body := c.request(r)
	if status != http.StatusOK {
		c.t.Fatalf("%s: %d: %s", what, status, body)
	}
	if err := json.Unmarshal(body, to); err != nil {
		c.t.Fatalf("%s: %v: %s", what, err, body)
	}
}

func (c *boardClient) state() *board.State {
	c.t.Helper()
	var s board.State
	c.get("state", &s)
	return &s
}

func (c *boardClient) lift(session string) *board.Lift {
	c.t.Helper()
	var l board.Lift
	c.get("lift?session="+url.QueryEscape(session), &l)
	return &l
}

// try does a step, and returns what is wrong with it if it is refused.
func (c *boardClient) try(step string, body any) (*board.Answer, *board.Problem, int) {
	c.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		c.t.Fatal(err)
	}
	r, err := http.NewRequest(http.MethodPost, c.address+step, bytes.NewReader(text))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	status, answer := c.request(r)
	var a board.Answer
	var p board.Problem
	to := any(&a)
	if status != http.StatusOK {
		to = &p
	}
	if err := json.Unmarshal(answer, to); err != nil {
		c.t.Fatalf("%s: %d: %v: %s", step, status, err, answer)
	}
	return &a, &p, status
}

// post does a step that has to be done.
func (c *boardClient) post(step string, body any) *board.Answer {
	c.t.Helper()
	a, p, status := c.try(step, body)
	if status != http.StatusOK {
		c.t.Fatalf("%s %v: %d: %s", step, body, status, p.Error)
	}
	return a
}

// listen returns what waits for an event of that name of which the data satisfies ok.
func (c *boardClient) listen() (wait func(name string, ok func(data string) bool)) {
	c.t.Helper()
	answer, err := http.Get(c.address + "events")
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { answer.Body.Close() })
	lines := bufio.NewScanner(answer.Body)
	return func(name string, ok func(string) bool) {
		c.t.Helper()
		heard := ""
		for lines.Scan() {
			if event, found := strings.CutPrefix(lines.Text(), "event: "); found {
				heard = event
			}
			if data, found := strings.CutPrefix(lines.Text(), "data: "); found && heard == name && ok(data) {
				return
			}
		}
		c.t.Fatalf("no event %s: %v: %s", name, lines.Err(), c.said)
	}
}

// cellOf returns the first place of a kind, and whether there is one.
func cellOf(l *board.Lift, kind board.Kind) (start int64, room string, found bool) {
	for i := range l.Cells {
		if l.Cells[i].Kind == kind {
			return l.Starts[i/len(l.Rooms)], l.Rooms[i%len(l.Rooms)], true
		}
	}
	return 0, "", false
}

// place finds a session of the programme that has a place of that kind to go to.
func (c *boardClient) place(s *board.State, kind board.Kind) board.Drop {
	c.t.Helper()
	for _, p := range s.Placements {
		if start, room, found := cellOf(c.lift(p.Session), kind); found {
			return board.Drop{Numbered: at(s), Session: p.Session, Start: start, Room: room}
		}
	}
	c.t.Fatalf("no session has a place that is %q", kind)
	return board.Drop{}
}

// at says that a step is about that state.
func at(s *board.State) board.Numbered { return board.Numbered{Number: s.Number} }

// runProgramme runs a command in a folder and returns its stdout.
func runProgramme(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v: %s%s", args, err, out, said.Bytes())
	}
	return string(out)
}

// where returns where a state has a session: "room@start", "" for nowhere.
func where(s *board.State, session string) string {
	for _, p := range s.Placements {
		if p.Session == session {
			return fmt.Sprintf("%s@%d", p.Room, p.Start)
		}
	}
	return ""
}

func journalOf(dir string) string { return filepath.Join(dir, "event", ".programme", "board.jsonl") }
