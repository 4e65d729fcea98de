// Package columns lists the columns of every table of an event folder: what each means,
// what its cells hold, one example, and by which other words it is known in English,
// French, Spanish and German. The readers of tables find columns and words by this list
// and by nothing else, and the manual and the JSON Schema of the tables are made of it.
//
//	sessions := columns.Of("sessions")
//	sessions.Find("Durée") // the column minutes, and that it is called otherwise
//
// Words are compared without case, accents, punctuation and the s of a plural, see [Key].
package columns
