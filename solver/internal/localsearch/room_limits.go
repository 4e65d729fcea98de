package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// houses are who of each group that may use only so many rooms is in which of them.
type houses struct {
	limits []csp.RoomLimit
	of     [][]int32 // of each activity: the limits that it is a member of
	in     [][][]int32
	used   []int32 // by limit: rooms with somebody in them, and those that are used anyway
}

func newHouses(p *csp.Problem) *houses {
	h := &houses{limits: p.RoomLimits, of: make([][]int32, len(p.Activities)), used: make([]int32, len(p.RoomLimits))}
	for i := range p.RoomLimits {
		h.in = append(h.in, make([][]int32, len(p.Rooms)))
		for _, a := range p.RoomLimits[i].Members {
			h.of[a] = append(h.of[a], int32(i))
		}
	}
	h.reset()
	return h
}

// reset empties all rooms.
func (h *houses) reset() {
	for i := range h.limits {
		h.used[i] = int32(h.limits[i].Used.Len())
		for r := range h.in[i] {
			h.in[i][r] = h.in[i][r][:0]
		}
	}
}

// free reports whether nobody of a group is in a room, which is not used anyway.
func (h *houses) free(limit, room int32) bool {
	used := h.limits[limit].Used
	return len(h.in[limit][room]) == 0 && (used == nil || !used.Has(model.RoomIndex(room)))
}

// enter puts an activity into a room.
func (h *houses) enter(a, room int32) {
	for _, i := range h.of[a] {
		if h.free(i, room) {
			h.used[i]++
		}
		h.in[i][room] = append(h.in[i][room], a)
	}
}

// leave ends what enter began.
func (h *houses) leave(a, room int32) {
	for _, i := range h.of[a] {
		in := h.in[i][room]
		k, last := slices.Index(in, a), len(in)-1
		in[k] = in[last]
		h.in[i][room] = in[:last]
		if h.free(i, room) {
			h.used[i]--
		}
	}
}

// enough reports whether an activity that has no place could use a room.
func (h *houses) enough(a, room int32) bool {
	for _, i := range h.of[a] {
		if h.free(i, room) && int(h.used[i]) >= h.limits[i].Most {
			return false
		}
	}
	return true
}

// crowdsOut appends to list those who have to go, besides the ones from the index since on, so
// that an activity that has no place could use a room: all of its group that are in the room
// where they weigh least together, as long as too many are used.
func (h *houses) crowdsOut(list []int32, since int, a, room int32, weight []int32) []int32 {
	for _, i := range h.of[a] {
		if !h.free(i, room) {
			continue
		}
		for {
			used, lightest, least := int32(h.limits[i].Used.Len()), -1, int32(0)
			for r, in := range h.in[i] {
				heavy, stay := int32(0), false
				for _, b := range in {
					if !slices.Contains(list[since:], b) {
						stay = true
						heavy += weightOf(weight, b)
					}
				}
				anyway := h.limits[i].Used != nil && h.limits[i].Used.Has(model.RoomIndex(r))
				if !stay || anyway {
					continue
				}
				if used++; lightest < 0 || heavy < least {
					lightest, least = r, heavy
				}
			}
			if int(used) < h.limits[i].Most || lightest < 0 {
				break
			}
			for _, b := range h.in[i][lightest] {
				if !slices.Contains(list[since:], b) {
					list = append(list, b)
				}
			}
		}
	}
	return list
}

// weightOf returns what an activity weighs: 1 without weights.
func weightOf(weight []int32, a int32) int32 {
	if weight == nil {
		return 1
	}
	return weight[a]
}
