package term

import (
	"errors"
	"fmt"
	"testing"

	"programme/model"
)

func TestReport(t *testing.T) {
	fault := model.Fault{Pos: model.Position{File: "sessions.csv", Line: 14, Column: 9}, Message: "room \"Aluminium\" is not in rooms.csv", Remedy: "did you mean \"Aula\"?"}
	for _, c := range []struct {
		name string
		err  error
		code int
		want string
	}{
		{"nothing", nil, ExitAnswered, ""},
		{"an answer that is no", Outcome(ExitNo), ExitNo, ""},
		{"faults are bare", model.Faults{fault}, ExitInput, "sessions.csv:14:9: room \"Aluminium\" is not in rooms.csv; did you mean \"Aula\"?\n"},
		{"wrapped faults too", fmt.Errorf("reading: %w", model.Faults{fault}), ExitInput, fault.Error() + "\n"},
		{"an error", errors.New("one\ntwo"), ExitInput, "programme: one\nprogramme: two\n"},
		{"an error with advice", Advise(errors.New("no"), "say 100% yes"), ExitInput, "programme: no\nhint: say 100% yes\n"},
		{"our own fault", OurFault(errors.New("oops")), ExitOwnFault, "programme: oops\n"},
		{"control characters are shown", errors.New("a\x1b[2Jb"), ExitInput, "programme: a�[2Jb\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			con, out := sheet(t, 100)
			if code := con.Report(c.err); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if out.String() != c.want {
				t.Errorf("printed %q, want %q", out, c.want)
			}
		})
	}
}

func TestColourOf(t *testing.T) {
	for _, c := range []struct {
		when          string
		terminal      bool
		noColor, term string
		want          Palette
	}{
		{"auto", true, "", "xterm", true},
		{"auto", false, "", "xterm", false},
		{"auto", true, "1", "xterm", false},
		{"auto", true, "", "dumb", false},
		{"always", false, "1", "dumb", true},
		{"never", true, "", "xterm", false},
	} {
		t.Setenv("NO_COLOR", c.noColor)
		t.Setenv("TERM", c.term)
		if got, err := ColourOf(c.when, c.terminal); err != nil || got != c.want {
			t.Errorf("%+v: got %v, %v", c, got, err)
		}
	}
}
