package frab

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"programme/model"
)

// decoded returns the content of a file in UTF-8 without a byte-order mark, whatever the
// file is written in: UTF-8, UTF-16, or for XML the encoding that its first line declares.
// What does not stand for a letter in that encoding is a fault with its place, and nothing
// is read.
func decoded(name string, content []byte) ([]byte, model.Faults) {
	if big, is := isUTF16(content); is {
		return decodeUTF16(name, content, big)
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if declared := declaration.FindSubmatch(content); declared != nil && !utf8Names[strings.ToLower(string(declared[1]))] {
		return decodeDeclared(name, content, string(declared[1]))
	}
	if at := invalidUTF8(content); at >= 0 {
		s := newSource(name, content)
		return nil, s.fault(at, "save the file in UTF-8", "the byte %#02x is not UTF-8", content[at])
	}
	return content, nil
}

// declaration is how a file of XML says what it is written in.
var declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']`)

// utf8Names are what declarations call UTF-8. A file that says UTF-16 in bytes that are
// not was written anew since.
var utf8Names = map[string]bool{"utf-8": true, "utf8": true, "us-ascii": true, "ascii": true, "utf-16": true, "utf16": true, "utf-16le": true, "utf-16be": true}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(content []byte) int {
	for at := 0; at < len(content); {
		c, size := utf8.DecodeRune(content[at:])
		if c == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// isUTF16 reports whether content is UTF-16, by its mark or by the zero byte that it has
// beside its first letter, and whether the higher byte of a letter comes first.
func isUTF16(content []byte) (big, is bool) {
	if len(content) < 2 {
		return false, false
	}
	switch a, b := content[0], content[1]; {
	case a == 0xfe && b == 0xff, a == 0 && b != 0:
		return true, true
	case a == 0xff && b == 0xfe, a != 0 && b == 0:
		return false, true
	}
	return false, false
}

// decodeUTF16 decodes UTF-16. The place of a fault is told in what was decoded before it.
func decodeUTF16(name string, content []byte, big bool) ([]byte, model.Faults) {
	text := make([]byte, 0, len(content))
	unit := func(at int) rune {
		if big {
			return rune(content[at])<<8 | rune(content[at+1])
		}
		return rune(content[at+1])<<8 | rune(content[at])
	}
	refuse := func(what string) ([]byte, model.Faults) {
		s := newSource(name, text)
		return nil, s.fault(len(text), "save the file in UTF-8", "the file is in UTF-16, and %s", what)
	}
	for at := 0; at < len(content); at += 2 {
		if at+1 == len(content) {
			return refuse("ends in the middle of a letter")
		}
		c := unit(at)
		switch {
		case at == 0 && c == '\ufeff':
			continue
		case utf16.IsSurrogate(c):
			if at+3 >= len(content) {
				return refuse("ends in the middle of a letter")
			}
			pair := utf16.DecodeRune(c, unit(at+2))
			if pair == utf8.RuneError {
				return refuse("half a letter stands here")
			}
			c = pair
			at += 2
		}
		text = utf8.AppendRune(text, c)
	}
	return text, nil
}

// decodeDeclared decodes what a file of XML is written in as it says.
func decodeDeclared(name string, content []byte, declared string) ([]byte, model.Faults) {
	s := newSource(name, content)
	at := bytes.Index(content, []byte(declared))
	encoding, err := htmlindex.Get(declared)
	if err != nil {
		return nil, s.fault(at, "save the file in UTF-8", "the file says that it is written in %s, which is no encoding that is read", quote(declared))
	}
	text, err := encoding.NewDecoder().Bytes(content)
	if err != nil {
		return nil, s.fault(at, "save the file in UTF-8", "the file is not written in %s, as it says: %v", quote(declared), err)
	}
	if lost := bytes.IndexRune(text, utf8.RuneError); lost >= 0 {
		s := newSource(name, text)
		return nil, s.fault(lost, "save the file in UTF-8", "the file says that it is written in %s, in which this is no letter", quote(declared))
	}
	return text, nil
}
