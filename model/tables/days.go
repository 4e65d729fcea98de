package tables

import (
	"fmt"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/model/when"
)

// Days, session types and roles can stand in tables instead of event.yaml: each row makes
// the line that event.yaml would have, which is read as if it stood there.

var (
	daySpec  = specOf("days")
	typeSpec = specOf("types")
	roleSpec = specOf("roles")
)

// eventTable is a value of event.yaml that a table gives.
type eventTable struct {
	y     *yamlFile
	entry entry
	bare  bool // days without hours
}

// readEventTable reads the table that gives the key of its name: that of the sheet event,
// or a sheet or file of its own. It returns nil if there is none, or if nothing can be read
// of it.
func (r *reading) readEventTable(sp *spec, inEvent *Sheet, line func(t *table) []piece) *eventTable {
	var t *table
	if inEvent != nil {
		t = openSheet(r.report, sp, inEvent)
	}
	if own, exists := r.open(sp); exists && inEvent != nil {
		r.fault(r.placeOf(sp.name), fmt.Sprintf("%s has %s too", r.called(eventName), sp.name), "keep them in one place")
	} else if exists {
		t = own
	}
	if t == nil {
		return nil
	}
	lines, head := &yamlLines{}, t.position(t.scan.rowLine, 1)
	lines.add(piece{sp.name + ":", head})
	for t.next() {
		if pieces := line(t); pieces != nil && !t.lost {
			lines.add(pieces...)
		}
	}
	if len(lines.lines) == 1 {
		return nil
	}
	table := r.parseTable(lines, head)
	if table != nil {
		table.bare = sp == daySpec && !t.has("hours") && !t.has("from") && !t.has("to")
	}
	return table
}

// parseTable parses lines of which the first is a key of event.yaml.
func (r *reading) parseTable(lines *yamlLines, whole model.Position) *eventTable {
	y := lines.file(r.report, whole)
	body := y.parse(lines.text.String())
	if body == nil {
		return nil
	}
	entries, ok := y.mapping(body, "the table", "")
	if !ok || len(entries) == 0 {
		return nil
	}
	return &eventTable{y: y, entry: entries[0]}
}

// dayLine returns the line of a day, and keeps its lunch.
func (r *reading) dayLine(t *table) []piece {
	if _, ok := t.need("day"); !ok {
		return nil
	}
	day := t.dayOfRow()
	pieces := []piece{{"  - {date: " + yamlText(day.text), day.pos}}
	for _, h := range t.hoursOfRow(day.text) {
		pieces = append(pieces, piece{", " + h.column + ": " + yamlText(h.text), h.pos})
	}
	for _, it := range t.list("lunch") {
		if isNobody(it.text) && !strings.ContainsAny(it.text, "0123456789") {
			continue // "none", "-"
		}
		from, to := cutHours(it.text)
		pos := t.whereItem("lunch", it)
		r.breaks = append(r.breaks, pause{title: "Lunch", day: day, row: t.row(), from: hour{"lunch", from, pos}, to: hour{"lunch", to, pos}})
	}
	return append(pieces, piece{"}", day.pos})
}

// hour is a time of day, or a day, as a cell has it.
type hour struct {
	column, text string
	pos          model.Position
}

// dayOfRow returns the day of a row, which a spreadsheet can keep as its first minute.
func (t *table) dayOfRow() hour {
	return hour{"day", strings.TrimSuffix(t.label("day"), "T00:00"), t.where("day")}
}

// hoursOfRow returns from and to of a row, from the columns of those names or from hours.
func (t *table) hoursOfRow(day string) (given []hour) {
	for _, column := range []string{"from", "to"} {
		if text := t.label(column); text != "" {
			given = append(given, hour{column, plainClock(day, text), t.where(column)})
		}
	}
	text := t.label("hours")
	if text == "" {
		return given
	}
	if len(given) > 0 {
		t.wrong("hours", "the row has hours besides from and to", "write them once")
		return given
	}
	from, to := cutHours(text)
	return []hour{{"from", plainClock(day, from), t.where("hours")}, {"to", plainClock(day, to), t.where("hours")}}
}

// cutHours divides hours such as 9:00-18:00 at the dash.
func cutHours(text string) (from, to string) {
	for _, dash := range []string{"–", "—", "-", " to ", " bis "} {
		if from, to, ok := strings.Cut(text, dash); ok {
			return strings.TrimSpace(from), strings.TrimSpace(to)
		}
	}
	return text, ""
}

// plainClock returns a time of day as 09:00, as it is if it is none. A spreadsheet can keep
// the day with it.
func plainClock(day, text string) string {
	for _, between := range []string{"T", " "} {
		text = strings.TrimPrefix(text, day+between)
	}
	at, err := when.Clock(text)
	if err != nil {
		return text
	}
	return fmt.Sprintf("%02d:%02d", at/60, at%60)
}

// typeLine returns the line of a session type.
func typeLine(t *table) []piece {
	kind, ok := t.need("type")
	if !ok {
		return nil
	}
	minutes := t.label("minutes")
	if n, err := when.Length(minutes); err == nil {
		minutes = fmt.Sprint(int(n))
	}
	if minutes == "" {
		minutes = "0"
	}
	return []piece{{"  " + yamlText(kind) + ": ", t.where("type")}, {yamlText(minutes), t.where("minutes")}}
}

// roleLine returns the line of a role.
func roleLine(t *table) []piece {
	role, ok := t.need("role")
	if !ok {
		return nil
	}
	pieces := []piece{{"  " + yamlText(role) + ": {", t.where("role")}}
	comma := ""
	for _, column := range roleKeys {
		if text := t.label(column); text != "" {
			pieces = append(pieces, piece{comma + column + ": " + yamlText(strings.ToLower(text)), t.where(column)})
			comma = ", "
		}
	}
	return append(pieces, piece{"}", t.where("role")})
}

// typesOfSessions returns the types that the sessions name, for an event that gives none
// anywhere: each session then has to give its minutes.
func (r *reading) typesOfSessions() *eventTable {
	quiet := newReport() // readSessions reports what is wrong with the table
	quiet.book, quiet.columnNames = r.book, r.columnNames
	var t *table
	if s := r.sheet(sessionSpec.name); s != nil {
		t = openSheet(quiet, sessionSpec, s)
	} else if r.fsys != nil {
		if content, err := readFile(r.fsys, sessionSpec.file(), maxFile); err == nil {
			t = openTable(quiet, sessionSpec, sessionSpec.file(), content)
		}
	}
	if t == nil || !t.has("type") {
		return nil
	}
	head := t.where("type")
	lines := &yamlLines{}
	lines.add(piece{"types:", head})
	seen := map[string]bool{}
	var names []string
	for t.next() {
		kind := t.label("type")
		if low := strings.ToLower(kind); kind != "" && !seen[low] {
			seen[low] = true
			names = append(names, kind)
			lines.add(piece{"  " + yamlText(kind) + ": 0", t.where("type")})
		}
	}
	if len(names) == 0 {
		return nil
	}
	r.note(head, "the session types are those that stand here: "+rules.And(quotedSome(names)), "a table with the columns type and minutes says how long each is")
	return r.parseTable(lines, head)
}
