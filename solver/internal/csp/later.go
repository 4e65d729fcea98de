package csp

import (
	"slices"

	"programme/model/rules"
)

// Later returns p with every charge one tier later, so that those of the first tier come
// before all others, but for the charges of instances that are first: those come in the first.
// Tiers 8 and 9 become one.
func (p *Problem) Later(first func(*rules.Instance) bool) *Problem {
	q := *p
	q.Tidying = 0 // tiers are not what they were
	q.Soft = Soft{
		slices.Clone(p.Soft.Unary), slices.Clone(p.Soft.Overlaps), slices.Clone(p.Soft.Strains), slices.Clone(p.Soft.Tights),
		slices.Clone(p.Soft.Counts), slices.Clone(p.Soft.Homes), slices.Clone(p.Soft.Worsts), slices.Clone(p.Soft.Peaks),
		slices.Clone(p.Soft.Excesses), slices.Clone(p.Soft.Lacks), slices.Clone(p.Soft.Refits), slices.Clone(p.Soft.Absent), slices.Clone(p.Soft.Useds), slices.Clone(p.Soft.Idles),
	}
	q.Soft.Show(AnyTier, later(func(k *Penalty) {
		if first(&p.Instances[k.Instance]) {
			k.Tier = 1
		} else {
			k.Tier = min(k.Tier+1, Tiers)
		}
	}))
	return &q
}

// later is the [SoftView] that does something to each penalty.
type later func(*Penalty)

func (do later) Unary(x *Unary) { do(&x.Penalty) }

func (do later) Overlap(x *Overlap) { do(&x.Penalty) }

func (do later) Strain(x *Strain) { do(&x.Penalty) }

func (do later) Tight(x *Tight) { do(&x.Penalty) }

func (do later) Count(x *Count) { do(&x.Penalty) }

func (do later) Homes(x *Homes) { do(&x.Penalty) }

func (do later) Worst(x *Worst) { do(&x.Penalty) }

func (do later) Peak(x *Peak) { do(&x.Penalty) }

func (do later) Absent(x *Absent) { do(&x.Penalty) }
