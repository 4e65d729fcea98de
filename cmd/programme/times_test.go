package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/change"
	"programme/model/tables"
	"programme/model/when"
)

// readers are the functions that read times, and where what they read is written: the
// places of the test below, or another format that has its own clock and tests.
var readers = map[string]string{
	"model/tables (*table).instant":                       "people",
	"model/tables (*table).stretches":                     "windows, availability",
	"model/tables (*table).listSpans":                     "rooms",
	"model/tables (*reading).readStarts":                  "windows",
	"model/tables onDays":                                 "windows",
	"model/tables (*placements).setClocks":                "programme",
	"model/tables (*placements).readTimes":                "programme",
	"model/tables (*placements).readTwice":                "programme",
	"model/tables (*placements).checkDate":                "programme",
	"model/tables (*placements).endAfter":                 "programme",
	"model/tables (*yamlFile).plainDays":                  "event",
	"model/tables (*reading).readDay":                     "event",
	"model/tables (*reading).readDayText":                 "event",
	"model/tables (*reading).readHours":                   "event",
	"model/tables plainClock":                             "event",
	"model/tables typeLine":                               "event",
	"model/tables (*reading).hold":                        "event",
	"model/tables parseMinutes":                           "event, sessions",
	"model/tables wallTime":                               "written, and read back before it counts",
	"model/rules (*references).read":                      "rules",
	"model/rules parseDates":                              "rules",
	"model/rules parseRange":                              "rules",
	"model/rules parseLengths":                            "rules",
	"model/composition minutesIn":                         "another format",
	"model/composition minutesOf":                         "another format",
	"model/change (*span).longest":                        "changes",
	"model/change (*span).held":                           "changes",
	"model/change (*parser).readHold":                     "changes",
	"model/change (*parser).readMove":                     "changes",
	"model/change (*parser).readLate":                     "changes",
	"model/change startsTime":                             "changes",
	"model/change length":                                 "changes",
	"model/change (*parser).moment":                       "changes",
	"model/change (*parser).day":                          "changes",
	"model/change shows":                                  "written, and read back before it counts",
	"cmd/programme (*freezeFlags).options":                "flags",
	"cmd/programme stamped":                               "flags",
	"model/exchange/workbook onClock":                     "programme",
	"model/exchange/workbook gridOf":                      "written, and read back before it counts",
	"model/exchange/workbook (*gridReader).readWritten":   "written, and read back before it counts",
	"cmd/programme (*icsReading).reader":                  "flags",
	"cmd/programme/internal/scenario (*Selection).filter": "flags",
	"cmd/programme/internal/scenario readRule":            "flags",
	"model/exchange/foreign (*builder).understand":        "another format",
	"model/exchange/foreign (*builder).interval":          "another format",
	"model/exchange/frab (*reader).instant":               "another format",
	"model/exchange/frab (*reader).onDay":                 "another format",
}

// Whoever reads a time reads it by the one grammar, and is tested below.
func TestEveryReaderOfTimesIsListed(t *testing.T) {
	root := filepath.Join("..", "..")
	found := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "model/when/") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		imported := slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"programme/model/when"` })
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && readsTimes(f, imported) {
				found[filepath.ToSlash(filepath.Dir(name))+" "+funcName(f)] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range found {
		if readers[name] == "" {
			t.Errorf("%s reads times: list it, and where what it reads is written", name)
		}
	}
	for name := range readers {
		if !found[name] {
			t.Errorf("%s is listed and reads no times", name)
		}
	}
}

// readsTimes reports whether a function asks package when to read a text: in a file that
// imports it, or by the calendar of a table.
func readsTimes(f *ast.FuncDecl, imported bool) (reads bool) {
	called := map[ast.Expr]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			called[call.Fun] = true
		}
		x, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		of, _ := x.X.(*ast.Ident)
		if field, ok := x.X.(*ast.SelectorExpr); !imported && (!ok || field.Sel.Name != "calendar") {
			return true
		}
		switch x.Sel.Name {
		case "Clock", "Length":
			reads = reads || of != nil && of.Name == "when"
		case "Instant", "Spans", "ListDays", "Begin", "Span":
			reads = reads || of == nil || of.Name != "model"
		case "Day", "End":
			reads = reads || called[x] && (of == nil || of.Name != "model")
		}
		return true
	})
	return reads
}

func funcName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if p, ok := of.(*ast.StarExpr); ok {
		return fmt.Sprintf("(*%s).%s", p.X, f.Name.Name)
	}
	return fmt.Sprintf("(%s).%s", of, f.Name.Name)
}

// said is a stretch of one day of a small event, in whatever way times are written.
type said struct {
	t        *rapid.T
	calendar when.Calendar
	day      model.Date
	model.Interval
}

// draw returns a time that the clocks of the event show once, within one of its days.
func draw(t *rapid.T) said {
	zone := rapid.SampledFrom([]model.Zone{"UTC", "Asia/Tokyo", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia"}).Draw(t, "zone")
	first := model.DateIn(model.Instant(rapid.IntRange(27_000_000, 30_000_000).Draw(t, "first day")), zone)
	c := when.Calendar{Zone: zone, Days: []model.Date{first}}
	for range rapid.IntRange(0, 4).Draw(t, "more days") {
		c.Days = append(c.Days, c.Days[len(c.Days)-1].Next())
	}
	s := said{t: t, calendar: c, day: rapid.SampledFrom(c.Days).Draw(t, "day")}
	s.Interval = model.Span(s.day.Bounds(zone).Start.Add(model.Minutes(rapid.IntRange(0, 22*60).Draw(t, "minute"))), 60)
	for _, at := range []model.Instant{s.Start, s.End} {
		if again, err := c.Instant(at.In(zone).Format("2006-01-02 15:04")); err != nil || again != at || model.DateIn(at, zone) != s.day {
			t.Skip("a time that comes twice, or on the next day")
		}
	}
	return s
}

// local returns the time on the clock of the event in one of those layouts.
func (s said) local(at model.Instant, layouts ...string) string {
	return at.In(s.calendar.Zone).Format(rapid.SampledFrom(layouts).Draw(s.t, "layout"))
}

// dayWords are ways to write a day, of which numbers alone may leave two readings.
var dayWords = []string{"2006-01-02", "2 Jan 2006", "Mon", "Monday", "Mon, 2 Jan", "2 January", "January 2, 2006", "2006/1/2", "2.1.", "02-Jan-06", "2.1.2006", "1/2/2006", "1/2/06"}

// dayText writes the day.
func (s said) dayText() string {
	text := s.local(s.Start, dayWords...)
	if day, err := s.calendar.Day(text); err != nil || day != s.day {
		return s.day.String() // it has two readings, or the American one is another day
	}
	return text
}

// clockText writes a time of day.
func (s said) clockText(at model.Instant) string {
	return s.local(at, "15:04", "15:04:00", "15.04", "15h04", "3:04 pm", "3:04PM")
}

// text writes a time.
func (s said) text(at model.Instant) string {
	switch rapid.IntRange(0, 3).Draw(s.t, "kind of time") {
	case 0:
		return at.In("UTC").Format(rapid.SampledFrom([]string{"2006-01-02T15:04:00Z", "2006-01-02T15:04Z", "2006-01-02 15:04Z"}).Draw(s.t, "layout"))
	case 1:
		return s.local(at, "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04-0700", "2006-01-02T15:04")
	default:
		return s.dayText() + rapid.SampledFrom([]string{" ", ", ", " at "}).Draw(s.t, "between") + s.clockText(at)
	}
}

// span writes the stretch in one text.
func (s said) span() string {
	if rapid.Bool().Draw(s.t, "with a slash") {
		return s.Start.In("UTC").Format("2006-01-02T15:04Z") + "/" + s.End.In("UTC").Format("2006-01-02T15:04Z")
	}
	return s.dayText() + " " + s.local(s.Start, "15:04", "15.04") + rapid.SampledFrom([]string{"-", "–", " - ", " to ", " until "}).Draw(s.t, "dash") + s.local(s.End, "15:04", "15h04")
}

// ends writes the end of what begins on the day, which may be left out.
func (s said) ends() string {
	if rapid.Bool().Draw(s.t, "the hour alone") {
		return s.clockText(s.End)
	}
	return s.text(s.End)
}

// stretch writes the stretch in two cells, or in the first of them.
func (s said) stretch() string {
	if rapid.Bool().Draw(s.t, "in one cell") {
		return quoted(s.span()) + ","
	}
	return quoted(s.text(s.Start)) + "," + quoted(s.ends())
}

func quoted(cell string) string { return `"` + cell + `"` }

// folder returns the files of an event around the stretch.
func (s said) folder() fstest.MapFS {
	var days []string
	for _, day := range s.calendar.Days {
		if day == s.day && rapid.Bool().Draw(s.t, "hours of the day") {
			days = append(days, fmt.Sprintf("{date: %q, from: %q, to: %q}", day, s.clockText(s.Start), s.clockText(s.End)))
			continue
		}
		days = append(days, fmt.Sprintf("%q", rapid.SampledFrom([]string{day.String(), day.Bounds("").Start.In("").Format("2 Jan 2006")}).Draw(s.t, "a day")))
	}
	files := fstest.MapFS{}
	for name, content := range map[string]string{
		"event.yaml":       fmt.Sprintf("name: x\nzone: %s\ngrain: 1\ndays: [%s]\ntypes: {Talk: 60}\nrules: {R35: {level: hard}}\n", s.calendar.Zone, strings.Join(days, ", ")),
		"sessions.csv":     "id,title,type\nS,S,Talk\n",
		"rooms.csv":        "id,name,open\nR,R," + quoted(s.span()) + "\n",
		"people.csv":       "id,name,arrive,depart\nP,P," + quoted(s.text(s.Start)) + "," + quoted(s.text(s.End)) + "\n",
		"windows.csv":      "id,start,end,starts\nW," + s.stretch() + "," + quoted(s.text(s.Start)) + "\n",
		"availability.csv": "who,start,end,kind\nP," + s.stretch() + ",no\nR," + quoted(s.dayText()) + "," + rapid.SampledFrom([]string{"", quoted(s.dayText())}).Draw(s.t, "end day") + ",no\n",
		"rules.csv": "id,rule,level,params\npin,R35,hard," + quoted("session=S;start="+s.text(s.Start)) + "\nday,R35,hard," + quoted("session=S;day="+s.dayText()) +
			"\nfreeze,R54,hard," + quoted("days="+s.dayText()) + "\n",
		"baseline.csv": "session,room,start,end\nS,R," + s.stretch() + "\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return files
}

func written(files fstest.MapFS) string {
	var all strings.Builder
	for name, f := range files {
		fmt.Fprintf(&all, "%s:\n%s", name, f.Data)
	}
	return all.String()
}

// Whatever way a time is written in, wherever times are written, it is read back.
func TestEveryWayToWriteATimeIsReadBackEverywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := draw(t)
		files := s.folder()
		read, err := tables.Read(files)
		if err != nil {
			t.Fatalf("%v\nin %s", err, written(files))
		}
		e := read.Event
		same := func(place string, got, want any) {
			if got != want {
				t.Fatalf("%s: %v is read as %v\nin %s", place, want, got, written(files))
			}
		}
		same("event", fmt.Sprint(e.Days), fmt.Sprint(s.calendar.Days))
		same("rooms", e.Rooms[0].Open[0], s.Interval)
		same("people", model.Interval{Start: e.People[0].Arrive, End: e.People[0].Depart}, s.Interval)
		same("windows", e.Windows[0].Interval, s.Interval)
		same("windows, starts", e.Windows[0].Starts[0], s.Start)
		same("availability", e.Availability[0].Interval, s.Interval)
		same("availability, a day", e.Availability[1].Interval, s.day.Bounds(s.calendar.Zone))
		same("rules, an instant", e.Rules[1].Params[1].Value, s.Start.String())
		same("rules, a day", e.Rules[2].Params[1].Value, s.day.String())
		same("rules, days", e.Rules[3].Params[0].Value, s.day.String())
		same("programme", e.Baseline.Placements[0].Interval, s.Interval)

		delete(files, "windows.csv")
		if bare, err := tables.Read(files); err == nil { // the day has hours
			same("event, hours", bare.Event.Windows[0].Interval, s.Interval)
		}
		for text, want := range map[string]model.Interval{
			"room R closed " + s.span():           s.Interval,
			"person P arrives " + s.text(s.Start): {Start: s.Start, End: s.Start},
			"pin S at " + s.text(s.Start):         {Start: s.Start, End: s.Start},
		} {
			c, err := change.Parse(text, e, model.Position{File: "change", Line: 1})
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			same(text, c.Interval, want)
		}
		c, err := change.Parse("pin S on "+s.dayText(), e, model.Position{File: "change", Line: 1})
		if err != nil {
			t.Fatal(err)
		}
		same("changes, a day", c.Day, s.day)

		flags := freezeFlags{now: s.text(s.Start), what: s.day.String()}
		frozen, err := flags.options(e, e.Baseline, "")
		if err != nil {
			t.Fatal(err)
		}
		same("--now", frozen.Now, s.Start)
		same("--freeze", frozen.Days[0], s.day)
		stamp, err := stamped("--stamp", s.text(s.Start), e)
		if err != nil {
			t.Fatal(err)
		}
		same("--stamp", stamp.Format(time.RFC3339), s.Start.String())

		s.programme(t, e)
	})
}

// programme reads a programme that says its time again on the venue's clock.
func (s said) programme(t *rapid.T, e *model.Event) {
	rows := "session,room,day,start_utc,end_utc,start_local,end_local\nS,R," + quoted(s.dayText())
	if rapid.Bool().Draw(t, "in UTC too") {
		rows += "," + quoted(s.Start.String()) + "," + quoted(s.End.String())
	} else {
		rows += ",,"
	}
	start := s.text(s.Start)
	if rapid.Bool().Draw(t, "the hour of the start alone") {
		start = s.clockText(s.Start)
	}
	rows += "," + quoted(start) + "," + quoted(s.ends()) + "\n"
	p, _, err := tables.ReadProgramme("programme.csv", strings.NewReader(rows), e)
	if err != nil || p.Placements[0].Interval != s.Interval {
		t.Fatalf("%v is read as %v, %v, in\n%s", s.Interval, p, err, rows)
	}
}
