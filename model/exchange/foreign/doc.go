// Package foreign reads the sessions of other planning systems from their tables: a row a
// session, as CSV, as a sheet of a workbook, or as the JSON that pretalx exports. What a
// column means is said by the user, by the map of a system whose headings it knows, or by
// the list of columns and their other names that the tables of an event have.
//
// Known headings, from public sources and documentation:
//   - pretalx, CSV and JSON of its session export: ID, Proposal title, Session type, Track,
//     Duration, Language, Speaker names, Room, Start, End, and the dates and times of both
//     by themselves; lists in a cell have lines or commas between; times have offsets.
//   - Indico, the spreadsheet of contributions: Id or ID, Title, Date, Duration, Type,
//     Session, Track, Presenters, Materials; the date has no time in old versions.
//   - Sched: event_key or session_key, name, event_start or session_start, and so on, venue,
//     speakers; times are on the venue's clock.
//   - Indico, the table that its import of contributions takes: no heading, seven columns.
//   - Whova and Guidebook, their agenda templates, under whatever stands above the headings.
//   - ConfTool and its like: session_ID, session_short, session_title, session_start,
//     session_end, session_room, session_chair and so on, which are read by their names and
//     were seen in no public source.
package foreign
