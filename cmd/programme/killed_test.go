//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"programme/cmd/programme/internal/term"
)

// ends is how long a run may take to end by itself, on however busy a machine.
const ends = 3 * time.Minute

// eventOf writes an event of so many sessions into a folder of the test, and a programme of
// it, which it returns too.
func eventOf(t *testing.T, sessions string) (dir, programme string) {
	t.Helper()
	dir = t.TempDir()
	cmd := exec.Command(program(t), "init", "--sessions", sessions, "--load", "0.9", "--seed", "1", "--planted", "event")
	cmd.Dir = dir
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return dir, "event/programme-planted.csv"
}

// vouched returns programme.json of a folder, after it has held the files that it lists to
// their sums; nil if there is none.
func vouched(t *testing.T, dir string) map[string]any {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, term.ProgrammeJSON))
	if os.IsNotExist(err) {
		return nil
	}
	var answer struct{ Output term.OutputStamp }
	var all map[string]any
	if json.Unmarshal(content, &answer) != nil || json.Unmarshal(content, &all) != nil || len(answer.Output.Files) == 0 {
		t.Fatalf("%v: %s", err, content)
	}
	for _, f := range answer.Output.Files {
		if sum := term.Sum([]byte(textOf(t, filepath.Join(dir, f.Name)))); sum != f.SHA256 {
			t.Errorf("%s is not the one that %s lists", f.Name, term.ProgrammeJSON)
		}
	}
	return all
}

// judge holds a programme to the judges, of the event after a change.
func judge(t *testing.T, dir, file string) {
	t.Helper()
	cmd := exec.Command(program(t), "check", "event", file)
	cmd.Dir = dir
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, said)
	}
}

// A run that is killed leaves the last of its better programmes, whole, from which another
// one goes on.
func TestAKilledRunLeavesAProgramme(t *testing.T) {
	dir, _ := eventOf(t, "60")
	killed(t, dir, "solve", "event", "--time", "10m", "-o", "out")
	out := filepath.Join(dir, "out")
	if answer := vouched(t, out); answer["so_far"] != true || answer["verdict"] != "feasible" {
		t.Errorf("verdict %v, so far %v", answer["verdict"], answer["so_far"])
	}
	judge(t, dir, "out/programme.csv")
	next := exec.Command(program(t), "solve", "event", "--time", "1s", "--continue", "out/programme.csv", "-o", "out")
	next.Dir = dir
	if said, err := next.CombinedOutput(); err != nil || strings.Contains(string(said), "hint") {
		t.Fatalf("%v: %s", err, said)
	}
	if answer := vouched(t, out); answer["so_far"] != nil {
		t.Error("what a whole run wrote is said to be of one that went on")
	}
}

// killed runs the program in a folder and kills it once it has written a programme into its folder out.
func killed(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	cmd.Dir = dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	gone := make(chan error, 1)
	go func() { gone <- cmd.Wait() }()
	late := time.After(ends)
	for written := false; !written; {
		select {
		case err := <-gone:
			t.Fatalf("it ended before it was killed: %v", err)
		case <-late:
			t.Fatal("nothing was written")
		case <-time.After(10 * time.Millisecond):
			_, err := os.Stat(filepath.Join(dir, "out", term.ProgrammeJSON))
			written = err == nil
		}
	}
	_ = cmd.Process.Kill()
	<-gone
}

// Where not everything can be placed, a run that is killed leaves the last programme of the rest, or
// that bends rules; without --partial it leaves nothing.
func TestAKilledRunLeavesAProgrammeOfTheRest(t *testing.T) {
	dir, _ := eventOf(t, "60")
	rules := filepath.Join(dir, "event", "rules.csv")
	orders := "x1,R41,,,,before=S10;after=S11,\nx2,R41,,,,before=S11;after=S12,\nx3,R41,,,,before=S12;after=S10,\n"
	if err := os.WriteFile(rules, []byte(textOf(t, rules)+orders), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, bend := range []bool{false, true} {
		out := filepath.Join(dir, "out")
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
		args := []string{"solve", "event", "--time", "10m", "-o", "out", "--partial"}
		if bend {
			args = append(args, "--bend", "R41")
		}
		killed(t, dir, args...)
		answer := vouched(t, out)
		if answer["so_far"] != true || answer["verdict"] != "impossible" || answer["partial"] != true {
			t.Errorf("verdict %v, so far %v, partial %v", answer["verdict"], answer["so_far"], answer["partial"])
		}
		cmd := exec.Command(program(t), "check", "event", "out/programme.csv", "--json")
		cmd.Dir = dir
		said, _ := cmd.Output()
		broken := hardIn(t, said)
		switch rest, is := answer["rest"].(map[string]any); {
		case is == bend:
			t.Errorf("rest %v, and rules were bent: %v", rest, bend)
		case bend && (len(broken) == 0 || slices.ContainsFunc(broken, func(rule string) bool { return rule != "R41" })):
			t.Errorf("it breaks %v", broken)
		case !bend:
			out := rest["left_out"].([]any)
			if len(out) == 0 || len(broken) != len(out) || slices.ContainsFunc(broken, func(rule string) bool { return rule != "R01" }) {
				t.Errorf("it breaks %v, and says that %v are left out", broken, out)
			}
		}
	}
}

// hardIn returns the rules of the hard violations in an answer of check.
func hardIn(t *testing.T, answer []byte) (rules []string) {
	t.Helper()
	var report struct {
		Violations []struct{ Rule, Level string }
	}
	if err := json.Unmarshal(answer, &report); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	for _, v := range report.Violations {
		if v.Level == "hard" {
			rules = append(rules, v.Rule)
		}
	}
	return rules
}

// listener is a run that listens to signals.
type listener struct {
	*exec.Cmd
	gone chan struct{} // closed once it has ended
}

// listening starts a run on an event whose people.csv is a pipe, and returns once it reads
// that: then it listens to signals.
func listening(t *testing.T, dir string, args []string, out, err io.Writer) *listener {
	t.Helper()
	r := &listener{exec.Command(program(t), args...), make(chan struct{})}
	r.Dir, r.Stdout, r.Stderr = dir, out, err
	if err := r.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = r.Wait()
		close(r.gone)
	}()
	pipe, e := os.OpenFile(filepath.Join(dir, "piped", "people.csv"), os.O_WRONLY, 0)
	if e != nil {
		t.Fatal(e)
	}
	if _, e := pipe.WriteString(textOf(t, filepath.Join(dir, "event", "people.csv"))); e != nil {
		t.Fatal(e)
	}
	if e := pipe.Close(); e != nil {
		t.Fatal(e)
	}
	return r
}

// piped makes another event of the folder whose people.csv is a pipe.
func piped(t *testing.T, dir string) {
	t.Helper()
	copied := filepath.Join(dir, "piped")
	if err := os.CopyFS(copied, os.DirFS(filepath.Join(dir, "event"))); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(copied, "people.csv")
	if err := os.Remove(pipe); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
}

// question is a run that is going to be interrupted.
type question struct {
	args  []string
	codes map[string]int // the exit code for each verdict
	files bool           // it writes a programme where it finds one
}

// Whenever a run is interrupted it ends by itself, with an answer, the exit code of that and
// whole files.
func TestInterruptedAtAnyMoment(t *testing.T) {
	dir, from := eventOf(t, "60")
	piped(t, dir)
	codes := map[string]int{"optimal": term.ExitAnswered, "feasible": term.ExitAnswered, "unknown": term.ExitUnknown}
	impossible := map[string]int{"impossible": term.ExitImpossible, "feasible": term.ExitAnswered, "unknown": term.ExitUnknown}
	questions := []question{
		{[]string{"what-if", "piped", "--from", from, "room R2 closed Tue 09:00-11:00", "--time", "10m"}, codes, true},
		{[]string{"explain", "piped", "--change", "R1 closed Tue", "--time", "10m"}, impossible, false},
		{[]string{"solve", "piped", "--time", "10m"}, codes, true},
		{[]string{"solve", "piped", "--time", "10m", "--continue", from}, codes, true},
	}
	const moments, most = 20, 3 * time.Second
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	answered := 0 // whenever it is, by a run that goes on from a programme
	for i := range moments {
		q := &questions[i%len(questions)]
		// Most of what a run does that has an end is done in its first second.
		after := time.Duration(rng.Float64() * rng.Float64() * float64(most))
		if interruptedAfter(t, dir, q, after) {
			answered++
		}
	}
	if answered == 0 {
		t.Error("no run had more to say than that it was interrupted")
	}
}

// interruptedAfter interrupts a run after so long, and reports whether it had an answer.
func interruptedAfter(t *testing.T, dir string, q *question, after time.Duration) bool {
	t.Helper()
	args := append([]string{}, q.args...)
	args = append(args, "--json")
	out := filepath.Join(dir, "out")
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	if q.files {
		args = append(args, "-o", "out")
	}
	var said, answer bytes.Buffer
	cmd := listening(t, dir, args, &answer, &said)
	select {
	case <-time.After(after):
		_ = cmd.Process.Signal(os.Interrupt)
	case <-cmd.gone:
	}
	select {
	case <-cmd.gone:
	case <-time.After(ends):
		_ = cmd.Process.Kill()
		t.Fatalf("interrupted after %v, %q goes on", after, args)
	}
	var a struct {
		Verdict string
		Answer  struct{ Verdict string }
	}
	if err := json.Unmarshal(answer.Bytes(), &a); err != nil {
		t.Fatalf("interrupted after %v, %q: %v: %s%s", after, args, err, &answer, &said)
	}
	verdict := a.Verdict + a.Answer.Verdict // one of them
	code, known := q.codes[verdict]
	if !known || code != cmd.ProcessState.ExitCode() {
		t.Errorf("interrupted after %v, %q: verdict %q, exit code %d", after, args, verdict, cmd.ProcessState.ExitCode())
	}
	if !q.files {
		return verdict != "unknown"
	}
	written := vouched(t, out)
	if found := verdict != "unknown"; found != (written != nil) || written["so_far"] != nil {
		t.Errorf("interrupted after %v, %q: verdict %q, and programme.json has %v", after, args, verdict, written["so_far"])
	} else if found && q.args[0] == "solve" {
		judge(t, dir, "out/programme.csv")
	}
	entries, _ := os.ReadDir(out)
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".programme") {
			t.Errorf("interrupted after %v, %q: %s is left", after, args, entry.Name())
		}
	}
	return verdict != "unknown"
}
