package bounds

import (
	"math"
	"slices"
)

// transport is a transportation problem: each row goes to one column, and no column
// takes more rows than fit. It is solved row by row along shortest augmenting paths
// (Jonker and Volgenant, A shortest augmenting path algorithm for dense and sparse linear
// assignment problems, Computing 38, 1987).
type transport struct {
	cost [][]int64 // by row and column; farAway where a row cannot go
	fit  []int64   // by column

	in          [][]int // by column: the rows that go there
	at          []int   // by row: the column where it goes
	rowPrice    []int64 // by row: what it pays, cost and column price together, in the cheapest column
	columnPrice []int64 // by column: what a place costs besides, at least 0; 0 where there is space
}

const farAway = math.MaxInt64 / 4

// solve reports whether all rows fit. For the solution, cost + column price of every row in
// every column is at least the row's price and, where it goes, equal to it; so no other
// solution is cheaper.
func (t *transport) solve() bool {
	t.in, t.columnPrice = make([][]int, len(t.fit)), make([]int64, len(t.fit))
	t.at, t.rowPrice = make([]int, len(t.cost)), make([]int64, len(t.cost))
	for i := range t.cost {
		if !t.place(i) {
			return false
		}
	}
	return true
}

// reduced returns how much more the solution must cost at least if a row goes to a
// column.
func (t *transport) reduced(row, column int) int64 {
	return t.cost[row][column] + t.columnPrice[column] - t.rowPrice[row]
}

// place adds a row along a shortest path: it goes to a column, from where another row
// goes on to a further one, and so on to a column with space.
func (t *transport) place(row int) bool {
	n := len(t.fit)
	t.rowPrice[row] = farAway
	for k := range n {
		if t.cost[row][k] < farAway {
			t.rowPrice[row] = min(t.rowPrice[row], t.cost[row][k]+t.columnPrice[k])
		}
	}
	if t.rowPrice[row] == farAway {
		return false
	}
	dist, by := slices.Repeat([]int64{farAway}, n), make([]int, n)
	closed := make([]bool, n)
	reach := func(i int, base int64) {
		for k := range n {
			if t.cost[i][k] < farAway && !closed[k] && base+t.reduced(i, k) < dist[k] {
				dist[k], by[k] = base+t.reduced(i, k), i
			}
		}
	}
	reach(row, 0)
	var passed []int
	end := -1
	for end < 0 {
		next := -1
		for k := range n {
			if !closed[k] && dist[k] < farAway && (next < 0 || dist[k] < dist[next]) {
				next = k
			}
		}
		switch {
		case next < 0:
			return false
		case int64(len(t.in[next])) < t.fit[next]:
			end = next
		default:
			closed[next] = true
			passed = append(passed, next)
			for _, i := range t.in[next] {
				reach(i, dist[next])
			}
		}
	}
	t.rowPrice[row] += dist[end]
	for _, k := range passed {
		t.columnPrice[k] += dist[end] - dist[k]
		for _, i := range t.in[k] {
			t.rowPrice[i] += dist[end] - dist[k]
		}
	}
	for k := end; k >= 0; {
		k = t.move(by[k], k, row)
	}
	return true
}

// move sends row i to a column and returns the column that it leaves, -1 if it is the
// new row, which leaves none.
func (t *transport) move(i, to, newcomer int) (from int) {
	from = -1
	if i != newcomer {
		from = t.at[i]
		k := slices.Index(t.in[from], i)
		t.in[from] = slices.Delete(t.in[from], k, k+1)
	}
	t.in[to] = append(t.in[to], i)
	t.at[i] = to
	return from
}

func (t *transport) total() (sum int64) {
	for i, k := range t.at {
		sum += t.cost[i][k]
	}
	return sum
}
