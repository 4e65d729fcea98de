package change

import (
	"strings"
	"testing"
)

func TestWhatIsBegunIsOffered(t *testing.T) {
	e := conference()
	e.People[0].Name = "Ána Silva"
	e.Sessions[2].Title = "Tools for all"
	for _, c := range []struct{ text, want string }{
		{"", strings.Join(subjects, "|")},
		{"sw", "swap"},
		{"room ", "C-1|C-2|Main|\"Egypt\""},
		{"room c", "C-1|C-2"},
		{"room WS", "WS 8 – Room C-1"},
		{"room ws 8 – room", "WS 8 – Room C-1"},
		{"room C-1 ", "closed|open|only|late|capacity|safety|layout|offers|lacks|combines|alone"},
		{"room WS 8 – Room C-1 o", "open|only|offers"},
		{"room C-1 closed w", "2023-10-11"},
		{"room C-1 closed 2023-10-11 09:00", ""},
		{"room C-1 late until 10:00 ", "on"},
		{"room C-1 late until 10:00 on ", "2023-10-10|2023-10-11|2023-10-12"},
		{"room C-1 lacks bo", "booth 1"},
		{"person a", "ana"},
		{"person ana s", "Ána Silva"}, // case and accents aside
		{"person Bo L", "Bo Lind|leaves"},
		{"person silva", "Ána Silva"},
		{"person Jo", "jo-1|jo-2"}, // two people have the name
		{"person bo ", "Bo Lind|away|available|only|online|onsite|arrives|departs|leaves|cancels|replaces|joins|optional|required"},
		{"person bo joins wom", `"Women in AI"`},
		{"person bo joins Women in AI as ", "moderator|speaker|guest"},
		{"person bo online ", "in"},
		{"session Wom", `"Women in AI"`},
		{"session Women in", `"Women in AI"`},
		{"session OF", "OF 44"},
		{"session to", `"Tools for all"`},
		{`session "to`, `"Tools for all"`},
		{`session "Tools for all" ca`, "cancelled"},
		{"session A at ", "2023-10-10|2023-10-11|2023-10-12"},
		{"session A at Wed 14:00 i", "in"},
		{"session A at Wed 14:00 in eg", `"Egypt"`},
		{"session Z added type W", "Workshop"},
		{"session Z added type Workshop with ana, b", "bo"},
		{"swap A and OF", "OF 44"},
		{"merge A with be", "Beyond"},
		{"move A to tue", "2023-10-10"},
		{"move A to eg", `"Egypt"`},
		{"move A to Wed 10:00 in ", "C-1|C-2|Main|\"Egypt\""},
		{"window wed", "wed|wed early"},
		{"window wed ", "wed early|closed"},
		{"kit s", "screen"},
		{"hold lu", "lunch 2023-10-10|lunch 2023-10-11"},
		{"rule pin-", "pin-p|pin-qr"},
		{"rule R41 s", "soft:"},
		{"waive R16", "R16"},
		{"waive R16 for A", "A. Silva"},
		{"si", "Ána Silva"}, // the noun is left out
		{"OF 44 ca", "cancelled"},
		{"nonsense", ""},
		{`room "C-1"x`, ""},
	} {
		var got []string
		for _, o := range Complete(c.text, e) {
			got = append(got, o.Text)
		}
		if text := strings.Join(got, "|"); text != c.want {
			t.Errorf("%q: %s\nwant %s", c.text, text, c.want)
		}
	}
}

// Whatever is offered for a name means one thing, and the words up to there read as before.
func TestOfferedNamesMeanOneThing(t *testing.T) {
	e := conference()
	e.Sessions[2].Title = `All "quoted", and for free`
	e.Sessions[3].Title = e.Sessions[4].Title
	for _, c := range []struct {
		begun, then string
		things      things
	}{{"session ", " cancelled", sessionsOf(e)}, {"person ", " cancels", peopleOf(e)}, {"room ", " closed", roomsOf(e)}} {
		seen := map[string]bool{}
		for i := range c.things.n {
			for _, name := range c.things.words(i) {
				for cut := range len(name) + 1 {
					for _, o := range Complete(c.begun+name[:cut], e) {
						if o.From != len(c.begun) {
							continue // a word after a whole name
						}
						line := c.begun + o.Text + c.then
						p := &parser{e: e, text: line, c: Change{Zone: e.Zone}}
						if p.read(); len(p.faults) > 0 {
							t.Fatalf("%q: %v", line, p.faults)
						}
						seen[o.Text] = true
					}
				}
			}
		}
		if len(seen) < c.things.n {
			t.Errorf("%q: only %d of %d things are ever offered", c.begun, len(seen), c.things.n)
		}
	}
}
