package change

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/rules"
)

// idsOf returns the ids of rooms.
func idsOf(e *model.Event, rooms []model.RoomIndex) (ids []string) {
	for _, r := range rooms {
		ids = append(ids, e.Rooms[r].ID)
	}
	return ids
}

// undoOf returns the changes that take a change of e back, nil where none does.
func undoOf(e *model.Event, c Change) []string {
	d := &draft{Event: *e, change: c}
	session, _ := e.SessionByID(c.Session)
	s := e.Sessions[session]
	person, _ := d.person()
	room := e.Rooms[0]
	if r, known := d.roomByID(c.Room); known {
		room = e.Rooms[r]
	}
	parts := func(p model.PersonIndex, in string) (list []model.CastMember) {
		for _, m := range e.Cast {
			if m.Person == p && e.Sessions[m.Session].State != model.Cancelled && (in == "" || e.Sessions[m.Session].ID == in) {
				list = append(list, m)
			}
		}
		return list
	}
	silent := func(who model.Subject) bool {
		return !slices.ContainsFunc(e.Availability, func(a model.Availability) bool { return a.Subject == who })
	}
	has := func(list []string) bool { return slices.Contains(list, c.Service) }
	switch c.Kind {
	case PersonAway:
		if silent(model.OfPerson(person)) {
			return []string{"person " + quoted(c.Person) + " available " + c.when()}
		}
	case RoomClosed:
		if r, _ := d.roomByID(c.Room); silent(model.OfRoom(r)) && len(room.Open) == 0 {
			return []string{"room " + quoted(c.Room) + " open " + c.when()}
		}
	case PersonOnline, PersonOnsite:
		was := e.People[person].Presence
		if c.Session == "" && was != "" && !slices.ContainsFunc(e.Cast, func(m model.CastMember) bool { return m.Person == person && m.Presence != "" }) {
			return []string{"person " + quoted(c.Person) + " " + string(was)}
		}
	case PersonOptional, PersonRequired:
		if list := parts(person, c.Session); len(list) == 1 && list[0].Must != model.ByRole {
			verb := map[model.Attendance]string{model.MustAttend: "required", model.NiceToHave: "optional"}[list[0].Must]
			return []string{"person " + quoted(c.Person) + " " + verb + " in " + quoted(c.Session)}
		}
	case PersonJoins:
		if len(parts(person, c.Session)) == 0 {
			return []string{"person " + quoted(c.Person) + " leaves " + quoted(c.Session)}
		}
	case PersonReplaces:
		other, _ := e.PersonByID(c.Other)
		if len(parts(person, c.Session)) == 0 && len(parts(other, c.Session)) > 0 {
			in := ""
			if c.Session != "" {
				in = " in " + quoted(c.Session)
			}
			return []string{"person " + quoted(c.Other) + " replaces " + quoted(c.Person) + in}
		}
	case RoomCapacity:
		if room.Capacity > 0 {
			return []string{fmt.Sprintf("room %s capacity %d", quoted(c.Room), room.Capacity)}
		}
	case RoomSafety:
		if room.Safety > 0 {
			return []string{fmt.Sprintf("room %s safety %d", quoted(c.Room), room.Safety)}
		}
	case RoomLayout:
		return []string{"room " + quoted(c.Room) + " layout " + Change{Layouts: room.Layouts}.layouts()}
	case RoomCombines, RoomAlone:
		if len(room.Combines) == 0 {
			return []string{"room " + quoted(c.Room) + " alone"}
		}
		return []string{"room " + quoted(c.Room) + " combines " + (Change{Rooms: idsOf(e, room.Combines)}).rooms()}
	case SessionOverflow:
		if len(e.OwnRooms()) == len(e.Rooms) {
			return nil // the pairs of rooms stay
		}
		return []string{"session " + quoted(c.Session) + " overflow " + (Change{Rooms: idsOf(e, s.Overflow)}).rooms()}
	case KitMove:
		return []string{fmt.Sprintf("kit %s move %d", quoted(c.Kit), e.Kits[kitByID(e, c.Kit)].Move)}
	case RoomOffers:
		if !has(room.Services) {
			return []string{"room " + quoted(c.Room) + " lacks " + quoted(c.Service)}
		}
	case RoomLacks:
		if room.Services[len(room.Services)-1] == c.Service {
			return []string{"room " + quoted(c.Room) + " offers " + quoted(c.Service)}
		}
	case SessionLength:
		return []string{fmt.Sprintf("session %s %dmin", quoted(c.Session), s.Minutes)}
	case SessionCancelled, SessionConfirmed, SessionOptional:
		return []string{"session " + quoted(c.Session) + " " + string(s.State)}
	case SessionExpects:
		if s.Expected > 0 {
			return []string{fmt.Sprintf("session %s expects %d", quoted(c.Session), s.Expected)}
		}
	case SessionSetUp:
		return []string{fmt.Sprintf("session %s setup %d", quoted(c.Session), s.Setup)}
	case SessionLayout:
		if s.Layout != "" {
			return []string{"session " + quoted(c.Session) + " layout " + quoted(s.Layout)}
		}
		return []string{"session " + quoted(c.Session) + " layout any"}
	case SessionNeeds:
		if !has(s.Needs) {
			return []string{"session " + quoted(c.Session) + " does without " + quoted(c.Service)}
		}
	case SessionWithout:
		if s.Needs[len(s.Needs)-1] == c.Service {
			return []string{"session " + quoted(c.Session) + " needs " + quoted(c.Service)}
		}
	case Merge:
		if other, _ := e.SessionByID(c.Other); s.Merge == "" && e.Sessions[other].Merge == "" {
			return []string{"split " + quoted(c.Session)}
		}
	case PinAt, PinOn, PinIn:
		return []string{fmt.Sprintf("rule %s off", quoted("what-if pin "+c.Session))}
	case KitCount:
		return []string{fmt.Sprintf("kit %s count %d", quoted(c.Kit), e.Kits[kitByID(e, c.Kit)].Count)}
	case HoldMoved:
		book, _ := rules.Bind(e)
		set := book.Of(rules.Hold).Setting(slices.IndexFunc(e.Rules, func(s model.Setting) bool { return s.ID == c.Line }))
		was := Change{Interval: model.Interval{Start: set.Instant("start"), End: set.Instant("end")}, Zone: e.Zone}
		return []string{"hold " + quoted(c.Line) + " moved " + was.toTime()}
	case RuleSets, RuleLevel:
		i := slices.IndexFunc(e.Rules, func(s model.Setting) bool { return s.ID == c.Line && c.Line != "" })
		if i < 0 || c.Kind == RuleLevel && e.Rules[i].Level == model.Unset {
			return nil
		}
		undo := "rule " + quoted(c.Line)
		if c.Kind == RuleLevel {
			undo += " " + e.Rules[i].Level.String()
		}
		for _, p := range c.Params {
			value, had := e.Rules[i].Param(p.Key)
			if !had {
				return nil
			}
			undo += " " + p.Key + "=" + quoted(value)
		}
		return []string{undo}
	case Waive:
		if !slices.Contains(e.People[person].Waiver, c.Rule) {
			return []string{"unwaive " + c.Rule + " for " + quoted(c.Person)}
		}
	case Unwaive:
		if w := e.People[person].Waiver; w[len(w)-1] == c.Rule {
			return []string{"waive " + c.Rule + " for " + quoted(c.Person)}
		}
	}
	return nil
}

// A change and what takes it back give the event as it was, but for lines that are off.
func TestAChangeAndItsUndoGiveTheEventBack(t *testing.T) {
	for _, name := range []string{"conference", "generated", "confusing"} {
		t.Run(name, func(t *testing.T) {
			e := events[name]()
			for i := range e.Rooms {
				e.Rooms[i].Safety = 200
			}
			for i := range e.Cast {
				e.Cast[i].Must = model.MustAttend
			}
			e.People[1].Waiver = []string{"R28", "R27"}
			undone := map[Kind]int{}
			rapid.Check(t, func(t *rapid.T) {
				for range 4 {
					takeBack(t, e, undone)
				}
			})
			if len(undone) < 12 {
				t.Errorf("only %d kinds of changes were taken back: %v", len(undone), undone)
			}
		})
	}
}

// takeBack makes a change and takes it back, and counts that by its kind.
func takeBack(t *rapid.T, e *model.Event, undone map[Kind]int) {
	c, err := Parse(anyChange(t, e), e, here)
	if err != nil {
		return
	}
	undo := undoOf(e, c)
	if undo == nil {
		return
	}
	after, err := Apply(e, c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := ParseArguments(undo, after)
	if err != nil {
		t.Fatalf("%s is not taken back by %q: %v", c, undo, err)
	}
	again, err := Apply(after, back...)
	if err != nil {
		t.Fatal(err)
	}
	again.Rules = slices.DeleteFunc(slices.Clone(again.Rules), func(s model.Setting) bool {
		return s.Level == model.Off && strings.HasPrefix(s.ID, "what-if ")
	})
	if diff := cmp.Diff(bare(e), bare(again), cmpopts.EquateEmpty(), cmp.AllowUnexported(model.Subject{}, model.RoomRef{})); diff != "" {
		t.Fatalf("%s and %q do not give the event back: %s", c, undo, diff)
	}
	undone[c.Kind]++
}
