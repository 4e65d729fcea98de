package prose

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"programme/model"
)

// markdown is CommonMark without HTML; web addresses are links without further marks. Code
// by indentation, which plain text has by chance, is written as a paragraph.
var markdown = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(extension.NewLinkifyParser(), 999),
	),
	parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
)

// HTML returns a text as elements that a page can hold: p, br, em, strong, ul, ol, li,
// blockquote, pre, code, hr, and a with an address of http, https or mailto. A link
// elsewhere is its words alone. It is "" for a text of blanks.
func HTML(source string) template.HTML {
	w := &writer{source: []byte(source)}
	w.blocks(markdown.Parse(text.NewReader(w.source)))
	return template.HTML(strings.TrimSpace(w.out.String()))
}

// Text returns a text without its marks: paragraphs with an empty line between them, items
// of lists after "- " or their number, and the address of a link in brackets after its words.
func Text(source string) string {
	w := &writer{source: []byte(source), plain: true}
	w.blocks(markdown.Parse(text.NewReader(w.source)))
	return strings.TrimSpace(w.out.String())
}

// address returns where a link may lead, "" if nowhere.
func address(destination []byte) string {
	to := string(util.URLEscape(destination, true))
	if mail, found := cutFold(to, "mailto:"); found {
		if name, _, _ := strings.Cut(mail, "?"); model.BadMail(name) == "" {
			return to
		}
		return ""
	}
	if model.BadAddress(to) != "" {
		return ""
	}
	return to
}

// cutFold is [strings.CutPrefix] in whatever case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// words returns the text in a node without any marks.
func words(n ast.Node, source []byte) string {
	w := &writer{source: source, plain: true, bare: true}
	w.inlines(n)
	return w.out.String()
}
