package frab

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"programme/model"
)

// xmlTree reads XML into a tree. Entities that a file declares are not expanded.
func (s *source) xmlTree() (*node, model.Faults) {
	d := xml.NewDecoder(bytes.NewReader(s.content))
	d.CharsetReader = func(_ string, content io.Reader) (io.Reader, error) { return content, nil } // see decoded
	root := &node{}
	open := []*node{root}
	text := [][]byte{nil} // of each open element
	nodes := 0
	for {
		offset := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, s.fault(int(d.InputOffset()), "give a schedule in XML", "the file cannot be read as XML: %s", xmlReason(err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, offset: offset}
			for _, a := range t.Attr {
				if !isSchemaName(a.Name) {
					n.kids = append(n.kids, &node{name: a.Name.Local, text: a.Value, offset: offset})
				}
			}
			if nodes += 1 + len(t.Attr); nodes > maxNodes {
				return nil, s.fault(offset, "give the schedule of one event", "the file has more than %d elements", maxNodes)
			}
			if len(open) > maxDepth {
				return nil, s.fault(offset, "give a schedule", "elements stand more than %d deep in each other", maxDepth)
			}
			last := open[len(open)-1]
			last.kids = append(last.kids, n)
			open, text = append(open, n), append(text, nil)
		case xml.EndElement:
			k := len(open) - 1
			open[k].text = string(text[k])
			open, text = open[:k], text[:k]
		case xml.CharData:
			text[len(text)-1] = append(text[len(text)-1], t...)
		}
	}
	schedule := root.kid("schedule")
	if schedule == nil {
		return nil, s.fault(0, "give a schedule in XML, of frab or pretalx", "the file has no element schedule")
	}
	return schedule.beside(root), nil
}

// isSchemaName reports whether an attribute declares a namespace or names a schema.
func isSchemaName(name xml.Name) bool {
	return name.Local == "xmlns" || name.Space == "xmlns" || name.Space == "http://www.w3.org/2001/XMLSchema-instance" || name.Space == "xsi"
}

// xmlReason returns what is wrong in the words of the parser, without its line, which the
// position says.
func xmlReason(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	_, reason, found := strings.Cut(err.Error(), "xml: ")
	if !found {
		reason = err.Error()
	}
	return reason
}
