package workbook_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"programme/model/columns"
	"programme/model/exchange/workbook"
	"programme/model/tables"
)

// starter is the example as a workbook for somebody who begins.
func starter(t *testing.T) []byte {
	t.Helper()
	sheets, err := tables.FolderSheets(os.DirFS("../../../cmd/programme/example"))
	if err != nil {
		t.Fatal(err)
	}
	content, err := workbook.Starter("demo", sheets)
	return mustWrite(t, content, err)
}

func TestStarterExplainsItselfAndComesBack(t *testing.T) {
	content := starter(t)
	want, err := tables.Read(os.DirFS("../../../cmd/programme/example"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := tables.ReadSheets(mustRead(t, content))
	if err != nil || len(got.Notes) > 0 || len(got.Account.Unused) > 0 {
		t.Fatalf("%v %v %v", err, got.Notes, got.Account.Unused)
	}
	if diff := cmp.Diff(want.Event, got.Event, sameEvent); diff != "" {
		t.Errorf("(-folder +workbook):\n%s", diff)
	}
	if !bytes.Equal(content, starter(t)) {
		t.Error("other bytes the next time")
	}

	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	comment := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		all, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range all {
			comment[sheet+"!"+c.Cell] = c.Text
		}
	}
	for cell, want := range map[string]string{
		"sessions!A1": "the public id of the session, by which every other table means it\nan id, such as OF 44",
		"people!C1":   "the clock on which the person lives",
		"event!A3":    "IANA name of the venue's time zone",
		"event!B6":    "when the first session may start",
		"event!B15":   "whether the session cannot take place without them",
	} {
		if !strings.Contains(comment[cell], want) {
			t.Errorf("%s says %q, want %q", cell, comment[cell], want)
		}
	}
	lists := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		all, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range all {
			lists[sheet+"!"+v.Sqref] = v.Formula1
		}
	}
	for column, want := range map[string]string{
		"sessions!C2:C1048576": "event!$A$11:$A$13",
		"cast!A2:A1048576":     "sessions!$A$2:$A$500",
		"cast!B2:B1048576":     "people!$A$2:$A$500",
		"cast!C2:C1048576":     "event!$A$16:$A$20",
		"people!D2:D1048576":   "onsite,online",
		"walk!A2:A1048576":     "rooms!$A$2:$A$500",
		"rules!C2:C1048576":    "hard,off,soft:1,",
		"rules!B2:B1048576":    "legend!$I$4:$I$",
	} {
		if !strings.Contains(lists[column], want) {
			t.Errorf("%s offers %q, want %q", column, lists[column], want)
		}
	}
	legend, err := f.GetRows("legend")
	if err != nil {
		t.Fatal(err)
	}
	columnsInAll := 0
	for _, table := range columns.Tables() {
		columnsInAll += len(table.Columns)
	}
	if got := len(legend) - 3; got != columnsInAll {
		t.Errorf("the legend has %d columns, want %d", got, columnsInAll)
	}
}
