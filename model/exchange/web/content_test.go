package web_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange/web"
	"programme/model/exchange/words"
)

// told returns a day in Lisbon whose sessions and people tell of themselves: of 0 all that
// can be told, of 1 something hostile. Lunch is for the public and in two of three rooms,
// what the hotel needs is not.
func told(t testing.TB) (*model.Event, *model.Programme) {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	e := &model.Event{
		Name: "Forum on Rivers", Zone: "Europe/Lisbon", Grain: 5, Days: []model.Date{day, day.Next()},
		Types: []model.SessionType{{ID: "Workshop", Minutes: 90}}, Roles: model.DefaultRoles(),
		Rooms: []model.Room{{ID: "hall", Name: "Main Hall", Area: "Ground floor"}, {ID: "quay", Name: "Quay Room"}, {ID: "loft", Name: "Loft"}},
		People: []model.Person{
			{ID: "ana", Name: "Ana Ribeiro", Org: "River Institute", Bio: "Ana *measures* rivers.\n\n<script>alert(1)</script>", Link: "https://ana.example.org/"},
			{ID: "bo@example.org", Name: "Bo Li"},
			{ID: "eve", Name: "Eve", Bio: "[click](javascript:alert(2))", Link: "javascript:alert(3)"},
		},
		Cast: []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}, {Session: 0, Person: 1, Role: "onsite_moderator"}, {Session: 1, Person: 2, Role: "note_taker"}, {Session: 2, Person: 0, Role: "speaker"}},
		Rules: []model.Setting{
			{Rule: "R15", Params: []model.Param{{Key: "rooms", Value: "hall|quay"}, {Key: "start", Value: "2026-05-11 12:30"}, {Key: "end", Value: "2026-05-11 14:00"}, {Key: "title", Value: "Lunch <b>"}, {Key: "public", Value: "yes"}}},
			{Rule: "R15", Params: []model.Param{{Key: "rooms", Value: "loft"}, {Key: "start", Value: "2026-05-11 12:30"}, {Key: "end", Value: "2026-05-11 14:00"}, {Key: "title", Value: "Hotel's own"}}},
		},
	}
	titles := []string{
		"A source-to-sea approach to the governance of shared rivers, their deltas and everybody who lives along them, in twelve case studies",
		"Eddies", "Afternoon on estuaries", "Tomorrow", "In the loft",
	}
	for i, title := range titles {
		e.Sessions = append(e.Sessions, model.Session{ID: "WS " + string(rune('1'+i)), Title: title, Type: "Workshop", Minutes: 90, State: model.Confirmed, Themes: []string{"Water"}})
	}
	e.Sessions[0].Languages, e.Sessions[0].Recorded = []string{"en", "fr", "Sign language"}, model.Recorded
	e.Sessions[0].Content = model.Content{
		Abstract: "Rivers do not stop at borders.", Description: "## Why\n" + strings.Repeat("Rivers *flow*. ", 40) + "\n\n- one\n- two, see https://rivers.example.org/two",
		Links: []string{"https://rivers.example.org/ws1", "https://example.org/a/very/long/path/that/nobody/would/want/to/read/in/full"}, Stream: "https://live.example.org/1",
		Slides: "https://slides.example.org/1.pdf", Image: "https://img.example.org/1.jpg",
	}
	e.Sessions[1].Content = model.Content{
		Abstract: "<img src=x onerror=alert(4)>", Description: "<script>alert(5)</script> [a](javascript:alert(6)) ![p](https://evil.example.org/p.png)",
		Links: []string{"javascript:alert(7)"}, Stream: "data:text/html,x", Slides: "//evil.example.org", Image: "vbscript:x",
	}
	e.Sessions[1].Recorded = model.Unrecorded
	at := func(s model.SessionIndex, r model.RoomIndex, start string, minutes model.Minutes) model.Placement {
		return model.Placement{Session: s, Room: model.InRoom(r), Interval: model.Span(instant(t, start), minutes)}
	}
	return e, model.NewProgramme([]model.Placement{
		at(0, 0, "2026-05-11T08:00Z", 90), at(1, 1, "2026-05-11T08:00Z", 15), at(2, 0, "2026-05-11T13:00Z", 90), at(3, 1, "2026-05-12T08:00Z", 90), at(4, 2, "2026-05-11T10:00Z", 60),
	})
}

func TestContentIsShown(t *testing.T) {
	e, p := told(t)
	html := page(t, e, p)
	for _, want := range []string{
		`<p class="abstract" dir="auto">Rivers do not stop at borders.</p>`,
		`<details class="told"><summary data-t="description">Description</summary><div class="prose" dir="auto"><p><strong>Why</strong></p>`,
		`<a href="https://rivers.example.org/two">https://rivers.example.org/two</a>`,
		`<a href="https://live.example.org/1" data-t="stream">Live stream</a>`,
		`<a href="https://slides.example.org/1.pdf" data-t="slides">Slides</a>`,
		`<a href="https://rivers.example.org/ws1"><bdi dir="ltr">rivers.example.org/ws1</bdi></a>`,
		`<bdi data-t="tongue.en">English</bdi><span data-t="comma">, </span><bdi data-t="tongue.fr">French</bdi><span data-t="comma">, </span><bdi>Sign language</bdi>`,
		`<span data-t="recorded">Recorded</span>`,
		`<span data-t="unrecorded">Not recorded</span>`,
		`<article id="person_ana">`,
		`<p>Ana <em>measures</em> rivers.</p>`,
		`<a href="https://ana.example.org/" data-t="website">Website</a>`,
		`<dt data-t="role.speaker">speaker</dt>`,
		`<dt>note taker</dt>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	if strings.Contains(html, "<img") {
		t.Error("the page loads a picture")
	}
}

// What planners write is text, and leads to nothing but pages and mail.
func TestContentDoesNothing(t *testing.T) {
	e, p := told(t)
	html := page(t, e, p)
	for _, bad := range []string{"<script>alert", "<img", `href="javascript`, `href="data:`, `href="vbscript`, `href="//`, "ZgotmplZ", "evil.example.org/p.png"} {
		if strings.Contains(strings.Replace(html, `href="data:,"`, "", 1), bad) { // the icon
			t.Errorf("the page has %q", bad)
		}
	}
	if strings.Contains(html, "bo@") || strings.Contains(html, "person_bo-example") {
		t.Error("the page tells a mail address")
	}
	if !strings.Contains(html, `"handles":["ana","Bo-Li","eve"]`) {
		t.Error("people have other handles")
	}
}

func TestBreaksOfThePublic(t *testing.T) {
	e, p := told(t)
	html := page(t, e, p)
	for _, want := range []string{
		`<li class="break"><p class="when"><time datetime="2026-05-11T11:30:00Z">12:30</time><span class="dash">–</span><time datetime="2026-05-11T13:00:00Z">14:00</time></p><p class="title"><bdi>Lunch &lt;b&gt;</bdi> <small><bdi>Main Hall · Quay Room</bdi></small></p></li>`,
		`#pause_0{grid-area:`,
		`"pauses":[{"title":"Lunch \u003cb\u003e","day":0,"start":29641650,"end":29641740,"rooms":[0,1]}]`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	if strings.Contains(html, "Hotel") {
		t.Error("the page has a hold that is not public")
	}
	if before, after, _ := strings.Cut(html, `class="break"`); strings.Contains(before, `id="WS-3"`) || !strings.Contains(after, `id="WS-3"`) {
		t.Error("lunch does not stand between the sessions by time")
	}
	var bands int
	for range strings.SplitSeq(html, `class="pause"`) {
		bands++
	}
	if bands-1 != 1 {
		t.Errorf("%d bands over two rooms beside each other, want 1", bands-1)
	}
}

func TestMachinesReadContent(t *testing.T) {
	e, p := told(t)
	var linked struct {
		Graph []struct {
			ID          string   `json:"@id"`
			Description string   `json:"description"`
			URL         string   `json:"url"`
			Image       string   `json:"image"`
			InLanguage  []string `json:"inLanguage"`
			Performer   []struct{ Name, URL string }
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(script(t, page(t, e, p), `<script type="application/ld+json">`)), &linked); err != nil {
		t.Fatal(err)
	}
	for _, n := range linked.Graph {
		got := []string{n.Description, n.URL, n.Image, strings.Join(n.InLanguage, " ")}
		var want []string
		switch n.ID {
		case "#WS-1":
			want = []string{"Rivers do not stop at borders.", "https://rivers.example.org/ws1", "https://img.example.org/1.jpg", "en fr Sign language"}
			if n.Performer[0].URL != "https://ana.example.org/" {
				t.Errorf("performers %+v", n.Performer)
			}
		case "#WS-2":
			want = []string{"<img src=x onerror=alert(4)>", "", "", ""}
			if n.Performer[0].URL != "" {
				t.Errorf("performers %+v", n.Performer)
			}
		default:
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", n.ID, diff)
		}
	}
}

// The page is written in any of its languages, and holds the texts of all.
func TestPageInEveryLanguage(t *testing.T) {
	e, p := told(t)
	version := func(l *words.Language) string {
		return l.Say("page.version", "n", 3, "states", l.Say("state.published"))
	}
	for _, tag := range words.Tags() {
		l := words.In(tag)
		html := string(web.Page(e, p, web.Options{Language: tag, Version: version}).Content)
		for _, want := range []string{
			`<html lang="` + tag + `" dir="` + l.Direction() + `">`,
			l.Dates(e.Days[0], e.Days[1]), l.Long(e.Days[0]), `data-t="list">` + l.Say("page.list") + `<`, `<span data-t="version">` + version(l) + `</span>`,
		} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: the page does not have %s", tag, want)
			}
		}
		var data struct {
			Texts map[string]map[string]any
		}
		if err := json.Unmarshal([]byte(script(t, html, `<script type="application/json" id="the_data">`)), &data); err != nil {
			t.Fatal(err)
		}
		for _, other := range words.Tags() {
			if data.Texts[other]["list"] != words.In(other).Say("page.list") || data.Texts[other]["version"] != version(words.In(other)) {
				t.Errorf("%s: the page has not the texts of %s", tag, other)
			}
		}
	}
}
