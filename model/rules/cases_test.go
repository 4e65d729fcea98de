package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// judged is one programme before one rule.
type judged struct {
	name      string
	change    func(e *model.Event) // of conference(); nil for none
	settings  []model.Setting
	programme []string // placements as "A C-1 10 09:00-10:00"; see placed
	want      []string // "amount: sentence" of each violation; empty if the rule is kept
	say       []string // what Say says of the instances broken; not compared if nil
}

// allCases has the cases of every rule.
var allCases = map[string][]judged{
	"R01": r01Cases, "R02": r02Cases, "R03": r03Cases, "R04": r04Cases, "R05": r05Cases, "R06": r06Cases,
	"R07": r07Cases, "R08": r08Cases, "R09": r09Cases, "R10": r10Cases, "R11": r11Cases, "R12": r12Cases,
	"R13": r13Cases, "R14": r14Cases, "R15": r15Cases, "R16": r16Cases, "R17": r17Cases, "R18": r18Cases,
	"R19": r19Cases, "R21": r21Cases, "R22": r22Cases, "R23": r23Cases, "R24": r24Cases, "R25": r25Cases,
	"R26": r26Cases, "R27": r27Cases, "R28": r28Cases, "R29": r29Cases, "R30": r30Cases, "R31": r31Cases,
	"R32": slices.Concat(r32Cases, r32Windows), "R33": r33Cases, "R34": r34Cases, "R35": r35Cases, "R36": r36Cases, "R37": r37Cases,
	"R38": r38Cases, "R39": r39Cases, "R40": r40Cases, "R41": r41Cases, "R42": r42Cases, "R43": r43Cases,
	"R44": r44Cases, "R45": r45Cases, "R46": r46Cases, "R47": r47Cases, "R48": r48Cases, "R49": r49Cases,
	"R50": r50Cases, "R51": r51Cases, "R52": r52Cases, "R53": r53Cases, "R54": r54Cases, "R57": r57Cases,
	"R58": r58Cases, "R59": r59Cases, "R60": r60Cases, "R61": r61Cases, "R62": r62Cases, "R63": r63Cases,
}

// conference is an event in Kyoto, nine hours east of UTC, on 10 to 12 October 2023:
// each day one window from 09:00 to 18:00, on a grain of 15 minutes.
//
// Sessions A to D of an hour, E of half an hour. Rooms C-1 and C-2 in area C and Main
// in area M. Ana from Prague must attend A and B as a speaker, on site unless changed.
func conference() *model.Event {
	e := &model.Event{
		Name: "IGF", Zone: "Asia/Tokyo", Grain: 15,
		Days:  []model.Date{{Year: 2023, Month: 10, Day: 10}, {Year: 2023, Month: 10, Day: 11}, {Year: 2023, Month: 10, Day: 12}},
		Types: []model.SessionType{{ID: "workshop", Minutes: 60}, {ID: "lightning", Minutes: 30}},
		Roles: []model.Role{{ID: "speaker", Must: true}, {ID: "onsite_moderator", Must: true, Host: true}, {ID: "guest"}},
		Rooms: []model.Room{
			{ID: "C-1", Name: "Room C-1", Area: "C"},
			{ID: "C-2", Name: "Room C-2", Area: "C"},
			{ID: "Main", Name: "Main Hall", Area: "M"},
		},
		People: []model.Person{
			{ID: "ana", Name: "Ana Silva", Zone: "Europe/Prague"},
			{ID: "bo", Name: "Bo Lind"},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 1, Person: 0, Role: "speaker"},
			{Session: 1, Person: 0, Role: "onsite_moderator"},
			{Session: 2, Person: 1, Role: "guest"},
		},
	}
	for i, id := range []string{"A", "B", "C", "D", "E"} {
		s := model.Session{ID: id, Title: "Title of " + id, Type: "workshop", Minutes: 60, State: model.Confirmed}
		s.Pos = model.Position{File: "sessions.csv", Line: i + 2, Column: 1}
		if id == "E" {
			s.Type, s.Minutes = "lightning", 30
		}
		e.Sessions = append(e.Sessions, s)
	}
	for _, day := range []string{"10", "11", "12"} {
		e.Windows = append(e.Windows, model.Window{ID: "d" + day, Interval: span(day, "09:00-18:00")})
	}
	return e
}

// span reads a day of October and hours on the clock of Kyoto: "10", "09:00-10:00".
// Hours from 24 on are those of the next day.
func span(day, hours string) model.Interval {
	from, to, _ := strings.Cut(hours, "-")
	return model.Interval{Start: at(day, from), End: at(day, to)}
}

func at(day, clock string) model.Instant {
	d, err := strconv.Atoi(day)
	hour, minute, ok := strings.Cut(clock, ":")
	h, err2 := strconv.Atoi(hour)
	m, err3 := strconv.Atoi(minute)
	if err != nil || err2 != nil || err3 != nil || !ok {
		panic(fmt.Sprintf("rules: %q %q is not a day and a time", day, clock))
	}
	midnight := model.Date{Year: 2023, Month: 10, Day: d}.Bounds("Asia/Tokyo").Start
	return midnight.Add(model.Minutes(60*h + m))
}

// instant writes a time as an InstantParam.
func instant(day, clock string) string { return at(day, clock).String() }

// placed reads a placement: session, room or "-", day of October, hours in Kyoto.
func placed(e *model.Event, text string) model.Placement {
	f := strings.Fields(text)
	s, ok := e.SessionByID(f[0])
	if !ok {
		panic("rules: no session " + f[0])
	}
	room, ok := e.RoomByName(strings.ReplaceAll(f[1], "+", " + ")) // with its overflow room
	if !ok && f[1] != "-" {
		panic("rules: no room " + f[1])
	}
	return model.Placement{Session: s, Room: model.InRoom(room), Interval: span(f[2], f[3])}
}

// set is a line of rules.csv with its parameters as "key=value".
func set(rule string, params ...string) model.Setting {
	s := model.Setting{ID: "line", Rule: rule}
	for _, p := range params {
		key, v, _ := strings.Cut(p, "=")
		s.Params = append(s.Params, model.Param{Key: key, Value: v})
	}
	return s
}

// inEventYAML is the same setting where the whole event's stand.
func inEventYAML(s model.Setting) model.Setting {
	s.ID = ""
	return s
}

// leveled is set with a level and a weight.
func leveled(level model.Level, weight int, s model.Setting) model.Setting {
	s.Level, s.Weight = level, weight
	return s
}

// violations judges the case and returns what its programme breaks of the rule.
func (j judged) violations(t *testing.T, rule string) (*model.Event, *Binding, []Violation) {
	t.Helper()
	e := conference()
	if j.change != nil {
		j.change(e)
	}
	e.Rules = j.settings
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var list []model.Placement
	for _, text := range j.programme {
		list = append(list, placed(e, text))
	}
	var of []Violation
	for _, v := range Judge(book, model.NewProgramme(list)) {
		if v.Rule == rule {
			of = append(of, v)
		}
	}
	return e, book.Of(rule), of
}

// judge runs the cases of a rule: amounts, sentences and what Say says.
func judge(t *testing.T, rule string) {
	t.Helper()
	for _, j := range allCases[rule] {
		t.Run(j.name, func(t *testing.T) {
			e, b, found := j.violations(t, rule)
			var got, said []string
			for _, v := range found {
				got = append(got, fmt.Sprintf("%d: %s", v.Amount, v.Sentence))
				said = append(said, b.Rule.Say(e, b, v.Instance))
			}
			if diff := cmp.Diff(j.want, got); diff != "" {
				t.Errorf("violations (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(j.say, said); j.say != nil && diff != "" {
				t.Errorf("Say (-want +got):\n%s", diff)
			}
		})
	}
}
