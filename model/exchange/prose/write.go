package prose

import (
	"bufio"
	"bytes"
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	markup "github.com/yuin/goldmark/renderer/html"
)

// writer writes a document as HTML, or plain. What it does not know it passes over, and
// writes what is in it.
type writer struct {
	source []byte
	plain  bool
	bare   bool // plain, without the addresses of links
	indent string
	out    strings.Builder
}

// tag writes markup, which plain text has none of.
func (w *writer) tag(markup string) {
	if !w.plain {
		w.out.WriteString(markup)
	}
}

// write writes words.
func (w *writer) write(words string) {
	if w.plain {
		w.out.WriteString(strings.ReplaceAll(words, "\n", "\n"+w.indent))
	} else {
		w.out.WriteString(html.EscapeString(words))
	}
}

// gap begins a line of plain text, after an empty one where there should be one.
func (w *writer) gap(lines int) {
	if w.plain && lines > 0 && w.out.Len() > 0 {
		w.out.WriteString(strings.Repeat("\n", lines) + w.indent)
	}
}

// blocks writes what a block consists of.
func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) block(n ast.Node) {
	first := n.PreviousSibling() == nil && n.Parent().Kind() == ast.KindListItem
	lines := 2
	if first {
		lines = 0
	}
	switch n := n.(type) {
	case *ast.Heading:
		w.gap(lines)
		w.tag("<p><strong>")
		w.inlines(n)
		w.tag("</strong></p>\n")
	case *ast.Paragraph:
		w.gap(lines)
		w.tag("<p>")
		w.inlines(n)
		w.tag("</p>\n")
	case *ast.TextBlock: // a paragraph of a list without empty lines
		w.gap(lines)
		w.inlines(n)
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		w.tag("<blockquote>\n")
		w.blocks(n)
		w.tag("</blockquote>\n")
	case *ast.ThematicBreak:
		w.tag("<hr>\n")
	case *ast.CodeBlock: // plain text that is written far in
		w.gap(lines)
		w.tag("<p>")
		for i, line := range strings.Split(strings.TrimSpace(string(n.Lines().Value(w.source))), "\n") {
			if i > 0 {
				w.tag("<br>")
				w.write("\n")
			}
			w.write(strings.TrimSpace(line))
		}
		w.tag("</p>\n")
	case *ast.FencedCodeBlock:
		w.gap(lines)
		w.tag("<pre><code>")
		w.write(strings.TrimRight(string(n.Lines().Value(w.source)), "\n"))
		w.tag("</code></pre>\n")
	default:
		w.blocks(n)
	}
}

func (w *writer) list(n *ast.List) {
	open, end, number := "<ul>\n", "</ul>\n", 0
	if n.IsOrdered() {
		open, end, number = "<ol>\n", "</ol>\n", n.Start
		if number != 1 {
			open = `<ol start="` + strconv.Itoa(number) + "\">\n"
		}
	}
	w.tag(open)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		lines := 1
		if item == n.FirstChild() && n.Parent().Kind() != ast.KindListItem {
			lines = 2
		}
		w.gap(lines)
		w.tag("<li>")
		mark := "- "
		if n.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		outer := w.indent
		if w.plain {
			w.out.WriteString(mark)
			w.indent += strings.Repeat(" ", len(mark))
		}
		w.blocks(item)
		w.indent = outer
		w.tag("</li>\n")
	}
	w.tag(end)
}

// inlines writes what a line consists of.
func (w *writer) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.inline(n)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(w.source)
		if n.IsRaw() {
			w.write(string(value))
		} else {
			w.write(resolved(value))
		}
		if n.HardLineBreak() || n.SoftLineBreak() { // who writes plain text means each line
			w.tag("<br>")
			w.write("\n")
		}
	case *ast.String:
		w.write(string(n.Value))
	case *ast.CodeSpan:
		w.tag("<code>")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				w.write(strings.ReplaceAll(string(t.Segment.Value(w.source)), "\n", " "))
			}
		}
		w.tag("</code>")
	case *ast.Emphasis:
		name := "em"
		if n.Level == 2 {
			name = "strong"
		}
		w.tag("<" + name + ">")
		w.inlines(n)
		w.tag("</" + name + ">")
	case *ast.Link:
		w.link(n, n.Destination, words(n, w.source))
	case *ast.AutoLink:
		to := n.URL(w.source)
		if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(to), []byte("mailto:")) {
			to = append([]byte("mailto:"), to...)
		}
		w.link(n, to, string(n.Label(w.source)))
	default: // a picture is its words
		w.inlines(n)
	}
}

// link writes a link whose words are said, or the words alone where it may not lead there.
func (w *writer) link(n ast.Node, destination []byte, said string) {
	to := address(destination)
	if w.plain {
		w.write(said)
		if bare := strings.TrimPrefix(to, "mailto:"); to != "" && !w.bare && bare != said {
			w.write(" (" + bare + ")")
		}
		return
	}
	if to != "" {
		w.tag(`<a href="` + html.EscapeString(to) + `">`)
	}
	if n.HasChildren() && !holdsLink(n) {
		w.inlines(n)
	} else {
		w.write(said)
	}
	if to != "" {
		w.tag("</a>")
	}
}

// holdsLink reports whether there is a link in n, which HTML does not let a link have.
func holdsLink(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindLink || c.Kind() == ast.KindAutoLink || holdsLink(c) {
			return true
		}
	}
	return false
}

// resolved returns text with what stands behind its backslashes and references.
func resolved(value []byte) string {
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	markup.DefaultWriter.Write(out, value)
	out.Flush()
	return html.UnescapeString(b.String())
}
