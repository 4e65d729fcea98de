package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"slices"
	"strconv"

	"programme/model"
	"programme/model/check"
	"programme/model/composition"
	"programme/model/exchange/words"
	"programme/model/rules"
	"programme/model/tables"
)

//go:embed assets
var assets embed.FS

var layout = template.Must(template.New("report.html").Funcs(template.FuncMap{"px": px}).ParseFS(assets, "assets/report.html"))

// Subject is what a report is about.
type Subject struct {
	Event     *model.Event
	Programme *model.Programme
	// Book holds the rules of the event, for what they say of hours and shares; nil
	// leaves out what needs them.
	Book *rules.Book
	// Judged is what the programme breaks; nil leaves out violations and costs.
	Judged *check.Report
	// Charges is what each rule costs: by tier, the dearest first.
	Charges []Charge
	// Composed is what was remarked on what sessions consist of.
	Composed []composition.Check
	// Verdict is what a solver said of this programme, a sentence each.
	Verdict []string
	// Language is the tag of the language of the report, one of [words.Tags]; "" for English.
	// What rules say of a programme, and their names, is in English in all of them.
	Language string
}

func (s Subject) lang() *words.Language { return words.In(s.Language) }

// say returns a text of the report.
func (s Subject) say(key string, pairs ...any) string { return s.lang().Say("report."+key, pairs...) }

// Charge is what one rule, or one part of it, costs in one tier.
type Charge struct {
	Tier       int
	Rule, Name string
	Unit       string
	Violations int
	Amount     int
	Cost       int
	Worst      []Sentence // the dearest first; not all of them
}

// Sentence is a violation in words.
type Sentence struct {
	Text string
	Cost int
}

// section is a part of the report: words, charts and lists.
type section struct {
	ID, Title string
	Words     []string
	Charts    []*chart
	Lists     []list
}

// list is of sentences, in English where rules say them.
type list struct {
	Title   string
	Items   []string
	More    string // of how many more are left out
	English bool
}

type page struct {
	Subject
	Lang              *words.Language
	Called            string // what the page is: "Planners' report"
	Name, Dates, Zone string
	Facts             []fact
	Sections          []section
	Style             template.CSS
	Policy            string
}

// T returns a text of the report, with its places filled in.
func (p page) T(key string, pairs ...any) string { return p.say(key, pairs...) }

// fact is a number at the head of the report.
type fact struct{ Number, Text string }

// newPage returns a page about s of that kind, with nothing on it yet.
func newPage(s Subject, called string) page {
	style, err := assets.ReadFile("assets/report.css")
	if err != nil {
		panic("report: " + err.Error())
	}
	sum := sha256.Sum256(style)
	return page{
		Subject: s, Lang: s.lang(), Called: called, Name: s.Event.Name, Dates: dates(s), Zone: zoneName(s.Event.Zone), Style: template.CSS(style),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'",
	}
}

// file returns the page as a file of that name.
func (p page) file(name string) tables.File {
	var out bytes.Buffer
	if err := layout.Execute(&out, p); err != nil {
		panic("report: the template does not fit what it shows: " + err.Error())
	}
	return tables.File{Name: name, Content: []byte(model.Visible(out.String()))}
}

// Report returns the report on s as report.html.
func Report(s Subject) tables.File {
	p := newPage(s, s.say("title"))
	p.Facts, p.Sections = facts(s), []section{roomSection(s), peopleSection(s)}
	if s.Book != nil {
		p.Sections = append(p.Sections, hourSection(s))
		if shifts := rules.Shifts(s.Book, s.Programme); len(shifts) > 0 {
			p.Sections = append(p.Sections, shiftSection(s, shifts))
		}
	}
	p.Sections = append(p.Sections, shareSection(s))
	if s.Judged != nil {
		p.Sections = append(p.Sections, costSection(s))
	}
	if composition.Count(s.Composed) > 0 {
		p.Sections = append(p.Sections, compositionSection(s))
	}
	if p.Lang.RightToLeft() {
		for _, sec := range p.Sections {
			for _, c := range sec.Charts {
				c.mirror()
			}
		}
	}
	return p.file("report.html")
}

func facts(s Subject) []fact {
	placed := map[model.SessionIndex]bool{}
	rooms := map[model.RoomIndex]bool{}
	var minutes model.Minutes
	for _, pl := range s.Programme.Placements {
		placed[pl.Session] = true
		minutes += pl.Minutes()
		if pl.Room.Given() {
			for _, door := range s.Event.Doors(pl.Room.Index()) {
				rooms[door] = true
			}
		}
	}
	due := 0
	for i := range s.Event.Sessions {
		if s.Event.Sessions[i].State != model.Cancelled {
			due++
		}
	}
	list := []fact{
		{s.say("part", "n", len(placed), "all", due), s.say("placed")},
		{s.say("part", "n", len(rooms), "all", len(s.Event.OwnRooms())), s.say("used")},
		{s.say("hours", "n", int(minutes+30)/60), s.say("of_sessions")},
		{strconv.Itoa(len(loads(s))), s.say("taking_part")},
	}
	if s.Judged != nil {
		list = append(list, fact{strconv.Itoa(s.Judged.Hard), s.say("hard", "n", s.Judged.Hard)})
	}
	return list
}

// days returns the days on which a placement starts, ascending.
func days(s Subject) []model.Date {
	var all []model.Date
	for _, d := range startDays(s) {
		all = append(all, d.Date)
	}
	return all
}

// startDays returns the days on which placements start, to which the report counts them
// as a whole: windows too are of the day on which they begin.
func startDays(s Subject) []model.Day {
	return slices.DeleteFunc(s.Programme.ByDay(s.Event.Zone), func(d model.Day) bool { return len(d.Placements) == 0 })
}

func dates(s Subject) string {
	all := days(s)
	if len(all) == 0 {
		return ""
	}
	first, last := s.lang().Long(all[0]), s.lang().Long(all[len(all)-1])
	if first == last {
		return first
	}
	return s.say("span", "from", first, "to", last)
}

// short says a day in little space.
func (s Subject) short(d model.Date) string { return s.lang().Short(d) }

func zoneName(z model.Zone) string {
	if z == "" {
		return "UTC"
	}
	return string(z)
}

// percent returns the share of part in whole, rounded; 0 of nothing.
func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return (100*part + whole/2) / whole
}
