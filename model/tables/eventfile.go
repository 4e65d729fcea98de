package tables

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"programme/model"
	"programme/model/when"
)

const (
	eventName = "event"
	eventFile = eventName + ".yaml"
)

var (
	eventKeys = []string{"name", "zone", "grain", "days", "types", "roles", "rules", "columns"}
	dayKeys   = []string{"date", "from", "to"}
	roleKeys  = []string{"must", "host"}
)

// dayHours is a conference day and its hours, which become a window where windows.csv
// gives none.
type dayHours struct {
	day model.Date
	pos model.Position
	model.Interval
	given  bool // the day has hours
	faulty bool // they were reported
}

// readEventFile reads event.yaml, and what of it stands in tables.
func (r *reading) readEventFile() {
	y, values, misspelt, book := r.readEventKeys()
	inBook := func(sp *spec) *Sheet {
		if book == nil {
			return nil
		}
		return book.tables[sp]
	}
	read := func(key, example string, use func(y *yamlFile, en entry), table *eventTable) {
		en, given := values[key]
		switch {
		case given && table != nil && table.bare:
			r.note(table.y.at(1, 1), fmt.Sprintf("the %s have no hours here; those of %s count", key, r.called(eventName)), "name the columns from and to")
			use(y, en)
		case given && table != nil:
			r.note(en.pos, fmt.Sprintf("%s of %s are not used, since the table of %s gives them", key, r.called(eventName), key), "keep them in one place")
			fallthrough
		case table != nil:
			use(table.y, table.entry)
		case given:
			use(y, en)
		case y != nil && example != "" && !misspelt[key]:
			remedy := fmt.Sprintf("write it like %s: %s", key, example)
			switch {
			case r.book && key == "days":
				remedy = "write a table there or in a sheet days, with the columns day, from and to"
			case r.book && key == "types":
				remedy = "write a table there or in a sheet types, with the columns type and minutes"
			case r.book:
				remedy = fmt.Sprintf("write %s into column A and its value, such as %s, beside it", key, example)
			}
			r.fault(y.at(1, 1), fmt.Sprintf("%q is missing", key), remedy)
		}
	}
	read("columns", "", func(y *yamlFile, en entry) { r.takeColumnNames(y.columnNames(en)) }, nil)
	read("name", "IGF 2023", func(y *yamlFile, en entry) {
		if _, ok := y.word(en); ok {
			r.e.Name, _ = scalar(en.value)
		}
	}, nil)
	read("zone", "Asia/Tokyo", r.readVenueZone, nil)
	read("grain", "15", func(y *yamlFile, en entry) {
		n, _ := y.number(en, en.key, 1)
		r.e.Grain = model.Minutes(n)
	}, nil)
	read("days", "[2023-10-08, 2023-10-09]", r.readDays, r.readEventTable(daySpec, inBook(daySpec), r.dayLine))
	types := r.readEventTable(typeSpec, inBook(typeSpec), typeLine)
	if _, given := values["types"]; !given && types == nil && y != nil && !misspelt["types"] {
		types = r.typesOfSessions()
	}
	read("types", "{Workshop: 90, Open Forum: 60}", r.readTypes, types)
	roles := r.readEventTable(roleSpec, inBook(roleSpec), roleLine)
	if _, given := values["roles"]; !given && roles == nil && y != nil {
		for _, role := range model.DefaultRoles() {
			r.addRole(role)
		}
		r.roles.complete = !misspelt["roles"]
	}
	if y == nil {
		for _, role := range model.DefaultRoles() { // by which columns of sessions can be called
			r.roleNames = append(r.roleNames, role.ID)
		}
	}
	read("roles", "", r.readRoles, roles)
	read("rules", "", r.readRules, nil)
}

// readEventKeys reads the keys of event.yaml or of the sheet event, and which keys unknown
// ones were probably meant to be. The file is nil if there is none, or if nothing can be
// read of it; book is the sheet.
func (r *reading) readEventKeys() (y *yamlFile, values map[string]entry, misspelt map[string]bool, book *eventBook) {
	var content string
	if r.book {
		s := r.sheet(eventName)
		if s == nil {
			r.missing(eventName, "write one with a row each for name, zone and grain: the key in column A, its value in column B")
			return nil, nil, nil, nil
		}
		book = r.readEventSheet(s)
		if content = book.lines.text.String(); len(content) > maxEventFile {
			r.fault(r.placeOf(eventName), fmt.Sprintf("the sheet holds more than %d bytes", maxEventFile), "leave out what is not needed")
			return nil, nil, nil, book
		}
		y = book.lines.file(r.report, r.placeOf(eventName))
		y.at = book.lines.place(book.spot(1, 1))
		if content == "" && len(book.tables) > 0 {
			content = "{}"
		}
	} else {
		var err error
		switch content, err = readFile(r.fsys, eventFile, maxEventFile); {
		case errors.Is(err, fs.ErrNotExist):
			r.missing(eventName, "write one with name, zone, grain, days and types")
			return nil, nil, nil, nil
		case err != nil:
			r.refuse(r.placeOf(eventName), err)
			return nil, nil, nil, nil
		}
		y = &yamlFile{report: r.report, whole: r.placeOf(eventName), at: func(line, column int) model.Position { return at(eventFile, line, column) }}
	}
	body := y.parse(content)
	if body == nil {
		return nil, nil, nil, book
	}
	entries, ok := y.mapping(body, "the file", "see the example that programme init writes")
	if !ok {
		return nil, nil, nil, book
	}
	values, misspelt = map[string]entry{}, map[string]bool{}
	for _, en := range entries {
		if !slices.Contains(eventKeys, en.key) {
			y.unknown(en, "the event", eventKeys)
			misspelt[r.nearest(en.key, eventKeys)] = true
			continue
		}
		values[en.key] = en
	}
	return y, values, misspelt, book
}

func (r *reading) readVenueZone(y *yamlFile, en entry) {
	text, ok := y.word(en)
	if !ok {
		return
	}
	z, err := r.parseZone(text)
	if err != nil {
		r.refuse(y.where(en), err)
		return
	}
	r.e.Zone, r.zoneKnown = z, true
	r.noteZone(y.where(en), z)
}

// readDays reads the conference days: dates, or mappings with hours.
func (r *reading) readDays(y *yamlFile, en entry) {
	const remedy = `write one line a day, such as - 2023-10-08 or - {date: 2023-10-08, from: "09:00", to: "18:00"}`
	days, ok := en.value.(*ast.SequenceNode)
	if !ok {
		r.fault(y.where(en), `"days" is not a list`, remedy)
		return
	}
	if len(days.Values) == 0 {
		r.fault(en.pos, `"days" is empty`, remedy)
		return
	}
	c := when.Calendar{Zone: r.e.Zone, NoZone: !r.zoneKnown}
	c.Days = y.plainDays(days.Values, c)
	whole := true
	for _, n := range days.Values {
		read, ok := r.readDay(y, n, c)
		whole = whole && ok
		for _, h := range read {
			r.addDay(h)
		}
	}
	r.daysKnown = whole
}

// addDay adds a day, or more hours of the last one.
func (r *reading) addDay(h dayHours) {
	if k := len(r.hours); k > 0 {
		last := r.hours[k-1]
		switch order := last.day.Compare(h.day); {
		case order == 0 && (!h.given || !last.given):
			r.fault(h.pos, fmt.Sprintf("the day %s is listed twice", h.day), "remove one of them, or give both their hours")
			return
		case order == 0:
			if !h.faulty && !last.faulty && h.Start < last.End {
				r.fault(h.pos, fmt.Sprintf("the hours of the day %s overlap, or stand in the wrong order", h.day), "write the earlier hours first")
			}
			r.hours = append(r.hours, h)
			return
		case order > 0:
			r.fault(h.pos, fmt.Sprintf("the day %s stands after %s", h.day, last.day), "list the days in order")
		}
	}
	r.e.Days, r.hours = append(r.e.Days, h.day), append(r.hours, h)
	r.isDay[h.day] = true
}

// plainDays returns those of the days that can be read alone, ascending: the others are
// near them.
func (y *yamlFile) plainDays(nodes []ast.Node, c when.Calendar) []model.Date {
	var plain []model.Date
	add := func(n ast.Node) {
		text, _ := scalar(n)
		if days, err := c.ListDays(text); err == nil {
			plain = append(plain, days...)
		} else if spans, err := c.Spans(text); err == nil {
			for _, v := range spans {
				plain = append(plain, model.DateIn(v.Start, c.Zone))
			}
		}
	}
	for _, n := range nodes {
		if _, single := scalar(n); single {
			add(n)
			continue
		}
		if m, ok := n.(*ast.MappingNode); ok {
			for _, v := range m.Values {
				if v.Key.String() == "date" {
					add(v.Value)
				}
			}
		}
	}
	slices.SortFunc(plain, model.Date.Compare)
	return slices.Compact(plain)
}

// readDay reads an entry of the list, of one day or several, and reports whether their
// dates are known.
func (r *reading) readDay(y *yamlFile, n ast.Node, c when.Calendar) ([]dayHours, bool) {
	pos := y.pos(n.GetToken())
	if text, single := scalar(n); single {
		return r.readDayText(text, pos, c)
	}
	values := map[string]entry{}
	entries, _ := y.mapping(n, "the day", "write a date, or {date: ..., from: ..., to: ...}")
	for i, en := range entries {
		if i == 0 {
			pos = en.pos
		}
		if !slices.Contains(dayKeys, en.key) {
			y.unknown(en, "a day", dayKeys)
			continue
		}
		values[en.key] = en
	}
	date, given := values["date"]
	if !given {
		if len(values) > 0 {
			r.fault(pos, "the day has no date", "write it like {date: 2023-10-08, ...}")
		}
		return nil, false
	}
	text, ok := y.word(date)
	if !ok {
		return nil, false
	}
	days, err := c.ListDays(text)
	if err != nil {
		r.refuse(y.where(date), faultOf(err))
		return nil, false
	}
	var all []dayHours
	for k, day := range days {
		h := dayHours{day: day, pos: pos}
		if k > 0 && all[0].faulty { // which was reported
			h.given, h.faulty = true, true
		} else {
			r.readHours(y, &h, values, c)
		}
		all = append(all, h)
	}
	return all, true
}

// readDayText reads days, or hours of days, in one text.
func (r *reading) readDayText(text string, pos model.Position, c when.Calendar) ([]dayHours, bool) {
	var all []dayHours
	days, err := c.ListDays(text)
	for _, day := range days {
		all = append(all, dayHours{day: day, pos: pos})
	}
	if err == nil {
		return all, true
	}
	spans, err := c.Spans(text)
	switch {
	case errors.Is(err, when.ErrHeld):
		return nil, false
	case err != nil:
		r.refuse(pos, faultOf(err))
		return nil, false
	}
	for _, v := range spans {
		all = append(all, dayHours{day: model.DateIn(v.Start, c.Zone), pos: pos, Interval: v, given: true})
	}
	return all, true
}

// readHours reads from and to of a day, which are on the clock of the venue.
func (r *reading) readHours(y *yamlFile, h *dayHours, values map[string]entry, c when.Calendar) {
	from, hasFrom := values["from"]
	to, hasTo := values["to"]
	if !hasFrom && !hasTo {
		return
	}
	h.given, h.faulty = true, true
	if hasFrom != hasTo {
		r.fault(h.pos, fmt.Sprintf("the day %s has only one of from and to", h.day), "write both, or neither")
		return
	}
	c.On = h.day
	read := func(en entry) (model.Instant, bool) {
		text, ok := y.word(en)
		if !ok {
			return 0, false
		}
		if _, err := when.Clock(text); err != nil {
			r.fault(y.where(en), fmt.Sprintf("%s %s is not a time of day", en.key, quote(text)), `write it like "09:00"`)
			return 0, false
		}
		at, err := c.Instant(text)
		if err != nil && !errors.Is(err, when.ErrHeld) {
			r.refuse(y.where(en), faultOf(err))
		}
		return at, err == nil
	}
	start, ok1 := read(from)
	end, ok2 := read(to)
	if !ok1 || !ok2 {
		return
	}
	if end <= start {
		r.fault(y.where(to), fmt.Sprintf("the day %s does not end after it starts", h.day), "mend from or to")
		return
	}
	h.Interval, h.faulty = model.Interval{Start: start, End: end}, false
}

// readTypes reads the session types and their minutes.
func (r *reading) readTypes(y *yamlFile, en entry) {
	kinds, ok := y.mapping(en.value, `"types"`, "write it like {Workshop: 90, Open Forum: 60}")
	r.types.complete = ok
	for _, kind := range kinds {
		if err := checkID("session type", kind.key); err != nil {
			r.refuse(kind.pos, err)
		}
		n, ok := y.minutes(kind)
		if !ok {
			r.unsized[int32(len(r.e.Types))] = true
		}
		r.types.put(kind.key, int32(len(r.e.Types)), kind.pos.Line)
		r.e.Types = append(r.e.Types, model.SessionType{ID: kind.key, Minutes: n})
	}
}

// readRoles reads the roles, which must attend unless they say otherwise.
func (r *reading) readRoles(y *yamlFile, en entry) {
	roles, ok := y.mapping(en.value, `"roles"`, "write it like {speaker: {must: yes}, audience: {must: no}}")
	r.roles.complete = ok
	r.e.Roles = make([]model.Role, 0, len(roles)) // not nil, which means the default ones
	for _, one := range roles {
		if err := checkID("role", one.key); err != nil {
			r.refuse(one.pos, err)
		}
		role := model.Role{ID: one.key, Must: true}
		entries, _ := y.mapping(one.value, fmt.Sprintf("the role %s", quote(one.key)), "write it like {must: yes, host: no}")
		for _, en := range entries {
			yes, ok := false, false
			if slices.Contains(roleKeys, en.key) {
				yes, ok = y.yes(en)
			} else {
				y.unknown(en, "a role", roleKeys)
			}
			switch {
			case !ok:
			case en.key == "must":
				role.Must = yes
			case en.key == "host":
				role.Host = yes
			}
		}
		r.addRole(role)
	}
}

func (r *reading) addRole(role model.Role) {
	r.roleNames = append(r.roleNames, role.ID)
	r.roles.put(role.ID, int32(len(r.e.Roles)), 0)
	r.e.Roles = append(r.e.Roles, role)
}

// readRules reads what the event changes of rules: a mapping from rules to levels or to
// mappings, or a list of such mappings where a rule comes more than once.
func (r *reading) readRules(y *yamlFile, en entry) {
	const remedy = "write it like {R16: hard, R19: {level: soft:2, weight: 3}}"
	parts := []ast.Node{en.value}
	if several, ok := en.value.(*ast.SequenceNode); ok {
		parts = several.Values
	}
	for _, part := range parts {
		settings, _ := y.mapping(part, `"rules"`, remedy)
		for _, one := range settings {
			s := model.Setting{Row: model.Row{Pos: one.pos}, Rule: one.key}
			if err := r.checkRule(one.key); err != nil {
				r.refuse(one.pos, err)
			}
			if _, single := scalar(one.value); single {
				if text, ok := y.word(one); ok {
					s.Level = r.readLevel(y, one, text)
				}
			} else {
				entries, _ := y.mapping(one.value, fmt.Sprintf("the rule %s", quote(one.key)), remedy)
				whole := true
				for _, en := range entries {
					whole = r.readSetting(y, &s, en) && whole
				}
				if !whole {
					continue // the rules need not say what it lacks
				}
			}
			r.e.Rules = append(r.e.Rules, s)
		}
	}
}

func (r *reading) readLevel(y *yamlFile, en entry, text string) model.Level {
	level, err := model.ParseLevel(strings.ToLower(text))
	if err != nil {
		r.refuse(y.where(en), err)
	}
	return level
}

// readSetting reads one key of a rule: level, weight, who, reason, or a parameter. It
// reports whether its value can be read.
func (r *reading) readSetting(y *yamlFile, s *model.Setting, en entry) (ok bool) {
	var text string
	switch en.key {
	case "level":
		if text, ok = y.word(en); ok {
			s.Level = r.readLevel(y, en, text)
		}
	case "weight":
		s.Weight, ok = y.number(en, en.key, 1)
	case "who":
		if _, ok = y.word(en); ok {
			s.Who, _ = scalar(en.value)
		}
	case "reason":
		if _, ok = y.word(en); ok {
			s.Reason, _ = scalar(en.value)
		}
	default:
		if items, several := en.value.(*ast.SequenceNode); several {
			text, ok = y.items(en, items)
		} else {
			text, ok = y.word(en)
		}
		if ok {
			s.Params = append(s.Params, model.Param{Key: en.key, Value: text, Pos: en.pos})
		}
	}
	return ok
}

// items reads a list of single values as rules.csv writes one: with | between.
func (y *yamlFile) items(en entry, list *ast.SequenceNode) (string, bool) {
	words := make([]string, 0, len(list.Values))
	for _, n := range list.Values {
		text, ok := scalar(n)
		text = strings.TrimSpace(text)
		if !ok || text == "" || strings.Contains(text, "|") {
			y.fault(y.pos(n.GetToken()), fmt.Sprintf("an item of %s is not a single word", quote(en.key)), "write words without |")
			return "", false
		}
		words = append(words, text)
	}
	if len(words) == 0 {
		y.fault(en.pos, fmt.Sprintf("%s is empty", quote(en.key)), "write its value after the colon")
	}
	return strings.Join(words, "|"), len(words) > 0
}
