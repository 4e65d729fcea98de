package tables

import (
	"slices"
	"testing"

	"programme/model"
)

// A kit is named as often as the cell says, in each of its spellings; what is no kit is a
// service by its whole name. What is read is written back.
func TestSeveralKits(t *testing.T) {
	e := &model.Event{Kits: []model.Kit{{ID: "k", Kind: "cart"}, {ID: "TV x2", Kind: "tv"}}}
	r := &reading{e: e}
	for _, c := range []struct {
		cell, written string
		want          []string
	}{
		{"cart x2", "cart x2", []string{"cart", "cart"}},
		{"k*3", "k x3", []string{"k", "k", "k"}},
		{"cart ×2", "cart x2", []string{"cart", "cart"}},
		{"cart x1", "cart", []string{"cart"}},
		{"TV x2", "TV x2", []string{"TV x2"}},
		{"HDMI x2", "HDMI x2", []string{"HDMI x2"}},
		{"cartx2", "cartx2", []string{"cartx2"}},
	} {
		got := r.needsOf(c.cell)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is read as %q, want %q", c.cell, got, c.want)
		}
		if written := writtenNeeds(&model.Session{Needs: got}); !slices.Equal(written, []string{c.written}) {
			t.Errorf("%q is written as %q, want %q", got, written, c.written)
		}
	}
}
