package change

import (
	"testing"

	"programme/model"
)

// Of a session that expects as many people as would like to come, a change says how many it
// expects, whatever the demand; the demand itself stays.
func TestDemandStaysAndAChangeOfItsNumberCounts(t *testing.T) {
	e := conference()
	e.Sessions[0].Expected = 0
	for _, who := range []string{"a1", "a2", "a3"} {
		e.Demand = append(e.Demand, model.Demand{Session: 0, Attendee: who})
	}
	e, faults := model.Complete(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if e.Sessions[0].Expected != 3 {
		t.Fatalf("%d are expected, of 3 who would like to come", e.Sessions[0].Expected)
	}
	c, err := Parse("session "+e.Sessions[0].ID+" expects 101", e, model.Position{})
	if err != nil {
		t.Fatal(err)
	}
	next, err := Apply(e, c)
	if err != nil {
		t.Fatal(err)
	}
	if s := next.Sessions[0]; s.Expected != 101 || s.ByDemand || len(next.Demand) != 3 {
		t.Errorf("%d are expected, by demand %v, of %d rows of demand", s.Expected, s.ByDemand, len(next.Demand))
	}
}
