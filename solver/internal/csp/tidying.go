package csp

import "programme/model/rules"

// FindTidying finds from which tier on all that is charged is charged by instances that only
// tidy.
func (p *Problem) FindTidying(tidies func(*rules.Instance) bool) {
	var last, tidying int // the last tier that does more, and the first that anything tidies in after it
	p.Soft.Show(AnyTier, later(func(k *Penalty) {
		if !tidies(&p.Instances[k.Instance]) {
			last = max(last, k.Tier)
		}
	}))
	p.Soft.Show(AnyTier, later(func(k *Penalty) {
		if k.Tier > last && (tidying == 0 || k.Tier < tidying) {
			tidying = k.Tier
		}
	}))
	p.Tidying = tidying
}
