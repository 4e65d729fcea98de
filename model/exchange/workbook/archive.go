package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"programme/model"
)

// What is read is bounded, far above any conference and far below what would exhaust a
// machine.
const (
	// MaxSize is how many bytes a workbook may have that [Read] reads.
	MaxSize = 64 << 20

	maxParts    = 10_000    // files in the archive
	maxInflated = 128 << 20 // bytes of XML that are read in all
	maxSheets   = 1_000
	maxCells    = 4_000_000 // cells with something in them, of all sheets
	maxText     = 128 << 20 // bytes of text in cells; a text that many cells share counts each time
	maxRow      = 1_048_576
	maxColumn   = 16_384
	maxStyles   = 100_000
)

// archive is the parts of a workbook. What goes wrong in them is a [model.Fault] without
// a position.
type archive struct {
	parts map[string]*zip.File // by name, in lower case without the first slash
	left  budget
}

// budget is what of a workbook may still be read.
type budget struct{ inflated, cells, text int }

var errNoWorkbook = model.Fault{Message: "the file is no workbook", Remedy: "save it as .xlsx"}

func openArchive(content []byte) (*archive, error) {
	switch {
	case len(content) > MaxSize:
		return nil, model.Fault{Message: fmt.Sprintf("the file is larger than %d bytes", MaxSize), Remedy: "leave out what is not needed"}
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")): // a compound file
		return nil, model.Fault{Message: "the file is a workbook of an older kind, or one with a password", Remedy: "save it as .xlsx without a password"}
	}
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	switch {
	case err != nil:
		return nil, errNoWorkbook
	case len(r.File) > maxParts:
		return nil, model.Fault{Message: fmt.Sprintf("the workbook has more than %d parts", maxParts)}
	}
	a := &archive{parts: map[string]*zip.File{}, left: budget{maxInflated, maxCells, maxText}}
	for _, f := range r.File {
		name := partName(strings.ReplaceAll(f.Name, `\`, "/"))
		if a.parts[name] == nil {
			a.parts[name] = f
		}
	}
	return a, nil
}

func partName(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

// decode calls use with each start, end and text of the XML of a part until use returns
// false. The part may be missing: missing is then the error.
func (a *archive) decode(name string, missing error, use func(xml.Token) (bool, error)) error {
	f := a.parts[partName(name)]
	if f == nil {
		return missing
	}
	content, err := f.Open()
	if err != nil {
		return broken(name, err)
	}
	defer content.Close()
	d := xml.NewDecoder(&limited{content, a})
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if fault, ok := errors.AsType[model.Fault](err); ok {
				return fault
			}
			return broken(name, err)
		}
		if more, err := use(token); err != nil || !more {
			return err
		}
	}
}

func broken(name string, err error) error {
	return model.Fault{Message: fmt.Sprintf("the workbook is damaged: %s: %v", name, err), Remedy: "open it in a spreadsheet and save it again"}
}

// limited reads a part as long as the archive does not become too large.
type limited struct {
	io.Reader
	a *archive
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if l.a.left.inflated -= n; l.a.left.inflated < 0 {
		return 0, model.Fault{Message: fmt.Sprintf("the workbook holds more than %d bytes", maxInflated), Remedy: "leave out what is not needed"}
	}
	return n, err
}

// attribute returns the value of an attribute by its name without prefix, "" if the
// element has none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relation is where a relationship of a part leads.
type relation struct{ kind, target string }

// relations returns the relationships of a part by id; none if it has none.
func (a *archive) relations(name string) (map[string]relation, error) {
	dir, file := path.Split(name)
	all := map[string]relation{}
	err := a.decode(dir+"_rels/"+file+".rels", nil, func(token xml.Token) (bool, error) {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
			return true, nil
		}
		target := attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		kind := attribute(e, "Type")
		all[attribute(e, "Id")] = relation{kind[strings.LastIndexByte(kind, '/')+1:], target}
		return true, nil
	})
	return all, err
}
