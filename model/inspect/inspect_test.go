package inspect

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/rules"
)

// workshop is an event at which nothing is odd: on Monday 11 May 2026 in Lisbon, from 09:00 to
// 12:00, A and B of an hour, Pia from Tokyo online in A and Quin on site in B, and a room of 50.
func workshop() *model.Event {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	open := model.Span(day.Bounds("Europe/Lisbon").Start.Add(9*60), 3*60)
	return &model.Event{
		Name: "Workshop", Zone: "Europe/Lisbon", Grain: 15, Days: []model.Date{day},
		Types: []model.SessionType{{ID: "talk", Minutes: 60}},
		Sessions: []model.Session{
			{ID: "A", Type: "talk", Themes: []string{"Data"}, Expected: 20},
			{ID: "B", Type: "talk", Themes: []string{"Privacy"}, Expected: 30},
		},
		Rooms:   []model.Room{{ID: "r", Name: "Room", Capacity: 50, Layouts: []string{"round"}, Services: []string{"captions"}}},
		People:  []model.Person{{ID: "pia", Name: "Pia", Zone: "Asia/Tokyo", Presence: model.Online}, {ID: "quin", Name: "Quin", Presence: model.OnSite}},
		Cast:    []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}, {Session: 1, Person: 1, Role: "speaker"}},
		Windows: []model.Window{{ID: "mon", Interval: open}},
	}
}

// at is so many hours after midnight of that Monday.
func at(hours int) model.Instant {
	return model.Date{Year: 2026, Month: 5, Day: 11}.Bounds("Europe/Lisbon").Start.Add(model.Minutes(60 * hours))
}

func span(from, to int) model.Interval { return model.Interval{Start: at(from), End: at(to)} }

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *model.Event)
		kind   Kind
		want   []string // messages; none if what looks odd is not
	}{
		{"nothing", func(*model.Event) {}, "", nil},
		{"a theme in two spellings", func(e *model.Event) { e.Sessions[1].Themes = []string{"data"} }, Spelling, []string{`themes that can be one: "Data" (1 time) and "data" (1 time)`}},
		{"an abbreviation", func(e *model.Event) { e.Sessions[0].Org, e.Sessions[1].Org = "ISOC", "Internet Society" }, Spelling, []string{`organisations that can be one: "ISOC" (1 time) and "Internet Society" (1 time)`}},
		{"a language by name and code", func(e *model.Event) {
			e.Sessions[0].Languages, e.Sessions[1].Languages = []string{"fr"}, []string{"French"}
		}, Spelling, []string{`languages that can be one: "fr" (1 time) and "French" (1 time)`}},
		{"the commoner spelling first", func(e *model.Event) {
			e.People[0].Group, e.People[1].Group = "civil society", "Civil Society"
			e.People = append(e.People, model.Person{ID: "rex", Name: "Rex", Group: "Civil Society"})
			e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: 2, Role: "audience"})
		}, Spelling, []string{`groups that can be one: "Civil Society" (2 times) and "civil society" (1 time)`}},
		{"a session merged with none", func(e *model.Event) { e.Sessions[0].Merge = "B" }, Merge, []string{`"A" is the only session with the merge id "B", so it is merged with none`}},
		{"two merged sessions", func(e *model.Event) { e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m" }, "", nil},
		{"a list with a comma", func(e *model.Event) { e.Sessions[0].Themes = []string{"Data", "Data, Privacy"} }, List, []string{`"Data, Privacy" is one of the themes, and so are "Data" and "Privacy"`}},
		{"a theme with a comma", func(e *model.Event) { e.Sessions[0].Themes = []string{"Data, Trust"} }, "", nil},
		{"no theme of one of two", func(e *model.Event) { e.Sessions[0].Themes = nil }, Unsaid, []string{`1 of 2 sessions without a theme: "A"`}},
		{"nobody's theme", func(e *model.Event) { e.Sessions[0].Themes, e.Sessions[1].Themes = nil, nil }, "", nil},
		{"online and on site", func(e *model.Event) { e.Cast[0].Role = "onsite_moderator" }, Contradiction, []string{`Pia is online and onsite_moderator of "A"`}},
		{"online and on site in one row", func(e *model.Event) { e.Cast[0].Role, e.Cast[0].Presence = "onsite_moderator", model.Online }, Contradiction, []string{`Pia is online and onsite_moderator of "A"`}},
		{"on site, for those online", func(e *model.Event) {
			e.Cast[1].Role, e.People[1].Zone = "online_moderator", "Asia/Tokyo"
		}, Contradiction, []string{`Quin takes part on site, and counts as online in "B", as online_moderator`}},
		{"on site, for those online, as the row says", func(e *model.Event) { e.Cast[1].Role, e.Cast[1].Presence = "online_moderator", model.OnSite }, "", nil},
		{"online by the role, without a zone", func(e *model.Event) { e.Cast[1].Role, e.People[1].Presence = "online_moderator", "" }, Unsaid, []string{`R27, R28, R29 and R30 cannot bind 1 person online without a zone: "quin"`}},
		{"online without a zone, and not asked after", func(e *model.Event) {
			e.People[0].Zone = ""
			e.Rules = []model.Setting{{Rule: "R27", Level: model.Off}, {Rule: "R28", Level: model.Off}, {Rule: "R29", Level: model.Off}, {Rule: "R30", Level: model.Off}}
		}, "", nil},
		{"online, with an arrival", func(e *model.Event) { e.People[0].Arrive = at(8) }, Contradiction, []string{"Pia takes part online alone, and has a time of arrival or departure"}},
		{"free when nothing is open", func(e *model.Event) {
			e.Availability = []model.Availability{{Subject: model.OfRoom(0), Interval: span(9, 12)}, {Subject: model.OfRoom(0), Interval: span(13, 18)}}
		}, Contradiction, []string{"Room is free Mon 11 May 13:00-18:00 (12:00-17:00 UTC), when no window is open"}},
		{"on site and free at night, on another clock", func(e *model.Event) {
			e.People[1].Zone = "Asia/Tokyo"
			e.Availability = []model.Availability{
				{Subject: model.OfPerson(0), Interval: span(1, 10), Zone: "Asia/Tokyo"},
				{Subject: model.OfPerson(1), Interval: span(1, 10), Zone: "Asia/Tokyo"},
			}
		}, Contradiction, []string{"Quin is on site and free Mon 11 May 01:00-10:00 (00:00-09:00 UTC), in the night"}},
		{"more people than any room holds", func(e *model.Event) { e.Sessions[0].Expected = 80 }, Fit, []string{"sessions that expect more than 50: 1 session takes 60 minutes, and no room is for them"}},
		{"a service that nobody has", func(e *model.Event) { e.Sessions[0].Needs = []string{"subtitles"} }, Fit, []string{`"A" needs "subtitles", which no room has and no kit is`}},
		{"a service of a kit", func(e *model.Event) {
			e.Sessions[0].Needs = []string{"cart"}
			e.Kits = []model.Kit{{ID: "cart", Kind: "cart", Count: 1}}
		}, "", nil},
		{"a layout that no room has", func(e *model.Event) { e.Sessions[0].Layout = "theatre" }, Fit, []string{`"A" needs the layout "theatre", which no room has`}},
		{"a session longer than the day", func(e *model.Event) { e.Sessions[0].Minutes = 240 }, Fit, []string{
			`"A" takes 4 hours, and windows that are for it are open 3 hours at most without a break`,
			"all sessions: 2 sessions take 5 hours, and 1 room that is for them has 3 hours",
			"Pia must attend for 4 hours, and can be there 3 hours while windows are open",
		}},
		{"merged sessions take their time once", func(e *model.Event) {
			for i := range e.Sessions {
				e.Sessions[i].Minutes, e.Sessions[i].Merge = 180, "m"
			}
		}, "", nil},
		{"a room that holds several at once", func(e *model.Event) {
			e.Sessions[0].Minutes, e.Sessions[1].Minutes = 120, 120
			e.Rules = []model.Setting{{ID: "hall", Rule: "R02", Params: []model.Param{{Key: "rooms", Value: "r"}, {Key: "max", Value: "2"}}}}
		}, "", nil},
		{"a person for whom there is no time", func(e *model.Event) {
			e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: 1, Role: "speaker"})
			e.People[1].Arrive = at(11)
		}, Fit, []string{"Quin must attend for 2 hours, and can be there 60 minutes while windows are open"}},
		{"a line of cancelled sessions", func(e *model.Event) {
			e.Sessions = append(e.Sessions, model.Session{ID: "C", Type: "talk", State: model.Cancelled})
			e.Rules = []model.Setting{{ID: "gone", Rule: "R44", Params: []model.Param{{Key: "session", Value: "C"}, {Key: "windows", Value: "mon"}}}}
		}, Line, []string{`the line "gone" of rule R44 binds nothing: all its sessions are cancelled`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := workshop()
			c.change(given)
			e, faults := model.Complete(given)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			book, faults := rules.Bind(e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			var got []string
			for _, f := range Of(book).Findings {
				got = append(got, f.Message)
				if f.Kind != c.kind {
					t.Errorf("%s is of the kind %s", f.Message, f.Kind)
				}
				if f.Remedy == "" {
					t.Errorf("%s: nothing is said of what to do", f.Message)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// What was decided of people whom the tables leave open is said, with whom it is about.
func TestDecisionsAreSaid(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *model.Event)
		want   []string
	}{
		{"nothing", func(*model.Event) {}, nil},
		{"by the role", func(e *model.Event) {
			e.People[0].Presence, e.People[1].Presence = "", ""
			e.Cast[0].Role, e.Cast[1].Role = "online_moderator", "onsite_moderator"
			e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: 1, Role: "onsite_moderator"})
		}, []string{`1 person is online by their role: "pia"`, `1 person is on site by their role: "quin"`}},
		{"as they say themselves, or the row", func(e *model.Event) {
			e.People[1].Presence = ""
			e.Cast[0].Role, e.Cast[1].Role, e.Cast[1].Presence = "online_moderator", "onsite_moderator", model.OnSite
		}, nil},
		{"who need not attend", func(e *model.Event) {
			e.People[0].Kind = model.Organisation
			e.Cast[1].Role = "organizer"
			e.Cast = append(e.Cast, model.CastMember{Session: 1, Person: 0, Role: "organizer"}, model.CastMember{Session: 0, Person: 1, Role: "organizer"})
		}, []string{`1 organisation need not attend: "pia"`, `1 person need not attend sessions in which they are not the only organizer: "quin"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := workshop()
			c.change(given)
			e, faults := model.Complete(given)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if diff := cmp.Diff(c.want, decided(e)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What rules lack is said once for all that lack it, and what nobody can see is said too.
func TestLacksAreFolded(t *testing.T) {
	given := workshop()
	given.Cast = nil
	e, _ := model.Complete(given)
	book, _ := rules.Bind(e)
	r := Of(book)
	idle := r.Idle()
	if d := cmp.Diff(Lack{[]string{"R16", "R18", "R19", "R21", "R22", "R23", "R27", "R28", "R29", "R30", "R47"}, "there is no cast"}, idle[1]); d != "" {
		t.Error(d)
	}
	if last := idle[len(idle)-1]; last.Lacks != "" {
		t.Errorf("what nothing asks for does not come last: %v", last)
	}
	if d := cmp.Diff([]Lack{
		{[]string{"C1", "C2", "C3", "C4", "C5", "C7", "C10", "R20"}, "there is no cast"},
		{[]string{"C6"}, "nobody says when they are free"},
		{[]string{"C8"}, "no format names minutes"},
		{[]string{"C9"}, "no session is published"},
	}, r.IdleChecks()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"nobody's double booking can be seen: there is no cast"}, Unseen(r.Rules)); d != "" {
		t.Error(d)
	}
}

func TestHoursOfSets(t *testing.T) {
	day := []model.Interval{span(9, 12), span(13, 18)}
	for _, c := range []struct {
		name string
		got  []model.Interval
		want model.Minutes
	}{
		{"in common", both(day, []model.Interval{span(11, 14), span(17, 20)}), 180},
		{"nothing in common", both(day, []model.Interval{span(12, 13)}), 0},
		{"without a part", without(day, []model.Interval{span(11, 14)}), 360},
		{"without nothing", without(day, nil), 480},
		{"without all", without(day, []model.Interval{span(0, 24)}), 0},
	} {
		if got := total(c.got); got != c.want {
			t.Errorf("%s: %d minutes, want %d", c.name, got, c.want)
		}
	}
}

// What attendees want is said in a line, without any of them.
func TestDemandIsSaid(t *testing.T) {
	e := &model.Event{
		Sessions: []model.Session{
			{ID: "A", State: model.Confirmed, Expected: 2, ByDemand: true},
			{ID: "B", State: model.Confirmed},
			{ID: "C", State: model.Cancelled},
			{ID: "D", State: model.Confirmed, Expected: 9, ByDemand: true},
		},
		Demand: []model.Demand{
			{Session: 0, Attendee: "ann@example.org"},
			{Session: 0, Attendee: "ben"},
			{Session: 2, Attendee: "ben"},
			{Session: 3, Count: 9},
			{Session: 0, With: model.ToSession(3), Count: 1},
			{Session: 0, With: model.ToSession(2), Count: 1},
		},
	}
	want := `2 attendees with 2 wishes, 1 session counted and 1 pair counted; 2 sessions expect as many people as would like to come; nobody would like to attend 1 session: "B"`
	if got := demandOf(e).Words(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	e.Demand = nil
	if demandOf(e) != nil {
		t.Error("there is demand where nobody says any")
	}
}
