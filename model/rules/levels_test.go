package rules

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// faultsOf binds the settings, the first at line 2 of rules.csv, and returns the faults.
func faultsOf(t *testing.T, settings ...model.Setting) (texts []string) {
	t.Helper()
	e := conference()
	e.Sessions[0].Themes = []string{"AI"}
	e.Rules = lines(settings...)
	_, faults := Bind(e)
	for _, f := range faults {
		texts = append(texts, f.Error())
	}
	return texts
}

func TestLevelsThatARuleCannotHave(t *testing.T) {
	tests := []struct {
		name    string
		setting model.Setting
		want    []string
	}{
		{"R01 is what a programme is", leveled(model.Soft(1), 0, set("R01")), []string{"rules.csv:2:4: rule R01 is always hard; it cannot be soft"}},
		{"R02 for a room", leveled(model.Off, 0, set("R02", "rooms=C-1", "max=2")), []string{"rules.csv:2:4: rule R02 is always hard; it cannot be off"}},
		{"R03", leveled(model.CheckOnly, 0, set("R03")), []string{"rules.csv:2:4: rule R03 is always hard; it cannot be check"}},
		{"R04 is hard anyway", leveled(model.Hard, 0, set("R04")), nil},
		{"R45 is nowhere soft", leveled(model.Soft(2), 0, set("R45")), []string{"rules.csv:2:4: rule R45 can be hard, check or off; it cannot be soft"}},
		{"R35 for some sessions", leveled(model.Soft(2), 0, set("R35", "session=A", "windows=d10")), []string{"rules.csv:2:4: rule R35 can be hard, check or off; it cannot be soft"}},
		{"R41 for some sessions", leveled(model.Soft(2), 0, set("R41", "before=A", "after=B")), nil},
		{"R19 for all", leveled(model.Soft(9), 0, set("R19")), nil},
		{"R28 without a bound", leveled(model.Hard, 0, set("R28")), []string{"rules.csv:2:4: rule R28: at the level hard it has to say how many points a day may cost somebody; give most, such as 5, or a soft level"}},
		{"R28 with a bound", leveled(model.Hard, 0, set("R28", "most=5")), nil},
		{"a level and a value at fault", leveled(model.Soft(2), 0, set("R54", "days=x")), []string{
			`rules.csv:2:10: days of rule R54: "x" is not a day; write one like 2023-10-11 or Wed`,
			"rules.csv:2:4: rule R54 can be hard, check or off; it cannot be soft",
		}},

		{"a part that would be hard", set("R16", "nice=hard"), []string{`rules.csv:2:10: nice of rule R16: "hard" is not a level that it can have; write soft:1 to soft:9, check or off`}},
		{"a part without a level", set("R08", "wishes="), []string{`rules.csv:2:10: wishes of rule R08: "" is not a level that it can have; write soft:1 to soft:9, check or off`}},
		{"a tier that there is not", set("R01", "optional=soft:10"), []string{`rules.csv:2:10: optional of rule R01: "soft:10" is not a level that it can have; write soft:1 to soft:9, check or off`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := faultsOf(t, tt.setting)
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRulesThatCanBeSoft(t *testing.T) {
	want := map[string][]string{
		"hard":      {"R01", "R02", "R03", "R04", "R63"},
		"hard only": {"R05", "R09", "R34", "R35", "R45", "R54"},
		"both":      {"R06", "R07", "R08", "R10", "R11", "R12", "R13", "R14", "R15", "R16", "R17", "R18", "R19", "R21", "R22", "R23", "R24", "R25", "R27", "R28", "R30", "R31", "R32", "R33", "R36", "R37", "R38", "R39", "R40", "R41", "R42", "R43", "R44", "R46", "R47", "R48", "R49", "R50", "R51", "R52", "R57", "R58", "R61", "R62"},
		"soft only": {"R26", "R29", "R53", "R59", "R60"},
	}
	got := map[string][]string{}
	for _, r := range Catalogue() {
		kind := ""
		switch levels := r.Levels(); {
		case slices.Equal(levels, []string{"hard"}):
			kind = "hard"
		case slices.Equal(levels, []string{"hard", "check", "off"}):
			kind = "hard only"
		case slices.Equal(levels, []string{"hard", "soft:1 to soft:9", "check", "off"}):
			kind = "both"
		case slices.Equal(levels, []string{"soft:1 to soft:9", "check", "off"}):
			kind = "soft only"
		}
		got[kind] = append(got[kind], r.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("levels (-want +got):\n%s", diff)
	}
}

// A part of a rule has its own level, but is off with the whole rule.
func TestPartsHaveTheirLevels(t *testing.T) {
	tests := []struct {
		name        string
		settings    []model.Setting
		whole, part model.Level
	}{
		{"by default", nil, model.Hard, model.Soft(6)},
		{"the part alone", []model.Setting{set("R06", "comfort_level=soft:7")}, model.Hard, model.Soft(7)},
		{"the rule alone", []model.Setting{leveled(model.CheckOnly, 0, set("R06"))}, model.CheckOnly, model.Soft(6)},
		{"the part is off", []model.Setting{set("R06", "comfort_level=off")}, model.Hard, model.Off},
		{"the rule is off", []model.Setting{leveled(model.Off, 0, set("R06", "comfort_level=soft:7"))}, model.Off, model.Off},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := conference()
			expecting(110)(e)
			e.Rules = tt.settings
			book, faults := Bind(e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			b := &book.Of("R06").General
			if b.LevelOf("") != tt.whole || b.LevelOf("comfort_level") != tt.part {
				t.Errorf("levels %v and %v, want %v and %v", b.LevelOf(""), b.LevelOf("comfort_level"), tt.whole, tt.part)
			}
			found := map[string]model.Level{"": model.Off, "comfort_level": model.Off}
			for _, v := range Judge(book, model.NewProgramme([]model.Placement{placed(e, "A C-1 10 09:00-10:00")})) {
				if v.Rule == "R06" {
					found[v.Part] = v.Level
				}
			}
			if diff := cmp.Diff(map[string]model.Level{"": tt.whole, "comfort_level": tt.part}, found); diff != "" {
				t.Errorf("levels of the violations (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPartsHaveTheirUnits(t *testing.T) {
	part := NewInstance("R01")
	part.Part = "optional"
	if got := r01.UnitOf(NewInstance("R01")); got != "sessions" {
		t.Errorf("R01 counts %s, want sessions", got)
	}
	if got := r01.UnitOf(part); got != "points" {
		t.Errorf("the optional part of R01 counts %s, want points", got)
	}
	part.Part = "nice"
	if got := r16.UnitOf(part); got != "minutes" {
		t.Errorf("the nice part of R16 counts %s, want minutes", got)
	}
}

func TestValuesOfSoftRules(t *testing.T) {
	const notBand = "is not a band of hours with its cost; write it like 06:00-07:00=5"
	tests := []struct {
		name    string
		setting model.Setting
		want    []string // without "rules.csv:2:"
	}{
		{"percent", set("R06", "comfort=100", "empty=0"), nil},
		{"a sign", set("R06", "comfort=90%"), []string{`10: comfort of rule R06: "90%" is not a whole number of percent from 0 to 200`}},
		{"too many percent", set("R06", "comfort=201"), []string{`10: comfort of rule R06: "201" is not a whole number of percent from 0 to 200`}},
		{"empty above comfort", set("R06", "empty=95"), []string{"10: rule R06: a room that is too empty below 95 percent and too full above 90 percent is never right; give an empty that is not above comfort"}},
		{"an organisation of nobody", set("R24", "org=isoc|ITU"), []string{`10: rule R24: organisation "isoc" is not in the event; write it as sessions.csv or people.csv does`}},
		{"min above max", set("R37", "theme=AI", "max=10", "min=20"), []string{"30: rule R37: at most 10 percent is less than at least 20 percent; give a min that is not above max"}},

		{"points for nothing", set("R27", "points=0"), []string{"10: rule R27: a session outside that counts 0 points counts nothing; give points of at least 1, or switch the rule off"}},
		{"bands", set("R28", "bands=23:00-06:00=9 | 06:00-07:00=0|00:00-24:00=1|22:00-24:00=3"), nil},
		{"a band without a cost", set("R28", "bands=06:00-07:00"), []string{`10: bands of rule R28: "06:00-07:00" ` + notBand}},
		{"a band that gives", set("R28", "bands=06:00-07:00=5|07:00-08:00=-2"), []string{`10: bands of rule R28: "07:00-08:00=-2" ` + notBand}},
		{"a band that begins at no time", set("R28", "bands=26:00-07:00=5"), []string{`10: bands of rule R28: "26:00-07:00=5" ` + notBand}},
		{"a band that ends at no time", set("R28", "bands=06:00-7=5"), []string{`10: bands of rule R28: "06:00-7=5" ` + notBand}},
		{"a time alone", set("R28", "bands=06:00=5"), []string{`10: bands of rule R28: "06:00=5" ` + notBand}},
		{"no band", set("R28", "bands="), []string{`10: bands of rule R28: "" ` + notBand}},
		{"a band of no hours", set("R28", "bands=07:00-07:00=5"), []string{`10: bands of rule R28: "07:00-07:00=5" covers no hours; write the whole day as 00:00-24:00`}},
		{"from midnight to midnight", set("R28", "bands=24:00-00:00=5"), []string{`10: bands of rule R28: "24:00-00:00=5" covers no hours; write the whole day as 00:00-24:00`}},

		{"a group of one", set("R13", "session=A"), []string{"10: rule R13: a group of one session asks nothing; name at least two sessions, a type or a theme"}},
		{"a group of one and a theme", set("R40", "session=A", "theme=AI"), nil},
		{"R40 of one", set("R40", "session=A"), []string{"10: rule R40: a group of one session asks nothing; name at least two sessions, a type or a theme"}},
		{"R26 without sessions", set("R26", "people=ana"), []string{
			"4: rule R26 needs session, type or theme; give session (sessions that they would like to attend), type (types of sessions that they would like to attend) or theme (themes whose sessions they would like to attend)",
		}},
		{"R32 without a wish", set("R32", "people=ana"), []string{"4: rule R32 needs wish; give wish (the time that is asked for)"}},

		{"for the whole event, among what is named", set("R36", "theme=AI", "primary=5"), []string{"20: primary of rule R36 is for the whole event; give it in event.yaml, or on a line of its own"}},
		{"for the whole event, alone", set("R36", "primary=5", "other=2"), nil},
		{"for the whole event, beside what needs a name", set("R08", "forbid=booth", "wishes=soft:5"), []string{
			"20: wishes of rule R08 is for the whole event; give it in event.yaml, or on a line of its own",
			"4: rule R08 needs session or type; give session (sessions that the line is about) or type (types of sessions that the line is about)",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for _, text := range tt.want {
				want = append(want, "rules.csv:2:"+text)
			}
			if diff := cmp.Diff(want, faultsOf(t, tt.setting)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBandsAsWritten(t *testing.T) {
	e := conference()
	e.Rules = []model.Setting{set("R28", "bands=22:00-24:00=3|23:30-06:15=9")}
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := []Band{{22 * 60, 24 * 60, 3}, {23*60 + 30, 6*60 + 15, 9}}
	got := book.Of("R28").General.Bands("bands")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bands (-want +got):\n%s", diff)
	}
	if text := got[0].String() + " " + got[1].String(); text != "22:00-24:00 23:30-06:15" {
		t.Errorf("bands read %q", text)
	}
}

// Lines for the whole event in rules.csv change it as event.yaml does.
func TestWholeParametersOnALineOfTheirOwn(t *testing.T) {
	e := conference()
	e.Rules = []model.Setting{leveled(model.Soft(5), 2, set("R40", "org=yes")), set("R40", "session=A|B")}
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := book.Of("R40")
	if !b.General.Yes("org") || b.General.Level != model.Soft(5) || len(b.Items) != 1 || b.Items[0].Weight != 2 {
		t.Errorf("general %+v, items %+v", b.General, b.Items)
	}
}
