package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange"
	"programme/model/exchange/web"
	"programme/model/generate"
	"programme/model/tables"
)

func page(t testing.TB, e *model.Event, p *model.Programme) string {
	t.Helper()
	f := web.Page(e, p, web.Options{})
	if f.Name != "programme.html" {
		t.Errorf("the file is called %q", f.Name)
	}
	return string(f.Content)
}

// igf returns the fixture igf2023 and its published programme, as the public sees them.
func igf(t testing.TB) (*model.Event, *model.Programme) {
	t.Helper()
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	return exchange.Public(e, e.Baseline, []byte("secret"))
}

// script returns the text of the script element that begins with opening.
func script(t testing.TB, html, opening string) string {
	t.Helper()
	_, rest, found := strings.Cut(html, opening)
	text, _, closed := strings.Cut(rest, "</script>")
	if !found || !closed {
		t.Fatalf("the page has no %s", opening)
	}
	return text
}

type linkedEvent struct {
	ID             string `json:"@id"`
	Name           string `json:"name"`
	Start          string `json:"startDate"`
	End            string `json:"endDate"`
	Previous       string `json:"previousStartDate"`
	Status         string `json:"eventStatus"`
	AttendanceMode string `json:"eventAttendanceMode"`
	Location       *struct {
		Name string `json:"name"`
	} `json:"location"`
	Super *struct {
		ID string `json:"@id"`
	} `json:"superEvent"`
	Performers []struct {
		Name string `json:"name"`
	} `json:"performer"`
}

func linkedEvents(t testing.TB, html string) []linkedEvent {
	t.Helper()
	var linked struct {
		Context string        `json:"@context"`
		Graph   []linkedEvent `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(script(t, html, `<script type="application/ld+json">`)), &linked); err != nil {
		t.Fatal(err)
	}
	if linked.Context != "https://schema.org" || len(linked.Graph) == 0 {
		t.Fatalf("context %q, %d nodes", linked.Context, len(linked.Graph))
	}
	return linked.Graph
}

func TestNamesStayText(t *testing.T) {
	e, p := hostile(t)
	html := page(t, e, p)
	for _, broken := range []string{"<script>document.title", "<script>alert", "<b>&amp;amp;", "<Sons>", "<Rights>", "<i>", "<!-- ע"} {
		if strings.Contains(html, broken) {
			t.Errorf("%q stands in the page as it is", broken)
		}
	}
	var names []string
	for _, node := range linkedEvents(t, html) {
		names = append(names, node.Name)
	}
	for _, pl := range p.Placements {
		if title := e.Sessions[pl.Session].Title; !slices.Contains(names, title) {
			t.Errorf("the title %q is not the name of an event for machines", title)
		}
	}
	if got := strings.Count(html, "<script"); got != 4 {
		t.Errorf("%d scripts, want early, linked, data and main", got)
	}
}

func TestMachinesReadWhatHappened(t *testing.T) {
	e, p := hostile(t)
	nodes := map[string]linkedEvent{}
	for _, node := range linkedEvents(t, page(t, e, p)) {
		nodes[node.ID] = node
	}
	const schema = "https://schema.org/"
	tests := []struct {
		id, status, start, end, previous, room, mode string
	}{
		{"#WS-0", "EventScheduled", "2026-03-28T09:00:00+00:00", "2026-03-28T10:00:00+00:00", "", `Aula "A" & <Sons>`, "MixedEventAttendanceMode"},
		{"#WS-2", "EventRescheduled", "2026-03-28T10:00:00+00:00", "2026-03-28T10:30:00+00:00", "2026-03-28T15:00:00+00:00", "קומה ב׳", "OfflineEventAttendanceMode"},
		{"#WS-2-2", "EventScheduled", "2026-03-28T11:00:00+00:00", "2026-03-28T12:00:00+00:00", "", strings.Repeat("Überlang", 20), "OfflineEventAttendanceMode"},
		{"#WS-4", "EventCancelled", "2026-03-28T14:00:00+00:00", "2026-03-28T15:00:00+00:00", "", "קומה ב׳", "OfflineEventAttendanceMode"},
		{"#WS-5", "EventCancelled", "2026-03-28T16:00:00+00:00", "2026-03-28T17:00:00+00:00", "", "קומה ב׳", "OfflineEventAttendanceMode"},
		{"#WS-6", "EventScheduled", "2026-03-28T12:00:00+00:00", "2026-03-28T13:00:00+00:00", "", "to be announced", "OnlineEventAttendanceMode"},
		{"#WS-7", "EventScheduled", "2026-03-29T00:30:00+00:00", "2026-03-29T02:30:00+01:00", "", `Aula "A" & <Sons>`, "OfflineEventAttendanceMode"},
		{"#s", "EventScheduled", "2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00", "", `Aula "A" & <Sons>`, "OfflineEventAttendanceMode"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			n, ok := nodes[tt.id]
			if !ok {
				t.Fatal("no such event")
			}
			got := []string{strings.TrimPrefix(n.Status, schema), n.Start, n.End, n.Previous, n.Location.Name, strings.TrimPrefix(n.AttendanceMode, schema), n.Super.ID}
			if diff := cmp.Diff([]string{tt.status, tt.start, tt.end, tt.previous, tt.room, tt.mode, "#the_event"}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if n := nodes["#WS-0"]; len(n.Performers) != 2 || n.Performers[0].Name != e.People[0].Name {
		t.Errorf("WS 0 is performed by %v, want two people, each once", n.Performers)
	}
	if whole := nodes["#the_event"]; whole.Start != "2026-03-28T09:00:00+00:00" || whole.End != "2026-11-01T05:00:00+00:00" || whole.Name != e.Name {
		t.Errorf("the whole event is %+v", whole)
	}
}

func TestListSaysTimesAndChanges(t *testing.T) {
	e, p := hostile(t)
	html := page(t, e, p)
	for _, want := range []string{
		`<time datetime="2026-03-29T00:30:00Z">00:30</time><span class="dash">–</span><time datetime="2026-03-29T01:30:00Z">02:30</time>`,
		`<strong data-t="moved">Moved</strong> – <span data-t="formerly">formerly:</span> <span data-at="2026-03-28T15:00:00Z">Saturday 28 March, 15:00</span>, <bdi>Aula &#34;A&#34; &amp; &lt;Sons&gt;</bdi>`,
		`<strong data-t="other_room">Another room</strong> – <span data-t="formerly">formerly:</span> <bdi>Aula`,
		`<strong data-t="cancelled">Cancelled</strong></p>`,
		`<strong data-t="cancelled">Cancelled</strong> – <span data-t="withdrawn">no longer in the programme</span>`,
		`<h2 id="head_2026-10-25">Sunday 25 October 2026</h2>`,
		`9 sessions`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if n := strings.Count(html, `<p class="change" data-t="clash">Shares its room`); n != 2 {
		t.Errorf("%d sessions are said to share a room, want 2", n)
	}
}

// A session that ends after midnight is marked, and one that a foreign programme has
// twice is there twice.
func TestNothingIsHidden(t *testing.T) {
	e, _ := hostile(t)
	p := model.NewProgramme([]model.Placement{
		{Session: 0, Room: model.InRoom(0), Interval: model.Span(instant(t, "2026-03-27T23:30Z"), 60)},
		{Session: 0, Room: model.InRoom(1), Interval: model.Span(instant(t, "2026-03-28T09:00Z"), 60)},
		{Session: 1, Room: model.InRoom(1), Interval: model.Span(instant(t, "2026-03-28T09:10Z"), 60)},
		{Session: 2, Room: model.InRoom(1), Interval: model.Span(instant(t, "2026-03-28T09:20Z"), 7)},
	})
	html := page(t, e, p)
	for _, want := range []string{"00:30 (&#43;1)", `id="WS-0"`, `id="WS-0_2"`, "--lanes:4}", "23:30 (−1)", "Goes on from the day before:</span> <a href=\"#WS-0\">", `from the day before</span>`, `into the next day</span>`} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	ids := regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(html, -1)
	seen := map[string]bool{}
	for _, m := range ids {
		if seen[m[1]] {
			t.Errorf("two elements have the id %q", m[1])
		}
		seen[m[1]] = true
	}
}

// Blocks of one day never lie on each other, and are as long as their sessions.
func TestBlocksDoNotOverlap(t *testing.T) {
	e, p := generate.Event(generate.Options{Sessions: 60, Load: 0.7, Seed: 3})
	for i := range p.Placements { // crowd the rooms
		p.Placements[i].Room = model.InRoom(p.Placements[i].Room.Index() / 2)
	}
	html := page(t, e, model.NewProgramme(p.Placements))
	areas := regexp.MustCompile(`#block_(\d+)\{grid-area:(\d+)/(\d+)/(\d+)/(\d+);--m:\d+\}`).FindAllStringSubmatch(html, -1)
	if len(areas) != len(p.Placements) {
		t.Fatalf("%d blocks for %d placements", len(areas), len(p.Placements))
	}
	type area struct{ top, left, bottom, right int }
	all := make([]area, len(areas))
	for _, m := range areas {
		var n int
		var a area
		fmt.Sscan(strings.Join(m[1:], " "), &n, &a.top, &a.left, &a.bottom, &a.right)
		all[n] = a
	}
	grids := strings.Split(html, `<div class="plan"`)[1:]
	for _, g := range grids {
		blocks := regexp.MustCompile(`id="block_(\d+)"`).FindAllStringSubmatch(g, -1)
		for i := range blocks {
			for j := range i {
				var m, n int
				fmt.Sscan(blocks[i][1], &m)
				fmt.Sscan(blocks[j][1], &n)
				a, b := all[m], all[n]
				if a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right {
					t.Errorf("blocks %d and %d overlap: %v, %v", m, n, a, b)
				}
			}
		}
	}
}

func TestPublicPageHasNobodyElse(t *testing.T) {
	e, p := hostile(t)
	e.People[0].ID = "zoe@example.org"
	e.Sessions[0].Notes, e.Rooms[0].Notes = "late fee", "key at the desk"
	html := page(t, e, p)
	public, placed := exchange.Public(e, p, []byte("secret"))
	shown := page(t, public, placed)
	for _, secret := range []string{"zoe@example.org", "late fee", "key at the desk", "Nobody Listed", "America/St_Johns", "Offered"} {
		if strings.Contains(shown, secret) {
			t.Errorf("the public page says %q", secret)
		}
	}
	if strings.Contains(html, "Nobody Listed") {
		t.Error("a person without a part is on the page")
	}
}

func TestSameBytesTwice(t *testing.T) {
	e, p := hostile(t)
	if !bytes.Equal(web.Page(e, p, web.Options{}).Content, web.Page(e, p, web.Options{}).Content) {
		t.Error("two pages of one programme differ")
	}
}

func TestEmptyProgrammeHasAPage(t *testing.T) {
	html := page(t, &model.Event{Name: "Nothing", Zone: "UTC"}, model.NewProgramme(nil))
	if !strings.Contains(html, "The programme has no sessions.") {
		t.Error("the page does not say that it is empty")
	}
}

// A conference of the size of an IGF is a page that a phone can load.
func TestLargePageStaysSmall(t *testing.T) {
	e, p := generate.Event(generate.Options{Sessions: 355, Load: 0.8, Seed: 1})
	if size := len(web.Page(e, p, web.Options{}).Content); size > 1_500_000 {
		t.Errorf("%d sessions and %d people take %d bytes", len(e.Sessions), len(e.People), size)
	}
}

func BenchmarkPage(b *testing.B) {
	e, p := generate.Event(generate.Options{Sessions: 355, Load: 0.8, Seed: 1})
	for b.Loop() {
		b.ReportMetric(float64(len(web.Page(e, p, web.Options{}).Content)), "bytes")
	}
}

func TestNothingInThePageIsHidden(t *testing.T) {
	e, p := hostile(t)
	const hidden = "\u202eevil\u202c \u200b\u009b\u007f\U000e0067"
	e.Name += hidden
	e.Sessions[0].Title, e.Sessions[0].ID, e.Sessions[0].Themes = "A"+hidden, "WS"+hidden, []string{hidden}
	e.People[0].Name, e.Rooms[0].Name, e.Rooms[0].Area, e.Roles[0].ID = "Zoë"+hidden, "Aula"+hidden, hidden, "speaker"+hidden
	e.Cast[0].Role = e.Roles[0].ID
	html := page(t, e, p)
	if html != model.Visible(html) {
		t.Error("something is hidden")
	}
	if n := strings.Count(html, `A\u202eevil\u202c \u200b\u009b\u007f\U000e0067`); n < 2 {
		t.Errorf("the title is shown %d times", n)
	}
	if !slices.ContainsFunc(linkedEvents(t, html), func(x linkedEvent) bool { return x.Name == "A"+hidden }) {
		t.Error("for machines, the title is another one")
	}
	if !strings.Contains(html, "👩🏽\u200d💻") {
		t.Error("an emoji is taken apart")
	}
}
