package workbook

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"programme/model"
)

// contrast returns the contrast of two colours, WCAG 2.2, 1.4.3.
func contrast(a, b string) float64 {
	luminance := func(colour string) (l float64) {
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
			if err != nil {
				panic(err)
			}
			c := float64(n) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			l += weight * c
		}
		return l
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextCanBeReadOnEveryColour(t *testing.T) {
	for _, h := range append(slices.Clone(hues), otherHue) {
		if c := contrast(h.fill, ink); c < 7 {
			t.Errorf("ink on %s has a contrast of %.1f", h.fill, c)
		}
		for _, text := range []string{softInk, clashInk} {
			if c := contrast(h.fill, text); c < 4.5 {
				t.Errorf("%s on %s has a contrast of %.1f", text, h.fill, c)
			}
		}
	}
	if c := contrast(headFill, headInk); c < 7 {
		t.Errorf("the header has a contrast of %.1f", c)
	}
}

func TestSessionsOfALaneDoNotOverlap(t *testing.T) {
	place := func(s model.SessionIndex, start model.Instant, minutes model.Minutes, r model.RoomIndex) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(start, minutes), Room: model.InRoom(r)}
	}
	p := model.NewProgramme([]model.Placement{
		place(0, 0, 60, 1), place(1, 30, 60, 1), place(2, 60, 30, 1), place(3, 0, 30, model.NoRoom), place(4, 0, 30, model.NoRoom), place(5, 10, 10, 0),
	})
	lanes := lanesOf(p.ByDay("")[0])
	want := []struct {
		room     model.RoomIndex
		more     bool
		sessions []model.SessionIndex
	}{
		{0, false, []model.SessionIndex{5}},
		{1, false, []model.SessionIndex{0, 2}},
		{1, true, []model.SessionIndex{1}},
		{model.NoRoom, false, []model.SessionIndex{3}},
		{model.NoRoom, true, []model.SessionIndex{4}},
	}
	if len(lanes) != len(want) {
		t.Fatalf("%d lanes, want %d", len(lanes), len(want))
	}
	for i, l := range lanes {
		var sessions []model.SessionIndex
		for _, pl := range l.placements {
			sessions = append(sessions, pl.Session)
		}
		if l.room != want[i].room || l.more != want[i].more || !slices.Equal(sessions, want[i].sessions) {
			t.Errorf("lane %d is %v of room %d, want %+v", i, sessions, l.room, want[i])
		}
	}
}

func TestEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "_x0041_": "_x005F_x0041_", "_x41_": "_x41_", "_xyz_": "_xyz_", "\a": "_x0007_", "a\r\nb": "a_x000D_\nb",
		"__x0041_": "__x005F_x0041_", "_x005F_": "_x005F_x005F_", "\uffff": "_xFFFF_", "_": "_", "_x+041_": "_x+041_",
	} {
		if got := escape(text); got != want {
			t.Errorf("%q is escaped %q, want %q", text, got, want)
		}
		if got := unescape(escape(text)); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	}
	for text, want := range map[string]string{"_x0000_": "_x0000_", "_xD83D_": "_xD83D_", "_x0041_x": "Ax", "_x004": "_x004"} {
		if got := unescape(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
