package page

import "testing"

func TestReadTitle(t *testing.T) {
	for _, tt := range []struct{ line, meeting, id, kind, title string }{
		{"IGF 2023 WS #70 Rebuilding trust", "IGF 2023", "WS 70", "Workshop", "Rebuilding trust"},
		{"IGF 2023 Open Forum #44 Tech: a view", "IGF 2023", "OF 44", "Open Forum", "Tech: a view"},
		{"IGF 2023 Town Hall #61 A", "IGF 2023", "TH 61", "Town Hall", "A"},
		{"IGF 2023 Lightning Talk #3 A", "IGF 2023", "LT 3", "Lightning Talk", "A"},
		{"IGF 2023 Networking Session #78 A", "IGF 2023", "NS 78", "Networking Session", "A"},
		{"IGF 2023 Launch / Award Event #61 A", "IGF 2023", "LA 61", "Launch / Award Event", "A"},
		{"IGF 2023 Day 0 Event #196 A", "IGF 2023", "D0 196", "Day 0 Event", "A"},
		{"IGF 2023 DC-DNSI Closing gaps", "IGF 2023", "DC-DNSI", "Dynamic Coalition", "Closing gaps"},
		{"IGF 2023 DCCOS Risk and safety", "IGF 2023", "DCCOS", "Dynamic Coalition", "Risk and safety"},
		{"WS #7 Without a meeting", "", "WS 7", "Workshop", "Without a meeting"},
		{"IGF 2023 WS #269 #DigitalRights 2030", "IGF 2023", "WS 269", "Workshop", "#DigitalRights 2030"},
	} {
		t.Run(tt.line, func(t *testing.T) {
			s := &Session{}
			ok, remark := s.readTitle(tt.line, 1)
			if !ok || remark != "" {
				t.Fatalf("ok %v, remark %q", ok, remark)
			}
			if s.Meeting != tt.meeting || s.ID.Text != tt.id || s.Type.Text != tt.kind || s.Title.Text != tt.title {
				t.Errorf("got %q %q %q %q", s.Meeting, s.ID.Text, s.Type.Text, s.Title.Text)
			}
			if back := titleOf(s.Meeting, s.ID.Text, s.Title.Text); back != tt.line {
				t.Errorf("written back as %q", back)
			}
		})
	}
}

func TestTitlesThatNeedAWord(t *testing.T) {
	for line, id := range map[string]string{
		"IGF 2023 Opening Ceremony":        "Opening Ceremony",
		"IGF 2023 Poster Session #5 Trees": "Poster Session 5",
	} {
		s := &Session{}
		if ok, remark := s.readTitle(line, 1); !ok || remark == "" || s.ID.Text != id {
			t.Errorf("%q: ok %v, remark %q, id %q", line, ok, remark, s.ID.Text)
		}
	}
	for _, line := range []string{"Organizer 1: Jane Doe, Civil Society", "A page about something else", "In October 2023 we met"} {
		if ok, _ := new(Session).readTitle(line, 1); ok {
			t.Errorf("%q is taken for a title line", line)
		}
	}
}
