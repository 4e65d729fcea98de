package frab

import (
	"encoding/json"
	"regexp"
	"slices"

	"programme/model"
)

// columnPrefix begins the columns of the tables that belong to the format alone.
const columnPrefix = "frab_"

// Columns that belong to the format, without their prefix. Abstracts, descriptions, biographies and
// opt-outs are read there too, where an earlier version of the reader left them; today the
// tables have columns of their own for them.
var tableColumns = map[string][]string{
	"sessions": {
		"guid", "id", "code", "slug", "subtitle", "abstract", "description", "url", "logo", "license", "optout",
		"feedback_url", "origin_url", "video_url", "links", "attachments",
	},
	"people": {"guid", "id", "code", "url", "avatar", "biography"},
	"rooms":  {"guid", "slug", "type", "description"},
}

// cells are the cells of a row in the columns of the format, by name without prefix.
type cells map[string]string

func (c cells) get(name string) string { return c[name] }

// uuid returns the cell "guid" if it is a UUID, which both forms want.
func (c cells) uuid() string {
	if !uuidForm.MatchString(c["guid"]) {
		return ""
	}
	return c["guid"]
}

var uuidForm = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// set keeps a cell that says something.
func (c cells) set(name, text string) {
	if text != "" {
		c[name] = text
	}
}

// address returns a web address as the tables have it, and keeps in a cell of the format what
// they cannot have; then it is "".
func (c cells) address(name, text string) string {
	if model.BadAddress(text) == "" {
		return text
	}
	c.set(name, text)
	return ""
}

// cellsOf returns the cells of a row of a table of e.
func cellsOf(e *model.Event, table string, row model.Row) cells {
	own := cells{}
	columns := e.ExtraColumns[table]
	for _, name := range tableColumns[table] {
		if at := slices.Index(columns, columnPrefix+name); at >= 0 && at < len(row.Extra) {
			own.set(name, row.Extra[at])
		}
	}
	return own
}

// writeCell writes links into one cell, and readCell reads them.
func writeCell(links []Link) string {
	if len(links) == 0 {
		return ""
	}
	text, err := json.Marshal(links)
	if err != nil {
		panic("frab: links cannot be written: " + err.Error())
	}
	return string(text)
}

// readCell returns the links of a cell, none if somebody wrote something else into it.
func readCell(text string) []Link {
	var links []Link
	if json.Unmarshal([]byte(text), &links) != nil {
		return nil
	}
	return links
}
