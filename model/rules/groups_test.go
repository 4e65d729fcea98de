package rules

import (
	"fmt"
	"strings"
	"testing"

	"programme/model"
)

func TestGroupNamesFiveSessionsAtMost(t *testing.T) {
	e := conference()
	for i := range 4 {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprint("S", i), Type: "workshop", Themes: []string{"AI"}, State: model.Confirmed})
	}
	var ids []string
	for i := range e.Sessions {
		ids = append(ids, e.Sessions[i].ID)
	}
	for _, tt := range []struct {
		params []string
		want   string
	}{
		{[]string{"session=A|B"}, `"A" and "B"`},
		{[]string{"session=A|B|C|D|E"}, `"A", "B", "C", "D" and "E"`},
		{[]string{"session=A|B|C|D|E|S0"}, `"A", "B", "C", "D", "E" and 1 more`},
		{[]string{"session=" + strings.Join(ids, "|")}, `"A", "B", "C", "D", "E" and 4 more`},
		{[]string{"type=workshop|lightning"}, `the sessions of type "workshop" or "lightning"`},
		{[]string{"session=A", "theme=AI"}, `"A" and the sessions on theme "AI"`},
	} {
		e.Rules = []model.Setting{set("R40", tt.params...)}
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if got := group(&book.Of("R40").Items[0]); got != tt.want {
			t.Errorf("group of %v reads %s, want %s", tt.params, got, tt.want)
		}
	}
}
