package scenario

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/tables"
)

func tiny(t testing.TB) *model.Event {
	t.Helper()
	read, err := tables.Read(os.DirFS("../../testdata/tiny"))
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	return e
}

func TestScenariosAreNamesAndChanges(t *testing.T) {
	list, err := Parse("many.txt", []byte("\ufeff# first\r\n\r\nat 9:00: session T1 90min ;; session T2 optional;\r\nas it is:\n"+
		`quoted: session T9 added type Talk title "one; \"two; three\"" with ada; session T9 45min`), tiny(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range list {
		got = append(got, s.Name+" = "+strings.Join(present.ChangeTexts(s.Changes), " + "))
	}
	want := []string{
		"at 9:00 = session T1 90min + session T2 optional",
		"as it is = ",
		`quoted = session T9 added type Talk title "one; \"two; three\"" with ada as speaker + session T9 45min`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A fault is at a place that the file has.
func FuzzParse(f *testing.F) {
	e := tiny(f)
	for _, seed := range []string{
		"a: session T1 90min", "a: session T1 90min; room x closed Mon", ": ;", "a:\nb: \"", "é: person \"\\\"; away", "a: session T1 cancelled; session T1 90min",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		list, err := Parse("f", []byte(content), e)
		var faults model.Faults
		if !errors.As(err, &faults) {
			if err == nil && len(list) == 0 {
				t.Error("no fault and no scenario")
			}
			return
		}
		lines := strings.Split(strings.TrimPrefix(content, "\ufeff"), "\n")
		for _, fault := range faults {
			p := fault.Pos
			if p.File != "f" || p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > 1+utf8.RuneCountInString(lines[p.Line-1]) {
				t.Errorf("%v is outside the file", fault)
			}
		}
	})
}
