package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"programme/model"
	"programme/model/change"
	"programme/model/tables"
	"programme/model/when"
)

// rowOfPage is a row of the tables of the page: a text in code, and what is made of it.
var rowOfPage = regexp.MustCompile("^\\| `(.*)` \\| (.*) \\|$")

// Every example of the page of times means what the page says.
func TestExamplesOfThePageOfTimes(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("internal", "manual", "times.md"))
	if err != nil {
		t.Fatal(err)
	}
	given, err := tables.Read(os.DirFS("example"))
	if err != nil {
		t.Fatal(err)
	}
	e := given.Event
	c := when.Of(e)
	stamp := func(at model.Instant) string { return at.In(e.Zone).Format("2006-01-02 15:04") }
	readers := map[string]func(string) (string, error){
		"A time": func(text string) (string, error) {
			at, err := c.Instant(text)
			return stamp(at), err
		},
		"From when to when": func(text string) (string, error) {
			spans, err := c.Spans(text)
			var all []string
			for _, v := range spans {
				all = append(all, stamp(v.Start)+" to "+stamp(v.End))
			}
			return strings.Join(all, "; "), err
		},
		"Days": func(text string) (string, error) {
			days, err := c.ListDays(text)
			return strings.Join(strings.Fields(strings.Trim(fmt.Sprint(days), "[]")), ", "), err
		},
		"A time of day": func(text string) (string, error) {
			n, err := when.Clock(text)
			return fmt.Sprintf("%02d:%02d", n/60, n%60), err
		},
		"A length": func(text string) (string, error) {
			n, err := when.Length(text)
			return fmt.Sprint(n), err
		},
		"Zones": func(text string) (string, error) {
			_, err := tables.ParseZone(text)
			var f model.Fault
			if !errors.As(err, &f) {
				return "", errors.New("it is a zone")
			}
			return f.Remedy, nil
		},
		"In changes": func(text string) (string, error) {
			read, err := change.Parse(text, e, model.Position{File: "change", Line: 1})
			return read.String(), err
		},
	}
	var read func(string) (string, error)
	tried, faults := 0, false
	for i, line := range strings.Split(string(page), "\n") {
		if heading, is := strings.CutPrefix(line, "## "); is {
			if read = readers[heading]; read == nil {
				t.Errorf("line %d: nothing reads the examples of %q", i+1, heading)
			}
		}
		if strings.HasPrefix(line, "| written |") {
			faults = strings.HasSuffix(line, "| fault |")
		}
		row := rowOfPage.FindStringSubmatch(line)
		if row == nil || read == nil {
			continue
		}
		got, err := read(row[1])
		if faults && err != nil {
			got, err = err.Error(), nil
		}
		if err != nil || got != row[2] {
			t.Errorf("line %d: %s is %s, %v, not %s", i+1, row[1], got, err, row[2])
		}
		tried++
	}
	if tried < 60 {
		t.Errorf("only %d examples", tried)
	}
}
