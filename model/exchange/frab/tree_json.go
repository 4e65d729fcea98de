package frab

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"programme/model"
)

// jsonTree reads JSON into a tree. Members keep the order of the file, in which rooms
// stand.
func (s *source) jsonTree() (*node, model.Faults) {
	d := json.NewDecoder(bytes.NewReader(s.content))
	d.UseNumber()
	t := &jsonReader{source: s, d: d}
	root, err := t.read("", 0)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			return nil, s.fault(int(d.InputOffset()), "give one schedule", "something stands after the end of the schedule")
		}
	}
	var faults model.Faults
	switch {
	case errors.As(err, &faults):
		return nil, faults
	case err != nil:
		offset := t.next()
		reason := "it ends too early"
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			if at := int(syntax.Offset); at > offset { // it counts the letter where it stopped
				offset = at - 1
			}
			c, _ := utf8.DecodeRune(s.content[min(offset, len(s.content)):])
			reason = fmt.Sprintf("%q is not expected here", c)
		} else if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			reason = err.Error()
		}
		return nil, s.fault(offset, "give a schedule in JSON", "the file cannot be read as JSON: %s", reason)
	}
	schedule := root.kid("schedule")
	if schedule == nil || !schedule.composite {
		return nil, s.fault(0, "give a schedule in JSON, of frab or pretalx", "the file has no object \"schedule\"")
	}
	return schedule.beside(root), nil
}

type jsonReader struct {
	*source
	d     *json.Decoder
	nodes int
}

// read reads the next value.
func (t *jsonReader) read(name string, depth int) (*node, error) {
	n := &node{name: name, offset: t.next()}
	if t.nodes++; t.nodes > maxNodes {
		return nil, t.fault(n.offset, "give the schedule of one event", "the file has more than %d values", maxNodes)
	}
	if depth > maxDepth {
		return nil, t.fault(n.offset, "give a schedule", "values stand more than %d deep in each other", maxDepth)
	}
	token, err := t.d.Token()
	if err != nil {
		return nil, err
	}
	switch v := token.(type) {
	case json.Delim:
		n.composite = true
		for t.d.More() {
			key := ""
			if v == '{' {
				k, err := t.d.Token()
				if err != nil {
					return nil, err
				}
				key = k.(string)
			}
			kid, err := t.read(key, depth+1)
			if err != nil {
				return nil, err
			}
			n.kids = append(n.kids, kid)
		}
		_, err := t.d.Token() // the end of the object or list
		return n, err
	case string:
		n.text = v
		if raw := t.content[n.offset:t.d.InputOffset()]; strings.ContainsRune(v, utf8.RuneError) && !saysReplaced(raw) {
			return nil, t.fault(n.offset, "write the letter itself, in UTF-8", "%s has half a letter in it, which an escape like \\ud83d stands for", quote(v))
		}
	case json.Number:
		n.text = v.String()
	case bool:
		n.text = "false"
		if v {
			n.text = "true"
		}
	case nil:
		n.null = true
	}
	return n, nil
}

// saysReplaced reports whether a string of JSON has U+FFFD itself, for which the decoder
// also takes half a letter.
func saysReplaced(raw []byte) bool {
	return bytes.ContainsRune(raw, utf8.RuneError) || bytes.Contains(bytes.ToLower(raw), []byte(`\ufffd`))
}

// next returns the offset at which the next value starts.
func (t *jsonReader) next() int {
	at := int(t.d.InputOffset())
	for at < len(t.content) && bytes.IndexByte([]byte(" \t\r\n,:"), t.content[at]) >= 0 {
		at++
	}
	return at
}
