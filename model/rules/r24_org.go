package rules

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

var r24 = Rule{
	ID: "R24", Name: "one organisation's sessions not in parallel",
	Reads: []string{"sessions.org", "people.org", "people.kind", "people.name", "cast.role"},
	Text: "Two sessions that share an organisation do not overlap. Those of a session are the ones that hold it, with ; between them in the table, and those that organize it: organisations in its cast as organizer, and what people are of who are. " +
		"Words are compared as they are written, but for capitals and space at their ends; inspect says which can be spellings of one. " +
		"Of each two sessions, the last line that names one of them, or an organisation that they share, says how strictly, and else the general setting. " +
		"Each minute of each pair counts once, however many organisations they share. Merged sessions do not clash.",
	Level: model.Soft(3), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "org", Type: TextParam, Text: "organisations whose sessions the line is about"},
		{Key: "session", Type: SessionList, Text: "sessions that the line is about"},
	},
	Needs:    [][]string{{"session", "org"}},
	Validate: objectToOrgs,
	Scope:    scopeOfOrgs,
	Hangs:    hanging(OnStart, WithMeanwhile),
	Judge:    judgeOrgsApart,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		orgs := orgsOf(e)
		shared := sharedOrgs(orgs[i.A], orgs[i.B])
		return fmt.Sprintf("%s and %s are both of %s and %s not overlap", Session(e, i.A), Session(e, i.B), orgWords(shared), asks(b.Setting(i.Setting).Level))
	},
	Beside:   beside("apart from"),
	NoRemedy: "the line that states it can be switched off",
}

// organizer is the role of those who hold a session.
const organizer = "organizer"

// orgsOf returns the organisations of each session that is not cancelled, by a key that all
// spellings of one have which count as the same, each once, in the order of the tables.
func orgsOf(e *model.Event) [][]org {
	all := make([][]org, len(e.Sessions))
	add := func(s model.SessionIndex, text string) {
		text = strings.TrimSpace(text)
		o := org{foldCase(text), text}
		if text != "" && e.Sessions[s].State != model.Cancelled && !slices.ContainsFunc(all[s], o.same) {
			all[s] = append(all[s], o)
		}
	}
	for i := range e.Sessions {
		for text := range strings.SplitSeq(e.Sessions[i].Org, ";") {
			add(model.SessionIndex(i), text)
		}
	}
	for _, c := range e.Cast {
		if c.Role == organizer {
			add(c.Session, orgOf(&e.People[c.Person]))
		}
	}
	return all
}

// orgOf returns the organisation that somebody is or is of, "" if it is not known.
func orgOf(p *model.Person) string {
	if p.Kind == model.Organisation {
		return p.Name
	}
	return p.Org
}

// org is an organisation.
type org struct{ key, text string }

func (o org) same(other org) bool { return o.key == other.key }

// sharedOrgs returns the organisations of both, as the first writes them.
func sharedOrgs(a, b []org) (both []org) {
	for _, o := range a {
		if slices.ContainsFunc(b, o.same) {
			both = append(both, o)
		}
	}
	return both
}

func orgWords(list []org) string {
	names := make([]string, len(list))
	for i, o := range list {
		names[i] = o.text
	}
	return And(Quoted(names))
}

// objectToOrgs objects to organisations that no session is of.
func objectToOrgs(e *model.Event, b *Bound) []Objection {
	known := map[string]bool{}
	var names []string
	for i := range e.Sessions {
		for text := range strings.SplitSeq(e.Sessions[i].Org, ";") {
			known[foldCase(strings.TrimSpace(text))] = true
			names = append(names, strings.TrimSpace(text))
		}
	}
	for i := range e.People {
		name := strings.TrimSpace(orgOf(&e.People[i]))
		known[foldCase(name)] = true
		names = append(names, name)
	}
	for _, name := range b.Items("org") {
		if name == "" || !known[foldCase(name)] {
			return []Objection{{
				Keys: []string{"org"}, Message: fmt.Sprintf("organisation %q is not in the event", name),
				Remedy: "write it as sessions.csv or people.csv does" + suggest(name, names),
			}}
		}
	}
	return nil
}

func scopeOfOrgs(e *model.Event, _ *Binding) Scope {
	s, sessions := Scope{Of: "organisations of several sessions"}, map[string]int{}
	for _, of := range orgsOf(e) {
		for _, o := range of {
			if sessions[o.key]++; sessions[o.key] == 2 {
				s.Count++
			}
		}
	}
	return s
}

// apartBy returns the setting that keeps two sessions apart which share those organisations.
func (b *Binding) apartBy(s, t model.SessionIndex, shared []org) *Bound {
	for i := len(b.Items) - 1; i >= 0; i-- {
		item := &b.Items[i]
		named := item.Sessions("session")
		if slices.Contains(named, s) || slices.Contains(named, t) {
			return item
		}
		for _, name := range item.Items("org") {
			if slices.ContainsFunc(shared, org{key: foldCase(name)}.same) {
				return item
			}
		}
	}
	return &b.General
}

func judgeOrgsApart(c *Case) {
	orgs := c.orgsKnown()
	var list []model.Placement
	for _, p := range c.Placements {
		if len(orgs[p.Session]) > 0 {
			list = append(list, p)
		}
	}
	c.eachClash(list, func(p, q *model.Placement, overlap model.Minutes) {
		shared := sharedOrgs(orgs[p.Session], orgs[q.Session])
		if len(shared) == 0 {
			return
		}
		if b := c.Binding.apartBy(p.Session, q.Session, shared); b.Level != model.Off {
			c.Report(b, clash(p, q, overlap), int(overlap), fmt.Sprintf("%s, and %s, are both of %s and overlap for %s",
				c.said(*p, ""), c.said(*q, ""), orgWords(shared), Duration(overlap)))
		}
	})
}
