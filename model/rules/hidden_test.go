package rules

import (
	"slices"
	"testing"

	"programme/model"
)

func TestHidden(t *testing.T) {
	tests := []struct {
		name     string
		change   func(e *model.Event)
		settings []model.Setting
		want     string // ids
	}{
		{"nothing, unless a line says so", nil, []model.Setting{set("R25", "session=A", "before=10"), set("R25", "session=B", "before=10", "public=yes")}, ""},
		{"guests of a line that is not public, and bilaterals, of their type", nil, []model.Setting{set("R25", "session=A", "public=no"), set("R52", "type=lightning")}, "AE"},
		{"at every level", nil, []model.Setting{leveled(model.Off, 0, set("R25", "session=A", "public=no")), leveled(model.Off, 0, set("R52", "session=B")), leveled(model.Off, 0, set("R52"))}, "AB"},
		{"all that somebody must attend", func(e *model.Event) { e.Cast[1].Must, e.Cast[2].Must = model.NiceToHave, model.NiceToHave }, []model.Setting{set("R25", "people=ana", "public=no")}, "A"},
		{"cancelled ones, and those merged with them", func(e *model.Event) {
			e.Sessions[0].State, e.Sessions[0].Merge, e.Sessions[2].Merge = model.Cancelled, "m", "m"
		}, []model.Setting{set("R52", "session=A")}, "AC"},
	}
	for _, tt := range tests {
		e := conference()
		if tt.change != nil {
			tt.change(e)
		}
		e.Rules = append(tt.settings, set("R99"))
		got := ""
		for s, is := range Hidden(e) {
			if is {
				got += e.Sessions[s].ID
			}
		}
		if got != tt.want || !slices.ContainsFunc(e.Rules, func(s model.Setting) bool { return s.Rule == "R99" }) {
			t.Errorf("%s: hidden is %q, want %q", tt.name, got, tt.want)
		}
	}
}
