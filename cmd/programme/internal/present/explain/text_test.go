package explain

import (
	"strings"
	"testing"

	"programme/model"
	"programme/model/change"
	"programme/solver"
)

// Long repairs that differ in one change are told together, others each by itself.
func TestRepairsThatDifferInOneChange(t *testing.T) {
	e := &model.Event{Sessions: []model.Session{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}}
	repair := func(people int, texts string) *solver.Repair {
		changes, err := change.ParseAll("", []byte(strings.ReplaceAll(texts, "; ", "\n")), e)
		if err != nil {
			t.Fatal(err)
		}
		return &solver.Repair{Changes: changes, People: people}
	}
	const long = "session a cancelled; session b cancelled; window added 2026-05-11 18:00-20:00"
	for _, c := range []struct{ name, one, other, want string }{
		{"one change", long, "session a cancelled; session c cancelled; window added 2026-05-11 18:00-20:00", "session b cancelled: session c cancelled"},
		{"in another order", long, "window added 2026-05-11 18:00-20:00; session c cancelled; session a cancelled", "session b cancelled: session c cancelled"},
		{"two changes", long, "session c cancelled; session d cancelled; window added 2026-05-11 18:00-20:00", ""},
		{"of another kind", long, "session a cancelled; session b optional; window added 2026-05-11 18:00-20:00", ""},
		{"one more", long, long + "; session c cancelled", ""},
		{"short", "session a cancelled", "session b cancelled", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if was, now, ok := exchanged(repair(3, c.one), repair(3, c.other)); ok {
				got = was.String() + ": " + now.String()
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if _, _, ok := exchanged(repair(3, long), repair(4, "session a cancelled; session c cancelled; window added 2026-05-11 18:00-20:00")); ok {
		t.Error("one that takes more people is told as if it did not")
	}
}
