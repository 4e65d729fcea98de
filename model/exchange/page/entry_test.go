package page

import (
	"testing"

	"programme/model"
)

func TestReadEntry(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		want       Entry
	}{
		{"a lock sign before the affiliation", "Xingdong FANG, 🔒Zhejiang University", Entry{Name: "Xingdong FANG", Affiliation: "Zhejiang University"}},
		{"a lock sign and no affiliation", "Bu Zhong, 🔒", Entry{Name: "Bu Zhong"}},
		{"an organisation alone", "🔒Ministry of Justice, Israel", Entry{Affiliation: "Ministry of Justice, Israel"}},
		{"group and region of the form", "Yves POULLET, Intergovernmental Organization, Western European and Others Group (WEOG)", Entry{Name: "Yves POULLET", Group: "Intergovernmental Organization", Region: "WEOG"}},
		{"the same words as group and region", "A. Person, Intergovernmental Organization, Intergovernmental Organization", Entry{Name: "A. Person", Group: "Intergovernmental Organization", Region: "Intergovernmental Organization"}},
		{"a group without a region", "Maria do Rosario, Private Sector", Entry{Name: "Maria do Rosario", Group: "Private Sector"}},
		{"a region in its short form", "Chris Jones, Director at an Office, Team and Unit - WEOG", Entry{Name: "Chris Jones", Affiliation: "Director at an Office, Team and Unit", Region: "WEOG"}},
		{"a short group becomes the one that it stands for", "Sheetal Kumar - Head of Advocacy, Partners - NGO ", Entry{Name: "Sheetal Kumar", Affiliation: "Head of Advocacy, Partners", Group: "Civil Society", Short: "NGO"}},
		{"an abbreviation in brackets is a group too", "Gallia Daor - Policy Analyst - OECD-CDEP (IO)", Entry{Name: "Gallia Daor", Affiliation: "Policy Analyst - OECD-CDEP", Group: "Intergovernmental Organization", Short: "IO"}},
		{"title, long dash and mark", "Dr. Alzbeta Krausova – Head of Center - AC (online)", Entry{Honorific: "Dr.", Name: "Alzbeta Krausova", Affiliation: "Head of Center", Group: "Academia", Short: "AC", Presence: model.Online}},
		{"two titles", "H.E. Dr. Jane Doe, Government, African Group", Entry{Honorific: "H.E. Dr.", Name: "Jane Doe", Group: "Government", Region: "African"}},
		{"a name that is a title with a full stop", "Eng Lim, Academia", Entry{Name: "Eng Lim", Group: "Academia"}},
		{"a title that is all of the name", "Hon, Civil Society", Entry{Name: "Hon", Group: "Civil Society"}},
		{"hyphens inside names", "Jean-Jacques Sahel-Ito, Private Sector, Asia-Pacific Group", Entry{Name: "Jean-Jacques Sahel-Ito", Group: "Private Sector", Region: "Asia-Pacific"}},
		{"a dash without an affiliation", "Jane Doe –", Entry{Name: "Jane Doe"}},
		{"a dash that sticks to the name", "Jane Doe- Example Corp", Entry{Name: "Jane Doe", Affiliation: "Example Corp"}},
		{"no-break spaces", "Jane\u00a0Doe,\u00a0Civil Society,\u00a0African Group", Entry{Name: "Jane Doe", Group: "Civil Society", Region: "African"}},
		{"on site in brackets", "Jane Doe (in person), Example Corp", Entry{Name: "Jane Doe", Affiliation: "Example Corp", Presence: model.OnSite}},
		{"marks that disagree stay", "Jane Doe (online), Example (onsite)", Entry{Name: "Jane Doe (online)", Affiliation: "Example (onsite)"}},
		{"a middle name in brackets", "Cedric (Yehuda) Sabbah", Entry{Name: "Cedric (Yehuda) Sabbah"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := readEntry(tt.line); got != tt.want {
				t.Errorf("readEntry(%q)\n got %+v\nwant %+v", tt.line, got, tt.want)
			}
		})
	}
}

func TestReadsAsName(t *testing.T) {
	for _, name := range []string{"Jovan Kurbalija", "Raúl Echeberría", "Ursula von der Leyen", "Cedric (Yehuda) Sabbah", "维 林", "Man Hei Connie Siu", "O’Neil J. Smith", "‘Gbenga Sésán"} {
		if !readsAsName(name) {
			t.Errorf("%q is not taken for a name", name)
		}
	}
	for _, other := range []string{"", "Madonna", "Ministry of Justice", "Explore agility models in institutions", "Targets: a line", "First Part 1", "Rights & Freedoms", "what can we do"} {
		if readsAsName(other) {
			t.Errorf("%q is taken for a name", other)
		}
	}
}
