package board

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"programme/fixtures/browser"
)

// built builds the program, whose board is on trial as people start it.
func built(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "programme")
	if out, err := exec.Command("go", "build", "-o", program, "programme/cmd/programme").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// started is a board that the program serves, until it is killed.
type started struct {
	address string
	command *exec.Cmd
}

func start(t *testing.T, program, dir string) *started {
	t.Helper()
	c := exec.Command(program, "board", "tiny", "--no-open", "--time", "5m")
	c.Dir = dir
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	s := &started{command: c}
	t.Cleanup(s.kill)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s.address = strings.TrimSpace(line)
	return s
}

// kill ends the board as kill -9 does.
func (s *started) kill() {
	_ = s.command.Process.Kill()
	_ = s.command.Wait()
}

// state is what the board answers to GET state.
func (s *started) state(t *testing.T) *State {
	t.Helper()
	r, err := http.Get(s.address + "state")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	x := &State{}
	if err := json.NewDecoder(r.Body).Decode(x); err != nil {
		t.Fatal(err)
	}
	return x
}

// The board itself, from an event without a programme to a published one, with a kill between.
func TestTheBoardItself(t *testing.T) {
	in, program, dir := browser.Start(t), built(t), t.TempDir()
	tiny := filepath.Join(dir, "tiny")
	if err := os.CopyFS(tiny, os.DirFS("../../testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	b := start(t, program, dir)
	p := open(t, in, b.address, []string{"ERR_", "Failed to load"})

	// Solve the rest, which is all.
	p.until(`document.querySelectorAll("#tray_list li").length === 5`)
	p.Click("#the_solving summary")
	p.Click(`[data-run="rest"]`)
	p.unplaced()
	p.until(`document.getElementById("the_run").hidden`)
	p.says("optimal")

	// Lift: every kind of cell that is there has its words, and what is free is done.
	p.Do(chromedp.Focus(chromedp.CSS("#the_blocks button[tabindex='0']")))
	session := value[string](p, focused+"[0]")
	p.Keys(kb.Enter)
	p.says("where it is")
	p.Press("n")
	p.until(`/: (free|costs)/.test(document.getElementById("the_sentence").textContent)`)
	solved := b.state(t)
	p.Keys(kb.Enter)
	p.leaves(solved.Number)
	moved := b.state(t)
	p.Press("u")
	p.leaves(moved.Number)
	p.Press("r")
	p.leaves(solved.Number)
	if diff := cmp.Diff(moved.Placements, b.state(t).Placements); diff != "" {
		t.Errorf("undo and redo of a move (-before +after):\n%s", diff)
	}

	// A change that makes others move is shown before it is taken.
	p.Press("e")
	p.Do(chromedp.SendKeys(chromedp.CSS("#the_change"), "room hall closed 2026-05-11 09:00-12:00"))
	p.Keys(kb.Enter)
	p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
	p.Do(chromedp.Reload())
	p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
	p.Click(`[data-act="take"]`)
	p.until(`document.getElementById("asked_list").innerText.includes("closed")`)

	// Killed, it goes on where it was.
	before := b.state(t)
	b.kill()
	p.until(`document.getElementById("the_notice").innerText.startsWith("The board does not answer")`)
	b = start(t, program, dir)
	after := b.state(t)
	for _, s := range []*State{before, after} {
		s.Last, s.Command, s.Began = nil, "", "" // of what was done since it was started
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("after a kill (-before +after):\n%s", diff)
	}
	p = open(t, in, b.address, []string{"ERR_", "Failed to load"})
	p.Shows("the session is there", texts("#the_blocks "+card(session)+" .id, #tray_list "+card(session)+" .id"), session)

	// A fault in the tables is told, and that it is gone.
	rooms := filepath.Join(tiny, "rooms.csv")
	content, err := os.ReadFile(rooms)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(rooms, append(content, "hall,Again\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	p.until(`!document.getElementById("the_notice").hidden && document.getElementById("the_notice").innerText.includes("rooms.csv:4")`)
	if err := os.WriteFile(rooms, content, 0o666); err != nil {
		t.Fatal(err)
	}
	p.until(`document.getElementById("the_notice").hidden`)

	// Write, refuse to write over what was edited, publish.
	write := func() {
		p.Click("#the_files summary")
		p.Click(`[data-ask="write"]`)
		p.Eval(`document.querySelector("#dialog_body input").value = "out"`)
		p.Click("#dialog_buttons .main")
	}
	write()
	p.until(`!document.getElementById("the_dialog").open`)
	if f, err := os.OpenFile(filepath.Join(dir, "out", "programme.csv"), os.O_APPEND|os.O_WRONLY, 0); err != nil {
		t.Error(err)
	} else { // somebody edits it
		fmt.Fprintln(f)
		f.Close()
	}
	write()
	p.until(`document.querySelector("#dialog_body .said-alarm")?.textContent.includes("out")`)
	p.Click("#dialog_buttons button")
	p.Click("#the_files summary")
	p.Click(`[data-ask="publish"]`)
	p.Click("#dialog_buttons .main")
	p.until(`!document.getElementById("the_dialog").open`)
	if _, err := os.Stat(filepath.Join(tiny, "baseline.csv")); err != nil {
		t.Error(err)
	}
}
