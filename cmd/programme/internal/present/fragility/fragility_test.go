package fragility

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/scenario"
	"programme/cmd/programme/internal/term/termtest"
	"programme/model"
	"programme/model/change"
	"programme/model/exchange/report"
	"programme/solver"
)

// small is an event of two people, two rooms, three sessions, and a programme of it.
func small(t testing.TB) (*model.Event, *model.Programme) {
	t.Helper()
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	at := func(hour model.Minutes) model.Interval { return model.Span(day.Bounds("").Start.Add(60*hour), 60) }
	e := &model.Event{
		Name: "Small", Days: []model.Date{day, day.Next()}, Types: []model.SessionType{{ID: "talk", Minutes: 60}},
		People:   []model.Person{{ID: "ada", Name: "Ada"}, {ID: "bo", Name: "Bo"}},
		Rooms:    []model.Room{{ID: "hall", Name: "Hall"}, {ID: "quay", Name: "Quay"}},
		Sessions: []model.Session{{ID: "S1", Title: "One", Type: "talk", Minutes: 60, Themes: []string{"sea"}}, {ID: "S2", Title: "Two", Type: "talk", Minutes: 60, Themes: []string{"sea"}}, {ID: "S3", Title: "Three", Type: "talk", Minutes: 60}},
		Cast:     []model.CastMember{{Session: 0, Person: 0}, {Session: 1, Person: 0}, {Session: 2, Person: 1}},
	}
	return e, model.NewProgramme([]model.Placement{
		{Session: 0, Interval: at(9), Room: model.InRoom(0)}, {Session: 1, Interval: at(10), Room: model.InRoom(0)}, {Session: 2, Interval: at(9), Room: model.InRoom(1)},
	})
}

// asked is a scenario with an answer.
func asked(t testing.TB, e *model.Event, text string, a *scenario.Answer) Asked {
	t.Helper()
	var changes []change.Change
	if text != "" {
		var err error
		if changes, err = change.ParseArguments(strings.Split(text, "; "), e); err != nil {
			t.Fatal(err)
		}
	}
	return Asked{scenario.Scenario{Name: text, Changes: changes}, a}
}

// tells is an answer with a programme that tells so many people, of which least is proved.
func tells(people, least, moved int) *scenario.Answer {
	a := &scenario.Answer{Result: whatif.Result{
		Verdict: solver.Optimal, People: people, Moved: moved, Counts: present.Counts{Told: people}, Bound: present.Counts{Told: least},
		Before: present.Judged{Tiers: present.Tiers([9]int{1})}, After: &present.Judged{Tiers: present.Tiers([9]int{3})},
	}}
	if least < people {
		a.Verdict = solver.Feasible
	}
	return a
}

func without(v solver.Verdict) *scenario.Answer {
	return &scenario.Answer{Result: whatif.Result{Verdict: v, Before: present.Judged{Tiers: present.Tiers([9]int{1})}}}
}

func of(t testing.TB, list ...Asked) (*Answer, *model.Event, *model.Programme) {
	e, p := small(t)
	return Of(&Subject{Event: e, Programme: p, Hard: 1}, list), e, p
}

func names(list []Ranked) (names []string) {
	for _, r := range list {
		names = append(names, r.ID)
	}
	return names
}

// Impossible goes before unknown, that before what has a programme; then people, then moves.
func TestTheWorstGoesFirst(t *testing.T) {
	e, _ := small(t)
	a, _, _ := of(t,
		asked(t, e, "", tells(0, 0, 0)),
		asked(t, e, "room hall closed 2026-05-11", tells(9, 9, 1)), asked(t, e, "room hall closed 2026-05-12", without(solver.Impossible)),
		asked(t, e, "room quay closed 2026-05-11", tells(40, 20, 5)),
		asked(t, e, "person ada away", tells(3, 3, 2)), asked(t, e, "person bo cancels", tells(3, 3, 4)),
		asked(t, e, "session S1 90min", tells(50, 50, 9)), asked(t, e, "session S2 90min", without(solver.Unknown)), asked(t, e, "session S3 cancelled", nil),
		asked(t, e, "room hall closed 2026-05-11; room quay closed 2026-05-11", tells(1, 1, 1)),
		asked(t, e, "room hall closed 2026-05-11; person ada away", tells(1, 1, 1)),
	)
	for _, c := range []struct {
		of   string
		got  []Ranked
		want string
	}{
		{"people", a.People, "bo ada"},
		{"rooms", a.Rooms, "hall quay"},
		{"sessions", a.Sessions, "S2 S1"},
		{"days", a.Days, "2026-05-11"},
		{"others", a.Others, "room hall closed 2026-05-11; person ada away"},
	} {
		if got := strings.Join(names(c.got), " "); got != c.want {
			t.Errorf("%s are %s, want %s", c.of, got, c.want)
		}
	}
	if h := a.Rooms[0]; h.Fatal != 1 || len(h.Losses) != 2 || h.Losses[0].Lost != "closed 2026-05-12" || h.Losses[1].Beyond == nil || h.Losses[1].Beyond.Told != 9 {
		t.Errorf("hall is %+v", h)
	}
	if want := (Tally{All: 10, Proved: 6, NotProved: 1, Impossible: 1, Unknown: 1, Unanswered: 1}); a.Scenarios != want {
		t.Errorf("counted %+v", a.Scenarios)
	}
	if !slices.Equal(a.Unanswered, []string{"session S3 cancelled"}) {
		t.Errorf("unanswered are %q", a.Unanswered)
	}
}

// What was not proved is not said to be: at most and at least, and nothing of what is unknown.
func TestLossesClaimWhatWasProved(t *testing.T) {
	e, _ := small(t)
	weighed := tells(7, 2, 3)
	weighed.Weighed = true
	for _, c := range []struct {
		what         string
		answer, asIs *scenario.Answer
		told, moved  string
	}{
		{"proved", tells(7, 7, 3), tells(0, 0, 0), "7", "3"},
		{"proved, beyond what is needed anyway", tells(7, 7, 3), tells(5, 5, 3), "7 (+2)", "3 (+0)"},
		{"what is needed anyway is not proved", tells(7, 7, 3), tells(5, 4, 3), "7", "3"},
		{"not proved", tells(7, 2, 3), tells(5, 5, 3), "at most 7\nat least 2", "3 found"},
		{"points not proved", weighed, tells(0, 0, 0), "7 found\nat least 2 points", "3 found"},
		{"impossible", without(solver.Impossible), tells(0, 0, 0), "", ""},
		{"unknown", without(solver.Unknown), tells(0, 0, 0), "", ""},
	} {
		a, _, _ := of(t, asked(t, e, "", c.asIs), asked(t, e, "person ada away", c.answer))
		l := &a.People[0].Losses[0]
		if got := l.told(); got != c.told {
			t.Errorf("%s: told is %q, want %q", c.what, got, c.told)
		}
		if got := l.number(l.Moved, func(b *Beyond) int { return b.Moved }); got != c.moved {
			t.Errorf("%s: moved is %q, want %q", c.what, got, c.moved)
		}
	}
	for _, c := range []struct {
		answer *scenario.Answer
		want   string
	}{
		{nil, "it is not known what the programme needs as it is"},
		{tells(0, 0, 0), "as it is the programme keeps every hard rule"},
		{tells(2, 2, 1), "as it is the programme has 1 violation of hard rules: 2 people have to be told and 1 session has to move even if nothing is lost"},
		{tells(2, 1, 1), "without them at most 2 people have to be told"},
		{without(solver.Impossible), "no programme keeps them, even if nothing is lost"},
		{without(solver.Unknown), "none was found that keeps them"},
	} {
		list := []Asked{asked(t, e, "person ada away", tells(1, 1, 1))}
		if c.answer != nil {
			list = append(list, asked(t, e, "", c.answer))
		}
		a, _, _ := of(t, list...)
		if got := Verdict(a)[1]; !strings.Contains(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// A single point of failure of a theme is a loss that no programme survives and that touches its
// sessions; and what moves anyway is not said to move for a loss.
func TestThemesAndMoves(t *testing.T) {
	e, _ := small(t)
	asItIs := tells(1, 1, 1)
	asItIs.Sessions = []scenario.Moved{{Session: "S3", Time: true}}
	moves := tells(2, 2, 2)
	moves.Sessions = []scenario.Moved{{Session: "S3", Time: true}, {Session: "S1", Day: true}}
	a, _, _ := of(t,
		asked(t, e, "", asItIs),
		asked(t, e, "person ada away 2026-05-11", without(solver.Impossible)), asked(t, e, "person bo away", without(solver.Impossible)),
		asked(t, e, "room hall closed 2026-05-11", moves), asked(t, e, "room hall closed 2026-05-12", without(solver.Impossible)),
	)
	if len(a.Themes) != 1 || len(a.Themes[0].Points) != 1 || a.Themes[0].Points[0].words() != "Ada away 2026-05-11" || a.Themes[0].Points[0].Sessions != 2 || a.Themes[0].Sessions != 2 {
		t.Errorf("themes are %+v", a.Themes)
	}
	if w := a.Themes[0].Worst; w == nil || w.words() != "Hall closed 2026-05-11" || w.Told != 2 {
		t.Errorf("the worst besides is %+v", w)
	}
	if want := []MovedSession{{"S1", "One", 1, 1, 1}}; !slices.Equal(a.MostMoved, want) {
		t.Errorf("moved are %+v", a.MostMoved)
	}
}

// Ranks do not depend on the order of the answers, and every answer is shown in every form.
func TestRanksAreOfAnyOrder(t *testing.T) {
	e, p := small(t)
	list := []Asked{
		asked(t, e, "", tells(0, 0, 0)), asked(t, e, "room hall closed 2026-05-11", tells(9, 9, 1)), asked(t, e, "room quay closed 2026-05-12", tells(4, 1, 1)),
		asked(t, e, "person ada away", without(solver.Impossible)), asked(t, e, "person bo away", without(solver.Unknown)), asked(t, e, "session S1 90min", tells(2, 2, 0)),
	}
	first, _, _ := of(t, list...)
	rapid.Check(t, func(rt *rapid.T) {
		a := Of(&Subject{Event: e, Programme: p, Hard: 1}, rapid.Permutation(list).Draw(rt, "order"))
		for i, got := range [][]Ranked{a.People, a.Rooms, a.Sessions} {
			if want := [][]Ranked{first.People, first.Rooms, first.Sessions}[i]; !slices.Equal(names(got), names(want)) {
				rt.Fatalf("got %v, want %v", names(got), names(want))
			}
		}
		c, out := termtest.Paper(t, 100)
		if err := Show(c, a, 3); err != nil {
			rt.Fatal(err)
		}
		_ = c.Flush()
		page := string(report.LossPage(Page(a, e, p)).Content)
		for _, want := range []string{"Ada", "Bo", "Hall", "Quay"} {
			if !strings.Contains(out.String(), want) || !strings.Contains(page, want) {
				rt.Fatalf("%s is missing", want)
			}
		}
	})
}

// That no programme survives a loss says nothing of what would do without what is held.
func TestWhatIsHeldIsSaid(t *testing.T) {
	e, p := small(t)
	list := []Asked{asked(t, e, "", tells(0, 0, 0)), asked(t, e, "room hall closed 2026-05-11", without(solver.Impossible))}
	free := Of(&Subject{Event: e, Programme: p}, list)
	held := Of(&Subject{Event: e, Programme: p, Options: whatif.Options{Keep: "times", Freeze: "S1"}}, list)
	if text := strings.Join(Verdict(free), "\n"); strings.Contains(text, "held") {
		t.Error(text)
	}
	if text := strings.Join(Verdict(held), "\n"); !strings.Contains(text, "held throughout: --keep times, --freeze S1; what is impossible has no programme that keeps to that") {
		t.Error(text)
	}
	if a, b := Page(free, e, p).Facts[1].Text, Page(held, e, p).Facts[1].Text; a != "that no programme survives" || b != "that no programme survives with what is held" {
		t.Errorf("%q, %q", a, b)
	}
}

// Where nothing keeps the rules even if nothing is lost, no loss is why nothing does.
func TestALossIsToBlameOnlyWhereAProgrammeIsKnownWithoutIt(t *testing.T) {
	e, p := small(t)
	loss := asked(t, e, "person ada away", without(solver.Impossible))
	for _, c := range []struct {
		name   string
		hard   int
		asItIs *scenario.Answer
		points int
		says   string
	}{
		{"a programme that keeps all", 0, nil, 1, ""},
		{"one that can be repaired", 1, tells(3, 1, 1), 1, ""},
		{"one that cannot", 1, without(solver.Impossible), 0, "a loss need not be the reason"},
		{"not known", 1, without(solver.Unknown), 0, "a loss need not be the reason"},
		{"not asked", 1, nil, 0, "a loss need not be the reason"},
	} {
		list := []Asked{loss}
		if c.asItIs != nil {
			list = append(list, asked(t, e, "", c.asItIs))
		}
		a := Of(&Subject{Event: e, Programme: p, Hard: c.hard}, list)
		points := 0
		for _, theme := range a.Themes {
			points += len(theme.Points)
		}
		if text := strings.Join(Verdict(a), "\n"); points != c.points || !strings.Contains(text, c.says) || c.says == "" && strings.Contains(text, "reason") {
			t.Errorf("%s: %d points; %s", c.name, points, text)
		}
		if a.Themes == nil {
			t.Errorf("%s: themes are null in JSON", c.name)
		}
	}
}
