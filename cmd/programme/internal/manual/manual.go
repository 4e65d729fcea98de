// Package manual is the manual as pages of Markdown, one file a topic. What stands between
// <!-- generated: NAME --> and <!-- end --> is made from the lists that the program itself
// uses, such as the kinds of changes: go test -update writes it anew.
package manual

import (
	"embed"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed *.md
var pages embed.FS

// topics are in the order in which help lists them. A page that is not here comes after them.
var topics = []string{"start", "tables", "times", "verdicts", "certificates", "reasons", "night-before", "scenarios", "workers", "board", "changes", "output", "targets", "json", "install"}

// Topics returns the topics of which there is a page.
func Topics() []string {
	files, err := pages.ReadDir(".")
	if err != nil {
		panic("the embedded manual cannot be listed: " + err.Error())
	}
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f.Name(), path.Ext(f.Name())))
	}
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	return names
}

func place(topic string) int {
	if i := slices.Index(topics, topic); i >= 0 {
		return i
	}
	return len(topics)
}

// Page returns the page of a topic in Markdown, without pictures, "" if there is none.
func Page(topic string) string {
	content, err := pages.ReadFile(topic + ".md")
	if err != nil {
		return ""
	}
	return picture.ReplaceAllString(comment.ReplaceAllString(string(content), ""), "")
}

// picture is a picture, which a terminal cannot show.
var picture = regexp.MustCompile(`(?m)^!\[.*\]\(.*\)\n\n?`)

// comment is a line that is for those who write the page.
var comment = regexp.MustCompile(`(?m)^<!--.*-->\n`)

// Title returns what the heading of a topic says.
func Title(topic string) string {
	head, _, _ := strings.Cut(Page(topic), "\n")
	return strings.TrimLeft(head, "# ")
}
