package board

import (
	"context"
	"fmt"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/solver"
)

// way is a way to move a session, and the programme after it.
type way struct {
	Way
	list []placed
}

// Bounds of what GET ways looks for.
const (
	mostWays     = 20
	mostInCircle = 3
)

// Ways answers the ways in which a session can move, by itself or in exchange with others.
func (b *Board) Ways(ctx context.Context, id string) (*Ways, error) {
	c := b.scene()
	if c == nil {
		return nil, errNoEvent
	}
	s, err := c.session(id)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, b.commands.Limit())
	defer cancel()
	found, err := c.planner.Swaps(ctx, solver.SwapOptions{From: c.programme, Session: s, MaxCycle: mostInCircle, Free: true, Limit: mostWays})
	if err != nil {
		return nil, err
	}
	e := c.book.Event()
	x := &Ways{Session: id, Number: c.number, Stays: found.Stays, Ways: []Way{}, Command: "programme swap " + present.QuotedPath(b.commands.Path()) + " " + present.QuotedPath(id)}
	for _, more := range found.More {
		x.More += more
	}
	made := map[string]way{}
	for i := range found.Swaps {
		swap := &found.Swaps[i]
		r := present.Compared(c.book, c.programme, swap.Programme)
		w := way{Way: Way{ID: fmt.Sprintf("w%d-%s-%d", c.number, id, i+1), Cycle: swap.Cycle, Moves: movesOf(e, r), Told: swap.Told, More: []int{}}}
		var words []string
		for _, m := range w.Moves {
			words = append(words, m.Words)
		}
		w.Words = strings.Join(words, "; ")
		for tier := range swap.Cost {
			w.More = append(w.More, swap.Cost[tier]-found.Cost[tier])
		}
		w.list = placedIn(e, present.CarriedOver(c.programme, swap.Programme))
		sortPlaced(w.list)
		made[w.ID] = w
		x.Ways = append(x.Ways, w.Way)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.now == c {
		for id, w := range made {
			b.ways[id] = w
		}
	}
	for i := range x.Ways {
		if now := b.history.states[c.number]; b.now == c {
			x.Ways[i].Command = b.commandOf(now, made[x.Ways[i].ID].list)
		}
	}
	return x, nil
}
