// Package model holds a conference as its secretariat states it: sessions, people,
// rooms, windows, availability, rules, and programmes for it. Plain values without
// input or output; an event is not changed once it is read, a what-if makes a new one.
//
// # Words
//
// A session is a thing to place; its cast says who does what in it. A window is an
// interval in which sessions may be placed. A placement gives a session its start and
// room; a programme is a set of placements. A rule has a level: hard, soft in one of
// nine tiers, checked only, or off.
//
// # What is not given
//
// The zero value of a field means that it is not given: an event can be written down as a
// Go literal of what there is to say. [Complete] fills in what follows from other fields,
// [Validate] says what an event cannot do without.
//
// # Time
//
// Inside, every time is an [Instant]: whole minutes in UTC. Zones are IANA names and
// matter only where people read or write times. A conference day is a calendar day in
// the venue's zone, which can begin on another calendar day in UTC.
package model
