package frab

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// sayNothing are the fields that an event folder loses nothing with, wherever they stand:
// what names things in the program that wrote the file, and what names the file itself.
var sayNothing = []string{"guid", "id", "version", "generator", "$schema", "base_url"}

// saysNothing reports whether a child of n is no loss: nothing is in it, it is one of
// sayNothing, or it says again what stands elsewhere in the file.
func (n *node) saysNothing(k *node) bool {
	switch {
	case k.empty() || slices.Contains(sayNothing, k.name):
		return true
	case n.what == "the schedule":
		return k.name == "url" // of the file
	case n.what == "the conference":
		return k.name == "days" && !k.composite || k.name == "daysCount" // how many they are
	case n.what == "a track":
		return k.name == "slug" // which is made of its name
	case n.what == "a person":
		return k.name == "role" && strings.EqualFold(strings.TrimSpace(k.text), speaker) // which everybody becomes
	}
	return strings.HasPrefix(k.name, "do_not_") && k.text == "false" // as if it were not there
}

// empty reports whether a node and all below it have no text.
func (n *node) empty() bool {
	return n.null || strings.TrimSpace(n.text) == "" && !slices.ContainsFunc(n.kids, func(k *node) bool { return !k.empty() })
}

// noteUnkept notes all that says something and was not taken from the tree: a note a kind
// of field, at the first of them.
func (r *reader) noteUnkept(tree *node) {
	var above []*node
	var walk func(n *node)
	walk = func(n *node) {
		above = append(above, n)
		inEvent := slices.ContainsFunc(above, func(n *node) bool { return n.what == "an event" })
		kept := map[string]bool{} // names of what was taken
		for _, k := range n.kids {
			kept[k.name] = kept[k.name] || k.taken
			switch {
			case n.saysNothing(k):
			case !k.taken && !inEvent && k.lostEvent() != nil:
				lost := k.lostEvent()
				r.wrong(lost, "put it into a room of its day", "the %s of %s is not read: events are looked for in rooms, in days and beside the days", quote(k.name), whatIs(above))
			case !k.taken:
				field := fmt.Sprintf("the %s", quote(k.name))
				if k.name == "" {
					field = "an item"
				} else if kept[k.name] {
					field = fmt.Sprintf("a further %s", quote(k.name))
				}
				r.unkept.count(k.offset, field+" of "+whatIs(above)+" is not kept")
			default:
				if !k.composite && !k.said && strings.TrimSpace(k.text) != "" {
					r.unkept.count(k.offset, "the text of "+whatIs(append(above, k))+" is not kept")
				}
				walk(k)
			}
		}
		above = above[:len(above)-1]
	}
	walk(tree)
}

// lostEvent returns what in a node is called as events are, nil if nothing is.
func (n *node) lostEvent() *node {
	if (n.name == "event" || n.name == "events") && len(n.kids) > 0 {
		return n
	}
	for _, k := range n.kids {
		if lost := k.lostEvent(); lost != nil {
			return lost
		}
	}
	return nil
}

// whatIs returns what messages call the last of the nodes, which stand in each other.
func whatIs(path []*node) string {
	last := len(path) - 1
	switch n := path[last]; {
	case n.what != "":
		return n.what
	case n.name == "":
		return "an item of " + whatIs(path[:last])
	default:
		return fmt.Sprintf("the %s of %s", quote(n.name), whatIs(path[:last]))
	}
}

// tally counts what is noted once however often it is, P being where.
type tally[P any] struct {
	kinds []counted[P]
	index map[string]int // by message
}

type counted[P any] struct {
	message string
	first   P
	more    int // than the first
}

func (t *tally[P]) count(at P, message string) {
	if i, known := t.index[message]; known {
		t.kinds[i].more++
		return
	}
	if t.index == nil {
		t.index = map[string]int{}
	}
	t.index[message] = len(t.kinds)
	t.kinds = append(t.kinds, counted[P]{message: message, first: at})
}

// faults returns a note for each message, which says how often it holds.
func (t *tally[P]) faults(at func(P) model.Position) model.Faults {
	var notes model.Faults
	for _, k := range t.kinds {
		switch k.more {
		case 0:
		case 1:
			k.message += ", here and once more"
		default:
			k.message += fmt.Sprintf(", here and %d times more", k.more)
		}
		notes = append(notes, model.Fault{Pos: at(k.first), Message: k.message})
	}
	return notes
}
