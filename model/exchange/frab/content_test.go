package frab_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange/frab"
)

// What a session and its people tell the public comes back in the same columns, but for what a
// schedule has only as links: streams, and slides.
func TestContentComesBack(t *testing.T) {
	start := model.Date{Year: 2023, Month: 10, Day: 11}.Bounds("Asia/Tokyo").Start.Add(9 * 60)
	e := &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", Grain: 15, Days: []model.Date{{Year: 2023, Month: 10, Day: 11}},
		Types: []model.SessionType{{ID: "talk", Minutes: 60}}, Roles: []model.Role{{ID: "speaker", Must: true}},
		Rooms: []model.Room{{ID: "h", Name: "Hall"}},
		Sessions: []model.Session{{ID: "A", Title: "Ropes", Type: "talk", Recorded: model.Unrecorded, Content: model.Content{
			Abstract: "How ropes hold.", Description: "*Bring* <one>\nor two", Links: []string{"https://example.org/a", "https://example.org/more"},
			Stream: "https://example.org/live", Slides: "https://example.org/a.pdf", Image: "https://example.org/a.png",
		}}},
		People: []model.Person{{ID: "ana", Name: "Ana", Bio: "Ties knots", Link: "https://example.org/ana", Image: "https://example.org/ana.png"}},
		Cast:   []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}},
	}
	p := model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(start, 60), Room: model.InRoom(0)}})
	s := frab.Of(e, p, frab.Options{})
	for form, read := range map[string]func() (*frab.Schedule, []model.Fault, error){
		"json": func() (*frab.Schedule, []model.Fault, error) { return frab.ReadJSON("s.json", s.JSON(), "") },
		"xml":  func() (*frab.Schedule, []model.Fault, error) { return frab.ReadXML("s.xml", s.XML(), "") },
	} {
		again, _, err := read()
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := again.Event(nil)
		if err != nil {
			t.Fatal(err)
		}
		want := e.Sessions[0].Content
		want.Links, want.Stream, want.Slides = want.Links[:1], "", ""
		if diff := cmp.Diff(want, back.Sessions[0].Content); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form, diff)
		}
		if back.Sessions[0].Recorded != model.Unrecorded {
			t.Errorf("%s: recorded %q", form, back.Sessions[0].Recorded)
		}
		who := back.People[0]
		if form == "json" && (who.Bio != "Ties knots" || who.Link != "https://example.org/ana" || who.Image != "https://example.org/ana.png") {
			t.Errorf("%s: %+v", form, who)
		}
		if links, papers := again.Days[0].Rooms[0].Talks[0].Links, again.Days[0].Rooms[0].Talks[0].Papers; len(links) != 2 || len(papers) != 1 {
			t.Errorf("%s: links %v, papers %v", form, links, papers)
		}
	}
}
