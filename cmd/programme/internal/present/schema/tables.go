package schema

import "programme/model/columns"

// TablesName is what programme schema knows the tables of an event by.
const TablesName = "tables"

// Tables returns the schema of the tables of an event folder, as a value to be written as
// JSON: an object of tables, each a list of rows, each an object of cells, which are text
// as the program writes it. What it reads besides stands in x-synonyms.
func Tables() any {
	tables := object{}
	for _, t := range columns.Tables() {
		cells := object{}
		for k := range t.Columns {
			c := &t.Columns[k]
			cell := object{{"type", "string"}, {"description", c.Meaning}, {"x-holds", string(c.Holds)}}
			if c.Holds == columns.Choice {
				cell = append(cell, member{"enum", append([]string{""}, c.Words.Names()...)})
			}
			cell = append(cell, member{"examples", []string{c.Example}})
			if ids := columns.Reads(t.Name, c.Name); len(ids) > 0 {
				cell = append(cell, member{"x-rules", ids})
			}
			if also := c.Synonyms(); len(also) > 0 {
				cell = append(cell, member{"x-synonyms", also})
			}
			cells = append(cells, member{c.Name, cell})
		}
		row := object{{"type", "object"}, {"properties", cells}, {"required", t.Names()[:t.Required]}}
		tables = append(tables, member{t.Name, object{{"type", "array"}, {"description", "a row is " + t.Meaning}, {"items", row}}})
	}
	return object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "the tables of an event folder"},
		{"type", "object"},
		{"properties", tables},
		{"required", []string{"sessions", "rooms"}}, // the windows may be hours of the days
	}
}
