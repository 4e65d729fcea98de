// Package ical writes a programme as calendar files and reads calendar files, by
// RFC 5545 and RFC 7986.
//
//	files := ical.Files(e, p, ical.Options{Stamp: ical.DefaultStamp(e)})
//	calendar, notes, err := ical.Read("ada.ics", content, ical.Reading{Zone: "Asia/Tokyo", Within: days})
//
// # What is written
//
// One calendar of the whole event, or one for each session, room, theme or person.
// METHOD is PUBLISH. A session has the same UID in all of them and in every version, see
// [programme/model/exchange.Namespace]; SEQUENCE rises when its time, room or title
// changes; a session that is gone stays for one version as CANCELLED. Lines end in CRLF
// and are folded at 75 octets. No clock is read: [Options.Stamp] is DTSTAMP.
//
// Times are in UTC, or on the clock of the venue with a VTIMEZONE that says what that
// clock shows from the start of the year before the event until its end.
//
// # What is read
//
// VEVENTs and the FREEBUSY lines of VFREEBUSYs. Each time must be an instant: in UTC, in
// a zone with an IANA name or one of Windows, in one that a VTIMEZONE describes, or
// floating where [Reading.Zone] is given. Where the VTIMEZONE and the name of Windows say
// different things of a time, the VTIMEZONE counts, and a note says so. Recurrences are
// expanded as RFC 5545 has them, by minutes to years, for [Reading.Within] alone. What
// cannot be read of an event's times is a fault if it could matter, since leaving it out
// would invent free time; else a note. [Calendar.Busy] turns a calendar into availability,
// [Calendar.Baseline] into a baseline.
package ical
