package change

// openings are what to write for words with which people begin a change.
var openings = map[string]string{
	"add": `session ID added type TYPE`, "cancel": "session NAME cancelled", "drop": "session NAME cancelled", "remove": "session NAME cancelled",
	"close": "room NAME closed WHEN", "open": "room NAME open WHEN", "lock": "room NAME closed WHEN",
	"exchange": "swap SESSION and SESSION", "switch": "swap SESSION and SESSION",
	"shift": "move SESSION to DAY HH:MM", "reschedule": "move SESSION to DAY HH:MM", "put": "move SESSION to DAY HH:MM", "place": "pin SESSION at DAY HH:MM",
	"postpone": "delay SESSION 20min", "late": "room NAME late until HH:MM",
	"join": "merge SESSION with SESSION", "combine": "merge SESSION with SESSION", "part": "split SESSION", "unmerge": "split SESSION",
	"replace": "person NAME replaces PERSON", "substitute": "person NAME replaces PERSON",
	"freeze": "pin SESSION at DAY HH:MM", "keep": "pin SESSION at DAY HH:MM", "fix": "pin SESSION at DAY HH:MM", "release": "unpin SESSION",
	"speaker": "person NAME away WHEN", "moderator": "person NAME away WHEN",
	"ignore": "rule ID off", "skip": "rule ID off", "lunch": "hold NAME moved to WHEN", "break": "hold NAME moved to WHEN",
}

// verbsFor are the verbs, by the noun of the subject, that other words stand for.
var verbsFor = map[string]map[string]string{
	"person": {
		"ill": "away", "sick": "away", "absent": "away", "unavailable": "away", "busy": "away", "missing": "away", "gone": "away", "not": "away",
		"free": "available", "back": "available", "can": "available", "remote": "online", "remotely": "online", "virtual": "online", "here": "onsite", "present": "onsite",
		"withdraws": "cancels", "cancelled": "cancels", "canceled": "cancels", "cancel": "cancels", "out": "cancels",
		"arrive": "arrives", "comes": "arrives", "lands": "arrives", "depart": "departs", "goes": "departs", "flies": "departs",
		"substitutes": "replaces", "replace": "replaces", "for": "replaces", "added": "joins", "waives": "waive RULE for PERSON",
	},
	"room": {
		"lost": "closed", "unavailable": "closed", "shut": "closed", "away": "closed", "gone": "closed", "blocked": "closed", "closes": "closed",
		"available": "open", "free": "open", "opens": "open", "delayed": "late", "has": "offers", "with": "offers", "without": "lacks",
		"seats": "capacity", "holds": "capacity", "max": "safety",
	},
	"session": {
		"cancel": "cancelled", "canceled": "cancelled", "cancels": "cancelled", "dropped": "cancelled", "off": "cancelled",
		"takes": "90min", "lasts": "90min", "longer": "90min", "shorter": "90min", "requires": "needs", "without": "session NAME does without SERVICE",
		"moved": "move SESSION to DAY HH:MM", "moves": "move SESSION to DAY HH:MM", "to": "move SESSION to DAY HH:MM",
		"delayed": "delay SESSION 20min", "late": "delay SESSION 20min", "with": "merge SESSION with SESSION", "merged": "merge SESSION with SESSION",
	},
	"kit": {"more": "kit NAME +1", "less": "kit NAME -1", "fewer": "kit NAME -1"},
}
