package main

import (
	"bytes"
	"errors"
	"io/fs"
	"testing"

	"programme/cmd/programme/internal/term"
)

// full is a stdout on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: errors.New("no space left on device")}
}

func TestAnAnswerThatCannotBeWrittenIsNoAnswer(t *testing.T) {
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"rules"}, nil, full{}, &stderr); code != term.ExitInput {
		t.Errorf("exit code %d", code)
	}
	if want := "programme: stdout: no space left on device\n"; stderr.String() != want {
		t.Errorf("stderr %q, want %q", stderr.String(), want)
	}
}
