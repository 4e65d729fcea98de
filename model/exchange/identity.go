package exchange

import (
	"crypto/sha1"
	"encoding/hex"
	"strconv"

	"programme/model"
)

// Namespace is what the ids that foreign files ask for are made of, so that they are the
// same whenever the event is written, and others in another event. It is a UUID.
type Namespace [16]byte

// programmes is the namespace of all events, chosen once.
var programmes = Namespace{0x7d, 0x0e, 0x5b, 0x5c, 0x3f, 0x0a, 0x4f, 0x54, 0x9a, 0x61, 0x2c, 0x6d, 0xc8, 0x8a, 0x21, 0x97}

// NamespaceOf returns the namespace of the event with that name and first day. Both
// stand in most of the files that are written, so a reader can have it again.
func NamespaceOf(name string, first model.Date) Namespace {
	return programmes.child(name + "\n" + first.String())
}

// EventNamespace returns the namespace of e.
func EventNamespace(e *model.Event) Namespace {
	var first model.Date
	if len(e.Days) > 0 {
		first = e.Days[0]
	}
	return NamespaceOf(e.Name, first)
}

// Break returns the UUID of a break that begins then, in a room or, where that is "", in all of
// its rooms.
func (ns Namespace) Break(title string, start model.Instant, room string) string {
	u := ns.child("break\n" + title + "\n" + start.String() + "\n" + room)
	return u.String()
}

// Session returns the UUID of the placement of a session: the first for n = 1, and
// others where a programme has it more than once.
func (ns Namespace) Session(id string, n int) string {
	u := ns.child("session\n" + id)
	for range n - 1 {
		u = u.child("again")
	}
	return u.String()
}

// Person returns the UUID of the person of that id.
func (ns Namespace) Person(id string) string { return ns.child("person\n" + id).String() }

// Room returns the UUID of the room of that id.
func (ns Namespace) Room(id string) string { return ns.child("room\n" + id).String() }

// Feed returns the UUID of a feed of what was published, by who reads it in which language.
func (ns Namespace) Feed(profile, language string) string {
	u := ns.child("feed\n" + profile + "\n" + language)
	return u.String()
}

// Version returns the UUID of a version in such a feed.
func (ns Namespace) Version(number int, profile, language string) string {
	u := ns.child("version\n" + strconv.Itoa(number) + "\n" + profile + "\n" + language)
	return u.String()
}

// child returns the UUID of a name in ns: version 5 by RFC 9562, section 5.5.
func (ns Namespace) child(name string) Namespace {
	sum := sha1.Sum(append(ns[:], name...))
	var u Namespace
	copy(u[:], sum[:])
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return u
}

// String returns the UUID in its usual form, in lower case.
func (ns Namespace) String() string {
	h := hex.EncodeToString(ns[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
