package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"programme/cmd/programme/internal/term"
)

// program returns the program as a file of its own.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "programme")
	if err := os.Symlink(self, name); err != nil {
		t.Skip(err)
	}
	return name
}

// tinyIn returns a new folder in which the folder tiny is an event with two calendars of
// its people beside it.
func tinyIn(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "tiny"), os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	for i, who := range []string{"ada", "bruno"} {
		writeText(t, filepath.Join(dir, who+".ics"), fmt.Sprintf("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260401T000000Z\r\nDTSTART:2026051%dT080000Z\r\nDTEND:2026051%[2]dT090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", who, i+1))
	}
	return dir
}

func writeText(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func textOf(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// together runs the program with each of the arguments at once, in dir, and returns the
// exit codes and what it said on stderr.
func together(t *testing.T, program, dir string, runs ...[]string) (codes []int, said []string) {
	t.Helper()
	var commands []*exec.Cmd
	var out []*bytes.Buffer
	for _, args := range runs {
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOMAXPROCS=1")
		out = append(out, &bytes.Buffer{})
		cmd.Stderr = out[len(out)-1]
		commands = append(commands, cmd)
	}
	for _, cmd := range commands {
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i, cmd := range commands {
		_ = cmd.Wait()
		codes, said = append(codes, cmd.ProcessState.ExitCode()), append(said, out[i].String())
	}
	return codes, said
}

// Two imports into one folder at once: whoever says that it was done has done it, and
// nobody undoes what another has done.
func TestImportsAtOnceLoseNothing(t *testing.T) {
	p := program(t)
	for range 15 {
		dir := tinyIn(t)
		who := []string{"ada", "bruno"}
		var runs [][]string
		for _, id := range who {
			runs = append(runs, []string{"import", "--update", "--from", "ics", "--as", "availability", "--person", id, id + ".ics", "tiny"})
		}
		// A third one reads meanwhile, and never finds a half.
		runs = append(runs, []string{"check", "tiny", "programme.csv"})
		writeText(t, filepath.Join(dir, "programme.csv"), "session,start,room\nT1,2026-05-11T08:00Z,hall\n")
		codes, said := together(t, p, dir, runs...)
		got := textOf(t, filepath.Join(dir, "tiny", "availability.csv"))
		for i, id := range who {
			if done := strings.Contains(got, id+","); done != (codes[i] == term.ExitAnswered) || codes[i] != term.ExitAnswered && codes[i] != term.ExitInput {
				t.Errorf("%s: exit code %d, yet there is\n%s%s", id, codes[i], got, said[i])
			}
		}
		if codes[2] != term.ExitNo && !strings.Contains(said[2], "another run is writing") {
			t.Errorf("check: exit code %d: %s", codes[2], said[2])
		}
	}
}

// Two runs into one folder at once: what is there is of one run, and whole.
func TestRunsIntoOneFolderAtOnceStayWhole(t *testing.T) {
	p := program(t)
	for _, c := range []struct {
		name   string
		args   string
		differ []string // arguments of each run
		file   string
	}{
		{"solve", "solve tiny --effort 20000 -o out --seed", []string{"1", "2"}, "programme.json"},
		{"what-if", "what-if tiny --from programme.csv -o out --seed", []string{"1", "2"}, "programme.json"},
		{"swap", "swap tiny programme.csv T1 --apply 1 -o out --cycle", []string{"2", "3"}, "programme.csv"},
		{"check", "check tiny -o out", []string{"programme.csv", "other.csv"}, "violations.csv"},
		{"diff", "diff tiny -o out", []string{"programme.csv other.csv", "other.csv programme.csv"}, "changes.csv"},
		{"export", "export tiny -o out/ --to csv", []string{"programme.csv", "other.csv"}, "programme.csv"},
		{"init", "init out --sessions 20 --seed", []string{"1", "2"}, "sessions.csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 5 {
				dir := tinyIn(t)
				const head = "session,start,room\nT1,2026-05-11T08:00Z,hall\nT2,2026-05-11T09:00Z,hall\nT3,2026-05-11T10:00Z,quay\nT4,2026-05-12T08:00Z,quay\n"
				writeText(t, filepath.Join(dir, "programme.csv"), head+"T5,2026-05-12T09:00Z,quay\n")
				writeText(t, filepath.Join(dir, "other.csv"), head+"T5,2026-05-12T10:00Z,hall\n")
				var runs [][]string
				for _, d := range c.differ {
					runs = append(runs, append(strings.Fields(c.args), strings.Fields(d)...))
				}
				codes, said := together(t, p, dir, runs...)
				done := 0
				for i, code := range codes {
					switch {
					case code == term.ExitAnswered || code == term.ExitNo && !strings.Contains(said[i], "programme: "):
						done++
					case code != term.ExitInput || !strings.Contains(said[i], "another run") && !strings.Contains(said[i], "is not an empty folder"):
						t.Errorf("exit code %d: %s", code, said[i])
					}
				}
				// Two can be done only if the second began when the first had ended.
				if done == 0 {
					t.Errorf("none wrote: %s", said)
				}
				if _, err := os.Stat(filepath.Join(dir, "out", c.file)); err != nil {
					t.Error(err)
				}
				files, leftover := filesIn(t, filepath.Join(dir, "out"))
				if len(leftover) > 0 {
					t.Errorf("left behind: %v", leftover)
				}
				if text, ok := files["programme.json"]; ok {
					var answer struct{ Output term.OutputStamp }
					if err := json.Unmarshal([]byte(text), &answer); err != nil {
						t.Fatal(err)
					}
					for _, f := range answer.Output.Files {
						if term.Sum([]byte(files[f.Name])) != f.SHA256 {
							t.Errorf("%s is of another run", f.Name)
						}
					}
				}
			}
		})
	}
}

// Two publish at once: each that is done has a version, and the baseline is the last one's.
// What was made from another baseline is refused.
func TestPublishAtOnceLosesNothing(t *testing.T) {
	p := program(t)
	for range 5 {
		dir := tinyIn(t)
		const head = "session,start,room\nT1,2026-05-11T08:00Z,hall\nT2,2026-05-11T09:00Z,hall\nT3,2026-05-11T10:00Z,quay\nT4,2026-05-12T08:00Z,quay\n"
		writeText(t, filepath.Join(dir, "programme.csv"), head+"T5,2026-05-12T09:00Z,quay\n")
		writeText(t, filepath.Join(dir, "other.csv"), head+"T5,2026-05-12T10:00Z,hall\n")
		codes, said := together(t, p, dir, []string{"publish", "tiny", "programme.csv"}, []string{"publish", "tiny", "other.csv"}, []string{"publish", "tiny", "other.csv", "--force"})
		done := 0
		for i, code := range codes {
			switch {
			case code == term.ExitAnswered:
				done++
			case code != term.ExitInput || !strings.Contains(said[i], "holds what was promised"):
				t.Errorf("exit code %d: %s", code, said[i])
			}
		}
		kept, err := os.ReadDir(filepath.Join(dir, "tiny", "published"))
		if err != nil || len(kept) != done || done == 0 {
			t.Errorf("%d done, and kept are %v: %v", done, kept, err)
		}
		last := filepath.Join(dir, "tiny", "published", strconv.Itoa(done))
		if textOf(t, filepath.Join(dir, "tiny", "baseline.csv")) != textOf(t, filepath.Join(last, "programme.csv")) {
			t.Error("the baseline is not the last version")
		}
		for n := 1; n < done; n++ {
			at := func(n int, name string) string { return filepath.Join(dir, "tiny", "published", strconv.Itoa(n), name) }
			if textOf(t, at(n, "programme.csv")) != textOf(t, at(n+1, "before.csv")) {
				t.Errorf("version %d did not replace version %d", n+1, n)
			}
		}
	}
}

// filesIn returns the files of dir by name, without those of the program's own that
// nobody reads.
func filesIn(t *testing.T, dir string) (files map[string]string, leftover []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".programme-") {
			leftover = append(leftover, entry.Name())
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(content)
	}
	return files, leftover
}

// runIn runs the program in this process, in dir.
func runIn(t *testing.T, dir string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Chdir(dir)
	var out, err bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

// What another run holds is not touched, and the second one is told.
func TestWhoComesSecondIsTold(t *testing.T) {
	was := term.Patience
	term.Patience = 0
	defer func() { term.Patience = was }()
	dir := tinyIn(t)
	for name, text := range map[string]string{"scenarios.txt": "longer: session T1 90min\n", "kept.jsonl": "", "programme.csv": "session,start,room\nT1,2026-05-11T08:00Z,hall\n"} {
		writeText(t, filepath.Join(dir, name), text)
	}
	if err := os.Mkdir(filepath.Join(dir, "out"), 0o777); err != nil {
		t.Fatal(err)
	}
	alone := func(dir string) (*os.File, error) { return term.LockFolder(dir, true) }
	for _, c := range []struct {
		holds string
		take  func(string) (*os.File, error)
		args  string
		name  string
	}{
		{"kept.jsonl", term.OpenAlone, "what-if tiny --from programme.csv --scenarios scenarios.txt --results kept.jsonl", "kept.jsonl"},
		{"out/" + term.RunName, term.OpenAlone, "solve tiny -o out", "out"},
		{"out/" + term.RunName, term.OpenAlone, "what-if tiny --from programme.csv -o out", "out"},
		{"out", alone, "check tiny programme.csv -o out", "out"},
		{"out", alone, "solve tiny --effort 20000 -o out", "out"},
		{"tiny", alone, "import --update --from ics --as availability --person ada ada.ics tiny", "tiny"},
		{"tiny", alone, "check tiny programme.csv", "tiny"},
	} {
		held, err := c.take(filepath.Join(dir, c.holds))
		if err != nil {
			t.Fatal(err)
		}
		if held == nil {
			t.Skip("there are no locks here")
		}
		code, stdout, stderr := runIn(t, dir, strings.Fields(c.args)...)
		want := fmt.Sprintf("programme: another run is writing into %q\nhint: wait until it has ended, or name another one\n", c.name)
		if code != term.ExitInput || stdout != "" || !strings.HasSuffix(stderr, want) {
			t.Errorf("%s: exit code %d, %q, %q", c.args, code, stdout, stderr)
		}
		held.Close()
	}
	if !term.EmptyFolder(filepath.Join(dir, "out")) {
		t.Error("something was written")
	}
}

// What a killed run left is gone with the next one, and nothing else is.
func TestLeftoversOfAKilledRunAreRemoved(t *testing.T) {
	dir := tinyIn(t)
	for _, name := range []string{"out/.programme-123/new-0", "out/.programme-123/old-0", "out/.programme-7/mine.txt", "out/.programme-x/new-0", "out/.programme/secret", "out/" + term.RunName} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		writeText(t, filepath.Join(dir, name), "x")
	}
	if code, _, stderr := runIn(t, dir, "solve", "tiny", "--effort", "20000", "-o", "out", "-q"); code != term.ExitAnswered {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for name, there := range map[string]bool{"out/.programme-123": false, "out/.programme-7/mine.txt": true, "out/.programme-x/new-0": true, "out/.programme/secret": true, "out/" + term.RunName: false} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A folder that was made for a programme is gone again if there is none.
func TestNoFolderIsLeftWithoutAProgramme(t *testing.T) {
	dir := tinyIn(t)
	writeText(t, filepath.Join(dir, "tiny", "rules.csv"), "id,rule,params\na,R41,before=T3;after=T4\nb,R41,before=T4;after=T3\n")
	if code, _, stderr := runIn(t, dir, "solve", "tiny", "-o", "made/for/it"); code != term.ExitImpossible {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "made")); err == nil {
		t.Error("it is still there")
	}
}
