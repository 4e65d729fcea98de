package term

import (
	"regexp"
	"strings"
)

// Markdown writes a page of Markdown as it is or, on a terminal, as one reads it there:
// headings bold, paragraphs broken at words, tables drawn. It knows what our pages use:
// headings, paragraphs, lists, quotes, tables and fenced blocks.
func (c *Console) Markdown(page string) error {
	if !c.OutTerminal {
		c.Printf("%s", page)
		return nil
	}
	lines := strings.Split(strings.TrimRight(page, "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, "```"):
			for i++; i < len(lines) && !strings.HasPrefix(lines[i], "```"); i++ {
				c.Printf("    %s\n", lines[i])
			}
		case strings.HasPrefix(line, "#"):
			c.Printf("%s\n", c.Paint.Bold(unmarked(strings.TrimLeft(line, "# "))))
		case strings.HasPrefix(line, "|"):
			end := i
			for end < len(lines) && strings.HasPrefix(lines[end], "|") {
				end++
			}
			if err := c.markdownTable(lines[i:end]); err != nil {
				return err
			}
			i = end - 1
		default:
			mark := listMark.FindString(line)
			text := line[len(mark):]
			for mark != "" || line != "" {
				if i+1 == len(lines) || lines[i+1] == "" || blockStart.MatchString(lines[i+1]) {
					break
				}
				i++
				text += " " + strings.TrimPrefix(strings.TrimSpace(lines[i]), "> ")
			}
			below := strings.Repeat(" ", len(mark))
			if mark == "> " {
				mark = below
			}
			for _, part := range BreakLines(unmarked(text), c.Width-len(mark)) {
				c.Printf("%s\n", mark+part)
				mark = below
			}
		}
	}
	return nil
}

var (
	listMark   = regexp.MustCompile(`^ *(?:[-*]|[0-9]+\.|>) `)
	blockStart = regexp.MustCompile("^(?: *(?:[-*]|[0-9]+\\.) |#|\\||```)")
	link       = regexp.MustCompile(`\[([^]]+)\]\([^)]*\)`)
	escaped    = regexp.MustCompile("\\\\([\\\\|*_<`])")
	marks      = regexp.MustCompile("`|\\*\\*")
	columnLine = regexp.MustCompile(`^\|[ :|-]+\|$`)
)

// unmarked returns text without the marks of Markdown.
func unmarked(text string) string {
	return escaped.ReplaceAllString(marks.ReplaceAllString(link.ReplaceAllString(text, "$1"), ""), "$1")
}

// markdownTable draws the lines of a table.
func (c *Console) markdownTable(lines []string) error {
	t := Table{Paint: c.Paint}
	for i, line := range lines {
		if columnLine.MatchString(line) {
			continue
		}
		inner := strings.ReplaceAll(strings.Trim(line, "|"), `\|`, "\x00")
		var cells []string
		for cell := range strings.SplitSeq(inner, "|") {
			cells = append(cells, unmarked(strings.TrimSpace(strings.ReplaceAll(cell, "\x00", "|"))))
		}
		if i == 0 {
			t.Header = cells
			continue
		}
		for len(cells) < len(t.Header) {
			cells = append(cells, "")
		}
		t.Add(cells[:len(t.Header)]...)
	}
	t.Lined = len(t.Header) > 2
	return t.Render(c.Out, c.Width)
}
