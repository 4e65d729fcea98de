package frab_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange/frab"
)

// What an event folder has no place for is noted once a kind, at the first of them.
func TestWhatIsNotKeptIsNoted(t *testing.T) {
	const xml = `<schedule xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="schedule.xsd" theme="sea">
<generator name="frab" version="1" url="https://example.org/frab"/><version>7</version><url>https://example.org/schedule.xml</url><base_url>https://example.org</base_url>
<conference><title>T</title><acronym>t_2026</acronym><start>2026-03-28</start><end>2026-03-30</end><days>3</days><time_zone_name>UTC</time_zone_name>
<base_url>https://example.org</base_url><url>https://example.org/t</url><logo/><color primary="#ffffff"/><subtitle></subtitle>
<track name="Sea" slug="1-sea" color="#0000ff"/><track name="Sky" color="#00ffff"/></conference>
<day index="1" date="2026-03-28" title="Opening day" start="" end=""><room name="R" guid="" slug="r" floor="2">
<event id="1" guid="a" secret="yes"><date>2026-03-28T10:00:00Z</date><start>10:00</start><duration>01:00</duration><room>R</room><title>A</title><type>talk</type>
<track level="2">Sea</track><track>Sky</track><language>en</language><language>de</language><slug/><stream>1</stream>
<recording><license>CC0</license><optout>false</optout><url>https://example.org/v</url></recording>
<persons>and others<person id="1" role="moderator" public_name="Ana Sá">Ana</person><person id="2" role="speaker">Bo</person><chair id="3">Cy</chair></persons>
<links><link href="https://example.org/1" rel="me">One</link></links><attachments><attachment href="https://example.org/2" size="9">Two</attachment></attachments></event>
<event id="2"><date>2026-03-28T12:00:00Z</date><start>13:00</start><duration>01:00</duration><end>2026-03-28T14:00:00Z</end><room>Q</room><title>B</title><type>talk</type>
<do_not_stream>false</do_not_stream><recording_license>CC1</recording_license><recording><license>CC0</license></recording>
<persons><person id="1" role="guest">Ana Sá</person></persons><stream>2</stream></event></room></day></schedule>`
	const json = `{"$schema": "s", "generator": {"name": "g", "url": "u"}, "season": "spring", "schedule": {"version": "1", "base_url": "https://example.org", "url": "u", "rooms": ["R"],
"conference": {"title": "T", "acronym": "t_2026", "start": "2026-03-28", "end": "2026-03-28", "daysCount": 1, "time_zone_name": "UTC", "day_change": "soon", "keywords": ["sea", "sky"], "logo": null, "meta": {},
"tracks": [{"name": {"en": "Sea", "de": "Meer"}, "slug": "sea", "color": "#0000ff"}],
"rooms": [{"name": "R", "id": 4, "slug": "r", "features": {"recording": "no"}, "assembly": null, "stream_id": ""}],
"days": [{"index": 1, "date": "2026-03-28", "notes": "early", "rooms": {"R": [
{"guid": "a", "id": 1, "date": "2026-03-28T10:00:00+00:00", "start": "10:00", "end": "2026-03-28T11:00:00+00:00", "duration": "01:00", "room": "R", "title": "A", "type": "talk", "track": ["Sea", "Sky"], "language": null,
"do_not_stream": true, "tags": ["wet"], "abstract": {"de": "Salz", "fr": "Sel"},
"persons": [{"public_name": "Ana Sá", "name": "Ana", "id": 1, "role": "moderator", "links": [{"url": "https://example.org"}]}, {"public_name": "Bo", "id": 2, "links": []}, "Cy"],
"links": ["https://example.org/1", {"url": "https://example.org/2", "title": "Two", "rel": "me"}], "attachments": "none"},
{"guid": "b", "id": 2, "date": "2026-03-28T12:00:00+00:00", "start": "12:00", "duration": "01:00", "room": "R", "title": "B", "type": "talk", "tags": ["dry"], "do_not_stream": false, "answers": [], "persons": [{"public_name": "Di", "id": 4, "role": "chair"}, {"public_name": "Ed", "id": 5, "role": "chair"}]}]}}]}}}`
	for _, c := range []struct {
		name, content string
		read          func(string, []byte, model.Zone) (*frab.Schedule, []model.Fault, error)
		want          string
	}{
		{"f.xml", xml, frab.ReadXML, `f.xml:1:1: the "theme" of the schedule is not kept
f.xml:3:79: the "end" of the conference is not kept
f.xml:4:41: the "url" of the conference is not kept
f.xml:4:80: the "color" of the conference is not kept
f.xml:5:1: the "color" of a track is not kept, here and once more
f.xml:5:49: a track that no event has is not kept
f.xml:6:1: the "title" of a day is not kept
f.xml:6:70: the "floor" of a room is not kept
f.xml:6:70: the "slug" of a room is not kept
f.xml:7:1: the "secret" of an event is not kept
f.xml:8:1: the "level" of the "track" of an event is not kept
f.xml:8:29: a further "track" of an event is not kept
f.xml:8:70: a further "language" of an event is not kept
f.xml:8:100: the "stream" of an event is not kept, here and once more
f.xml:9:56: the "url" of the "recording" of an event is not kept
f.xml:10:1: the text of the "persons" of an event is not kept
f.xml:10:20: the "role" of a person is not kept, here and once more
f.xml:10:20: the text of a person is not kept
f.xml:10:126: a person who stands there as "chair" becomes a speaker
f.xml:11:8: the "rel" of a link is not kept
f.xml:11:83: the "size" of an attachment is not kept
f.xml:12:48: the "start" of an event is not kept
f.xml:12:94: the "end" of an event is not kept
f.xml:12:125: the "room" of an event is not kept
f.xml:13:37: the "recording_license" of an event is not kept`},
		{"f.json", json, frab.ReadJSON, `f.json:1:68: the "season" of the schedule is not kept
f.json:1:163: the "rooms" of the schedule is not kept
f.json:2:150: the "day_change" of the conference is not kept
f.json:2:170: the "keywords" of the conference is not kept
f.json:3:41: the "de" of the "name" of a track is not kept
f.json:3:74: the "color" of a track is not kept
f.json:4:59: the "features" of a room is not kept
f.json:5:54: the "notes" of a day is not kept
f.json:6:196: an item of the "track" of an event is not kept
f.json:7:18: the "do_not_stream" of an event is not kept
f.json:7:32: the "tags" of an event is not kept, here and once more
f.json:7:74: the "fr" of the "abstract" of an event is not kept
f.json:8:47: the "name" of a person is not kept
f.json:8:71: the "role" of a person is not kept, here and 2 times more
f.json:8:93: the "links" of a person is not kept
f.json:9:11: the text of a link is not kept
f.json:9:92: the "rel" of a link is not kept
f.json:9:115: the text of the "attachments" of an event is not kept`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, notes, err := c.read(c.name, []byte(c.content), "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, model.Faults(notes).Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What was known before stays, and a newer schedule that says otherwise is noted.
func TestWhatIsSaidOtherwiseIsNoted(t *testing.T) {
	const before = `{"schedule": {"conference": {"title": "T", "acronym": "event_t_2026", "time_zone_name": "UTC", "timeslot_duration": "00:15", "rooms": [{"name": "R", "capacity": 20, "description": "up"}], "days": [{"index": 1, "date": "2026-03-28", "rooms": {"R": [
{"id": 1, "date": "2026-03-28T10:00:00Z", "duration": "01:00", "title": "A", "type": "talk", "track": "Sea", "language": "en", "abstract": "Salt", "links": [{"url": "https://example.org/1", "title": "One"}], "persons": [{"name": "Ana", "code": "ANA"}]},
{"id": 2, "date": "2026-03-28T12:00:00Z", "duration": "01:00", "title": "B", "type": "talk", "abstract": "Sand", "persons": [{"name": "Ana", "code": "ANA", "biography": "Reads."}]}]}}]}}}`
	const after = `{"schedule": {"conference": {"title": "T, again", "acronym": "t_again", "time_zone_name": "Europe/Lisbon", "timeslot_duration": "00:05", "rooms": [{"name": "R", "capacity": 30, "description": ""}], "days": [{"index": 1, "date": "2026-03-28", "rooms": {"R": [
{"id": 1, "date": "2026-03-28T10:00:00Z", "duration": "01:00", "title": "A", "type": "panel", "track": "Sky", "language": "de", "abstract": "Pepper", "do_not_record": true, "links": [{"url": "https://example.org/2"}], "persons": [{"name": "Ana", "code": "ANA", "url": "https://example.org/ana"}]},
{"id": 2, "date": "2026-03-28T12:00:00Z", "duration": "01:00", "title": "B", "type": "talk", "abstract": "Stone", "persons": []}]}}]}}}`
	e, notes := imported(t, before, nil)
	if diff := cmp.Diff(`f.json:3:1: the "biography" of a person is another than before, and is not kept`, model.Faults(notes).Error()); diff != "" {
		t.Error(diff)
	}
	if _, notes = imported(t, strings.Replace(before, `, "biography": "Reads."`, "", 1), e); len(notes) > 0 {
		t.Errorf("the same again: %v", notes)
	}
	_, notes = imported(t, after, e)
	if diff := cmp.Diff(`the acronym "t_again" of the conference is not kept; export it again with --acronym t_again
the grain is 5 minutes in the schedule and 15 minutes in the event; it stays
the title is "T, again" in the schedule and "T" in the event; it stays
the zone is Europe/Lisbon in the schedule and UTC in the event; it stays
f.json:1:148: the "capacity" of a room is another than before, and is not kept
f.json:2:1: the "abstract" of an event is another than before, and is not kept, here and once more
f.json:2:1: the "do_not_record" of an event is another than before, and is not kept
f.json:2:1: the "language" of an event is another than before, and is not kept
f.json:2:1: the "links" of an event is another than before, and is not kept
f.json:2:1: the "track" of an event is another than before, and is not kept
f.json:2:1: the "type" of an event is another than before, and is not kept
f.json:2:1: the "url" of a person is another than before, and is not kept`, model.Faults(notes).Error()); diff != "" {
		t.Error(diff)
	}
}

// imported reads a schedule in JSON into an event, and returns what is noted of it there.
func imported(t *testing.T, content string, base *model.Event) (*model.Event, []model.Fault) {
	t.Helper()
	s, notes, err := frab.ReadJSON("f.json", []byte(content), "")
	if err != nil || len(notes) > 0 {
		t.Fatal(err, notes)
	}
	e, notes, err := s.Event(base)
	if err != nil {
		t.Fatal(err)
	}
	return e, notes
}
