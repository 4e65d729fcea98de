package csp

import (
	"slices"

	"programme/model"
)

// Lack charges for each minute of a respite that somebody lacks or, if it is flat, once.
type Lack struct {
	Penalty
	Respite Respite
	Flat    bool
}

// Amount returns what is charged for so many minutes.
func (k *Lack) Amount(lacking model.Minutes) int {
	if k.Flat {
		return int(min(1, lacking))
	}
	return int(lacking)
}

func (c *costing) Lack(k *Lack) {
	c.charge(k.Penalty, k.Amount(c.p.LackingAt(&k.Respite, func(a ActivityIndex) StartIndex {
		if c.at[a] < 0 {
			return Unplaced
		}
		return c.x[a].Start
	})))
}

func (r softRestriction) Lack(k *Lack) {
	if left, ok := r.restrictRespite(k.Respite); ok {
		r.q.Soft.Lacks = append(r.q.Soft.Lacks, Lack{k.Penalty, left, k.Flat})
	}
}

func (n *filtering) Lack(k *Lack) { n.to.Lacks = append(n.to.Lacks, *k) }

func (do later) Lack(k *Lack) { do(&k.Penalty) }

func (t *roomTiers) Lack(*Lack) {}

func (c *paying) Lack(k *Lack) { c.paid.Groups += k.Weight * k.Amount(c.p.leastLacking(&k.Respite)) }

// leastLacking returns what somebody surely lacks: as busy as they are wherever those of their
// activities are that have a place in every assignment.
func (p *Problem) leastLacking(k *Respite) model.Minutes {
	window := k.Window
	if k.Kind == Quiet {
		starts := p.Activities[k.After.Activity].Candidates.Starts
		if !p.Placed(k.After.Activity) || len(starts) > 1 {
			return 0
		}
		window = model.Span(p.busy(k.After, starts[0]).End, k.Within)
	}
	busy := slices.Clone(k.Stay)
	for _, m := range k.Members {
		if starts := p.Activities[m.Activity].Candidates.Starts; p.Placed(m.Activity) {
			surely := model.Interval{Start: p.Starts[starts[len(starts)-1]], End: p.Starts[starts[0]].Add(m.Minutes)}
			if surely.Start < surely.End {
				busy = append(busy, surely)
			}
		}
	}
	return k.Lacking(window, busy)
}

// LongestRows returns how long a row can be of all that somebody is busy with, and how long two of
// them together: so long each, beginning at some of the starts, which ascend, and less than a pause
// apart. Where starts and lengths are all on one grid, so is what is between.
func LongestRows(pause model.Minutes, lengths []model.Minutes, starts []model.Instant) (one, two model.Minutes) {
	step, busy := model.Minutes(0), model.Minutes(0)
	for _, t := range starts {
		step = GCD(step, t.Sub(starts[0]))
	}
	for _, m := range lengths {
		step = GCD(step, m)
		busy += m
	}
	between := max(0, pause-1)
	if step > 0 {
		between -= between % step
	}
	gaps := func(rows int) model.Minutes { return model.Minutes(max(0, len(lengths)-rows)) }
	return busy + gaps(1)*between, busy + gaps(2)*between
}
