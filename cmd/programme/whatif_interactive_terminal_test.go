//go:build unix

package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"programme/cmd/programme/internal/term"
)

// typist is the program on a terminal at which a test types.
type typist struct {
	*testing.T
	*exec.Cmd
	terminal *os.File
	seen     string // so far, and not looked at yet
}

// typing runs a command of the shell in dir on a terminal, in which $0 is the program.
func typing(t *testing.T, dir, command string) *typist {
	t.Helper()
	cmd := exec.Command("sh", "-c", command, program(t))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=1", "COLUMNS=")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 50, Cols: 200})
	if err != nil {
		t.Skip(err)
	}
	hung := time.AfterFunc(5*time.Minute, func() { _ = cmd.Process.Kill() }) // so that what never comes is a failure
	t.Cleanup(func() {
		hung.Stop()
		if cmd.ProcessState == nil {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
		terminal.Close()
	})
	return &typist{T: t, Cmd: cmd, terminal: terminal}
}

// until waits until a text stands on the terminal after what was waited for before, and
// returns what stood there up to its end.
func (k *typist) until(text string) string {
	k.Helper()
	some := make([]byte, 4096)
	for {
		if at := strings.Index(k.seen, text); at >= 0 {
			end := at + len(text)
			before := k.seen[:end]
			k.seen = k.seen[end:]
			return before
		}
		n, err := k.terminal.Read(some)
		k.seen += string(some[:n])
		if err != nil && n == 0 {
			k.Fatalf("%q never came: %s", text, k.seen)
		}
	}
}

// types types keys, of which \x03 is Ctrl-C, \x04 Ctrl-D and \x1b[A the arrow up.
func (k *typist) types(keys string) {
	k.Helper()
	if _, err := k.terminal.WriteString(keys); err != nil {
		k.Fatal(err)
	}
}

// end waits until the command has ended, and returns all that was not looked at.
func (k *typist) end() string {
	some := make([]byte, 4096)
	for {
		n, err := k.terminal.Read(some)
		k.seen += string(some[:n])
		if err != nil && n == 0 {
			break
		}
	}
	_ = k.Wait()
	return k.seen
}

// talkable is the event tiny with a baseline.
func talkable(t *testing.T) (dir string) {
	t.Helper()
	dir = tinyIn(t)
	writeText(t, filepath.Join(dir, "tiny", "baseline.csv"), "session,start,room,zone\n"+
		"T1,2026-05-11T09:00,hall,Europe/Lisbon\nT2,2026-05-11T10:15,hall,Europe/Lisbon\nT3,2026-05-11T09:00,quay,Europe/Lisbon\n"+
		"T4,2026-05-12T10:15,quay,Europe/Lisbon\nT5,2026-05-11T10:15,quay,Europe/Lisbon\n")
	return dir
}

const answered = "proved that no programme changes less"

func TestAConversationOnATerminal(t *testing.T) {
	dir := talkable(t)
	k := typing(t, dir, `"$0" what-if tiny --interactive; echo "left with $?"; stty -a`)
	k.until(prompt)
	k.types("person \t")
	if list := k.until("person "); !strings.Contains(list+k.until("Bruno Salgado"), "Ada Marques") {
		t.Errorf("offered %q", list)
	}
	k.types("\x03") // drops what was begun
	k.until(toLeave)
	k.until(prompt)
	k.types("room qu\tclo\tMon 10:00-11:00\r")
	k.until("room quay closed Mon 10:00-11:00")
	k.until(answered)
	k.until(prompt)
	k.types("person Ana away\r")
	if fault := k.until(`did you mean "ada"`); !strings.Contains(fault, strings.Repeat(" ", len(prompt+"person "))+"^\r\n"+`person "Ana" is not in the event`) {
		t.Errorf("said %q", fault)
	}
	k.until(prompt)
	k.types("\x1b[A\x1b[A") // an earlier line
	k.until("room quay closed Mon 10:00-11:00")
	k.types("\x15list\r") // in its place another
	k.until("1  room quay closed 2026-05-11 10:00-11:00\r\n")
	k.until(prompt)
	k.types("undo\rredo\r")
	k.until("without room quay closed 2026-05-11 10:00-11:00")
	k.until("again room quay closed 2026-05-11 10:00-11:00")
	k.until(prompt)
	k.types("\x04")
	if end := k.end(); !strings.Contains(end, "left with 0") || !strings.Contains(end, "left neither saved nor written: 1 change") || strings.Contains(end, "-echo ") || strings.Contains(end, "-isig ") {
		t.Errorf("ends %s", end)
	}
}

// Whoever loses the terminal loses nothing that was typed.
func TestAKilledConversationIsRestored(t *testing.T) {
	dir := talkable(t)
	k := typing(t, dir, `exec "$0" what-if tiny --interactive`)
	k.until(prompt)
	k.types("room quay closed Mon 10:00-11:00\rsession T1 75min\r")
	k.until(answered)
	k.until(answered)
	if err := k.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	k.end()
	text := textOf(t, filepath.Join(dir, "tiny", ".programme", "what-if.changes"))
	if want := "room quay closed 2026-05-11 10:00-11:00\nsession T1 75min\n"; !strings.HasSuffix(text, want) {
		t.Fatalf("the journal is %q", text)
	}
	k = typing(t, dir, `exec "$0" what-if tiny --interactive`)
	k.until("an earlier conversation left 2 changes neither saved nor written")
	k.until(prompt)
	k.types("restore\r")
	k.until(answered)
	k.until(prompt)

	// another conversation meanwhile leaves that alone
	other := typing(t, dir, `exec "$0" what-if tiny --interactive`)
	other.until("another conversation about this event has tiny/.programme/what-if.changes")
	other.until(prompt)
	other.types("session T5 75min\rquit\r")
	other.end()

	k.types("save monday.txt\rquit\r")
	k.end()
	if code := k.ProcessState.ExitCode(); code != term.ExitAnswered {
		t.Errorf("exit code %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, "tiny", ".programme")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the journal of what was saved is still there: %v", err)
	}
	if text := textOf(t, filepath.Join(dir, "monday.txt")); text != "room quay closed 2026-05-11 10:00-11:00\nsession T1 75min\n" {
		t.Errorf("saved %q", text)
	}
}

// An interrupt ends the question, with the best so far, and not the conversation; a signal
// to end ends that.
func TestAnInterruptEndsTheQuestion(t *testing.T) {
	dir := t.TempDir()
	init := exec.Command(program(t), "init", "big", "--sessions", "100", "--load", "0.9", "--planted")
	init.Dir = dir
	if out, err := init.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	k := typing(t, dir, `exec "$0" what-if big --from big/programme-planted.csv --interactive --time 10m`)
	k.until(prompt)
	k.types("room R3 closed Wed\r")
	k.until(" of 10m0s")
	k.types("\x03")
	k.until(prompt)
	k.types("show\r") // again: of what stood there, a terminal throws some away with an interrupt
	if answer := k.until("stopped by an interrupt"); !strings.Contains(answer, "not proved") {
		t.Errorf("after an interrupt: %s", answer)
	}
	k.until(prompt)
	k.types("list\r")
	k.until("1  room R3 closed ")
	k.until(prompt)
	if err := k.Process.Signal(os.Interrupt); err != nil { // of somebody else: the prompt comes again
		t.Fatal(err)
	}
	k.until(toLeave)
	k.until(prompt)
	if err := k.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	k.end()
	if code := k.ProcessState.ExitCode(); code != term.ExitAnswered {
		t.Errorf("exit code %d", code)
	}
}
