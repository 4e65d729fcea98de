package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	answer "programme/cmd/programme/internal/present/solve"
	"programme/cmd/programme/internal/term"
	"programme/cmd/programme/internal/term/termtest"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// boat returns a bound event of two sessions in one room, and a programme that keeps
// its rules. If soft is set, A should be in the morning, or it costs 3 in tier 2.
func boat(t *testing.T, soft bool) (*input, *model.Programme) {
	t.Helper()
	e := &model.Event{
		Name: "Boat", Zone: "UTC", Grain: 15, Days: []model.Date{{Year: 2026, Month: 5, Day: 11}},
		Types: []model.SessionType{{ID: "Talk", Minutes: 60}},
		Sessions: []model.Session{
			{ID: "A", Title: "First", Type: "Talk", Minutes: 60, State: model.Confirmed},
			{ID: "B", Title: "Second", Type: "Talk", Minutes: 60, State: model.Confirmed},
		},
		Rooms:  []model.Room{{ID: "deck", Name: "Deck"}},
		People: []model.Person{{ID: "ada", Name: "Ada"}},
		Cast:   []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}},
	}
	e.Rules = []model.Setting{{Rule: "R57", Level: model.Off}}
	if soft {
		e.Rules = append(e.Rules, model.Setting{
			Rule: "R32", Level: model.Soft(2), Weight: 3,
			Params: []model.Param{{Key: "session", Value: "A"}, {Key: "wish", Value: "morning"}},
		})
	}
	day := e.Days[0].Bounds("UTC")
	e.Windows = []model.Window{{ID: "day", Interval: day}}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(day.Start.Add(9*60), 60), Room: model.InRoom(0), State: model.Draft},
		{Session: 1, Interval: model.Span(day.Start.Add(11*60), 60), Room: model.InRoom(0), State: model.Draft},
	})
	return &input{path: "harbour", event: e, book: book, files: newWitness(os.DirFS(t.TempDir()))}, p
}

// paper returns the commands over a console that writes into memory.
func paper(t *testing.T) (*commands, *bytes.Buffer) {
	c, out := termtest.Paper(t, 100)
	return &commands{Console: c}, out
}

// late returns p with all sessions six hours later.
func late(p *model.Programme) *model.Programme {
	placements := append([]model.Placement(nil), p.Placements...)
	for i := range placements {
		placements[i].Interval = model.Span(placements[i].Start.Add(6*60), placements[i].Minutes())
	}
	return model.NewProgramme(placements)
}

// clashing returns p with all sessions at once.
func clashing(p *model.Programme) *model.Programme {
	placements := append([]model.Placement(nil), p.Placements...)
	for i := range placements {
		placements[i].Interval = placements[0].Interval
	}
	return model.NewProgramme(placements)
}

func TestAnswerClaimsNoMoreThanIsProved(t *testing.T) {
	reason := rules.NewInstance("R02")
	for _, c := range []struct {
		name    string
		soft    bool
		require string
		result  func(p *model.Programme) solver.SolveResult
		code    int
		out     string // lines before the listing
		err     string
	}{
		{
			name: "feasible without a broken rule",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible, Programme: p}
			},
			code: term.ExitAnswered, out: "feasible: all 2 sessions placed, no rule broken\n",
		},
		{
			name: "feasible when the time was up",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible, Programme: p, Stopped: "time"}
			},
			code: term.ExitAnswered, out: "feasible: all 2 sessions placed, no rule broken\n", err: "programme: stopped after 60 s (the default of --time)\n",
		},
		{
			name: "optimal",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Optimal, Programme: p}
			},
			code: term.ExitAnswered, out: "optimal: all 2 sessions placed, no rule broken; proved that none is better\n",
		},
		{
			name: "feasible with a soft rule broken and a gap", soft: true,
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible, Programme: late(p), Bound: [9]int{0, 1}, Stopped: "interrupt"}
			},
			code: term.ExitAnswered,
			out:  "feasible: all 2 sessions placed, no hard rule broken, 1 violation of a soft one\ntier 2: feasible, cost 3, bound 1, gap 2 (67%)\n",
			err:  "programme: stopped by an interrupt\n",
		},
		{
			name: "feasible with the tier proved", soft: true,
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible, Programme: late(p), Bound: [9]int{0, 3}}
			},
			code: term.ExitAnswered,
			out:  "feasible: all 2 sessions placed, no hard rule broken, 1 violation of a soft one\ntier 2: optimal, cost 3\n",
		},
		{
			name: "feasible where optimal is required", require: "optimal",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible, Programme: p, Stopped: "effort", Effort: 12}
			},
			code: term.ExitUnknown, out: "feasible: all 2 sessions placed, no rule broken\n", err: "programme: stopped by --effort after 12 units of work\n",
		},
		{
			name: "optimal where optimal is required", require: "optimal",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Optimal, Programme: p}
			},
			code: term.ExitAnswered, out: "optimal: all 2 sessions placed, no rule broken; proved that none is better\n",
		},
		{
			name: "impossible with reasons",
			result: func(*model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Impossible, Cores: []solver.Core{{Reasons: []solver.Reason{
					{Instance: reason, Sentence: "\"Deck\" can hold one session at a time"},
					{Instance: reason, Sentence: "it is small", Source: model.Position{File: "rules.csv", Line: 3, Column: 1}},
				}}}}
			},
			code: term.ExitImpossible,
			out: "impossible: proved; there is no programme that keeps every hard rule\n" +
				"these cannot hold together, and perhaps fewer of them already cannot:\n" +
				"  R02 \"Deck\" can hold one session at a time\n  R02 it is small [rules.csv:3:1]\n",
			err: "hint: programme explain harbour finds every reason, and what would help\n",
		},
		{
			name: "unknown",
			result: func(*model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Unknown, Stopped: "time"}
			},
			code: term.ExitUnknown,
			out:  "unknown: no programme was found, and it was not proved that there is none\n",
			err:  "programme: stopped after 60 s (the default of --time)\nhint: a longer --time, more --effort or another --seed may find one\n",
		},
		{
			name: "our own clash is our own fault",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible, Programme: clashing(p)}
			},
			code: term.ExitOwnFault, err: "programme: our checker refused our own programme: 1 violation of a hard rule\n",
		},
		{
			name: "a programme with the verdict impossible is our own fault",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Impossible, Programme: p}
			},
			code: term.ExitOwnFault, err: "programme: our solver said \"impossible\", which its programme belies\n",
		},
		{
			name: "the verdict feasible without a programme is our own fault",
			result: func(*model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible}
			},
			code: term.ExitOwnFault, err: "programme: our solver said \"feasible\", which its programme belies\n",
		},
		{
			name: "optimal above the bound is our own fault", soft: true,
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Optimal, Programme: late(p), Bound: [9]int{0, 2}}
			},
			code: term.ExitOwnFault, err: "programme: our checker counts a cost of 3 in tier 2, where our solver claims a bound of 2\n",
		},
		{
			name: "a bound above the cost is our own fault", soft: true,
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Feasible, Programme: p, Bound: [9]int{0, 2}}
			},
			code: term.ExitOwnFault, err: "programme: our checker counts a cost of 0 in tier 2, where our solver claims a bound of 2\n",
		},
		{
			name: "a programme of the rest that breaks another rule is our own fault",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Impossible, Rest: &solver.Rest{Programme: clashing(p)}}
			},
			code: term.ExitOwnFault, err: "programme: our checker refused our own programme of the rest: \"Deck\" holds \"A\" (Mon 11 May 09:00-10:00 UTC) and \"B\" (Mon 11 May 09:00-10:00 UTC): 60 minutes overlap\n",
		},
		{
			name: "a programme of the rest that leaves out another session is our own fault",
			result: func(p *model.Programme) solver.SolveResult {
				return solver.SolveResult{Verdict: solver.Impossible, Rest: &solver.Rest{Programme: p, LeftOut: []solver.LeftOut{{Session: 1}}}}
			},
			code: term.ExitOwnFault, err: "programme: our programme of the rest leaves out 1 session; our checker counts 0\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, p := boat(t, c.soft)
			con, out := paper(t)
			var stderr bytes.Buffer
			con.Err = &stderr
			o := solveOptions{dir: filepath.Join(t.TempDir(), "out"), time: duration{Duration: defaultTime}, require: choice{word: c.require}}
			result := c.result(p)
			code := con.Report(con.answer(in, o, &result, false, con.Target(o.dir)))
			con.Out.Flush()
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			head, _, _ := strings.Cut(out.String(), "\nMonday")
			if diff := cmp.Diff(c.out, head); diff != "" {
				t.Errorf("stdout: %s", diff)
			}
			if diff := cmp.Diff(c.err, stderr.String()); diff != "" {
				t.Errorf("stderr: %s", diff)
			}
			_, err := os.Stat(filepath.Join(o.dir, "programme.json"))
			if written := err == nil; written != (result.Programme != nil && c.code != term.ExitOwnFault) {
				t.Errorf("written: %v", written)
			}
		})
	}
}

// programme.json vouches for its companions, and says where it comes from.
func TestProgrammeJSONVouchesForItsCompanions(t *testing.T) {
	in, p := boat(t, false)
	con, _ := paper(t)
	dir := t.TempDir()
	o := solveOptions{dir: dir, seed: 7, effort: 1000, excel: true}
	if err := con.answer(in, o, &solver.SolveResult{Verdict: solver.Feasible, Programme: p, Effort: 999, Stopped: "effort"}, false, con.Target(dir)); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, "programme.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got answer.Answer
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range got.Output.Files {
		names = append(names, f.Name)
		content, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil {
			t.Fatal(err)
		}
		if term.Sum(content) != f.SHA256 {
			t.Errorf("%s has another sum", f.Name)
		}
	}
	if diff := cmp.Diff([]string{"programme.csv", "grid-2026-05-11.csv", "person.csv"}, names); diff != "" {
		t.Error(diff)
	}
	if got.Version != 1 || got.Verdict != solver.Feasible || !cmp.Equal(got.Options, answer.Options{Seed: 7, Effort: 1000}) || got.Effort != 999 || got.Stopped != "effort" ||
		len(got.Tiers) != 9 || len(got.Placements) != 2 || got.Placements[1].StartLocal != "2026-05-11T11:00Z" || got.Tool.Name != "programme" ||
		len(got.Zones) != 1 || got.Zones[0].Offsets[0].Offset != "+00:00" {
		t.Errorf("got %+v", got)
	}
}
