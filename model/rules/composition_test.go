package rules

import (
	"slices"
	"strings"
	"testing"

	"programme/model"
)

func TestChecksAreWhole(t *testing.T) {
	for i, r := range Composition() {
		if before := Composition()[max(0, i-1)].ID; i > 0 && (len(r.ID) < len(before) || len(r.ID) == len(before) && r.ID <= before) {
			t.Errorf("%s stands after %s", r.ID, before)
		}
		if r.Name == "" || r.Name != strings.ToLower(r.Name[:1])+r.Name[1:] || !strings.HasSuffix(r.Text, ".") || r.Unit == "" || len(r.Reads) == 0 {
			t.Errorf("%s: Name %q, Text %q, Unit %q, Reads %q", r.ID, r.Name, r.Text, r.Unit, r.Reads)
		}
		if !slices.Equal(r.Levels(), []string{"check", "off"}) || r.Level != model.CheckOnly || r.Judge != nil {
			t.Errorf("%s is %v and can be %q", r.ID, r.Level, r.Levels())
		}
		for k, spec := range r.Params {
			if spec.Text == "" || slices.Index(r.keys(), spec.Key) != k {
				t.Errorf("%s: parameter %s has no text or stands twice", r.ID, spec.Key)
			}
		}
	}
}

// A row of either kind is found by its id, each once, R before C.
func TestRowsAreInOrder(t *testing.T) {
	var ids []string
	for _, r := range Rows() {
		ids = append(ids, r.ID)
	}
	if len(ids) != len(Catalogue())+len(Composition()) || len(distinct(ids)) != len(ids) {
		t.Error(ids)
	}
	at := func(id string) int { return slices.Index(ids, id) }
	if at("R19") >= at(PeopleOnSite) || at(PeopleOnSite) >= at("R26") || at("R54") >= at("C1") || at("C1") >= at("C2") || ids[len(ids)-1] != "C10" {
		t.Error(ids)
	}
}

// A setting of a check is bound like that of a rule; it cannot bind a programme or cost
// anything.
func TestSettingsOfChecks(t *testing.T) {
	bind := func(settings ...model.Setting) (*Book, model.Faults) {
		e := conference()
		e.Rules = settings
		return Bind(e)
	}
	book, faults := bind(set("C1", "least=2"), set("C1", "session=A", "least=1"), leveled(model.Off, 0, set("C5")))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := book.Of("C1")
	if b.General.Count("least") != 2 || len(b.Items) != 1 || b.Items[0].Count("least") != 1 || b.Items[0].Level != model.CheckOnly || b != &book.Composition[0] {
		t.Errorf("%+v", b)
	}
	if book.Of("C5").General.Level != model.Off {
		t.Error("C5 is on")
	}
	for _, c := range []struct {
		setting model.Setting
		want    string
	}{
		{leveled(model.Hard, 0, set("C1")), "rule C1 can be check or off; it cannot be hard"},
		{leveled(model.Soft(3), 0, set(PeopleOnSite)), "rule R20 can be check or off; it cannot be soft"},
		{leveled(model.Unset, 3, set("C2")), "C2 costs nothing, so it has no weight; leave the weight out"},
		{set("C3", "groups=many"), `groups of rule C3: "many" is not a whole number of at least 0`},
		{set("C70"), `rule "C70" is not in the catalogue; see the list of programme rules; did you mean "C7"?`},
	} {
		if _, faults := bind(c.setting); len(faults) != 1 || faults[0].Error() != c.want {
			t.Errorf("%v, want %s", faults, c.want)
		}
	}
}

// Judges never see a check, whatever its settings.
func TestNoProgrammeBreaksACheck(t *testing.T) {
	e := conference()
	e.Rules = []model.Setting{set("C1", "least=9"), set("C5", "session=A")}
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, v := range Judge(book, model.NewProgramme(nil)) {
		if book.Of(v.Rule).Rule.Judge == nil {
			t.Errorf("%+v", v)
		}
	}
}
