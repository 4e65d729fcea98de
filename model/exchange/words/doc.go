// Package words holds what the program says to the public and to planners in the six
// languages of the United Nations and in German: one file of texts a language, with the
// same keys. Names and titles of an event stay as they are.
//
// A text has places in braces, {n} or {room}, which [Language.Say] fills in. A text that
// depends on a number has a form for each plural category that the language has by the
// Unicode CLDR, chosen by {n}: "page.sessions[one]", "page.sessions[other]". Numbers have
// the digits 0 to 9 in every language, as times on clocks do.
package words
