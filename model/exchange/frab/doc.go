// Package frab writes a programme as a frab schedule, in XML or JSON, and reads such
// schedules from frab, pretalx and their kin.
//
//	s := frab.Of(e, p, frab.Options{})
//	content := s.XML() // or s.JSON()
//
//	s, notes, err := frab.ReadXML("schedule.xml", content)
//	e, notes, err := s.Event(nil)
//
// A [Schedule] is what both forms say. Reading what was written gives the same Schedule.
//
// # What the format has no place for
//
// A schedule knows numbers and UUIDs, not the ids of an event folder. The UUID of a
// session is made of its id, see [programme/model/exchange.Namespace], and the id stands
// in the subtitle, where apps show it; a reader believes it if the UUID fits. What a
// schedule from elsewhere says and the model has no word for - UUIDs, numbers, slugs,
// links with titles - goes into columns of sessions.csv, people.csv and rooms.csv whose
// names begin with frab_, and from there into the next schedule that is written.
//
// Lost are: roles (everybody in the cast is a person of the session), all themes but the
// first (the track), all languages but the first, and what no programme has: colours,
// logos of the conference, its acronym and version, which are made anew.
//
// Breaks are events of the type Break, if they are asked for: the schema has no other place for
// them, no event is in several rooms, and a reader cannot tell them from sessions, so that they
// are sessions once they are read.
//
// A reader notes what it does not keep, once a kind of field: all that says something and
// that nobody asked for while the file was read. It is silent about names that only the
// program that wrote the file has a use for, and about what says again what is kept.
package frab
