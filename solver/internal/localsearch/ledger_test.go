package localsearch

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// A ledger costs what the problem does, however the activities came to be where they are.
func TestLedgerKeepsTheCost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"", "", "R58"}).Draw(t, "rule")) // one that few events have
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		randevent.Penalties(t, p)
		for i := range p.Soft.Tights {
			p.Soft.Tights[i].One = rapid.Bool().Draw(t, "one place")
		}
		if len(p.Activities) == 0 {
			return
		}
		x, _ := New(p, 1).Run(context.Background(), Limits{Work: 200})
		l := NewLedger(p, x)
		for range rapid.IntRange(0, 6).Draw(t, "moves") {
			a := csp.ActivityIndex(rapid.IntRange(0, len(p.Activities)-1).Draw(t, "activity"))
			to := csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
			if starts := p.Activities[a].Candidates.Starts; len(starts) > 0 && rapid.IntRange(0, 4).Draw(t, "leaves") > 0 {
				k := rapid.IntRange(0, len(starts)-1).Draw(t, "start")
				to.Start = starts[k]
				for to.Room = 0; !p.Activities[a].Candidates.Rooms[k].Has(to.Room); to.Room++ {
				}
			}
			if was := l.Move(a, to); was != x[a] {
				t.Fatalf("activity %d was at %v, want %v", a, was, x[a])
			}
			x[a] = to
			if got, want := l.Cost(), p.Cost(x); got != want {
				t.Fatalf("the ledger costs %v, the problem %v", got, want)
			}
		}
	})
}
