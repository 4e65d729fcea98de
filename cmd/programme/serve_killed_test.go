//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ended waits for a process and returns its exit code, or -1 for one that was killed.
func ended(cmd *exec.Cmd) int {
	_ = cmd.Wait()
	return cmd.ProcessState.ExitCode()
}

// linesOf returns how many lines a file has; none if it is not there.
func linesOf(name string) int {
	content, _ := os.ReadFile(name)
	return bytes.Count(content, []byte("\n"))
}

// until waits for something to be so.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	late := time.After(ends)
	for !so() {
		select {
		case <-late:
			t.Fatalf("%s: not so after %v", what, ends)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// A worker and then the server are killed where they stand, and the server is started again:
// every result is there once, and the file is the one that a single process writes.
func TestKilledWorkersAndServersLoseNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	event := filepath.Join(dir, "tiny")
	if err := os.CopyFS(event, os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	const n = 60
	var scenarios strings.Builder
	for i := range n {
		fmt.Fprintf(&scenarios, "s%d: session T1 %dmin; session T2 %dmin\n", i, 15*(i%8+1), 15*(i/8+1))
	}
	writeText(t, filepath.Join(dir, "many.txt"), scenarios.String())
	writeText(t, filepath.Join(event, "baseline.csv"), "session,start,room,zone\nT1,2026-05-11T09:00,hall,Europe/Lisbon\nT2,2026-05-11T10:15,hall,Europe/Lisbon\n"+
		"T3,2026-05-11T09:00,quay,Europe/Lisbon\nT4,2026-05-12T10:15,quay,Europe/Lisbon\nT5,2026-05-11T10:15,quay,Europe/Lisbon\n")
	run := func(args ...string) *exec.Cmd {
		cmd := exec.Command(program(t), append([]string{"-q"}, args...)...)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if cmd.ProcessState == nil {
				_ = cmd.Process.Kill()
				_ = cmd.Wait()
			}
		})
		return cmd
	}
	if code := ended(run("what-if", "tiny", "--scenarios", "many.txt", "--results", "one.jsonl", "--effort", "1000000")); code > 1 && code != 4 {
		t.Fatalf("what-if: exit code %d", code)
	}
	results, address := filepath.Join(dir, "many.jsonl"), filepath.Join(dir, "many.jsonl.queue", "address")
	serve := func() *exec.Cmd { return run("serve", "tiny", "--scenarios", "many.txt", "--results", "many.jsonl") }
	server := serve()
	until(t, "the server has an address", func() bool { return linesOf(address) > 0 })
	killed, stays := run("work", "--nats", address, "--parallel", "1"), run("work", "--nats", address, "--parallel", "1")
	for _, kill := range []struct {
		at int
		*exec.Cmd
	}{{n / 4, killed}, {n / 2, server}} {
		until(t, "answers are kept", func() bool { return linesOf(results) > kill.at })
		if err := kill.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = kill.Wait()
	}
	if code := ended(serve()); code > 1 {
		t.Errorf("serve: exit code %d", code)
	}
	if code := ended(stays); code != 0 {
		t.Errorf("work: exit code %d", code)
	}
	if one, many := textOf(t, filepath.Join(dir, "one.jsonl")), textOf(t, results); one != many || strings.Count(one, "\n") != n+1 {
		t.Errorf("one process leaves\n%s\nserver and workers\n%s", one, many)
	}
	if _, err := os.Stat(filepath.Dir(address)); err == nil {
		t.Error("the server has left its folder")
	}
}
