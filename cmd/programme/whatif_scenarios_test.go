package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"programme/cmd/programme/internal/term"
)

// sharedText is a buffer that several goroutines write: what tells of an interrupt is one of its own.
type sharedText struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (w *sharedText) Write(text []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.Write(text)
}

func (w *sharedText) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

// A run that is interrupted keeps what it has, says what is missing, and goes on later.
func TestAnInterruptKeepsTheAnswersToScenarios(t *testing.T) {
	dir := t.TempDir()
	from, results := filepath.Join(dir, "from.csv"), filepath.Join(dir, "results.jsonl")
	if err := os.WriteFile(from, []byte("session,start,room,zone\nT1,2026-05-11T09:00,hall,Europe/Lisbon\nT2,2026-05-11T10:15,hall,Europe/Lisbon\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	interrupted, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct{ name, said string }{{"what-if", "interrupted: 2 of 3 scenarios answered"}, {"fragility", "2 of 3 scenarios not answered"}} {
		_ = os.Remove(results)
		ask := func(ctx context.Context) (int, string) {
			args := []string{c.name, "testdata/tiny", "--from", from, "--effort", "100000"}
			if c.name == "fragility" {
				args = []string{c.name, "testdata/tiny", from}
			}
			args = append(args, "--every", "session 90min", "--every", "person cancels", "--results", results)
			var out bytes.Buffer
			var said sharedText
			return run(ctx, args, strings.NewReader(""), &out, &said), said.String()
		}
		if code, said := ask(t.Context()); code != term.ExitAnswered {
			t.Fatalf("%s: exit code %d: %s", c.name, code, said)
		}
		whole, err := os.ReadFile(results)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(whole), "\n")
		kept := strings.Join(lines[:3], "")
		if err := os.WriteFile(results, []byte(kept), 0o666); err != nil {
			t.Fatal(err)
		}
		code, said := ask(interrupted)
		if code != term.ExitUnknown || !strings.Contains(said, c.said) || !strings.Contains(said, "hint: the same command goes on") {
			t.Errorf("%s: exit code %d, said %s", c.name, code, said)
		}
		if now, _ := os.ReadFile(results); string(now) != kept {
			t.Errorf("%s: kept\n%s\nwant\n%s", c.name, now, kept)
		}
		if code, said := ask(t.Context()); code != term.ExitAnswered {
			t.Errorf("%s: exit code %d: %s", c.name, code, said)
		}
		if now, _ := os.ReadFile(results); !bytes.Equal(now, whole) {
			t.Errorf("%s: in the end it has\n%s\nwant\n%s", c.name, now, whole)
		}
	}
}

func TestThePaceIsOfWhatIsAsked(t *testing.T) {
	began := time.Unix(0, 0)
	for _, c := range []struct {
		p     pace
		after time.Duration
		want  string
	}{
		{pace{all: 10}, 0, "[....................] 0 of 10 scenarios"},
		{pace{all: 10, done: 5, kept: 5}, 10 * time.Second, "[##########..........] 5 of 10 scenarios"},
		{pace{all: 10, done: 6, kept: 4}, 4 * time.Second, "[############........] 6 of 10 scenarios, 0.5 a second, 8s left"},
		{pace{}, 0, "[....................] 0 of 0 scenarios"},
	} {
		c.p.began = began
		if got := c.p.words(began.Add(c.after)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
