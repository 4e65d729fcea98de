package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Scope is what the general setting of a rule has to work on in an event.
type Scope struct {
	Count int    // how many things the setting binds; where it is 0 no programme can break the setting
	Of    string // what they are, in the plural: "people in several sessions"
	// Lacks says, where Count is 0, what the tables would have to give for the rule to mean
	// anything: "there is no cast". It is "" where nothing in the event asks for the rule.
	Lacks string
	// Unseen says, with Lacks, what no verdict can see, where people rely on it: "nobody's
	// double booking can be seen".
	Unseen string
	// Except says what of its kind the setting does not bind for want of something, where
	// Count is not 0: "12 of 140 people online without a zone".
	Except string
}

// linesAlone is the scope of a rule that only its lines give something to ask.
func linesAlone(*model.Event, *Binding) Scope { return Scope{Of: "lines of rules.csv"} }

// noCast is what a rule about people lacks where nobody is in the cast of a session.
const noCast = "there is no cast"

// sessionsThat returns how many sessions are not cancelled and satisfy ok.
func sessionsThat(e *model.Event, ok func(*model.Session) bool) (n int) {
	for i := range e.Sessions {
		if s := &e.Sessions[i]; s.State != model.Cancelled && ok(s) {
			n++
		}
	}
	return n
}

func anySession(*model.Session) bool { return true }

// roomsThat returns how many rooms satisfy ok, pairs aside.
func roomsThat(e *model.Event, ok func(*model.Room) bool) (n int) {
	for i := range e.Rooms {
		if !e.Rooms[i].Paired() && ok(&e.Rooms[i]) {
			n++
		}
	}
	return n
}

// with returns the scope of a rule that binds the sessions which give something, in rooms that
// say something of it. Where only one side is given, nobody can see what the other would tell.
func with(of string, sessions, rooms int, lacksSessions, lacksRooms, unseen string) Scope {
	s := Scope{Count: sessions, Of: of}
	switch {
	case sessions > 0 && rooms > 0:
		return s
	case sessions > 0:
		s.Lacks, s.Unseen = lacksRooms, unseen
	default:
		s.Lacks = lacksSessions
		if rooms > 0 {
			s.Unseen = unseen
		}
	}
	s.Count = 0
	return s
}

// ofThemes returns the scope of a rule that binds so many of a kind, which are sets of
// sessions of one theme.
func ofThemes(e *model.Event, n int, of string) Scope {
	s := Scope{Count: n, Of: of}
	if n == 0 && sessionsThat(e, func(s *model.Session) bool { return len(s.Themes) > 0 }) == 0 {
		s.Lacks = "no session has a theme"
	}
	return s
}

// peopleWho returns how many people have at least so many duties that count.
func peopleWho(e *model.Event, least int, counts func(model.Duty) bool) (n int) {
	duties := map[model.PersonIndex]int{}
	for _, d := range e.Duties() {
		if counts(d) {
			if duties[d.Person]++; duties[d.Person] == least {
				n++
			}
		}
	}
	return n
}

// onlineScope is the scope of a rule about the own clock of those who must attend online and
// do not waive all of some rules: of those only who satisfy also.
func onlineScope(e *model.Event, also func(*model.Person) bool, waivable ...string) Scope {
	s := Scope{Of: "people who must attend online, with a zone"}
	if len(e.Cast) == 0 {
		s.Lacks = noCast
		return s
	}
	online := func(d model.Duty) bool {
		return d.Must && d.Presence == model.Online && slices.ContainsFunc(waivable, func(rule string) bool { return !waives(e, d.Person, rule) })
	}
	all := peopleWho(e, 1, online)
	zoned := peopleWho(e, 1, func(d model.Duty) bool { return online(d) && e.People[d.Person].Zone != "" })
	s.Count = peopleWho(e, 1, func(d model.Duty) bool {
		return online(d) && e.People[d.Person].Zone != "" && also(&e.People[d.Person])
	})
	switch {
	case all == 0 && !slices.ContainsFunc(e.Duties(), func(d model.Duty) bool { return d.Presence != "" }):
		s.Lacks = "nobody's presence is given"
	case all > 0 && zoned == 0:
		s.Lacks, s.Unseen = noneHas(all, "online", "zone"), "nobody's night can be seen"
	case zoned > 0 && s.Count == 0:
		s.Lacks = noneHas(zoned, "online", "region")
	case s.Count < all:
		s.Except = fmt.Sprintf("%d of %d people online without a zone", all-zoned, all)
		if zoned == all {
			s.Except = fmt.Sprintf("%d of %d people online without a region", all-s.Count, all)
		}
	}
	return s
}

func everybody(*model.Person) bool { return true }

// noneHas says that none of so many people has something: "none of 140 people online has a
// zone".
func noneHas(n int, where, what string) string {
	if n == 1 {
		return fmt.Sprintf("the one person %s has no %s", where, what)
	}
	return fmt.Sprintf("none of %d people %s has a %s", n, where, what)
}

// InScope is a rule with what it has to work on.
type InScope struct {
	*Binding
	Scope
	// Lines are the lines of the rule that are not off and name something that stands;
	// Empty are those whose sessions are all cancelled.
	Lines, Empty []*Bound
}

// Off reports whether neither the rule nor a line of it is on.
func (r *InScope) Off() bool {
	return r.General.Level == model.Off && len(r.Lines)+len(r.Empty) == 0
}

// Idle reports whether the rule is on and has nothing at all to work on.
func (r *InScope) Idle() bool { return !r.Off() && r.Count == 0 && len(r.Lines) == 0 }

// Scopes returns what each rule of the book has to work on in its event, in the catalogue's
// order. It takes time linear in the event for each rule.
func Scopes(book *Book) []InScope {
	list := make([]InScope, len(book.Bindings))
	for i := range book.Bindings {
		b := &book.Bindings[i]
		r := InScope{Binding: b, Scope: b.Rule.Scope(book.Event(), b)}
		for _, item := range b.active() {
			if item.namesOnlyCancelled(b.Rule) {
				r.Empty = append(r.Empty, item)
			} else {
				r.Lines = append(r.Lines, item)
			}
		}
		list[i] = r
	}
	return list
}

// namesOnlyCancelled reports whether the setting has to name sessions, and names none that
// stands.
func (b *Bound) namesOnlyCancelled(r *Rule) bool {
	for _, group := range r.Needs {
		names, stands := false, false
		for _, key := range group {
			spec, _ := r.param(key)
			switch v, given := b.values[key]; {
			case !given:
			case spec.Type == SessionList || spec.Type == TypeList || spec.Type == ThemeList:
				names, stands = true, stands || len(v.sessions) > 0
			default:
				stands = true
			}
		}
		if names && !stands {
			return true
		}
	}
	return false
}

// Default is a parameter that an event leaves at its default.
type Default struct{ Key, Value string }

// Defaults returns the parameters of the general setting that the event leaves at their
// defaults and that ask for minutes or hours of a clock, those that ask for none left out.
func (b *Binding) Defaults() (list []Default) {
	for _, spec := range b.Rule.Params {
		v, given := b.General.values[spec.Key]
		counts := spec.Type == ClockParam || spec.Type == MinutesParam && v.number > 0
		if given && counts && v.pos == (model.Position{}) && v.text == spec.Default {
			list = append(list, Default{spec.Key, v.text})
		}
	}
	return list
}
