package frab_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange/frab"
)

// pretalxJSON is a schedule in the manner of pretalx: days that end in the morning, a
// talk after midnight, a further slot of a talk with its code and number, nulls.
const pretalxJSON = `{"$schema": "https://c3voc.de/schedule/schema.json", "generator": {"name": "pretalx", "version": "2026.1"},
"schedule": {"url": "https://example.org/ev/schedule/", "version": "0.3", "base_url": "https://example.org",
"conference": {"acronym": "ev26", "title": "Evening Days", "start": "2026-03-28", "end": "2026-03-29", "daysCount": 2, "timeslot_duration": "00:05",
"time_zone_name": "Europe/Lisbon", "colors": {"primary": "#3aa57c"},
"rooms": [{"name": "Aula", "slug": "1-aula", "guid": "6f5e2f0a-0001-4000-8000-000000000001", "description": null, "capacity": 200}, {"name": "Keller", "slug": "2-keller", "guid": "6f5e2f0a-0002-4000-8000-000000000002", "description": "down", "capacity": null}],
"tracks": [{"name": "Sea", "slug": "1-sea", "color": "#ff0000"}],
"days": [{"index": 1, "date": "2026-03-28", "day_start": "2026-03-28T04:00:00+00:00", "day_end": "2026-03-29T03:59:00+01:00", "rooms": {
  "Keller": [
   {"guid": "A0000000-0000-4000-8000-000000000001", "code": "ABCDEF", "id": 7, "logo": null, "date": "2026-03-29T00:30:00+00:00", "start": "00:30", "duration": "01:00", "room": "Keller", "slug": "ev26-7-night-talk", "url": "https://example.org/ev/talk/ABCDEF/", "title": "Night talk", "subtitle": "", "track": {"en": "Sea", "de": "Meer"}, "type": "Talk; long", "language": "en", "abstract": "An abstract\nof two lines", "description": null, "recording_license": "", "do_not_record": true,
    "persons": [{"code": "P3RS0N", "name": "Rei Ito", "avatar": null, "biography": "Reads.", "public_name": "Rei Ito", "guid": "b0000000-0000-4000-8000-000000000001", "url": "https://example.org/ev/speaker/P3RS0N/"}],
    "links": [{"title": "Paper", "url": "https://example.org/p.pdf", "type": "related"}], "feedback_url": "https://example.org/f", "origin_url": "https://example.org/o", "attachments": []},
   {"guid": "a0000000-0000-4000-8000-000000000002", "code": "ABCDEF", "id": 7, "date": "2026-03-28T10:00:00+00:00", "start": "10:00", "duration": "01:00", "room": "Keller", "slug": "ev26-7-night-talk-2", "title": "Night talk", "type": "Talk; long", "persons": [{"code": "P3RS0N", "name": "Rei  Ito"}]}
  ]}},
 {"index": 2, "date": "2026-03-29", "day_start": "2026-03-29T04:00:00+01:00", "day_end": "2026-03-30T03:59:00+01:00", "rooms": {"Aula": [
   {"guid": "a0000000-0000-4000-8000-000000000003", "id": 9, "date": "2026-03-29T09:00:30+01:00", "end": "2026-03-29T10:30:00+01:00", "title": "Without duration", "persons": [{"public_name": "Ana", "id": 4}, {"id": 5}, {"full_public_name": "Ana", "id": 6}], "answers": [1]},
   {"guid": "a0000000-0000-4000-8000-000000000004", "id": 10, "date": "2026-03-29T09:00:00+01:00", "duration": "00:00", "title": "Nothing"}
 ]}}]}}}`

// frabXML is a schedule in the manner of frab before it wrote dates: times of day on a
// day that begins at four in the morning.
const frabXML = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE schedule>
<schedule>
  <conference>
    <title>Old Days</title><start>2026-03-28</start><end>2026-03-28</end><days>1</days>
    <day_change>04:00</day_change><timeslot_duration>00:15:00</timeslot_duration>
  </conference>
  <day index="1" date="2026-03-28">
    <room name="Saal &amp; Hof">
      <event id="1"><start>23:30</start><duration>01:00:00</duration><room>Saal &amp; Hof</room><title><![CDATA[Late & <loud>]]></title><track/><type>lecture</type>
        <persons><person id="3">Ana Sá</person><person id="3">Ana Sa</person><person>Bo</person></persons></event>
      <event id="2"><start>02:30</start><duration>45</duration><title>Later</title><type>lecture</type><persons/></event>
    </room>
    <room name=""><event id="3"><start>12:00</start><duration>00:15</duration><title>Walk</title><type></type></event></room>
  </day>
</schedule>`

// story says what an event of a schedule is, a line each.
func story(e *model.Event) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s in %s, grain %d, days %v\n", e.Name, e.Zone, e.Grain, e.Days)
	for _, w := range e.Windows {
		fmt.Fprintf(&b, "window %s %s/%s\n", w.ID, w.Start, w.End)
	}
	for _, r := range e.Rooms {
		fmt.Fprintf(&b, "room %q %q %d\n", r.ID, r.Name, r.Capacity)
	}
	for _, pl := range e.Baseline.Placements {
		s := &e.Sessions[pl.Session]
		fmt.Fprintf(&b, "%s %q %q %d %q %q: %s %d %s, with", s.ID, s.Title, s.Type, s.Minutes, s.Themes, s.Languages, pl.Start, pl.Room.Index(), pl.State)
		for _, c := range e.Cast {
			if c.Session == pl.Session {
				fmt.Fprintf(&b, " %s %q as %s", e.People[c.Person].ID, e.People[c.Person].Name, c.Role)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestASchedulePretalxWrote(t *testing.T) {
	s, notes, err := frab.ReadJSON("p.json", []byte(pretalxJSON), "")
	if err != nil {
		t.Fatal(err)
	}
	e, more, err := s.Event(nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`Evening Days in Europe/Lisbon, grain 5, days [2026-03-28 2026-03-29]
window 2026-03-28 2026-03-28T04:00:00Z/2026-03-29T02:59:00Z
window 2026-03-29 2026-03-29T03:00:00Z/2026-03-30T02:59:00Z
room "Aula" "Aula" 200
room "Keller" "Keller" 0
ABCDEF (2) "Night talk" "Talk, long" 60 [] []: 2026-03-28T10:00:00Z 1 published, with rei-ito "Rei Ito" as speaker
ABCDEF "Night talk" "Talk, long" 60 ["Sea"] ["en"]: 2026-03-29T00:30:00Z 1 published, with rei-ito "Rei Ito" as speaker
9 "Without duration" "Other" 90 [] []: 2026-03-29T08:00:00Z 0 published, with ana "Ana" as speaker ana-2 "Ana" as speaker
`, story(e)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`p.json:4:46: the "colors" of the conference is not kept
p.json:6:54: the "color" of a track is not kept
p.json:9:331: the "de" of the "track" of an event is not kept
p.json:15:70: the seconds of the "date" of an event are not kept
p.json:15:209: a person has no name, and is left out; add the person to the cast
p.json:15:270: the "answers" of an event is not kept
p.json:16:4: "Nothing" has no length, and is left out; add it to the sessions`, model.Faults(notes).Error()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`the acronym "ev26" of the conference is not kept; export it again with --acronym ev26
p.json:9:4: the type "Talk; long" becomes "Talk, long": semicolons and bars divide lists
p.json:12:4: another event of the schedule has the id "ABCDEF" too; this one becomes "ABCDEF (2)"
p.json:15:4: events without a type become sessions of the type "Other"`, model.Faults(more).Error()); diff != "" {
		t.Error(diff)
	}
	again := frab.Of(e, e.Baseline, frab.Options{Acronym: "ev26"})
	if n := len(again.Days); n != 2 {
		t.Errorf("%d days: a talk after midnight belongs to the day before", n)
	}
	night := again.Days[0].Rooms[1].Talks[1]
	if night.GUID != "a0000000-0000-4000-8000-000000000001" || night.Number != 7 || night.Slug != "ev26-7-night-talk" || !night.NoRecording || night.Abstract != "An abstract\nof two lines" || night.Persons[0].Code != "P3RS0N" || night.Persons[0].Biography != "Reads." || night.Links[0].Title != "Paper" {
		t.Errorf("%+v", night)
	}
}

func TestAScheduleWithoutDatesNeedsAZone(t *testing.T) {
	_, _, err := frab.ReadXML("f.xml", []byte(frabXML), "")
	if err == nil || !strings.HasPrefix(err.Error(), "f.xml:10:7: the time has no offset, and the schedule does not name its zone, here and 2 times more; name the zone with --zone, such as --zone Europe/Brussels, add time_zone_name to the conference, or read it into an event that has its zone") {
		t.Errorf("%v", err)
	}
	s, notes, err := frab.ReadXML("f.xml", []byte(strings.Replace(frabXML, "<title>Old", "<time_zone_name>Europe/Lisbon</time_zone_name><title>Old", 1)), "")
	if err != nil || len(notes) > 0 {
		t.Fatal(err, notes)
	}
	e, more, err := s.Event(nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`Old Days in Europe/Lisbon, grain 15, days [2026-03-28]
window 2026-03-28 2026-03-28T12:00:00Z/2026-03-29T02:15:00Z
room "Saal & Hof" "Saal & Hof" 0
3 "Walk" "Other" 15 [] []: 2026-03-28T12:00:00Z -1 published, with
1 "Late & <loud>" "lecture" 60 [] []: 2026-03-28T23:30:00Z 0 published, with ana-sa "Ana Sá" as speaker bo "Bo" as speaker
2 "Later" "lecture" 45 [] []: 2026-03-29T01:30:00Z 0 published, with
`, story(e)); diff != "" {
		t.Error(diff)
	}
	if got := model.Faults(more).Error(); !strings.Contains(got, `"ana-sa" has the name "Ana Sa" here and "Ana Sá" elsewhere; the latter is taken`) {
		t.Errorf("%s", got)
	}
}

func TestAZoneByOffsets(t *testing.T) {
	const one = `<schedule><conference><title>T</title></conference><day date="2026-03-28"><room name="R"><event id="1"><date>2026-03-28T12:00:00%s</date><duration>01:00</duration><title>A</title></event><event id="2"><date>2026-03-28T13:00:00%s</date><duration>01:00</duration><title>B</title></event></room></day></schedule>`
	for _, tt := range []struct{ a, b, zone, start, fault string }{
		{"+09:00", "+09:00", "Etc/GMT-9", "2026-03-28T03:00:00Z", ""},
		{"-03:00", "-03:00", "Etc/GMT+3", "2026-03-28T15:00:00Z", ""},
		{"Z", "+00:00", "UTC", "2026-03-28T12:00:00Z", ""},
		{"+05:45", "+05:45", "", "", "does not name its zone, and its times are not all the same whole hours from UTC"},
		{"+01:00", "+02:00", "", "", "does not name its zone, and its times are not all the same whole hours from UTC"},
	} {
		s, _, err := frab.ReadXML("f.xml", fmt.Appendf(nil, one, tt.a, tt.b), "")
		if err != nil {
			t.Fatal(err)
		}
		e, notes, err := s.Event(nil)
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%s %s: %v", tt.a, tt.b, err)
			}
			continue
		}
		if err != nil || string(e.Zone) != tt.zone || e.Baseline.Placements[0].Start.String() != tt.start || !strings.Contains(model.Faults(notes).Error(), "does not name its zone; by the offset of all its times it is "+tt.zone) {
			t.Errorf("%s %s: %v %v", tt.a, tt.b, err, notes)
		}
	}
}

func TestWhatCannotBeReadIsAFault(t *testing.T) {
	xml := func(event string) string {
		return "<schedule>\n<conference><title>é</title><time_zone_name>Europe/Lisbon</time_zone_name></conference>\n<day date='2026-03-28'><room name='R'>\n" + event + "</room></day></schedule>"
	}
	for _, tt := range []struct{ name, content, want string }{
		{"nothing", "", "f:1:1: the file has no element schedule; give a schedule in XML, of frab or pretalx"},
		{"no XML", "hello", "f:1:1: the file has no element schedule"},
		{"cut off", "<schedule>\n<é>", "f:2:4: the file cannot be read as XML: unexpected EOF; give a schedule in XML"},
		{"an entity", "<!DOCTYPE s [<!ENTITY a 'b'>]><schedule>&a;</schedule>", "f:1:44: the file cannot be read as XML: invalid character entity &a;"},
		{"another charset", "<?xml version='1.0' encoding='klingon'?><schedule/>", `f:1:31: the file says that it is written in "klingon", which is no encoding that is read; save the file in UTF-8`},
		{"deep", strings.Repeat("<a>", 40), "f:1:97: elements stand more than 32 deep in each other"},
		{"no conference", "<schedule/>", "f:1:1: the schedule says nothing of its conference"},
		{"no days", "<schedule><conference/></schedule>", "f:1:1: the schedule has no days"},
		{"no day", "<schedule><conference/>\n<day/></schedule>", "f:2:1: day 1 has no date; write its date like 2023-10-11"},
		{"no zone", "<schedule><conference>\n <time_zone_name>Lisboa</time_zone_name></conference></schedule>", `f:2:2: "Lisboa" is not an IANA time zone`},
		{"no time", xml("<event><duration>01:00</duration><title>T</title></event>"), `f:4:1: "T" has neither a date nor a start that is a time of day; write it like <start>09:00</start>`},
		{"a time that is none", xml("<event><date>soon</date><duration>01:00</duration></event>"), `f:4:8: "soon" is not a time`},
		{"a time that clocks skip", strings.Replace(xml("<event><start>01:30</start><duration>01:00</duration></event>"), "03-28", "03-29", 1), `f:4:1: "2026-03-29T01:30" `},
		{"no duration", xml("<event><start>09:00</start><title>T</title></event>"), `f:4:1: the duration "" of "T" is not a length; write it like 01:30`},
		{"minutes that are none", xml("<event><start>09:00</start><duration>1:75</duration><title>T</title></event>"), `f:4:1: the duration "1:75" of "T" is not a length`},
		{"a year long", xml("<event><start>09:00</start><duration>9000:00</duration><title>T</title></event>"), `f:4:1: the duration "9000:00" of "T" is longer than 60 days`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _, err := frab.ReadXML("f", []byte(tt.content), "")
			if s != nil || err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("%v", err)
			}
		})
	}
	for _, tt := range []struct{ name, content, want string }{
		{"nothing", "", "f:1:1: the file cannot be read as JSON: it ends too early; give a schedule in JSON"},
		{"no JSON", "{\n é}", "f:2:2: the file cannot be read as JSON: 'é' is not expected here; give a schedule in JSON"},
		{"cut off", "{\"schedule\": {", "f:1:15: the file cannot be read as JSON: it ends too early"},
		{"two", "{\"schedule\": {}} {}", "f:1:19: something stands after the end of the schedule"},
		{"a list", "[]", `f:1:1: the file has no object "schedule"`},
		{"deep", strings.Repeat("[", 40), "f:1:34: values stand more than 32 deep in each other"},
		{"no time", "{\"schedule\": {\"conference\": {\"time_zone_name\": \"UTC\", \"days\": [{\"date\": \"2026-03-28\", \"rooms\": {\"R\": [\n{\"title\": \"é\", \"duration\": \"01:00\", \"date\": 5}]}}]}}}", `f:2:45: "5" is not a time`},
	} {
		t.Run("JSON: "+tt.name, func(t *testing.T) {
			s, _, err := frab.ReadJSON("f", []byte(tt.content), "")
			if s != nil || err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func fuzz(f *testing.F, read func(string, []byte, model.Zone) (*frab.Schedule, []model.Fault, error), write func(*frab.Schedule) []byte) {
	e := hostile()
	f.Add(write(frab.Of(e, placed(e), frab.Options{})))
	f.Fuzz(func(t *testing.T, content []byte) {
		lines := strings.Count(string(content), "\n") + 1
		s, notes, err := read("f", content, "Europe/Lisbon")
		faults, isFaults := err.(model.Faults)
		if err != nil && (!isFaults || s != nil || len(faults) == 0) {
			t.Fatalf("%T %v", err, s)
		}
		for _, fault := range append(faults, notes...) {
			if fault.Pos.Line > lines || fault.Message == "" {
				t.Errorf("%v", fault)
			}
		}
		if err != nil {
			return
		}
		for _, base := range []*model.Event{nil, e} {
			made, _, err := s.Event(base)
			if err != nil {
				continue
			}
			folder(t, made)
			out := frab.Of(made, made.Baseline, frab.Options{})
			if _, _, err := read("again", write(out), ""); err != nil && made.Zone != "" {
				t.Errorf("what was written cannot be read: %v", err)
			}
		}
	})
}

func FuzzReadXML(f *testing.F) {
	f.Add([]byte(frabXML))
	fuzz(f, frab.ReadXML, (*frab.Schedule).XML)
}

func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(pretalxJSON))
	fuzz(f, frab.ReadJSON, (*frab.Schedule).JSON)
}
