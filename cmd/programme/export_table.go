package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/model"
	"programme/model/exchange/target"
	"programme/model/exchange/workbook"
	"programme/model/tables"
)

var tableFormat = exportFormat{"table", "the table that another planning tool imports, see --target", writeTable}

// tableOptions say for which tool a table is.
type tableOptions struct {
	target string // a built-in one, or a file
}

func (o *tableOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.target, "target", "", "the tool that imports the table: "+strings.Join(target.Names, ", ")+", or a `FILE` that describes another one, see programme help targets (no default)")
}

// check returns a fault if a target was named for another format, or none for this one.
func (o *tableOptions) check(cmd *cobra.Command, to string) error {
	if to == tableFormat.word && o.target == "" {
		return fmt.Errorf("--to %s needs --target: %s, or a file", to, strings.Join(target.Names, ", "))
	}
	return flagsOnlyFor(cmd, tableFormat.word, to, "target")
}

// maxTarget bounds the file of a target, in bytes.
const maxTarget = 256 << 10

// read returns the target that was named.
func (o *tableOptions) read() (*target.Target, error) {
	if slices.Contains(target.Names, o.target) {
		return target.Builtin(o.target), nil
	}
	if near := model.Nearest(o.target, target.Names); near != "" && filepath.Ext(o.target) == "" {
		return nil, fmt.Errorf("%q is not a target; did you mean %q?", o.target, near)
	}
	content, err := readFile(o.target, maxTarget)
	if err != nil {
		return nil, err
	}
	return target.Read(filepath.ToSlash(o.target), content)
}

func writeTable(x *exporting) ([]tables.File, error) {
	t, err := x.options.tableOptions.read()
	if err != nil {
		return nil, err
	}
	rows, notes := t.Table(x.event, x.programme)
	if x.public && t.Asks() {
		notes = append(model.Faults{{Message: fmt.Sprintf("%s asks for e-mail addresses, which are not for the public", t.Name), Remedy: "--profile internal writes them"}}, notes...)
	}
	x.notes = notes
	if t.Form == target.XLSX {
		content, err := workbook.Plain(t.Name, t.Rows(rows))
		return []tables.File{{Name: t.Name + ".xlsx", Content: content}}, err
	}
	content, err := t.CSV(rows)
	return []tables.File{{Name: t.Name + ".csv", Content: content}}, err
}

// separators are what can stand between the cells of CSV files.
var separators = []string{",", ";", "tab"}

// separatorOf returns the separator that a word stands for, 0 for none.
func separatorOf(word string) (byte, error) {
	switch word {
	case "":
		return 0, nil
	case "tab", "\t":
		return '\t', nil
	case ",", ";":
		return word[0], nil
	}
	return 0, errors.New("--separator takes one of " + strings.Join(separators, " "))
}
