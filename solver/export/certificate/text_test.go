package certificate

import (
	"math"
	"testing"

	"programme/model"
	"programme/model/generate"
)

// Numbers with which a calculation would wrap around state nothing. A group that may have one room
// costs one less than the rooms that it has, which makes of the greatest limit there is one below 0:
// no formula that has it would have a model, and anything could be proved.
func TestNumbersDoNotWrapAround(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 12, Load: 0.5, Seed: 1})
	first, second := e.Sessions[0].ID, e.Sessions[1].ID
	e.Rules = append(e.Rules, model.Setting{Rule: "R13", Level: model.Soft(1), Weight: 1, Params: []model.Param{{Key: "session", Value: first + "|" + second}}})
	q := asked(t, e)
	q.p.Event.Baseline = &model.Programme{}
	point := []Point{{At: e.Windows[0].Start.String()}}
	for name, c := range map[string]struct {
		Statement
		ok bool
	}{
		"a limit":           {Statement{Kind: Least, Tier: 2, Least: 1, Given: []int{3}}, true},
		"the greatest":      {Statement{Kind: Least, Tier: 2, Least: 1, Given: []int{math.MaxInt}}, false},
		"one below 0":       {Statement{Kind: Least, Tier: 2, Least: 1, Given: []int{-1}}, false},
		"less than nothing": {Statement{Kind: Least, Tier: 2}, false},
		"the smallest":      {Statement{Kind: Least, Tier: 1, Least: math.MinInt}, false},
		"changes":           {Statement{Kind: Fewest, Tier: 2, Least: 1, Given: []int{3}}, true},
		"greatest changes":  {Statement{Kind: Fewest, Tier: 2, Least: 1, Given: []int{math.MaxInt}}, false},
		"minutes":           {Statement{Kind: Sum, Sessions: []string{first}, Free: []int{10}, Points: point}, true},
		"too many minutes":  {Statement{Kind: Sum, Sessions: []string{first}, Free: []int{math.MaxInt}, Points: point}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if text, err := q.Text(c.Statement); (err == nil) != c.ok {
				t.Error(text, err)
			}
		})
	}
}

// Where people told are weighed, what is stated of them is about points and not about people.
func TestPointsAreNotPeople(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 12, Load: 0.5, Seed: 1})
	at := e.Windows[0].Start
	for i, state := range []model.State{model.Draft, model.Published} {
		e.Baseline = &model.Programme{Placements: []model.Placement{
			{Session: 0, Interval: model.Span(at, e.Sessions[0].Minutes), Room: model.InRoom(0), State: model.Draft},
			{Session: 1, Interval: model.Span(at.Add(120), e.Sessions[1].Minutes), Room: model.InRoom(0), State: state},
		}}
		q := asked(t, e)
		text, err := q.Text(Statement{Kind: Fewest, Tier: 2, Least: 5})
		want := []string{"No programme that keeps all hard rules has fewer than 5 people told.", "No programme that keeps all hard rules has fewer than 5 points of R53 for people told."}[i]
		if err != nil || text.Sentence != want || q.Weighed() != (i == 1) {
			t.Error(text.Sentence, q.Weighed(), err)
		}
	}
}
