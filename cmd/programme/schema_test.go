package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"programme/cmd/programme/internal/present/schema"
	"programme/model/tables"
)

// answersVariable names the folder in which the program of the scripts keeps a copy of each
// answer in JSON.
const answersVariable = "PROGRAMME_TEST_ANSWERS"

// recorded is the program; it keeps a copy of what --json prints where the tests say so.
func recorded() {
	dir := os.Getenv(answersVariable)
	if dir == "" || !slices.Contains(os.Args[1:], "--json") {
		main()
		return
	}
	file, err := os.CreateTemp(dir, "answer-*")
	if err != nil {
		panic(err)
	}
	code := run(interrupted(), os.Args[1:], os.Stdin, io.MultiWriter(os.Stdout, file), os.Stderr)
	if err := file.Close(); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// checkAnswers holds every answer in a folder to its schema; all means that each kind of
// answer is to be there.
func checkAnswers(t *testing.T, dir string, all bool) {
	names, err := filepath.Glob(filepath.Join(dir, "answer-*"))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, name := range names {
		if text, err := os.ReadFile(name); err != nil {
			t.Error(err)
		} else if len(text) > 0 { // or else it ended in a fault
			count[checkAnswer(t, text)]++
		}
	}
	for _, name := range schema.Names() {
		if all && count[name] == 0 {
			t.Errorf("no script asks for %s", schema.Asked(name))
		}
	}
}

// checkAnswer holds an answer to its schema, and returns the name of that.
func checkAnswer(t *testing.T, text []byte) (name string) {
	var answer map[string]any
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Errorf("%v: %s", err, text)
		return ""
	}
	name = fmt.Sprint(answer["command"])
	if answer["scenarios"] != nil {
		name += "-scenarios"
	}
	if !slices.Contains(schema.Names(), name) {
		t.Errorf("no schema for %q", name)
		return ""
	}
	s := schemaOf(t, name)
	for _, fault := range (&validator{s["$defs"].(map[string]any)}).faults("", s, answer) {
		t.Errorf("%s: %s", name, fault)
	}
	return name
}

// schemaOf returns the schema that the program prints.
func schemaOf(t *testing.T, name string) (s map[string]any) {
	var out, stderr bytes.Buffer
	if code := run(context.WithoutCancel(t.Context()), []string{"schema", name}, nil, &out, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	if err := json.Unmarshal(out.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// The feed of changes fits its schema, too.
func TestFeedFitsItsSchema(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tiny")
	if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	answer := func(in string, args ...string) []byte {
		var out, stderr bytes.Buffer
		if code := run(t.Context(), args, strings.NewReader(in), &out, &stderr); code != 0 {
			t.Fatalf("%q ends with %d: %s", args, code, &stderr)
		}
		return out.Bytes()
	}
	for _, programme := range []string{"T1,2026-05-11T09:00,hall\n", "T1,2026-05-11T09:00,quay\nT2,2026-05-11T10:15,hall\n", "T2,2026-05-11T10:30,\n"} {
		answer("session,start,room\n"+programme, "publish", dir, "-", "--force")
	}
	for _, profile := range []string{publicProfile, internalProfile} {
		var changes any
		if err := json.Unmarshal(answer("", "export", dir, "--to", "changes-json", "--profile", profile), &changes); err != nil {
			t.Fatal(err)
		}
		s := schemaOf(t, schema.FeedName)
		for _, fault := range (&validator{s["$defs"].(map[string]any)}).faults("", s, changes) {
			t.Error(fault)
		}
	}
}

// validator holds values to schemas of the kind that schema.Of makes, and more strictly than
// JSON Schema: it knows every keyword that a schema has, and an object has no member that its
// schema does not name.
type validator struct{ definitions map[string]any }

// faults says what of a value at a path is not as its schema has it.
func (v *validator) faults(at string, s map[string]any, value any) (list []string) {
	wrong := func(format string, args ...any) { list = append(list, at+": "+fmt.Sprintf(format, args...)) }
	for _, keyword := range slices.Sorted(maps.Keys(s)) {
		switch rule := s[keyword]; keyword {
		case "$schema", "$defs", "title", "description", "examples", "x-holds", "x-rules", "x-synonyms":
		case "$ref":
			name := strings.TrimPrefix(rule.(string), "#/$defs/")
			list = append(list, v.faults(at, v.definitions[name].(map[string]any), value)...)
		case "type":
			if is := typeOf(value); is != rule {
				wrong("%v is of type %s, not %s", value, is, rule)
				return list
			}
		case "const":
			if !reflect.DeepEqual(value, rule) {
				wrong("%v is not %v", value, rule)
			}
		case "enum":
			if !slices.Contains(rule.([]any), value) {
				wrong("%v is none of %v", value, rule)
			}
		case "minimum":
			if value.(float64) < rule.(float64) {
				wrong("%v is less than %v", value, rule)
			}
		case "anyOf":
			var all []string
			for _, one := range rule.([]any) {
				found := v.faults(at, one.(map[string]any), value)
				if found == nil {
					all = nil
					break
				}
				all = append(all, found...)
			}
			list = append(list, all...)
		case "items":
			if array, ok := value.([]any); ok {
				for i, item := range array {
					list = append(list, v.faults(fmt.Sprintf("%s[%d]", at, i), rule.(map[string]any), item)...)
				}
			}
		case "required":
			for _, name := range rule.([]any) {
				if members, ok := value.(map[string]any); ok && !has(members, name.(string)) {
					wrong("%s is not there", name)
				}
			}
		case "properties":
			members, _ := value.(map[string]any)
			for _, name := range slices.Sorted(maps.Keys(members)) {
				if one, ok := rule.(map[string]any)[name].(map[string]any); ok {
					list = append(list, v.faults(at+"."+name, one, members[name])...)
				} else {
					wrong("%s is not in the schema", name)
				}
			}
		default:
			wrong("the schema has the keyword %s", keyword)
		}
	}
	return list
}

func has(members map[string]any, name string) bool { _, ok := members[name]; return ok }

// typeOf returns what JSON Schema calls the type of a value.
func typeOf(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	case float64:
		if value == float64(int64(value)) {
			return "integer"
		}
	}
	return "number"
}

// The validator above is no judge of what JSON Schema is: another one takes every schema for
// one, and takes an answer by it.
func TestSchemasAreJSONSchemas(t *testing.T) {
	const python = "/usr/bin/python3"
	if out, err := exec.Command(python, "-c", "import jsonschema; jsonschema.Draft202012Validator").CombinedOutput(); err != nil {
		t.Skipf("needs python3-jsonschema 4 or newer: %s", out)
	}
	const script = `
import json, sys, jsonschema
with open(sys.argv[1]) as schema:
    schema = json.load(schema)
jsonschema.Draft202012Validator.check_schema(schema)
if len(sys.argv) > 2:
    with open(sys.argv[2]) as answer:
        jsonschema.Draft202012Validator(schema).validate(json.load(answer))
`
	dir := t.TempDir()
	for _, name := range schema.Names() {
		text, err := json.Marshal(schema.Of(name))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".schema.json")
		writeText(t, file, string(text))
		args := []string{"-c", script, file}
		if command, ok := map[string][]string{
			"rules": {"rules"}, "check": {"check", "testdata/tiny", "-"}, "show": {"show", "testdata/tiny", "-"}, "explain": {"explain", "testdata/tiny"},
		}[name]; ok {
			var out bytes.Buffer
			run(t.Context(), append(command, "--json", "-q"), strings.NewReader("session,start,room\nT1,2026-05-11T08:00Z,hall\n"), &out, io.Discard)
			args = append(args, filepath.Join(dir, name+".json"))
			writeText(t, args[len(args)-1], out.String())
		}
		if out, err := exec.Command(python, args...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// The tables of the fixtures are such as their schema says, as far as they have columns
// that it knows.
func TestTablesFitTheirSchema(t *testing.T) {
	s := schemaOf(t, schema.TablesName)
	known := s["properties"].(map[string]any)
	for _, fixture := range []string{"igf2023-published", "feasible-by-a-hair", "impossible-walking-time"} {
		read, err := tables.Read(os.DirFS(filepath.Join("..", "..", "fixtures", fixture)))
		if err != nil {
			t.Fatal(err)
		}
		event := map[string]any{}
		for _, f := range tables.Files(read.Event) {
			name, isTable := strings.CutSuffix(f.Name, ".csv")
			if !isTable {
				continue
			}
			records, err := csv.NewReader(bytes.NewReader(f.Content)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			rows := []any{}
			for _, record := range records[1:] {
				row := map[string]any{}
				for i, column := range records[0] {
					if !slices.Contains(read.Event.ExtraColumns[name], column) {
						row[column] = record[i]
					}
				}
				rows = append(rows, row)
			}
			event[name] = rows
		}
		if len(event) < 4 || len(known) < len(event) {
			t.Errorf("%s has %d tables", fixture, len(event))
		}
		for _, fault := range (&validator{}).faults("", s, event) {
			t.Errorf("%s: %s", fixture, fault)
		}
	}
}
