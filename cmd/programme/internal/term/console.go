package term

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

// Console is where a command reads and writes. The answer goes to out; the rest goes
// to err in lines that begin with the program's name. Nothing capital, no full stop.
// What was written to out is seen before what is written to err after it.
type Console struct {
	In  io.Reader
	Out *bufio.Writer
	Err io.Writer

	page *page     // below Out
	line io.Writer // below Err, for what is drawn over again and said by other goroutines

	OutTerminal, ErrTerminal bool
	Width                    int // columns of out

	// Set by the flags that every command has.
	Quiet     bool
	AllFaults bool
	NoPager   bool
	Paint     Palette

	// Said at the end on a terminal, by Close.
	verdict string
	written []string // folders with the files in them
	next    string
}

// New returns a console as wide as the terminal out, or COLUMNS, or [pipeWidth].
func New(in io.Reader, out, err io.Writer) *Console {
	c := &Console{In: in, page: &page{to: out}, line: err, Width: pipeWidth}
	c.Out, c.Err = bufio.NewWriter(c.page), after{c, err}
	columns, rows, ok := terminalSize(out)
	c.OutTerminal = ok
	c.resize(columns, rows)
	_, _, c.ErrTerminal = terminalSize(err)
	return c
}

// resize makes answers as wide as a terminal of that size, if they go to one; COLUMNS goes
// before that.
func (c *Console) resize(columns, rows int) {
	if c.OutTerminal && columns > 0 {
		c.Width, c.page.width, c.page.height = columns, columns, rows
	}
	if n, e := strconv.Atoi(os.Getenv("COLUMNS")); e == nil && n > 0 {
		c.Width = n
	}
}

// terminalSize returns the columns and rows of w, 0 if it has none, and whether w is a
// terminal.
func terminalSize(w io.Writer) (columns, rows int, terminal bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, 0, false
	}
	columns, rows, _ = term.GetSize(int(f.Fd()))
	return columns, rows, true
}

// Printf writes part of the answer. Errors surface when out is flushed.
func (c *Console) Printf(format string, args ...any) {
	c.Out.WriteString(visible(fmt.Sprintf(format, args...)))
}

// Complain writes an error, each of its lines under the program's name.
func (c *Console) Complain(text string) { complain(c.Err, text) }

func complain(to io.Writer, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(to, "programme: %s\n", Plain(line))
	}
}

// Note writes something worth knowing, unless --quiet.
func (c *Console) Note(format string, args ...any) {
	if !c.Quiet {
		c.Complain(fmt.Sprintf(format, args...))
	}
}

// Hint writes advice on the error or the note before it.
func (c *Console) Hint(format string, args ...any) {
	fmt.Fprintf(c.Err, "hint: %s\n", Plain(fmt.Sprintf(format, args...)))
}

// Plain returns text as one line that a terminal can be given: blanks for line ends
// and tabs, and nothing hidden, so that a title can neither move the cursor nor turn
// the text around it.
func Plain(text string) string {
	return model.Visible(strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(text))
}

// visible is [model.Visible], but for the colours of a [Palette].
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
