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
	"syscall"
	"testing"
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
	var answer solved
	if err := json.Unmarshal(r.out.Bytes(), &answer); err != nil {
		t.Fatalf("%v: %s", err, &r.out)
	}
	want := map[string]int{"optimal": exitAnswered, "feasible": exitAnswered, "unknown": exitUnknown}
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
	if code := r.ProcessState.ExitCode(); code != exitUnknown {
		t.Errorf("exit code %d", code)
	}
	if r.out.Len() > 0 {
		t.Errorf("answered: %s", &r.out)
	}
}
