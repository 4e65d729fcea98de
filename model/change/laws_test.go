package change

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/model/tables"
)

// events are what the laws are held against, each as a function that makes it anew, so
// that one which was changed can be told.
var events = map[string]func() *model.Event{
	"conference": conference,
	"generated": func() *model.Event {
		e, _ := generate.Event(generate.Options{Sessions: 14, Load: 0.6, Seed: 7})
		return e
	},
	"confusing": func() *model.Event {
		e := conference()
		e.Zone = "America/St_Johns"
		for i, id := range []string{"away", "in", "A needs", `"`, `\`, "a, b", "90min", "Europe/Prague", "type added", "soft:1"} {
			e.Sessions[i].ID = id
		}
		for i, id := range []string{"joins A as", "online", "2023-10-11", "with  two spaces"} {
			e.People[i].ID = id
		}
		for i, id := range []string{"for", "C-1, C-2", "closed", "UTC"} {
			e.Rooms[i].ID = id
		}
		e.Windows[0].ID = "added"
		e.Rules = append(e.Rules[:1], model.Setting{ID: "R35 off", Rule: "R35", Params: []model.Param{{Key: "session", Value: "90min"}, {Key: "day", Value: "2023-10-10"}}})
		e.Rules[1].Extra = []string{""}
		return e
	},
}

// anyChange draws the text of a change of e, which need not be one that can be made.
func anyChange(t *rapid.T, e *model.Event) string {
	number := func() string { return fmt.Sprint(rapid.IntRange(1, 300).Draw(t, "number")) }
	one := func(of things) string {
		ids := of.ids(nil)
		if len(ids) == 0 {
			return "nothing"
		}
		return quoted(rapid.SampledFrom(ids).Draw(t, of.noun))
	}
	oneOfSome := func(texts ...string) string { return rapid.SampledFrom(texts).Draw(t, "one") }
	at := func() model.Instant {
		w := rapid.SampledFrom(e.Windows).Draw(t, "window")
		return w.Start.Add(model.Minutes(rapid.IntRange(-60, 600).Draw(t, "minutes")))
	}
	moment := func() string {
		if rapid.Bool().Draw(t, "in UTC") {
			return utc(at())
		}
		return at().In(e.Zone).Format("2006-01-02 15:04")
	}
	when := func() string {
		start := at()
		end := start.Add(model.Minutes(rapid.IntRange(1, 3000).Draw(t, "length")))
		day := start.In(e.Zone).Format("2006-01-02")
		return oneOfSome(utc(start)+"/"+utc(end), day, day+" in Pacific/Auckland",
			day+start.In(e.Zone).Format(" 15:04-")+end.In(e.Zone).Format("2006-01-02 15:04"), day+" 10:00-24:00")
	}
	service := func() string { return quoted(oneOfSome("recording", "booth 1", "new", `"in"`)) }
	session, person, room := one(sessionsOf(e)), one(peopleOf(e)), one(roomsOf(e))
	switch f := rapid.SampledFrom(Kinds()).Draw(t, "form"); f.Kind {
	case PersonAway, PersonAvailable:
		return string(f.Kind[:7]) + person + string(f.Kind[6:]) + oneOfSome("", " "+when())
	case PersonOnly:
		return "person " + person + " only " + oneOfSome("", when()+", ", when()+" and ") + when()
	case PersonCancels:
		return "person " + person + " cancels"
	case PersonReplaces:
		return "person " + person + " replaces " + one(peopleOf(e)) + oneOfSome("", " in "+session)
	case PersonOnline, PersonOnsite:
		return "person " + person + string(f.Kind[6:]) + oneOfSome("", " in "+session)
	case PersonArrives, PersonDeparts:
		return "person " + person + string(f.Kind[6:]) + " " + moment()
	case PersonAdded:
		return "person " + quoted(oneOfSome("New One", "in Kyoto", `5" disks`, "T, U")) + " added"
	case PersonLeaves:
		return "person " + person + " leaves " + session
	case PersonJoins:
		return "person " + person + " joins " + session + oneOfSome("", " as "+one(rolesOf(e)))
	case PersonOptional, PersonRequired:
		return "person " + person + string(f.Kind[6:]) + " in " + session
	case RoomClosed, RoomOpen:
		return "room " + room + string(f.Kind[4:]) + oneOfSome("", " "+when())
	case RoomOnly:
		return "room " + room + " only " + oneOfSome("", when()+", ") + when()
	case RoomLate:
		return "room " + room + " late until " + oneOfSome(moment(), "10:30 on "+at().In(e.Zone).Format("2006-01-02"))
	case RoomCapacity, RoomSafety:
		return "room " + room + string(f.Kind[4:]) + " " + number()
	case RoomLayout:
		return "room " + room + " layout " + oneOfSome(`any`, `U-shape, "a theatre"`, `"in"`)
	case RoomCombines:
		return "room " + room + " combines " + one(ownRoomsOf(e)) + ", " + one(ownRoomsOf(e)) + oneOfSome("", ", "+one(ownRoomsOf(e)))
	case RoomAlone:
		return "room " + room + " alone"
	case SessionOverflow:
		return "session " + session + " overflow " + oneOfSome("none", one(ownRoomsOf(e)), one(ownRoomsOf(e))+", "+one(ownRoomsOf(e)))
	case KitMove:
		return "kit " + one(kitsOf(e)) + " move " + oneOfSome("0", "15", "1 h")
	case SessionSetUp:
		return "session " + session + " setup " + oneOfSome("0", "30", "1 h")
	case SessionLayout:
		return "session " + session + " layout " + oneOfSome("any", "U-shape", `"in"`)
	case Merge, Swap:
		return string(f.Kind) + " " + session + " " + formOf(f.Kind).verb + " " + one(sessionsOf(e))
	case Split:
		return "split " + session
	case Delay:
		return "delay " + session + " " + number() + "min"
	case MoveTo:
		return "move " + session + " to " + oneOfSome(moment(), at().In(e.Zone).Format("2006-01-02")) + oneOfSome("", " in "+room)
	case MoveRoom:
		return "move " + session + " to " + room
	case HoldMoved:
		g, _ := holdsOf(e)
		return "hold " + one(g) + " moved to " + oneOfSome(when(), moment())
	case Waive, Unwaive:
		return string(f.Kind) + " " + oneOfSome("R27", "R28", "R19", "R16") + " for " + person
	case RoomOffers, RoomLacks:
		return "room " + room + string(f.Kind[4:]) + " " + service()
	case SessionLength:
		return "session " + session + " " + number() + "min"
	case SessionExpects:
		return "session " + session + " expects " + number()
	case SessionNeeds:
		return "session " + session + " needs " + service()
	case SessionWithout:
		return "session " + session + " does without " + service()
	case SessionCancelled, SessionConfirmed, SessionOptional:
		return "session " + session + string(f.Kind[7:])
	case SessionAdded:
		return "session " + quoted(oneOfSome("new", "in Kyoto", `5" disks`, "T, U")) + " added type " + one(typesOf(e)) + oneOfSome("", " "+number()+"min") +
			oneOfSome("", ` title "What, \"now\"?"`) + oneOfSome("", " with "+person, " with "+person+", "+one(peopleOf(e))+" as "+one(rolesOf(e)))
	case PinAt:
		return "pin " + session + " at " + moment() + oneOfSome("", " in "+room)
	case PinOn:
		return "pin " + session + " on " + at().In(e.Zone).Format("2006-01-02") + oneOfSome("", " in "+room)
	case PinIn:
		return "pin " + session + " in " + room
	case Unpin:
		return "unpin " + session
	case WindowAdded:
		return "window added " + when() + oneOfSome("", " in "+room, " in "+room+", "+one(roomsOf(e))) + oneOfSome("", " for "+one(typesOf(e)))
	case WindowClosed:
		return "window " + one(windowsOf(e)) + " closed"
	case KitCount:
		return "kit " + one(kitsOf(e)) + oneOfSome(" count "+number(), " +1", " -1", " +"+number())
	case RuleSets:
		return "rule " + one(rulesOf(e)) + " " + oneOfSome("sets day 2023-10-11", "max="+number(), "session="+session, "min=30", `sets rooms "in"`,
			`rooms="in" day=2023-10-11`, "from=08:00 to="+oneOfSome("20:00", "04:00"), `before="`+oneOfSome("A", "Q")+`" after=P min=0`, "rest=90")
	case RuleLevel:
		return "rule " + one(rulesOf(e)) + " " + oneOfSome("hard", "soft:1", "soft:9", "check", "off", "soft:3 max=3", "hard from=07:00")
	default:
		panic("no random change for " + string(f.Kind))
	}
}

func TestLaws(t *testing.T) {
	for _, name := range []string{"conference", "generated", "confusing"} {
		t.Run(name, func(t *testing.T) {
			pristine := events[name]()
			rapid.Check(t, func(t *rapid.T) {
				e := events[name]()
				var changes []Change
				next := e
				for range 5 {
					c, err := Parse(anyChange(t, next), next, here)
					if err != nil {
						continue
					}
					if again, err := Parse(c.String(), next, c.Pos); err != nil || !cmp.Equal(c, again) {
						t.Fatalf("%s is read again as %+v, not %+v (%v)", c, again, c, err)
					}
					before := next
					if next, err = Apply(before, c); err != nil {
						t.Fatalf("%s was read, and cannot be applied: %v", c, err)
					}
					keepsIndices(t, before, next)
					changes = append(changes, c)
				}
				next, err := Apply(e, changes...)
				if err != nil { // they could be made one by one
					t.Fatal(err)
				}
				if diff := cmp.Diff(pristine, e); diff != "" {
					t.Fatalf("the event was changed by %v: %s", changes, diff)
				}
				if again, _ := Apply(e, changes...); !cmp.Equal(next, again) {
					t.Fatalf("%v make two events", changes)
				}
				if _, faults := rules.Bind(next); len(faults) > 0 {
					t.Fatalf("after %v: %v", changes, faults)
				}
				roundTrip(t, next, changes)
			})
		})
	}
}

// keepsIndices checks that everything that programmes and rules mean is where it was.
func keepsIndices(t *rapid.T, before, after *model.Event) {
	for _, of := range []func(*model.Event) things{sessionsOf, peopleOf, roomsOf, windowsOf} {
		old, now := of(before), of(after)
		for i := range old.n {
			if now.n < old.n || old.id(i) != now.id(i) {
				t.Fatalf("%s %d was %q", old.noun, i, old.id(i))
			}
		}
	}
}

// roundTrip checks that the event can be written as an event folder and read again.
func roundTrip(t *rapid.T, e *model.Event, changes []Change) {
	folder := fstest.MapFS{}
	for _, f := range tables.Files(e) {
		folder[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	read, err := tables.Read(folder)
	if err != nil {
		t.Fatalf("after %v the folder cannot be read: %v", changes, err)
	}
	again := read.Event
	if diff := cmp.Diff(unpaired(e), unpaired(again), cmpopts.IgnoreTypes(model.Position{}), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("after %v the folder reads otherwise: %s", changes, diff)
	}
}

// unpaired returns the event without its pairs of rooms, which keep the order in which changes
// asked for them, and stay when none does.
func unpaired(e *model.Event) *model.Event {
	own := *e
	own.Rooms, own.Windows = nil, slices.Clone(e.Windows)
	for _, r := range e.OwnRooms() {
		own.Rooms = append(own.Rooms, e.Rooms[r])
	}
	for i := range own.Windows {
		own.Windows[i].Rooms = slices.DeleteFunc(slices.Clone(e.Windows[i].Rooms), func(r model.RoomIndex) bool { return e.Rooms[r].Paired() })
	}
	return &own
}

func FuzzParse(f *testing.F) {
	for _, c := range effects {
		f.Add(c.change)
	}
	for _, text := range []string{
		`session "90min" added type Other 30min title "a \"b\" \\" with bo, ana as guest`, "person ana away 2023-10-29 02:30-04:00 in Europe/Prague",
		"window added 2023-10-11T00:00Z/2023-10-11T03:00Z in C-1, \"Egypt\" for Workshop", "# no", `room "`, "pin A at 1970-01-01T00:00Z", "rule R35 soft:1",
	} {
		f.Add(text)
	}
	e := conference()
	f.Fuzz(func(t *testing.T, text string) {
		at := model.Position{File: "f", Line: 3, Column: 5}
		c, err := Parse(text, e, at)
		if err != nil {
			for _, fault := range err.(model.Faults) {
				if p := fault.Pos; p.File != "f" || p.Line != 3 || p.Column < 5 || p.Column > 5+utf8.RuneCountInString(text) {
					t.Errorf("%q: the fault %v is outside the change", text, fault)
				}
				if strings.ContainsAny(fault.Error(), "\n") {
					t.Errorf("%q: the fault %q has several lines", text, fault)
				}
			}
			return
		}
		again, err := Parse(c.String(), e, c.Pos)
		if err != nil || !cmp.Equal(c, again) {
			t.Errorf("%q is %q, which is read as %q (%v)", text, c, again, err)
		}
		if _, err := Apply(e, c); err != nil {
			t.Errorf("%q was read, and cannot be applied: %v", text, err)
		}
	})
}
