// Package change is the small language in which a secretariat asks "what if": one
// change of an event a line, such as
//
//	person Jovan Kurbalija away 2023-10-11
//	room C-1 closed Wed 09:00-12:30
//	session OF 44 90min
//	pin WS 70 at Thu 14:00 in Room B-2
//
// [Kinds] lists all forms. [Parse] and [ParseAll] read changes, [Apply] makes the event
// that a change asks for; the event that was asked about stays as it is. [Keep] and
// [Freeze] are changes of the whole event: they hold sessions where its baseline has them.
//
// # How names are read
//
// Things are meant by id, alias or name: with spaces, unquoted or in double quotes, in
// which \" stands for a quote and \\ for a backslash. An unquoted name is the longest run
// of words up to a word of the language that names something of the event. An id goes
// before a name, and a name that several have is a fault that lists their ids.
//
// # How times are read
//
// Times are read as in tables, by [when.Calendar]: "11 Oct", "Wed 9:00-12:30", "2023-10-11
// 22:00-2023-10-12 02:00", "2023-10-11T00:00Z/2023-10-11T03:00Z". Those without an offset
// are on the venue's clock, or on the clock of a zone that follows: "Wed in Europe/Prague".
// A change of several days, "Mon-Wed 9:00-12:30", is one for each, see [ParseEach].
package change
