package generate

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"programme/model"
)

// addition is what an event of all rules has besides for the sake of some of them, which the
// planted programme keeps where they are hard. It is drawn after all else.
type addition struct {
	rules string // with spaces between
	add   func(*draft)
}

// additions are made in this order: what holds and frees rooms comes before what counts it.
var additions = []addition{
	{"R05", (*draft).addPlacesOfTypes},
	{"R07 R08", (*draft).addWishesForRooms},
	{"R15", (*draft).addHold},
	{"R11", (*draft).addSetUps},
	{"R09", (*draft).addKits},
	{"R10", (*draft).addCeiling},
	{"R24", (*draft).addOrgs},
	{"R26", (*draft).addWishToAttend},
	{"R25", (*draft).addGuest},
	{"R27", (*draft).addWaiver},
	{"R31", (*draft).addHostTimes},
	{"R32", (*draft).addWishForTime},
	{"R38 R39", (*draft).addShares},
	{"R40", (*draft).addGroups},
	{"R42", (*draft).addSameStart},
	{"R46", (*draft).addRecording},
	{"R47 R48 R49", (*draft).addInterpreters},
	{"R50", (*draft).addOfficers},
	{"R51", (*draft).addSweep},
	{"R52", (*draft).addBilateral},
	{"R58 R59 R60 R61", (*draft).addCompactness},
	{"R02", (*draft).addCombined},
	{"R63", (*draft).addOverflow},
	{"R53 R54", (*draft).addBaseline},
}

// addAll makes all additions, in an event that is not too small for lines about its sessions.
func (d *draft) addAll() {
	const stream = 2 << 32 // beyond that of origins
	d.rng = rand.New(rand.NewPCG(d.Seed, stream+uint64(d.Sessions)))
	d.seatMerged()
	if len(d.ordinary()) < fewest {
		return
	}
	for _, a := range additions {
		a.add(d)
	}
}

// fewest is how many sessions an event has, besides the opening and the plenary, in which lines
// are about sessions.
const fewest = 12

// leveled is [draft.set] of a line with a level.
func (d *draft) leveled(level model.Level, rule string, keysAndValues ...string) {
	d.set(rule, keysAndValues...)
	d.event.Rules[len(d.event.Rules)-1].Level = level
}

// mergeTwo holds two sessions of one length together, at the place of the first (R45): before
// anything is drawn that depends on where they are. It leaves alone those that come first,
// which other rules are about.
func (d *draft) mergeTwo() {
	e := d.event
	last := -1
	for i := len(e.Sessions) - 1; i > 4 && i > len(e.Sessions)/2; i-- {
		switch {
		case last < 0:
			last = i
		case e.Sessions[i].Type == e.Sessions[last].Type && e.Sessions[i].Minutes == e.Sessions[last].Minutes:
			e.Sessions[i].Merge, e.Sessions[last].Merge = "joint", "joint"
			at := d.planted[i]
			at.Session = model.SessionIndex(last)
			d.planted[last] = at
			return
		}
	}
}

// seatMerged leaves it to the first of two merged sessions to say how many are expected.
func (d *draft) seatMerged() {
	seated := false
	for s := range d.event.Sessions {
		if x := &d.event.Sessions[s]; x.Merge != "" {
			if seated {
				x.Expected = 0
			}
			seated = true
		}
	}
}

// some returns up to n different sessions that are not the opening or the plenary, nor merged.
func (d *draft) some(n int) (list []model.SessionIndex) {
	for range 20 * n {
		s := d.any()
		if d.event.Sessions[s].Merge == "" && !slices.Contains(list, s) {
			if list = append(list, s); len(list) == n {
				break
			}
		}
	}
	return list
}

// oneByOne returns up to n sessions no two of which overlap.
func (d *draft) oneByOne(n int) (list []model.SessionIndex) {
	for _, s := range d.some(4 * n) {
		apart := !slices.ContainsFunc(list, func(t model.SessionIndex) bool { return d.planted[s].Overlaps(d.planted[t].Interval) })
		if apart && len(list) < n {
			list = append(list, s)
		}
	}
	return list
}

func (d *draft) addPlacesOfTypes() {
	for _, s := range d.some(2) {
		rooms := []string{d.event.Rooms[d.planted[s].Room.Index()].ID}
		if other := pick(d, d.event.Rooms).ID; other != rooms[0] {
			rooms = append(rooms, other)
		}
		d.set("R05", "session", d.name(s), "rooms", strings.Join(rooms, "|"))
	}
}

func (d *draft) addWishesForRooms() {
	for s := range d.event.Sessions {
		x := &d.event.Sessions[s]
		if d.chance(0.2) {
			x.PrefersLayout = pick(d, layouts)
		}
		if d.chance(0.2) {
			x.Prefers = []string{pick(d, services)}
		}
		if d.chance(0.1) {
			x.Avoids = []string{pick(d, services)}
		}
	}
}

// addHold holds a room on a day after its last session.
func (d *draft) addHold() {
	r := model.RoomIndex(d.rng.IntN(len(d.event.Rooms)))
	end := d.hours(1).Start
	for _, p := range d.planted {
		if p.Room.Index() == r && d.dayOf(p.Session) == 1 {
			end = max(end, p.End)
		}
	}
	hold := model.Span(end, 30)
	d.set("R15", "rooms", d.event.Rooms[r].ID, "start", hold.Start.String(), "end", hold.End.String(), "title", "Press conference", "catering", "yes")
}

// addSetUps has some rooms free before a session for as long as they are, up to an hour.
func (d *draft) addSetUps() {
	for _, s := range d.some(2 + d.Sessions/20) {
		d.event.Sessions[s].Setup = d.freeBefore(s)
	}
}

// freeBefore returns how long a session's room is free before it, up to an hour, in whole
// grains.
func (d *draft) freeBefore(s model.SessionIndex) model.Minutes {
	free, at := model.Minutes(60), d.planted[s]
	for _, p := range d.planted {
		if p.Room == at.Room && p.End <= at.Start {
			free = min(free, at.Start.Sub(p.End))
		}
	}
	return free / grain * grain
}

// addKits has a tenth of the sessions need a cart, of which there are as many as they take if each
// of them moves to another area afterwards.
func (d *draft) addKits() {
	kit := model.Kit{ID: "carts", Kind: "cart", Setup: 15, Strike: 15, Move: 10}
	var taken []model.Interval
	for s := range d.event.Sessions {
		if x := &d.event.Sessions[s]; x.Merge == "" && (len(taken) == 0 || d.chance(0.1)) {
			x.Needs = append(x.Needs, kit.Kind)
			v := d.planted[s].Interval
			taken = append(taken, model.Interval{Start: v.Start.Add(-kit.Setup), End: v.End.Add(kit.Strike + kit.Move)})
		}
	}
	kit.Count = atOnce(taken)
	d.event.Kits = append(d.event.Kits, kit)
}

// atOnce returns how many of some intervals there are at a time, at most.
func atOnce(list []model.Interval) (most int) {
	for _, v := range list {
		n := 0
		for _, w := range list {
			if w.Start <= v.Start && v.Start < w.End {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// addCombined has the first two rooms be a larger one, in which nothing is planted.
func (d *draft) addCombined() {
	e := d.event
	if len(e.Rooms) > 2 {
		e.Rooms = append(e.Rooms, model.Room{ID: "R1+2", Name: "Rooms 1 and 2", Area: e.Rooms[0].Area, Layouts: []string{layouts[0]}, Combines: []model.RoomIndex{0, 1}})
	}
}

// addOverflow gives the opening an overflow room, in which nothing else is planted.
func (d *draft) addOverflow() {
	e := d.event
	at, over := &d.planted[d.opening], model.RoomIndex(len(e.Rooms))
	e.Rooms = append(e.Rooms, model.Room{ID: "RO", Name: "Overflow Room", Area: e.Rooms[at.Room.Index()].Area, Capacity: 100})
	e.Sessions[d.opening].Overflow = []model.RoomIndex{over}
	e.Rooms = e.WithPairs()
	at.Room = model.InRoom(model.RoomIndex(slices.IndexFunc(e.Rooms, func(r model.Room) bool {
		return slices.Equal(r.Pair, []model.RoomIndex{at.Room.Index(), over})
	})))
}

func (d *draft) addCeiling() {
	var list []model.Interval
	for _, p := range d.planted {
		list = append(list, p.Interval)
	}
	d.set("R10", "max", fmt.Sprint(atOnce(list)))
}

// orgs are who holds sessions; the last holds few, which are kept apart.
var orgs = []string{"Access for All", "Data Commons", "Open Water", "Energy Forum", "Language Union", "Host Country"}

func (d *draft) addOrgs() {
	for s := range d.event.Sessions {
		if d.chance(0.5) {
			d.event.Sessions[s].Org = pick(d, orgs[:len(orgs)-1])
		}
	}
	host := orgs[len(orgs)-1]
	for _, s := range d.oneByOne(3) {
		d.event.Sessions[s].Org = host
	}
	d.leveled(model.Hard, "R24", "org", host)
}

func (d *draft) addWishToAttend() {
	for range 3 + d.Sessions/100 {
		d.set("R26", "people", pick(d, d.event.People).ID, "session", d.names(d.some(4)))
	}
}

func (d *draft) addWaiver() {
	for i := range d.event.People {
		if p := &d.event.People[i]; p.Presence == model.Online && d.chance(0.05) {
			p.Waiver = []string{"R27"}
		}
	}
}

func (d *draft) addWishForTime() {
	for _, wish := range []string{"morning", "afternoon", "not-first", "not-last"} {
		d.set("R32", "session", d.names(d.some(2)), "wish", wish)
	}
}

func (d *draft) addShares() {
	for s := range d.event.Sessions {
		d.event.Sessions[s].Languages = []string{pick(d, []string{"en", "en", "fr", "es"})}
	}
	d.set("R38", "attribute", "region", "max", "40")
	d.set("R38", "attribute", "group", "max", "40")
	d.set("R39", "attribute", "type", "slot", "90")
}

func (d *draft) addGroups() {
	d.set("R40", "session", d.names(d.some(4)))
	if list := d.oneByOne(3); len(list) > 1 {
		d.leveled(model.Hard, "R40", "session", d.names(list))
	}
}

// addSameStart has those that start at one time with a session do so.
func (d *draft) addSameStart() {
	for _, s := range d.some(20) {
		list := []model.SessionIndex{s}
		for t := range d.planted {
			if x := model.SessionIndex(t); x != s && x != d.opening && d.planted[t].Start == d.planted[s].Start && len(list) < 3 {
				list = append(list, x)
			}
		}
		if len(list) > 1 {
			d.set("R42", "session", d.names(list), "start", "yes")
			return
		}
	}
}

// addBaseline has the planted programme published, but for a few, and two sessions frozen.
func (d *draft) addBaseline() {
	list := slices.Clone(d.planted)
	for i := range list {
		list[i].State = []model.State{model.Published, model.Published, model.Confirmed, model.Offered, model.Draft}[d.rng.IntN(5)]
	}
	slices.SortStableFunc(list, func(p, q model.Placement) int { return cmp.Compare(p.Session, q.Session) })
	d.event.Baseline = model.NewProgramme(list)
	d.set("R54", "session", d.names(d.some(2)))
}
