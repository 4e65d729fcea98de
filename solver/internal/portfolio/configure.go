package portfolio

import (
	"context"

	"programme/solver/internal/bounds"
	"programme/solver/internal/csp"
)

// themesShare is the share of the time in which configurations of themes raise the bounds of
// crowded tiers before anything else is proved; they go on once the rest is.
const themesShare = 0.25

// configuredActivities is up to how many activities configurations are looked at: of more, so
// many have a theme that the dearest configuration of a moment takes too long to find.
const configuredActivities = 500

// themesEffort is, in effort mode, in how much effort one set of activities is looked at that a
// configuration may be.
const themesEffort = 6

// setsAtOnce is how many sets are looked at before the incumbent is told.
const setsAtOnce = 100_000

// configure raises the bounds of the crowded tiers by configurations of themes, until so many
// sets were looked at for each, ctx ends or no more comes of it.
func (w *lowerBound) configure(ctx context.Context, sets int64) {
	if len(w.p.Activities) > configuredActivities {
		return
	}
	for tier := 1; tier <= csp.Tiers; tier++ {
		if _, _, _, settled := w.incumbent.state(); !w.crowded[tier-1] || settled >= tier || tidies(w.p, tier) {
			continue
		}
		if w.themes[tier-1] == nil {
			w.themes[tier-1] = bounds.NewConfigurations(w.p, tier)
		}
		themes := w.themes[tier-1]
		if themes == nil {
			continue
		}
		for left := sets; left > 0; left -= setsAtOnce {
			more := themes.Improve(ctx, min(left, setsAtOnce))
			w.incumbent.raise(tier, w.paid[tier-1]+themes.Bound()+w.overclaim)
			if !more {
				break
			}
		}
	}
}
