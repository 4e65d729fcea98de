package model

// Attending is whether a member of the cast must attend, and what says so.
type Attending int8

// What says it, from the first that is asked to the last. The row of the cast can say either;
// an organisation need not attend; nor need one of several in a role of which the session
// needs only who is alone in it; otherwise the role says it.
const (
	MustByRow Attending = iota
	NeedNotByRow
	NeedNotAsOrganisation
	NeedNotAsOneOfSeveral
	MustByRole
	NeedNotByRole
)

// Must reports whether the session cannot do without the member.
func (a Attending) Must() bool { return a == MustByRow || a == MustByRole }

// Attendances returns of each row of the cast whether its person must attend. A role that the
// event does not have asks for its people.
func (e *Event) Attendances() []Attending {
	type part struct {
		session SessionIndex
		role    string
	}
	roles := make(map[string]*Role, len(e.Roles))
	alone := false
	for i := range e.Roles {
		roles[e.Roles[i].ID] = &e.Roles[i]
		alone = alone || e.Roles[i].Must && e.Roles[i].Alone
	}
	first, several := map[part]PersonIndex{}, map[part]bool{}
	if alone {
		for i := range e.Cast {
			c := &e.Cast[i]
			if r := roles[c.Role]; r == nil || !r.Alone {
				continue
			}
			in := part{c.Session, c.Role}
			if who, known := first[in]; known && who != c.Person {
				several[in] = true
			}
			first[in] = c.Person
		}
	}
	list := make([]Attending, len(e.Cast))
	for i := range e.Cast {
		c := &e.Cast[i]
		r := roles[c.Role]
		switch {
		case c.Must == MustAttend:
			list[i] = MustByRow
		case c.Must == NiceToHave:
			list[i] = NeedNotByRow
		case e.People[c.Person].Kind == Organisation:
			list[i] = NeedNotAsOrganisation
		case r != nil && !r.Must:
			list[i] = NeedNotByRole
		case several[part{c.Session, c.Role}]:
			list[i] = NeedNotAsOneOfSeveral
		default:
			list[i] = MustByRole
		}
	}
	return list
}
