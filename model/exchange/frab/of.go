package frab

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"

	"programme/model"
	"programme/model/exchange"
	"programme/model/rules"
)

// Options say how a schedule is made of a programme.
type Options struct {
	Acronym string // of the conference, four of a-z, 0-9 and _ or more; "" to make one of its name
	// Whole is the event with its windows and the columns whose names begin with frab_,
	// where e is what the public may see of it. Nil if e has them itself.
	Whole *model.Event
	// Breaks adds an event without persons for each hold with a title, in the first of its rooms:
	// an event of a schedule is in one.
	Breaks bool
	// Version is which one it is, in words; "" for the beginning of a sum of what is in it.
	Version string
}

// Of returns programme p of event e as a schedule.
//
// A day of the schedule lasts as long as the windows that begin on that day of the
// calendar at the venue, and the sessions in them: a session after midnight belongs to
// the day whose window it is in. Rooms are in the event's order on every day; placements
// without a room are in one without a name. Cancelled sessions are left out.
func Of(e *model.Event, p *model.Programme, o Options) *Schedule {
	w := &writer{e: e, whole: o.Whole, ns: exchange.EventNamespace(e)}
	if o.Breaks {
		w.breaks = slices.DeleteFunc(rules.Breaks(e), func(b rules.Break) bool { return len(b.Rooms) == 0 })
	}
	if w.whole == nil {
		w.whole = e
	}
	s := &Schedule{Generator: Generator, Title: e.Name, Zone: cmp.Or(e.Zone, "UTC"), Timeslot: e.Grain, Acronym: o.Acronym}
	if len(e.Days) > 0 {
		s.First, s.Last = e.Days[0], e.Days[len(e.Days)-1]
	}
	if s.Acronym == "" {
		s.Acronym = acronymOf(e.Name, s.First)
	}
	w.schedule = s
	w.nameRooms()
	w.nameEverybody()
	w.makeDays(p)
	w.fill(p)
	text, err := json.Marshal(s.Days)
	if err != nil {
		panic("frab: a schedule cannot be written: " + err.Error())
	}
	sum := sha256.Sum256(text)
	s.Version = cmp.Or(o.Version, hex.EncodeToString(sum[:4])) // another one whenever anything changed
	return s
}

// Generator is the name under which schedules are written.
const Generator = "programme"

type writer struct {
	e, whole *model.Event
	ns       exchange.Namespace
	schedule *Schedule
	rooms    []DayRoom // of each room of the event, without talks
	people   []Person  // of each person of the event
	days     []model.Date
	breaks   []rules.Break                 // to be written
	windows  map[model.Date]model.Interval // from the first start to the last end of those that begin on the day
}

// nameRooms gives every room a name of its own, which JSON needs.
func (w *writer) nameRooms() {
	holders := map[string]int{}
	for _, r := range w.e.Rooms {
		holders[cmp.Or(r.Name, r.ID)]++
	}
	for i, r := range w.e.Rooms {
		name := cmp.Or(r.Name, r.ID)
		if holders[name] > 1 {
			name += " (" + r.ID + ")"
		}
		var own cells
		if at, known := w.whole.RoomByName(r.ID); known {
			own = cellsOf(w.whole, "rooms", w.whole.Rooms[at].Row)
		}
		guid := cmp.Or(own.uuid(), w.ns.Room(r.ID))
		w.rooms = append(w.rooms, DayRoom{Name: name, GUID: guid})
		w.schedule.Rooms = append(w.schedule.Rooms, Room{
			Name: name, GUID: guid, Slug: own.get("slug"), Kind: own.get("type"), Description: own.get("description"), Capacity: w.e.Rooms[i].Capacity,
		})
	}
}

// nameEverybody gives everybody their UUID and number. A public event has others at
// other places, but its cast is that of its sessions in the same order.
func (w *writer) nameEverybody() {
	w.people = make([]Person, len(w.e.People))
	shown := map[string]bool{}
	for i := range w.e.Sessions {
		shown[w.e.Sessions[i].ID] = true
	}
	own := make([]cells, len(w.people))
	k := 0
	for _, c := range w.whole.Cast {
		if shown[w.whole.Sessions[c.Session].ID] && k < len(w.e.Cast) {
			own[w.e.Cast[k].Person] = cellsOf(w.whole, "people", w.whole.People[c.Person].Row)
			k++
		}
	}
	for i := range w.people {
		p := &w.e.People[i]
		w.people[i] = Person{
			GUID: cmp.Or(own[i].uuid(), w.ns.Person(p.ID)), Code: own[i].get("code"), Name: p.Name, Number: number(own[i].get("id")),
			URL: cmp.Or(p.Link, own[i].get("url")), Avatar: cmp.Or(p.Image, own[i].get("avatar")), Biography: cmp.Or(p.Bio, own[i].get("biography")),
		}
	}
}

// makeDays makes the days of the conference and those on which sessions start, each as
// long as the windows that begin on it.
func (w *writer) makeDays(p *model.Programme) {
	s := w.schedule
	zone := s.Zone
	w.windows = map[model.Date]model.Interval{}
	for _, v := range w.whole.Windows {
		date := model.DateIn(v.Start, zone)
		w.windows[date] = join(w.windows[date], v.Interval)
	}
	at := map[model.Date]bool{}
	for _, d := range w.e.Days {
		at[d] = true
	}
	for _, pl := range p.Placements {
		at[w.dayOf(pl.Start)] = true
	}
	for _, b := range w.breaks {
		at[w.dayOf(b.Start)] = true
	}
	for d := range at {
		w.days = append(w.days, d)
	}
	slices.SortFunc(w.days, model.Date.Compare)
	for i, d := range w.days {
		s.Days = append(s.Days, Day{Index: i + 1, Date: d, Interval: w.windows[d], Rooms: slices.Clone(w.rooms)})
	}
	for _, pl := range p.Placements {
		day := w.day(pl.Start)
		day.Interval = join(day.Interval, pl.Interval)
	}
	for _, b := range w.breaks {
		day := w.day(b.Start)
		day.Interval = join(day.Interval, b.Interval)
	}
	for i := range s.Days {
		if s.Days[i].Interval == (model.Interval{}) {
			s.Days[i].Interval = s.Days[i].Date.Bounds(zone)
		}
	}
}

// day returns the day of the schedule that what starts then belongs to.
func (w *writer) day(start model.Instant) *Day {
	k, _ := slices.BinarySearchFunc(w.days, w.dayOf(start), model.Date.Compare)
	return &w.schedule.Days[k]
}

// dayOf returns the day of what starts then: the day before, if that is in its window and
// not in that of its own.
func (w *writer) dayOf(start model.Instant) model.Date {
	date := model.DateIn(start, w.schedule.Zone)
	before := model.DateIn(date.Bounds(w.schedule.Zone).Start-1, w.schedule.Zone)
	if own, known := w.windows[date]; (!known || start < own.Start) && start < w.windows[before].End {
		return before
	}
	return date
}

// join returns the shortest interval that has both; the zero one is none.
func join(v, other model.Interval) model.Interval {
	if v == (model.Interval{}) {
		return other
	}
	return model.Interval{Start: min(v.Start, other.Start), End: max(v.End, other.End)}
}

// fill puts the talks into their days and rooms.
func (w *writer) fill(p *model.Programme) {
	talks, breaks := w.talks(p), w.breakTalks()
	tellApart(slices.Concat(talks, breaks))
	for i, t := range talks {
		if t == nil {
			continue
		}
		pl := p.Placements[i]
		day := w.day(pl.Start)
		r := int(pl.Room.Index())
		if !pl.Room.Given() {
			if r = len(w.rooms); len(day.Rooms) == r {
				day.Rooms = append(day.Rooms, DayRoom{})
			}
		}
		day.Rooms[r].Talks = append(day.Rooms[r].Talks, *t)
	}
	for i, t := range breaks {
		room := &w.day(t.Start).Rooms[w.breaks[i].Rooms[0]]
		at := slices.IndexFunc(room.Talks, func(o Talk) bool { return o.Start > t.Start })
		if at < 0 {
			at = len(room.Talks)
		}
		room.Talks = slices.Insert(room.Talks, at, *t)
	}
	w.dropIdlePairs(p)
}

// dropIdlePairs takes out the rooms with an overflow room in which nothing is.
func (w *writer) dropIdlePairs(p *model.Programme) {
	byRoom := p.ByRoom(len(w.e.Rooms))
	for r := len(w.e.Rooms) - 1; r >= 0; r-- {
		if !w.e.Rooms[r].Paired() || len(byRoom[r]) > 0 {
			continue
		}
		w.schedule.Rooms = slices.Delete(w.schedule.Rooms, r, r+1)
		for i := range w.schedule.Days {
			w.schedule.Days[i].Rooms = slices.Delete(w.schedule.Days[i].Rooms, r, r+1)
		}
	}
}

// talks returns the talk of each placement, nil for cancelled sessions, with numbers and
// slugs that can be alike.
func (w *writer) talks(p *model.Programme) []*Talk {
	rows := map[string]*model.Session{}
	for i := range w.whole.Sessions {
		rows[w.whole.Sessions[i].ID] = &w.whole.Sessions[i]
	}
	casts := make([][]Person, len(w.e.Sessions))
	for _, c := range w.e.Cast {
		if p := w.people[c.Person]; !slices.Contains(casts[c.Session], p) {
			casts[c.Session] = append(casts[c.Session], p)
		}
	}
	ids := make([]string, len(w.e.Sessions))
	for i := range ids {
		ids[i] = w.e.Sessions[i].ID
	}
	words := exchange.FileWords(ids)
	talks := make([]*Talk, len(p.Placements))
	seen := make([]int, len(w.e.Sessions))
	used := map[string]bool{} // UUIDs
	for i, pl := range p.Placements {
		session := &w.e.Sessions[pl.Session]
		if session.State == model.Cancelled {
			continue
		}
		seen[pl.Session]++
		own := cells{}
		if row := rows[session.ID]; row != nil {
			own = cellsOf(w.whole, "sessions", row.Row)
		}
		if used[own["guid"]] { // a row that was copied
			own["guid"] = ""
		}
		t := w.talk(session, own, seen[pl.Session], words[pl.Session])
		used[t.GUID] = true
		t.Interval, t.Persons = pl.Interval, casts[pl.Session]
		talks[i] = t
	}
	return talks
}

// talk returns the talk of the n-th placement of a session. own are its cells of the
// frab_ columns, word is its id as a file name has it.
func (w *writer) talk(session *model.Session, own cells, n int, word string) *Talk {
	t := &Talk{
		GUID: w.ns.Session(session.ID, n), Code: own.get("code"), Title: session.Title, Type: session.Type,
		Abstract: cmp.Or(session.Abstract, own.get("abstract")), Description: cmp.Or(session.Description, own.get("description")),
		URL: own.get("url"), Logo: cmp.Or(session.Image, own.get("logo")),
		License: own.get("license"), NoRecording: session.Recorded == model.Unrecorded || own.get("optout") == "yes", FeedbackURL: own.get("feedback_url"), OriginURL: own.get("origin_url"), VideoURL: own.get("video_url"),
		Links: readCell(own.get("links")), Papers: readCell(own.get("attachments")),
	}
	t.addLinks(session)
	if len(session.Themes) > 0 {
		t.Track = session.Themes[0]
	}
	if len(session.Languages) > 0 {
		t.Language = session.Languages[0]
	}
	t.Subtitle = ownSubtitle(session.ID, own.get("subtitle"))
	if guid := own.uuid(); guid != "" && n == 1 {
		t.GUID, t.Subtitle = guid, own.get("subtitle")
	}
	if n == 1 {
		t.Number = number(own.get("id"))
		t.Slug = own.get("slug")
	}
	if t.Slug == "" {
		t.Slug = slugOf(w.schedule.Acronym, word, n)
	}
	return t
}

// addLinks adds the addresses of a session that the talk does not have yet.
func (t *Talk) addLinks(session *model.Session) {
	links := session.Links
	if t.URL == "" && len(links) > 0 {
		t.URL, links = links[0], links[1:]
	}
	add := func(list *[]Link, url, title string) {
		known := url == t.URL || slices.ContainsFunc(*list, func(l Link) bool { return l.URL == url })
		if url != "" && !known {
			*list = append(*list, Link{URL: url, Title: title})
		}
	}
	for _, url := range links {
		add(&t.Links, url, url)
	}
	add(&t.Links, session.Stream, "Stream")
	add(&t.Papers, session.Slides, "Slides")
}

// ownSubtitle returns the subtitle of a session of our own: its id, before its subtitle
// if it has one.
func ownSubtitle(id, subtitle string) string {
	if subtitle == "" {
		return id
	}
	return id + subtitleMark + subtitle
}

const subtitleMark = ": "

// slugOf returns the slug of the n-th placement of a session.
func slugOf(acronym, word string, n int) string {
	if len(word) < 4 {
		word = "session-" + word
	}
	slug := slugWord(acronym) + "-" + word
	if n > 1 {
		slug += "-" + strconv.Itoa(n)
	}
	return slug
}

// slugWord returns an acronym without the hyphens that the slug of the XSD does not have
// there.
func slugWord(acronym string) string {
	word := []byte(acronym)
	for i, c := range word {
		if c == '-' {
			word[i] = '_'
		}
	}
	return string(word)
}

// tellApart gives every talk a number and a slug that no other has. Where two would have
// the same, the one whose UUID comes first keeps it, so that it does not depend on their
// times. Numbers are those that came with a talk, or else made of the UUID, in the 31
// bits that apps can hold.
func tellApart(talks []*Talk) {
	sorted := slices.DeleteFunc(slices.Clone(talks), func(t *Talk) bool { return t == nil })
	slices.SortFunc(sorted, func(a, b *Talk) int { return cmp.Compare(a.GUID, b.GUID) })
	numbers, slugs := map[int64]bool{}, map[string]bool{}
	for _, t := range sorted {
		if numbers[t.Number] {
			t.Number = 0
		}
		if numbers[t.Number] = true; slugs[t.Slug] {
			t.Slug += "-" + t.GUID[:8]
		}
		slugs[t.Slug] = true
	}
	for _, t := range sorted {
		if t.Number > 0 {
			continue
		}
		for t.Number = numberOf(t.GUID); numbers[t.Number]; {
			t.Number = t.Number%(1<<31-1) + 1
		}
		numbers[t.Number] = true
	}
}

// numberOf returns the number that is made of a UUID: from 1 to 2^31 - 1.
func numberOf(guid string) int64 {
	sum := sha256.Sum256([]byte(guid))
	n := int64(sum[0])<<24 | int64(sum[1])<<16 | int64(sum[2])<<8 | int64(sum[3])
	return n%(1<<31-1) + 1
}
