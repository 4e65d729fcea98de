package term

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"programme/model/tables"
)

// Overwrite says that the run may write over files that are not as they were written
// there. A nil target, that of no folder, has none.
func (t *Target) Overwrite(force bool) *Target {
	if t != nil {
		t.force = force
	}
	return t
}

// Spare returns an error if a file of those names is not as programme.json of the folder
// lists it, so that a long run need not end in that.
func (t *Target) Spare(names ...string) error {
	if t == nil || t.force {
		return nil
	}
	edited := t.edited(names)
	if len(edited) == 0 {
		return nil
	}
	is := "is"
	if len(edited) > 1 {
		is = "are"
	}
	return Advise(
		fmt.Errorf("%s %s not as %s says that it was written there: somebody edited it, or another command wrote it; no file was changed",
			strings.Join(edited, ", "), is, ProgrammeJSON),
		"name another folder, or add --force to write over it",
	)
}

// spareEdited is [Target.Spare] of the files, but for those that are there already word for
// word. Where the run may write over the others, it says so.
func (t *Target) spareEdited(files []tables.File) error {
	var names []string
	for _, f := range files {
		if t.sum(f.Name) != Sum(f.Content) {
			names = append(names, f.Name)
		}
	}
	if edited := t.edited(names); t.force && len(edited) > 0 {
		t.c.Note("written over, though not as %s had it: %s", ProgrammeJSON, strings.Join(edited, ", "))
	}
	return t.Spare(names...)
}

// edited returns the paths of the files of those names, in quotes and in order, that are
// not as programme.json of the folder lists them.
func (t *Target) edited(names []string) []string {
	var edited []string
	listed := t.listed()
	for _, name := range names {
		if sum, is := listed[name]; is && t.seen[name] != nil && t.sum(name) != sum {
			edited = append(edited, fmt.Sprintf("%q", filepath.ToSlash(filepath.Join(t.Dir, name))))
		}
	}
	slices.Sort(edited)
	return edited
}
