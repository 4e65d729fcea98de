package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"programme/cmd/programme/internal/manual"
	"programme/cmd/programme/internal/term"
)

// shown is a command of a page and what the page says that it prints.
type shown struct {
	line    int
	command string
	prints  []string // a line "..." is any lines
}

// shownIn returns the commands in the blocks called console of a page of Markdown.
func shownIn(page string) (list []shown) {
	inside := false
	for i, line := range strings.Split(page, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case inside && strings.HasPrefix(line, "$ "):
			list = append(list, shown{line: i + 1, command: line[2:]})
		case inside && len(list) > 0:
			list[len(list)-1].prints = append(list[len(list)-1].prints, line)
		}
	}
	return list
}

// Every command that a page shows in a block called console is run, those of a page one
// after the other in one folder, and prints what the page says, on stdout or stderr. What
// is not installed here, such as other people's solvers, is left out; a file that cat shows
// and that is not there is written.
func TestCommandsOfTheManualDoWhatItSays(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	fixtures, err := filepath.Abs(filepath.Join("..", "..", "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{"README": textOf(t, filepath.Join("..", "..", "README.md"))}
	for _, topic := range manual.Topics() {
		pages[topic] = manual.Page(topic)
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Symlink(fixtures, filepath.Join(dir, "fixtures")); err != nil {
				t.Skip(err)
			}
			path := filepath.Dir(program(t)) + string(os.PathListSeparator) + os.Getenv("PATH")
			for _, s := range shownIn(page) {
				word, rest, _ := strings.Cut(s.command, " ")
				if file := filepath.Join(dir, rest); word == "cat" {
					if _, err := os.Stat(file); err != nil {
						writeText(t, file, strings.Join(s.prints, "\n")+"\n")
						continue
					}
				}
				if _, err := exec.LookPath(word); word != "programme" && err != nil {
					continue
				}
				cmd := exec.Command(shell, "-c", s.command)
				cmd.Dir, cmd.Env = dir, append(os.Environ(), "PATH="+path, "COLUMNS=")
				var out, said bytes.Buffer
				cmd.Stdout, cmd.Stderr = &out, &said
				_ = cmd.Run() // the answer can be no
				if code := cmd.ProcessState.ExitCode(); code == term.ExitInput && len(strings.Trim(strings.Join(s.prints, ""), ".")) == 0 {
					t.Errorf("line %d: %s\n%s", s.line, s.command, &said)
				}
				if want := strings.Join(s.prints, "\n"); !matches(s.prints, out.String()) && !matches(s.prints, out.String()+said.String()) {
					t.Errorf("line %d: %s\nprints\n%s%s\nnot\n%s", s.line, s.command, &out, &said, want)
				}
			}
		})
	}
}

// Links of the README and of the manual lead to files that are there.
func TestLinksOfTheManualLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	pages, err := filepath.Glob(filepath.Join("internal", "manual", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, filepath.Join("..", "..", "README.md")) {
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
