package localsearch_test

import (
	"context"
	"fmt"

	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/localsearch"
)

func ExampleSearch() {
	e, _ := generate.Event(generate.Options{Sessions: 60, Load: 0.9, Seed: 1})
	book, _ := rules.Bind(e)
	p := compile.Problem(book)
	x, clashes := localsearch.New(p, 1).Run(context.Background(), localsearch.Limits{Work: 10_000_000})
	fmt.Println(clashes, check.Programme(book, p.Programme(x)).OK())
	// Output: 0 true
}
