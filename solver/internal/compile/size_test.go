package compile

import (
	"context"
	"testing"

	"programme/model/generate"
	"programme/model/rules"
)

// The size is known before: as many pairs as the problem has then, or a few more.
func TestSizesAreKnownBefore(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 300, Load: 0.6, Seed: 1})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	size, p := SizeOf(book), Problem(book)
	if n := len(p.Soft.Overlaps); size.Themed < n || size.Themed > n*5/4 {
		t.Errorf("%s, and %d overlaps are charged for", size, n)
	}
	if size.Sessions != len(p.Activities) || size.Starts < len(p.Starts) {
		t.Errorf("%s, and there are %d activities at %d starts", size, len(p.Activities), len(p.Starts))
	}
}

func TestCompilationEndsWithItsContext(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 20, Load: 0.6, Seed: 1})
	book, _ := rules.Bind(e)
	ctx, end := context.WithCancel(t.Context())
	end()
	if p, err := Within(ctx, book); p != nil || err != nil {
		t.Error("there is a problem after the context has ended")
	}
}
