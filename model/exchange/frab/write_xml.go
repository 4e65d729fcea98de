package frab

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// XML writes the schedule in the XML of frab, as its XSD wants it. What the XSD has no
// form for is left out: addresses that do not begin with http, codes that do not have
// six letters and digits, slugs of another form.
func (s *Schedule) XML() []byte {
	w := &xmlWriter{}
	w.b.WriteString("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
	w.open("schedule")
	w.empty("generator", "name", s.Generator)
	w.text("version", s.Version)
	w.open("conference")
	w.text("acronym", s.Acronym)
	w.text("title", s.Title)
	w.text("start", s.First.String())
	w.text("end", s.Last.String())
	w.text("days", strconv.Itoa(len(s.Days)))
	w.text("timeslot_duration", clockText(s.Timeslot))
	if s.Zone != "" {
		w.text("time_zone_name", string(s.Zone))
	}
	w.close("conference")
	w.codes = s.codes()
	for i := range s.Days {
		d := &s.Days[i]
		w.open("day", "index", strconv.Itoa(d.Index), "date", d.Date.String(), "start", local(d.Start, s.Zone), "end", local(d.End, s.Zone))
		for _, r := range d.Rooms {
			attributes := []string{"name", r.Name}
			if r.GUID != "" {
				attributes = append(attributes, "guid", r.GUID)
			}
			w.open("room", attributes...)
			for k := range r.Talks {
				w.talk(s, &r.Talks[k], r.Name)
			}
			w.close("room")
		}
		w.close("day")
	}
	w.close("schedule")
	return w.b.Bytes()
}

// What the XSD takes.
var (
	xmlCode = regexp.MustCompile(`^[0-9A-Z]{6}$`)
	xmlSlug = regexp.MustCompile(`^[a-z0-9_]{4,}-[a-z0-9_-]{4,}$`)
	webURL  = regexp.MustCompile(`^https?://[!-~]+$`)
)

type xmlWriter struct {
	b     bytes.Buffer
	depth int
	codes map[string]string // the UUID of the one talk that is written with a code
}

// codes returns which talk keeps a code that several have, as the slots of one talk have
// in pretalx: the one whose UUID comes first.
func (s *Schedule) codes() map[string]string {
	owner := map[string]string{}
	for _, d := range s.Days {
		for _, r := range d.Rooms {
			for _, t := range r.Talks {
				if first, known := owner[t.Code]; !known || t.GUID < first {
					owner[t.Code] = t.GUID
				}
			}
		}
	}
	return owner
}

func (w *xmlWriter) talk(s *Schedule, t *Talk, room string) {
	attributes := []string{"guid", t.GUID, "id", strconv.FormatInt(t.Number, 10)}
	if xmlCode.MatchString(t.Code) && w.codes[t.Code] == t.GUID {
		attributes = append(attributes, "code", t.Code)
	}
	w.open("event", attributes...)
	w.text("date", local(t.Start, s.Zone))
	w.text("start", t.Start.In(s.Zone).Format("15:04"))
	w.text("duration", clockText(t.Minutes()))
	w.text("room", room)
	if xmlSlug.MatchString(t.Slug) {
		w.text("slug", t.Slug)
	}
	w.address("url", t.URL)
	if t.License != "" || t.NoRecording {
		w.open("recording")
		w.text("license", t.License)
		w.text("optout", strconv.FormatBool(t.NoRecording))
		w.close("recording")
	}
	w.text("title", t.Title)
	w.text("subtitle", t.Subtitle)
	w.text("track", t.Track)
	w.text("type", t.Type)
	if t.Language != "" {
		w.text("language", t.Language)
	}
	w.text("abstract", t.Abstract)
	w.text("description", t.Description)
	w.address("logo", t.Logo)
	w.open("persons")
	for _, p := range t.Persons {
		var attributes []string
		if id := cmp.Or(p.Number, numberOf(p.GUID)); p.Number > 0 || p.GUID != "" {
			attributes = append(attributes, "id", strconv.FormatInt(id, 10))
		}
		if p.GUID != "" {
			attributes = append(attributes, "guid", p.GUID)
		}
		w.text("person", p.Name, attributes...)
	}
	w.close("persons")
	w.links("links", "link", t.Links)
	w.links("attachments", "attachment", t.Papers)
	w.address("video_download_url", t.VideoURL)
	w.address("feedback_url", t.FeedbackURL)
	w.address("origin_url", t.OriginURL)
	w.close("event")
}

func (w *xmlWriter) links(list, item string, links []Link) {
	w.open(list)
	for _, l := range links {
		attributes := []string{"href", l.URL}
		if l.Kind != "" {
			attributes = append(attributes, "type", l.Kind)
		}
		if l.Service != "" && item == "link" {
			attributes = append(attributes, "service", l.Service)
		}
		w.text(item, l.Title, attributes...)
	}
	w.close(list)
}

// address writes an element that must be an address of the web, if it is one.
func (w *xmlWriter) address(name, url string) {
	if webURL.MatchString(url) {
		w.text(name, url)
	}
}

func (w *xmlWriter) indent() { w.b.WriteString(strings.Repeat("  ", w.depth)) }

// start writes a start tag without its end; attributes are names and values in turn.
func (w *xmlWriter) start(name string, attributes []string) {
	w.indent()
	w.b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		w.b.WriteString(" " + attributes[i] + `="`)
		w.escape(attributes[i+1])
		w.b.WriteByte('"')
	}
}

func (w *xmlWriter) open(name string, attributes ...string) {
	w.start(name, attributes)
	w.b.WriteString(">\n")
	w.depth++
}

func (w *xmlWriter) close(name string) {
	w.depth--
	w.indent()
	w.b.WriteString("</" + name + ">\n")
}

func (w *xmlWriter) empty(name string, attributes ...string) {
	w.start(name, attributes)
	w.b.WriteString("/>\n")
}

func (w *xmlWriter) text(name, text string, attributes ...string) {
	w.start(name, attributes)
	w.b.WriteByte('>')
	w.escape(text)
	w.b.WriteString("</" + name + ">\n")
}

// escape writes text; letters that XML cannot hold become U+FFFD.
func (w *xmlWriter) escape(text string) {
	if err := xml.EscapeText(&w.b, []byte(text)); err != nil {
		panic("frab: writing to memory: " + err.Error())
	}
}
