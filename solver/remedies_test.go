package solver_test

import (
	"fmt"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// impossible are small events without a programme, one for each change that explain can
// offer: sessions of an hour from s0 on in rooms from r0 on, that are open for some hours on
// each day, and what is the matter with them.
var impossible = []struct {
	helps                        string // the changes of one repair
	sessions, rooms, days, hours int
	matter                       func(p *plant)
}{
	{"room r0 open 2023-03-29 00:00-01:00", 1, 1, 1, 1, func(p *plant) { closed(p.Event, 0, 0, 0, 1) }},
	{`room r0 layout "round", "theatre"`, 1, 1, 1, 1, layouts},
	{"session s0 layout any", 1, 1, 1, 1, layouts},
	{`room r0 offers "organ"`, 1, 1, 1, 1, organ},
	{`session s0 does without "organ"`, 1, 1, 1, 1, organ},
	{"kit cart count 2", 2, 2, 1, 1, cart},
	{`session s0 does without "cart"`, 2, 2, 1, 1, cart},
	{"window added 2023-03-29 01:00-03:00", 2, 1, 1, 1, func(*plant) {}},
	{"session s0 60min", 1, 1, 1, 1, func(p *plant) { p.Sessions[0].Minutes = 90 }},
	{"session s1 cancelled", 2, 1, 1, 1, func(*plant) {}},
	{"session s0 expects 30", 1, 1, 1, 1, func(p *plant) { p.Rooms[0].Capacity, p.Sessions[0].Expected = 30, 40 }},
	{`rule line 1 max=2`, 2, 2, 1, 1, func(p *plant) { p.rule("R10", "max=1;session=s0|s1") }},
	{`rule line 1 off`, 2, 2, 1, 1, func(p *plant) { p.rule("R10", "max=1;session=s0|s1") }},
	{"session s1 setup 30", 2, 1, 1, 3, setUp},
	{"rule R11 off", 2, 1, 1, 3, setUp},
	{"rule R11 base=25", 2, 1, 1, 2, func(p *plant) { p.Windows[0].End = p.Windows[0].End.Add(25); p.general("R11", "base", "30") }},
	{"rule R12 max=1", 2, 1, 1, 2, func(p *plant) {
		p.Sessions[0].Layout, p.Sessions[1].Layout = "round", "theatre"
		p.general("R12", "max", "0")
	}},
	{`rule line 1 rooms=2`, 2, 2, 1, 1, func(p *plant) { p.rule("R13", "session=s0|s1;rooms=1") }},
	{"rule R14 tolerance=25", 2, 2, 1, 1, func(p *plant) {
		p.Rooms[0].Capacity, p.Rooms[1].Capacity, p.Sessions[0].Expected, p.Sessions[1].Expected = 30, 50, 20, 20
		p.general("R14", "tolerance", "0")
	}},
	{`hold line 1 moved to 2023-03-29 01:00-01:30`, 1, 1, 1, 1, func(p *plant) {
		p.rule("R15", "rooms=r0;start=2023-03-29T00:30:00Z;end=2023-03-29T01:00:00Z")
	}},
	{"person a available 2023-03-29 00:00-01:00", 1, 1, 1, 1, away},
	{"person a optional in s0", 1, 1, 1, 1, away},
	{"person a online in s0", 1, 1, 1, 1, func(p *plant) {
		p.cast(p.person("a"), 0)
		p.People[0].Arrive = p.Windows[0].Start
	}},
	{"waive R19 for a", 2, 2, 1, 2, far},
	{`rule R21 row=90`, 2, 1, 1, 2, func(p *plant) {
		p.cast(p.person("a"), 0, 1)
		p.Windows[0].End = p.Windows[0].Start.Add(120)
		p.Sessions[1].Minutes = 30
		p.general("R21", "row", "60", "pause", "60")
	}},
	{"rule R21 sessions=2", 2, 1, 1, 2, func(p *plant) { p.cast(p.person("a"), 0, 1); p.general("R21", "sessions", "1") }},
	{"rule R21 minutes=90", 1, 1, 1, 1, func(p *plant) {
		p.cast(p.person("a"), 0)
		p.general("R21", "minutes", "60")
		p.Sessions[0].Minutes, p.Windows[0].End = 90, p.Windows[0].End.Add(30)
	}},
	{"rule R21 soft:3", 2, 1, 1, 2, func(p *plant) { p.cast(p.person("a"), 0, 1); p.general("R21", "sessions", "1") }},
	{"waive R21 for a", 2, 1, 1, 2, func(p *plant) { p.cast(p.person("a"), 0, 1); p.general("R21", "sessions", "1") }},
	{"rule R22 minutes=20", 1, 1, 1, 1, func(p *plant) { p.cast(p.person("a"), 0); p.general("R22", "from", "00:00", "to", "01:20") }},
	{"rule R23 minutes=20", 2, 1, 1, 2, func(p *plant) {
		p.Roles = append(p.Roles, model.Role{ID: "rapporteur", Must: true})
		for s := range 2 {
			p.Cast = append(p.Cast, model.CastMember{Session: model.SessionIndex(s), Person: p.only("a"), Role: "rapporteur", Must: model.MustAttend})
		}
		p.Windows[0].End = p.Windows[0].End.Add(20)
		p.general("R23", "within", "30")
	}},
	{"rule line 1 before=15", 2, 1, 1, 2, func(p *plant) { escorted(p, "before", "before=s1;after=s0") }},
	{"rule line 1 after=15", 2, 1, 1, 2, func(p *plant) { escorted(p, "after", "before=s0;after=s1") }},
	{"person a optional in s1", 2, 1, 1, 2, func(p *plant) { escorted(p, "after", "before=s0;after=s1") }},
	{"waive R27 for a", 1, 1, 1, 1, night},
	{"rule R27 soft:2", 1, 1, 1, 1, night},
	{"rule R28 most=9", 1, 1, 1, 1, func(p *plant) {
		p.cast(p.person("a"), 0)
		online(p)
		p.general("R28", "most", "7")
		p.Rules = append(p.Rules, model.Setting{Rule: "R27", Level: model.Off})
	}},
	{"rule R30 rest=450", 2, 1, 1, 13, shortNight},
	{"rule R30 around=150", 2, 1, 1, 13, shortNight},
	{"person a optional in s1", 2, 1, 1, 13, shortNight},
	{`rule line 1 before=15`, 2, 2, 1, 2, func(p *plant) {
		p.rule("R33", "session=s1;before=30")
		p.rule("R41", "before=s0;after=s1")
		p.Windows[0].End = p.Windows[0].End.Add(15)
	}},
	{"unpin s0", 1, 1, 1, 1, func(p *plant) { p.rule("R35", "session=s0;start=2023-03-29T06:00:00Z") }},
	{"rule R37 max=70", 5, 1, 2, 5, func(p *plant) {
		themed(p)
		p.pinTo(0, 4)
		p.general("R37", "max", "60")
	}},
	{"rule R37 min=10", 5, 1, 2, 5, func(p *plant) {
		themed(p)
		p.pinTo(0, 5)
		p.general("R37", "max", "100", "min", "20")
	}},
	{"session s4 cancelled", 5, 1, 2, 5, func(p *plant) {
		themed(p)
		p.pinTo(0, 4)
		p.general("R37", "max", "60")
	}},
	{"rule line 1 max=70", 5, 1, 2, 5, func(p *plant) { p.rule("R38", "attribute=type;max=60"); p.pinTo(0, 4) }},
	{"rule line 1 min=10", 5, 1, 2, 5, func(p *plant) { p.rule("R38", "attribute=type;max=100;min=20"); p.pinTo(0, 5) }},
	{"session s4 cancelled", 5, 1, 2, 5, func(p *plant) { p.rule("R38", "attribute=type;max=60"); p.pinTo(0, 4) }},
	{"rule R39 least=1", 4, 2, 2, 2, varied},
	{"session s3 cancelled", 4, 2, 2, 2, varied},
	{`rule line 1 min=15`, 2, 1, 1, 2, func(p *plant) {
		p.rule("R41", "before=s0;after=s1;min=30")
		p.Windows[0].End = p.Windows[0].End.Add(15)
	}},
	{`rule line 1 days=1`, 2, 1, 2, 1, func(p *plant) { p.rule("R43", "session=s0|s1;days=2") }},
	{"rule R46 channels=2", 2, 2, 1, 1, func(p *plant) {
		p.Sessions[0].Recorded, p.Sessions[1].Recorded = model.Recorded, model.Recorded
		p.general("R46", "channels", "1")
	}},
	{"rule R47 row=90", 2, 1, 1, 2, func(p *plant) {
		interprets(p, "row", "60", "rest", "60")
		p.Windows[0].End, p.Sessions[1].Minutes = p.Windows[0].Start.Add(120), 30
	}},
	{"rule R47 rest=10", 2, 1, 1, 2, func(p *plant) {
		interprets(p, "row", "60", "rest", "15")
		p.Windows[0].End = p.Windows[0].End.Add(10)
	}},
	{"rule R47 minutes=120", 2, 1, 1, 2, func(p *plant) { interprets(p, "minutes", "90") }},
	{"rule R47 sessions=2", 2, 1, 1, 2, func(p *plant) { interprets(p, "sessions", "1") }},
	{"person a optional in s0", 2, 1, 1, 2, func(p *plant) { interprets(p, "sessions", "1") }},
	{`session s0 does without "fr"`, 1, 2, 1, 1, func(p *plant) {
		interpreted(p)
		p.Rooms[1].Booths = 1
		closed(p.Event, 1, 0, 0, 1)
	}},
	{`session s0 does without "fr"`, 1, 1, 1, 1, func(p *plant) {
		interpreted(p)
		interprets(p, "row", "180")
		p.People[0].Languages = []string{"es"}
	}},
	{`session s0 does without "fr"`, 1, 1, 1, 1, func(p *plant) { interpreted(p); p.general("R49") }},
	{`rule line 1 count=2`, 2, 2, 1, 1, func(p *plant) { p.rule("R50", "session=s0|s1;count=1") }},
	{`rule line 1 before=15`, 2, 1, 1, 2, func(p *plant) {
		p.rule("R51", "session=s1;before=30")
		p.rule("R41", "before=s0;after=s1")
		p.Windows[0].End = p.Windows[0].End.Add(15)
	}},
	{`rule line 1 buffer=5`, 2, 1, 1, 2, func(p *plant) {
		p.rule("R52", "session=s0;minutes=60;buffer=10")
		p.Windows[0].End = p.Windows[0].End.Add(5)
	}},
	{"session s0 45min", 1, 1, 1, 1, func(p *plant) { p.rule("R52", "session=s0;minutes=45") }},
	{"session s0 overflow none", 2, 2, 1, 1, func(p *plant) { p.Sessions[0].Overflow = []model.RoomIndex{1} }},
	{"rule R57 free=60", 2, 1, 1, 2, func(p *plant) { p.general("R57", "free", "30") }},
	{"person a optional in s0", 1, 1, 1, 1, func(p *plant) {
		p.cast(p.person("a"), 0)
		p.Availability = append(p.Availability, model.Availability{Subject: model.OfPerson(0), Kind: model.Avoided, Interval: p.Windows[0].Interval})
		p.general("R62")
	}},
	{`rule line 1 free=30`, 2, 1, 1, 3, waiting},
	{"person a optional in s1", 2, 1, 1, 3, waiting},
}

func layouts(p *plant) { p.Rooms[0].Layouts, p.Sessions[0].Layout = []string{"round"}, "theatre" }

func organ(p *plant) { p.Sessions[0].Needs = []string{"organ"} }

func cart(p *plant) {
	p.Kits = []model.Kit{{ID: "cart", Kind: "cart", Count: 1}}
	p.Sessions[0].Needs, p.Sessions[1].Needs = []string{"cart"}, []string{"cart"}
}

func setUp(p *plant) {
	p.rule("R41", "before=s0;after=s1")
	p.Windows[0].End, p.Sessions[1].Setup = p.Windows[0].Start.Add(150), 45
}

func away(p *plant) {
	p.cast(p.person("a"), 0)
	p.away(0, p.Windows[0].Start, p.Windows[0].End)
}

func far(p *plant) {
	p.cast(p.person("a"), 0, 1)
	p.Rooms[0].Area, p.Rooms[1].Area = "sea", "hill"
	p.Walks = []model.Walk{{From: "sea", To: "hill", Minutes: 40}}
	p.rule("R35", "session=s0;rooms=r0")
	p.rule("R35", "session=s1;rooms=r1")
}

func online(p *plant) { p.People[0].Presence, p.People[0].Zone = model.Online, "UTC" }

func night(p *plant) {
	p.cast(p.person("a"), 0)
	online(p)
	p.general("R27")
}

// escorted asks for 30 minutes on one side of s0, for whoever attends both sessions, and leaves
// 15.
func escorted(p *plant, side, order string) {
	p.cast(p.person("a"), 0, 1)
	p.rule("R25", "session=s0;people=a;"+side+"=30")
	p.rule("R41", order)
	p.Windows[0].End = p.Windows[0].End.Add(15)
}

// shortNight has somebody online late in an evening and ten and a half hours later.
func shortNight(p *plant) {
	p.cast(p.person("a"), 0, 1)
	online(p)
	for s, hour := range []string{"00:00", "11:30"} {
		p.rule("R35", fmt.Sprintf("session=s%d;start=2023-03-29T%s:00Z", s, hour))
	}
	p.general("R30")
}

func themed(p *plant) {
	for s := range p.Sessions {
		p.Sessions[s].Themes = []string{"water"}
	}
}

// pinTo pins the first sessions to a day.
func (p *plant) pinTo(day, sessions int) {
	for s := range sessions {
		p.rule("R35", fmt.Sprintf("session=s%d;day=%s", s, p.Days[day]))
	}
}

// varied has three of four sessions of a type on one of two days each of which asks for two.
func varied(p *plant) {
	for w := range p.Windows {
		p.Windows[w].Prime = true
	}
	p.pinTo(0, 3)
	p.general("R39", "least", "2")
}

// interprets has somebody interpret all sessions.
func interprets(p *plant, keysAndValues ...string) {
	p.Roles = append(p.Roles, model.Role{ID: "interpreter", Must: true})
	for s := range p.Sessions {
		p.Cast = append(p.Cast, model.CastMember{Session: model.SessionIndex(s), Person: p.only("a"), Role: "interpreter", Must: model.MustAttend})
	}
	p.general("R47", keysAndValues...)
}

func interpreted(p *plant) {
	p.Sessions[0].Languages, p.Sessions[0].Interpretation = []string{"en"}, []string{"fr"}
}

// waiting has somebody wait for half an hour, beside the quarter that does not count.
func waiting(p *plant) {
	p.cast(p.person("a"), 0, 1)
	p.rule("R58", "people=a")
	p.rule("R41", "before=s0;after=s1;min=45")
}

// cast puts somebody into the cast of sessions.
func (p *plant) cast(who model.PersonIndex, sessions ...model.SessionIndex) {
	for _, s := range sessions {
		p.Cast = append(p.Cast, model.CastMember{Session: s, Person: who, Role: "speaker", Must: model.MustAttend})
	}
}

// only returns the one person of an event, who is added where there is none.
func (p *plant) only(id string) model.PersonIndex {
	if len(p.People) == 0 {
		p.person(id)
	}
	return 0
}

// general makes a rule hard for the whole event.
func (p *plant) general(rule string, keysAndValues ...string) {
	set := model.Setting{Rule: rule, Level: model.Hard}
	for i := 0; i < len(keysAndValues); i += 2 {
		set.Params = append(set.Params, model.Param{Key: keysAndValues[i], Value: keysAndValues[i+1]})
	}
	p.Rules = append(p.Rules, set)
}

// Every change that explain can offer helps against something that is small enough to see it,
// by itself, and was solved again: the programme passes the check.
func TestEveryRemedyHelps(t *testing.T) {
	for _, c := range impossible {
		t.Run(c.helps, func(t *testing.T) {
			e := fair(c.sessions, c.rooms, c.days, model.Minutes(c.hours))
			e.Grain, e.Roles = 5, []model.Role{{ID: "speaker", Must: true}}
			c.matter(&plant{Event: e})
			x, err := planner(e).Explain(t.Context(), solver.ExplainOptions{Options: solver.Options{Seed: 1, Workers: 1}, Cores: 5, Repairs: 40})
			if err != nil || x.Verdict != solver.Impossible {
				t.Fatalf("%+v, %v; want impossible", x, err)
			}
			var told []string
			for _, r := range x.Repairs {
				mended, faults := rules.Bind(r.Event)
				if len(faults) > 0 || !check.Programme(mended, r.Programme).OK() {
					t.Errorf("the programme after %v does not pass the check", r.Changes)
				}
				if len(r.Changes) == 1 {
					told = append(told, r.Changes[0].String())
				}
			}
			if !slices.Contains(told, c.helps) {
				t.Errorf("%q are offered, each by itself", told)
			}
		})
	}
}
