package frab

import (
	"programme/model"
)

// Schedule is what a schedule file says, in XML or JSON. Texts are "" where it says
// nothing.
type Schedule struct {
	Generator string // the program that wrote it
	Version   string
	Acronym   string
	Title     string
	Zone      model.Zone // "" if the file names none
	Meant     model.Zone // where it names none: that in which its reader was told to read it, "" if in none
	First     model.Date // the first and last day
	Last      model.Date
	Timeslot  model.Minutes // 0 if not given
	Days      []Day
	// Rooms are the rooms of the conference where the file lists them, which only JSON
	// can, or else nil.
	Rooms []Room
	// Offset is, where nobody knows the zone, how many minutes east of UTC the clock is on
	// which the times of all events are written, or noOffset if they differ or have none.
	Offset int
}

// Day is a day of a conference; it can end on the morning after.
type Day struct {
	Pos model.Position
	model.Interval
	Index int // from 1
	Date  model.Date
	Rooms []DayRoom
}

// DayRoom is a room on a day, and what takes place in it.
type DayRoom struct {
	Name  string
	GUID  string
	Talks []Talk
}

// Room is what a file says of a room, where it first does.
type Room struct {
	Pos                                 model.Position
	Name, GUID, Slug, Kind, Description string
	Capacity                            int // 0 if not given
}

// Talk is a session as a schedule has it, which calls it an event.
type Talk struct {
	Pos model.Position
	model.Interval
	GUID, Code    string
	Number        int64 // from 1; 0 if not given
	Title         string
	Subtitle      string
	Track         string
	Type          string
	Language      string
	Abstract      string
	Description   string
	Slug          string
	URL           string
	Logo          string
	License       string // of the recording
	NoRecording   bool
	FeedbackURL   string
	OriginURL     string
	VideoURL      string
	Persons       []Person
	Links, Papers []Link // Papers are the attachments
}

// Person is somebody who takes part in a talk.
type Person struct {
	GUID, Code, Name       string
	Number                 int64 // 0 if not given
	URL, Avatar, Biography string
}

// Link is an address that a talk refers to.
type Link struct {
	URL     string `json:"url"`
	Title   string `json:"title,omitempty"`
	Kind    string `json:"type,omitempty"`
	Service string `json:"service,omitempty"`
}
