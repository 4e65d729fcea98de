package present

import (
	"cmp"
	"slices"

	"programme/model/check"
	"programme/model/rules"
)

// WorstCap is how many violations of each rule the cost report says, unless all are
// asked for.
const WorstCap = 5

// Charge is what one rule, or one part of it, costs in one tier.
type Charge struct {
	Tier       int
	Rule, Part string // part as in [rules.Instance]
	Unit       string
	Amount     int
	Cost       int
	Worst      []rules.Violation // all of them, the dearest first
}

// Charges returns what each rule costs: by tier, the dearest first.
func Charges(book *rules.Book, judged *check.Report) []Charge {
	var list []Charge
	for _, v := range judged.Worst() {
		tier := v.Level.Tier()
		i := slices.IndexFunc(list, func(c Charge) bool { return c.Tier == tier && c.Rule == v.Rule && c.Part == v.Part })
		if i < 0 {
			i = len(list)
			list = append(list, Charge{Tier: tier, Rule: v.Rule, Part: v.Part, Unit: book.Of(v.Rule).Rule.UnitOf(v.Instance)})
		}
		c := &list[i]
		c.Amount += v.Amount
		c.Cost += v.Cost()
		c.Worst = append(c.Worst, v)
	}
	slices.SortStableFunc(list, func(a, b Charge) int {
		return cmp.Or(cmp.Compare(a.Tier, b.Tier), cmp.Compare(b.Cost, a.Cost), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Part, b.Part))
	})
	return list
}

// Name says which rule charges, and which part of it: "room large enough (comfort)".
func (h Charge) Name(book *rules.Book) string {
	name := book.Of(h.Rule).Rule.Name
	if h.Part != "" {
		name += " (" + h.Part + ")"
	}
	return name
}
