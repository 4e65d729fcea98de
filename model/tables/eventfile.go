package tables

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"programme/model"
	"programme/model/columns"
)

const (
	eventName = "event"
	eventFile = eventName + ".yaml"
)

var (
	eventKeys = []string{"name", "zone", "grain", "days", "types", "roles", "rules", "columns"}
	dayKeys   = []string{"date", "from", "to"}
	roleKeys  = []string{"must", "host", "presence"}
)

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
		r.addRole(r.readRole(y, one))
	}
}

// readRole reads a role: what it does not say its name may.
func (r *reading) readRole(y *yamlFile, one entry) model.Role {
	role := model.Role{ID: one.key, Must: true, Alone: isOrganizer(one.key), Presence: columns.RolePresence(one.key)}
	entries, _ := y.mapping(one.value, fmt.Sprintf("the role %s", quote(one.key)), "write it like {must: yes, host: no}")
	for _, en := range entries {
		var words columns.Words
		switch en.key {
		case "must":
			words = columns.RoleMust
		case "host":
			words = columns.YesOrNo
		case "presence":
			words = columns.Presences
		default:
			y.unknown(en, "a role", roleKeys)
			continue
		}
		word, ok := y.choice(en, words)
		switch {
		case !ok:
		case en.key == "must":
			role.Must, role.Alone = word != "no", word == "alone"
		case en.key == "host":
			role.Host = word == "yes"
		default:
			role.Presence = model.Presence(word)
		}
	}
	return role
}

// isOrganizer reports whether a role is that of organizers, by its name or another word for it.
func isOrganizer(role string) bool {
	name, _ := columns.Roles.Meant(role)
	return name == "organizer"
}

func (r *reading) addRole(role model.Role) {
	r.roleNames = append(r.roleNames, role.ID)
	r.roles.put(role.ID, int32(len(r.e.Roles)), 0)
	r.e.Roles = append(r.e.Roles, role)
}
