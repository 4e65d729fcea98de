package workbook_test

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"programme/model"
	"programme/model/exchange/sheets"
	"programme/model/exchange/workbook"
	"programme/model/tables"
)

// office converts a file with LibreOffice and returns the folder with what came of it.
func office(t *testing.T, name string, content []byte, to string, more ...string) string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs soffice (LibreOffice)")
	}
	dir := t.TempDir()
	source := filepath.Join(dir, name)
	if err := os.WriteFile(source, content, 0o666); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "user"), "--headless"}, more...)
	args = append(args, "--convert-to", to, "--outdir", filepath.Join(dir, "out"), source)
	cmd := exec.CommandContext(t.Context(), soffice, args...)
	cmd.Env = append(os.Environ(), "HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return filepath.Join(dir, "out")
}

// LibreOffice reads a workbook as what was written: every title and time is there, and
// nothing was worked out.
func TestLibreOfficeReadsTheProgramme(t *testing.T) {
	e := venue()
	content, err := workbook.Programme(e, full(e))
	// Fields are separated by commas (44), quoted (34), in UTF-8 (76), all sheets (-1).
	dir := office(t, "p.xlsx", mustWrite(t, content, err), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1")
	file, err := os.Open(filepath.Join(dir, "p-Programme.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	title, start := slices.Index(rows[0], "title"), slices.Index(rows[0], "start_local")
	flat := sheets.ProgrammeTable(e, full(e))
	for i, row := range flat.Rows {
		want := strings.NewReplacer("\r", "", "\a", "\ufffd", "\x1f", "\ufffd", "\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(row[flat.Column("title")])
		if got := rows[i+1][title]; got != want {
			t.Errorf("%s has the title %q, want %q", row[0], got, want)
		}
		if got, want := rows[i+1][start][:16], strings.Replace(row[flat.Column("start_local")][:16], "T", " ", 1); got != want {
			t.Errorf("%s starts %s, want %s", row[0], got, want)
		}
	}
	if written, err := filepath.Glob(filepath.Join(dir, "p-*.csv")); err != nil || len(written) != 12 {
		t.Errorf("%d sheets, %v", len(written), err)
	}
}

// A workbook that LibreOffice saved again is the same event and the same programme.
func TestLibreOfficeSavesWhatIsReadAgain(t *testing.T) {
	e := venue()
	e.Baseline = full(e)
	for i := range e.Sessions { // what no XML holds, LibreOffice does not keep either
		e.Sessions[i].Title = "t" + strings.Map(func(c rune) rune {
			if c < ' ' && c != '\n' && c != '\t' || c >= 0xfffe && c <= 0xffff {
				return -1
			}
			return c
		}, e.Sessions[i].Title)
		e.Sessions[i].Org = ""
	}
	content, err := workbook.Event(e)
	dir := office(t, "event.xlsx", mustWrite(t, content, err), "xlsx")
	saved, err := os.ReadFile(filepath.Join(dir, "event.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := tables.ReadSheets(mustRead(t, saved))
	if err != nil {
		t.Fatal(err)
	}
	again := read.Event
	if diff := cmp.Diff(e, again, sameEvent); diff != "" {
		t.Errorf("event (-want +got):\n%s", diff)
	}
	content, err = workbook.Programme(e, e.Baseline)
	dir = office(t, "p.xlsx", mustWrite(t, content, err), "xlsx")
	if saved, err = os.ReadFile(filepath.Join(dir, "p.xlsx")); err != nil {
		t.Fatal(err)
	}
	p, notes, err := tables.ReadProgrammeSheets(mustRead(t, saved), e)
	if err != nil || len(notes) > 0 {
		t.Fatalf("%v %v", err, notes)
	}
	if diff := cmp.Diff(e.Baseline, p, cmpopts.IgnoreFields(model.Placement{}, "Pos")); diff != "" {
		t.Errorf("programme (-want +got):\n%s", diff)
	}
}

// programme.csv that LibreOffice opened and saved with semicolons is the same programme.
func TestLibreOfficeSavesProgrammeTables(t *testing.T) {
	e := venue()
	p := full(e)
	f := sheets.Programme(e, p, sheets.Options{Excel: true})
	dir := office(t, "programme.csv", f.Content, "csv:Text - txt - csv (StarCalc):59,34,76", "--infilter=Text - txt - csv (StarCalc):44,34,76")
	saved, err := os.ReadFile(filepath.Join(dir, "programme.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(saved), ";start_utc;") {
		t.Fatalf("not saved with semicolons: %.200s", saved)
	}
	again, notes, err := tables.ReadProgramme("programme.csv", strings.NewReader(string(saved)), e)
	if err != nil || len(notes) > 0 {
		t.Fatalf("%v %v\n%.600s", err, notes, saved)
	}
	if diff := cmp.Diff(p, again, cmpopts.IgnoreFields(model.Placement{}, "Pos")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
