// Package when reads times as people write them. There is one grammar of times in the
// house, and it is this one: tables, rules, changes, flags and edited programmes read
// their times here, so that what can be written in one place can be written in all.
//
// A [Calendar] knows the clock on which times without an offset are meant and the days
// of the event. It reads
//
//	an instant   2023-10-11T07:45:00Z, 2023-10-11 16:45+09:00, 2023-10-11 16:45,
//	             11 Oct 9:00, Wed 14:00, 11.10.2023 09:15, Oct 11, 2023 2:30 pm
//	a span       11 Oct 9:00-10:30, Wed 22:00 - Thu 01:00, 2023-10-11 (all day),
//	             2023-10-11T00:00Z/2023-10-11T03:30Z
//	many spans   Mon-Wed 12:00-13:00, every day 12:00-13:00, Mon and Wed 9-12
//	days         2023-10-11, Wed, 11 October, Mon-Wed, 9-11 Oct, every day
//	a clock      09:00, 9.30, 14h15, 2:30 pm, noon, 24:00
//	a length     90, 90 min, 1h30, 1:30, 2 h, 1.5 h
//
// Numbers alone do not say whether 5/11/2026 is in May or in November: the days of the
// event decide, and where they leave both readings open the error says both. Nothing is
// guessed. A weekday is the day of the event that has it, if there is just one.
//
// Where a table has a beginning and an end, [Calendar.Begin] and [Calendar.End] read them: a
// day alone is all of it, and an hour alone is of the day on which it began.
//
// Errors are of type [*Error]: a [model.Fault] without a position, and the byte of the
// text at which it stands.
package when
