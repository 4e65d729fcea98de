//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/creack/pty"

	"programme/cmd/programme/internal/term"
)

// onTerminal runs the program in dir on a terminal of so many rows, 100 columns wide, whose
// pager marks each line by "|". It returns what stood on the terminal and the exit code.
func onTerminal(t *testing.T, dir string, rows uint16, args ...string) (seen string, code int) {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=1", "COLUMNS=", "PAGER=sed 's/^/|/'")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: rows, Cols: 100})
	if err != nil {
		t.Skip(err)
	}
	defer terminal.Close()
	text, _ := io.ReadAll(terminal) // ends in an error where the other side is closed
	_ = cmd.Wait()
	plain := strings.ReplaceAll(string(text), "\r\n", "\n")
	for _, drawn := range strings.SplitAfter(plain, "\n") { // of a line that was drawn over, the last
		if at := strings.LastIndex(drawn, "\r\x1b[K"); at >= 0 {
			drawn = drawn[at+len("\r\x1b[K"):]
		}
		seen += drawn
	}
	return seen, cmd.ProcessState.ExitCode()
}

// paged splits what stood on the terminal into what the pager showed and what did not go
// through it.
func paged(seen string) (pager, rest []string) {
	for line := range strings.Lines(seen) {
		if line = strings.TrimSuffix(line, "\n"); strings.HasPrefix(line, "|") {
			pager = append(pager, line[1:])
		} else {
			rest = append(rest, line)
		}
	}
	return pager, rest
}

func TestATallAnswerGoesThroughThePager(t *testing.T) {
	dir := tinyIn(t)
	seen, code := onTerminal(t, dir, 10, "solve", "tiny", "-o", "out", "--effort", "2000")
	pager, rest := paged(seen)
	if code != term.ExitAnswered || len(pager) < 10 || !strings.Contains(pager[0], "placed") {
		t.Fatalf("exit code %d:\n%s", code, seen)
	}
	// Last comes what comes first, after the note on what ended the run, if there is one.
	if len(rest) < 4 {
		t.Fatalf("beside the pager:\n%s", strings.Join(rest, "\n"))
	}
	end := rest[len(rest)-4:]
	want := []string{"", pager[0], "written: ", "next: programme export tiny out/programme.csv --to html -o programme.html"}
	for i := range want {
		if !strings.HasPrefix(end[i], want[i]) {
			t.Errorf("ends\n%s\nwant\n%s", strings.Join(end, "\n"), strings.Join(want, "\n"))
			break
		}
	}
	if !strings.HasSuffix(end[2], "programme.json in out") {
		t.Errorf("written: %s", end[2])
	}
	for _, calm := range [][]string{{"solve", "tiny", "--effort", "2000", "--no-pager"}, {"rules", "--no-pager"}} {
		if seen, _ := onTerminal(t, dir, 10, calm...); strings.Contains(seen, "\n|") || strings.Count(seen, "\n") < 11 {
			t.Errorf("with --no-pager:\n%s", seen)
		}
	}
	if seen, _ := onTerminal(t, dir, 1000, "solve", "tiny", "--effort", "2000"); strings.HasPrefix(seen, "|") {
		t.Errorf("on a terminal that is tall enough:\n%s", seen)
	}
	if seen, _ := onTerminal(t, dir, 10, "solve", "--help"); !strings.HasPrefix(seen, "|programme solve - ") {
		t.Errorf("help:\n%s", seen)
	}
}

// What goes to stderr stands below what went to stdout before, however it is looked at.
func TestANoteStandsBelowTheAnswer(t *testing.T) {
	dir := tinyIn(t)
	writeText(t, filepath.Join(dir, "p.csv"), "session,start,room,zone\nT1,2026-05-11T09:00,hall,Europe/Lisbon\n")
	args := []string{"swap", "tiny", "p.csv", "T1", "--apply", "1", "-o", "out"}
	const answer, note = "\n  1. ", "\nprogramme: wrote the programme after way 1"
	for _, rows := range []uint16{10, 1000} {
		seen, code := onTerminal(t, dir, rows, args...)
		pager, rest := paged(seen)
		list, said := strings.Index(strings.ReplaceAll(seen, "\n|", "\n"), answer), strings.Index(seen, note)
		if code != term.ExitAnswered || list < 0 || said < list || len(pager) > 0 != (rows == 10) || !strings.HasPrefix(rest[len(rest)-1], "written: ") {
			t.Errorf("%d rows, exit code %d:\n%s", rows, code, seen)
		}
	}
	cmd := exec.Command(program(t), args...)
	cmd.Dir = dir
	both, _ := cmd.CombinedOutput() // of one pipe
	text := string(both)
	if list, said := strings.Index(text, answer), strings.Index(text, note); list < 0 || said < list {
		t.Errorf("in a pipe:\n%s", text)
	}
	if strings.Contains(text, "written: ") || strings.Count(text, " to move ") != 1 {
		t.Errorf("what a terminal has once more is in a pipe:\n%s", text)
	}
}

func TestWhatIsImpossibleSaysSoFirstAndLast(t *testing.T) {
	fixture, err := filepath.Abs(filepath.Join("..", "..", "fixtures", "impossible-hold"))
	if err != nil {
		t.Fatal(err)
	}
	seen, code := onTerminal(t, t.TempDir(), 1000, "solve", fixture)
	lines := strings.Split(strings.TrimSuffix(seen, "\n"), "\n")
	last := len(lines) - 1
	first := slices.IndexFunc(lines, func(line string) bool { return !strings.HasPrefix(line, "programme: ") })
	if code != term.ExitImpossible || lines[first] != lines[last-1] || !strings.HasPrefix(lines[last], "next: programme explain ") {
		t.Errorf("exit code %d:\n%s", code, seen)
	}
	if strings.Contains(seen, "hint: programme explain") {
		t.Errorf("what is next is there twice:\n%s", seen)
	}
}

func TestAWorkbookIsNotWrittenToATerminal(t *testing.T) {
	dir := tinyIn(t)
	for _, format := range []string{"xlsx", "event-xlsx"} {
		args := []string{"export", "tiny", "--to", format}
		if format == "xlsx" {
			writeText(t, filepath.Join(dir, "p.csv"), "session,start,room,zone\nT1,2026-05-11T09:00,hall,Europe/Lisbon\n")
			args = []string{"export", "tiny", "p.csv", "--to", format}
		}
		seen, code := onTerminal(t, dir, 40, args...)
		if code != term.ExitInput || !strings.Contains(seen, "programme: --to "+format+" is not text") || strings.Contains(seen, "PK\x03\x04") {
			t.Errorf("%s: exit code %d: %.300q", format, code, seen)
		}
		if seen, code := onTerminal(t, dir, 40, append(args, "-o", "-")...); code != term.ExitAnswered || !strings.Contains(seen, "PK\x03\x04") {
			t.Errorf("%s -o -: exit code %d: %.300q", format, code, seen)
		}
	}
}

// However many faults there are, the first to be mended and their number are on the screen.
func TestFaultsFitTheScreen(t *testing.T) {
	dir := tinyIn(t)
	var sessions, cast strings.Builder
	for i := range 300 {
		fmt.Fprintf(&sessions, "S%d,Title,Kind%c,%d min long\n", i, 'a'+rune(i%20), i)
		fmt.Fprintf(&cast, "S%d,nobody%d,dancer\n", i, i)
	}
	writeText(t, filepath.Join(dir, "tiny", "sessions.csv"), "id,title,type,minutes\n"+sessions.String())
	writeText(t, filepath.Join(dir, "tiny", "cast.csv"), "session,person,role\n"+cast.String())
	const rows = 12
	seen, code := onTerminal(t, dir, rows, "solve", "tiny")
	taken := 0
	for line := range strings.Lines(seen) {
		taken += 1 + (len(line)-2)/100
	}
	if code != term.ExitInput || taken >= rows || !strings.HasPrefix(seen, "sessions.csv:2:") || !strings.Contains(seen, "faults of") {
		t.Errorf("exit code %d, %d rows taken:\n%s", code, taken, seen)
	}
}

// A pager that is not there, or that the reader leaves early, loses no answer and no code.
func TestAPagerThatFails(t *testing.T) {
	dir := tinyIn(t)
	for _, pager := range []string{"no-such-pager", "true", "cat", " "} {
		cmd := exec.Command(program(t), "check", "tiny", "--help")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "TERM=xterm", "PAGER="+pager)
		terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 10, Cols: 100})
		if err != nil {
			t.Skip(err)
		}
		text, _ := io.ReadAll(terminal)
		_ = cmd.Wait()
		terminal.Close()
		if code := cmd.ProcessState.ExitCode(); code != term.ExitAnswered || pager != "true" && !strings.Contains(string(text), "Exit codes:") {
			t.Errorf("PAGER=%q: exit code %d:\n%s", pager, code, text)
		}
	}
}
