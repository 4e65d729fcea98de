package model

import "testing"

func TestWalkMinutes(t *testing.T) {
	e := &Event{
		Rooms: []Room{{ID: "a1", Area: "A"}, {ID: "a2", Area: "A"}, {ID: "b1", Area: "B"}, {ID: "x"}},
		Walks: []Walk{
			{From: "b1", To: "a1", Minutes: 8},
			{From: "A", To: "B", Minutes: 5},
			{From: "B", To: "A", Minutes: 6},
			{From: "A", To: "A", Minutes: 2},
			{From: "a1", To: "b1", Minutes: 7},
			{From: "a1", To: "b1", Minutes: 99},
			{From: "", To: "A", Minutes: 50},
			{From: "x", To: "a2", Minutes: 0},
		},
	}
	table := e.WalkTable(30)
	for _, tt := range []struct {
		name     string
		from, to RoomIndex
		want     Minutes
	}{
		{"ids in the right direction, the first of two rows", 0, 2, 7},
		{"the same the other way round", 2, 0, 8},
		{"areas in the right direction", 1, 2, 5},
		{"areas the other way round have a row too", 2, 1, 6},
		{"within an area", 0, 1, 2},
		{"a row the other way round before none, and 0 is a time", 1, 3, 0},
		{"a room without area has no row for areas", 3, 0, 30},
		{"the same room", 0, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := e.WalkMinutes(tt.from, tt.to, 30); got != tt.want {
				t.Errorf("WalkMinutes = %d, want %d", got, tt.want)
			}
			if got := table.Minutes(tt.from, tt.to); got != tt.want {
				t.Errorf("WalkTable.Minutes = %d, want %d", got, tt.want)
			}
		})
	}
}

func TestPersonWalks(t *testing.T) {
	for _, tt := range []struct {
		factor float64
		way    Minutes
		want   Minutes
	}{
		{0, 10, 10}, {1, 10, 10}, {1.1, 10, 11}, {1.1, 30, 33}, {1.5, 5, 8}, {2, 7, 14}, {1.01, 10, 11}, {3, 0, 0},
	} {
		p := Person{WalkFactor: tt.factor}
		if got := p.Walks(tt.way); got != tt.want {
			t.Errorf("a way of %d at factor %v takes %d, want %d", tt.way, tt.factor, got, tt.want)
		}
	}
}
