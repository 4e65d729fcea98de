package tables

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"programme/model"
	"programme/model/columns"
)

// This file reads YAML as far as event.yaml needs it: one document of mappings, lists
// and plain values, each with its position. What has a meaning beyond that - anchors,
// aliases, tags, merged mappings - is a fault, so nothing can be larger than it looks.

// yamlFile is a YAML file while it is read.
type yamlFile struct {
	*report
	whole  model.Position // of the file
	at     func(line, column int) model.Position
	lines  []string
	widths []int // of the lines, in runes
}

// entry is one key of a mapping with its value.
type entry struct {
	key   string
	pos   model.Position // of the key
	value ast.Node
}

// pos returns the position of a token. The parser can place what is missing, such as the
// end of a quoted text, after the end of a line or file; that is the end then.
func (y *yamlFile) pos(tk *token.Token) model.Position {
	line := min(max(tk.Position.Line, 1), len(y.lines))
	return y.at(line, min(max(tk.Position.Column, 1), y.widths[line-1]+1))
}

// parse returns the content of the only document, nil if there is none or if it cannot
// be read, which it has then reported.
func (y *yamlFile) parse(content string) ast.Node {
	content = strings.TrimPrefix(content, "\ufeff")
	y.lines = strings.Split(content, "\n")
	y.widths = make([]int, len(y.lines))
	for i, line := range y.lines {
		y.widths[i] = utf8.RuneCountInString(line)
	}
	if !y.isText() {
		return nil
	}
	tokens := lexer.Tokenize(content)
	if !y.isPlain(tokens) {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		pos := y.whole
		if syntax, ok := errors.AsType[*yaml.SyntaxError](err); ok {
			pos, err = y.pos(syntax.GetToken()), errors.New(syntax.GetMessage())
		}
		y.fault(pos, "not YAML: "+err.Error(), "see the example that programme init writes")
		return nil
	}
	var body ast.Node
	for _, doc := range file.Docs {
		switch {
		case doc.Body == nil:
		case body != nil:
			y.fault(y.pos(doc.Body.GetToken()), "the file holds a second document", "keep one")
		default:
			body = doc.Body
		}
	}
	if body == nil {
		y.fault(y.at(1, 1), "the file says nothing", "see the example that programme init writes")
	}
	return body
}

// isText reports whether the lines are UTF-8 without zero bytes and lone carriage returns.
func (y *yamlFile) isText() bool {
	for n, line := range y.lines {
		refuse := func(k int, message, remedy string) bool {
			y.fault(y.at(n+1, 1+utf8.RuneCountInString(line[:k])), message, remedy)
			return false
		}
		if k := invalidUTF8(line); k >= 0 {
			return refuse(k, fmt.Sprintf("the byte %#02x is not UTF-8", line[k]), "save the file in UTF-8")
		}
		if k := strings.IndexByte(line, 0); k >= 0 {
			return refuse(k, "a zero byte is not text", "save the file in UTF-8")
		}
		if k := strings.IndexByte(line, '\r'); k >= 0 && k < len(line)-1 {
			return refuse(k, "a carriage return stands without a line feed", "save the file with LF or CRLF at the end of lines")
		}
	}
	return true
}

// isPlain reports whether the tokens are few, not nested deeply, and all of the plain
// part of YAML. It comes before the parser, which calls itself for every level.
func (y *yamlFile) isPlain(tokens token.Tokens) bool {
	if len(tokens) > maxEventTokens {
		y.fault(y.pos(tokens[maxEventTokens]), fmt.Sprintf("the file has more than %d words and marks", maxEventTokens), "settings for single sessions or people belong in rules.csv")
		return false
	}
	plain, flow, dashes, line := true, 0, 0, 0
	for _, tk := range tokens {
		if tk.Position.Line != line {
			line, dashes = tk.Position.Line, 0
		}
		what := ""
		switch tk.Type {
		case token.AnchorType, token.AliasType:
			what = "anchors and aliases are not read here"
		case token.TagType:
			what = "tags are not read here"
		case token.MergeKeyType:
			what = "merged mappings are not read here"
		case token.DirectiveType:
			what = "directives are not read here"
		case token.MappingKeyType:
			what = "keys with a question mark are not read here"
		case token.MappingStartType, token.SequenceStartType:
			flow++
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.SequenceEntryType:
			dashes++
		}
		if flow > maxEventDepth || dashes > maxEventDepth || tk.Position.IndentNum > 20*maxEventDepth {
			y.fault(y.pos(tk), fmt.Sprintf("more than %d levels of nesting", maxEventDepth), "the file needs four")
			return false
		}
		if what != "" {
			y.fault(y.pos(tk), what, "write the value out")
			plain = false
		}
	}
	return plain
}

// mapping returns the entries of a mapping in the order of the file, and whether n is
// one. A key without a value is a mapping without entries. A key that is there twice is
// a fault, and so is a value that is no mapping: what names it in the message.
func (y *yamlFile) mapping(n ast.Node, what, remedy string) ([]entry, bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.NullNode:
		return nil, true
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		y.fault(y.pos(n.GetToken()), fmt.Sprintf("%s is not a list of key: value", what), remedy)
		return nil, false
	}
	entries := make([]entry, 0, len(values))
	seen := map[string]bool{}
	for _, v := range values {
		key, ok := scalar(v.Key)
		pos := y.pos(v.Key.GetToken())
		switch {
		case !ok || key == "":
			y.fault(pos, "the key is empty", "write a word before the colon")
		case seen[key]:
			y.fault(pos, fmt.Sprintf("%s is there twice", quote(key)), "remove one of them")
		default:
			seen[key] = true
			entries = append(entries, entry{key, pos, v.Value})
		}
	}
	return entries, true
}

// scalar returns the text of a single value as it was written, "" if none was, and
// whether it is a single value.
func scalar(n ast.Node) (text string, ok bool) {
	switch n := n.(type) {
	case *ast.NullNode:
		return "", true
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// word returns the single value of an entry without outer spaces, and whether there is
// one. There must be one.
func (y *yamlFile) word(en entry) (string, bool) {
	text, ok := scalar(en.value)
	text = strings.TrimSpace(text)
	switch {
	case !ok:
		y.fault(y.pos(en.value.GetToken()), fmt.Sprintf("%s is not a single value", quote(en.key)), "write one word or number")
	case text == "":
		y.fault(en.pos, fmt.Sprintf("%s is empty", quote(en.key)), "write its value after the colon")
	}
	return text, ok && text != ""
}

// where returns the position of the value of an entry, that of its key if it has none.
func (y *yamlFile) where(en entry) model.Position {
	if _, empty := en.value.(*ast.NullNode); empty {
		return en.pos
	}
	return y.pos(en.value.GetToken())
}

// choice reads one of the words.
func (y *yamlFile) choice(en entry, words columns.Words) (word string, ok bool) {
	text, ok := y.word(en)
	if !ok {
		return "", false
	}
	word, itself, err := y.parseChoice(en.key, text, words)
	switch {
	case err != nil:
		y.refuse(y.where(en), err)
	case !itself:
		y.note(y.where(en), fmt.Sprintf("%s %s is read as %s", en.key, quote(text), word), "")
	}
	return word, err == nil
}

// minutes reads a length of at least 0 minutes.
func (y *yamlFile) minutes(en entry) (model.Minutes, bool) {
	text, ok := y.word(en)
	if !ok {
		return 0, false
	}
	m, same, err := parseMinutes("minutes", text, 0)
	switch {
	case err != nil:
		y.refuse(y.where(en), err)
	case !same:
		y.note(y.where(en), fmt.Sprintf("minutes %s of %s is read as %d", quote(text), quote(en.key), m), "")
	}
	return m, err == nil
}

// number reads a whole number of at least least; what names it in messages.
func (y *yamlFile) number(en entry, what string, least int) (int, bool) {
	text, ok := y.word(en)
	if !ok {
		return 0, false
	}
	n, err := parseNumber(what, text, least)
	if err != nil {
		y.refuse(y.where(en), err)
	}
	return n, err == nil
}

// unknown reports a key that has no meaning where it stands.
func (y *yamlFile) unknown(en entry, where string, known []string) {
	y.fault(en.pos, fmt.Sprintf("%s is not a key of %s", quote(en.key), where), y.suggest(en.key, known, "it takes "+either(known)))
}
