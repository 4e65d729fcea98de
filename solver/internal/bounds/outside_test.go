package bounds_test

import (
	"testing"

	"programme/model"
	"programme/solver/internal/bounds"
)

// Of what keeps a session from places, only what keeps it from others than those of the
// overload could help, and of that only what does so alone.
func TestBansThatLeadOutOfAnOverload(t *testing.T) {
	e := hall(1, 60, 1, 2, 120)
	for i, id := range []string{"ada", "bo"} {
		e.People = append(e.People, model.Person{ID: id, Name: id})
		e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: model.PersonIndex(i), Role: "speaker", Must: model.MustAttend})
	}
	away := func(who model.PersonIndex, day int) {
		e.Availability = append(e.Availability, model.Availability{Subject: model.OfPerson(who), Kind: model.Unavailable, Interval: e.Windows[day].Interval})
	}
	// The overload is about the room on the first day.
	full := bounds.Overload{Stretches: []bounds.Stretch{{Room: 0, Interval: e.Windows[0].Interval}}}
	for _, c := range []struct {
		name   string
		change func()
		bans   int
		all    bool
	}{
		{"away on the day that is full", func() { away(0, 0) }, 0, true},
		{"away on the other day too", func() { away(0, 1) }, 1, true},
		{"another person as well: neither alone keeps it from there", func() { away(1, 1) }, 0, false},
	} {
		c.change()
		p := problem(t, e)
		bans, all := full.Outside(p).Bans(0)
		if len(bans) != c.bans || all != c.all {
			t.Errorf("%s: %d bans, all: %v; want %d, %v", c.name, len(bans), all, c.bans, c.all)
		}
		for _, b := range bans {
			if in := p.Instances[b.Instance]; in.Person != 0 || in.Span != e.Windows[1].Interval {
				t.Errorf("%s: the ban is %s", c.name, p.Say(b.Instance))
			}
		}
	}
}
