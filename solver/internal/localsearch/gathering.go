package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// gathering is the [csp.SoftView] that sorts penalties by activity, and sets their state to
// that of an empty assignment.
type gathering struct {
	*charges
	alone   [][]*csp.Unary // by activity
	pairs   [csp.Tiers][][]heavy
	members [][]counted // by activity: the counts that it is a member of
	lacksOf [][]lackOf  // by activity: the lacks that it matters to
	pools   []csp.Pool  // of each excess
}

func (g *gathering) Unary(u *csp.Unary) {
	if u.Larger {
		g.Worst(&csp.Worst{Penalty: u.Penalty, Bag: u.Bag()})
		return
	}
	g.alone[u.Activity] = append(g.alone[u.Activity], u)
}

func (g *gathering) Strain(x *csp.Strain) {
	nights := g.nights[x.Nights]
	if nights == nil && x.Kind == csp.Rested && x.Where == nil {
		nights = g.nightsBefore(x.Nights)
		g.nights[x.Nights] = nights
	}
	g.strains[x.A] = append(g.strains[x.A], strainWith{x, nights, int32(x.B), true})
	g.strains[x.B] = append(g.strains[x.B], strainWith{x, nights, int32(x.A), false})
}

func (g *gathering) Tight(k *csp.Tight) {
	for r := range g.tights {
		if k.Rooms.Has(model.RoomIndex(r)) {
			g.tights[r] = append(g.tights[r], k)
		}
	}
}

func (g *gathering) Count(k *csp.Count) {
	for i, a := range k.Members {
		list := &g.members[a]
		if n := len(*list) - 1; n >= 0 && (*list)[n].count == int32(len(g.inside)) {
			(*list)[n].units += k.UnitsOf(i)
		} else {
			*list = append(*list, counted{int32(len(g.inside)), k.UnitsOf(i)})
		}
	}
	g.inside = append(g.inside, 0)
	g.add(k.Penalty, int64(k.Amount(0)))
}

func (g *gathering) Homes(h *csp.Homes) {
	using, used := make([]int32, len(g.p.Rooms)), int32(0)
	for r := range using {
		if h.Used != nil && h.Used.Has(model.RoomIndex(r)) {
			using[r]++
			used++
		}
	}
	for _, a := range h.Members {
		g.homes[a] = appendOnce(g.homes[a], int32(len(g.using)))
	}
	g.using, g.used = append(g.using, using), append(g.used, used)
	g.add(h.Penalty, int64(h.Amount(int(used))))
}

func (g *gathering) Worst(w *csp.Worst) {
	if len(w.Bag.Burdens) == 1 {
		b := &w.Bag.Burdens[0]
		g.burdensAlone[b.Activity] = append(g.burdensAlone[b.Activity], burdenAlone{w.Penalty, w.Bag.Stay, b})
		g.add(w.Penalty, int64(max(w.Bag.Stay, b.Absent)))
		return
	}
	b := g.bag(&w.Bag, bagState{penalty: w.Penalty, peak: -1})
	g.add(w.Penalty, int64(b.worst()))
}

// bag sets up a bag and returns its state, with no activity placed.
func (g *gathering) bag(b *csp.Bag, state bagState) *bagState {
	amounts := []int32{b.Stay}
	for i := range b.Burdens {
		k := &b.Burdens[i]
		amounts = append(amounts, k.Absent)
		amounts = append(amounts, k.ByStart...)
		amounts = append(amounts, k.ByRoom...)
		list := g.burdens[k.Activity]
		if state.peak >= 0 || len(list) > 0 && list[len(list)-1].bag == int32(len(g.bags)) {
			g.tangled[k.Activity] = true
		}
		g.burdens[k.Activity] = append(list, burdenOf{int32(len(g.bags)), k})
	}
	slices.Sort(amounts)
	amounts = slices.Compact(amounts)
	state.amounts = amounts[slices.Index(amounts, b.Stay):]
	state.bearing = make([]int32, len(state.amounts))
	for i := range b.Burdens {
		state.put(b.Burdens[i].Absent, 1)
	}
	g.bags = append(g.bags, state)
	return &g.bags[len(g.bags)-1]
}

func (g *gathering) Peak(k *csp.Peak) {
	i := int32(len(g.peaks))
	peak := peakState{of: k, totals: make([]int32, len(k.Groups))}
	most := int32(0)
	for n := range k.Groups {
		group := &k.Groups[n]
		total := group.Stay
		reach := total
		for j := range group.Bags {
			b := g.bag(&group.Bags[j], bagState{penalty: k.Penalty, peak: i, group: int32(n)})
			total += b.worst()
			reach += b.amounts[len(b.amounts)-1]
		}
		peak.totals[n] = total
		most, peak.height = max(most, group.Share(reach)), max(peak.height, group.Share(total))
	}
	peak.levels = make([]int32, most+1)
	for n, total := range peak.totals {
		peak.levels[k.Groups[n].Share(total)]++
	}
	g.peaks = append(g.peaks, peak)
	g.add(k.Penalty, int64(peak.height))
}

func (g *gathering) Absent(b *csp.Absent) {
	g.absent[b.Activity] = append(g.absent[b.Activity], b)
	g.add(b.Penalty, int64(b.Amount))
}

// gatherAlone adds up what an activity is charged for alone, tier by tier.
func (c *charges) gatherAlone(a int, list []*csp.Unary) {
	if len(list) == 0 {
		return
	}
	alone := &c.alone[a]
	index := [csp.Tiers]int{}
	for _, u := range list {
		if index[u.Tier-1] == 0 {
			alone.tiers = append(alone.tiers, int8(u.Tier-1))
			index[u.Tier-1] = len(alone.tiers)
		}
	}
	n := len(alone.tiers)
	alone.byStart = make([]int64, n*len(c.p.Activities[a].Candidates.Starts))
	alone.byRoom = make([]int64, n*len(c.p.Rooms))
	for _, u := range list {
		t := index[u.Tier-1] - 1
		if u.In != nil {
			c.gatherInRooms(a, u)
		} else {
			for k, amount := range u.ByStart {
				alone.byStart[k*n+t] += int64(u.Weight) * int64(amount)
			}
		}
		for r, amount := range u.ByRoom {
			alone.byRoom[r*n+t] += int64(u.Weight) * int64(amount)
		}
	}
}

// gatherInRooms keeps what an activity is charged for starts in some rooms by those.
func (c *charges) gatherInRooms(a int, u *csp.Unary) {
	alone := &c.alone[a]
	if alone.inRoom == nil {
		alone.inRoom = make([][]*csp.Unary, len(c.p.Rooms))
	}
	for r := range alone.inRoom {
		if u.In.Has(model.RoomIndex(r)) {
			alone.inRoom[r] = append(alone.inRoom[r], u)
		}
	}
}
