package change

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/rules"
)

// Each case is a programme that keeps the hard rules before the change and breaks some
// after it, or the other way round.
var effects = []struct {
	kind          Kind
	name          string
	first         string // changes before it, one a line
	change        string
	programme     string // "fine" and what is changed of it, if it begins with a comma
	before, after string // rules that are broken
	source        string // of a sentence about what the change broke; "" for that of the change
}{
	{kind: PersonAway, name: "a speaker is away a day", change: "person Ana Silva away Wed", after: "R17"},
	{kind: PersonAway, name: "a day in another zone is another", change: "person ana away Wed in Pacific/Honolulu", programme: "A C-1 10 10:00-11:00, C C-1 11 19:00-20:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R04", after: "R04"},
	{kind: PersonAway, name: "someone who need not attend binds nobody", change: "person bo away 2023-10-11", after: ""},
	{kind: PersonAvailable, name: "what was barred is lifted", change: "person Ana Silva available Tue 13:00-15:00", programme: "A C-1 10 13:30-14:30, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R17"},
	{kind: PersonAvailable, name: "what is around it stays barred", change: "person Ana Silva available Tue 14:00-15:00", programme: "A C-1 10 13:30-14:30, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R17", after: "R17", source: "?"},
	{kind: PersonAvailable, name: "the free time of a list grows", change: "person Bo Lind available Tue 10:00-12:00", programme: ", OF 44 Main 10 10:00-11:00", before: "R17 R27", after: "R27", source: "?"},
	{kind: PersonAway, name: "the whole event", change: "person Ana Silva away", after: "R17"},
	{kind: PersonAvailable, name: "the whole event", first: "person ana away", change: "person ana available", before: "R17"},
	{kind: PersonOnly, name: "another day", change: "person Ana Silva only Tue", after: "R17"},
	{kind: PersonOnly, name: "what was barred is lifted", change: "person ana only Tue 13:00-15:00", programme: "A C-1 10 13:30-14:30, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R17"},
	{kind: PersonOnly, name: "several times, of which one will do", change: "person ana only Tue 14:00-15:00 and Wed 10:00-11:00"},
	{kind: PersonOnly, name: "the later one counts", first: "person ana only Tue", change: "person ana only Tue-Wed 10:00-12:00", before: "R17"},
	{kind: PersonCancels, name: "who cancels binds nobody", first: "person ana away Wed", change: "person ana cancels", before: "R17"},
	{kind: PersonReplaces, name: "in a session", first: "person ana away Wed", change: "person jo-1 replaces Ana Silva in A", before: "R17"},
	{kind: PersonReplaces, name: "everywhere", first: "person ana away", change: "person jo-1 replaces ana", programme: ", B Main 11 16:00-17:00", before: "R17"},
	{kind: PersonReplaces, name: "who comes instead can be away", first: "person jo-1 away Wed", change: "person jo-1 replaces ana", after: "R17", source: "?"},
	{kind: PersonOnline, name: "one who is online can leave early", first: "person ana departs Wed 12:00", change: "person ana online", before: "R18", after: "R27"},
	{kind: PersonOnline, name: "who is on site elsewhere only is online in that session", first: "person ana departs Wed 12:00", change: "person ana online in A", before: "R18", after: "R27"},
	{kind: PersonOnline, name: "the night binds who is online", change: "person ana online in What leaves us", programme: "A C-1 11 12:30-13:30, C C-1 11 14:00-15:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", after: "R27", source: "?"},
	{kind: PersonOnsite, name: "who comes is not bound by the night at home", change: "person bo onsite", programme: ", OF 44 Main 11 10:00-11:00", before: "R27"},
	{kind: PersonArrives, name: "arriving in the morning leaves no rest", change: "person ana arrives Wed 09:30", after: "R18"},
	{kind: PersonDeparts, name: "departing at noon is too early", change: "person ana departs 2023-10-11T03:00Z", after: "R18"},
	{kind: PersonLeaves, name: "who left binds nobody", first: "person ana away Wed", change: "person ana leaves A", before: "R17"},
	{kind: PersonAdded, name: "who is new asks nothing", change: "person Kai Ö added", after: ""},
	{kind: PersonAway, name: "who is new can be missing", first: "person Kai Ö added\nperson Kai Ö joins A", change: "person Kai Ö away Wed", after: "R17"},
	{kind: PersonJoins, name: "who joins cannot be elsewhere", change: "person Ana Silva joins Quorum", programme: "A C-1 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 10:00-11:00", after: "R16", source: "?"},
	{kind: PersonJoins, name: "a guest does not count", change: "person Ana Silva joins Q as guest", programme: "A C-1 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 10:00-11:00"},
	{kind: PersonOptional, name: "who is nice to have can be away", first: "person ana away Wed", change: "person ana optional in A", before: "R17"},
	{kind: PersonRequired, name: "a guest who is required counts", first: "person bo away Wed", change: "person bo required in C", programme: "A C-1 11 15:00-16:00, C C-1 11 16:30-17:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", after: "R17", source: "?"},

	{kind: RoomClosed, name: "half a day", change: "room C-1 closed 2023-10-11 09:00-12:30", after: "R17"},
	{kind: RoomClosed, name: "another half", change: "room C-1 closed 2023-10-11 12:30-18:00", after: ""},
	{kind: RoomClosed, name: "over night", change: "room WS 8 – Room C-1 closed Tue 22:00-Wed 10:15", after: "R17"},
	{kind: RoomOpen, name: "a closed room opens", change: "room C-1 open Thu", programme: "A C-1 12 10:00-11:00, C C-1 12 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R17"},
	{kind: RoomOpen, name: "a list of open times grows", change: "room C-2 open Thu 10:00-12:00", programme: ", R C-2 12 10:30-11:30", first: "unpin R", before: "R17"},
	{kind: RoomClosed, name: "the whole event", change: "room C-1 closed", after: "R17"},
	{kind: RoomOnly, name: "another day", change: "room C-1 only Thu", after: "R17"},
	{kind: RoomOnly, name: "what is listed as open counts no more", change: "room C-2 only Thu 10:00-12:00", first: "unpin R", programme: ", R C-2 12 10:30-11:30", before: "R17", after: "R17", source: "?"},
	{kind: RoomLate, name: "what is in it starts later", change: "room C-1 late until 10:15 on Wed", after: "R17 R35"},
	{kind: RoomLate, name: "and what follows as much as it must", change: "room C-1 late until Wed 11:00", programme: "A C-1 11 11:00-12:00, C C-1 11 12:00-13:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00"},
	{kind: RoomSafety, name: "fewer people may be in it", change: "room C-1 safety 50", after: "R06", source: "?"},
	{kind: RoomLayout, name: "in one way only", first: "session A layout U-shape", change: "room C-1 layout theatre", after: "R07", source: "?"},
	{kind: RoomLayout, name: "in any", first: "session A layout U-shape\nroom C-1 layout theatre", change: "room C-1 layout any", before: "R07"},
	{kind: RoomCapacity, name: "seats are taken out", change: "room C-1 capacity 50", after: "R06", source: "?"},
	{kind: RoomOffers, name: "a room that gets the service serves", change: "room C-2 offers recording", programme: "A C-2 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R06 R08", after: "R06", source: "?"},
	{kind: RoomLacks, name: "a room that loses the service does not", change: "room C-1 lacks recording", after: "R08", source: "?"},

	{kind: RoomCombines, name: "nothing else is in its parts", change: "room Main combines C-1, Egypt", programme: "A C-1 10 09:00-10:00, C C-1 11 11:30-12:30, P C-2 10 10:00-11:00, Q Main 10 09:00-10:00", after: "R02", source: "?"},
	{kind: RoomCombines, name: "and of those that it had", first: "room Main combines C-1, Egypt", change: "room Main Hall combines Room C-2, Egypt", programme: "A C-1 10 09:00-10:00, C C-1 11 11:30-12:30, P C-2 10 10:00-11:00, Q Main 10 09:00-10:00", before: "R02"},
	{kind: RoomAlone, name: "in its parts can be anything", first: "room Main combines C-1, Egypt", change: "room Main alone", programme: "A C-1 10 09:00-10:00, C C-1 11 11:30-12:30, P C-2 10 10:00-11:00, Q Main 10 09:00-10:00", before: "R02"},

	{kind: SessionOverflow, name: "it needs one more room", change: "session A overflow Room C-2, Egypt", after: "R63"},
	{kind: SessionOverflow, name: "in which nothing else is", first: "session A overflow C-2", change: "session P overflow none", programme: "A C-1+C-2 10 09:00-10:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R02", after: "R02", source: "?"},
	{kind: SessionOverflow, name: "none any more", first: "session A overflow C-2", change: "session A overflow none", before: "R63"},
	{kind: MoveRoom, name: "a room means it with the overflow room", first: "session A overflow C-2", change: "move A to C-1", programme: "A C-1+C-2 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00"},
	{kind: PinIn, name: "and both can be named", first: "session A overflow C-2, Egypt", change: `pin A in "C-1 + Egypt"`, programme: "A C-1+C-2 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", after: "R35", source: "?"},

	{kind: SessionLength, name: "a longer session does not fit its placement", change: "session A 90min", after: "R03"},
	{kind: SessionCancelled, name: "it must not be placed", change: "session A cancelled", after: "R01"},
	{kind: SessionConfirmed, name: "it must be placed", change: "session OF 44 confirmed", after: "R01"},
	{kind: SessionConfirmed, name: "a cancelled one comes back", change: "session X confirmed", after: "R01"},
	{kind: SessionOptional, name: "it can be left out", change: "session C optional", programme: "A C-1 11 10:00-11:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R01"},
	{kind: SessionExpects, name: "too many for the room", change: "session A expects 101", after: "R06"},
	{kind: SessionLength, name: "two hours", change: "session C 2 h", after: "R03"},
	{kind: SessionLayout, name: "a layout that the room does not have", first: "room C-1 layout theatre, board room", change: "session A layout U-shape", after: "R07"},
	{kind: SessionLayout, name: "any layout", first: "room C-1 layout theatre\nsession A layout U-shape", change: "session A layout any", before: "R07"},
	{kind: SessionSetUp, name: "longer than the room is free", change: "session C setup 45", after: "R11", source: "?"},
	{kind: SessionSetUp, name: "none", first: "session C setup 45", change: "session C setup 0", before: "R11"},
	{kind: SessionNeeds, name: "a service that the room does not have", change: "session Women in AI needs booth 1", programme: ", OF 44 Main 11 16:00-17:00", after: "R08"},
	{kind: SessionNeeds, name: "a service that nobody has", change: "session A needs a piano", after: "R08"},
	{kind: SessionWithout, name: "a service that the room need not have", first: "room C-1 lacks recording", change: "session A does without recording", before: "R08"},
	{kind: SessionAdded, name: "it must be placed", change: `session WS 70 added type Workshop`, after: "R01"},

	{kind: Merge, name: "two at different times", change: "merge A with Cables", after: "R45"},
	{kind: Merge, name: "with all that are merged already", first: "merge A with C", change: "merge P with C", programme: "A C-1 11 10:00-11:00, C C-1 11 10:00-11:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R41", after: "R41 R45", source: "?"},
	{kind: Split, name: "apart again", first: "merge A with C", change: "split What leaves us", before: "R45"},
	{kind: Split, name: "one of three", first: "merge A with C\nmerge P with C", change: "split C", before: "R45", after: "R45", source: "?"},
	{kind: MoveTo, name: "to another time", change: "move A to Wed 09:00", after: "R35"},
	{kind: MoveTo, name: "to another day", change: "move A to Thu in Main", after: "R35"},
	{kind: MoveTo, name: "the later one counts", first: "move A to Thu 10:00", change: "move A to Wed 10:00 in C-1", before: "R35"},
	{kind: MoveRoom, name: "at its time", change: "move A to Main Hall", after: "R35"},
	{kind: MoveRoom, name: "and at no other", change: "move A to Main Hall", programme: "A Main 11 10:15-11:15, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", after: "R35"},
	{kind: MoveRoom, name: "at the time of another change", first: "move A to Wed 10:15", change: "move A to Main Hall", programme: "A Main 11 10:15-11:15, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00"},
	{kind: Swap, name: "both are elsewhere", change: "swap A and Quorum", after: "R35"},
	{kind: Swap, name: "both are where the other was", change: "swap A and C", programme: "A C-1 11 11:30-12:30, C C-1 11 10:00-11:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R41", after: "R41", source: "?"},
	{kind: Delay, name: "what follows starts when the room is free", change: "delay A 45min", programme: "A C-1 11 10:45-11:45, C C-1 11 11:45-12:45, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00"},
	{kind: Delay, name: "and not a minute earlier or later", change: "delay A 45min", programme: "A C-1 11 10:45-11:45, C C-1 11 12:00-13:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", after: "R35"},
	{kind: Delay, name: "by less than the grain", change: "delay A 20min", programme: "A C-1 11 10:20-11:20, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R04"},

	{kind: PinAt, name: "to another time", change: "pin A at Wed 09:00", after: "R35"},
	{kind: PinAt, name: "to its time in another zone", change: "pin A at 2023-10-11 03:00 in Europe/Prague in C-1", after: ""},
	{kind: PinAt, name: "to its time in another room", change: "pin A at Wed 10:00 in Main Hall", after: "R35"},
	{kind: PinOn, name: "to another day", change: "pin A on Tue", after: "R35"},
	{kind: PinOn, name: "to its day and room", change: "pin A on Wed in C-1", after: ""},
	{kind: PinIn, name: "to another room", change: "pin What leaves us in Egypt", after: "R35"},
	{kind: Unpin, name: "a line of its own goes", change: "unpin P", programme: "A C-1 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 11 09:00-10:00, Q Main 11 09:00-10:00", before: "R35"},
	{kind: Unpin, name: "a line with others lets it go", change: "unpin Q", programme: "A C-1 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Egypt 11 09:00-10:00", before: "R35"},
	{kind: Unpin, name: "and keeps the others", change: "unpin Q", programme: ", R Egypt 11 09:00-10:00", before: "R35", after: "R35", source: "?"},
	{kind: Unpin, name: "a pin of another change goes", first: "pin A on Tue\npin A in Main", change: "unpin A", before: "R35"},

	{kind: WindowAdded, name: "another day", change: "window added 2023-10-13 09:00-12:00", programme: ", B Main 13 10:00-11:00", before: "R04 R18", after: "R18", source: "?"},
	{kind: WindowAdded, name: "for other rooms", change: "window added 2023-10-13 09:00-12:00 in C-1, C-2", programme: ", R Main 13 10:00-11:00", before: "R04", after: "R05", source: "?"},
	{kind: WindowAdded, name: "for another type", change: "window added 2023-10-13 09:00-12:00 for Main Session, Other", programme: ", R Main 13 10:00-11:00", before: "R04", after: "R05", source: "?"},
	{kind: WindowAdded, name: "in a room that is called like a zone", change: `window added 2023-10-13 09:00-12:00 in "Egypt" for Workshop`, programme: ", OF 44 Egypt 13 09:00-10:00", before: "R04 R17 R27", after: "R17 R27", source: "?"},
	{kind: WindowClosed, name: "nothing can be in it", change: "window wed closed", after: "R04", source: "?"},
	{kind: WindowClosed, name: "others stay", change: "window wed early closed", after: ""},

	{kind: KitCount, name: "a second cart serves a second session", first: "session A needs cart\nsession P needs cart", change: "kit cart count 2", programme: "A C-1 10 09:00-10:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R09"},

	{kind: KitCount, name: "one more", first: "session A needs cart\nsession P needs cart", change: "kit cart +1", programme: "A C-1 10 09:00-10:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R09"},
	{kind: KitCount, name: "none is left", first: "session A needs cart", change: "kit cart -1", after: "R09", source: "?"},

	{kind: KitMove, name: "from one area to another", first: "session A needs cart\nsession P needs cart", change: "kit cart move 30", programme: "A Main 10 10:15-11:15, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", after: "R09", source: "?"},
	{kind: KitMove, name: "in no time", first: "session A needs cart\nsession P needs cart\nkit cart move 30", change: "kit cart move 0", programme: "A Main 10 10:15-11:15, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R09"},

	{kind: HoldMoved, name: "to hours of a day", change: "hold Lunch moved to Wed 9:30-10:30", after: "R15", source: "?"},
	{kind: HoldMoved, name: "as long as before", change: "hold lunch 2023-10-11 moved to 8:30", after: "R15", source: "?"},
	{kind: HoldMoved, name: "on its own day only", change: "hold lunch moved to Tue 9:00-10:00"},

	{kind: RuleSets, name: "of the whole event", change: "rule R27 from=10:00 to=22:00", programme: ", OF 44 Main 11 16:00-17:00", after: "R27", source: "?"},
	{kind: RuleSets, name: "in its only line", first: "rule R10 max=1", change: "rule R10 max=2", programme: ", OF 44 Main 11 16:00-17:00, M Egypt 11 16:00-17:00, N Egypt 11 16:00-17:00", before: "R10"},
	{kind: RuleSets, name: "in one more line", change: "rule R41 before=C after=A", after: "R41", source: "?"},
	{kind: RuleLevel, name: "with parameters", first: "rule R27 off", change: "rule R27 hard from=10:00", programme: ", OF 44 Main 11 16:00-17:00", after: "R27", source: "?"},
	{kind: Waive, name: "the night does not bind who waives it", change: "waive R27 for Bo Lind", programme: ", OF 44 Main 11 10:00-11:00", before: "R27"},
	{kind: Unwaive, name: "and binds again", first: "waive R27 for bo", change: "unwaive R27 for bo", programme: ", OF 44 Main 11 10:00-11:00", after: "R27", source: "?"},
	{kind: RuleSets, name: "a pin is of another day", change: "rule pin-p sets day 2023-10-11", after: "R35", source: "?"},
	{kind: RuleSets, name: "a line says what it did not", change: "rule order sets min 45", after: "R41", source: "?"},
	{kind: RuleLevel, name: "a line goes", change: "rule order off", programme: "A C-1 11 11:30-12:30, C C-1 11 10:00-11:00, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00", before: "R41"},
	{kind: RuleLevel, name: "a rule goes with its lines, and those that have a level", change: "rule R35 off", programme: "A C-1 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 11 09:00-10:00, Q C-2 11 10:30-11:30", before: "R35"},
	{kind: RuleLevel, name: "and comes back", first: "rule R35 off", change: "rule R35 hard", programme: ", R Egypt 11 09:00-10:00", after: "R35", source: "?"},
	{kind: RuleLevel, name: "a line that is off stays off", first: "rule pin-qr off", change: "rule R35 hard", programme: ", R Egypt 11 09:00-10:00"},
	{kind: RuleLevel, name: "a hard rule is softened", first: "session A expects 101", change: "rule R06 soft:3", before: "R06"},
	{kind: RuleLevel, name: "a soft rule is hard", change: "rule R32 hard", after: ""},
}

func TestChangesDoWhatTheySay(t *testing.T) {
	covered := map[Kind]bool{}
	for _, c := range effects {
		covered[c.kind] = true
		t.Run(string(c.kind)+": "+c.name, func(t *testing.T) {
			e := conference()
			first, err := ParseAll("before", []byte(c.first), e)
			if err != nil {
				t.Fatal(err)
			}
			e = applied(t, e, first...)
			text := c.programme
			if text == "" || strings.HasPrefix(text, ",") {
				text = fine + text
			}
			before, said := broken(t, e, text)
			if got := strings.Join(before, " "); got != c.before {
				t.Errorf("broken before: %q, want %q\n%s", got, c.before, said)
			}
			change := parsed(t, e, c.change)
			if change.Kind != c.kind {
				t.Errorf("%q is a change of the kind %q", c.change, change.Kind)
			}
			after, said := broken(t, applied(t, e, change), text)
			if got := strings.Join(after, " "); got != c.after {
				t.Errorf("broken after: %q, want %q\n%s", got, c.after, said)
			}
			if c.after != "" && c.source == "" && c.before == "" && !strings.Contains(said, "[change 1:1:1]") {
				t.Errorf("no sentence points at the change:\n%s", said)
			}
		})
	}
	for _, k := range Kinds() {
		if !covered[k.Kind] {
			t.Errorf("no case for %q", k.Kind)
		}
	}
}

func TestASessionDoesWithoutALanguage(t *testing.T) {
	e := conference()
	e.Rooms[0].Booths = 1
	e.Sessions[0].Interpretation = []string{"fr", "es"}
	if ids, said := broken(t, e, fine); !slices.Equal(ids, []string{"R48"}) {
		t.Errorf("broken before: %q\n%s", ids, said)
	}
	next := applied(t, e, parsed(t, e, "session A does without fr"))
	if ids, said := broken(t, next, fine); len(ids) > 0 || !slices.Equal(e.Sessions[0].Interpretation, []string{"fr", "es"}) {
		t.Errorf("broken after: %q\n%s", ids, said)
	}
}

func TestTheProgrammeIsFine(t *testing.T) {
	if ids, said := broken(t, conference(), fine); len(ids) > 0 {
		t.Error(said)
	}
}

func TestNewSessionsHaveWhatWasSaid(t *testing.T) {
	e := conference()
	c := parsed(t, e, `session WS 70 added type Main Session 45min title "Who \"owns\" it, then?" with A. Silva, jo-1 as moderator with Bo Lind`)
	next := applied(t, e, c)
	s := next.Sessions[len(next.Sessions)-1]
	want := model.Session{Row: model.Row{Pos: here, Extra: []string{""}}, ID: "WS 70", Title: `Who "owns" it, then?`, Type: "Main Session", Minutes: 45, State: model.Confirmed}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
	index := model.SessionIndex(len(e.Sessions))
	row := model.Row{Pos: here, Extra: []string{""}}
	wantCast := []model.CastMember{
		{Row: row, Session: index, Person: 0, Role: "moderator", Must: model.MustAttend},
		{Row: row, Session: index, Person: 2, Role: "moderator", Must: model.MustAttend},
		{Row: row, Session: index, Person: 1, Role: "speaker", Must: model.MustAttend},
	}
	if diff := cmp.Diff(wantCast, next.Cast[len(e.Cast):]); diff != "" {
		t.Error(diff)
	}
	if got := applied(t, e, parsed(t, e, "session WS 71 added type Main Session")).Sessions[index]; got.Minutes != 90 || got.Title != "WS 71" {
		t.Errorf("a session without more than its type: %+v", got)
	}
}

func TestMergedSessionsKeepOneLength(t *testing.T) {
	e := conference()
	next := applied(t, e, parsed(t, e, "session M 75min"))
	if m, n := next.Sessions[8].Minutes, next.Sessions[9].Minutes; m != 75 || n != 75 {
		t.Errorf("merged sessions take %d and %d minutes", m, n)
	}
}

func TestNewWindowsMakeConferenceDays(t *testing.T) {
	e := conference()
	next := applied(t, e, parsed(t, e, "window added 2023-10-08 22:00-2023-10-09 02:00"), parsed(t, e, "window added Tue 18:00-20:00"))
	want := []model.Date{{Year: 2023, Month: 10, Day: 8}, {Year: 2023, Month: 10, Day: 9}, {Year: 2023, Month: 10, Day: 10}, {Year: 2023, Month: 10, Day: 11}, {Year: 2023, Month: 10, Day: 12}}
	if !slices.Equal(next.Days, want) {
		t.Errorf("days %v", next.Days)
	}
}

func TestClosingEveryWindowLeavesNoPlace(t *testing.T) {
	e := conference()
	for _, id := range []string{"tue", "wed", "thu", "wed early"} {
		e = applied(t, e, parsed(t, e, "window "+id+" closed"))
	}
	if ids, said := broken(t, e, fine); !slices.Contains(ids, "R04") || strings.Count(said, "R04 ") != 4 {
		t.Errorf("all four sessions should be outside every window:\n%s", said)
	}
}

func TestSettingsSayWhy(t *testing.T) {
	e := conference()
	next := applied(t, e, parsed(t, e, "pin A on Wed"), parsed(t, e, "pin Women in AI in C-1"), parsed(t, e, "pin A in Main"), parsed(t, e, "rule R36 off"))
	var got []string
	for _, s := range next.Rules[len(e.Rules):] {
		got = append(got, strings.Join([]string{s.ID, s.Rule, s.Level.String(), s.Reason, s.Pos.String()}, " | "))
	}
	want := []string{
		"what-if pin A | R35 | hard | what if: pin A on 2023-10-11 | change 1:1:1",
		"what-if pin OF 44 | R35 | hard | what if: pin OF 44 in C-1 | change 1:1:1",
		"what-if pin A (2) | R35 | hard | what if: pin A in Main | change 1:1:1",
		"what-if R36 | R36 | off | what if: rule R36 off | change 1:1:1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestChangesOfAnotherEventAreRefused(t *testing.T) {
	e := conference()
	gone, added := parsed(t, e, "session A 90min"), parsed(t, e, "session S added type Workshop with Ana Silva")
	other := &model.Event{Zone: e.Zone}
	_, err := Apply(other, gone, added, Change{}, Change{Kind: "room painted", Pos: here})
	want := `change 1:1:1: session "A" is not in the event
change 1:1:1: session type "Workshop" is not in the event
"" is not a kind of change
change 1:1:1: "room painted" is not a kind of change`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// What is not valid is refused, whoever made it so, and what is not given is filled in.
func TestAppliedChangesMakeAValidEvent(t *testing.T) {
	e := conference()
	e.Sessions[0].State = ""
	next, err := Apply(e)
	if err != nil || next.Sessions[0].State != model.Confirmed || e.Sessions[0].State != "" {
		t.Errorf("a session without a state is %q and was made %q: %v", next.Sessions[0].State, e.Sessions[0].State, err)
	}
	e.Sessions[0].Type = "tolk"
	if _, err := Apply(e); err == nil || !strings.Contains(err.Error(), `has the type "tolk", which is not in Types`) {
		t.Errorf("a type that is not there: %v", err)
	}
}

func TestWhatIfsOfOneEventDoNotMeet(t *testing.T) {
	e := conference()
	// Room at the end of its slices, which both what-ifs would like to use.
	e.Rules, e.Availability = slices.Grow(e.Rules, 4), slices.Grow(e.Availability, 4)
	e.Sessions, e.Cast, e.Windows = slices.Grow(e.Sessions, 4), slices.Grow(e.Cast, 4), slices.Grow(e.Windows, 4)
	e.Rooms[0].Services, e.Rooms[1].Open = slices.Grow(e.Rooms[0].Services, 4), slices.Grow(e.Rooms[1].Open, 4)
	made := func(e *model.Event, texts ...string) *model.Event {
		changes, err := ParseArguments(texts, e)
		if err != nil {
			t.Fatal(err)
		}
		return applied(t, e, changes...)
	}
	one := []string{"pin A on Wed", "person ana away Wed", "session S added type Workshop with ana", "window added Wed 18:00-19:00", "room C-1 offers tea", "room C-2 open Thu"}
	other := []string{"pin C on Thu", "person bo away Thu", "session T added type Workshop with bo", "window added Thu 18:00-19:00", "room C-1 offers coffee", "room C-2 open Thu 09:00-10:00"}
	first := made(e, one...)
	made(e, other...)
	if diff := cmp.Diff(made(conference(), one...), first); diff != "" {
		t.Errorf("the first event was changed by the second: %s", diff)
	}
}

func TestOnlineIsOnlineInEverySession(t *testing.T) {
	e := conference()
	e.Cast[1].Role = "guest"
	next := applied(t, e, parsed(t, e, "person ana online"))
	for _, d := range next.Duties() {
		if d.Person == 0 && d.Presence != model.Online {
			t.Errorf("Ana is %q in %q", d.Presence, next.Sessions[d.Session].ID)
		}
	}
}

// Of two changes of one time the later counts, whichever it is, and whatever
// availability.csv says.
func TestTheLaterOfTwoAvailabilitiesCounts(t *testing.T) {
	at := model.Span(kyoto(11, 9, 0), 60)
	for _, c := range []struct {
		changes string
		free    bool
	}{
		{"person ana away Wed 09:00-10:00\nperson ana available Wed 09:00-10:00", true},
		{"person ana available Wed 09:00-10:00\nperson ana away Wed 09:00-10:00", false},
		{"person ana away Wed\nperson ana available Wed 09:00-10:00\nperson ana away Wed 09:30-09:45", false},
		{"room C-1 closed Wed\nroom C-1 open Wed 09:00-10:00", true},
		{"room C-1 open Wed 09:00-10:00\nroom C-1 closed Wed 09:00-10:00", false},
	} {
		e := conference()
		e.Baseline, e.Sessions, e.Cast = nil, e.Sessions[:1], []model.CastMember{{Session: 0, Person: 0, Role: e.Cast[0].Role, Must: model.MustAttend}}
		changes, err := ParseAll("changes", []byte(c.changes), e)
		if err != nil {
			t.Fatal(err)
		}
		e = applied(t, e, changes...)
		book, _ := rules.Bind(e)
		room, _ := e.RoomByName("C-1")
		free := true
		for _, v := range rules.Judge(book, model.NewProgramme([]model.Placement{{Session: 0, Room: model.InRoom(room), Interval: at}})) {
			free = free && v.Rule != "R17"
		}
		if free != c.free {
			t.Errorf("after %q: free %v", c.changes, free)
		}
	}
}

// No day may open earlier or close later by a window in which nothing can be.
func TestClosedWindowsLieWhereOthersBegin(t *testing.T) {
	e := conference()
	e.Windows[0].Starts = []model.Instant{e.Windows[0].Start}
	e = applied(t, e, parsed(t, e, "window wed early closed"), parsed(t, e, "window tue closed"))
	if got, want := e.Windows[3].Interval, model.Span(kyoto(11, 9, 0), 0); got != want {
		t.Errorf("the early window is %v, not %v", got, want)
	}
	if w := e.Windows[0]; w.Starts != nil || w.Start != kyoto(11, 9, 0) {
		t.Errorf("the window of fixed starts begins %v and has the starts %v", w.Start, w.Starts)
	}
}
