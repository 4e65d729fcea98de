package bounds

import (
	"testing"

	"pgregory.net/rapid"
)

// The transportation problem is solved to its optimum, and what it says that a row costs
// elsewhere at least is true: brute force agrees.
func TestTransportIsOptimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 4).Draw(t, "columns")
		var problem transport
		for range columns {
			problem.fit = append(problem.fit, int64(rapid.IntRange(0, 3).Draw(t, "fit")))
		}
		for range rows {
			row := make([]int64, columns)
			for k := range row {
				if row[k] = int64(rapid.IntRange(0, 9).Draw(t, "cost")); row[k] == 9 {
					row[k] = farAway
				}
			}
			problem.cost = append(problem.cost, row)
		}
		least, with := cheapest(&problem)
		if solved := problem.solve(); solved != (least < farAway) {
			t.Fatalf("solved: %v, but the least cost is %d", solved, least)
		} else if !solved {
			return
		}
		if problem.total() != least {
			t.Fatalf("total %d, want %d", problem.total(), least)
		}
		bound := int64(0)
		for _, price := range problem.rowPrice {
			bound += price
		}
		for k, columnPrice := range problem.columnPrice {
			if columnPrice < 0 {
				t.Fatalf("a place in column %d is worth %d", k, columnPrice)
			}
			bound -= columnPrice * problem.fit[k]
		}
		if bound != least {
			t.Fatalf("row and column prices add up to %d, not %d", bound, least)
		}
		for i := range rows {
			for k := range columns {
				if problem.cost[i][k] < farAway && (problem.reduced(i, k) < 0 || with[i][k] < least+problem.reduced(i, k)) {
					t.Fatalf("row %d in column %d: reduced cost %d, but the least cost is %d there and %d at all",
						i, k, problem.reduced(i, k), with[i][k], least)
				}
			}
		}
	})
}

// cheapest tries all solutions: the least cost of all, and of those with each row in
// each column.
func cheapest(p *transport) (least int64, with [][]int64) {
	least = farAway
	with = make([][]int64, len(p.cost))
	for i := range with {
		with[i] = make([]int64, len(p.fit))
		for k := range with[i] {
			with[i][k] = farAway
		}
	}
	at, free := make([]int, len(p.cost)), append([]int64(nil), p.fit...)
	var try func(row int, cost int64)
	try = func(row int, cost int64) {
		if row == len(p.cost) {
			least = min(least, cost)
			for i, k := range at {
				with[i][k] = min(with[i][k], cost)
			}
			return
		}
		for k := range free {
			if free[k] > 0 && p.cost[row][k] < farAway {
				free[k]--
				at[row] = k
				try(row+1, cost+p.cost[row][k])
				free[k]++
			}
		}
	}
	try(0, 0)
	return least, with
}
