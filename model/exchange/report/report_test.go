package report_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/composition"
	"programme/model/exchange/report"
	"programme/model/exchange/words"
	"programme/model/rules"
	"programme/model/tables"
)

// kyoto is two rooms for ten hours on each of two days, three sessions, and people at
// home on three continents.
func kyoto(t *testing.T) report.Subject {
	t.Helper()
	e := &model.Event{
		Name: "Kyoto </title><b>", Zone: "Asia/Tokyo", Grain: 15,
		Days:  []model.Date{{Year: 2023, Month: 10, Day: 11}, {Year: 2023, Month: 10, Day: 12}},
		Types: []model.SessionType{{ID: "Workshop", Minutes: 60}},
		Roles: []model.Role{{ID: "speaker", Must: true}},
		Rooms: []model.Room{{ID: "hall", Name: "Main <Hall>"}, {ID: "tent", Name: "Tent"}},
		People: []model.Person{
			{ID: "asha", Name: "Asha", Zone: "Asia/Kathmandu", Presence: model.Online, Group: "Government", Region: "Asia-Pacific"},
			{ID: "rose", Name: "Rose & Co", Zone: "America/St_Johns", Presence: model.Online, Group: "Civil Society", Region: "WEOG"},
			{ID: "ken", Name: "Ken", Presence: model.OnSite, Region: "Asia-Pacific"},
			{ID: "lost", Name: "Lost", Presence: model.Online},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 0, Person: 1, Role: "speaker"},
			{Session: 0, Person: 2, Role: "speaker"},
			{Session: 1, Person: 2, Role: "speaker"},
			{Session: 2, Person: 2, Role: "speaker"},
			{Session: 2, Person: 3, Role: "speaker"},
		},
	}
	for i, theme := range []string{"Access", "Access", "Security"} {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprintf("WS %d", i), Title: "T", Type: "Workshop", Minutes: 60, State: model.Confirmed, Themes: []string{theme}})
	}
	for _, d := range e.Days {
		e.Windows = append(e.Windows, model.Window{ID: d.String(), Interval: model.Span(d.Bounds(e.Zone).Start.Add(9*60), 10*60)})
	}
	at := func(day int, hour, minute model.Minutes) model.Interval {
		return model.Span(e.Days[day].Bounds(e.Zone).Start.Add(60*hour+minute), 60)
	}
	p := model.NewProgramme([]model.Placement{{Session: 0, Interval: at(0, 9, 0), Room: model.InRoom(0)}, {Session: 1, Interval: at(0, 10, 0), Room: model.InRoom(0)}, {Session: 2, Interval: at(1, 9, 30), Room: model.InRoom(1)}})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return report.Subject{Event: e, Programme: p, Book: book, Judged: check.Programme(book, p)}
}

// tableOf returns the rows of the numbers under a chart, cells joined.
func tableOf(t *testing.T, html, title string) []string {
	t.Helper()
	_, rest, found := strings.Cut(html, "<summary>The numbers: "+title+"</summary>")
	body, _, closed := strings.Cut(rest, "</table>")
	if !found || !closed {
		t.Fatalf("there is no chart %q", title)
	}
	tags := regexp.MustCompile(`<[^>]*>`)
	var rows []string
	for _, row := range strings.Split(body, "</tr>") {
		row = strings.NewReplacer("</th>", "|", "</td>", "|").Replace(row)
		if row = strings.Trim(strings.TrimSpace(tags.ReplaceAllString(row, "")), "|"); row != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestNumbersAreRight(t *testing.T) {
	html := string(report.Report(kyoto(t)).Content)
	tests := []struct {
		title string
		want  []string
	}{
		{"Rooms on Wednesday 11 October 2023", []string{"Room|Sessions|Minutes used|Minutes open|Load", "Main &lt;Hall&gt;|2|120|600|20%", "Tent|0|0|600|0%"}},
		{"Load of rooms by day", []string{"Room|Wed 11 Oct|Thu 12 Oct|All days", "Main &lt;Hall&gt;|20%|0%|10%", "Tent|0%|10%|5%"}},
		{"The busiest people, minutes by day", []string{
			"Person|Wed 11 Oct|Thu 12 Oct|All minutes|Most on one day|Sessions", "Ken|120|60|180|120|3", "Asha|60|0|60|60|1", "Rose &amp; Co|60|0|60|60|1", "Lost|0|60|60|60|1",
		}},
		{"People by number of sessions", []string{"Sessions|People", "1|3", "2|0", "3|1"}},
		// 09:00 in Kyoto is 05:45 in Kathmandu: 15 minutes of night, 45 from six on; and
		// 21:30 the evening before in St John's: 30 minutes until ten, 30 after.
		{"Hours of people online, by region", []string{
			"Region|all other hours (0 points)|07:00-08:00, 21:00-22:00 (2 points)|06:00-07:00, 22:00-23:00 (5 points)|23:00-06:00 (9 points)",
			"Asia-Pacific|0|0|45|15", "WEOG|0|30|30|0",
		}},
		{"Sessions by theme and day", []string{"Theme|Wed 11 Oct|Thu 12 Oct|All days", "Access|2|0|2", "Security|0|1|1"}},
		{"Stakeholder groups by day", []string{"Day|Civil Society|Government|not given", "Wed 11 Oct|1 (25%)|1 (25%)|2 (50%)", "Thu 12 Oct|0 (0%)|0 (0%)|2 (100%)"}},
		{"Regions by day", []string{"Day|Asia-Pacific|WEOG|not given", "Wed 11 Oct|3 (75%)|1 (25%)|0 (0%)", "Thu 12 Oct|1 (50%)|0 (0%)|1 (50%)"}},
	}
	for _, tt := range tests {
		t.Run(tt.title, func(t *testing.T) {
			if got := tableOf(t, html, tt.title); strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
	for _, want := range []string{"<dd>3 of 3</dd>", "<dd>2 of 2</dd>", "<dd>3 h</dd>", "1 duty of people online who gave no zone is left out."} {
		if !strings.Contains(html, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if strings.Contains(html, "<b>") || strings.Contains(html, "<Hall>") {
		t.Error("a name is markup")
	}
}

// Every drawing says what it is, and has its numbers beside it.
func TestDrawingsHaveWords(t *testing.T) {
	html := string(report.Report(kyoto(t)).Content)
	drawings := strings.Count(html, `role="img"`)
	if drawings != 9 {
		t.Errorf("%d drawings, want 2 days, loads, 2 of people, hours, themes, groups and regions", drawings)
	}
	for _, part := range []string{"<figcaption>", "<desc id", "<details>", "<table>"} {
		if n := strings.Count(html, part); n != drawings {
			t.Errorf("%d drawings have %d %s", drawings, n, part)
		}
	}
	if strings.Contains(html, "NaN") || strings.Contains(html, "Inf") || regexp.MustCompile(`(width|height)="-`).MatchString(html) {
		t.Error("a drawing has lengths that are none")
	}
	if strings.Contains(html, "<script") {
		t.Error("the report has a script")
	}
}

func TestCostsAreSaid(t *testing.T) {
	s := kyoto(t)
	s.Programme.Placements[1].Start -= 30 // two sessions of Ken at once in one room
	s.Judged = check.Programme(s.Book, s.Programme)
	s.Charges = []report.Charge{
		{Tier: 1, Rule: "R28", Name: "hours", Unit: "points", Violations: 7, Amount: 20, Cost: 20, Worst: []report.Sentence{{Text: "Asha gets up at night", Cost: 9}}},
		{Tier: 2, Rule: "R36", Name: "themes", Unit: "minutes", Violations: 1, Amount: 30, Cost: 90, Worst: []report.Sentence{{Text: "Access meets itself", Cost: 90}}},
	}
	s.Verdict = []string{"Feasible", "Tier 1 costs 20; at least 5 is proved"}
	html := string(report.Report(s).Content)
	if got := strings.Join(tableOf(t, html, "Cost by tier and rule"), "\n"); got != "Rule|Tier|Cost|Violations|Amount\nR28 hours|1|20|7|20 points\nR36 themes|2|90|1|30 minutes" {
		t.Errorf("costs:\n%s", got)
	}
	for _, want := range []string{
		"Tier 1 costs 20", "Asha gets up at night (9)", "and 6 more", "Access meets itself (90)", "<p>Tier 1 costs 20; at least 5 is proved</p>",
		"Hard rules that are broken", "R16: Ken is in two places at once",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

func TestRemarksOnTheComposition(t *testing.T) {
	s := kyoto(t)
	if html := string(report.Report(s).Content); strings.Contains(html, "What sessions consist of") {
		t.Error("there is a section of no remarks")
	}
	s.Event.Rules = []model.Setting{{ID: "1", Rule: "C1", Who: "Host", Params: []model.Param{{Key: "session", Value: "WS 1"}}, Row: model.Row{Pos: model.Position{File: "rules.csv", Line: 2}}}}
	s.Event.Sessions[1].Pos = model.Position{File: "sessions.csv", Line: 3, Column: 1}
	book, faults := rules.Bind(s.Event)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s.Composed = composition.Of(book)
	html := string(report.Report(s).Content)
	for _, want := range []string{"What sessions consist of", "C1 enough speakers: 2 remarks", "&#34;WS 1&#34; has 1 of at least 3 speakers (Host) [sessions.csv:3:1]"} {
		if !strings.Contains(html, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

func TestWithoutRulesNothingIsSaidOfThem(t *testing.T) {
	s := kyoto(t)
	s.Book, s.Judged = nil, nil
	html := string(report.Report(s).Content)
	for _, absent := range []string{"Humane hours", "What it costs", "hard rule", "R37"} {
		if strings.Contains(html, absent) {
			t.Errorf("the report says %q", absent)
		}
	}
}

func TestAnyEventHasAReport(t *testing.T) {
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	for name, s := range map[string]report.Subject{
		"empty":        {Event: &model.Event{Name: "Nothing"}, Programme: model.NewProgramme(nil)},
		"without room": {Event: e, Programme: model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(28000000, 60)}})},
		"published":    {Event: e, Programme: e.Baseline},
	} {
		t.Run(name, func(t *testing.T) {
			f := report.Report(s)
			if f.Name != "report.html" || !bytes.Contains(f.Content, []byte("</html>")) {
				t.Errorf("%s of %d bytes", f.Name, len(f.Content))
			}
			if !bytes.Equal(f.Content, report.Report(s).Content) {
				t.Error("two reports on one programme differ")
			}
		})
	}
}

// The red bar covers the minutes that two sessions share, no others.
func TestTwoSessionsAtOnceAreRedWhileBothLast(t *testing.T) {
	s := kyoto(t)
	s.Programme.Placements[1].Start -= 20 // 09:40, with 20 minutes of session 0 to go
	s.Programme.Placements[1].End -= 20
	html := string(report.Report(s).Content)
	bars := regexp.MustCompile(`<rect class="clash" x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)" height="[0-9.]+"><title>([^<]*)`).FindAllStringSubmatch(html, -1)
	if len(bars) != 1 || !strings.HasSuffix(bars[0][3], "09:40–10:00") {
		t.Fatalf("red bars %q", bars)
	}
	// Ten hours of windows, 9:00 to 19:00, take 730 units from 170 on.
	if bars[0][1] != "218.7" || bars[0][2] != "24.3" {
		t.Errorf("the bar begins at %s and is %s long, want 40 minutes of 600 and 20 of them", bars[0][1], bars[0][2])
	}
	if !strings.Contains(html, "two sessions at once</bdi>") {
		t.Error("the key does not say what is red")
	}
}

func TestBalanceBesideItsRule(t *testing.T) {
	s := kyoto(t)
	e := s.Event
	for i := range 5 { // R38 balances five and more
		e.Sessions = append(e.Sessions, e.Sessions[0])
		k := model.SessionIndex(len(e.Sessions) - 1)
		e.Sessions[k].ID = fmt.Sprintf("EX %d", i)
		e.Cast = append(e.Cast, model.CastMember{Session: k, Person: 0, Role: "speaker"})
		s.Programme.Placements = append(s.Programme.Placements, model.Placement{Session: k, Interval: model.Span(s.Programme.Placements[0].Start.Add(model.Minutes(60*i)), 60), Room: model.InRoom(1)})
	}
	s.Programme = model.NewProgramme(s.Programme.Placements)
	e.Rules = []model.Setting{{ID: "1", Rule: "R38", Params: []model.Param{{Key: "attribute", Value: "group"}, {Key: "max", Value: "60"}, {Key: "min", Value: "20"}}}}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s.Book = book
	html := string(report.Report(s).Content)
	want := []string{"group|Wed 11 Oct|Thu 12 Oct", "Government|6 of 1–4|0 of 1–4"}
	if got := tableOf(t, html, "What rule R38 asks for, by day: group"); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
	if strings.Contains(html, "by day: region") {
		t.Error("there is a chart of what R38 does not ask")
	}
}

func TestShiftsOfInterpreters(t *testing.T) {
	s := kyoto(t)
	if html := string(report.Report(s).Content); strings.Contains(html, "Interpreters’ shifts") {
		t.Error("there are shifts, and no interpreters")
	}
	for i := range s.Event.Cast {
		s.Event.Cast[i].Role = "interpreter"
	}
	s.Event.Roles = model.DefaultRoles()
	s.Event.Rules = []model.Setting{{ID: "1", Rule: "R47", Params: []model.Param{{Key: "people", Value: "ken"}, {Key: "row", Value: "100"}}}}
	book, faults := rules.Bind(s.Event)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s.Book = book
	html := string(report.Report(s).Content)
	want := []string{
		"Interpreter|Wed 11 Oct|Thu 12 Oct|Allowed", "Asha|60 min, 60 in a row||360 min, 180 in a row", "Rose &amp; Co|60 min, 60 in a row||360 min, 180 in a row",
		"Ken|120 min, 120 in a row|60 min, 60 in a row|360 min, 100 in a row", "Lost||60 min, 60 in a row|360 min, 180 in a row",
	}
	if got := tableOf(t, html, "Minutes of interpreters by day"); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := strings.Count(html, `<rect class="clash"`); n != 1 {
		t.Errorf("%d red fields, want Ken's first day", n)
	}
}

// What has a title and holds a room stands in its row, and with its rooms in a list.
func TestBreaksAreDrawn(t *testing.T) {
	s := kyoto(t)
	if html := string(report.Report(s).Content); strings.Contains(html, "Breaks and holds") {
		t.Error("there are no breaks, and they have a head")
	}
	hold := func(rooms, start, end, title string) model.Setting {
		return model.Setting{Rule: "R15", Params: []model.Param{{Key: "rooms", Value: rooms}, {Key: "start", Value: start}, {Key: "end", Value: end}, {Key: "title", Value: title}}}
	}
	s.Event.Rules = []model.Setting{hold("hall|tent", "2023-10-11 12:00", "2023-10-11 13:30", "Lunch <b>"), hold("tent", "2023-10-12 16:00", "2023-10-12 16:15", "Reception of the mayor")}
	html := string(report.Report(s).Content)
	if n := strings.Count(html, `<rect class="break"`); n != 2+1+2 {
		t.Errorf("%d fields of breaks, want two rooms on a day and one on the other, and a key of each day", n)
	}
	for _, want := range []string{
		"<li dir=\"auto\">Wednesday 11 October 2023, 12:00–13:30: Lunch &lt;b&gt;</li>", "<li dir=\"auto\">Thursday 12 October 2023, 16:00–16:15: Reception of the mayor (Tent)</li>",
		"<title>Lunch &lt;b&gt;, Main &lt;Hall&gt;, 12:00–13:30</title>",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the report does not say %s", want)
		}
	}
}

// A report in a language has no word of another, but for what rules say.
func TestReportInEveryLanguage(t *testing.T) {
	english := words.In("en").Texts("report.")
	for _, tag := range words.Tags() {
		s := kyoto(t)
		s.Language = tag
		s.Verdict = []string{words.In(tag).Say("report.optimal")}
		s.Charges = []report.Charge{{Tier: 1, Rule: "R28", Name: "hours", Unit: "points", Violations: 7, Amount: 20, Cost: 20, Worst: []report.Sentence{{Text: "Asha gets up at night", Cost: 9}}}}
		html := string(report.Report(s).Content)
		l := words.In(tag)
		for _, want := range []string{`<html lang="` + tag + `" dir="` + l.Direction() + `">`, l.Long(s.Event.Days[0]), l.Say("report.rooms"), l.Say("report.and_more", "n", 6), l.Say("report.costs_words")} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: the report does not say %q", tag, want)
			}
		}
		if foot := strings.Contains(html, "<p>"+l.Say("report.in_english")+"</p>"); foot != (tag != "en") {
			t.Errorf("%s: the foot says that rules speak English: %v", tag, foot)
		}
		if strings.Contains(html, "{") && regexp.MustCompile(`\{[a-z]+\}`).MatchString(html[strings.Index(html, "<body>"):]) {
			t.Errorf("%s: a place is not filled in", tag)
		}
		for key, text := range english {
			own, _ := l.Texts("report.")[key].(string)
			if said, single := text.(string); tag != "en" && single && len(said) > 12 && !strings.Contains(said, "{") && own != said && strings.Contains(html, ">"+said+"<") {
				t.Errorf("%s: the report says %q", tag, said)
			}
		}
	}
}

// From right to left a drawing is turned round: hours go to the left, and it stays on the sheet.
func TestDrawingsAreMirrored(t *testing.T) {
	s := kyoto(t)
	s.Language = "ar"
	html := string(report.Report(s).Content)
	var at []float64
	for _, hour := range []string{"09:00", "19:00"} {
		m := regexp.MustCompile(`<text class="small" x="([0-9.]+)" y="18" text-anchor="middle">` + hour).FindStringSubmatch(html)
		if m == nil {
			t.Fatalf("no hour %s", hour)
		}
		x, _ := strconv.ParseFloat(m[1], 64)
		at = append(at, x)
	}
	if at[0] != 960-170 || at[1] != 60 {
		t.Errorf("9:00 is at %v and 19:00 at %v", at[0], at[1])
	}
}

func TestLossesAreShownAsTheyAre(t *testing.T) {
	s := kyoto(t)
	l := &report.Losses{Event: s.Event, Programme: s.Programme, Groups: []report.LossGroup{{ID: "people", Title: "People", One: "Person", Losses: []report.Loss{
		{Name: "Ken <b>", Lost: "away", Verdict: "impossible", Fatal: true, Why: "R01 must", FatalOf: "1 of 2"},
		{Name: "Asha", Lost: "away", Verdict: "unknown", Unknown: true},
		{Name: "Rose", Lost: "away", Verdict: "not proved", Told: 8, Least: 2, Words: "at most 8, at least 2", Moved: "3 found", Days: "0 found", Costs: "tier 1 +20"},
		{Name: "Lost", Lost: "cancels", Verdict: "proved", Told: 4, Least: 4, Words: "4", Moved: "1", Days: "1"},
	}}}}
	html := string(report.LossPage(l).Content)
	want := []string{
		"Person|Worst loss|Verdict|People to tell|Sessions moved|To another day|Cost|Impossible", "Ken &lt;b&gt;|away|impossible|||||1 of 2", "Asha|away|unknown",
		"Rose|away|not proved|at most 8, at least 2|3 found|0 found|tier 1 &#43;20", "Lost|cancels|proved|4|1|1",
	}
	if got := tableOf(t, html, "People to tell after the worst loss"); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// 580 units are 8 people: 2 of them are proved, and 4; what is impossible or unknown is as wide as can be.
	for _, want := range []string{
		`class="clash" x="250.5" y="7" width="580"`, `class="open" x="250.5" y="29" width="580"`,
		`class="use" x="250.5" y="51" width="145"`, `class="level" x="395.5" y="51" width="435"`, `class="use" x="250.5" y="73" width="290"`,
		"Ken &lt;b&gt;, away: R01 must",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
	if strings.Contains(html, "Without an answer") {
		t.Error("what was answered is said not to be")
	}
	l.Missing = []string{"person x away"}
	if html := string(report.LossPage(l).Content); !strings.Contains(html, "Without an answer") || !strings.Contains(html, "person x away") {
		t.Error("what was not answered is not said")
	}
}

// Of many that no programme survives a few are drawn, so that others are seen.
func TestFatalLossesLeaveRoom(t *testing.T) {
	s := kyoto(t)
	g := report.LossGroup{ID: "people", Title: "People", One: "Person"}
	for range 60 {
		g.Losses = append(g.Losses, report.Loss{Name: "Fatal", Fatal: true, Verdict: "impossible"})
	}
	g.Losses = append(g.Losses, report.Loss{Name: "Survivor", Verdict: "proved", Told: 3, Least: 3, Words: "3"})
	html := string(report.LossPage(&report.Losses{Event: s.Event, Programme: s.Programme, Groups: []report.LossGroup{g}}).Content)
	if n := strings.Count(html, `class="clash" x=`); n != 10 || !strings.Contains(html, ">Survivor</text>") {
		t.Errorf("%d fatal losses are drawn", n)
	}
	if rows := tableOf(t, html, "People to tell after the worst loss, 11 of 61"); len(rows) != 62 {
		t.Errorf("%d rows of numbers", len(rows))
	}
}
