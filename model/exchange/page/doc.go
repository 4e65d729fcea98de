// Package page reads the public text of a session page, as the IGF publishes it, and
// turns pages into an event.
//
// A page is plain text: a title line such as "IGF 2023 WS #70 Title", perhaps a time
// line and a room line, themes, a format line such as "Panel - 60 Min", the cast, and
// descriptive text that nobody here needs. The cast is written as "Speaker 1: Name,
// stakeholder group, regional group" or as lists under headings; now and then a heading
// is missing.
//
// [Read] takes what is sure and remembers the line of everything. A list without a
// heading gets its role from the order that pages keep (organizers, speakers, onsite
// moderator, online moderator, rapporteur), but only where exactly one reading fits; it
// is marked unsure and noted. What even the order does not tell is noted and left out.
//
// [Event] makes an event of pages or adds them to one; [Heading] writes a session's
// title, time and room lines as pages word them.
package page
