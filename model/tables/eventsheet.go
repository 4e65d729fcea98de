package tables

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"programme/model"
)

// The sheet event is a table of keys and values. Days, types and roles are tables in it
// with a header each, up to a row that is blank or the next header. What stands there as
// lines of event.yaml is read as such.

// eventTables are the tables that the sheet event can hold. Each can be a sheet or file of
// its own instead.
var eventTables = []*spec{daySpec, typeSpec, roleSpec}

// keyWords are other words for the keys of the event, folded.
var keyWords = map[string]string{
	"event": "name", "eventname": "name", "conference": "name", "conferencename": "name", "title": "name",
	"timezone": "zone", "eventzone": "zone", "venuezone": "zone", "venuetimezone": "zone", "zoneoftheevent": "zone",
	"step": "grain", "startsevery": "grain", "grainminutes": "grain",
	"day": "days", "dates": "days", "date": "days", "sessiontypes": "types", "formats": "types",
}

// foldKey returns the letters and digits of text in lower case.
func foldKey(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, text)
}

// eventKey returns the key that a cell names, "" if it names none.
func eventKey(text string) string {
	folded := foldKey(text)
	if slices.Contains(eventKeys, folded) {
		return folded
	}
	return keyWords[folded]
}

// eventSheet writes event.yaml as a sheet; hours are those that the days have there.
func eventSheet(e *model.Event, hours []dayHours) Sheet {
	s := Sheet{Name: eventName}
	number := 0
	add := func(texts ...string) {
		number++
		row := SheetRow{Number: number}
		for i, text := range texts {
			if text != "" {
				row.Cells = append(row.Cells, SheetCell{Column: i + 1, Text: text})
			}
		}
		s.Rows = append(s.Rows, row)
	}
	add("key", "value")
	add("name", eventValue(e.Name))
	add("zone", eventValue(string(e.Zone)))
	add("grain", fmt.Sprint(int(e.Grain)))
	number++
	add(daySpec.columns[:3]...)
	if len(hours) == 0 {
		for _, day := range e.Days {
			add(day.String())
		}
	}
	for _, h := range hours {
		to := h.End.In(e.Zone).Format("15:04")
		if model.DateIn(h.End, e.Zone) != h.day {
			to = "24:00"
		}
		add(h.day.String(), h.Start.In(e.Zone).Format("15:04"), to)
	}
	number++
	add(typeSpec.columns...)
	for _, kind := range e.Types {
		add(kind.ID, fmt.Sprint(int(kind.Minutes)))
	}
	number++
	add(roleSpec.columns...)
	for _, role := range e.Roles {
		add(role.ID, mustWord(role), yesOrNo(role.Host), string(role.Presence))
	}
	number++
	var rest strings.Builder // which has no table
	writeColumnNames(&rest, e.ColumnNames)
	writeRules(&rest, e)
	for line := range strings.Lines(rest.String()) {
		add(strings.TrimSuffix(line, "\n"))
	}
	return s
}

// eventValue returns how a cell says text: as it is, or as YAML where a reader would take
// it for that or not see all of it.
func eventValue(text string) string {
	if text == "" || isYAMLValue(text) || strings.TrimSpace(text) != text || strings.ContainsFunc(text, unicode.IsControl) {
		return yamlText(text)
	}
	return text
}

// isYAMLValue reports whether the value of a cell is one of YAML, not plain text.
func isYAMLValue(text string) bool { return text != "" && strings.IndexByte("\"'[{", text[0]) >= 0 }

// secondTable stands for a table that the sheet event has already, which is not read.
var secondTable = &spec{name: "a second table"}

// eventBook is the sheet event while it is read.
type eventBook struct {
	*reading
	sheet  *Sheet
	lines  yamlLines
	tables map[*spec]*Sheet // what of the sheet is a table
	begun  bool             // a row was read
}

// readEventSheet returns the lines of event.yaml that the sheet event holds, and its
// tables.
func (r *reading) readEventSheet(s *Sheet) *eventBook {
	b := &eventBook{reading: r, sheet: s, tables: map[*spec]*Sheet{}}
	r.noteHidden(s, 0)
	var within *spec
	last := 0
	for i := range s.Rows {
		row := &s.Rows[i]
		if !slices.ContainsFunc(row.Cells, func(c SheetCell) bool { return !c.blank() }) {
			continue
		}
		head := tableOf(row)
		ends := row.Number > last+1 || within == daySpec && eventKey(firstText(row)) != ""
		last = row.Number
		switch {
		case head != nil && b.tables[head] != nil:
			r.fault(b.spot(row.Number, 1), fmt.Sprintf("there are two tables of %s", head.name), "keep one")
			within, b.tables[secondTable] = secondTable, &Sheet{}
		case head != nil:
			within = head
			b.tables[head] = &Sheet{Name: s.Name, Rows: []SheetRow{*row}, Merged: s.Merged}
		case within != nil && !ends:
			b.tables[within].Rows = append(b.tables[within].Rows, *row)
		default:
			within = nil
			b.addRow(row)
		}
		if b.lines.text.Len() > maxEventFile {
			break
		}
	}
	return b
}

// BeginsTable reports whether a row of the sheet event is the header of a table in it.
func BeginsTable(row *SheetRow) bool { return tableOf(row) != nil }

// tableOf returns the table of which a row of the sheet event is the header: it names two
// columns or more, the first of them among them, and nothing else.
func tableOf(row *SheetRow) *spec {
	for _, sp := range eventTables {
		known := map[int]bool{}
		for _, c := range row.Cells {
			if c.blank() {
				continue
			}
			k, _ := sp.Find(c.Text)
			if k < 0 {
				known = nil
				break
			}
			known[k] = true
		}
		if len(known) >= 2 && known[0] {
			return sp
		}
	}
	return nil
}

func (b *eventBook) spot(row, column int) model.Position {
	return model.Position{File: b.sheet.Name, Line: row, Column: column, Sheet: true}
}

// addRow adds the line that a row says outside of tables.
func (b *eventBook) addRow(row *SheetRow) {
	var text [2]string
	for _, c := range row.Cells {
		switch {
		case c.blank():
		case c.Wrong != nil:
			b.fault(b.spot(row.Number, c.Column), c.Wrong.Message, c.Wrong.Remedy)
		case c.Column > len(text):
			b.fault(b.spot(row.Number, c.Column), fmt.Sprintf("%s stands beside the columns A and B", quote(c.Text)), "write the key into column A and its value into column B")
		case strings.ContainsAny(c.Text, "\n\r"):
			b.fault(b.spot(row.Number, c.Column), "the cell has several lines", "write each into a row of its own")
		default:
			text[c.Column-1] = c.Text
		}
	}
	first := !b.begun
	b.begun = true
	atKey, atValue := b.spot(row.Number, 1), b.spot(row.Number, 2)
	key, value := text[0], strings.TrimSpace(text[1])
	top := strings.TrimLeft(key, " -#") == key && !strings.HasSuffix(strings.TrimSpace(key), ":")
	switch {
	case first && foldKey(key) == "key" && foldKey(value) == "value":
	case value == "" && top && key != "" && !strings.Contains(key, ":") && !isYAMLValue(key) && !strings.ContainsAny(key, "}]"):
		b.note(atKey, fmt.Sprintf("the row is not read, since nothing stands beside %s", quote(key)), "a setting has its key in column A and its value in column B")
	case value == "":
		b.lines.add(piece{key, atKey})
	case !top:
		b.lines.add(piece{strings.TrimSuffix(strings.TrimRight(key, " "), ":") + ": ", atKey}, piece{b.value(key, value), atValue})
	default:
		b.addSetting(key, value, atKey, atValue)
	}
}

// addSetting adds a key of the event and its value.
func (b *eventBook) addSetting(word, value string, atKey, atValue model.Position) {
	key := eventKey(word)
	switch {
	case key == "" && b.nearest(strings.ToLower(word), eventKeys) == "":
		b.note(atKey, fmt.Sprintf("the row %s is not read", quote(word)), "the event takes "+either(eventKeys))
		return
	case key == "":
		key = strings.TrimSpace(word) // which the reader of event.yaml reports
	case key != foldKey(word):
		b.note(atKey, fmt.Sprintf("%s is read as %s", quote(word), key), "")
		b.taken = append(b.taken, Taken{Place: b.placeNamed(b.sheet.Name), Written: word, Meant: key})
	}
	said := b.value(key, value)
	if key == "days" && !isYAMLValue(value) {
		said = "[" + said + "]"
	}
	b.lines.add(piece{yamlText(key) + ": ", atKey}, piece{said, atValue})
}

// value returns the value of a cell as YAML. What stands behind a # is a remark, but in
// a name.
func (b *eventBook) value(key, text string) string {
	if isYAMLValue(text) {
		return text
	}
	if key != "name" {
		text, _, _ = strings.Cut(text, " #")
	}
	return yamlText(strings.TrimSpace(text))
}
