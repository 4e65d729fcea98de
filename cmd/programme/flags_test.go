package main

import "testing"

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
