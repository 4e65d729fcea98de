package frab_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"programme/model"
	"programme/model/exchange/frab"
)

// validators is where the schemas of the format may stand, beside the checkout.
const validators = "../../../../shared/validators"

// schema returns the path of a schema, or skips the test.
func schema(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(validators, name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs %s", path)
	}
	return path
}

// odd are schedules that the schemas have to take: hostile names, an event with a bare
// name in an odd zone, and one from elsewhere.
func odd(t *testing.T) map[string]*frab.Schedule {
	e := hostile()
	bare := hostile()
	bare.Name, bare.Zone = "会", "Etc/GMT-9"
	bare.Sessions[0].ID, bare.Sessions[1].ID = "A", "会"
	empty := hostile()
	p := placed(e)
	twice := placed(e)
	twice.Placements[1].Session = 0
	foreign, _, err := frab.ReadJSON("p.json", []byte(pretalxJSON), "")
	if err != nil {
		t.Fatal(err)
	}
	imported, _, err := foreign.Event(nil)
	if err != nil {
		t.Fatal(err)
	}
	lunch, q := withBreaks()
	return map[string]*frab.Schedule{
		"breaks":  frab.Of(lunch, q, frab.Options{Breaks: true}),
		"hostile": frab.Of(e, p, frab.Options{}), "bare": frab.Of(bare, p, frab.Options{}), "empty": frab.Of(empty, model.NewProgramme(nil), frab.Options{}),
		"twice": frab.Of(e, twice, frab.Options{Acronym: "a_b_c"}), "pretalx": frab.Of(imported, imported.Baseline, frab.Options{}),
	}
}

func TestTheXSDTakesWhatIsWritten(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("needs xmllint")
	}
	xsd := schema(t, "frab-schedule.xml.xsd")
	for name, s := range odd(t) {
		file := filepath.Join(t.TempDir(), name+".xml")
		if err := os.WriteFile(file, s.XML(), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(xmllint, "--noout", "--nonet", "--schema", xsd, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

func TestTheJSONSchemaTakesWhatIsWritten(t *testing.T) {
	const python = "/usr/bin/python3"
	if out, err := exec.Command(python, "-c", "import jsonschema").CombinedOutput(); err != nil {
		t.Skipf("needs python3-jsonschema: %s", out)
	}
	const script = `
import json, sys, jsonschema
with open(sys.argv[1]) as schema, open(sys.argv[2]) as file:
    checker = jsonschema.Draft6Validator(json.load(schema), format_checker=jsonschema.FormatChecker())
    errors = [e.json_path + ': ' + e.message for e in checker.iter_errors(json.load(file))]
sys.exit('\n'.join(errors) or 0)
`
	schema := schema(t, "frab-schedule.schema.json")
	for name, s := range odd(t) {
		file := filepath.Join(t.TempDir(), name+".json")
		if err := os.WriteFile(file, s.JSON(), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(python, "-c", script, schema, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
