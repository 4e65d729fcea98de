package csp_test

import (
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
)

func TestLongestRows(t *testing.T) {
	for name, c := range map[string]struct {
		pause    model.Minutes
		lengths  []model.Minutes
		starts   []model.Instant
		one, two model.Minutes
	}{
		"nobody is busy":                     {15, nil, nil, 0, 0},
		"one alone":                          {15, []model.Minutes{60}, []model.Instant{0, 15}, 60, 60},
		"no room for a shorter pause":        {15, []model.Minutes{60, 90, 30}, []model.Instant{5, 20, 65}, 180, 180},
		"a pause of two steps is one short":  {30, []model.Minutes{60, 90, 30}, []model.Instant{5, 20, 65}, 210, 195},
		"starts that are on no grid":         {15, []model.Minutes{60, 90, 30}, []model.Instant{5, 21}, 208, 194},
		"lengths that are on no grid":        {15, []model.Minutes{60, 91}, []model.Instant{0, 15}, 165, 151},
		"what ends as soon as the next come": {0, []model.Minutes{60, 90}, []model.Instant{0, 15}, 150, 150},
	} {
		if one, two := csp.LongestRows(c.pause, c.lengths, c.starts); one != c.one || two != c.two {
			t.Errorf("%s: one %d and two %d minutes, want %d and %d", name, one, two, c.one, c.two)
		}
	}
}
