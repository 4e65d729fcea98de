package term

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
)

// A page is stdout. On a terminal it is held until something else is to be seen, stderr or
// the end, and then shown whole: by the reader's pager where the screen is too small.
type page struct {
	to     io.Writer
	held   bytes.Buffer
	width  int // of the terminal in columns
	height int // in rows, 0 if to is no terminal: nothing is held then
}

func (p *page) Write(text []byte) (int, error) {
	if p.height == 0 {
		return p.to.Write(text)
	}
	return p.held.Write(text)
}

// rows returns how many rows of the terminal what is held takes.
func (p *page) rows() int {
	rows := 0
	for line := range strings.Lines(p.held.String()) {
		width := TextWidth(colours.ReplaceAllString(strings.TrimSuffix(line, "\n"), ""))
		rows += 1 + max(width-1, 0)/max(p.width, 1)
	}
	return rows
}

// show writes what is held, through a pager if that is allowed and it is taller than the
// terminal.
func (p *page) show(paged bool) error {
	if p.held.Len() == 0 {
		return nil
	}
	defer p.held.Reset()
	if paged && p.rows() >= p.height {
		if pager := pagerCommand(os.Getenv); pager != nil && runPager(pager, p.held.Bytes(), p.to) {
			return nil
		}
	}
	_, err := p.to.Write(p.held.Bytes())
	return err
}

// pagerCommand returns the reader's pager as git finds it: PAGER or else less, with
// LESS=FRX and LV=-c where the reader has not set those; nil for none, which "" and "cat"
// say, and a terminal that can only write.
func pagerCommand(env func(string) string) *exec.Cmd {
	words, given := strings.Fields(env("PAGER")), env("PAGER") != ""
	switch {
	case env("TERM") == "dumb", given && len(words) == 0, len(words) == 1 && words[0] == "cat":
		return nil
	case !given:
		words = []string{"less"}
	}
	cmd := exec.Command(words[0], words[1:]...)
	if shell, err := exec.LookPath("sh"); err == nil && given && runtime.GOOS != "windows" {
		cmd = exec.Command(shell, "-c", env("PAGER"))
	}
	cmd.Env = os.Environ()
	for _, preset := range []string{"LESS=FRX", "LV=-c"} {
		if name, _, _ := strings.Cut(preset, "="); !slices.ContainsFunc(cmd.Env, func(v string) bool { return strings.HasPrefix(v, name+"=") }) {
			cmd.Env = append(cmd.Env, preset)
		}
	}
	return cmd
}

// paging says that a pager has the terminal, and interrupts are its own.
var paging atomic.Bool

// Paging reports whether the reader is in a pager, to which an interrupt is addressed then.
func Paging() bool { return paging.Load() }

// runPager shows content, and returns whether there was such a pager. It returns when the
// reader has left it.
func runPager(pager *exec.Cmd, content []byte, to io.Writer) bool {
	paging.Store(true)
	defer paging.Store(false)
	pager.Stdin, pager.Stdout, pager.Stderr = bytes.NewReader(content), to, os.Stderr
	if pager.Start() != nil {
		return false
	}
	const notFound = 127 // of a shell
	_ = pager.Wait()     // a reader who leaves early is no fault
	return pager.ProcessState.ExitCode() != notFound
}

// Flush shows what was written to Out so far.
func (c *Console) Flush() error {
	if err := c.Out.Flush(); err != nil {
		return err
	}
	return c.page.show(!c.NoPager)
}

// after is stderr: what stdout has not shown yet comes before it.
type after struct {
	c *Console
	w io.Writer
}

func (a after) Write(text []byte) (int, error) {
	_ = a.c.Flush() // its error stays, and is that of the last flush
	return a.w.Write(text)
}

// Verdict remembers the line that sums the answer up, for [Console.Close].
func (c *Console) Verdict(line string) { c.verdict = line }

// Next says on a terminal, at the end, which command is useful now.
func (c *Console) Next(format string, args ...any) { c.next = fmt.Sprintf(format, args...) }

// HintNext is [Console.Next], and a hint where stdout is no terminal.
func (c *Console) HintNext(format string, args ...any) {
	if c.Next(format, args...); !c.closes() && !c.Quiet {
		c.Hint(format, args...)
	}
}

// closes reports whether the end repeats what an answer says first.
func (c *Console) closes() bool { return c.OutTerminal && !c.Quiet && c.verdict != "" }

// Close ends an answer. On a terminal, where the beginning may be out of sight, it says
// once more what it comes to, then which files were written, and what can be done next.
func (c *Console) Close() error {
	if err := c.Flush(); err != nil || !c.closes() {
		return err
	}
	c.NoPager = true
	c.Printf("\n%s\n", c.verdict)
	for _, folder := range c.written {
		c.Printf("written: %s\n", folder)
	}
	if c.next != "" {
		c.Printf("next: %s\n", c.next)
	}
	return c.Flush()
}
