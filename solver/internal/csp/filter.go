package csp

import (
	"slices"

	"programme/model"
)

// Filter returns the problem with only those candidates of p that are left: the same
// activities, rules and charges, in the same order, so that its assignments are
// assignments of p and cost the same there.
func (p *Problem) Filter(left func(ActivityIndex, Place) bool) *Problem {
	q := *p
	q.Activities = append([]Activity(nil), p.Activities...)
	kept := make([][]int, len(p.Activities))
	for a := range q.Activities {
		was := p.Activities[a].Candidates
		var c Candidates
		for k, s := range was.Starts {
			rooms := NewRoomSet(len(p.Rooms))
			for r := range p.Rooms {
				room := model.RoomIndex(r)
				if was.Rooms[k].Has(room) && left(ActivityIndex(a), Place{s, room}) {
					rooms.Add(room)
				}
			}
			if !rooms.Empty() {
				c.Starts, c.Rooms = append(c.Starts, s), append(c.Rooms, rooms)
				kept[a] = append(kept[a], k)
			}
		}
		q.Activities[a].Candidates = c
	}
	q.Soft = Soft{}
	p.Soft.Show(AnyTier, &filtering{&q.Soft, kept})
	return &q
}

// filtering is the [SoftView] that carries penalties over to fewer candidates.
type filtering struct {
	to   *Soft
	kept [][]int // by activity: positions that stay, in the candidates before
}

func (n *filtering) Unary(u *Unary) {
	fewer := *u
	fewer.ByStart = some(u.ByStart, n.kept[u.Activity])
	n.to.Unary = append(n.to.Unary, fewer)
}

func (n *filtering) Overlap(o *Overlap) { n.to.Overlaps = append(n.to.Overlaps, *o) }

func (n *filtering) Strain(x *Strain) { n.to.Strains = append(n.to.Strains, *x) }

func (n *filtering) Tight(k *Tight) { n.to.Tights = append(n.to.Tights, *k) }

func (n *filtering) Count(c *Count) { n.to.Counts = append(n.to.Counts, *c) }

func (n *filtering) Homes(h *Homes) { n.to.Homes = append(n.to.Homes, *h) }

func (n *filtering) Worst(w *Worst) {
	n.to.Worsts = append(n.to.Worsts, Worst{w.Penalty, n.bag(&w.Bag)})
}

func (n *filtering) bag(b *Bag) Bag {
	fewer := Bag{slices.Clone(b.Burdens), b.Stay}
	for i := range fewer.Burdens {
		k := &fewer.Burdens[i]
		k.ByStart = some(k.ByStart, n.kept[k.Activity])
	}
	return fewer
}

func (n *filtering) Peak(k *Peak) {
	fewer := Peak{k.Penalty, slices.Clone(k.Groups)}
	for g := range fewer.Groups {
		group := &fewer.Groups[g]
		group.Bags = slices.Clone(group.Bags)
		for i := range group.Bags {
			group.Bags[i] = n.bag(&group.Bags[i])
		}
	}
	n.to.Peaks = append(n.to.Peaks, fewer)
}

func (n *filtering) Absent(b *Absent) { n.to.Absent = append(n.to.Absent, *b) }

// some returns the amounts at some positions, nil if there are no amounts.
func some(amounts []int32, positions []int) []int32 {
	if amounts == nil {
		return nil
	}
	at := make([]int32, len(positions))
	for i, k := range positions {
		at[i] = amounts[k]
	}
	return at
}
