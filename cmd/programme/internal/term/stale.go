package term

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"programme/model/rules"
	"programme/model/tables"
)

// ProgrammeJSON is the file by which a programme that was written vouches for the others.
const ProgrammeJSON = "programme.json"

// WriteProgramme writes the files of a programme in the stead of the one that is there.
// What programme.json says was written with that one, and is as it was then, is removed if
// it is not written anew: a grid of a day that is gone. Other files of its kind are named
// and stay.
func (t *Target) WriteProgramme(files []tables.File) error {
	end, err := t.begin()
	defer end()
	if err != nil {
		return err
	}
	stale, kept := t.former(files)
	if err := t.Write(files, stale...); err != nil {
		return err
	}
	if gone := t.gone(files, stale); len(gone) > 0 {
		t.c.Note("removed what belonged to the programme that was there: %s", strings.Join(gone, ", "))
	}
	t.NameOthers(files, kept...)
	return nil
}

// WriteSoFar is [Target.WriteProgramme] of a programme that another one follows, which is
// going to tell what there is to be told.
func (t *Target) WriteSoFar(files []tables.File) error {
	end, err := t.begin()
	defer end()
	if err != nil {
		return err
	}
	stale, _ := t.former(files)
	if err := t.put(files, stale...); err != nil {
		return err
	}
	t.removed = append(t.removed, stale...)
	return nil
}

// gone returns the files that were removed and are not there again, in order.
func (t *Target) gone(files []tables.File, stale []string) []string {
	gone := slices.DeleteFunc(append(stale, t.removed...), func(name string) bool {
		return slices.ContainsFunc(files, func(f tables.File) bool { return f.Name == name })
	})
	slices.Sort(gone)
	return slices.Compact(gone)
}

// former returns the files of the programme that is there which are removed when files take
// its place, and those that stay though they are not written anew.
func (t *Target) former(files []tables.File) (stale, kept []string) {
	before := t.listed()
	for name, sum := range before {
		if t.seen[name] == nil || slices.ContainsFunc(files, func(f tables.File) bool { return f.Name == name }) {
			continue
		}
		if t.sum(name) == sum {
			stale = append(stale, name)
		} else {
			kept = append(kept, name)
		}
	}
	if t.seen[ProgrammeJSON] != nil && files[len(files)-1].Name != ProgrammeJSON {
		kept = append(kept, ProgrammeJSON)
	}
	slices.Sort(stale)
	return stale, kept
}

// NameOthers names the files of the folder that look like some of the files, of which this
// run wrote none, and those called kept.
func (t *Target) NameOthers(files []tables.File, kept ...string) {
	for name := range t.seen {
		written := slices.ContainsFunc(files, func(f tables.File) bool { return f.Name == name })
		alike := slices.ContainsFunc(files, func(f tables.File) bool { return kindOf(f.Name) != "" && kindOf(f.Name) == kindOf(name) })
		if !written && alike && !slices.Contains(kept, name) {
			kept = append(kept, name)
		}
	}
	if len(kept) > 0 {
		slices.Sort(kept)
		const most = 5
		text := strings.Join(kept[:min(len(kept), most)], ", ")
		if n := len(kept) - most; n > 0 {
			text += " and " + rules.Count(n, "more file", "more files")
		}
		t.c.Note("%q still has what this run did not write: %s; remove it if it is out of date", t.Dir, text)
	}
}

var gridName = regexp.MustCompile(`^grid-\d{4}-\d\d-\d\d\.csv$`)

var alternativeName = regexp.MustCompile(`^programme-\d+\.csv$`)

// kindOf returns of what kind a file is of which one is written for each of many; "" if it
// is of no such kind.
func kindOf(name string) string {
	switch {
	case gridName.MatchString(name):
		return "grid"
	case alternativeName.MatchString(name):
		return "alternative"
	case strings.HasSuffix(name, ".ics"):
		return "calendar"
	}
	return ""
}

// listed returns the sums, by name, of the files that programme.json of the folder says
// were written with it.
func (t *Target) listed() map[string]string {
	sums := map[string]string{}
	content, err := os.ReadFile(filepath.Join(t.Dir, ProgrammeJSON))
	var answer struct {
		Tool struct {
			Name string `json:"name"`
		} `json:"tool"`
		Output *OutputStamp `json:"output"`
	}
	if err != nil || json.Unmarshal(content, &answer) != nil || answer.Tool.Name != "programme" || answer.Output == nil {
		return sums
	}
	for _, f := range answer.Output.Files {
		if f.Name == filepath.Base(f.Name) {
			sums[f.Name] = f.SHA256
		}
	}
	return sums
}

// sum returns the sum of a file of the folder; "" of what is no file.
func (t *Target) sum(name string) string {
	found, err := os.Lstat(filepath.Join(t.Dir, name))
	if err != nil || found.Mode()&fs.ModeType != 0 {
		return ""
	}
	content, err := os.ReadFile(filepath.Join(t.Dir, name))
	if err != nil {
		return ""
	}
	return Sum(content)
}
