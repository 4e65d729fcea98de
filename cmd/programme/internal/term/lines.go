package term

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/term"
)

// Lines is what somebody types line by line: with a prompt, and keys that edit a line,
// bring earlier ones back and complete words, where stdin and stderr are a terminal that
// can be drawn on. Elsewhere lines come as they are.
type Lines struct {
	c      *Console
	prompt string
	offers func(begun string) []Completion
	lines  chan typed
	editor *term.Terminal // nil where lines are not edited
	keys   *keys
	// dropped says that the line was given up by an interrupt.
	dropped bool
	waiting atomic.Bool // the editor has the terminal
}

// Completion is a way to go on with a line that is begun.
type Completion struct {
	Line  string // the line so far, with what completes it
	Word  string // what that is, as a list shows it
	About string // what is said beside it, "" for nothing
}

// ErrDropped says that somebody gave up the line, and would rather begin another.
var ErrDropped = errors.New("the line was dropped")

type typed struct {
	text string
	err  error
}

// longestLine is how many bytes a line has at most that is not edited.
const longestLine = 16 << 20

// Lines returns what is typed on stdin. What it offers for a line that is begun is asked
// when the tabulator is pressed.
func (c *Console) Lines(prompt string, offers func(begun string) []Completion) *Lines {
	l := &Lines{c: c, prompt: prompt, offers: offers, lines: make(chan typed, 1)}
	in, ok := c.In.(*os.File)
	if ok && c.ErrTerminal && term.IsTerminal(int(in.Fd())) {
		if os.Getenv("TERM") != "dumb" {
			l.keys = &keys{in: in, out: c.line}
			l.editor = term.NewTerminal(l.keys, prompt)
			l.editor.History = &history{}
			l.editor.AutoCompleteCallback = l.key
			l.keys.pressed = func() { l.fit() }
			return l
		}
	} else {
		l.prompt = ""
	}
	go l.scan()
	return l
}

// Edited reports whether keys edit the lines.
func (l *Lines) Edited() bool { return l.editor != nil }

// Typed reports whether somebody sees a prompt.
func (l *Lines) Typed() bool { return l.prompt != "" }

// scan sends lines as they come.
func (l *Lines) scan() {
	scanner := bufio.NewScanner(l.c.In)
	scanner.Buffer(nil, longestLine)
	for scanner.Scan() {
		l.lines <- typed{text: scanner.Text()}
	}
	err := scanner.Err()
	if err == nil {
		err = io.EOF
	}
	for {
		l.lines <- typed{err: err}
	}
}

// Next returns the next line. Its error is [io.EOF] where there is none, [ErrDropped] where
// it was given up, or that of ctx. While it waits, the terminal belongs to the editor; before
// and after, it is as it was.
func (l *Lines) Next(ctx context.Context) (string, error) {
	if l.editor == nil {
		fmt.Fprint(l.c.Err, l.prompt)
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case next := <-l.lines:
			return next.text, next.err
		}
	}
	fd := int(l.keys.in.Fd())
	before, err := term.MakeRaw(fd)
	if err != nil {
		return "", err
	}
	defer func() {
		l.editor.SetBracketedPasteMode(false)
		_ = term.Restore(fd, before)
	}()
	if columns, rows, ok := l.fit(); ok {
		l.c.resize(columns, rows)
	}
	l.editor.SetBracketedPasteMode(true)
	l.dropped = false
	l.waiting.Store(true)
	defer l.waiting.Store(false)
	go func() {
		text, err := l.editor.ReadLine()
		l.lines <- typed{text, err}
	}()
	select {
	case <-ctx.Done():
		fmt.Fprint(l.keys.out, "\r\n")
		return "", ctx.Err()
	case next := <-l.lines:
		switch {
		case l.dropped:
			return "", ErrDropped
		case next.err == term.ErrPasteIndicator:
			return next.text, nil
		case next.err != nil: // the end, or a terminal that is gone
			fmt.Fprint(l.keys.out, "\r\n")
			return "", io.EOF
		}
		return next.text, nil
	}
}

// Aside says something, whoever has the terminal: above the line that is being typed, if one
// is.
func (l *Lines) Aside(line *ProgressLine, text string) {
	if l.editor == nil || !l.waiting.Load() {
		l.c.Aside(line, text)
	} else if !l.c.Quiet {
		complain(l.editor, text)
	}
}

// fit makes the editor as wide as the terminal is by now.
func (l *Lines) fit() (columns, rows int, ok bool) {
	if columns, rows, ok = terminalSize(l.c.line); !ok || columns == 0 {
		return 0, 0, false
	}
	_ = l.editor.SetSize(columns, rows)
	return columns, rows, true
}

// Keys that mean more than themselves.
const (
	keyTab       = '\t'
	keyInterrupt = 3 // Ctrl-C
	keyDrop      = 7 // Ctrl-G, for which the editor has no use
)

// key is asked for each key that the editor has no use for.
func (l *Lines) key(line string, at int, key rune) (string, int, bool) {
	switch key {
	case keyDrop:
		l.dropped = true
		return "", 0, true
	case keyTab:
		text, offered := completed(line[:at], l.offers(line[:at]))
		if len(offered) > 0 {
			fmt.Fprint(l.editor, listed(offered, l.c.Width))
		}
		if strings.HasSuffix(text, " ") && strings.HasPrefix(line[at:], " ") {
			text = text[:len(text)-1]
		}
		return text + line[at:], len(text), true
	}
	return "", 0, false
}

// completed returns what is begun with all that the ways to go on have in common, and these
// ways where that is nothing.
func completed(begun string, ways []Completion) (text string, list []Completion) {
	switch len(ways) {
	case 0:
		return begun, nil
	case 1:
		text = ways[0].Line
		if !strings.HasSuffix(text, "=") && !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "/") {
			text += " "
		}
		return text, nil
	}
	text = ways[0].Line
	for _, w := range ways[1:] {
		text = common(text, w.Line)
	}
	if len(text) < len(begun) || strings.EqualFold(text, begun) {
		return begun, ways
	}
	return text, nil
}

// common returns how two texts both begin.
func common(a, b string) string {
	end := 0
	for end < len(a) {
		c, size := utf8.DecodeRuneInString(a[end:])
		if d, _ := utf8.DecodeRuneInString(b[min(end, len(b)):]); c != d {
			break
		}
		end += size
	}
	return a[:end]
}

// mostListed is how many ways to go on are listed at most.
const mostListed = 30

// listed says what can stand there: words in lines, things in a row each with what is said
// beside them.
func listed(ways []Completion, width int) string {
	var b strings.Builder
	var words []string
	more := len(ways) - mostListed
	room := 0 // for the longest of what is listed in a row of its own
	for _, w := range ways[:min(len(ways), mostListed)] {
		if w.About != "" {
			room = max(room, TextWidth(Plain(w.Word)))
		}
	}
	for _, w := range ways[:min(len(ways), mostListed)] {
		word := Plain(w.Word)
		if w.About == "" {
			words = append(words, word)
			continue
		}
		pad := strings.Repeat(" ", max(0, room-TextWidth(word)))
		b.WriteString(headOf("  "+word+pad+"  "+Plain(w.About), width-1) + "\n")
	}
	if len(words) > 0 {
		b.WriteString(Wrap("  "+strings.Join(words, ", "), width-1))
	}
	if more > 0 {
		fmt.Fprintf(&b, "  and %d more\n", more)
	}
	return b.String()
}

// keys is a terminal as the editor reads and writes it: an interrupt drops the line.
type keys struct {
	in      *os.File
	out     io.Writer
	rest    []byte // of what was read
	pressed func() // called after some were read
}

func (k *keys) Write(text []byte) (int, error) { return k.out.Write(text) }

func (k *keys) Read(into []byte) (int, error) {
	if len(k.rest) == 0 {
		read := make([]byte, len(into))
		n, err := k.in.Read(read)
		if n <= 0 {
			return 0, err
		}
		k.pressed()
		for _, key := range read[:n] {
			if key == keyInterrupt {
				k.rest = append(k.rest, keyDrop, '\r')
				continue
			}
			k.rest = append(k.rest, key)
		}
	}
	n := copy(into, k.rest)
	k.rest = k.rest[n:]
	return n, nil
}

// history is what was typed, each line once in a row.
type history struct{ lines []string }

func (h *history) Add(line string) {
	if strings.TrimSpace(line) != "" && (len(h.lines) == 0 || h.lines[len(h.lines)-1] != line) {
		h.lines = append(h.lines, line)
	}
}

func (h *history) Len() int { return len(h.lines) }

func (h *history) At(back int) string { return h.lines[len(h.lines)-1-back] }
