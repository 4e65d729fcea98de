package web

import (
	"cmp"
	"encoding/json"
	"html/template"

	"programme/model"
	"programme/model/exchange/prose"
)

// linked is the programme for machines: JSON-LD in the words of schema.org.
type linked struct {
	Context string        `json:"@context"`
	Graph   []linkedEvent `json:"@graph"`
}

// linkedEvent is https://schema.org/Event; times have the venue's offset.
type linkedEvent struct {
	Type           string       `json:"@type"`
	ID             string       `json:"@id"`
	Name           string       `json:"name"`
	Start          string       `json:"startDate"`
	End            string       `json:"endDate"`
	PreviousStart  string       `json:"previousStartDate,omitempty"`
	Status         string       `json:"eventStatus,omitempty"`
	Description    string       `json:"description,omitempty"`
	URL            string       `json:"url,omitempty"`
	Image          string       `json:"image,omitempty"`
	Languages      []string     `json:"inLanguage,omitempty"`
	AttendanceMode string       `json:"eventAttendanceMode,omitempty"`
	Location       *linkedName  `json:"location,omitempty"`
	Super          *linkedName  `json:"superEvent,omitempty"`
	Performers     []linkedName `json:"performer,omitempty"`
	About          []string     `json:"about,omitempty"`
}

// linkedName is anything that only its name is said of.
type linkedName struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

const (
	schema    = "https://schema.org/"
	wholeNode = "#the_event"
)

// linkedJSON returns the programme in JSON that a script element can hold.
func linkedJSON(shown *programme) template.JS {
	text, err := json.Marshal(linkedOf(shown)) // writes < as a number
	if err != nil {
		panic("web: the programme cannot be written as JSON: " + err.Error())
	}
	return template.JS(model.VisibleJSON(text))
}

func linkedOf(shown *programme) linked {
	e := shown.event
	all := linked{Context: "https://schema.org", Graph: []linkedEvent{}}
	if len(shown.entries) == 0 {
		return all
	}
	whole := linkedEvent{Type: "Event", ID: wholeNode, Name: e.Name}
	start, end := shown.entries[0].at.Start, shown.entries[0].at.End
	for _, x := range shown.entries {
		end = max(end, x.at.End)
	}
	whole.Start, whole.End = stamp(start, e.Zone), stamp(end, e.Zone)
	all.Graph = append(all.Graph, whole)
	online, onSite := presences(e)
	for _, x := range shown.entries {
		node := linkedEvent{
			Type: "Event", ID: "#" + x.Anchor, Name: x.Title, Start: stamp(x.at.Start, e.Zone), End: stamp(x.at.End, e.Zone),
			Status: schema + "EventScheduled", AttendanceMode: schema + attendance(x, online, onSite),
			Location: &linkedName{Type: "Place", Name: x.Room}, Super: &linkedName{Type: "Event", ID: wholeNode, Name: e.Name}, About: x.Themes,
		}
		if x.Title == "" {
			node.Name = x.Session.ID
		}
		if x.Room == "" {
			node.Location.Name = "to be announced"
		}
		node.describe(x.Session)
		switch x.Status {
		case moved:
			node.Status, node.PreviousStart = schema+"EventRescheduled", stamp(x.Was.Start, e.Zone)
		case gone:
			node.Status = schema + "EventCancelled"
		}
		listed := map[int]bool{}
		for _, part := range x.Cast {
			for _, p := range part.People {
				if !listed[p.Index] {
					listed[p.Index] = true
					node.Performers = append(node.Performers, linkedName{Type: "Person", Name: p.Name, URL: webAddress(e.People[shown.people[p.Index]].Link)})
				}
			}
		}
		all.Graph = append(all.Graph, node)
	}
	return all
}

// describe adds what a session tells its public: its abstract, or else the description
// without its marks.
func (n *linkedEvent) describe(s *model.Session) {
	n.Description = cmp.Or(s.Abstract, prose.Text(s.Description))
	for _, address := range s.Links {
		n.URL = cmp.Or(n.URL, webAddress(address))
	}
	n.Image, n.Languages = webAddress(s.Image), s.Languages
}

// webAddress returns the address if it is one.
func webAddress(address string) string {
	if model.BadAddress(address) != "" {
		return ""
	}
	return address
}

// presences returns which sessions have somebody who takes part online, and on site.
func presences(e *model.Event) (online, onSite []bool) {
	online, onSite = make([]bool, len(e.Sessions)), make([]bool, len(e.Sessions))
	for _, c := range e.Cast {
		switch e.PresenceOf(c) {
		case model.Online:
			online[c.Session] = true
		case model.OnSite:
			onSite[c.Session] = true
		}
	}
	return online, onSite
}

// attendance returns how an entry can be attended, as far as its room and cast tell.
func attendance(x *entry, online, onSite []bool) string {
	s := x.at.Session
	switch {
	case online[s] && !onSite[s] && !x.at.Room.Given():
		return "OnlineEventAttendanceMode"
	case online[s]:
		return "MixedEventAttendanceMode"
	}
	return "OfflineEventAttendanceMode"
}

// stamp writes a time on the clock of zone z with its offset: 2023-10-11T16:45:00+09:00.
func stamp(t model.Instant, z model.Zone) string { return t.In(z).Format("2006-01-02T15:04:05-07:00") }
