package change

import (
	"slices"

	"programme/model"
)

// form is one row of the language: how a kind of change is written, read and applied.
type form struct {
	kind    Kind
	subject string // first word
	verb    string // the word after the name; "" if none follows
	usage   string
	meaning string
	read    func(p *parser) bool  // what follows the verb; nil if nothing does
	write   func(c Change) string // that again
	apply   func(d *draft, c Change) *problem
}

// forms returns the language.
func forms() []form {
	return []form{
		{PersonAway, "person", "away", "person NAME away WHEN", "the person is not available then, whatever was said before", (*parser).readWhen, Change.when, personAway},
		{PersonAvailable, "person", "available", "person NAME available WHEN", "the person is available then, whatever was said before", (*parser).readWhen, Change.when, personAvailable},
		{PersonOnline, "person", "online", "person NAME online [in SESSION]", "the person takes part online, in all sessions or in that one", (*parser).readInSession, Change.inSession, personPresent(model.Online)},
		{PersonOnsite, "person", "onsite", "person NAME onsite [in SESSION]", "the person takes part on site, in all sessions or in that one", (*parser).readInSession, Change.inSession, personPresent(model.OnSite)},
		{PersonArrives, "person", "arrives", "person NAME arrives DAY HH:MM", "the person arrives then", (*parser).readMoment, Change.moment, personArrives},
		{PersonDeparts, "person", "departs", "person NAME departs DAY HH:MM", "the person departs then", (*parser).readMoment, Change.moment, personDeparts},
		{PersonLeaves, "person", "leaves", "person NAME leaves SESSION", "the person is no longer in the cast of the session", (*parser).readSession, Change.session, personLeaves},
		{PersonJoins, "person", "joins", "person NAME joins SESSION [as ROLE]", "the person is in the cast of the session too, as speaker if no role is given", (*parser).readJoin, Change.join, personJoins},
		{PersonOptional, "person", "optional", "person NAME optional in SESSION", "the session can take place without the person", (*parser).readThatSession, Change.inSession, personBound(model.NiceToHave)},
		{PersonRequired, "person", "required", "person NAME required in SESSION", "the session cannot take place without the person", (*parser).readThatSession, Change.inSession, personBound(model.MustAttend)},
		{PersonAdded, "person", "added", "person NAME added", "there is one more person, who can join sessions", nil, nil, personAdded},

		{RoomClosed, "room", "closed", "room NAME closed WHEN", "the room cannot be used then", (*parser).readWhen, Change.when, roomClosed},
		{RoomOpen, "room", "open", "room NAME open WHEN", "the room can be used then, whatever rooms.csv and availability.csv say; holds of rules.csv stay", (*parser).readWhen, Change.when, roomOpen},
		{RoomCapacity, "room", "capacity", "room NAME capacity SEATS", "the room has so many seats", (*parser).readSeats, Change.count, roomCapacity},
		{RoomOffers, "room", "offers", "room NAME offers SERVICE", "the room has the service", (*parser).readNewService, Change.service, roomOffers},
		{RoomLacks, "room", "lacks", "room NAME lacks SERVICE", "the room does not have the service", (*parser).readService, Change.service, roomLacks},

		{SessionLength, "session", "90min", "session NAME 90min", "the session takes so many minutes, and so do those merged with it", (*parser).readLength, Change.length, sessionLength},
		{SessionCancelled, "session", "cancelled", "session NAME cancelled", "the session does not take place", nil, nil, sessionState(model.Cancelled)},
		{SessionConfirmed, "session", "confirmed", "session NAME confirmed", "the session must be placed", nil, nil, sessionState(model.Confirmed)},
		{SessionOptional, "session", "optional", "session NAME optional", "the session may be left out", nil, nil, sessionState(model.Optional)},
		{SessionExpects, "session", "expects", "session NAME expects PEOPLE", "so many people are expected", (*parser).readPeople, Change.count, sessionExpects},
		{SessionNeeds, "session", "needs", "session NAME needs SERVICE", "the session needs a room with the service", (*parser).readNewService, Change.service, sessionNeeds},
		{SessionWithout, "session", "does", "session NAME does without SERVICE", "the session does not need the service, or is not interpreted into the language", (*parser).readWithout, Change.without, sessionWithout},
		{SessionAdded, "session", "added", `session ID added type TYPE [90min] [title "TITLE"] [with PERSON, PERSON as ROLE]`, "there is one more session, which needs those people, as speakers if no role is given", (*parser).readNewSession, Change.newSession, sessionAdded},

		{PinAt, "pin", "at", "pin SESSION at DAY HH:MM [in ROOM]", "the session starts then", (*parser).readPinAt, Change.pinAt, pin},
		{PinOn, "pin", "on", "pin SESSION on DAY [in ROOM]", "the session is on that day", (*parser).readPinOn, Change.pinOn, pin},
		{PinIn, "pin", "in", "pin SESSION in ROOM", "the session is in that room", (*parser).readRoom, Change.room, pin},
		{Unpin, "unpin", "", "unpin SESSION", "no line of rules.csv pins or anchors the session (R35, R34)", nil, nil, unpin},

		{WindowAdded, "window", "added", "window added WHEN [in ROOM, ROOM] [for TYPE, TYPE]", "sessions may be placed then too", (*parser).readNewWindow, Change.newWindow, windowAdded},
		{WindowClosed, "window", "closed", "window ID closed", "no session may be placed in the window", nil, nil, windowClosed},

		{KitCount, "kit", "count", "kit ID count NUMBER", "there are so many of the kit", (*parser).readPieces, Change.count, kitCount},

		{RuleSets, "rule", "sets", "rule ID sets KEY VALUE", "the line of rules.csv has that parameter", (*parser).readParam, Change.param, ruleSets},
		{RuleLevel, "rule", "", "rule ID LEVEL", "the rule, or the line of rules.csv, has the level hard, soft:1 to soft:9, check or off; lines that are off stay off", (*parser).readLevel, Change.level, ruleLevel},
	}
}

// subjects are the words that a change can begin with.
var subjects = []string{"person", "room", "session", "pin", "unpin", "window", "kit", "rule"}

// clauses are the words that divide what follows a verb.
var clauses = []string{"in", "as", "with", "without", "type", "title", "for"}

// Form is one form of the language, for people.
type Form struct {
	Kind           Kind
	Usage, Meaning string
}

// Kinds returns every form of the language, in the order in which to show them.
func Kinds() []Form {
	var all []Form
	for _, f := range forms() {
		all = append(all, Form{f.kind, f.usage, f.meaning})
	}
	return all
}

// formOf returns the form of the kind, nil if there is none.
func formOf(k Kind) *form {
	all := forms()
	for i := range all {
		if all[i].kind == k {
			return &all[i]
		}
	}
	return nil
}

// begins reports whether t is the word that makes a change one of the form.
func (f *form) begins(t token) bool {
	if f.kind == SessionLength {
		_, ok := length(t)
		return ok
	}
	return f.verb != "" && t.is(f.verb)
}

// verbsOf returns the words that can follow the name of a subject.
func verbsOf(noun string) []string {
	if noun == "rule" {
		return []string{"hard", "soft:1", "check", "off", "sets"}
	}
	var verbs []string
	for _, f := range forms() {
		if f.subject == noun && f.kind != WindowAdded {
			verbs = append(verbs, f.verb)
		}
	}
	return verbs
}

// isKeyword reports whether the word, unquoted, could be read as one of the language.
func isKeyword(word string) bool {
	_, isLength := length(token{text: word})
	level, err := model.ParseLevel(word)
	return isLength || err == nil && level != model.Unset || slices.Contains(subjects, word) || slices.Contains(clauses, word) ||
		slices.ContainsFunc(forms(), func(f form) bool { return f.verb == word })
}
