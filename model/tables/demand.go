package tables

import (
	"fmt"
	"strconv"

	"programme/model"
	"programme/model/rules"
)

var demandSpec = specOf("demand")

// demandReading is demand.csv while it is read.
type demandReading struct {
	*table
	sessions *register[model.SessionIndex]
	known    int // rows of sessions that there are

	unknown     []string // sessions that there are not, in the order of the table
	unknownRows int
	unknownIn   int            // the line of the last of them
	unknownAt   model.Position // of the first
	isUnknown   map[string]bool

	wishes  map[wish]bool
	counts  map[pair]counted
	again   int // rows that say again what one before says
	againAt model.Position
}

// wish is one attendee and a session.
type wish struct {
	attendee string
	session  model.SessionIndex
}

// pair is two sessions, the lower index first, or one and none.
type pair struct{ s, t model.SessionIndex }

// counted is what a row counts.
type counted struct{ line, count int }

// readDemand reads demand.csv. Attendees are many and so are the rows of each session: what
// is alike about rows is said once.
func (r *reading) readDemand() {
	t, _ := r.open(demandSpec)
	if t == nil {
		return
	}
	d := &demandReading{table: t, sessions: r.sessions, isUnknown: map[string]bool{}, wishes: map[wish]bool{}, counts: map[pair]counted{}}
	for t.next() {
		if row, ok := d.row(); ok {
			r.e.Demand = append(r.e.Demand, row)
		}
	}
	if d.again > 0 {
		t.note(d.againAt, fmt.Sprintf("%s what one before says, and %s once", rules.Count(d.again, "row says again", "rows say again"), plural(d.again, "counts", "count")), "")
	}
	if len(d.unknown) == 0 {
		return
	}
	message := fmt.Sprintf("%s of %s, which %s not in %s", rules.Count(d.unknownRows, "row is", "rows are"), both(quotedSome(d.unknown)), plural(len(d.unknown), "is", "are"), r.sessions.where)
	if d.known == 0 {
		t.fault(d.unknownAt, message, r.suggest(d.unknown[0], r.sessions.words, "write the ids that the sessions have there"))
		return
	}
	t.note(d.unknownAt, message+": left out", r.suggest(d.unknown[0], r.sessions.words, ""))
}

// plural returns one word for one and another for more.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// row reads the current row, and reports whether it counts.
func (d *demandReading) row() (row model.Demand, ok bool) {
	session, isKnown := d.session("session")
	attendee := d.label("attendee")
	with, isOther := d.session("with")
	if d.lost || !d.readable("attendee") || !d.readable("with") {
		return row, false
	}
	row = model.Demand{Row: d.table.row(), Attendee: attendee, Session: session}
	pairs := d.label("with") != ""
	switch n, given := d.number("count", 0); {
	case attendee != "" && pairs:
		d.wrong("with", "a row of an attendee names one session", "write a row for each session, or leave out the attendee and count those who would like to attend both")
		return row, false
	case attendee != "" && given && n != 1:
		d.wrong("count", fmt.Sprintf("a row of an attendee counts one, not %d", n), "leave one of them out")
		return row, false
	case attendee != "":
		return row, isKnown && d.isNew(wish{attendee, session})
	case !given && d.label("count") == "" && d.readable("count"):
		d.wrong("count", "the row says neither who would like to attend it nor how many", "give an attendee or a count")
		return row, false
	case !given:
		return row, false
	case pairs && isKnown && isOther && session == with:
		d.wrong("with", fmt.Sprintf("%s stands beside itself", quote(d.label("session"))), "name another session")
		return row, false
	default:
		row.Count = n
	}
	if pairs {
		row.With = model.ToSession(with)
	} else {
		with = model.NoSession
	}
	return row, isKnown && (isOther || !pairs) && d.isNewCount(row, with)
}

// readable reports whether what is in the column's cell, or that it has none, was read.
func (d *demandReading) readable(column string) bool {
	return d.at(column) < 0 || d.scanned(column) != nil
}

// isNew reports whether no row before says so.
func (d *demandReading) isNew(w wish) bool {
	if d.wishes[w] {
		d.sayAgain()
		return false
	}
	d.wishes[w] = true
	return true
}

// isNewCount is [demandReading.isNew] of a row that counts: another count is a fault.
func (d *demandReading) isNewCount(row model.Demand, with model.SessionIndex) bool {
	p := pair{row.Session, with}
	if with != model.NoSession && with < p.s {
		p = pair{with, row.Session}
	}
	before, twice := d.counts[p]
	switch {
	case !twice:
		d.counts[p] = counted{d.line, row.Count}
		return true
	case before.count == row.Count:
		d.sayAgain()
	default:
		d.wrong("count", fmt.Sprintf("%s %d counts %d of the same", d.rowWord(), before.line, before.count), "remove one of them")
	}
	return false
}

func (d *demandReading) sayAgain() {
	if d.again++; d.again == 1 {
		d.againAt = d.pos()
	}
}

// session returns the session that a cell names, and whether there is one. Of those that
// there are not is said later, of all together.
func (d *demandReading) session(column string) (model.SessionIndex, bool) {
	word := d.label(column)
	if word == "" {
		if column == "session" {
			d.need(column)
		}
		return model.NoSession, false
	}
	s, ok, err := model.NoSession, false, error(nil)
	if !d.isUnknown[word] {
		s, ok, err = d.sessions.find(d.report, word)
	}
	switch {
	case ok:
		d.sessions.noteSpelling(d.table, column, word, d.where(column))
		d.known++
		return s, true
	case err != nil && len(d.sessions.named(word)) > 1:
		d.wrongErr(column, err)
	case err != nil || d.isUnknown[word]:
		if !d.isUnknown[word] {
			d.isUnknown[word] = true
			d.unknown = append(d.unknown, word)
		}
		if d.unknownRows == 0 {
			d.unknownAt = d.where(column)
		}
		if d.unknownIn != d.line {
			d.unknownIn = d.line
			d.unknownRows++
		}
	}
	return model.NoSession, false
}

func writeDemand(e *model.Event) File {
	s := newSheet(e, demandSpec.name, demandSpec.columns...)
	for _, d := range e.Demand {
		with, count := "", ""
		if d.With.Given() {
			with = e.Sessions[d.With.Index()].ID
		}
		if d.Attendee == "" {
			count = strconv.Itoa(d.Count)
		}
		s.add(d.Row, e.Sessions[d.Session].ID, d.Attendee, with, count)
	}
	return s.file()
}
