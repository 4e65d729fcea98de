package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/cmd/programme/internal/board"
)

// Whatever was done before a board is killed is there when it is opened again: also where the
// last line of its journal was cut short.
func TestABoardThatIsKilledLosesNothing(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	first := c.place(s, board.Costs)
	s = c.post("drop", first).State
	s = c.post("hold", board.Hold{Numbered: at(s), Session: first.Session, Reason: "the <minister> asked"}).State
	s = c.post("name", board.Name{Numbered: at(s), Words: "with the minister"}).State
	s = c.post("drop", c.place(s, board.Free)).State
	s = c.post("drop", board.Drop{Numbered: at(s), Session: s.Placements[3].Session}).State // taken out
	s = c.post("undo", at(s)).State
	if !s.Undo || !s.Redo || len(s.States) != 5 {
		t.Errorf("undo %v, redo %v, %d states; want both and 5", s.Undo, s.Redo, len(s.States))
	}
	want := c.state()
	c.kill()
	f, err := os.OpenFile(journalOf(dir), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(`{"state":{"number":6,"from`); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for range 2 { // with the cut line, and after it
		c = openBoard(t, dir, "event")
		if diff := cmp.Diff(want, c.state()); diff != "" {
			t.Fatalf("state (-before +after):\n%s", diff)
		}
		c.kill()
	}
	c = openBoard(t, dir, "event")
	if s = c.post("redo", at(want)).State; s.Number != 5 || len(s.Unplaced) != 1 {
		t.Errorf("state %d with %d unplaced after redo; want 5 with 1", s.Number, len(s.Unplaced))
	}
}

// What the board shows is what check says of the file that it writes, whatever was done.
func TestTheBoardShowsWhatCheckSays(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	for _, kind := range []board.Kind{board.Free, board.Costs, board.Costs, board.Free} {
		d := c.place(s, kind)
		l := c.lift(d.Session)
		i := slices.IndexFunc(l.Cells, func(x board.Cell) bool { return x.Kind == kind })
		next := c.post("drop", d).State
		if next == nil || where(next, d.Session) != fmt.Sprintf("%s@%d", d.Room, d.Start) {
			t.Fatalf("%s is not where it was dropped: %v", d.Session, next)
		}
		saysWhatCosts(t, l)
		for k, tier := range next.Tiers {
			if more := tier.Cost - s.Tiers[k].Cost; more != l.Cells[i].More[tier.Tier-1] {
				t.Errorf("%s %s: tier %d costs %d more, and was said to cost %d", d.Session, kind, tier.Tier, more, l.Cells[i].More[tier.Tier-1])
			}
		}
		s = next
	}
	c.post("write", board.Write{Numbered: at(s), Dir: "out"})
	var checked struct {
		Hard  int
		Tiers []struct{ Tier, Cost int }
	}
	if err := json.Unmarshal([]byte(runProgramme(t, dir, "check", "event", "out/programme.csv", "--json")), &checked); err != nil {
		t.Fatal(err)
	}
	if checked.Hard != 0 || s.Hard != 0 {
		t.Errorf("%d hard violations by check, %d by the board; want none", checked.Hard, s.Hard)
	}
	for _, tier := range s.Tiers {
		if k := slices.IndexFunc(checked.Tiers, func(x struct{ Tier, Cost int }) bool { return x.Tier == tier.Tier }); k < 0 || checked.Tiers[k].Cost != tier.Cost {
			t.Errorf("tier %d costs %d on the board, and check says %v", tier.Tier, tier.Cost, checked.Tiers)
		}
	}
}

// saysWhatCosts fails unless the reasons of cells that cost more say each tier in which they do.
func saysWhatCosts(t *testing.T, l *board.Lift) {
	t.Helper()
	for _, cell := range l.Cells {
		var said strings.Builder
		for _, r := range cell.Reasons {
			said.WriteString(l.Reasons[r].Words + "; ")
		}
		for tier, more := range cell.More {
			if cell.Kind == board.Costs && more > 0 && !strings.Contains(said.String(), fmt.Sprintf("more in tier %d", tier+1)) {
				t.Fatalf("%s costs %v more, and no reason says tier %d: %s", l.Session, cell.More, tier+1, &said)
			}
		}
	}
}

// Where sessions ask for overflow rooms, each has the cells of the rooms that it could be in: only
// who asks for one is offered rooms with it.
func TestLiftsBesideOverflowRooms(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"event.yaml":   "name: Halls\nzone: Europe/Lisbon\ndays: [{date: 2026-05-11, from: \"09:00\", to: \"13:00\"}]\ngrain: 30\ntypes: {talk: 60}\n",
		"rooms.csv":    "id,name,combines\nhall,Main Hall,\na,Hall A,\nb,Hall B,\nab,Hall AB,a;b\nr4,Room 4,\n",
		"sessions.csv": "id,title,type,overflow\nOP,Opening,talk,r4\nT1,Tides,talk,\n",
		"p.csv":        "session,start,room\nOP,2026-05-11T08:00Z,hall + r4\nT1,2026-05-11T08:00Z,ab\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c := openBoard(t, dir, ".", "p.csv")
	for session, rooms := range map[string][]string{
		"OP": {"hall", "a", "b", "ab", "r4", "hall + r4", "a + r4", "b + r4", "ab + r4"}, "T1": {"hall", "a", "b", "ab", "r4"},
	} {
		l := c.lift(session)
		if !slices.Equal(l.Rooms, rooms) || len(l.Cells) != len(rooms)*len(l.Starts) {
			t.Errorf("%s has %d cells in %q at %d starts", session, len(l.Cells), l.Rooms, len(l.Starts))
		}
		at := c.state().Placements[slices.IndexFunc(c.state().Placements, func(p board.Placement) bool { return p.Session == session })]
		i := slices.Index(l.Starts, at.Start)*len(l.Rooms) + slices.Index(l.Rooms, at.Room)
		if l.Cells[i].Kind != board.Here {
			t.Errorf("%s is %s where it is", session, l.Cells[i].Kind)
		}
	}
}

// A drop that needs others proposes what what-if finds, or says that it is impossible where what-if
// does; and nothing moves until it is taken.
func TestADropThatNeedsOthersIsAskedAsWhatIf(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	var d board.Drop
	var p *board.Proposal
	proposed := 0
	for i := 0; i < len(s.Placements) && proposed < 4; i += 2 {
		start, room, found := cellOf(c.lift(s.Placements[i].Session), board.Others)
		if !found {
			continue
		}
		drop := board.Drop{Numbered: at(s), Session: s.Placements[i].Session, Start: start, Room: room}
		a := c.post("drop", drop)
		asked := askAgain(t, dir, a.Command)
		switch {
		case a.Refusal != nil:
			if a.Refusal.Verdict != asked.Verdict {
				t.Errorf("the board says %s of %+v, what-if %s", a.Refusal.Verdict, drop, asked.Verdict)
			}
		case a.Proposal.People != asked.People || len(a.Proposal.Moves) != asked.Moved || a.Proposal.Proved != (asked.Verdict == "optimal"):
			t.Errorf("the board tells %d and moves %d, what-if %+v", a.Proposal.People, len(a.Proposal.Moves), asked)
		default:
			d, p = drop, a.Proposal
			proposed++
		}
	}
	if p == nil {
		t.Fatal("no drop needs others and has an answer")
	}
	now := c.state()
	if diff := cmp.Diff(s.Placements, now.Placements); diff != "" {
		t.Errorf("something moved before it was taken:\n%s", diff)
	}
	if now.Proposal == nil || now.Proposal.ID != p.ID {
		t.Error("a page that is loaded again does not have the proposal")
	}
	s = c.post("take", board.Take{Numbered: at(s), Proposal: p.ID}).State
	if where(s, d.Session) != fmt.Sprintf("%s@%d", d.Room, d.Start) || s.Hard != 0 {
		t.Errorf("%s is at %s, with %d hard violations", d.Session, where(s, d.Session), s.Hard)
	}
	if _, _, status := c.try("take", board.Take{Numbered: at(s), Proposal: p.ID}); status != http.StatusUnprocessableEntity {
		t.Errorf("a proposal is taken twice: %d", status)
	}
}

// whatIfSays is what of an answer of what-if a test compares.
type whatIfSays struct {
	Verdict       string
	People, Moved int
}

// askAgain runs a command line of the board.
func askAgain(t *testing.T, dir, line string) whatIfSays {
	t.Helper()
	cmd := exec.Command(program(t), append(shellWords(t, line)[1:], "--json")...)
	cmd.Dir = dir
	out, _ := cmd.Output() // the exit code is that of the verdict
	var answer struct{ Answer whatIfSays }
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatalf("%s: %v: %s", line, err, out)
	}
	return answer.Answer
}

// shellWords divides a command line of the board.
func shellWords(t *testing.T, line string) (words []string) {
	t.Helper()
	var word strings.Builder
	quoted, begun := false, false
	for _, r := range line {
		switch {
		case r == '\'':
			quoted, begun = !quoted, true
		case r == ' ' && !quoted:
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if quoted || word.Len() == 0 && !begun {
		t.Fatalf("%q is no command line", line)
	}
	return append(words, word.String())
}

// What nobody can do is refused with the reasons and with what would help.
func TestADropThatIsForbiddenSaysWhy(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	a := c.post("drop", c.place(s, board.Forbidden))
	if a.Refusal == nil || a.Refusal.Verdict != "impossible" || len(a.Refusal.Cores) == 0 || len(a.Refusal.Cores[0].Reasons) == 0 {
		t.Fatalf("%+v", a.Refusal)
	}
	if len(a.Refusal.Remedies) == 0 || len(a.Refusal.Remedies[0].Changes) == 0 {
		t.Errorf("nothing would help: %+v", a.Refusal)
	}
	if s.Number != c.state().Number {
		t.Error("a refusal made a state")
	}
}

// Of two tabs the one that is behind is told, and nothing is done; a step of one reaches the other.
func TestTwoTabsDoNotWriteOverEachOther(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	wait := c.listen()
	s := c.state()
	d := c.place(s, board.Costs)
	next := c.post("drop", d).State
	wait("state", func(data string) bool { return strings.Contains(data, fmt.Sprintf(`"number":%d,`, next.Number)) })
	for step, body := range map[string]any{
		"drop": d, "undo": at(s), "hold": board.Hold{Numbered: at(s), Session: d.Session}, "change": board.Change{Numbered: at(s), Text: "session " + d.Session + " optional"},
		"run": board.Run{Numbered: at(s), What: "rest"}, "write": board.Write{Numbered: at(s), Dir: "out"}, "name": board.Name{Numbered: at(s), Words: "x"},
	} {
		if _, p, status := c.try(step, body); status != http.StatusConflict || p.Number != next.Number {
			t.Errorf("%s at an earlier state: %d, %+v", step, status, p)
		}
	}
	if diff := cmp.Diff(next, c.state()); diff != "" {
		t.Errorf("something was done:\n%s", diff)
	}
	if said, err := runFails(t, dir, "board", "event", "--no-open"); !strings.Contains(said, "another board of this event is open") {
		t.Errorf("a second board: %v: %s", err, said)
	}
}

// Tables that change on disk are read again: what is wrong with them is listed with its line,
// and what the board has that they no longer have comes back with them.
func TestTheBoardReadsChangedTables(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	wait := c.listen()
	before := c.state()
	file := filepath.Join(dir, "event", "sessions.csv")
	content := textOf(t, file)
	replace := func(text string) {
		t.Helper()
		made := filepath.Join(dir, "made.csv") // not in the folder, which then changes once
		if err := os.WriteFile(made, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(made, file); err != nil {
			t.Fatal(err)
		}
		wait("event", func(string) bool { return true })
	}
	replace(content + "\"no end\n")
	s := c.state()
	if len(s.Faults) == 0 || s.Faults[0].File != "sessions.csv" || s.Faults[0].Line == 0 {
		t.Errorf("faults %+v", s.Faults)
	}
	if diff := cmp.Diff(before.Placements, s.Placements); diff != "" {
		t.Errorf("the programme is another one:\n%s", diff)
	}
	lines := strings.SplitAfter(content, "\n")
	gone := before.Placements[len(before.Placements)-1].Session
	without := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.HasPrefix(line, gone+",") })
	rest := filepath.Join(dir, "event", "rules.csv")
	if strings.Contains(textOf(t, rest), gone) || strings.Contains(textOf(t, filepath.Join(dir, "event", "cast.csv")), gone) {
		replace(content) // other tables name it
		return
	}
	replace(strings.Join(without, ""))
	if s = c.state(); len(s.Placements) != len(before.Placements)-1 || len(s.Faults) != 1 {
		t.Errorf("%d placements, faults %+v", len(s.Placements), s.Faults)
	}
	replace(content)
	if diff := cmp.Diff(before.Placements, c.state().Placements); diff != "" {
		t.Errorf("what came back is another one:\n%s", diff)
	}
}

// A board opens on tables with faults, and lists them.
func TestABoardOpensOnFaults(t *testing.T) {
	dir, _ := eventOf(t, "24")
	file := filepath.Join(dir, "event", "rooms.csv")
	content := textOf(t, file)
	if err := os.WriteFile(file, []byte(content+"\"no end\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	c := openBoard(t, dir, "event")
	wait := c.listen()
	if s := c.state(); len(s.Faults) == 0 || s.Faults[0].File != "rooms.csv" || s.Faults[0].Words == "" {
		t.Fatalf("faults %+v", s.Faults)
	}
	if _, _, status := c.try("undo", board.Numbered{}); status != http.StatusUnprocessableEntity {
		t.Errorf("undo: %d", status)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	wait("event", func(string) bool { return true })
	if s := c.state(); len(s.Faults) > 0 || s.Number != 1 || len(s.Unplaced) != 24 {
		t.Errorf("state %d, %d unplaced, faults %+v", s.Number, len(s.Unplaced), s.Faults)
	}
}

// The solver places the rest, and keeps what is held where it is.
func TestTheSolverPlacesTheRest(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	wait := c.listen()
	s := c.state()
	d := c.place(s, board.Costs)
	s = c.post("drop", d).State
	s = c.post("hold", board.Hold{Numbered: at(s), Session: d.Session}).State
	held := where(s, d.Session)
	for _, p := range s.Placements[:3] {
		if p.Session != d.Session {
			s = c.post("drop", board.Drop{Numbered: at(s), Session: p.Session}).State
		}
	}
	if s.Hard == 0 || len(s.Unplaced) == 0 {
		t.Fatal("nothing was taken out")
	}
	a := c.post("run", board.Run{Numbered: at(s), What: "rest"})
	if a.Busy == nil || !strings.Contains(a.Command, "programme solve event") {
		t.Errorf("%+v", a)
	}
	if _, _, status := c.try("undo", at(s)); status != http.StatusConflict && c.state().Number == s.Number {
		t.Errorf("a step beside a run: %d", status)
	}
	wait("progress", func(data string) bool { return strings.Contains(data, `"feasible":true`) })
	c.post("stop", at(s))
	wait("state", func(data string) bool { return !strings.Contains(data, fmt.Sprintf(`"number":%d,`, s.Number)) })
	got := c.state()
	if got.Busy != nil || got.Last == nil || got.Hard != 0 || len(got.Unplaced) != 0 || where(got, d.Session) != held {
		t.Errorf("busy %v, last %+v, %d hard, %d unplaced, held session at %s, not %s", got.Busy, got.Last, got.Hard, len(got.Unplaced), where(got, d.Session), held)
	}
}

// Publishing goes the way of the command: what breaks a rule is refused, the rest becomes the
// baseline and a version.
func TestTheBoardPublishes(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	a := c.post("publish", board.Publish{Numbered: at(s)})
	if !strings.Contains(a.Done, "version 1") {
		t.Errorf("done %q", a.Done)
	}
	runProgramme(t, dir, "check", "event", "event/baseline.csv")
	s = c.state()
	if !strings.Contains(s.Command, "--from event/baseline.csv") || strings.Contains(s.Command, "pin") {
		t.Errorf("the published programme comes from %s", s.Command)
	}
	told := 0 // cells that cost more because people have to be told
	for _, at := range s.Placements {
		l := c.lift(at.Session)
		saysWhatCosts(t, l)
		for _, cell := range l.Cells {
			if cell.Kind == board.Costs && slices.ContainsFunc(cell.Reasons, func(r int) bool { return strings.HasPrefix(l.Reasons[r].Words, "as few changes as possible: ") }) {
				told++
			}
		}
	}
	if told == 0 {
		t.Error("nobody has to be told of any move")
	}
	s = c.post("drop", c.place(s, board.Costs)).State
	if x, p, status := c.try("publish", board.Publish{Numbered: at(s)}); status != http.StatusOK {
		t.Errorf("the next version: %d %+v %+v", status, p, x)
	}
	s = c.state()
	broken := c.post("drop", board.Drop{Numbered: at(s), Session: s.Placements[0].Session}).State
	if _, p, status := c.try("publish", board.Publish{Numbered: at(broken)}); status != http.StatusUnprocessableEntity || p.Error == "" {
		t.Errorf("a programme that breaks a hard rule: %d %+v", status, p)
	}
	c.post("publish", board.Publish{Numbered: at(broken), Overwrite: true})
	s = c.post("undo", at(c.state())).State
	if _, _, status := c.try("publish", board.Publish{Numbered: at(s), State: "draft"}); status != http.StatusUnprocessableEntity {
		t.Errorf("a state that there is not: %d", status)
	}
	wait := c.listen()
	other := textOf(t, filepath.Join(dir, programme))
	if err := os.WriteFile(filepath.Join(dir, "event", "baseline.csv"), []byte(other), 0o666); err != nil {
		t.Fatal(err)
	}
	wait("event", func(string) bool { return true })
	if s = c.state(); strings.Contains(s.Command, "event/baseline.csv") {
		t.Errorf("somebody else changed the baseline, and the programme comes from %s", s.Command)
	}
	if log := runProgramme(t, dir, "log", "event"); !strings.Contains(log, "3") {
		t.Errorf("log %s", log)
	}
}

// The command line of a state gives its programme, from the file that the board began with.
func TestTheCommandOfAStateGivesItsProgramme(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	s = c.post("drop", c.place(s, board.Costs)).State
	s = c.post("drop", c.place(s, board.Free)).State
	s = c.post("drop", board.Drop{Numbered: at(s), Session: s.Placements[5].Session}).State
	cmd := exec.Command(program(t), append(shellWords(t, s.Command)[1:], "-o", "same")...)
	cmd.Dir = dir
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", s.Command, err, said)
	}
	c.kill()
	got := openBoard(t, dir, "event", "same/programme.csv").state()
	if len(got.Placements) != len(s.Placements) {
		t.Errorf("%d placements, not %d", len(got.Placements), len(s.Placements))
	}
	for _, p := range s.Placements {
		if where(got, p.Session) != where(s, p.Session) {
			t.Errorf("%s gives %s at %s, not at %s", s.Command, p.Session, where(got, p.Session), where(s, p.Session))
		}
	}
	if got.Number != s.Number {
		t.Errorf("state %d, though the programme that was named is that of state %d", got.Number, s.Number)
	}
}

// Every format of which a browser can have the file is one that it gets.
func TestTheBoardHandsOverEveryFormat(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	var e board.Event
	c.get("event", &e)
	if len(e.Formats) < 5 {
		t.Errorf("only %d formats", len(e.Formats))
	}
	for _, f := range e.Formats {
		if f.Files {
			a := c.post("export", board.Export{Numbered: at(s), Format: f.Name, To: "handed/" + f.Name + "/"})
			if !strings.Contains(a.Done, "written: handed/"+f.Name) {
				t.Errorf("%s: %q", f.Name, a.Done)
			}
			continue
		}
		answer, err := http.Get(c.address + fmt.Sprintf("export?format=%s&number=%d", f.Name, s.Number))
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK || !strings.HasPrefix(answer.Header.Get("Content-Disposition"), "attachment; ") {
			t.Errorf("%s: %d %v", f.Name, answer.StatusCode, answer.Header)
		}
	}
	if _, _, status := c.try("export", board.Export{Numbered: at(s), Format: "cnf", To: "x"}); status != http.StatusUnprocessableEntity {
		t.Errorf("a format that holds no programme: %d", status)
	}
}
