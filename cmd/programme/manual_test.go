package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"programme/cmd/programme/internal/term"
)

// shown is a command of a page and what the page says that it prints.
type shown struct {
	line    int // of the command, from 0
	command string
	prints  []string // a line "..." is any lines
}

// shownIn returns the commands in the blocks called console of a page of Markdown.
func shownIn(lines []string) (list []shown) {
	inside := false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case inside && strings.HasPrefix(line, "$ "):
			list = append(list, shown{line: i, command: line[2:]})
		case inside && len(list) > 0:
			list[len(list)-1].prints = append(list[len(list)-1].prints, line)
		}
	}
	return list
}

// pagesOfTheManual returns the files of the README and of the manual.
func pagesOfTheManual(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join("internal", "manual", "*.md"))
	if err != nil || len(pages) < 5 {
		t.Fatalf("%d pages, error %v", len(pages), err)
	}
	return append(pages, filepath.Join("..", "..", "README.md"))
}

// Every command that a page shows in a block called console is run, those of a page one
// after the other in one folder, and prints what the page says, on stdout and perhaps on
// stderr after it. What is not installed here, such as other people's solvers, is left
// out; a file that cat shows is there. With -update a line that
// says something else now is written anew.
func TestCommandsOfTheManualDoWhatItSays(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	fixtures, err := filepath.Abs(filepath.Join("..", "..", "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pagesOfTheManual(t) {
		t.Run(filepath.Base(page), func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Symlink(fixtures, filepath.Join(dir, "fixtures")); err != nil {
				t.Skip(err)
			}
			path := filepath.Dir(program(t)) + string(os.PathListSeparator) + os.Getenv("PATH")
			lines := strings.Split(textOf(t, page), "\n")
			all := shownIn(lines)
			for _, s := range all {
				name, isCat := strings.CutPrefix(s.command, "cat ")
				if file := filepath.Join(dir, name); isCat {
					writeText(t, file, strings.Join(s.prints, "\n")+"\n")
				}
			}
			for _, s := range all {
				word, _, _ := strings.Cut(s.command, " ")
				if _, err := exec.LookPath(word); word != "programme" && err != nil {
					continue
				}
				cmd := exec.Command(shell, "-c", s.command)
				cmd.Dir, cmd.Env = dir, append(os.Environ(), "PATH="+path, "COLUMNS=")
				var out, said bytes.Buffer
				cmd.Stdout, cmd.Stderr = &out, &said
				_ = cmd.Run() // the answer can be no
				switch code, both := cmd.ProcessState.ExitCode(), out.String()+said.String(); {
				case word == "programme" && code == term.ExitInput && len(strings.Trim(strings.Join(s.prints, ""), ".")) == 0:
					t.Errorf("line %d: %s\n%s", s.line+1, s.command, &said)
				case matches(s.prints, out.String()) || matches(s.prints, both):
				case *update && renewed(s.prints, out.String(), both):
				default:
					t.Errorf("line %d: %s\nprints\n%snot\n%s", s.line+1, s.command, both, strings.Join(s.prints, "\n"))
				}
			}
			if *update {
				for _, s := range all {
					copy(lines[s.line+1:], s.prints)
				}
				writeText(t, page, strings.Join(lines, "\n"))
			}
		})
	}
}

// renewed puts in place of each line that was not printed, on stdout or on both, the one
// that begins most like it, and reports whether the lines match what was printed then.
func renewed(lines []string, out, both string) bool {
	got := strings.Split(both, "\n")
	for i, line := range lines {
		if line == "..." || slices.Contains(got, line) {
			continue
		}
		best, most := "", 7 // bytes that they have in common, at least
		for _, other := range got {
			n := 0
			for n < len(line) && n < len(other) && line[n] == other[n] {
				n++
			}
			if n > most {
				best, most = other, n
			}
		}
		if best != "" {
			lines[i] = best
		}
	}
	return matches(lines, out) || matches(lines, both)
}

// Links of the README and of the manual lead to files that are there.
func TestLinksOfTheManualLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, page := range pagesOfTheManual(t) {
		for _, found := range link.FindAllStringSubmatch(textOf(t, page), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), filepath.FromSlash(found[1]))); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
}

// matches reports whether text is those lines, of which "..." is any number of others.
func matches(lines []string, text string) bool {
	got := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if text == "" {
		got = nil
	}
	var match func(want, got []string) bool
	match = func(want, got []string) bool {
		if len(want) == 0 {
			return len(got) == 0
		}
		if want[0] == "..." {
			for i := range len(got) + 1 {
				if match(want[1:], got[i:]) {
					return true
				}
			}
			return false
		}
		return len(got) > 0 && strings.TrimRight(got[0], " ") == strings.TrimRight(want[0], " ") && match(want[1:], got[1:])
	}
	return match(lines, got)
}
