package manual

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPagesAreWhole(t *testing.T) {
	names := Topics()
	for _, want := range []string{"start", "tables", "verdicts", "reasons", "night-before", "changes", "output", "json"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no page %s", want)
		}
	}
	for _, name := range names {
		page := Page(name)
		if Title(name) == "" || !strings.HasPrefix(page, "# ") || !strings.HasSuffix(page, "\n") {
			t.Errorf("%s has no heading or no end", name)
		}
		if strings.Contains(page, "<!--") {
			t.Errorf("%s shows a comment", name)
		}
		for _, topic := range regexp.MustCompile("`programme help ([a-z-]+)`").FindAllStringSubmatch(page, -1) {
			if !slices.Contains(names, topic[1]) {
				t.Errorf("%s names the page %s, which is none", name, topic[1])
			}
		}
		if strings.Count(page, "\n```")%2 != 0 {
			t.Errorf("%s has a block without an end", name)
		}
	}
	if names[0] != "start" {
		t.Errorf("the first page is %s", names[0])
	}
	if Page("nothing") != "" {
		t.Error("there is a page of nothing")
	}
}
