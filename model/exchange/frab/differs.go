package frab

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"programme/model"
)

// another notes, once a kind, a field of something that is known already and is not said
// again as it was: what was known first stays. Who says nothing does not contradict.
func (b *builder) another(pos model.Position, of, field, said, known string) {
	if said = strings.TrimSpace(said); said != "" && said != strings.TrimSpace(known) {
		b.unkept.count(pos, fmt.Sprintf("the %q of %s is another than before, and is not kept", field, of))
	}
}

// compare notes what the schedule says otherwise of a session than the event.
func (b *builder) compare(t *Talk, x model.SessionIndex) {
	s := &b.event.Sessions[x]
	if t.Title != "" && t.Title != strings.TrimSpace(s.Title) {
		b.once(t.Pos, "", "the title of %q is %s here and %s in the event; it stays", s.ID, quote(t.Title), quote(s.Title))
	}
	const of = "an event"
	own := cellsOf(b.event, "sessions", s.Row)
	_, subtitle, made := b.ownID(t)
	if !made {
		subtitle = t.Subtitle
	}
	url := t.URL
	if url == uuidURL+t.GUID {
		url = ""
	}
	b.another(t.Pos, of, "type", word(t.Type), word(s.Type))
	b.another(t.Pos, of, "track", word(t.Track), amongWords(s.Themes, t.Track))
	b.another(t.Pos, of, "language", word(t.Language), amongWords(s.Languages, t.Language))
	b.another(t.Pos, of, "subtitle", subtitle, own.get("subtitle"))
	b.another(t.Pos, of, "abstract", t.Abstract, cmp.Or(s.Abstract, own.get("abstract")))
	b.another(t.Pos, of, "description", t.Description, cmp.Or(s.Description, own.get("description")))
	known := &Talk{URL: own.get("url"), Links: readCell(own.get("links")), Papers: readCell(own.get("attachments"))}
	known.addLinks(s)
	b.another(t.Pos, of, "url", url, known.URL)
	b.another(t.Pos, of, "logo", t.Logo, cmp.Or(s.Image, own.get("logo")))
	b.another(t.Pos, of, "license", t.License, own.get("license"))
	b.another(t.Pos, of, "feedback_url", t.FeedbackURL, own.get("feedback_url"))
	b.another(t.Pos, of, "origin_url", t.OriginURL, own.get("origin_url"))
	b.another(t.Pos, of, "video_download_url", t.VideoURL, own.get("video_url"))
	b.another(t.Pos, of, "links", addresses(t.Links), addresses(known.Links))
	b.another(t.Pos, of, "attachments", addresses(t.Papers), addresses(known.Papers))
	if t.NoRecording && s.Recorded != model.Unrecorded {
		b.another(t.Pos, of, "do_not_record", "yes", own.get("optout"))
	}
}

// amongWords returns the item of a list that a text is, or else the first.
func amongWords(list []string, text string) string {
	for _, item := range list {
		if word(item) == word(text) {
			return word(item)
		}
	}
	return cmp.Or(list...)
}

// addresses are those of links that either form can hold, with their titles.
func addresses(links []Link) string {
	var all []string
	for _, l := range links {
		if address(l.URL) != "" {
			all = append(all, l.URL+" "+strings.TrimSpace(l.Title))
		}
	}
	return strings.Join(all, "\n")
}

// comparePerson notes what the schedule says otherwise of somebody who is known.
func (b *builder) comparePerson(t *Talk, p Person, who model.PersonIndex) {
	const of = "a person"
	own := cellsOf(b.event, "people", b.event.People[who].Row)
	known := &b.event.People[who]
	b.another(t.Pos, of, "url", p.URL, cmp.Or(known.Link, own.get("url")))
	b.another(t.Pos, of, "avatar", p.Avatar, cmp.Or(known.Image, own.get("avatar")))
	b.another(t.Pos, of, "biography", p.Biography, cmp.Or(known.Bio, own.get("biography")))
}

// compareRoom notes what the schedule says otherwise of a room that is known.
func (b *builder) compareRoom(r Room, at model.RoomIndex) {
	const of = "a room"
	known := &b.event.Rooms[at]
	own := cellsOf(b.event, "rooms", known.Row)
	b.another(r.Pos, of, "type", r.Kind, own.get("type"))
	b.another(r.Pos, of, "description", r.Description, own.get("description"))
	if r.Capacity > 0 {
		b.another(r.Pos, of, "capacity", strconv.Itoa(r.Capacity), strconv.Itoa(known.Capacity))
	}
}

// compareConference notes what the schedule says otherwise of the whole event, which had
// it before.
func (b *builder) compareConference() {
	e, s := b.event, b.schedule
	stays := func(what, said, known string) {
		if said != "" && said != known {
			b.note(model.Position{}, "", "the %s is %s in the schedule and %s in the event; it stays", what, said, known)
		}
	}
	if strings.TrimSpace(e.Name) != s.Title && s.Title != "" {
		stays("title", quote(s.Title), quote(e.Name))
	}
	stays("zone", string(s.Zone), cmp.Or(string(e.Zone), "UTC"))
	if s.Timeslot > 0 {
		stays("grain", fmt.Sprintf("%d minutes", s.Timeslot), fmt.Sprintf("%d minutes", e.Grain))
	}
}
