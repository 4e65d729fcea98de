package main

import (
	"os"
	"path/filepath"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
)

// offers returns the ways to go on with a line that is begun.
func (t *conversation) offers(begun string) []term.Completion {
	if len(t.steps) == 0 {
		return nil
	}
	return offeredLines(begun, t.event())
}

// offeredLines returns the ways to go on with a line of a conversation about the event: words
// of the conversation, of changes and of the event, and files after save and write.
func offeredLines(begun string, e *model.Event) (list []term.Completion) {
	name, rest, spaced := strings.Cut(strings.TrimLeft(begun, " "), " ")
	w := wordCalled(name)
	if !spaced {
		for _, known := range wordNames() {
			if strings.HasPrefix(known, name) {
				list = append(list, term.Completion{Line: known, Word: known})
			}
		}
		return append(list, offeredChanges("", begun, "", e)...)
	}
	before := begun[:len(begun)-len(rest)]
	switch {
	case w == nil:
		return offeredChanges("", begun, "", e)
	case w.name == "why":
		return offeredChanges("pin ", rest, before, e)
	case w.name == "help":
		for _, known := range append([]string{"changes"}, beginnings()...) {
			if strings.HasPrefix(known, rest) {
				list = append(list, term.Completion{Line: before + known, Word: known})
			}
		}
	case w.name == "save" || w.name == "write":
		return offeredFiles(before, rest, w.name == "write")
	}
	return list
}

// offeredChanges returns the ways to go on with a change that is begun with text, which
// stands for what with that before it.
func offeredChanges(noun, text, before string, e *model.Event) (list []term.Completion) {
	for _, o := range change.Complete(noun+text, e) {
		if at := o.From - len(noun); at >= 0 && o.Text == term.Plain(o.Text) { // nothing that a terminal would not show
			list = append(list, term.Completion{Line: before + text[:at] + o.Text, Word: o.Text, About: o.About})
		}
	}
	return list
}

// offeredFiles returns the files, or only the folders, whose paths begin so.
func offeredFiles(before, begun string, folders bool) (list []term.Completion) {
	dir, start := filepath.Split(begun)
	entries, _ := os.ReadDir(filepath.Clean("./" + dir))
	if filepath.IsAbs(dir) {
		entries, _ = os.ReadDir(dir)
	}
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case !strings.HasPrefix(name, start), start == "" && strings.HasPrefix(name, "."):
			continue
		case entry.IsDir():
			name += "/"
		case folders:
			continue
		}
		list = append(list, term.Completion{Line: before + dir + name, Word: name})
	}
	return list
}
