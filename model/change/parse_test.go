package change

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

func TestCanonicalText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"person Ana Silva away 2023-10-11", "person ana away 2023-10-11"},
		{"  person  Ana   Silva\taway Wednesday ", "person ana away 2023-10-11"},
		{`person "A. Silva" available wed 09:00-12:30`, "person ana available 2023-10-11 09:00-12:30"},
		{"person jo-1 away Tue 22:00-Wed 02:00", "person jo-1 away 2023-10-10 22:00-2023-10-11 02:00"},
		{"person bo online", "person bo online"},
		{"person bo onsite in Women in AI", "person bo onsite in OF 44"},
		{"person bo arrives Tue 07:15", "person bo arrives 2023-10-10 07:15"},
		{"person bo departs Tue 07:15 in Europe/Prague", "person bo departs 2023-10-10 14:15"},
		{"person Ana Silva leaves What leaves us", "person ana leaves A"},
		{"person bo joins A", "person bo joins A as speaker"},
		{"person bo joins What leaves us as moderator", "person bo joins A as moderator"},
		{"person bo optional in OF 44", `person bo optional in OF 44`},
		{"person bo required in C", "person bo required in C"},
		{"room WS 8 – Room C-1 closed 2023-10-11 09:00-12:30", "room C-1 closed 2023-10-11 09:00-12:30"},
		{"room Room C-2 open 2023-10-11T00:00Z/2023-10-11T03:00Z", "room C-2 open 2023-10-11 09:00-12:00"},
		{"room C-1 closed Wed 18:00 – 24:00", "room C-1 closed 2023-10-11 18:00-24:00"},
		{"room C-1 closed Tue 18:00-Wed 00:00", "room C-1 closed 2023-10-10 18:00-24:00"},
		{"person ana away 11.10.2023", "person ana away 2023-10-11"},
		{"person ana away 11 Oct", "person ana away 2023-10-11"},
		{"person ana away Tue-Wed", "person ana away 2023-10-10 00:00-2023-10-12 00:00"},
		{"person ana away Wed 9-12:30 in Europe/Prague", "person ana away 2023-10-11 16:00-19:30"},
		{"person ana arrives 10/11/2023 2:30 pm", "person ana arrives 2023-10-11 14:30"},
		{"room C-1 closed Wed from 9:00 until 12:30", "room C-1 closed 2023-10-11 09:00-12:30"},
		{"session Women in AI at Wed 14:00", "pin OF 44 at 2023-10-11 14:00"},
		{"session A at 11 Oct 9:00 in Main Hall", "pin A at 2023-10-11 09:00 in Main"},
		{"session A on 12.10.", "pin A on 2023-10-12"},
		{"session A in C-1", "pin A in C-1"},
		{"room C-1 capacity 80", "room C-1 capacity 80"},
		{"room C-1 offers interpretation", `room C-1 offers "interpretation"`},
		{`room C-1 offers "booth 2"`, `room C-1 offers "booth 2"`},
		{"room C-1 lacks booth 1", `room C-1 lacks "booth 1"`},
		{"session OF 44 90min", "session OF 44 90min"},
		{"session Women in AI cancelled", "session OF 44 cancelled"},
		{"session A confirmed", "session A confirmed"},
		{"session A optional", "session A optional"},
		{"session A expects 300", "session A expects 300"},
		{"session A needs booth 1", `session A needs "booth 1"`},
		{"session A does without recording", `session A does without "recording"`},
		{`session "90min" added type Other 30min`, `session "90min" added type Other 30min`},
		{`session WS 70 added type Workshop with Bo Lind, ana title A longer one 75min`, `session WS 70 added type Workshop 75min title "A longer one" with bo, ana as speaker`},
		{"session Women in AI 2 added type Other 10min with ana with bo as guest", `session "Women in AI 2" added type Other 10min with ana as speaker with bo as guest`},
		{"pin A at 2023-10-11 14:00", "pin A at 2023-10-11 14:00"},
		{"pin OF 44 at 2023-10-11T14:00+09:00 in Main Hall", "pin OF 44 at 2023-10-11 14:00 in Main"},
		{"pin Women in AI on thu in C-1", "pin OF 44 on 2023-10-12 in C-1"},
		{`pin A in "Egypt"`, `pin A in "Egypt"`},
		{"unpin P", "unpin P"},
		{"window added Wed 18:00-20:00", "window added 2023-10-11 18:00-20:00"},
		{"window added Wed 10:00-11:00 in Europe/Prague in Main, WS 8 – Room C-1 for Workshop, Main Session", "window added 2023-10-11 17:00-18:00 in Main, C-1 for Workshop, Main Session"},
		{"window wed early closed", "window wed early closed"},
		{"rule order check", "rule order check"},
		{"person ana away", "person ana away"},
		{"Person Ana away", "person ana away"},
		{"person ANA SILVA available", "person ana available"},
		{"person Âna  sïlva only Tue 14:00-15:00", "person ana only 2023-10-10 14:00-15:00"},
		{"person ana only Tue 14:00-15:00, Wed 10:00-12:00 and Thu", "person ana only 2023-10-10 14:00-15:00, 2023-10-11 10:00-12:00, 2023-10-12 00:00-24:00"},
		{"person ana only Tue, Wed 9-10, Thu 14-15", "person ana only 2023-10-10 09:00-10:00, 2023-10-11 09:00-10:00, 2023-10-12 14:00-15:00"},
		{"person ana only every day 9-12", "person ana only 2023-10-10 09:00-12:00, 2023-10-11 09:00-12:00, 2023-10-12 09:00-12:00"},
		{"person ana only Wed 9-12 in Europe/Prague", "person ana only 2023-10-11 16:00-19:00"},
		{"Ana Silva away Wed", "person ana away 2023-10-11"},
		{"bo optional in OF 44", "person bo optional in OF 44"},
		{"Bo Lind replaces Ana Silva in What leaves us", "person bo replaces ana in A"},
		{"person bo replaces A. Silva", "person bo replaces ana"},
		{"person ana cancels", "person ana cancels"},
		{"OF 44 1h30", "session OF 44 90min"},
		{"session OF 44 120 min", "session OF 44 120min"},
		{"session OF 44 2h", "session OF 44 120min"},
		{"session OF 44 1 h 30 min", "session OF 44 90min"},
		{`session WS 70 added type Workshop 1.5 h title "5 min each"`, `session WS 70 added type Workshop 90min title "5 min each"`},
		{"room c-1 closed", "room C-1 closed"},
		{"room main hall only Tue-Wed 9-12", "room Main only 2023-10-10 09:00-12:00, 2023-10-11 09:00-12:00"},
		{"room C-1 late until 10:00 on Wed", "room C-1 late until 10:00 on 2023-10-11"},
		{"room C-1 late until 10:00 on 11 October", "room C-1 late until 10:00 on 2023-10-11"},
		{"room C-1 late until Wed 10:00", "room C-1 late until 10:00 on 2023-10-11"},
		{"room C-1 safety 120", "room C-1 safety 120"},
		{"room C-1 layout U-shape, board room", `room C-1 layout "U-shape", "board room"`},
		{"room C-1 layout any", "room C-1 layout any"},
		{"session A layout Theatre", `session A layout "Theatre"`},
		{"session A setup 45", "session A setup 45"},
		{"session A setup 1 h", "session A setup 60"},
		{"session A setup 0", "session A setup 0"},
		{"merge A with Women in AI", "merge A with OF 44"},
		{"split M", "split M"},
		{"swap A and Quorum", "swap A and Q"},
		{"swap A with Q", "swap A and Q"},
		{"move A to Wed 14:00", "move A to 2023-10-11 14:00"},
		{"move A to Wed 0:00", "move A to 2023-10-11 00:00"},
		{"move A to Thu in Main Hall", "move A to 2023-10-12 in Main"},
		{"move A to Wed 9:00 in Europe/Prague in C-1", "move A to 2023-10-11 16:00 in C-1"},
		{"move What leaves us to main hall", "move A to Main"},
		{"delay A 20min", "delay A 20min"},
		{"delay What leaves us 1 h", "delay A 60min"},
		{"kit cart +2", "kit cart count 3"},
		{"kit screen -1", "kit cart count 0"},
		{"hold lunch 2023-10-10 moved to 13:00-14:00", "hold lunch 2023-10-10 moved to 2023-10-10 13:00-14:00"},
		{"hold Lunch moved to Wed 13:00", "hold lunch 2023-10-11 moved to 2023-10-11 13:00-14:00"},
		{"hold lunch 2023-10-10 moved to Thu", "hold lunch 2023-10-10 moved to 2023-10-12 12:30-13:30"},
		{"rule R27 from=08:00 to=22:00", "rule R27 from=08:00 to=22:00"},
		{"rule r27 sets from 08:00", "rule R27 from=08:00"},
		{`rule pin-qr rooms="C-1 | Main"`, `rule pin-qr rooms="C-1 | Main"`},
		{"rule pin-qr rooms=WS 8 – Room C-1 day=Wed", `rule pin-qr rooms="WS 8 – Room C-1" day=Wed`},
		{"rule R27 soft:3 from=08:00", "rule R27 soft:3 from=08:00"},
		{"waive R27 for Bo Lind", "waive R27 for bo"},
		{"rule R36 check", "rule R36 check"},
	} {
		t.Run(c.text, func(t *testing.T) {
			e := conference()
			change := parsed(t, e, c.text)
			if got := change.String(); got != c.want {
				t.Errorf("got %s", got)
			}
			again, err := Parse(c.want, e, change.Pos)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(change, again); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", `1: there is no change; write one like "person Ana Silva away 2023-10-11"`},
		{"persn ana away Wed", `1: a change cannot begin with "persn"; did you mean "person"?`},
		{"Zoe is ill", `1: a change cannot begin with "Zoe"; write person, room, session, merge, split, move, swap, delay, pin, unpin, window, kit, hold, rule, waive or unwaive`},
		{"Ana ill Wed", `5: "ill" is not a change of a person; did you mean "away"?`},
		{"cancel OF 44", `1: a change cannot begin with "cancel"; write it like "session NAME cancelled"`},
		{"person ana waives R27", `12: "waives" is not a change of a person; write it like "waive RULE for PERSON"`},
		{"session A moved to Wed 9:00", `11: "moved" is not a change of a session; write it like "move SESSION to DAY HH:MM"`},
		{"room C-1 lost", `10: "lost" is not a change of a room; did you mean "closed"?`},
		{"kit card count 2", `5: kit "card" is not in the event; did you mean "cart"?`},
		{"kit cart count none", `16: "none" is not a number of pieces; write a whole number from 1 to 1000000`},
		{"rule R35 sets windows tue", "15: rule R35 needs session; give session (sessions that are pinned)"},
		{"C-1", "4: the change ends after the room; write what changes: closed, open, only, late, capacity, safety, layout, offers, lacks, combines or alone"},
		{"rule R15 title=Tea end=Wed 14:00", "6: R15 stands in 2 lines; write the id of one: \"lunch 2023-10-10\" or \"lunch 2023-10-11\""},
		{"rule R27 frm=08:00", `10: rule R27 has no parameter "frm"; it takes from, to, points; did you mean "from"?`},
		{"rule R27 from=08:00 from=09:00", "21: from is given twice; remove one of them"},
		{`rule pin-p day="Wed`, `16: the quote is not closed; end the value with "`},
		{"rule pin-p sets day", "17: the change ends where it should give a parameter and its value; write rule ID KEY=VALUE [KEY=VALUE ...]"},
		{"rule pin-p sets day Weekday", `17: day of rule R35: "Weekday" is not a day; write one like 2023-10-11 or Wed`},
		{`rule pin-p sets day "a;b"`, `17: "a;b" cannot be the value of a parameter, since tables could not hold it; write it without ; and quotes and outer spaces`},
		{`"person" ana away Wed`, `1: a change cannot begin with "person"; did you mean "person"?`},
		{"person", "7: the change ends where it should name a person"},
		{"person Ana Sliva away Wed", `8: person "Ana Sliva" is not in the event; did you mean "Ana Silva"?`},
		{"person Jo Doe away Wed", `8: "Jo Doe" is the name of more than one person; write an id: "jo-1" or "jo-2"`},
		{"person Ana Silva added", `8: person "Ana Silva" is already in the event; write their name with something that tells the two apart`},
		{`person "a;b" added`, `8: "a;b" cannot be an id, since rules could not name it; write it without ; and | and outer spaces`},
		{"person Ana Silva", "17: the change ends after the person; write what changes: away, available, only, online, onsite, arrives, departs, leaves, cancels, replaces, joins, optional, required or added"},
		{"person Ana Silva awy Wed", `18: "awy" is not a change of a person; did you mean "away"?`},
		{"person Zoe went home", `8: "Zoe went home" does not say what changes; write a person and then away, available, only, online, onsite, arrives, departs, leaves, cancels, replaces, joins, optional, required or added`},
		{"person ana only", "16: a time is missing; write a day such as 2023-10-11, or hours such as 2023-10-11 09:00-12:30"},
		{"person ana only Tue 9-10,", "25: a time is missing; write one, or no comma"},
		{"person ana only Tue 9-10, 2024-10-10", "17: 2024-10-10 lies outside the event, which is from 2023-10-10 to 2023-10-12; mend the day"},
		{"person jo-2 cancels", "8: Jo Doe is in the cast of no session"},
		{"person bo replaces bo", "20: Bo Lind cannot replace themselves; name another person"},
		{"person jo-1 replaces bo in A", `28: Bo Lind is not in the cast of "A"; write "C" or "OF 44"`},
		{"person jo-1 replaces jo-2", "22: Jo Doe is in the cast of no session"},
		{"person ana away tomorrow", `17: "tomorrow" is not a time; write it like 2023-10-11 09:00 or Wed 09:00`},
		{"person ana away 3.4.2023", `17: "3.4.2023" can be 3 April 2023 or 4 March 2023; write 2023-04-03 or 2023-03-04`},
		{"person ana away 2023-02-30", `17: "2023-02-30" is not a day of the calendar; write a day that there is`},
		{"person ana away 0023-10-11", `17: "0023-10-11" lies outside the years 1900 to 2199; mend the year`},
		{"person ana away Sunday", "17: the event has no Sunday; write the date, such as 2023-10-11"},
		{"person ana away 2024-10-11", "17: 2024-10-11 lies outside the event, which is from 2023-10-10 to 2023-10-12; mend the day"},
		{"person ana away Tue-Thu 9:00-12:30", `1: "person ana away Tue-Thu 9:00-12:30" is 3 changes; write one of them, such as "person ana away 2023-10-10 09:00-12:30"`},
		{"person ana away 9:00-12:30", `17: "9:00-12:30" does not say on which day; write it like "Tue 9:00-12:30" or "2023-10-10 9:00-12:30"`},
		{"person ana away Wed 09:00", `26: the time that begins 2023-10-11 09:00 has no end; write 2023-10-11 09:00-HH:MM`},
		{"person ana away Wed 09:00-", "27: the time that begins 2023-10-11 09:00 has no end; write 2023-10-11 09:00-HH:MM"},
		{"person ana away Wed 25:00-26:00", `21: "25:00" is not a time of day; write it like 09:00`},
		{"person ana away Wed 22:00-02:00", "27: the time does not end after it begins; write 2023-10-11 22:00-2023-10-12 02:00 if it ends on the next day"},
		{"person ana away Thu 10:00-Wed 10:00", "27: the time does not end after it begins; mend one of them"},
		{"person ana away Wed 09:00-10:00 or so", `33: "or so" is more than a time takes; write a day such as 2023-10-11, or hours such as 2023-10-11 09:00-12:30`},
		{"person ana away Wed in Europe/Prag", `24: "Europe/Prag" is not an IANA time zone; did you mean "Europe/Prague"?`},
		{"person ana away 2023-10-11T00:00Z/2023-10-11T03:00Z in Europe/Prague", `17: "2023-10-11T00:00Z/2023-10-11T03:00Z" says its offset, and a zone is given too; write only one of them`},
		{"person ana away 2023-10-11T03:00Z/2023-10-11T00:00Z", "35: the time does not end after it begins; mend one of them"},
		{"person ana away 2023-10-29 02:30-04:00 in Europe/Prague", `28: "2023-10-29 02:30" comes twice in Europe/Prague, where the clocks are set back; write 2023-10-29T00:30:00Z for the first or 2023-10-29T01:30:00Z for the second`},
		{"person ana away 2023-03-26 02:30-04:00 in Europe/Prague", `28: "2023-03-26 02:30" does not exist in Europe/Prague, where the clocks skip it; write 2023-03-26T00:30:00Z, which is 01:30 there, or 2023-03-26T01:30:00Z, which is 03:30`},
		{"person ana away 2011-12-30 in Pacific/Apia", "17: 2011-12-30 does not exist in Pacific/Apia, where the calendar skips it; write another day"},
		{"person ana online in Z", `22: session "Z" is not in the event; did you mean "A"?`},
		{"person ana online in C", `22: Ana Silva is not in the cast of "C"; write "A" or "B"`},
		{"person ana online at home", `19: "at" is more than the change takes; write person NAME online [in SESSION]`},
		{"person ana optional", `20: "in" is missing; write in and then a session`},
		{"person ana arrives Wed", "23: the time of day is missing; write it like 2023-10-11 09:00"},
		{"person ana arrives 2023-10-14 09:00", "20: Ana Silva would arrive 2023-10-14 09:00 and depart 2023-10-13 08:00; mend the time, or change the other one before"},
		{"person ana leaves C", `19: Ana Silva is not in the cast of "C"; write "A" or "B"`},
		{"person ana joins A", `18: Ana Silva is already speaker of "A"`},
		{"person bo joins A as speeker", `22: role "speeker" is not in the event; did you mean "speaker"?`},
		{"person bo joins X", `17: session "X" is cancelled, so nothing else about it counts; write "session X confirmed" before`},

		{"room C-3 closed Wed", `6: room "C-3" is not in the event; did you mean "C-1"?`},
		{"room Ballroom 7 closed Wed", `6: room "Ballroom 7" is not in the event; write "C-1", "C-2", "Main" or "Egypt"`},
		{"room C-1 late until 10:00", "21: \"10:00\" does not say on which day; write it like \"Tue 10:00\" or \"2023-10-10 10:00\""},
		{"room C-1 late", `14: "until" is missing; write until and then a time of day`},
		{"room C-1 layout U shape, any", "26: any is every layout, and others are listed too; write only one of them"},
		{"room C-1 layout a|b", `17: "a|b" cannot be a layout, since tables could not list it; write it without ; and | and outer spaces`},
		{"room C-1 layout", "16: a layout is missing; write one, or any"},
		{"room C-1 layout theatre, theatre", `26: layout "theatre" is listed twice; remove one of them`},
		{"session A setup", "16: the change ends where it should give the minutes; write a whole number"},
		{"session A setup long", `17: "long" is not a number of minutes; write a whole number from 1 to 1000000`},
		{"room C-1 capacity", "18: the change ends where it should give the seats; write a whole number"},
		{"room C-1 capacity many", `19: "many" is not a number of seats; write a whole number from 1 to 1000000`},
		{"room C-1 capacity 0", `19: "0" is not a number of seats; write a whole number from 1 to 1000000`},
		{"room C-1 offers recoding", `17: no room has the service "recoding" and no session needs it; did you mean "recording"? if not, put it in quotes`},
		{"room C-1 offers a; b", `17: "a; b" cannot be a service, since tables could not list it; write it without ; and | and outer spaces`},
		{"room C-1 lacks piano", `16: room "C-1" does not have "piano"; write "recording" or "booth 1"`},

		{"session A 0min", `11: "0min" is not a change of a session; did you mean "90min"?`},
		{"session A 90min long", `17: "long" is more than the change takes; write session NAME 90min`},
		{"session X 90min", `9: session "X" is cancelled, so nothing else about it counts; write "session X confirmed" before`},
		{"session A does not", `16: "without" is missing; write without and then a service`},
		{"session A does without piano", `24: session "A" does not need "piano"; write "recording"`},
		{"session A added type Workshop", `9: session "A" is already in the event; give the new one another id`},
		{"session S added", `16: "type" is missing; write type and then a session type`},
		{"session S added type Workshp", `22: session type "Workshp" is not in the event; did you mean "Workshop"?`},
		{"session S added type Other", `22: the type "Other" does not say how long its sessions are; write the minutes after it, like 90min`},
		{"session S|T added type Other 5min", `9: "S|T" cannot be an id, since rules could not name it; write it without ; and | and outer spaces`},
		{"session S added type Workshop title", `36: the title is missing; write it in quotes after "title"`},
		{"session S added type Workshop title a title b", `39: the title is given twice; remove one of them`},
		{"session S added type Workshop 30min 40min", `37: "40min" is more than the change takes; write session ID added type TYPE [90min] [title "TITLE"] [with PERSON, PERSON as ROLE]`},
		{"session S added type Workshop with Zoe, Jo Doe, ana, Ana Silva", `36: person "Zoe" is not in the event; write "ana", "bo", "jo-1" or "jo-2" | 41: "Jo Doe" is the name of more than one person; write an id: "jo-1" or "jo-2" | 54: person "Ana Silva" is listed twice; remove one of them`},
		{"session S added type Workshop with ana,", "40: a person is missing; write one, or no comma"},
		{"session S added type Workshop with ana with A. Silva", "45: person \"ana\" is listed twice as speaker; remove one of them"},

		{"merge A with A", `14: session "A" is named twice; name another one`},
		{"merge M with N", `14: "M" is already merged with "N"`},
		{"merge A with X", `14: session "X" is cancelled, so nothing else about it counts; write "session X confirmed" before`},
		{"split A", `7: session "A" is not merged with another`},
		{"move A", "7: the change ends after the session; write what changes: to"},
		{"move A to", "10: the change ends where it should say where to; write a day and a time such as 2023-10-11 09:00, or a room"},
		{"move A to Main Hal", `11: room "Main Hal" is not in the event; did you mean "Main Hall"?`},
		{"move A to Wed 25:00", `15: "25:00" is not a time of day; write it like 09:00`},
		{"swap A and OF 44", `12: session "OF 44" has no place in the programme; write where to, such as "move SESSION to DAY HH:MM in ROOM"`},
		{"swap A for C", `8: "for" is not a change of a session; write and`},
		{"delay A", "8: the change ends after the session; write what changes: 20min"},
		{"delay A 900min", `9: "A" would start on the next day; move it to a time of its own, as in "move SESSION to DAY HH:MM"`},
		{"delay B 20min", `7: session "B" has no place in the programme; write where to, such as "move SESSION to DAY HH:MM in ROOM"`},
		{"hold dinner moved to 13:00", `6: hold "dinner" is not in the event; write "lunch 2023-10-10" or "lunch 2023-10-11"`},
		{"hold lunch moved to Thu 13:00", "21: no hold of that name is on that day; write the id of a line of rules.csv"},
		{"hold lunch moved 13:00", `18: "to" is missing; write to and then a time`},
		{"kit cart -2", `10: there are only 1 of the kit "cart"; take away fewer`},
		{"waive R17 for ana", `7: the rule "R17" cannot be waived, and binds everybody; only R19, R21, R22, R23, R27, R28, R30, C4 and C6 can; leave it out`},
		{"unwaive R27 for ana", "17: Ana Silva does not waive R27"},

		{"pin A", "6: the change ends after the session; write what changes: at, on or in"},
		{"pin A at Wed 09:00-10:00", `19: "-10:00" is more than a time takes; write a day and a time such as 2023-10-11 09:00`},
		{"pin A at 2023-10-11 09:00-12:30", `26: "-12:30" is more than a time takes; write a day and a time such as 2023-10-11 09:00`},
		{"pin A at Wed 09:00 in Room D", `23: room "Room D" is not in the event; write "C-1", "C-2", "Main" or "Egypt"`},
		{"pin A at Wed 09:00 in Egypt", `23: "Egypt" is a time zone and a room; put it in quotes for the room`},
		{"pin A on Wed 09:00", `14: "09:00" is more than a day takes; write "at" for a day with a time`},
		{"unpin A", `7: session "A" is not pinned`},
		{"unpin Main Hall", `7: session "Main Hall" is not in the event`},

		{"window added", "13: a time is missing; write a day such as 2023-10-11, or hours such as 2023-10-11 09:00-12:30"},
		{"window added Wed 09:00-10:00 in C-1, C-9 for Workshp", `38: room "C-9" is not in the event; did you mean "C-1"?`},
		{"window added Wed 09:00-10:00 for Workshp", `34: session type "Workshp" is not in the event; did you mean "Workshop"?`},
		{"window added 2024-10-11 09:00-10:00", "14: 2024-10-11 09:00-10:00 lies outside the event, which is from 2023-10-10 to 2023-10-12; mend the day"},
		{"window added 2023-10-01 09:00-2023-12-11 10:00", "14: the window is longer than 60 days; mend one of its times"},
		{"window late closed", `8: window "late" is not in the event; write "tue", "wed", "thu" or "wed early"`},
		{"window wed opened", `12: "opened" is not a change of a window; write closed`},

		{"rule R36 sofft:1", `10: "sofft:1" is not a change of a rule or line of rules.csv; did you mean "soft:1"?`},
		{"rule R99 off", `6: rule or line of rules.csv "R99" is not in the event; did you mean "R09"?`},
		{"rule R35 soft:1", "10: rule R35 cannot be soft:1; write hard, check or off"},
		{"rule R01 off", "10: rule R01 cannot be off; write hard"},
		{"rule pin-p soft:1", "12: rule R35 cannot be soft:1; write hard, check or off"},

		{`person "Ana away Wed`, `8: the quote is not closed; end the name with "`},
		{`person "" away Wed`, "8: there is nothing between the quotes; write a name"},
		{`person "Ana"Silva away Wed`, `13: "S" follows the closing quote; write a space between them`},
		{"person ana away\nWed", "16: the change contains the control character U+000A; write one change a line"},
		{"person \xff away Wed", "1: the change is not UTF-8; save it as UTF-8"},
		{"person " + strings.Repeat("away ", 400), "1: the change is longer than 2000 bytes; write several changes"},
		{"persön ana away Wed", `1: a change cannot begin with "persön"; did you mean "person"?`},
		{"room WS 8 – Room C-1 clsed Wed", `22: "clsed" is not a change of a room; did you mean "closed"?`},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, err := Parse(c.text, conference(), model.Position{File: "c", Line: 7})
			faults, ok := err.(model.Faults)
			if !ok {
				t.Fatalf("accepted; the error is %v", err)
			}
			lines := make([]string, len(faults))
			for i, f := range faults {
				lines[i] = strings.TrimPrefix(f.Error(), "c:7:")
			}
			if got := strings.Join(lines, " | "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestRulesThatAreOffAreNamed(t *testing.T) {
	e := conference()
	e = applied(t, e, parsed(t, e, "rule R17 off"), parsed(t, e, "rule R18 off"))
	for _, c := range []struct{ text, want string }{
		{"room C-1 closed Wed", `change 1:1:1: rule R17 is off, so the absence would not count; write "rule R17 hard" before`},
		{"person ana arrives Wed 09:00", `change 1:1:1: rule R18 is off, so the journey would not count; write "rule R18 hard" before`},
	} {
		if _, err := Parse(c.text, e, here); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v", c.text, err)
		}
	}
}

func TestChangesThatCannotFollowOthers(t *testing.T) {
	for _, c := range []struct{ first, text, want string }{
		{"session M cancelled\nsession N 30min", "session M confirmed", `9: "M" of 60 minutes is merged with "N" of 30; mend sessions.csv`},
		{"session S added type Workshop", "session S added type Workshop", `9: session "S" is already in the event; give the new one another id`},
	} {
		t.Run(c.text+" after "+c.first, func(t *testing.T) {
			e := conference()
			first, err := ParseAll("first", []byte(c.first), e)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Parse(c.text, applied(t, e, first...), here)
			if want := "change 1:1:" + c.want; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

func TestTheLongestNameIsMeant(t *testing.T) {
	e := conference()
	e.Sessions[2].ID, e.People[1].Name = "Women", "Bo  Lind"
	for _, c := range []struct{ text, want string }{
		{"pin Women in AI in C-1", "pin OF 44 in C-1"},
		{"pin Women in C-1", "pin Women in C-1"},
		{"person Bo Lind online", "person bo online"},
	} {
		if got := parsed(t, e, c.text).String(); got != c.want {
			t.Errorf("%s is read as %s", c.text, got)
		}
	}
}

func TestSeveralDaysOfOneWeekday(t *testing.T) {
	e := conference()
	e.Days = append(e.Days, model.Date{Year: 2023, Month: 10, Day: 18})
	_, err := Parse("pin A on Wed", e, here)
	if want := "change 1:1:10: the event has several days that are a Wednesday; write 2023-10-11 or 2023-10-18"; err == nil || err.Error() != want {
		t.Error(err)
	}
}

func TestAnchorsOfSeveralSessionsAreNotParted(t *testing.T) {
	e := conference()
	e.Rules = append(e.Rules, model.Setting{ID: "first", Rule: "R34", Params: []model.Param{{Key: "session", Value: "P|A"}, {Key: "anchor", Value: "first"}}})
	_, err := Parse("unpin P", e, here)
	if want := `change 1:1:7: the line "first" anchors "P" together with others; write "rule first off"`; err == nil || err.Error() != want {
		t.Error(err)
	}
}

func TestFilesOfChanges(t *testing.T) {
	content := "\ufeff# a speaker fell ill\r\n\r\n  person Ana Silva away Wed\r\n" +
		"session WS 70 added type Workshop\n\tpin WS 70 at Wed 14:00\nunpin WS 70\n# done"
	e := conference()
	changes, err := ParseAll("ill.txt", []byte(content), e)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, c.Pos.String()+" "+c.String())
	}
	want := []string{
		"ill.txt:3:3 person ana away 2023-10-11", "ill.txt:4:1 session WS 70 added type Workshop",
		"ill.txt:5:2 pin WS 70 at 2023-10-11 14:00", "ill.txt:6:1 unpin WS 70",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	next := applied(t, e, changes...)
	if last := next.Rules[len(next.Rules)-1]; last.Level != model.Off || last.ID != "what-if pin WS 70" {
		t.Errorf("the pin of the file is not off: %+v", last)
	}
}

func TestFilesHaveAllFaultsAtOnce(t *testing.T) {
	content := "person Anna away Wed\nsession WS 70 added type Workshp\npin WS 70 at Wed 14:00\nroom C-1 closed Wed\nsession A\nsession WS 71 added type Other\nunpin WS 71"
	_, err := ParseAll("f", []byte(content), conference())
	want := `f:1:8: person "Anna" is not in the event; did you mean "ana"?
f:2:26: session type "Workshp" is not in the event; did you mean "Workshop"?
f:5:10: the change ends after the session; write what changes: 90min, cancelled, confirmed, optional, expects, layout, setup, overflow, needs, does or added
f:6:26: the type "Other" does not say how long its sessions are; write the minutes after it, like 90min
f:7:7: session "WS 71" is not pinned`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestArgumentsBuildOnEachOther(t *testing.T) {
	texts := []string{"session WS 70 added type Workshop", "", "pin WS 70 in Main"}
	changes, err := ParseArguments(texts, conference())
	if err != nil || len(changes) != 2 || changes[1].Pos.String() != "change 3:1:1" {
		t.Errorf("%v, %v", changes, err)
	}
	many := slices.Repeat([]string{"persn"}, 11)
	_, err = ParseArguments(many, conference())
	if faults := err.(model.Faults); faults[10].Pos.File != "change 11" {
		t.Errorf("the last fault is %v", faults[10])
	}
}

func TestEveryFormBeginsAsItIsShown(t *testing.T) {
	for _, f := range Kinds() {
		if first, _, _ := strings.Cut(f.Usage, " "); !slices.Contains(subjects, first) || f.Meaning == "" {
			t.Errorf("%q: %q", f.Usage, f.Meaning)
		}
	}
}
