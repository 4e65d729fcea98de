package csp

import (
	"slices"
	"testing"

	"programme/model"
)

// A pool is asked about when a use may begin, when it begins to bind, and when something
// that stays begins to use it, as long as it binds.
func TestMomentsOfAPool(t *testing.T) {
	p := &Problem{Starts: []model.Instant{100, 130, 160}}
	for _, c := range []struct {
		name string
		pool Pool
		want []model.Instant
	}{
		{"set-up comes first", Pool{Before: 15, During: model.Interval{Start: 0, End: 1000}}, []model.Instant{0, 85, 115, 145}},
		{"from one moment to another", Pool{During: model.Interval{Start: 120, End: 160}}, []model.Instant{120, 130}},
		{"from a start", Pool{During: model.Interval{Start: 130, End: 1000}}, []model.Instant{130, 160}},
		{"beside what stays", Pool{During: model.Interval{Start: 90, End: 160}, Stay: []Taking{{model.Interval{Start: 80, End: 95}, 1, false}, {model.Interval{Start: 110, End: 140}, 1, false}}}, []model.Instant{90, 100, 110, 130}},
		{"at all times", Pool{Timeless: true, During: Always, Stay: []Taking{{Always, 1, false}}}, []model.Instant{Earliest}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.pool.Members = []PoolMember{{Uses: []PoolUse{{Minutes: 30}}}}
			if got := p.Moments(&c.pool); !slices.Equal(got, c.want) {
				t.Errorf("moments %v, want %v", got, c.want)
			}
		})
	}
}

func TestStartsThatCoverAMoment(t *testing.T) {
	p := &Problem{Starts: []model.Instant{100, 130, 160, 190}}
	pool, use := Pool{Before: 10, After: 20}, PoolUse{Minutes: 30}
	for _, c := range []struct {
		at   model.Instant
		want Range
	}{
		{89, Range{0, 0}}, {90, Range{0, 1}}, {120, Range{0, 2}}, {149, Range{0, 2}}, {150, Range{1, 3}}, {240, Range{4, 4}},
	} {
		if got := p.Covering(&pool, &use, c.at); got != c.want {
			t.Errorf("covering %d: starts %v, want %v", c.at, got, c.want)
		}
		for i, s := range p.Starts {
			if v := pool.Taken(&use, s); c.want.Has(StartIndex(i)) != (v.Start <= c.at && c.at < v.End) {
				t.Errorf("from %d it is taken %v, which says otherwise of %d", s, v, c.at)
			}
		}
	}
}
