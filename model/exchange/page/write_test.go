package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
)

func TestAPageIsWordedAsPagesAre(t *testing.T) {
	e := &model.Event{
		Name: "IGF 2023", Zone: "Asia/Tokyo", ExtraColumns: map[string][]string{"sessions": {"format"}, "cast": {"affiliation", "honorific"}},
		Sessions: []model.Session{{
			ID: "OF 44", Title: "Future-proofing  global\ntech governance", Type: "Open Forum", Minutes: 60, Themes: []string{"Blockchain, Digital Assets", "Quantum Computing"},
			Org: "Ministry of Justice", Row: model.Row{Extra: []string{"Panel - 90 Min"}},
		}},
		Rooms: []model.Room{{ID: "C-1", Name: "WS 8 – Room C-1"}},
		People: []model.Person{
			{ID: "a", Name: "Thomas Schneider", Group: "Government", Region: "WEOG"}, {ID: "b", Name: "Sheetal Kumar"}, {ID: "c", Name: "Li Na", Region: "Asia-Pacific"},
		},
		Cast: []model.CastMember{
			{Person: 2, Role: "interpreter"},
			{Person: 2, Role: "rapporteur"},
			{Person: 1, Role: "onsite_moderator"},
			{Person: 0, Role: "speaker", Row: model.Row{Extra: []string{"OFCOM", "Amb."}}},
			{Person: 2, Role: "speaker", Presence: model.Online},
		},
	}
	at, _ := model.InstantOf(time.Date(2023, 10, 11, 7, 45, 0, 0, time.UTC))
	files := Files(e, model.NewProgramme([]model.Placement{{Interval: model.Span(at, 60), Room: model.InRoom(0)}}), nil)
	if len(files) != 1 || files[0].Name != "page-of-44.txt" {
		t.Fatalf("%v", files)
	}
	if diff := cmp.Diff(`IGF 2023 Open Forum #44 Future-proofing global tech governance

Wednesday, 11th October, 2023 (07:45 UTC) - Wednesday, 11th October, 2023 (08:45 UTC)
WS 8 – Room C-1

Blockchain, Digital Assets
Quantum Computing

Panel - 60 Min

Organizer 1: 🔒Ministry of Justice

Speaker 1: Amb. Thomas Schneider, OFCOM, Government, Western European and Others Group (WEOG)
Speaker 2: Li Na, Asia-Pacific Group (online)

Onsite Moderator

Sheetal Kumar

Rapporteur

Li Na, Asia-Pacific Group

Interpreter 1: Li Na, Asia-Pacific Group
`, string(files[0].Content)); diff != "" {
		t.Error(diff)
	}
}

func TestMeetingsAreAWordAndAYear(t *testing.T) {
	day := []model.Date{{Year: 2026, Month: 5, Day: 11}}
	for name, want := range map[string]string{
		"IGF 2023": "IGF 2023", "Tiny": "Tiny 2026", "Kyoto Forum 2023": "Kyoto-Forum 2023", "2nd Net: \"Days\" (2024)": "nd-Net-Days 2024", "会議": "Event 2026", "": "Event 2026",
		"The Fortieth Annual Conference on Everything": "The-Fortieth-Annual 2026",
	} {
		if got := meetingOf(&model.Event{Name: name, Days: day}); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// The cast that a page gives is the cast that was written, as far as its roles go.
func TestWrittenSeedsAreReadAgain(t *testing.T) {
	for _, name := range []string{"of-44.txt", "ws-70.txt"} {
		content, err := os.ReadFile(filepath.Join("..", "..", "..", "fixtures", "seeds", "pages", name))
		if err != nil {
			t.Fatal(err)
		}
		first, _, err := Read(name, content)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := Event([]*Session{first}, nil, Venue{})
		p := model.NewProgramme(nil)
		if e.Baseline != nil {
			p = e.Baseline
		}
		again, notes, err := Read(name, Files(e, p, nil)[0].Content)
		if err != nil || len(notes) > 0 {
			t.Fatal(err, notes)
		}
		e2, _ := Event([]*Session{again}, nil, Venue{})
		type member struct{ name, role string }
		castOf := func(e *model.Event) map[member]bool {
			cast := map[member]bool{}
			for _, c := range e.Cast {
				cast[member{e.People[c.Person].Name, c.Role}] = true
			}
			return cast
		}
		if diff := cmp.Diff(castOf(e), castOf(e2), cmp.AllowUnexported(member{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		a, b := e.Sessions[0], e2.Sessions[0]
		if a.ID != b.ID || a.Title != b.Title || !cmp.Equal(a.Themes, b.Themes) || a.Minutes != b.Minutes || first.Slot.Interval != again.Slot.Interval || first.Room.Text != again.Room.Text {
			t.Errorf("%s: %+v %+v", name, a, b)
		}
	}
}

// Title, time and room are read again as they were written, whatever the session.
func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	title := rapid.StringOfN(rapid.RuneFrom([]rune("abcXYZ 0123456789,;:#'\"=+-–()&<>/\u202bé海👩🔒")), 0, 80, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := title.Draw(t, "title")
		kind := rapid.SampledFrom(kinds[1:]).Draw(t, "kind")
		id := kind.id + " " + rapid.StringMatching(`[1-9][0-9]{0,4}`).Draw(t, "number")
		e := &model.Event{
			Name: rapid.SampledFrom([]string{"IGF 2023", "Tiny", "Kyoto Forum 2023", "会議"}).Draw(t, "event"), Zone: "Europe/Lisbon",
			Sessions: []model.Session{{ID: id, Title: text, Type: kind.name, Minutes: 60, Themes: []string{"Access"}}},
			Rooms:    []model.Room{{ID: "r", Name: rapid.SampledFrom([]string{"WS 8 – Room C-1", "Main Hall", "Lake Pavilion", "会議室", "Annex Hall 1", "tent"}).Draw(t, "room")}},
			Days:     []model.Date{{Year: 2026, Month: 3, Day: 26}},
		}
		pl := model.Placement{Room: model.InRoom(model.RoomIndex(rapid.IntRange(-1, 0).Draw(t, "placed"))), Interval: model.Span(
			model.Instant(rapid.IntRange(28_000_000, 30_000_000).Draw(t, "start")), model.Minutes(rapid.IntRange(1, 480).Draw(t, "minutes")))}
		content := Write(e, 0, []model.Placement{pl})
		s, _, err := Read("p.txt", content)
		if err != nil {
			t.Fatalf("%v\n%s", err, content)
		}
		room := ""
		if pl.Room.Index() == 0 {
			room = e.Rooms[0].Name
		}
		want := strings.TrimLeft(clean(text), " :") // what stands before a title
		if s.ID.Text != id || s.Title.Text != want || s.Slot.Interval != pl.Interval || s.Room.Text != room {
			t.Fatalf("%q %q (%q), %v %q\n%s", s.ID.Text, s.Title.Text, want, s.Slot.Interval, s.Room.Text, content)
		}
	})
}
