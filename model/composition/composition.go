package composition

import (
	"slices"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// Check is one check with what it found.
type Check struct {
	*rules.Binding
	Scope
	Remarks []Remark // in the order of their sessions, people or placements
	Columns []string // of sessions, that no reader knows and the check read minutes from
}

// Scope is what a check looked at.
type Scope struct {
	Count  int    // of what it looked at
	Of     string // what that is, in the plural
	Lacks  string // where Count is 0: what the tables would have to give
	Except string // where it is not: what it did not look at, for want of something
}

// Remark is one thing that a check found.
type Remark struct {
	Pos      model.Position // of the row that it is about
	Sessions []model.SessionIndex
	People   []model.PersonIndex
	Amount   int // in the unit of the check
	// Message says what there is or is missing, and Remedy what to write, in the words of
	// faults.
	Message, Remedy string
	Asked           rules.Asked // who wrote the line by which it is looked for, and why
}

// Sentence is the message with who asks for it.
func (r *Remark) Sentence() string {
	if r.Asked == (rules.Asked{}) {
		return r.Message
	}
	return r.Message + " (" + r.Asked.String() + ")"
}

// looks are what the checks look at, by id.
var looks = map[string]func(*look) Scope{
	"C1": speakers, "C2": genders, "C3": origins, "C4": busy, "C5": hosted, "C6": silent, "C7": twice,
	"C8": formats, "C9": published, "C10": interpreters, rules.PeopleOnSite: onSite,
}

// Of looks at the event of a book by every check that is on there for anything, in the order
// of their ids. It takes time linear in the event for each.
func Of(book *rules.Book) []Check {
	e := book.Event()
	units := unitsOf(e)
	var roles []string
	for i := range units {
		for _, c := range units[i].cast {
			if !slices.Contains(roles, c.Role) {
				roles = append(roles, c.Role)
			}
		}
	}
	var list []Check
	for i := range book.Composition {
		b := &book.Composition[i]
		on := func(s rules.Bound) bool { return s.Level != model.Off }
		if !on(b.General) && !slices.ContainsFunc(b.Items, on) {
			continue
		}
		l := newLook(e, b, units, roles)
		scope := looks[b.Rule.ID](l)
		list = append(list, Check{b, scope, l.remarks, l.columns})
	}
	return list
}

// Count returns how many remarks there are.
func Count(list []Check) (n int) {
	for i := range list {
		n += len(list[i].Remarks)
	}
	return n
}

// look is a check that looks at an event.
type look struct {
	e       *model.Event
	b       *rules.Binding
	units   []unit
	roles   []string // that somebody has in one of them
	remarks []Remark
	columns []string // that minutes were read from
	// naming and whose are the last lines that name each session and person, -1 for none.
	naming, whose []int
}

func newLook(e *model.Event, b *rules.Binding, units []unit, roles []string) *look {
	l := &look{e: e, b: b, units: units, roles: roles, naming: none(len(e.Sessions)), whose: none(len(e.People))}
	for i := range b.Items {
		for _, s := range b.Items[i].Sessions("session", "type") {
			l.naming[s] = i
		}
		for _, p := range b.Items[i].People("person") {
			l.whose[p] = i
		}
	}
	return l
}

func none(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// setting returns the line of that number or, for -1, the setting of the event.
func (l *look) setting(line int) *rules.Bound {
	if line < 0 {
		return &l.b.General
	}
	return &l.b.Items[line]
}

// unit is what is held as one: a session that is not cancelled, or those of one merge.
type unit struct {
	sessions []model.SessionIndex
	cast     []model.CastMember
}

// unitsOf returns the units in the order of their first sessions.
func unitsOf(e *model.Event) (units []unit) {
	at := make([]int, len(e.Sessions)) // the unit of each session
	merged := map[string]int{}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		if at[i] = -1; s.State == model.Cancelled {
			continue
		}
		if k, known := merged[s.Merge]; known && s.Merge != "" {
			at[i] = k
			units[k].sessions = append(units[k].sessions, model.SessionIndex(i))
			continue
		}
		at[i], merged[s.Merge] = len(units), len(units)
		units = append(units, unit{sessions: []model.SessionIndex{model.SessionIndex(i)}})
	}
	for _, c := range e.Cast {
		if k := at[c.Session]; k >= 0 {
			units[k].cast = append(units[k].cast, c)
		}
	}
	return units
}

// name says the unit by its first session.
func (l *look) name(u *unit) string { return rules.Session(l.e, u.sessions[0]) }

// remark adds a remark about a unit, by a setting.
func (l *look) remark(u *unit, b *rules.Bound, people []model.PersonIndex, amount int, message, remedy string) {
	l.add(b, l.e.Sessions[u.sessions[0]].Pos, u.sessions, people, amount, l.name(u)+" "+message, remedy)
}

// add adds a remark.
func (l *look) add(b *rules.Bound, pos model.Position, sessions []model.SessionIndex, people []model.PersonIndex, amount int, message, remedy string) {
	by := rules.NewInstance(l.b.Rule.ID)
	by.Setting = b.Index
	l.remarks = append(l.remarks, Remark{pos, sessions, people, amount, message, remedy, rules.AskedFor(l.e, by)})
}

// each calls use with every unit that the check is on for, and the setting by which it is:
// the last line that names one of its sessions, or that of the event.
func (l *look) each(use func(u *unit, b *rules.Bound)) {
	for i := range l.units {
		u, line := &l.units[i], -1
		for _, s := range u.sessions {
			line = max(line, l.naming[s])
		}
		if b := l.setting(line); b.Level != model.Off {
			use(u, b)
		}
	}
}

// settingOf returns the setting of a session by itself, and whether the check is on for it.
func (l *look) settingOf(s model.SessionIndex) (b *rules.Bound, on bool) {
	b = l.setting(l.naming[s])
	return b, b.Level != model.Off && l.e.Sessions[s].State != model.Cancelled
}

// eachPerson calls use with every person whom the check is on for and not waived, and the
// setting by which it is.
func (l *look) eachPerson(use func(p model.PersonIndex, b *rules.Bound)) {
	for i := range l.e.People {
		b := l.setting(l.whose[i])
		if b.Level != model.Off && !slices.Contains(l.e.People[i].Waiver, l.b.Rule.ID) {
			use(model.PersonIndex(i), b)
		}
	}
}

// among returns the people of the cast whose role counts, each once, in order.
func among(cast []model.CastMember, counts func(role string) bool) (people []model.PersonIndex) {
	for _, c := range cast {
		if counts(c.Role) && !slices.Contains(people, c.Person) {
			people = append(people, c.Person)
		}
	}
	return people
}

// speaks reports whether a role is that of a speaker, by the setting.
func speaks(b *rules.Bound) func(role string) bool {
	return func(role string) bool {
		return slices.ContainsFunc(b.Items("roles"), func(r string) bool { return identity.Fold(r) == identity.Fold(role) })
	}
}

// hosts reports whether a role is that of a host.
func (l *look) hosts(role string) bool {
	return slices.ContainsFunc(l.e.Roles, func(r model.Role) bool { return r.Host && r.ID == role })
}

// anywhere reports whether somebody has a role that counts.
func (l *look) anywhere(counts func(role string) bool) bool {
	return slices.ContainsFunc(l.roles, counts)
}

// panel returns those who speak in a unit or host it.
func (l *look) panel(u *unit, b *rules.Bound) []model.PersonIndex {
	speaks := speaks(b)
	return among(u.cast, func(role string) bool { return speaks(role) || l.hosts(role) })
}

// names returns the names of people.
func (l *look) names(people []model.PersonIndex) []string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = rules.Person(l.e, p)
	}
	return names
}
