package main

import (
	"math"
	"strings"
	"testing"
)

func TestASizeOfMemoryIsRead(t *testing.T) {
	for text, want := range map[string]int64{
		"2GB": 2e9, "1500MB": 1.5e9, "1.5gb": 1.5e9, " 2 GB": 2e9, "64MB": 64e6, "2GiB": 2 << 30, "512mib": 512 << 20, "0.5TB": 5e11,
		"40%": 6.4e9, "100%": 16e9, "12.5 %": 2e9,
	} {
		var m memoryLimit
		if err := m.Set(text); err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if limit, words, err := m.plan(16e9, true); limit != want || err != nil || !strings.HasPrefix(words, "--memory "+text) {
			t.Errorf("%q: got %d, %q, %v, want %d", text, limit, words, err, want)
		}
	}
	for text, want := range map[string]string{
		"": "not a size", "5": "not a size", "GB": "not a size", "2KB": "not a size", "-2GB": "not a size", "1e9MB": "not a size", "2,5GB": "not a size", "40 percent": "not a size",
		"0%": "not a share", "0.5%": "not a share", "101%": "not a share", "63MB": "the least is 64MB", "0GB": "the least is 64MB",
		"9999999999TB": "more than any machine has", strings.Repeat("9", 400) + "GB": "more than any machine has",
	} {
		var m memoryLimit
		if err := m.Set(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestMemoryIsPlannedByWhatThereIs(t *testing.T) {
	share, size, none := memoryLimit{}, memoryLimit{}, memoryLimit{}
	for m, text := range map[*memoryLimit]string{&share: "40%", &size: "2GB"} {
		if err := m.Set(text); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name  string
		m     *memoryLimit
		known bool
		limit int64
		words string
		fault bool
	}{
		{"by default", &none, true, 12e9, "75% of the memory here, which is 12.0 GB (the default of --memory),", false},
		{"by default, where nobody can tell", &none, false, math.MaxInt64, "", false},
		{"a share", &share, true, 6.4e9, "--memory 40%, which is 6.4 GB here,", false},
		{"a share, where nobody can tell", &share, false, 0, "", true},
		{"a size, where nobody can tell", &size, false, 2e9, "--memory 2GB", false},
	} {
		limit, words, err := c.m.plan(16e9, c.known)
		if limit != c.limit || words != c.words || (err != nil) != c.fault {
			t.Errorf("%s: got %d, %q, %v", c.name, limit, words, err)
		}
	}
}
