package frab

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"programme/model"
)

// readTalk reads one event of a schedule, which stands in that room, and reports whether it
// can be placed.
func (r *reader) readTalk(n *node, day *Day, room string) (Talk, bool) {
	n.what = "an event"
	t := Talk{
		Pos: r.at(n.offset), GUID: strings.ToLower(n.value("guid")), Code: n.value("code"),
		Title: n.value("title"), Subtitle: n.value("subtitle"), Track: n.value("track"), Type: n.value("type"), Language: n.value("language"),
		Abstract: n.value("abstract"), Description: n.value("description"), Slug: n.value("slug"), URL: n.value("url"), Logo: n.value("logo"),
		FeedbackURL: n.value("feedback_url"), OriginURL: n.value("origin_url"), VideoURL: n.value("video_download_url"),
	}
	t.License, t.NoRecording = n.value("recording_license"), n.value("do_not_record") == "true"
	if k := n.kid("recording"); k != nil {
		license, optout := k.value("license"), k.value("optout") == "true" || k.value("optout") == "1"
		if license != t.License {
			n.leave("recording_license")
		}
		if optout != t.NoRecording {
			n.leave("do_not_record")
		}
		t.License, t.NoRecording = license, optout
	}
	if n.roomName() != room {
		n.leave("room") // it is another one
	}
	t.Number = number(n.value("id"))
	for _, p := range n.kid("persons").items() {
		if person, ok := r.readPerson(p); ok {
			t.Persons = append(t.Persons, person)
		}
	}
	t.Links, t.Papers = r.readLinks(n.kid("links"), "a link"), r.readLinks(n.kid("attachments"), "an attachment")
	var ok bool
	t.Interval, ok = r.readSlot(n, day, t.Title)
	return t, ok
}

// number reads a positive number, 0 for what is none.
func number(text string) int64 {
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil || v < 0 {
		return 0
	}
	return v
}

// readPerson reads a person: in XML a name with attributes, in JSON an object or a bare
// name.
func (r *reader) readPerson(n *node) (Person, bool) {
	n.what = "a person"
	if !r.json && n.name != "person" && n.name != speaker {
		r.unkept.count(n.offset, fmt.Sprintf("a person who stands there as %s becomes a %s", quote(n.name), speaker))
	}
	p := Person{GUID: strings.ToLower(n.value("guid")), Code: n.value("code"), Number: number(n.value("id")), URL: n.value("url"), Avatar: n.value("avatar"), Biography: n.value("biography")}
	for _, field := range []string{"public_name", "full_public_name", "name"} {
		name := oneLine(n.value(field))
		if p.Name = cmp.Or(p.Name, name); name != p.Name {
			n.leave(field)
		}
	}
	if p.Name == "" || p.Name == oneLine(n.text) {
		p.Name = oneLine(n.ownText())
	}
	if p.Name == "" {
		r.note(n, "add the person to the cast", "a person has no name, and is left out")
		return p, false
	}
	return p, true
}

// oneLine returns text with single spaces between its words.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (r *reader) readLinks(n *node, what string) []Link {
	var list []Link
	for _, k := range n.items() {
		k.what = what
		l := Link{Kind: k.value("type"), Service: k.value("service")}
		if r.json {
			l.URL, l.Title = k.value("url"), k.value("title")
		} else {
			l.URL, l.Title = k.value("href"), k.ownText()
		}
		if l.URL != "" || l.Title != "" {
			list = append(list, l)
		}
	}
	return list
}

// readSlot reads when a talk takes place: its date with an offset, or else the day and
// the time of day on the clock of the event; and its duration or end.
func (r *reader) readSlot(n *node, day *Day, title string) (model.Interval, bool) {
	start, ok := r.readStart(n, day, title)
	length, whole := r.length(n, start)
	if !ok {
		return model.Interval{}, false
	}
	text := n.value("duration")
	switch {
	case whole == unclear:
		r.wrong(n, "write it in hours and minutes, like 26:30", "the duration %s of %s can mean days, hours and minutes, or hours, minutes and seconds", quote(text), quote(title))
	case whole == noLength:
		r.wrong(n, "write it like 01:30", "the duration %s of %s is not a length", quote(text), quote(title))
	case length == 0:
		r.note(n, "add it to the sessions", "%s has no length, and is left out", quote(title))
	case length > longest:
		r.wrong(n, "write it like 01:30", "the duration %s of %s is longer than 60 days", quote(text), quote(title))
	default:
		return model.Span(start, length), true
	}
	return model.Interval{}, false
}

// readStart reads when a talk starts. A date without a time is the day on whose clock its
// start is meant.
func (r *reader) readStart(n *node, day *Day, title string) (model.Instant, bool) {
	date, text := n.value("date"), n.value("start")
	if own, err := model.ParseDate(date); err == nil {
		if own != day.Date {
			day = &Day{Date: own}
		}
	} else if date != "" {
		at, ok := r.instant(n, "date")
		shown, isTime := parseDuration(text)
		if !strings.Contains(date, text) && !(ok && isTime && at.In(r.zone).Format("15:04") == clockText(shown)) {
			n.leave("start") // it is another time
		}
		return at, ok
	}
	ofDay, ok := parseDuration(text)
	switch {
	case ok && ofDay < 24*60 && day.Date != (model.Date{}):
		r.countSeconds(n, "start", seconds(text))
		return r.onDay(n, day, ofDay)
	case len(text) > len("2006-01-02"):
		return r.instant(n, "start")
	}
	r.wrong(n, "write it like <start>09:00</start>", "%s has neither a date nor a start that is a time of day", quote(title))
	return model.NoInstant, false
}

// longest bounds a talk, so that a slip is seen where it was made.
const longest model.Minutes = 60 * 24 * 60
