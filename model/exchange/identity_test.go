package exchange_test

import (
	"regexp"
	"testing"

	"programme/model"
	"programme/model/exchange"
)

// Calendars that people subscribed to know these: they must never change.
func TestUUIDsAreForEver(t *testing.T) {
	ns := exchange.NamespaceOf("IGF 2023", model.Date{Year: 2023, Month: 10, Day: 8})
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	seen := map[string]bool{}
	for what, pair := range map[string][2]string{
		"session":     {ns.Session("D0 95", 1), "24edfbb8-54a1-571b-b347-586f3b4db392"},
		"its second":  {ns.Session("D0 95", 2), ""},
		"person":      {ns.Person("jovan-kurbalija"), ""},
		"room":        {ns.Room("Main Hall"), "ab2cd4db-700b-5621-8c4a-2c14692e8d53"},
		"feed":        {ns.Feed("public", "en"), "1049186a-beac-5834-b62b-dfbe0cb80910"},
		"internal":    {ns.Feed("internal", "en"), ""},
		"in French":   {ns.Feed("public", "fr"), ""},
		"version":     {ns.Version(1, "public", "en"), "eb49d6d3-9d43-5c01-ae97-085988d766b7"},
		"the next":    {ns.Version(2, "public", "en"), ""},
		"room named":  {ns.Room("D0 95"), ""},
		"other event": {exchange.NamespaceOf("IGF 2024", model.Date{Year: 2023, Month: 10, Day: 8}).Session("D0 95", 1), ""},
		"other day":   {exchange.EventNamespace(&model.Event{Name: "IGF 2023"}).Session("D0 95", 1), ""},
	} {
		if got := pair[0]; !form.MatchString(got) || seen[got] || pair[1] != "" && got != pair[1] {
			t.Errorf("%s: %s", what, got)
		}
		seen[pair[0]] = true
	}
	if e := (&model.Event{Name: "IGF 2023", Days: []model.Date{{Year: 2023, Month: 10, Day: 8}}}); exchange.EventNamespace(e) != ns {
		t.Error("the namespace of the event is another")
	}
}
