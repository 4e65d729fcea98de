package optimise_test

import (
	"context"
	"fmt"

	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/encode"
	"programme/solver/optimise"
)

func ExampleSearch() {
	e, _ := generate.Event(generate.Options{Sessions: 60, Load: 0.9, Seed: 1})
	book, _ := rules.Bind(e)
	p := encode.Compile(e, book)
	x, clashes := optimise.New(p, 1).Run(context.Background(), optimise.Limits{Work: 10_000_000})
	fmt.Println(clashes, check.Programme(e, book, p.Programme(x)).OK())
	// Output: 0 true
}
