package rules

import (
	"strings"
	"testing"

	"programme/model"
)

// earlyAndLate adds windows on 10 October: from 22:00 to 01:00 of the next day, from
// 08:00 to 08:30, and one in between.
func earlyAndLate(e *model.Event) {
	for _, hours := range []string{"22:00-25:00", "08:00-08:30", "12:00-13:00"} {
		e.Windows = append(e.Windows, model.Window{ID: hours, Interval: span("10", hours)})
	}
}

var r32Cases = []judged{
	{
		name: "as asked, to the minute",
		settings: []model.Setting{
			set("R32", "session=A", "wish=morning"), set("R32", "session=B", "wish=afternoon"),
			set("R32", "session=C", "wish=not-first"), set("R32", "session=D", "wish=not-last"),
		},
		programme: []string{"A C-1 10 11:59-12:59", "B C-1 10 12:00-13:00", "C C-1 10 10:00-11:00", "D C-1 10 16:00-17:00"},
	},
	{
		name: "a minute off",
		settings: []model.Setting{
			set("R32", "session=A", "wish=morning"), set("R32", "session=B", "wish=afternoon", "strength=strong"),
			leveled(model.Hard, 0, set("R32", "session=C", "wish=not-first")), set("R32", "session=D", "wish=not-last"),
		},
		programme: []string{"A C-1 10 12:00-13:00", "B C-1 10 11:59-12:59", "C C-1 10 09:59-10:59", "D C-1 10 16:01-17:01"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), should start before 12:00`,
			`3: "B" in "Room C-1", Tue 10 Oct 11:59-12:59 (02:59-03:59 UTC), should start at 12:00 or later`,
			`1: "C" in "Room C-1", Tue 10 Oct 09:59-10:59 (00:59-01:59 UTC), must start at least 60 minutes after its day opens, which is Tue 10 Oct 09:00 (00:00 UTC)`,
			`1: "D" in "Room C-1", Tue 10 Oct 16:01-17:01 (07:01-08:01 UTC), should end at least 60 minutes before its day closes, which is Tue 10 Oct 18:00 (09:00 UTC)`,
		},
		say: []string{
			`"A" should start before 12:00`,
			`"B" should start at 12:00 or later`,
			`"C" must start at least 60 minutes after its day opens`,
			`"D" should end at least 60 minutes before its day closes`,
		},
	},
	{
		name:   "a day opens with its first window and closes with the last that opens on it",
		change: earlyAndLate,
		settings: []model.Setting{
			set("R32", "type=workshop", "wish=not-first"), set("R32", "session=D|E", "wish=not-last"),
		},
		programme: []string{"A C-1 10 08:45-09:45", "B C-1 10 09:00-10:00", "C C-1 11 00:00-01:00", "D C-1 10 23:30-24:30", "E C-1 11 00:15-00:45"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 08:45-09:45 (Mon 9 Oct 23:45 to Tue 10 Oct 00:45 UTC), should start at least 60 minutes after its day opens, which is Tue 10 Oct 08:00 (Mon 9 Oct 23:00 UTC)`,
			`1: "C" in "Room C-1", Wed 11 Oct 00:00-01:00 (Tue 10 Oct 15:00-16:00 UTC), should start at least 60 minutes after its day opens, which is Wed 11 Oct 09:00 (00:00 UTC)`,
			`1: "D" in "Room C-1", Tue 10 Oct 23:30 to Wed 11 Oct 00:30 (14:30-15:30 UTC), should end at least 60 minutes before its day closes, which is Wed 11 Oct 01:00 (Tue 10 Oct 16:00 UTC)`,
		},
	},
	{
		name:      "a day on which no window opens asks nothing",
		settings:  []model.Setting{set("R32", "session=A|B", "wish=not-first"), set("R32", "session=A|B", "wish=not-last")},
		programme: []string{"A C-1 13 09:00-10:00", "B C-1 13 17:00-18:00"},
	},
	{
		name:      "of what people must attend, each session once",
		change:    func(e *model.Event) { onThemes(nil, []string{"AI"}, nil, []string{"AI"})(e) },
		settings:  []model.Setting{set("R32", "theme=AI", "people=ana|bo", "wish=morning")},
		programme: []string{"A C-1 10 15:00-16:00", "B C-1 10 13:00-14:00", "C C-1 10 14:00-15:00", "D C-1 10 12:00-13:00"},
		want: []string{
			`1: "B" in "Room C-1", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC), should start before 12:00`,
			`1: "D" in "Room C-1", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), should start before 12:00`,
			`1: "A" in "Room C-1", Tue 10 Oct 15:00-16:00 (06:00-07:00 UTC), should start before 12:00`,
		},
	},
	{
		name: "on the clock of who asks and is online",
		change: func(e *model.Event) {
			e.People[0].Presence = model.Online // in Prague, seven hours behind
			e.People[1].Zone = "Europe/London"
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 1, Role: "guest", Presence: model.Online})
		},
		settings: []model.Setting{
			set("R32", "people=ana", "wish=morning"), set("R32", "people=ana", "wish=not-last"),
			askedBy("Bo Lind (mail of 3 March)", set("R32", "session=C|D", "wish=afternoon")),
			askedBy("the host", set("R32", "session=A", "wish=morning")),
		},
		programme: []string{"A C-1 10 17:00-18:00", "B C-1 11 19:00-20:00", "C C-2 10 13:00-14:00", "D C-1 10 15:00-16:00"},
		want: []string{
			`1: "B" in "Room C-1", Wed 11 Oct 19:00-20:00 (10:00-11:00 UTC), should start before 12:00 for Ana Silva (Europe/Prague)`,
			`1: "A" in "Room C-1", Tue 10 Oct 17:00-18:00 (08:00-09:00 UTC), should end at least 60 minutes before its day closes, which is Tue 10 Oct 18:00 (09:00 UTC)`,
			`1: "B" in "Room C-1", Wed 11 Oct 19:00-20:00 (10:00-11:00 UTC), should end at least 60 minutes before its day closes, which is Wed 11 Oct 18:00 (09:00 UTC)`,
			`1: "D" in "Room C-1", Tue 10 Oct 15:00-16:00 (06:00-07:00 UTC), should start at 12:00 or later for Bo Lind (Europe/London)`,
			`1: "A" in "Room C-1", Tue 10 Oct 17:00-18:00 (08:00-09:00 UTC), should start before 12:00`,
		},
	},
	{
		name: "on each clock of several who ask, and on the venue's where no zone is known or all are on site",
		change: func(e *model.Event) {
			e.People[0].Presence, e.People[1].Presence, e.People[1].Zone = model.Online, model.Online, "America/New_York"
			e.People = append(e.People, model.Person{ID: "cy", Name: "Cy", Presence: model.Online})
			e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: 1, Role: "speaker"}, model.CastMember{Session: 4, Person: 2, Role: "speaker"})
			e.Cast[1].Presence, e.Cast[2].Presence = model.OnSite, model.OnSite
		},
		settings:  []model.Setting{set("R32", "people=ana|bo|cy", "wish=afternoon")},
		programme: []string{"A C-1 10 20:00-21:00", "B C-2 10 11:00-12:00", "E Main 10 11:00-11:30"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 20:00-21:00 (11:00-12:00 UTC), should start at 12:00 or later for Bo Lind (America/New_York)`,
			`1: "B" in "Room C-2", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), should start at 12:00 or later`,
			`1: "E" in "Main Hall", Tue 10 Oct 11:00-11:30 (02:00-02:30 UTC), should start at 12:00 or later`,
		},
		say: []string{
			`"A" should start at 12:00 or later for Ana Silva (Europe/Prague) and for Bo Lind (America/New_York)`,
			`"B" should start at 12:00 or later`, `"E" should start at 12:00 or later`,
		},
	},
}

// r32Windows are the cases of windows, lunches and what is opposite.
var r32Windows = []judged{
	{
		name: "in the window, after the lunch, and beside what is not opposite",
		settings: []model.Setting{
			set("R32", "session=A", "wish=window", "from=10:00", "to=11:00"), set("R32", "session=B", "wish=window", "days=2023-10-11"),
			set("R32", "session=C", "wish=not-after-lunch"), set("R32", "session=D", "wish=not-opposite", "other=A|B", "other_type=lightning"),
			set("R15", "rooms=C-1", "start="+instant("10", "12:00"), "end="+instant("10", "13:00"), "title=Hot lunch"),
		},
		programme: []string{"A C-1 10 10:00-11:00", "B C-2 11 17:00-18:00", "C C-2 10 14:00-15:00", "D C-2 10 11:00-12:00", "E Main 10 12:00-12:30"},
	},
	{
		name: "a minute off",
		settings: []model.Setting{
			set("R32", "session=A", "wish=window", "from=10:00"), set("R32", "session=A", "wish=window", "to=10:58", "strength=strong"),
			leveled(model.Hard, 0, set("R32", "session=B", "wish=window", "from=09:00", "to=18:00", "days=2023-10-11|2023-10-12")),
			set("R32", "session=C", "wish=not-after-lunch", "minutes=90", "title=tea|LUNCH"),
			set("R32", "session=D", "wish=not-opposite", "other=A|D", "other_type=lightning", "strength=strong"),
			set("R15", "rooms=C-1", "start="+instant("10", "12:00"), "end="+instant("10", "13:00"), "title=Hot lunch"),
			leveled(model.Off, 0, set("R15", "rooms=C-1", "start="+instant("10", "11:30"), "end="+instant("10", "13:30"), "title=Lunch")),
		},
		programme: []string{"A C-1 10 09:59-10:59", "B C-2 10 17:00-18:00", "C C-2 10 14:29-15:29", "D C-2 10 10:58-11:58", "E Main 10 11:57-12:27"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 09:59-10:59 (00:59-01:59 UTC), should start at 10:00 or later`,
			`3: "A" in "Room C-1", Tue 10 Oct 09:59-10:59 (00:59-01:59 UTC), should end by 10:58`,
			`1: "B" in "Room C-2", Tue 10 Oct 17:00-18:00 (08:00-09:00 UTC), must start at 09:00 or later and end by 18:00 on Wed 11 Oct or Thu 12 Oct`,
			`1: "C" in "Room C-2", Tue 10 Oct 14:29-15:29 (05:29-06:29 UTC), should not start within 90 minutes after "Hot lunch" ends, which is Tue 10 Oct 13:00 (04:00 UTC)`,
			`3: "D" in "Room C-2", Tue 10 Oct 10:58-11:58 (01:58-02:58 UTC), should not overlap "A" in "Room C-1", Tue 10 Oct 09:59-10:59 (00:59-01:59 UTC); they do for 1 minute`,
			`3: "D" in "Room C-2", Tue 10 Oct 10:58-11:58 (01:58-02:58 UTC), should not overlap "E" in "Main Hall", Tue 10 Oct 11:57-12:27 (02:57-03:27 UTC); they do for 1 minute`,
		},
		say: []string{
			`"A" should start at 10:00 or later`, `"A" should end by 10:58`, `"B" must start at 09:00 or later and end by 18:00 on Wed 11 Oct or Thu 12 Oct`,
			`"C" should not start within 90 minutes after "tea" or "LUNCH" ends`, `"D" should not overlap "A"`, `"D" should not overlap "E"`,
		},
	},
	{
		name:      "a window on the clock of who asks and is online",
		change:    func(e *model.Event) { e.People[0].Presence = model.Online },
		settings:  []model.Setting{set("R32", "people=ana", "wish=window", "from=09:00", "to=12:00")},
		programme: []string{"A C-1 10 16:00-17:00", "B C-1 10 10:00-11:00"},
		want: []string{
			`1: "B" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), should start at 09:00 or later and end by 12:00 for Ana Silva (Europe/Prague)`,
		},
		say: []string{`"B" should start at 09:00 or later and end by 12:00 for Ana Silva (Europe/Prague)`},
	},
}

func TestR32SenselessWishes(t *testing.T) {
	for _, c := range []struct {
		line model.Setting
		want string
	}{
		{set("R32", "session=A", "wish=window"), "a wish of window needs from, to or days"},
		{set("R32", "session=A", "wish=window", "from=12:00", "to=12:00"), "nothing is between from and to"},
		{set("R32", "session=A", "wish=morning", "to=12:00"), "to means nothing with a wish of morning"},
		{set("R32", "session=A", "wish=not-opposite"), "a wish of not-opposite needs other or other_type"},
		{set("R32", "session=A", "wish=not-first", "other=B"), "other means nothing with a wish of not-first"},
	} {
		e := conference()
		e.Rules = []model.Setting{c.line}
		if _, faults := Bind(e); len(faults) != 1 || !strings.Contains(faults[0].Message, c.want) {
			t.Errorf("%v has the faults %v, want %q", c.line.Params, faults, c.want)
		}
	}
}

// askedBy is a setting with who asks for it.
func askedBy(who string, s model.Setting) model.Setting {
	s.Who = who
	return s
}

func TestAskingIsWhomTheLineNames(t *testing.T) {
	e := conference()
	e.People[1].Aliases = []string{"lindy"}
	for who, want := range map[string]model.PersonIndex{
		"": model.NoPerson, "ana": 0, "Ana silva": 0, "ana (phone)": 0, "lindy": 1, "Bo": model.NoPerson, "(ana)": model.NoPerson, "Ana Silva, ITU": model.NoPerson,
	} {
		e.Rules = []model.Setting{askedBy(who, set("R32", "session=A", "wish=morning"))}
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if got := Asking(e, &book.Of("R32").Items[0]); got != want {
			t.Errorf("%q is %d, want %d", who, got, want)
		}
	}
	e.People[1].Name = "Ana Silva"
	e.Rules = []model.Setting{askedBy("Ana Silva", set("R32", "session=A", "wish=morning"))}
	book, _ := Bind(e)
	if got := Asking(e, &book.Of("R32").Items[0]); got != model.NoPerson {
		t.Errorf("one of two of a name is %d", got)
	}
}

func TestR32TimeWishes(t *testing.T) { judge(t, "R32") }
