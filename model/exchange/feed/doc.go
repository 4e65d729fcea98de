// Package feed says what each published version of a programme changed, for programs that
// follow it and for people who read news: as JSON and as an Atom feed (RFC 4287).
//
//	kept, err := versions.Programmes(fsys, e, all)
//	f := feed.Of(kept, all, feed.Options{Public: true})
//	content := f.JSON() // or f.Atom()
//
// A version is compared with the version before it by number, the first one with what it
// replaced, if anything: whoever had that and reads the feed from its first version on has the
// programme. Titles and names of rooms are those that the event has now.
//
// # What the public may know
//
// Of a version it knows what was published then, see [programme/model/exchange.Public]: not
// what was offered, confirmed or a draft, nor what was or is kept from it. A session that has
// become hidden is in no version any more, not even in the old ones; one that was hidden is new
// in the version that shows it. Versions before the first that the public had anything of are left out.
package feed
