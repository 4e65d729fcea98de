package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write scripts and licences anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"programme": recorded})
}

// TestScripts runs the scripts under testdata/script; the first word of a file's name
// is the command that it is about. Each begins in a folder with the event tiny, in which
// nothing would break a soft rule; FIXTURES is the folder of the fixtures, NEWCOMER that of
// workbooks as people have them, where it is there. At the end, every
// answer in JSON that a script had is held to its schema.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	newcomer, err := filepath.Abs("../../../shared/cases/newcomer")
	if err != nil {
		t.Fatal(err)
	}
	answers := t.TempDir()
	t.Cleanup(func() { checkAnswers(t, answers, flag.Lookup("test.run").Value.String() == "") })
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("FIXTURES", fixtures)
			env.Setenv("NEWCOMER", newcomer)
			env.Setenv(answersVariable, answers)
			return os.CopyFS(filepath.Join(env.WorkDir, "tiny"), os.DirFS("testdata/tiny"))
		},
		Condition: func(name string) (bool, error) {
			if name != "newcomer" {
				return false, fmt.Errorf("there is no condition %q", name)
			}
			_, err := os.Stat(newcomer)
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"onlyread": onlyRead,
			"mentions": mentions,
		},
	})
}

// onlyread holds the stderr of the last command to what is said before every verdict: what
// was read, and what rules lack.
func onlyRead(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: onlyread")
	}
	for line := range strings.Lines(ts.ReadFile("stderr")) {
		head, _, _ := strings.Cut(strings.TrimPrefix(line, "programme: "), ": ")
		if !slices.Contains([]string{"read", "not used", "nothing to work on", "only in part", "by default", "composition"}, head) {
			ts.Fatalf("more on stderr than what was read: %s", line)
		}
	}
}

// exits CODE COMMAND... runs a command that has to end with that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
