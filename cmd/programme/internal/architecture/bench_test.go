package architecture_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// words runs what .ci/bench reads and writes its figures with.
func words(t *testing.T, part, input string, files ...string) string {
	t.Helper()
	awk, err := exec.LookPath("awk")
	if err != nil {
		t.Skip("there is no awk here")
	}
	cmd := exec.Command(awk, append([]string{"-f", ".ci/bench.awk", "-v", "part=" + part}, files...)...)
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

func TestBenchReadsAnswers(t *testing.T) {
	for name, c := range map[string]struct{ part, input, want string }{
		"a gap":            {"answer", "feasible: all 3 sessions placed\ntier 2: feasible, cost 22900, bound 12126, gap 10774 (48%): R36 22900\ntier 7: optimal, cost 40\n\nprogramme\n", "feasible,2=22900/12126 7=40/40\n"},
		"none":             {"answer", "unknown: no programme was found\n", "unknown,\n"},
		"of the rest":      {"answer", "impossible: no programme exists\nfeasible: 2 of 3 sessions placed\n  tier 2: feasible, cost 5, bound 0, gap 5 (100%)\n", "impossible,2=5/0\n"},
		"a peer":           {"peer", "c clasp\no 120\no 97\ns SATISFIABLE\n", "satisfiable,all=97/?\n"},
		"a peer's nothing": {"peer", "c clasp\ns UNKNOWN\n", "unknown,\n"},
		"silence":          {"peer", "", "none,\n"},
	} {
		if got := words(t, c.part, c.input); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestBenchSaysWhatChanged(t *testing.T) {
	const head = "date,commit,processors,others,rules,workers,event,load,seconds,solver,first_s,cpu_s,wall_s,peak_mb,verdict,tiers\n"
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	earlier := write("earlier", head+
		"2026-11-01,aaaaaaa,2,0.1,default,2,300,90,10,programme,0.9,20.0,10.2,470,feasible,2=22865/10797\n"+
		"2026-11-02,bbbbbbb,2,0.2,default,2,300,90,10,programme,0.8,20.0,10.2,200,feasible,2=22865/12000\n"+
		"2026-11-02,bbbbbbb,2,0.2,default,2,300,90,60,programme,0.8,120.0,60.2,999,feasible,2=1/1\n")
	fresh := write("fresh", "2026-11-03,ccccccc,2,0.3,default,2,300,90,10,programme,0.8,20.0,10.2,150,optimal,2=20000/20000\n"+
		"2026-11-03,ccccccc,2,0.3,default,8,300,90,10,programme,0.8,20.0,10.2,150,feasible,2=20000/12000\n")
	lines := strings.Split(strings.TrimSpace(words(t, "table", "", earlier, fresh)), "\n")
	if len(lines) != 4 {
		t.Fatalf("a head, two questions and one that changed are four lines:\n%s", strings.Join(lines, "\n"))
	}
	for i, want := range []string{"peak MB", "2=20000/20000", "since 2026-11-02 bbbbbbb, 0.2 others: peak 200 -> 150 MB; was feasible; tiers were 2=22865/12000", "2=20000/12000"} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d is %q, without %q", i+1, lines[i], want)
		}
	}
}
