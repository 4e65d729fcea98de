package generate

import (
	"fmt"
	"math"
	"sort"
	"time"

	"programme/model"
)

// zones are where people live, half-hour and quarter-hour offsets among them.
var zones = []model.Zone{
	"Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "America/Argentina/Buenos_Aires", "America/Bogota",
	"America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Asia/Dubai", "Asia/Jakarta", "Asia/Kathmandu",
	"Asia/Kolkata", "Asia/Seoul", "Asia/Tashkent", "Australia/Adelaide", "Europe/Athens", "Europe/Berlin", "Europe/Lisbon",
	"Europe/Warsaw", "Pacific/Auckland",
}

const (
	peoplePerSession = 2.6
	onlineShare      = 0.4
	// wakes and sleeps are the clock times within which people online are planted, in
	// minutes after midnight: inside the outer limits of R27.
	wakes  = 7 * 60
	sleeps = 23 * 60
)

// drawCast makes the people and gives each session four to eight of them who are free
// at its planted time. Some are new to the event, the others are drawn by popularity, so
// that few are in many sessions.
func (d *draft) drawCast() {
	e := d.event
	e.Roles = []model.Role{
		{ID: "organizer"},
		{ID: "speaker", Must: true},
		{ID: "moderator", Must: true, Host: true},
		{ID: "online_moderator", Must: true},
		{ID: "rapporteur", Must: true},
	}
	d.drawPeople(int(math.Ceil(peoplePerSession * float64(d.Sessions))))
	popular := d.popularity()
	fresh := d.rng.Perm(len(e.People))
	for s := range e.Sessions {
		size := 4 + d.rng.IntN(5)
		// The fresh ones of all sessions are two in five of their casts.
		newcomers := 2
		if d.chance(0.6) {
			newcomers = 3
		}
		for tries := 0; size > 0 && tries < 400; tries++ {
			var p int
			if newcomers > 0 && len(fresh) > 0 {
				newcomers--
				p, fresh = fresh[0], fresh[1:]
				if !d.free(model.PersonIndex(p), model.SessionIndex(s)) {
					fresh = append(fresh, p)
					continue
				}
			} else {
				p = popular(d.rng.Float64())
				if !d.free(model.PersonIndex(p), model.SessionIndex(s)) {
					continue
				}
			}
			d.join(model.PersonIndex(p), model.SessionIndex(s))
			size--
		}
	}
}

// drawPeople makes n people.
func (d *draft) drawPeople(n int) {
	e := d.event
	width := len(fmt.Sprint(n))
	for i := range n {
		p := model.Person{
			ID: fmt.Sprintf("P%0*d", width, i+1), Name: d.personName(), Zone: pick(d, zones),
			Presence: model.OnSite,
		}
		if d.chance(onlineShare) {
			p.Presence = model.Online
		} else if d.chance(0.02) {
			p.WalkFactor = slowFactor
		}
		e.People = append(e.People, p)
	}
	d.duties = make([][]model.SessionIndex, n)
}

// popularity returns a function that maps a number in [0, 1) to a person, so that
// uniform numbers give a power law over ranks whose head does not grow with the event.
func (d *draft) popularity() func(u float64) int {
	order := d.rng.Perm(len(d.event.People))
	sums := make([]float64, len(order))
	total := 0.0
	for i := range order {
		total += math.Pow((float64(i)+0.5)/float64(len(order))+0.002, -0.75)
		sums[i] = total
	}
	return func(u float64) int { return order[min(sort.SearchFloat64s(sums, u*total), len(order)-1)] }
}

// join puts a person into the cast of a session, now and then in two roles, and
// sometimes beside an organizer who need not come.
func (d *draft) join(p model.PersonIndex, s model.SessionIndex) {
	e := d.event
	role := "speaker"
	if n := len(e.Cast); n == 0 || e.Cast[n-1].Session != s {
		role = "moderator"
	} else if d.chance(0.1) {
		role = pick(d, []string{"online_moderator", "rapporteur"})
	}
	c := model.CastMember{Session: s, Person: p, Role: role}
	if role == "online_moderator" { // from where they take part in everything
		c.Presence = e.People[p].Presence
	}
	e.Cast = append(e.Cast, c)
	if role == "speaker" && d.chance(0.05) {
		e.Cast = append(e.Cast, model.CastMember{Session: s, Person: p, Role: "rapporteur"})
	}
	if role == "moderator" && d.chance(0.1) {
		if o := model.PersonIndex(d.rng.IntN(len(e.People))); o != p {
			e.Cast = append(e.Cast, model.CastMember{Session: s, Person: o, Role: "organizer"})
		}
	}
	d.duties[p] = append(d.duties[p], s)
}

// free reports whether a person can be in session s as planted, beside what the person
// already has to do.
func (d *draft) free(p model.PersonIndex, s model.SessionIndex) bool {
	person, at := &d.event.People[p], d.planted[s].Interval
	if person.Presence == model.Online && !awake(at, person.Zone) {
		return false
	}
	gap := pause
	if person.WalkFactor > 0 {
		gap = slowPause
	}
	around := model.Interval{Start: at.Start.Add(-gap), End: at.End.Add(gap)}
	for _, other := range d.duties[p] {
		if other == s || around.Overlaps(d.planted[other].Interval) {
			return false
		}
	}
	return true
}

// awake reports whether v lies between waking and sleeping of one day in the zone z.
func awake(v model.Interval, z model.Zone) bool {
	start, end := v.Start.In(z), v.End.In(z)
	clock := func(t time.Time) int { return t.Hour()*60 + t.Minute() }
	return start.YearDay() == end.YearDay() && clock(start) >= wakes && clock(end) <= sleeps
}
