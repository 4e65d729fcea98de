package main

import (
	"testing"
	"time"
)

func TestALimitSaysHowLongItIsAndWhoSetIt(t *testing.T) {
	if got, want := (&duration{Duration: defaultTime}).words(), "60 s (the default of --time)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for text, want := range map[string]string{"90s": "90 s (--time)", "10m": "10 min (--time)", "1m": "60 s (--time)", "250ms": "0.25 s (--time)", "1h": "60 min (--time)"} {
		var d duration
		if err := d.Set(text); err != nil || d.words() != want {
			t.Errorf("%s: got %q, %v, want %q", text, d.words(), err, want)
		}
	}
}

// What a command read before it asks counts: of its time only the rest is left, but never
// nothing, since that would be no limit.
func TestTimeCountsFromWhereTheCommandBegan(t *testing.T) {
	minute, none := duration{Duration: time.Minute}, duration{}
	long := time.Now().Add(-time.Hour)
	for _, c := range []struct {
		what        string
		got         time.Duration
		least, most time.Duration
	}{
		{"half of it is over", minute.left(time.Now().Add(-30 * time.Second)), 1, 30 * time.Second},
		{"it is over", minute.left(long), 1, time.Millisecond},
		{"no limit", none.left(long), 0, 0},
		{"solve", solveOptions{time: minute}.forSolver(long, nil).Time, 1, time.Millisecond},
		{"what-if", (&whatIf{o: whatIfOptions{time: minute}}).options(1, long, nil).Time, 1, time.Millisecond},
	} {
		if c.got < c.least || c.got > c.most {
			t.Errorf("%s: %v is left; want %v to %v", c.what, c.got, c.least, c.most)
		}
	}
}
