package solver_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"
)

// plant is an event to put a fault into: new sessions and people, which nothing but the
// fault is asked of.
type plant struct {
	*model.Event
	added int
}

// session adds a session of the type, and whom it cannot do without.
func (p *plant) session(id string, cast ...model.PersonIndex) model.SessionIndex {
	s := model.SessionIndex(len(p.Sessions))
	p.Sessions = append(slices.Clip(p.Sessions), model.Session{ID: id, Title: id, Type: p.Sessions[len(p.Sessions)/2].Type, Minutes: 60, State: model.Confirmed})
	for _, who := range cast {
		p.Cast = append(slices.Clip(p.Cast), model.CastMember{Session: s, Person: who, Role: "speaker", Must: model.MustAttend})
	}
	return s
}

// person adds somebody on site.
func (p *plant) person(id string) model.PersonIndex {
	p.People = append(slices.Clip(p.People), model.Person{ID: id, Name: id, Presence: model.OnSite})
	return model.PersonIndex(len(p.People) - 1)
}

// room adds a room that nobody else can use.
func (p *plant) room(id, area string, services ...string) model.RoomIndex {
	p.Rooms = append(slices.Clip(p.Rooms), model.Room{ID: id, Name: id, Area: area, Capacity: 30, Services: services})
	return model.RoomIndex(len(p.Rooms) - 1)
}

// rule adds a line of rules.csv.
func (p *plant) rule(rule, params string) {
	p.added++
	set := model.Setting{ID: fmt.Sprintf("line %d", p.added), Rule: rule, Level: model.Hard}
	for pair := range strings.SplitSeq(params, ";") {
		key, value, _ := strings.Cut(pair, "=")
		set.Params = append(set.Params, model.Param{Key: key, Value: value})
	}
	p.Rules = append(slices.Clip(p.Rules), set)
}

// pin pins a session to a time of the second day, and to a room if one is given.
func (p *plant) pin(s string, hour, minute int, room string) {
	params := fmt.Sprintf("session=%s;start=%s", s, p.at(hour, minute))
	if room != "" {
		params += ";rooms=" + room
	}
	p.rule("R35", params)
}

// at returns a time of the second day.
func (p *plant) at(hour, minute int) model.Instant {
	return p.Days[1].Bounds(p.Zone).Start.Add(model.Minutes(60*hour + minute))
}

// away says that somebody is not available.
func (p *plant) away(who model.PersonIndex, from, to model.Instant) {
	p.Availability = append(slices.Clip(p.Availability), model.Availability{
		Subject: model.OfPerson(who), Interval: model.Interval{Start: from, End: to}, Kind: model.Unavailable,
	})
}

// planted are faults, one of each family: how to plant it, and the core it must have, a
// string an instance. A core that begins with "overload" is found by arithmetic, and
// names its sessions.
var planted = []struct {
	family string
	plant  func(p *plant)
	core   []string
}{
	{"narrow windows", func(p *plant) {
		a, b := p.person("a"), p.person("b")
		p.session("X", a, b)
		p.away(a, p.at(-48, 0), p.at(14, 0))
		p.away(b, p.at(13, 0), p.at(24*9, 0))
	}, []string{"R01 X", "R17 X a", "R17 X b"}},
	{"shared person", func(p *plant) {
		a := p.person("a")
		p.session("X", a)
		p.session("Y", a)
		p.pin("X", 15, 0, "")
		p.pin("Y", 15, 30, "")
	}, []string{"R01 X", "R01 Y", "R16 X Y a", "R35 X", "R35 Y"}},
	{"room features", func(p *plant) {
		p.room("one", "", "telescope")
		p.room("two", "", "organ")
		x := p.session("X")
		p.Sessions[x].Needs = []string{"organ", "telescope"}
	}, []string{"R01 X", "R08 X organ", "R08 X telescope"}},
	{"capacity", func(p *plant) {
		x := p.session("X")
		p.Sessions[x].Expected = 100_000
	}, []string{"R01 X", "R06 X"}},
	{"layout", func(p *plant) {
		for r := range p.Rooms {
			if len(p.Rooms[r].Layouts) == 0 { // which would do for any
				p.Rooms[r].Layouts = []string{"theatre", "round", "classroom"}
			}
		}
		x := p.session("X")
		p.Sessions[x].Layout = "hollow square"
	}, []string{"R01 X", "R07 X"}},
	{"walking time", func(p *plant) {
		a := p.person("a")
		p.room("dome", "sea")
		p.room("pier", "hill")
		p.Walks = append(slices.Clip(p.Walks), model.Walk{From: "sea", To: "hill", Minutes: 40})
		p.session("X", a)
		p.session("Y", a)
		p.pin("X", 15, 0, "dome")
		p.pin("Y", 16, 15, "pier")
	}, []string{"R01 X", "R01 Y", "R19 X Y a", "R35 X", "R35 Y"}},
	{"precedence", func(p *plant) {
		for _, id := range []string{"X", "Y", "Z"} {
			p.session(id)
		}
		p.rule("R41", "before=X;after=Y")
		p.rule("R41", "before=Y;after=Z")
		p.rule("R41", "before=Z;after=X")
	}, []string{"R01 X", "R01 Y", "R01 Z", "R41 X Y", "R41 Y Z", "R41 Z X"}},
	{"exclusivity", func(p *plant) {
		p.session("X")
		p.session("Y")
		p.rule("R33", "session=X;scope=all")
		p.pin("X", 15, 0, "")
		p.pin("Y", 15, 30, "")
	}, []string{"R01 X", "R01 Y", "R33 X Y", "R35 X", "R35 Y"}},
	{"pins against each other", func(p *plant) {
		p.room("one", "")
		p.session("X")
		p.session("Y")
		p.pin("X", 15, 0, "one")
		p.pin("Y", 15, 30, "one")
	}, []string{"R01 X", "R01 Y", "R02 one", "R35 X", "R35 Y"}},
	{"kits", func(p *plant) {
		p.Kits = append(slices.Clip(p.Kits), model.Kit{ID: "cart", Kind: "zoom cart", Count: 1})
		for i, id := range []string{"X", "Y"} {
			s := p.session(id)
			p.Sessions[s].Needs = []string{"cart"}
			p.pin(id, 15, 30*i, "")
		}
	}, []string{"R01 X", "R01 Y", "R09 zoom cart", "R35 X", "R35 Y"}},
	{"overload of a room class", func(p *plant) {
		p.room("one", "", "organ")
		p.room("two", "", "organ")
		for i := range 100 {
			s := p.session(fmt.Sprintf("X%d", i))
			p.Sessions[s].Needs = []string{"organ"}
		}
	}, []string{"overload X"}},
	{"overload of a person", func(p *plant) {
		a := p.person("a")
		p.away(a, p.at(-48, 0), p.at(9, 0))
		p.away(a, p.at(16, 0), p.at(24*9, 0))
		for i := range 8 {
			p.session(fmt.Sprintf("X%d", i), a)
		}
	}, []string{"overload X", "R16 a"}},
}

// sown returns a generated event of so many sessions with a fault in it.
func sown(sessions int, sow func(*plant)) *model.Event {
	base, _ := generate.Event(generate.Options{Sessions: sessions, Load: 0.9, Seed: 1})
	e := *base
	e.Rooms = slices.Clone(base.Rooms)
	sow(&plant{Event: &e})
	return &e
}

// named writes an instance as the table of faults does.
func named(e *model.Event, in rules.Instance) string {
	text := in.Rule
	for _, s := range []model.SessionIndex{in.A, in.B} {
		if s != model.NoSession {
			text += " " + e.Sessions[s].ID
		}
	}
	if in.Person != model.NoPerson {
		text += " " + e.People[in.Person].ID
	}
	if in.Room != model.NoRoom {
		text += " " + e.Rooms[in.Room].ID
	}
	if in.Value != "" {
		text += " " + in.Value
	}
	return text
}

func TestCoresNameExactlyWhatWasPlanted(t *testing.T) {
	for _, f := range planted {
		t.Run(f.family, func(t *testing.T) {
			e := sown(300, f.plant)
			book, faults := rules.Bind(e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			x, err := planner(e).Explain(t.Context(), solver.ExplainOptions{Options: solver.Options{Seed: 1, Workers: 1}, Cores: 5})
			if err != nil {
				t.Fatal(err)
			}
			if x.Verdict != solver.Impossible || len(x.Cores) != 1 || !x.Complete {
				for _, core := range x.Cores {
					for _, r := range core.Reasons {
						t.Log(named(e, r.Instance), r.Sentence)
					}
				}
				t.Fatalf("%s with %d cores, complete: %v; want one and no more", x.Verdict, len(x.Cores), x.Complete)
			}
			core := x.Cores[0]
			var got []string
			for _, r := range core.Reasons {
				got = append(got, named(e, r.Instance))
			}
			if f.core[0] == "overload X" {
				if !core.Overload || !strings.Contains(core.Reasons[0].Sentence, `"X`) || strings.Contains(core.Reasons[0].Sentence, `"S`) {
					t.Errorf("overload: %v, %s", core.Overload, core.Reasons[0].Sentence)
				}
				return
			}
			slices.Sort(got)
			if !slices.Equal(got, f.core) {
				t.Errorf("got %q, want %q", got, f.core)
			}
			if !core.Minimal {
				t.Error("it is not said to be minimal")
			}
			holdWithoutAny(t, book, core)
		})
	}
}

// holdWithoutAny solves again: all instances of a core cannot hold together, all but any
// one can. Without R45 sessions are separate.
func holdWithoutAny(t rapid.TB, book *rules.Book, core solver.Core) {
	t.Helper()
	e := book.Event()
	hold := func(book *rules.Book, left rules.Instance) bool {
		p := compile.Problem(book)
		var about []csp.ActivityIndex
		for _, r := range core.Reasons {
			for _, session := range []model.SessionIndex{r.Instance.A, r.Instance.B} {
				if session != model.NoSession && !slices.Contains(about, p.ActivityOf[session]) {
					about = append(about, p.ActivityOf[session])
				}
			}
		}
		s := sat.NewSolver(0, 0)
		f := cnf.NewFormula(p.Among(about), s, cnf.Selected, cnf.EagerRooms)
		selectors := slices.DeleteFunc(f.Selectors(), func(m sat.Lit) bool {
			i, _ := f.InstanceOf(m)
			return p.Instances[i] == left || !slices.ContainsFunc(core.Reasons, func(r solver.Reason) bool { return r.Instance == p.Instances[i] })
		})
		return s.Solve(context.Background(), selectors).Status == sat.Satisfiable
	}
	if hold(book, rules.Instance{}) {
		t.Error("the core can hold")
	}
	apart := *e
	apart.Rules = append(slices.Clone(e.Rules), model.Setting{Rule: "R45", Level: model.Off})
	separate, _ := rules.Bind(&apart)
	for _, r := range core.Reasons {
		without := book
		if r.Instance.Rule == "R45" {
			without = separate
		}
		if !hold(without, r.Instance) {
			t.Errorf("without %s the others cannot hold, of %v", named(e, r.Instance), core)
		}
	}
}

// On small events of any kind: a verdict is the formula's, a core cannot hold and holds
// without any one instance, and every repair has a programme that passes the check.
func TestExplanationsOfSmallEvents(t *testing.T) {
	seen := map[solver.Verdict]int{}
	repaired := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "")
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		s := sat.NewSolver(0, 0)
		cnf.NewFormula(compile.Problem(book), s, cnf.Asserted, cnf.EagerRooms)
		x := compareExplained(t, book, s.Solve(context.Background(), nil).Status == sat.Satisfiable)
		seen[x.Verdict]++
		repaired += len(x.Repairs)
	})
	if seen[solver.Impossible] == 0 || repaired == 0 {
		t.Errorf("only %d impossible events and %d repairs among %v", seen[solver.Impossible], repaired, seen)
	}
}

// compareExplained holds Explain against whether there is a programme, its cores against
// the formula, and the programmes of its repairs against the check.
func compareExplained(t rapid.TB, book *rules.Book, possible bool) *solver.ExplainResult {
	t.Helper()
	e := book.Event()
	x, err := planner(e).Explain(context.Background(), solver.ExplainOptions{Options: solver.Options{Seed: 1, Workers: 1}, Cores: 5, Repairs: 2})
	if err != nil {
		t.Fatal(err)
	}
	if possible != (x.Verdict == solver.Feasible) || x.Verdict == solver.Unknown {
		t.Fatalf("%s, but there is a programme: %v", x.Verdict, possible)
	}
	told := map[string]bool{}
	for _, core := range x.Cores {
		if core.Overload {
			continue
		}
		if !core.Minimal {
			t.Errorf("a core is not said to be minimal: %v", core)
		}
		holdWithoutAny(t, book, core)
		words := fmt.Sprint(core.Reasons)
		if told[words] {
			t.Errorf("a core is told twice: %v", core)
		}
		told[words] = true
	}
	for _, r := range x.Repairs {
		mended, faults := rules.Bind(r.Event)
		if len(faults) > 0 || !check.Programme(mended, r.Programme).OK() {
			t.Errorf("the programme after %v does not pass the check", r.Changes)
		}
	}
	return x
}

func BenchmarkExplain(b *testing.B) {
	for _, sessions := range []int{300, 1000} {
		for _, f := range planted {
			b.Run(fmt.Sprintf("sessions=%d/%s", sessions, strings.ReplaceAll(f.family, " ", "-")), func(b *testing.B) {
				e := sown(sessions, f.plant)
				_, faults := rules.Bind(e)
				if len(faults) > 0 {
					b.Fatal(faults)
				}
				before := ownCPU(b)
				for b.Loop() {
					x, err := planner(e).Explain(b.Context(), solver.ExplainOptions{Options: solver.Options{Seed: 1, Workers: 1}, Cores: 1})
					if err != nil || len(x.Cores) != 1 {
						b.Fatal(x, err)
					}
				}
				b.ReportMetric((ownCPU(b)-before).Seconds()/float64(b.N), "cpu-s/op")
			})
		}
	}
}
