package term

import "strings"

// Wrap breaks the lines of text that are wider than width at blanks. What goes on is
// indented as the line is or, where two blanks or more begin a second column, stands below
// that; a second column that begins in the right half gets lines of its own.
func Wrap(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if TextWidth(line) <= width {
			b.WriteString(line + "\n")
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		head, rest := line[:indent], line[indent:]
		if first, second, ok := strings.Cut(rest, "  "); ok {
			rest = strings.TrimLeft(second, " ")
			if head = line[:len(line)-len(rest)]; len(head) > width/2 {
				b.WriteString(line[:indent] + first + "\n")
				head = strings.Repeat(" ", indent+4)
			}
		}
		below := strings.Repeat(" ", len(head))
		for _, part := range BreakLines(rest, max(width-len(head), 1)) {
			b.WriteString(head + part + "\n")
			head = below
		}
	}
	return b.String()
}
