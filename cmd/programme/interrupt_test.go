//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	answer "programme/cmd/programme/internal/present/solve"
	"programme/cmd/programme/internal/term"
)

// running is the program at work in a process of its own, on an event whose people.csv
// is a pipe: once somebody reads it, the program listens to signals.
type running struct {
	*exec.Cmd
	out     bytes.Buffer
	err     io.Reader
	people  *os.File // the pipe, open for writing
	content []byte   // what has to be written to it
}

// start runs solve with those flags on the event tiny.
func start(t *testing.T, flags ...string) *running {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "programme")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	r := &running{}
	pipe := filepath.Join(dir, "people.csv")
	if r.content, err = os.ReadFile(pipe); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(pipe); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	r.Cmd = exec.Command(program, append([]string{"solve", dir}, flags...)...)
	r.Stdout = &r.out
	if r.err, err = r.StderrPipe(); err != nil {
		t.Fatal(err)
	}
	if err := r.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if r.ProcessState == nil {
			_ = r.Process.Kill()
			_ = r.Wait()
		}
	})
	if r.people, err = os.OpenFile(pipe, os.O_WRONLY, 0); err != nil {
		t.Fatal(err)
	}
	return r
}

// An interrupt ends the search with the best so far, which is a whole answer: here it
// comes before the search has begun.
func TestAnInterruptEndsTheSearchWithAnAnswer(t *testing.T) {
	r := start(t, "--time", "10m", "--json")
	if err := r.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	said, err := bufio.NewReader(r.err).ReadString('\n')
	if want := "programme: stopping with the best so far; interrupt again to leave at once\n"; said != want {
		t.Fatalf("said %q, %v", said, err)
	}
	if _, err := r.people.Write(r.content); err != nil {
		t.Fatal(err)
	}
	if err := r.people.Close(); err != nil {
		t.Fatal(err)
	}
	_ = r.Wait()
	var answer answer.Answer
	if err := json.Unmarshal(r.out.Bytes(), &answer); err != nil {
		t.Fatalf("%v: %s", err, &r.out)
	}
	want := map[string]int{"optimal": term.ExitAnswered, "feasible": term.ExitAnswered, "unknown": term.ExitUnknown}
	code, known := want[string(answer.Verdict)]
	if !known || code != r.ProcessState.ExitCode() {
		t.Errorf("verdict %q, exit code %d", answer.Verdict, r.ProcessState.ExitCode())
	}
	if answer.Stopped != "interrupt" && answer.Verdict != "optimal" {
		t.Errorf("stopped by %q", answer.Stopped)
	}
}

// A second interrupt leaves, whatever the program waits for: here for its input.
func TestASecondInterruptLeavesAtOnce(t *testing.T) {
	r := start(t)
	gone := make(chan struct{})
	go func() {
		_ = r.Wait()
		close(gone)
	}()
	for left := false; !left; {
		select {
		case <-gone:
			left = true
		default: // two signals that come too close together are one
			_ = r.Process.Signal(os.Interrupt)
			runtime.Gosched()
		}
	}
	if code := r.ProcessState.ExitCode(); code != term.ExitUnknown {
		t.Errorf("exit code %d", code)
	}
	if r.out.Len() > 0 {
		t.Errorf("answered: %s", &r.out)
	}
}

// What an editor saves while an import reads its sources is not written over.
func TestImportSeesWhatAnEditorSaved(t *testing.T) {
	p, dir := program(t), tinyIn(t)
	table := filepath.Join(dir, "tiny", "availability.csv")
	writeText(t, table, "who,start,end\n")
	calendar := textOf(t, filepath.Join(dir, "ada.ics"))
	pipe := filepath.Join(dir, "pipe.ics")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(p, "import", "--update", "--from", "ics", "--as", "availability", "--person", "ada", pipe, "tiny")
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	source, err := os.OpenFile(pipe, os.O_WRONLY, 0) // the event has been read once somebody reads this
	if err != nil {
		t.Fatal(err)
	}
	const saved = "who,start,end\nbruno,2026-05-11T08:00Z,2026-05-11T09:00Z\n"
	writeText(t, table, saved)
	if _, err := source.WriteString(calendar); err != nil {
		t.Fatal(err)
	}
	if err := source.Close(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != term.ExitInput || !strings.Contains(said.String(), `"tiny/availability.csv" was changed meanwhile`) {
		t.Errorf("exit code %d: %s", code, &said)
	}
	if got := textOf(t, table); got != saved {
		t.Errorf("there is %q", got)
	}
}
