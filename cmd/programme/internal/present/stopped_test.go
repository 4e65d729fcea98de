package present

import (
	"testing"

	"programme/solver"
)

// What a proof left out is said beside what ended the run, and that more time proves no more.
func TestWhatAProofLeftOutIsSaid(t *testing.T) {
	for want, r := range map[string]solver.SolveResult{
		"": {},
		"stopped after 60 s; the proof left to arithmetic the charges of R38 and R58, which would take most of its memory":                                                                       {Stopped: "time", Unstated: []string{"R38", "R58"}},
		"the proof left to arithmetic the charges of R58, which would take most of its memory; the proof had ended before: more time may find a better programme, and will not raise the bounds": {Unstated: []string{"R58"}, ProofEnded: true},
		"stopped after 60 s; the proof left out what takes more memory than there is; with more (--memory) it may say more":                                                                      {Stopped: "time", MemoryShort: true, ProofEnded: true},
	} {
		if got := StoppedWords(&r, "60 s"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
