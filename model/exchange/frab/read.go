package frab

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"programme/model"
)

// ReadXML reads a schedule in XML; name is the file in all positions. zone is where
// times are meant if the file names none, "" if nobody knows. The error is a
// [model.Faults] with everything whose time cannot be told; notes say what is left out.
func ReadXML(name string, content []byte, zone model.Zone) (*Schedule, []model.Fault, error) {
	return read(name, content, zone, (*source).xmlTree, false)
}

// ReadJSON reads a schedule in JSON, as [ReadXML] does in XML.
func ReadJSON(name string, content []byte, zone model.Zone) (*Schedule, []model.Fault, error) {
	return read(name, content, zone, (*source).jsonTree, true)
}

func read(name string, content []byte, zone model.Zone, parse func(*source) (*node, model.Faults), isJSON bool) (*Schedule, []model.Fault, error) {
	if len(content) > MaxSize {
		return nil, nil, model.Faults{{Pos: model.Position{File: name}, Message: fmt.Sprintf("the schedule has more than %d bytes", MaxSize), Remedy: "give the schedule of one event"}}
	}
	content, faults := decoded(name, content)
	if len(faults) > 0 {
		return nil, nil, faults
	}
	s := newSource(name, content)
	tree, faults := parse(s)
	if len(faults) > 0 {
		return nil, nil, faults
	}
	r := &reader{source: s, zone: zone, json: isJSON, schedule: &Schedule{Offset: noOffset}}
	r.readSchedule(tree)
	r.noteUnkept(tree)
	if r.faults = append(r.faults, r.untimedFaults()...); len(r.faults) > 0 {
		// What a fault kept from being read is not said to be lost.
		return nil, r.notes.Sort(), r.faults.Sort()
	}
	r.notes = append(r.notes, r.unkept.faults(r.at)...)
	return r.schedule, r.notes.Sort(), nil
}

type reader struct {
	*source
	zone          model.Zone // of times without an offset; "" if nobody knows it
	untimed       tally[int] // times that have none, by offset
	zoneWrong     bool       // the file names a zone that is none, which was reported
	json          bool
	daysFirst     daysFirst     // what a length of three numbers means
	changeAt      model.Minutes // before this time of day, a day is the one before
	schedule      *Schedule
	unkept        tally[int] // what was not taken, by offset
	notes, faults model.Faults
}

func (r *reader) wrong(n *node, remedy, format string, args ...any) {
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, model.Fault{Pos: r.at(n.offset), Message: fmt.Sprintf(format, args...), Remedy: remedy})
	}
}

func (r *reader) note(n *node, remedy, format string, args ...any) {
	if len(r.notes) < maxFaults {
		r.notes = append(r.notes, model.Fault{Pos: r.at(n.offset), Message: fmt.Sprintf(format, args...), Remedy: remedy})
	}
}

func (r *reader) readSchedule(tree *node) {
	s := r.schedule
	tree.what = "the schedule"
	s.Version = tree.value("version")
	s.Generator = tree.kid("generator").value("name")
	conference := tree.kid("conference")
	if conference == nil {
		if conference = new(node); len(tree.events()) == 0 {
			r.wrong(tree, "add it with title and time_zone_name", "the schedule says nothing of its conference")
			return
		}
	}
	conference.what = "the conference"
	s.Acronym, s.Title = conference.value("acronym"), conference.value("title")
	r.readZone(conference)
	s.First, s.Last = r.date(conference, "start"), r.date(conference, "end")
	var ok bool
	if s.Timeslot, ok = parseDuration(conference.value("timeslot_duration")); !ok {
		conference.leave("timeslot_duration")
	}
	if r.changeAt, ok = parseDuration(conference.value("day_change")); !ok {
		conference.leave("day_change")
	}
	if r.json {
		r.readRooms(conference)
	}
	l := r.findEvents(tree, conference)
	r.readOffsets(l)
	r.readLengths(l)
	r.readEvents(l)
	r.readTracks(conference)
	for name, d := range map[string]model.Date{"start": s.First, "end": s.Last} {
		if !slices.ContainsFunc(s.Days, func(day Day) bool { return day.Date == d }) && conference.value(name) != (model.Date{}).String() {
			conference.leave(name) // no day is made of it
		}
	}
}

// readTracks reads the list of tracks, which says again what the talks have.
func (r *reader) readTracks(conference *node) {
	used := map[string]bool{}
	for i := range r.schedule.Days {
		for k := range r.schedule.Days[i].Rooms {
			for _, t := range r.schedule.Days[i].Rooms[k].Talks {
				used[t.Track] = true
			}
		}
	}
	list := slices.Concat(conference.each("track"), conference.kid("tracks").items())
	for _, n := range list {
		n.what = "a track"
		if name := cmp.Or(n.value("name"), n.ownText()); name != "" && !used[name] {
			r.unkept.count(n.offset, "a track that no event has is not kept")
		}
	}
}

// refuse reports an error of a value.
func (r *reader) refuse(n *node, err error) {
	var f model.Fault
	if errors.As(err, &f) {
		r.wrong(n, f.Remedy, "%s", f.Message)
		return
	}
	r.wrong(n, "", "%v", err)
}

// date reads a day, of which files also write the first instant. What is no day is none.
func (r *reader) date(n *node, name string) model.Date {
	text := n.value(name)
	d, _ := model.ParseDate(text[:min(len(text), len("2006-01-02"))])
	return d
}

// readRooms reads the list of rooms that JSON can have.
func (r *reader) readRooms(conference *node) {
	for _, n := range conference.kid("rooms").items() {
		n.what = "a room"
		room := Room{Pos: r.at(n.offset), Name: n.value("name"), GUID: n.value("guid"), Slug: n.value("slug"), Kind: n.value("type"), Description: n.value("description")}
		if text := n.value("capacity"); text != "" {
			seats, err := strconv.ParseFloat(text, 64)
			if err != nil || seats < 0 || seats > 1e6 || seats != float64(int(seats)) {
				r.note(n, "give it in the table of rooms", "the capacity %s of the room %s is not a number of seats; it is left out", quote(text), quote(room.Name))
				seats = 0
			}
			room.Capacity = int(seats)
		}
		r.schedule.Rooms = append(r.schedule.Rooms, room)
	}
}
