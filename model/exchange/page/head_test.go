package page

import (
	"slices"
	"strings"
	"testing"

	"programme/model"
)

func TestHeadOfThePage(t *testing.T) {
	const when = "Wednesday, 11th October, 2023 (07:45 UTC) - Wednesday, 11th October, 2023 (08:45 UTC)\n"
	for _, tt := range []struct {
		name, page string
		room       string
		themes     []string
		minutes    model.Minutes
		note       string
	}{
		{name: "time, room, themes, format", page: when + "WS 8 – Room C-1\n\nOne\nTwo\n\nPanel - 60 Min\n", room: "WS 8 – Room C-1", themes: []string{"One", "Two"}, minutes: 60},
		{name: "headings of the page's own", page: "Time\n" + when + "Room\nMain Hall\nTheme\nOne\n\nFormat\nDebate – 90 min\n", room: "Main Hall", themes: []string{"One"}, minutes: 90},
		{name: "themes apart, closed by the format", page: "One\n\nTwo\n\nPanel - 60 Min\n", themes: []string{"One", "Two"}, minutes: 60},
		{name: "themes end at a blank line if no format follows", page: "One\n\nAnn Lee, X\n\nSpeaker 1: Bob Ray, Y\n", themes: []string{"One"}, note: `"Ann Lee" stands without a heading; by the order of the page the role is organizer`},
		{name: "a room of no known form under the time", page: when + "Lake Pavilion\n\nOne\n", room: "Lake Pavilion", themes: []string{"One"}, note: "does not read like one"},
		{name: "no room under the time", page: when + "\nOne\n", themes: []string{"One"}},
		{name: "a time that cannot be", page: "Tuesday, 11th October, 2023 (07:45 UTC) - Tuesday, 11th October, 2023 (08:45 UTC)\nMain Hall\n", room: "Main Hall", note: "that day is a Wednesday"},
		{name: "two times", page: when + when, note: "a second time, after that of line 3"},
		{name: "two formats", page: "One\n\nPanel - 60 Min\nDebate - 90 Min\n", themes: []string{"One"}, minutes: 60, note: "a second format"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, notes, err := Read("p.txt", []byte("IGF 2023 WS #1 Title\n\n"+tt.page))
			if err != nil {
				t.Fatal(err)
			}
			var themes []string
			for _, f := range s.Themes {
				themes = append(themes, f.Text)
			}
			if s.Room.Text != tt.room || !slices.Equal(themes, tt.themes) || s.Minutes != tt.minutes {
				t.Errorf("room %q, themes %q, minutes %d", s.Room.Text, themes, s.Minutes)
			}
			if got := model.Faults(notes).Error(); tt.note == "" && got != "" || !strings.Contains(got, tt.note) {
				t.Errorf("notes %q, want %q", got, tt.note)
			}
		})
	}
}

func TestFilesThatAreNoPage(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"empty", " \n\n", "p.txt: the page is empty"},
		{"no title line", "\nHello there\n", `p.txt:2:1: "Hello there" is not the title line of a session page; write it like "IGF 2023 WS #70 Title"`},
		{"not UTF-8", "IGF 2023 WS #1 Title\nab\xffc", "p.txt:2:3: the byte 0xff is not text in UTF-8; save the page as UTF-8 text"},
		{"a NUL byte", "IGF 2023 WS #1 Title\n\n\x00", "p.txt:3:1: the byte 0x00 is not text"},
		{"too many lines", strings.Repeat("\n", MaxLines), "p.txt:20001:1: the page has 20001 lines"},
		{"too large", strings.Repeat("a", MaxSize+1), "p.txt: the page has 1048577 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _, err := Read("p.txt", []byte(tt.content))
			if s != nil || err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, %v; want %s", s, err, tt.want)
			}
		})
	}
}

func TestByteOrderMarkAndLineEndsDoNotMatter(t *testing.T) {
	const page = "IGF 2023 WS #1 Title\n\nOne\n\nSpeaker 1: Ann Lee, Civil Society\n"
	plain, _, err := Read("p.txt", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	marked, _, err := Read("p.txt", []byte("\ufeff"+strings.ReplaceAll(page, "\n", "\r\n")))
	if err != nil || dump(plain, nil) != dump(marked, nil) {
		t.Errorf("read as\n%s, %v", dump(marked, nil), err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("IGF 2023 WS #1 Title\n\nOne\n\nSpeaker 1: Ann Lee, 🔒, Civil Society (online)\n\n\nBob Ray\n\nOnline Moderator\n\nCy Dee\n\n\nEd Foe"))
	f.Add([]byte("\ufeffDC-X Title\r\nWednesday, 11th October, 2023 (07:45 UTC) - Wednesday, 11th October, 2023 (08:45 UTC)\r\nRoom J\r\nPanel - 60 Min\r\n🔒Org\r\n\r\n\r\n, - –\r\nModerator"))
	f.Add([]byte("IGF 2023 Town Hall #1 Title\n\nSpeakers\nSpeaker 1: Ann Lee\n\nModerator\nOnline Moderator\n\n\n\nCy Dee, WEOG\n\nRapporteur\nMadonna\nText.\n🔒Org\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		s, notes, err := Read("p.txt", content)
		if err != nil {
			return
		}
		lines := strings.Count(string(content), "\n") + 1
		inside := func(what string, line int) {
			if line < 0 || line > lines {
				t.Errorf("%s on line %d of %d", what, line, lines)
			}
		}
		for _, n := range notes {
			inside(n.Message, n.Pos.Line)
		}
		seen := 0
		for _, e := range s.Cast {
			inside(e.Name, e.Line)
			if e.Line <= seen {
				t.Errorf("%q on line %d after line %d", e.Name, e.Line, seen)
			}
			seen = e.Line
			if rank(e.Role) < 0 || e.Name+e.Affiliation == "" || e.RoleLine == 0 && !e.Unsure {
				t.Errorf("entry %+v", e)
			}
		}
		if s.ID.Text == "" || s.ID.Line == 0 {
			t.Error("a session without an id")
		}
		e, _ := Event([]*Session{s, s}, nil, Venue{})
		again, _ := Event([]*Session{s}, e, Venue{})
		if len(again.Sessions) != 1 || len(again.Cast) != len(e.Cast) || len(again.People) != len(e.People) {
			t.Error("adding a page twice adds something")
		}
		if again.Baseline != nil && len(again.Baseline.Placements) != 1 {
			t.Errorf("adding a page twice gives the baseline %v", again.Baseline.Placements)
		}
	})
}
