package tables

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"programme/model"
	"programme/model/columns"
	"programme/model/rules"
	"programme/model/when"
)

// reading is an event while it is read.
type reading struct {
	*report
	fsys   fs.FS   // of the event folder
	sheets []Sheet // of a workbook that is read instead
	e      *model.Event

	types    *register[int32] // indices into e.Types
	roles    *register[int32] // indices into e.Roles
	rooms    *register[model.RoomIndex]
	people   *register[model.PersonIndex]
	kits     *register[int32] // indices into e.Kits
	windows  *register[model.WindowIndex]
	sessions *register[model.SessionIndex]
	who      []string // every word that can stand in availability.csv, once asked for

	opened []*table // whose header was read
	unused []Unused // files and sheets

	unsized map[int32]bool // types whose minutes were reported

	zoneKnown bool // the venue's zone was read
	daysKnown bool // the conference days were read
	isDay     map[model.Date]bool
	hours     []dayHours
	breaks    []pause // of the days, then of the tables of breaks

	personNames []name                         // of all people
	nameKeys    map[string][]model.PersonIndex // by their names, once asked for
	castColumns []*castColumn                  // of the sessions
	mentions    []mention                      // in them
	noPeople    bool                           // there is no people.csv, and nothing that needs one

	sessionsWhole, windowsWhole bool // those tables have no fault
}

// Read reads the event folder fsys: event.yaml and the tables beside it. It reads all of
// it, whatever is wrong with it. The error is a [model.Faults] with everything that has
// to be mended before there is an event. The names that tables have for columns count
// before those that event.yaml gives.
func Read(fsys fs.FS, names ...model.ColumnName) (Reading, error) {
	r := newReading(names)
	r.fsys = fsys
	return r.read()
}

func newReading(names []model.ColumnName) *reading {
	r := &reading{report: newReport(), e: &model.Event{}, unsized: map[int32]bool{}, isDay: map[model.Date]bool{}}
	r.takeColumnNames(names)
	r.ownTables = true
	return r
}

// read reads everything there is.
func (r *reading) read() (Reading, error) {
	r.types = newRegister[int32]("session type", r.called(eventName))
	r.roles = newRegister[int32]("role", r.called(eventName))
	r.types.spelt, r.roles.spelt = r.types.spellings(nil), r.roles.spellings(columns.Roles)
	r.rooms = newRegister[model.RoomIndex]("room", r.called(roomSpec.name))
	r.people = newRegister[model.PersonIndex]("person", r.called(personSpec.name))
	r.kits = newRegister[int32]("kit", r.called(kitSpec.name))
	r.windows = newRegister[model.WindowIndex]("window", r.called(windowSpec.name))
	r.sessions = newRegister[model.SessionIndex]("session", r.called(sessionSpec.name))
	// Each table comes after those that its cells refer to.
	r.readEventFile()
	r.calendar = when.Calendar{Zone: r.e.Zone, Days: r.e.Days, NoZone: !r.zoneKnown, NoDays: !r.daysKnown}
	r.readRooms()
	r.readPeople()
	r.readKits()
	r.readWindows()
	r.readSessions()
	r.noteSamePeople(r.personNames)
	r.readCast()
	r.addMentions()
	r.readDemand()
	r.readAvailability()
	r.readWalks()
	r.readSettings()
	r.readBreaks()
	r.readBaseline()
	r.noteNamesOfNoTable()
	if r.book {
		r.lookForOtherSheets()
	} else {
		r.lookForOtherFiles()
	}
	r.complete()
	r.bind()
	notes, err := r.result()
	read := Reading{Event: r.e, Notes: notes, Account: r.takeAccount()}
	if err != nil {
		read.Event = nil
	}
	return read, err
}

// open opens a table, and reports whether there is one. The table is nil if there is
// none, or if no row can be read.
func (r *reading) open(sp *spec) (t *table, exists bool) {
	if r.book {
		s := r.sheet(sp.name)
		if s == nil {
			return nil, false
		}
		t = openSheet(r.report, sp, s)
	} else {
		content, err := readFile(r.fsys, sp.file(), maxFile)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, false
		}
		if err != nil {
			r.refuse(r.placeOf(sp.name), err)
			return nil, true
		}
		t = openTable(r.report, sp, sp.file(), content)
	}
	if t == nil {
		return nil, true
	}
	r.opened = append(r.opened, t)
	if len(t.extraNames) > 0 && sp != placementSpec {
		if r.e.ExtraColumns == nil {
			r.e.ExtraColumns = map[string][]string{}
		}
		r.e.ExtraColumns[sp.name] = t.extraNames
	}
	return t, true
}

// missing reports that there is no such table or event.yaml, by its name without ending.
func (r *reading) missing(name, remedy string) {
	message := "the file is missing from the event folder"
	if r.book {
		message = "the sheet is missing from the workbook"
	}
	r.fault(r.placeOf(name), message, remedy)
}

// specs is every table of the event folder.
var specs = []*spec{
	sessionSpec, personSpec, castSpec, roomSpec, windowSpec, availabilitySpec, walkSpec, kitSpec, demandSpec, settingSpec, placementSpec,
	daySpec, typeSpec, roleSpec, breakSpec, lunchSpec,
}

// specNames returns the names of all tables, without their ending.
func specNames() []string {
	names := make([]string, len(specs))
	for i, sp := range specs {
		names[i] = sp.name
	}
	return names
}

// Names returns the names of all files that an event folder can have.
func Names() []string {
	names := []string{eventFile}
	for _, name := range specNames() {
		names = append(names, name+tableEnding)
	}
	return names
}

// complete fills in what the tables leave open, and asks whether that is an event: if a
// fault was found where it stands, that is known.
func (r *reading) complete() {
	full, faults := model.Complete(r.e)
	if r.e = full; len(r.faults) == 0 {
		r.faults = faults
	}
}

// bind has the rules read their settings. Settings that may only fail for a reason that
// was reported already are held back.
func (r *reading) bind() {
	trial := *r.e
	if len(r.faults) > 0 {
		trial.Rules, trial.People = nil, slices.Clone(r.e.People)
		for i := range trial.People {
			trial.People[i].Waiver = nil // whose faults were reported
		}
		for _, s := range r.e.Rules {
			if rule := ruleByID(s.Rule); rule != nil && r.canNameAll(rule, s.Params) {
				trial.Rules = append(trial.Rules, s)
			}
		}
	}
	_, faults := rules.Bind(&trial)
	for _, f := range faults {
		r.fault(f.Pos, f.Message, f.Remedy)
	}
	if len(r.faults) == 0 {
		r.e.Rules = rules.Settled(r.e)
	}
}

// canNameAll reports whether everything that the parameters can name was read.
func (r *reading) canNameAll(rule *rules.Rule, params []model.Param) bool {
	return !slices.ContainsFunc(params, func(p model.Param) bool {
		k := slices.IndexFunc(rule.Params, func(spec rules.ParamSpec) bool { return spec.Key == p.Key })
		return k >= 0 && !r.canName(rule.Params[k].Type)
	})
}

// canName reports whether everything that a parameter of the type can name was read.
func (r *reading) canName(t rules.ParamType) bool {
	switch t {
	case rules.SessionList:
		return r.sessions.complete
	case rules.ThemeList:
		return r.sessionsWhole
	case rules.TypeList:
		return r.types.complete
	case rules.PersonList:
		return r.people.complete || r.noPeople
	case rules.RoomList, rules.PlaceList:
		return r.rooms.complete
	case rules.WindowList:
		return r.windows.complete
	case rules.InstantParam, rules.DateParam, rules.DatesParam:
		return r.zoneKnown && r.daysKnown
	default:
		return true
	}
}

// ruleByID returns the rule or check of that id, nil if there is none.
func ruleByID(id string) *rules.Rule {
	all := rules.Rows()
	if k := slices.IndexFunc(all, func(x rules.Rule) bool { return x.ID == id }); k >= 0 {
		return &all[k]
	}
	return nil
}

// checkRule returns a fault if the catalogue has no rule of that id.
func (r *report) checkRule(id string) error {
	if ruleByID(id) != nil {
		return nil
	}
	var ids []string
	for _, x := range rules.Rows() {
		ids = append(ids, x.ID)
	}
	return model.Fault{
		Message: fmt.Sprintf("the rule %s is not in the catalogue", quote(id)),
		Remedy:  r.suggest(id, ids, "programme rules lists them all"),
	}
}
