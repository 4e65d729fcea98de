package tables

import (
	"fmt"
	"slices"
	"strconv"

	"programme/model"
)

var walkSpec = specOf("walk")

// readWalks reads walk.csv, whose ends are rooms by id or name, or areas.
func (r *reading) readWalks() {
	t, _ := r.open(walkSpec)
	if t == nil {
		return
	}
	areas := map[string]bool{}
	ends := slices.Clone(r.rooms.words)
	for _, room := range r.e.Rooms {
		if room.Area != "" && !areas[room.Area] {
			areas[room.Area] = true
			ends = append(ends, room.Area)
		}
	}
	end := func(column string) string {
		word, ok := t.need(column)
		if _, id := r.rooms.byID(word); !ok || id || areas[word] {
			return word
		}
		switch ids := r.rooms.named(word); {
		case len(ids) == 1:
			return ids[0]
		case len(ids) > 1:
			t.wrong(column, fmt.Sprintf("%s is the name of more than one room", quote(word)), "write an id: "+someOf(ids))
		case r.rooms.complete:
			t.wrong(column, fmt.Sprintf("%s is neither a room nor an area of %s", quote(word), r.called(roomSpec.name)), r.suggest(word, ends, "add it there or mend it here"))
		}
		return ""
	}
	lines := map[[2]string]int{}
	for t.next() {
		walk := model.Walk{Row: t.row(), From: end("from"), To: end("to")}
		t.need("minutes")
		walk.Minutes, _ = t.minutes("minutes", 0)
		way := [2]string{walk.From, walk.To}
		if first := lines[way]; first > 0 && walk.From != "" && walk.To != "" {
			t.wrong("from", fmt.Sprintf("the way from %s to %s is already in %s %d", quote(walk.From), quote(walk.To), t.rowWord(), first), "remove one of them")
		} else {
			lines[way] = t.line
		}
		r.e.Walks = append(r.e.Walks, walk)
	}
}

func writeWalks(e *model.Event) File {
	s := newSheet(e, walkSpec.name, walkSpec.columns...)
	for _, walk := range e.Walks {
		s.add(walk.Row, walk.From, walk.To, strconv.FormatInt(int64(walk.Minutes), 10))
	}
	return s.file()
}
