package frab

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"programme/model"
)

// JSON writes the schedule in the JSON of frab and pretalx, as its schema wants it.
// Persons have the form of pretalx, with a name, or that of frab, with a number, where
// they came with one: the schema takes one of the two.
func (s *Schedule) JSON() []byte {
	type conference struct {
		Acronym  string     `json:"acronym"`
		Title    string     `json:"title"`
		Start    string     `json:"start"`
		End      string     `json:"end"`
		Count    int        `json:"daysCount"`
		Timeslot string     `json:"timeslot_duration"`
		Zone     string     `json:"time_zone_name,omitempty"`
		Rooms    []jsonRoom `json:"rooms"`
		Days     []jsonDay  `json:"days"`
	}
	type schedule struct {
		Version    string     `json:"version"`
		Conference conference `json:"conference"`
	}
	type generator struct {
		Name string `json:"name"`
	}
	c := conference{
		Acronym: s.Acronym, Title: s.Title, Start: s.First.String(), End: s.Last.String(), Count: len(s.Days),
		Timeslot: clockText(s.Timeslot), Rooms: []jsonRoom{}, Days: []jsonDay{},
	}
	if jsonZone.MatchString(string(s.Zone)) {
		c.Zone = string(s.Zone)
	}
	for _, r := range s.Rooms {
		c.Rooms = append(c.Rooms, jsonRoomOf(r))
	}
	for i := range s.Days {
		d := &s.Days[i]
		rooms := orderedRooms{}
		for _, r := range d.Rooms {
			talks := []jsonTalk{}
			for k := range r.Talks {
				talks = append(talks, s.jsonTalk(&r.Talks[k], r.Name))
			}
			rooms = append(rooms, namedTalks{r.Name, talks})
		}
		c.Days = append(c.Days, jsonDay{d.Index, d.Date.String(), local(d.Start, s.Zone), local(d.End, s.Zone), rooms})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	err := e.Encode(struct {
		Schema    string    `json:"$schema"`
		Generator generator `json:"generator"`
		Schedule  schedule  `json:"schedule"`
	}{"https://c3voc.de/schedule/schema.json", generator{s.Generator}, schedule{s.Version, c}})
	if err != nil {
		panic("frab: a schedule cannot be written as JSON: " + err.Error())
	}
	return model.VisibleJSON(b.Bytes())
}

// What the schema takes.
var (
	jsonZone  = regexp.MustCompile(`^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$`)
	jsonCode  = regexp.MustCompile(`^[A-Z0-9]+$`)
	jsonSlug  = regexp.MustCompile(`^[a-z0-9_-]+[a-z0-9]$`)
	anyURL    = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$`)
	linkKinds = map[string]bool{"slides": true, "paper": true, "web": true, "blog": true, "article": true, "media": true, "related": true, "activitypub": true}
	roomKinds = map[string]bool{"lecturehall": true, "stage": true, "workshop": true, "outside": true, "online": true, "project": true, "bbb": true, "hangar": true, "other": true}
)

type jsonDay struct {
	Index int          `json:"index"`
	Date  string       `json:"date"`
	Start string       `json:"day_start"`
	End   string       `json:"day_end"`
	Rooms orderedRooms `json:"rooms"`
}

// orderedRooms is an object whose members keep their order.
type orderedRooms []namedTalks

type namedTalks struct {
	name  string
	talks []jsonTalk
}

// MarshalJSON writes the rooms as an object by name.
func (o orderedRooms) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, r := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(r.name)
		if err != nil {
			return nil, err
		}
		talks, err := json.Marshal(r.talks)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(talks)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

type jsonRoom struct {
	Name        string `json:"name"`
	Slug        string `json:"slug,omitempty"`
	Kind        string `json:"type,omitempty"`
	GUID        string `json:"guid"`
	Description string `json:"description,omitempty"`
	Capacity    int    `json:"capacity,omitempty"`
}

func jsonRoomOf(r Room) jsonRoom {
	out := jsonRoom{Name: r.Name, GUID: r.GUID, Description: r.Description, Capacity: r.Capacity}
	if jsonSlug.MatchString(r.Slug) {
		out.Slug = r.Slug
	}
	if roomKinds[r.Kind] {
		out.Kind = r.Kind
	}
	return out
}

type jsonTalk struct {
	GUID        string       `json:"guid"`
	Code        string       `json:"code,omitempty"`
	ID          int64        `json:"id"`
	Logo        string       `json:"logo,omitempty"`
	Date        string       `json:"date"`
	Start       string       `json:"start"`
	Duration    string       `json:"duration"`
	Room        string       `json:"room"`
	Slug        string       `json:"slug"`
	URL         string       `json:"url"`
	Title       string       `json:"title"`
	Subtitle    string       `json:"subtitle"`
	Track       *string      `json:"track"`
	Type        string       `json:"type"`
	Language    *string      `json:"language"`
	Abstract    string       `json:"abstract"`
	Description string       `json:"description"`
	License     string       `json:"recording_license,omitempty"`
	NoRecording bool         `json:"do_not_record"`
	Persons     []jsonPerson `json:"persons"`
	Links       []jsonLink   `json:"links"`
	FeedbackURL string       `json:"feedback_url,omitempty"`
	OriginURL   string       `json:"origin_url,omitempty"`
	Attachments []jsonLink   `json:"attachments"`
}

// jsonTalk returns a talk in the form of the schema, which demands an address of every
// talk: that of its UUID where there is no other.
func (s *Schedule) jsonTalk(t *Talk, room string) jsonTalk {
	out := jsonTalk{
		GUID: t.GUID, ID: t.Number, Logo: address(t.Logo), Date: local(t.Start, s.Zone), Start: t.Start.In(s.Zone).Format("15:04"),
		Duration: clockText(t.Minutes()), Room: room, Slug: t.Slug, URL: address(t.URL), Title: t.Title, Subtitle: t.Subtitle,
		Track: orNull(t.Track), Type: t.Type, Language: orNull(t.Language), Abstract: t.Abstract, Description: t.Description,
		License: t.License, NoRecording: t.NoRecording, Persons: []jsonPerson{}, Links: jsonLinks(t.Links),
		FeedbackURL: address(t.FeedbackURL), OriginURL: address(t.OriginURL), Attachments: jsonLinks(t.Papers),
	}
	if jsonCode.MatchString(t.Code) {
		out.Code = t.Code
	}
	if !jsonSlug.MatchString(t.Slug) {
		out.Slug = "event-" + t.GUID
	}
	if out.URL == "" {
		out.URL = uuidURL + t.GUID
	}
	for _, p := range t.Persons {
		out.Persons = append(out.Persons, jsonPersonOf(p))
	}
	return out
}

// uuidURL begins the address of a talk that has no other.
const uuidURL = "urn:uuid:"

// address returns url if it is one, else "".
func address(url string) string {
	if !anyURL.MatchString(url) {
		return ""
	}
	return url
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

type jsonPerson struct {
	GUID       string `json:"guid,omitempty"`
	ID         int64  `json:"id,omitempty"`
	Code       string `json:"code,omitempty"`
	Name       string `json:"name,omitempty"`
	PublicName string `json:"public_name"`
	URL        string `json:"url,omitempty"`
	Avatar     string `json:"avatar,omitempty"`
	Biography  string `json:"biography,omitempty"`
}

func jsonPersonOf(p Person) jsonPerson {
	out := jsonPerson{GUID: p.GUID, PublicName: p.Name, URL: address(p.URL), Avatar: address(p.Avatar), Biography: p.Biography}
	if p.Number > 0 && p.Code == "" {
		out.ID = p.Number
		return out
	}
	out.Name = p.Name
	if jsonCode.MatchString(p.Code) {
		out.Code = p.Code
	}
	return out
}

type jsonLink struct {
	URL   string `json:"url"`
	Title string `json:"title,omitempty"`
	Kind  string `json:"type,omitempty"`
}

func jsonLinks(links []Link) []jsonLink {
	list := []jsonLink{}
	for _, l := range links {
		if address(l.URL) == "" {
			continue
		}
		out := jsonLink{URL: l.URL, Title: l.Title}
		if linkKinds[l.Kind] {
			out.Kind = l.Kind
		}
		list = append(list, out)
	}
	return list
}

// acronymOf makes an acronym of the name of an event that both forms take: four letters,
// digits and underscores or more.
func acronymOf(name string, first model.Date) string {
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	text := strings.Trim(b.String()[:min(b.Len(), 40)], "_")
	if len(text) < 4 {
		text = strings.Trim("event_"+text+"_"+first.String()[:4], "_")
	}
	return strings.ReplaceAll(text, "__", "_")
}
