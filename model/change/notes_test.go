package change

import (
	"strings"
	"testing"
)

func TestNotes(t *testing.T) {
	for _, c := range []struct{ changes, want string }{
		{"person ana away Tue 12:00-16:00", "changes nothing: person ana away 2023-10-10 12:00-16:00"},
		{"person ana away Tue 12:00-16:01", ""},
		{"person ana away\nperson ana away Wed", "changes nothing: person ana away 2023-10-11"},
		{"person jo-1 available Tue 14:00-15:00", `changes nothing: person jo-1 available 2023-10-10 14:00-15:00; nothing says when else, so all times are free: for this one alone write "person jo-1 only 2023-10-10 14:00-15:00"`},
		{"person ana available Wed", "changes nothing: person ana available 2023-10-11"},
		{"person ana available Tue 13:00-14:00", ""},
		{"room Main open Wed 10:00-11:00", `changes nothing: room Main open 2023-10-11 10:00-11:00; nothing says when else, so all times are free: for this one alone write "room Main only 2023-10-11 10:00-11:00"`},
		{"room C-2 open Wed 10:00-11:00", "changes nothing: room C-2 open 2023-10-11 10:00-11:00"},
		{"room C-2 only Tue 9:00-Wed 18:00", "changes nothing: room C-2 only 2023-10-10 09:00-2023-10-11 18:00"},
		{"room C-1 capacity 100", "changes nothing: room C-1 capacity 100"},
		{"session A needs recording", "changes nothing: session A needs \"recording\""},
		{"session A 60min", "changes nothing: session A 60min"},
		{"session A confirmed", "changes nothing: session A confirmed"},
		{"pin P on Tue", "changes nothing: pin P on 2023-10-10"},
		{"pin P on Wed", ""},
		{"pin A on Wed\npin A on Wed", "changes nothing: pin A on 2023-10-11"},
		{"rule R27 hard", "changes nothing: rule R27 hard"},
		{"rule R27 from=06:00", "changes nothing: rule R27 from=06:00"},
		{"rule R27 from=06:30", ""},
		{"rule order hard", "changes nothing: rule order hard"},
		{"kit cart count 1", "changes nothing: kit cart count 1"},
		{"person ana cancels", `person ana cancels: "A" has nobody left; "B" has nobody left`},
		{"person bo joins A\nperson jo-1 joins A as moderator\nperson ana cancels", `person ana cancels: "A" goes on with Bo Lind and Jo Doe; "B" has nobody left`},
		{"person bo joins B\nperson ana cancels", `person ana cancels: "A" has nobody left; "B" has no moderator left, but Bo Lind`},
		{"delay A 45min", `delay A 45min: "A" starts Wed 11 Oct 10:45 (01:45 UTC), 45 minutes later; "C" starts Wed 11 Oct 11:45 (02:45 UTC), 15 minutes later`},
		{"delay A 20min", `delay A 20min: "A" starts Wed 11 Oct 10:20 (01:20 UTC), 20 minutes later; starts can be every 5 minutes then`},
		{"delay A 45min\ndelay A 15min", `delay A 45min: "A" starts Wed 11 Oct 10:45 (01:45 UTC), 45 minutes later; "C" starts Wed 11 Oct 11:45 (02:45 UTC), 15 minutes later` + "\n" +
			`delay A 15min: "A" starts Wed 11 Oct 11:00 (02:00 UTC), 15 minutes later; "C" starts Wed 11 Oct 12:00 (03:00 UTC), 15 minutes later`},
		{"room C-1 late until 10:45 on Wed", `room C-1 late until 10:45 on 2023-10-11: "A" starts Wed 11 Oct 10:45 (01:45 UTC), 45 minutes later; "C" starts Wed 11 Oct 11:45 (02:45 UTC), 15 minutes later`},
		{"room C-1 late until 10:00 on Wed", ""},
		{"swap A and C", `swap A and C: "A" starts Wed 11 Oct 11:30 (02:30 UTC), 90 minutes later; "C" starts Wed 11 Oct 10:00 (01:00 UTC), 90 minutes earlier`},
		{"move A to Wed 10:00 in C-1", ""},
	} {
		t.Run(c.changes, func(t *testing.T) {
			e := conference()
			e.Rules[1].Params = nil
			changes, err := ParseAll("changes", []byte(c.changes), e)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(Notes(e, changes), "\n"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// What follows is not pushed over what it cannot be pushed over, and what is long after is
// left where it is.
func TestDelays(t *testing.T) {
	for _, c := range []struct{ name, first, programme, change, want string }{
		{"over lunch", "", "Q Main 11 11:00-12:00, R Main 11 13:30-14:30", "delay Q 30min", `"Q" starts Wed 11 Oct 11:30`},
		{"from before lunch to after it", "", "A Main 11 10:00-11:00, Q Main 11 11:15-12:15", "delay A 45min", `"A" starts Wed 11 Oct 10:45; "Q" starts Wed 11 Oct 13:30`},
		{"over the end of the day", "", "A Main 11 15:00-16:00, Q Main 11 16:30-17:30", "delay A 105min", `"A" starts Wed 11 Oct 16:45`},
		{"one over another", "", "A Main 11 09:00-10:00, Q Main 11 10:15-11:15, C Main 11 14:00-15:00", "delay A 300min", `"A" starts Wed 11 Oct 14:00; "C" starts Wed 11 Oct 15:00`},
		{"with time to turn the room around", "rule R11 hard base=10", "A Main 11 09:00-10:00, Q Main 11 10:15-11:15", "delay A 15min", `"A" starts Wed 11 Oct 09:15; "Q" starts Wed 11 Oct 10:30`},
		{"what is elsewhere stays", "", "A Main 11 09:00-10:00, Q C-2 11 10:00-11:00, C Main 10 09:00-10:00", "delay A 60min", `"A" starts Wed 11 Oct 10:00`},
		{"merged ones go together", "merge A with C", "A Main 11 09:00-10:00, C Main 11 09:00-10:00, Q Main 11 10:00-11:00", "delay A 30min", `"A" starts Wed 11 Oct 09:30; "C" starts Wed 11 Oct 09:30; "Q" starts Wed 11 Oct 10:30`},
		{"what breaks a rule already goes along", "session Q expects 500", "A C-1 11 09:00-10:00, Q C-1 11 10:00-11:00", "delay A 30min", `"A" starts Wed 11 Oct 09:30; "Q" starts Wed 11 Oct 10:30`},
		{"pinned ones stay", "pin Q at Wed 10:00", "A Main 11 09:00-10:00, Q Main 11 10:00-11:00", "delay A 30min", `"A" starts Wed 11 Oct 09:30`},
		{"a room that opens late", "", "A Main 11 09:00-10:00, Q Main 11 10:00-11:00, C Main 11 14:00-15:00", "room Main late until 9:45 on Wed", `"A" starts Wed 11 Oct 09:45; "Q" starts Wed 11 Oct 10:45`},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := conference()
			e.Rules = e.Rules[5:] // lunch alone
			e.Baseline = programme(t, e, c.programme)
			first, err := ParseAll("first", []byte(c.first), e)
			if err != nil {
				t.Fatal(err)
			}
			e = applied(t, e, first...)
			var got []string
			for _, part := range starts(e, applied(t, e, parsed(t, e, c.change))) {
				at, _, _ := strings.Cut(part, " (")
				got = append(got, at)
			}
			if text := strings.Join(got, "; "); text != c.want {
				t.Errorf("got  %s\nwant %s", text, c.want)
			}
		})
	}
}
