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
	maxCells    = 4_000_000 // cells with something in them and rows, of all sheets
	maxText     = 128 << 20 // bytes of text in cells; a text that many cells share counts each time
	maxRow      = 1_048_576
	maxColumn   = 16_384
	maxStyles   = 100_000
	maxDepth    = 1_000 // elements around another
)

// archive is the parts of a workbook. What goes wrong in them is a [model.Fault] without
// a position.
type archive struct {
	parts map[string]*zip.File // by name, in lower case without the first slash
	twice map[string]bool      // names that several parts have
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
	a := &archive{parts: map[string]*zip.File{}, twice: map[string]bool{}, left: budget{maxInflated, maxCells, maxText}}
	for _, f := range r.File {
		name := partName(strings.ReplaceAll(f.Name, `\`, "/"))
		a.twice[name] = a.parts[name] != nil
		a.parts[name] = f
	}
	return a, nil
}

func partName(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

// decode calls use with each start, end and text of the XML of a part, whose outermost
// element is root ("" for any), to its end: only there is its checksum compared, and only
// then is it known that nothing of it is missing. The part itself may be missing: missing
// is then the error.
func (a *archive) decode(name, root string, missing error, use func(token xml.Token, within nesting) error) error {
	f := a.parts[partName(name)]
	switch {
	case f == nil:
		return missing
	case a.twice[partName(name)]:
		return broken(name, errors.New("the part is there twice"))
	}
	content, err := f.Open()
	if err != nil {
		return broken(name, err)
	}
	defer content.Close()
	d := xml.NewDecoder(&limited{content, a})
	var within nesting
	begun := false
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			if fault, ok := errors.AsType[model.Fault](err); ok {
				return fault
			}
			return broken(name, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(within) == 0 && (begun || root != "" && t.Name.Local != root) {
				return broken(name, fmt.Errorf("<%s> stands outside all else", short(t.Name.Local)))
			}
			begun = true
			if len(within) == maxDepth {
				return broken(name, errors.New("its elements are nested too deeply"))
			}
		case xml.EndElement:
			if len(within) == 0 || within[len(within)-1] != t.Name {
				return broken(name, fmt.Errorf("</%s> closes what was not opened", short(t.Name.Local)))
			}
			within = within[:len(within)-1]
		case xml.CharData:
			if len(within) == 0 && len(bytes.TrimSpace(bytes.TrimPrefix(t, []byte("\ufeff")))) > 0 {
				return broken(name, errors.New("text stands outside all elements"))
			}
		}
		if err := use(token, within); err != nil {
			return err
		}
		if t, ok := token.(xml.StartElement); ok {
			within = append(within, t.Name)
		}
	}
	switch {
	case !begun:
		return broken(name, errors.New("the part is empty"))
	case len(within) > 0:
		return broken(name, fmt.Errorf("it ends before </%s>", short(within[len(within)-1].Local)))
	}
	return nil
}

// nesting is the elements around a token, from the outermost one.
type nesting []xml.Name

// in reports whether the innermost element has that name, whatever its prefix.
func (n nesting) in(name string) bool { return len(n) > 0 && n[len(n)-1].Local == name }

func broken(name string, err error) error { return damaged(fmt.Sprintf("%s: %v", name, err)) }

// damage is how every fault of a workbook begins that no spreadsheet wrote so.
const damage = "the workbook is damaged: "

func damaged(what string) error {
	return model.Fault{Message: damage + what, Remedy: "open it in a spreadsheet and save it again"}
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
	err := a.decode(dir+"_rels/"+file+".rels", "Relationships", nil, func(token xml.Token, _ nesting) error {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
			return nil
		}
		target := attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		kind := attribute(e, "Type")
		all[attribute(e, "Id")] = relation{kind[strings.LastIndexByte(kind, '/')+1:], target}
		return nil
	})
	return all, err
}
