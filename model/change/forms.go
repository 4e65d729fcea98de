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
		{PersonAway, "person", "away", "person NAME away [WHEN]", "the person is not available then, or at no time at all, whatever was said before", (*parser).readAnyTime, Change.when, personAway},
		{PersonAvailable, "person", "available", "person NAME available [WHEN]", "the person is available then, or all the time, whatever was said before", (*parser).readAnyTime, Change.when, personAvailable},
		{PersonOnly, "person", "only", "person NAME only WHEN", "the person is available then and at no other time, whatever was said before", (*parser).readTimes, Change.times, personOnly},
		{PersonOnline, "person", "online", "person NAME online [in SESSION]", "the person takes part online, in all sessions or in that one", (*parser).readInSession, Change.inSession, personPresent(model.Online)},
		{PersonOnsite, "person", "onsite", "person NAME onsite [in SESSION]", "the person takes part on site, in all sessions or in that one", (*parser).readInSession, Change.inSession, personPresent(model.OnSite)},
		{PersonArrives, "person", "arrives", "person NAME arrives DAY HH:MM", "the person arrives then", (*parser).readMoment, Change.moment, personArrives},
		{PersonDeparts, "person", "departs", "person NAME departs DAY HH:MM", "the person departs then", (*parser).readMoment, Change.moment, personDeparts},
		{PersonLeaves, "person", "leaves", "person NAME leaves SESSION", "the person is no longer in the cast of the session", (*parser).readSession, Change.session, personLeaves},
		{PersonCancels, "person", "cancels", "person NAME cancels", "the person is no longer in the cast of any session; the answer says what that makes of each", nil, nil, personCancels},
		{PersonReplaces, "person", "replaces", "person NAME replaces PERSON [in SESSION]", "the first person does what the second did, in all sessions or in that one", (*parser).readReplaced, Change.replaced, personReplaces},
		{PersonJoins, "person", "joins", "person NAME joins SESSION [as ROLE]", "the person is in the cast of the session too, as speaker if no role is given", (*parser).readJoin, Change.join, personJoins},
		{PersonOptional, "person", "optional", "person NAME optional in SESSION", "the session can take place without the person", (*parser).readThatSession, Change.inSession, personBound(model.NiceToHave)},
		{PersonRequired, "person", "required", "person NAME required in SESSION", "the session cannot take place without the person", (*parser).readThatSession, Change.inSession, personBound(model.MustAttend)},
		{PersonAdded, "person", "added", "person NAME added", "there is one more person, who can join sessions", nil, nil, personAdded},

		{RoomClosed, "room", "closed", "room NAME closed [WHEN]", "the room cannot be used then, or at no time at all", (*parser).readAnyTime, Change.when, roomClosed},
		{RoomOpen, "room", "open", "room NAME open [WHEN]", "the room can be used then, or all the time, whatever rooms.csv and availability.csv say; holds of rules.csv stay", (*parser).readAnyTime, Change.when, roomOpen},
		{RoomOnly, "room", "only", "room NAME only WHEN", "the room can be used then and at no other time, whatever rooms.csv and availability.csv say", (*parser).readTimes, Change.times, roomOnly},
		{RoomLate, "room", "late", "room NAME late until HH:MM on DAY", "the room opens then; what the programme has in it earlier that day starts as soon as it can, and what follows there as much later as it must", (*parser).readLate, Change.late, roomLate},
		{RoomCapacity, "room", "capacity", "room NAME capacity SEATS", "the room has so many seats", (*parser).readSeats, Change.count, roomCapacity},
		{RoomSafety, "room", "safety", "room NAME safety PEOPLE", "so many people may be in the room", (*parser).readPeople, Change.count, roomSafety},
		{RoomLayout, "room", "layout", "room NAME layout LAYOUT[, LAYOUT]", "the room can be laid out in these ways and in no other; any for whatever way", (*parser).readLayouts, Change.layouts, roomLayout},
		{RoomOffers, "room", "offers", "room NAME offers SERVICE", "the room has the service", (*parser).readNewService, Change.service, roomOffers},
		{RoomLacks, "room", "lacks", "room NAME lacks SERVICE", "the room does not have the service", (*parser).readService, Change.service, roomLacks},
		{RoomCombines, "room", "combines", "room NAME combines ROOM, ROOM", "the room consists of those: a session in it takes them all", (*parser).readParts, Change.rooms, roomCombines},
		{RoomAlone, "room", "alone", "room NAME alone", "the room is one by itself, and consists of no others", nil, nil, roomAlone},

		{SessionLength, "session", "90min", "session NAME 90min", "the session takes so long, and so do those merged with it; written 90 min, 1h30 or 1.5 h, too", (*parser).readLength, Change.length, sessionLength},
		{SessionCancelled, "session", "cancelled", "session NAME cancelled", "the session does not take place", nil, nil, sessionState(model.Cancelled)},
		{SessionConfirmed, "session", "confirmed", "session NAME confirmed", "the session must be placed", nil, nil, sessionState(model.Confirmed)},
		{SessionOptional, "session", "optional", "session NAME optional", "the session may be left out", nil, nil, sessionState(model.Optional)},
		{SessionExpects, "session", "expects", "session NAME expects PEOPLE", "so many people are expected", (*parser).readPeople, Change.count, sessionExpects},
		{SessionLayout, "session", "layout", "session NAME layout LAYOUT", "the session needs a room that can be laid out so; any for whatever way", (*parser).readLayout, Change.layouts, sessionLayout},
		{SessionSetUp, "session", "setup", "session NAME setup MINUTES", "the room of the session is free for so many minutes before it; 0 for none", (*parser).readSetUp, Change.setUp, sessionSetUp},
		{SessionOverflow, "session", "overflow", "session NAME overflow ROOM[, ROOM]", "the session takes one of those rooms besides its own, for its overflow; none for no other", (*parser).readOverflow, Change.rooms, sessionOverflow},
		{SessionNeeds, "session", "needs", "session NAME needs SERVICE", "the session needs a room with the service", (*parser).readNewService, Change.service, sessionNeeds},
		{SessionWithout, "session", "does", "session NAME does without SERVICE", "the session does not need the service, or is not interpreted into the language", (*parser).readWithout, Change.without, sessionWithout},
		{SessionAdded, "session", "added", `session ID added type TYPE [90min] [title "TITLE"] [with PERSON, PERSON as ROLE]`, "there is one more session, which needs those people, as speakers if no role is given", (*parser).readNewSession, Change.newSession, sessionAdded},

		{Merge, "merge", "with", "merge SESSION with SESSION", "the two sessions, and those merged with them, take place as one", (*parser).readOtherSession, Change.other, merge},
		{Split, "split", "", "split SESSION", "the session is merged with no other", nil, nil, split},
		{MoveTo, "move", "to", "move SESSION to DAY [HH:MM] [in ROOM]", "the session is then, in that room if one is given", (*parser).readMove, Change.moveTo, move},
		{MoveRoom, "move", "to", "move SESSION to ROOM", "the session is in that room, at the time at which the programme has it", (*parser).readMove, Change.moveRoom, move},
		{Swap, "swap", "and", "swap SESSION and SESSION", "each session has the time and the room that the programme gives to the other", (*parser).readOtherSession, Change.other, swap},
		{Delay, "delay", "20min", "delay SESSION 20min", "the session starts so much later than the programme has it, and what follows in its room on that day as much later as it must", (*parser).readLength, Change.length, delay},

		{PinAt, "pin", "at", "pin SESSION at DAY HH:MM [in ROOM]", "the session starts then", (*parser).readPinAt, Change.pinAt, pin},
		{PinOn, "pin", "on", "pin SESSION on DAY [in ROOM]", "the session is on that day", (*parser).readPinOn, Change.pinOn, pin},
		{PinIn, "pin", "in", "pin SESSION in ROOM", "the session is in that room", (*parser).readRoom, Change.room, pin},
		{Unpin, "unpin", "", "unpin SESSION", "no line of rules.csv pins or anchors the session (R35, R34)", nil, nil, unpin},

		{WindowAdded, "window", "added", "window added WHEN [in ROOM, ROOM] [for TYPE, TYPE]", "sessions may be placed then too", (*parser).readNewWindow, Change.newWindow, windowAdded},
		{WindowClosed, "window", "closed", "window ID closed", "no session may be placed in the window", nil, nil, windowClosed},

		{KitCount, "kit", "count", "kit NAME count NUMBER", "there are so many of the kit; kit NAME +1 is one more than there was, and -1 one less", (*parser).readPieces, Change.count, kitCount},
		{KitMove, "kit", "move", "kit NAME move MINUTES", "the kit takes so long from a room of one area to one of another; 0 for no time", (*parser).readSetUp, Change.setUp, kitMove},

		{HoldMoved, "hold", "moved", "hold NAME moved to WHEN", "the line of rules.csv with that id or title holds its rooms then; without an end it holds them as long as before, without a day on its own", (*parser).readHold, Change.toTime, holdMoved},

		{RuleSets, "rule", "", "rule ID KEY=VALUE [KEY=VALUE ...]", "the rule, or the line of rules.csv, has those parameters; a rule that stands in lines has them in the line that gives them already, or in one more", (*parser).readParams, Change.params, ruleSets},
		{RuleLevel, "rule", "", "rule ID LEVEL [KEY=VALUE ...]", "the rule, or the line of rules.csv, has the level hard, soft:1 to soft:9, check or off; lines that are off stay off", (*parser).readLevel, Change.level, ruleLevel},
		{Waive, "waive", "for", "waive RULE for PERSON", "the rule does not bind the person", (*parser).readPerson, Change.person, waive},
		{Unwaive, "unwaive", "for", "unwaive RULE for PERSON", "the rule binds the person again", (*parser).readPerson, Change.person, unwaive},
	}
}

// subjects are the words that a change can begin with.
var subjects = []string{
	"person", "room", "session", "merge", "split", "move", "swap", "delay", "pin", "unpin", "window", "kit", "hold", "rule", "waive", "unwaive",
}

// clauses are the words that divide what follows a verb.
var clauses = []string{"in", "as", "with", "without", "type", "title", "for", "and", "to"}

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

// verbIsRead reports whether what stands after the name is both the verb and what is said
// of the subject, as a length is.
func (f *form) verbIsRead() bool { return f.kind == SessionLength || f.kind == Delay }

// begins reports whether t is the word that makes a change one of the form.
func (f *form) begins(t token) bool {
	switch f.kind {
	case SessionLength, Delay:
		_, ok := length(t)
		return ok
	case Merge, Swap:
		return t.is("with") || t.is("and")
	case KitCount:
		_, ok := signed(t)
		return ok || t.is(f.verb)
	case RuleSets:
		_, _, ok := assigned(t)
		return ok || t.is("sets")
	case RuleLevel:
		return isLevel(t)
	}
	return f.verb == "" || t.is(f.verb)
}

// isLevel reports whether t is the level of a rule.
func isLevel(t token) bool {
	level, err := model.ParseLevel(t.text)
	return !t.quoted && err == nil && level != model.Unset
}

// verbsOf returns the words that can follow the name of a subject.
func verbsOf(noun string) []string {
	if noun == "rule" {
		return []string{"hard", "soft:1", "check", "off", "KEY=VALUE"}
	}
	var verbs []string
	for _, f := range forms() {
		if f.subject == noun && f.kind != WindowAdded && !slices.Contains(verbs, f.verb) {
			verbs = append(verbs, f.verb)
		}
	}
	return verbs
}

// isKeyword reports whether t could be read as a word of the language.
func isKeyword(t token) bool {
	_, isLength := length(t)
	_, isSigned := signed(t)
	_, _, isAssigned := assigned(t)
	return isLength || isSigned || isAssigned || isLevel(t) || slices.Contains(subjects, t.text) || slices.Contains(clauses, t.text) ||
		slices.ContainsFunc(forms(), func(f form) bool { return f.verb == t.text })
}
