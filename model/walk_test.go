package model

import "testing"

func TestWalkTable(t *testing.T) {
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
			if got := table.Minutes(tt.from, tt.to); got != tt.want {
				t.Errorf("WalkTable.Minutes = %d, want %d", got, tt.want)
			}
		})
	}
}

func TestWalkTableOfRoomsAndAreas(t *testing.T) {
	e := &Event{
		Rooms: []Room{{ID: "hall", Area: "Old"}, {ID: "quay", Area: "Old"}, {ID: "loft", Area: "Yard"}, {ID: "shed", Area: "Yard"}, {ID: "Yard", Area: "hall"}},
		Walks: []Walk{
			{From: "Old", To: "Old", Minutes: 1},
			{From: "hall", To: "Old", Minutes: 4},
			{From: "Old", To: "loft", Minutes: 30},
			{From: "shed", To: "Old", Minutes: 20},
			{From: "hall", To: "Yard", Minutes: 40},
			{From: "Yard", To: "quay", Minutes: 9},
		},
	}
	table := e.WalkTable(99)
	for _, tt := range []struct {
		name     string
		from, to RoomIndex
		want     Minutes
	}{
		{"a room and its own area, before the area alone", 0, 1, 4},
		{"the same the other way round", 1, 0, 4},
		{"an area and a room", 1, 2, 30},
		{"the same the other way round", 2, 1, 30},
		{"a room and an area", 3, 0, 20},
		{"a name that is a room and an area means the room", 0, 4, 40},
		{"the same at the other end", 4, 1, 9},
		{"not the area", 1, 3, 20},
		{"nor an area that is named like a room", 2, 4, 99},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := table.Minutes(tt.from, tt.to); got != tt.want {
				t.Errorf("it takes %d, want %d", got, tt.want)
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
