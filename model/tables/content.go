package tables

import (
	"fmt"

	"programme/model"
)

// told returns what a row of sessions tells its public.
func (t *table) told() model.Content {
	c := model.Content{
		Abstract: t.prose("abstract"), Description: t.prose("description"),
		Stream: t.address("stream"), Slides: t.address("slides"), Image: t.address("image"),
	}
	for _, it := range t.list("links") {
		if why := model.BadAddress(it.text); why != "" {
			t.wrongItem("links", it, fmt.Sprintf("the link %s %s", quote(it.text), why), addressRemedy)
			continue
		}
		c.Links = append(c.Links, it.text)
	}
	return c
}

const addressRemedy = "write it like https://example.org/page"

// address returns a web address, "" if it is not given or is none.
func (t *table) address(column string) string {
	text := t.label(column)
	if why := model.BadAddress(text); text != "" && why != "" {
		t.wrong(column, fmt.Sprintf("%s %s %s", column, quote(text), why), addressRemedy)
		return ""
	}
	return text
}

// mail returns an e-mail address, "" if it is not given or is none.
func (t *table) mail(column string) string {
	text := t.label(column)
	if why := model.BadMail(text); text != "" && why != "" {
		t.wrong(column, fmt.Sprintf("%s %s %s", column, quote(text), why), "write one address, like ana@example.org")
		return ""
	}
	return text
}
