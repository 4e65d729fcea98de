package frab

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"programme/model"
)

// Bounds on what is read, far above any schedule.
const (
	MaxSize   = 64 << 20  // bytes of a file
	maxNodes  = 3_000_000 // elements, attributes, members and items
	maxDepth  = 32
	maxFaults = 1000
)

// node is an element or attribute of XML, or a member or item of JSON.
type node struct {
	name   string // of items of a list: ""
	text   string // of the element itself, or the string, number or boolean
	kids   []*node
	offset int // where it starts in the file
	null   bool
	// composite is whether it is an object or list of JSON.
	composite bool

	taken bool   // a reader asked for it
	said  bool   // a reader asked for its text
	what  string // what messages call it: "an event"; "" for a field of the node that it is in
}

// kid returns the first child of that name that is not null, nil if there is none. Like
// each, items and value it takes what it returns; see [reader.noteUnkept].
func (n *node) kid(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name && !k.null {
			k.taken = true
			return k
		}
	}
	return nil
}

// leave gives back the first child of that name, whose text was of no use.
func (n *node) leave(name string) {
	if k := n.kid(name); k != nil {
		k.taken = false
	}
}

// each returns the children of that name.
func (n *node) each(name string) []*node {
	var list []*node
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				k.taken = true
				list = append(list, k)
			}
		}
	}
	return list
}

// items returns the children of a list, whatever they are called.
func (n *node) items() []*node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		k.taken = true
	}
	return n.kids
}

// ownText returns the text of the node itself, without outer spaces.
func (n *node) ownText() string {
	n.said = true
	return strings.TrimSpace(n.text)
}

// value returns the text of the first child of that name, without outer spaces. Of a
// text in several languages it is the English one, or else the first.
func (n *node) value(name string) string {
	k := n.kid(name)
	if k == nil {
		return ""
	}
	if k.composite && len(k.kids) > 0 {
		one := k.kid("en")
		if one == nil {
			one = k.kids[0]
			one.taken = true
		}
		return one.ownText()
	}
	return k.ownText()
}

// beside returns the schedule with what stands beside it in the file, such as the program
// that wrote it.
func (n *node) beside(root *node) *node {
	for _, k := range root.kids {
		if k != n {
			n.kids = append(n.kids, k)
		}
	}
	return n
}

// source is a file while it is read.
type source struct {
	name    string
	content []byte
	lines   []int // offsets at which lines start
	runes   []int // how many runes begin before each stride bytes
}

// stride is how many bytes are counted anew to tell a column: lines may be as long as
// the file.
const stride = 1 << 10

func newSource(name string, content []byte) *source {
	s := &source{name: name, content: content, lines: []int{0}}
	runes := 0
	for i, c := range content {
		if i%stride == 0 {
			s.runes = append(s.runes, runes)
		}
		if utf8.RuneStart(c) {
			runes++
		}
		if c == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	s.runes = append(s.runes, runes) // for an offset at the end
	return s
}

// at returns the position of a byte of the file.
func (s *source) at(offset int) model.Position {
	offset = min(max(offset, 0), len(s.content))
	line := sort.SearchInts(s.lines, offset+1) - 1
	return model.Position{File: s.name, Line: line + 1, Column: s.runesBefore(offset) - s.runesBefore(s.lines[line]) + 1}
}

// runesBefore returns how many runes begin before a byte of the file.
func (s *source) runesBefore(offset int) int {
	from := offset / stride * stride
	if from == len(s.content) {
		return s.runes[len(s.runes)-1]
	}
	n := s.runes[offset/stride]
	for _, c := range s.content[from:offset] {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// fault returns the faults of a file of which nothing can be read.
func (s *source) fault(offset int, remedy, format string, args ...any) model.Faults {
	return model.Faults{{Pos: s.at(offset), Message: fmt.Sprintf(format, args...), Remedy: remedy}}
}

// quote returns text in quotes for a message, shortened if it is long.
func quote(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:60]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
