package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"programme/model"
)

// pipeWidth is how many columns wide tables are where nothing says how wide to be.
const pipeWidth = 100

// faultCap is how many input faults are printed unless all are asked for.
const faultCap = 50

// console is where a command reads and writes. The answer goes to out; the rest goes
// to err in lines that begin with the program's name. Nothing capital, no full stop.
type console struct {
	in  io.Reader
	out *bufio.Writer
	err io.Writer

	outTerminal, errTerminal bool
	width                    int // columns of out

	// Set by the flags that every command has.
	quiet     bool
	allFaults bool
	paint     palette
}

func newConsole(in io.Reader, out, err io.Writer) *console {
	c := &console{in: in, out: bufio.NewWriter(out), err: err, width: pipeWidth}
	columns, ok := terminalWidth(out)
	c.outTerminal = ok
	if ok && columns > 0 {
		c.width = columns
	}
	_, c.errTerminal = terminalWidth(err)
	if n, e := strconv.Atoi(os.Getenv("COLUMNS")); e == nil && n > 0 {
		c.width = n
	}
	return c
}

// terminalWidth returns the width of w in columns, 0 if it has none, and whether w is
// a terminal.
func terminalWidth(w io.Writer) (columns int, terminal bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	columns, _, _ = term.GetSize(int(f.Fd()))
	return columns, true
}

// printf writes part of the answer. Errors surface when out is flushed.
func (c *console) printf(format string, args ...any) {
	c.out.WriteString(visible(fmt.Sprintf(format, args...)))
}

// complain writes an error, each of its lines under the program's name.
func (c *console) complain(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(c.err, "programme: %s\n", plain(line))
	}
}

// note writes something worth knowing, unless --quiet.
func (c *console) note(format string, args ...any) {
	if !c.quiet {
		c.complain(fmt.Sprintf(format, args...))
	}
}

// hint writes advice on the error or the note before it.
func (c *console) hint(format string, args ...any) {
	fmt.Fprintf(c.err, "hint: %s\n", plain(fmt.Sprintf(format, args...)))
}

// listFaults writes input faults bare, so that editors find their places.
func (c *console) listFaults(faults model.Faults) {
	shown := c.capped(faults)
	for _, f := range shown {
		fmt.Fprintln(c.err, plain(f.Error()))
	}
	if n := len(faults) - len(shown); n > 0 {
		c.complain(fmt.Sprintf("and %d more", n))
		c.hint("--all-faults lists every one")
	}
}

// warn writes what a reader noticed without refusing the input, unless --quiet.
func (c *console) warn(notes model.Faults) {
	shown := c.capped(notes)
	for _, f := range shown {
		c.note("%s", f.Error())
	}
	if n := len(notes) - len(shown); n > 0 {
		c.note("and %d more notes; --all-faults lists every one", n)
	}
}

func (c *console) capped(faults model.Faults) model.Faults {
	if c.allFaults || len(faults) <= faultCap {
		return faults
	}
	return faults[:faultCap]
}

// plain returns text as one line that a terminal can be given: blanks for line ends
// and tabs, and nothing hidden, so that a title can neither move the cursor nor turn
// the text around it.
func plain(text string) string {
	return model.Visible(strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(text))
}

// visible is [model.Visible], but for the colours of a [palette].
func visible(text string) string {
	var b strings.Builder
	end := 0
	for _, at := range colours.FindAllStringIndex(text, -1) {
		b.WriteString(model.Visible(text[end:at[0]]))
		b.WriteString(text[at[0]:at[1]])
		end = at[1]
	}
	b.WriteString(model.Visible(text[end:]))
	return b.String()
}
