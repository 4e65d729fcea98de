package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	answer "programme/cmd/programme/internal/present/proved"
	"programme/cmd/programme/internal/term"
	"programme/solver/export/certificate"
)

// rewritten changes what certificate.json says, and makes the claims, claim.txt and all sums follow:
// a forger has our program too.
func rewritten(t *testing.T, dir string, change func(x *answer.Certificate)) {
	t.Helper()
	x := manifestOf(t, dir)
	change(x)
	x.Claims = x.Conclude()
	putFile(t, filepath.Join(dir, answer.ClaimFile), x.Claim())
	for i, f := range x.Files {
		if now, err := os.ReadFile(filepath.Join(dir, f.Name)); err == nil {
			x.Files[i].SHA256 = term.Sum(now)
		}
	}
	putFile(t, filepath.Join(dir, answer.Manifest), term.JSON(x))
}

func putFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
}

// Certificates that somebody has forged with care are refused, for the reason that there is.
func TestForgedCertificatesAreRefused(t *testing.T) {
	const impossible, best = "../../fixtures/impossible-pins", "../../fixtures/feasible-online-three-continents"
	certs := map[string]string{impossible: certified(t, impossible, "solve"), best: certified(t, best, "solve")}
	for _, c := range []struct {
		name, event string
		forge       func(t *testing.T, dir string, x *answer.Certificate)
		want        string
	}{
		{"a file outside", impossible, func(t *testing.T, dir string, x *answer.Certificate) {
			putFile(t, filepath.Join(filepath.Dir(dir), "out.cnf"), nil)
			x.Files[0].Name, x.Parts[0].Formula = "../out.cnf", "../out.cnf"
		}, `part 1 has a file "../out.cnf", where 1.cnf should be`},
		{"a file that no part has", impossible, func(t *testing.T, dir string, x *answer.Certificate) {
			putFile(t, filepath.Join(dir, "optimal.txt"), []byte("there is none better\n"))
			x.Files = append(x.Files, term.FileStamp{Name: "optimal.txt"})
		}, `certificate.json lists "optimal.txt", which is no file of a certificate of its parts`},
		{"a link", impossible, func(t *testing.T, dir string, _ *answer.Certificate) {
			from, to := filepath.Join(dir, "1.cnf"), filepath.Join(t.TempDir(), "out.cnf")
			if err := os.Rename(from, to); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(to, from); err != nil {
				t.Skip(err)
			}
		}, `"1.cnf": it is not a plain file`},
		{"an earlier programme by another name", impossible, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Question.From = "1.map"
		}, `the earlier programme is "1.map" and not from.csv`},
		{"an earlier programme that is not there", impossible, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Question.From = answer.From
		}, `"from.csv" is not listed in certificate.json`},
		{"a verdict of another kind", impossible, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Verdict = "optimal in all tiers"
		}, `certificate.json is of an answer "optimal in all tiers" of "solve", which is not certified`},
		{"a change that cannot be made", impossible, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Question.Changes = append(x.Question.Changes, "room nowhere closed every day")
		}, `what certificate.json makes of the event cannot be made of it: `},
		{"a change that was not asked about", impossible, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Question.Changes = append(x.Question.Changes, "session W1 cancelled")
		}, `part 1: `},
		{"a rule that is left out", impossible, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Parts[0].Instances = x.Parts[0].Instances[1:]
		}, `part 1: rule instance `},
		{"a sentence that says more", impossible, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Parts[0].Sentence += "\nand nothing else is in the way"
		}, `part 1 says "`},
		{"costs that are lower", best, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Costs[slices.IndexFunc(x.Costs, func(n int) bool { return n > 0 })]--
		}, `programme.csv costs [`},
		{"no programme", best, func(t *testing.T, dir string, x *answer.Certificate) {
			x.Files = slices.DeleteFunc(x.Files, func(f term.FileStamp) bool { return f.Name == answer.Programme })
		}, `"programme.csv" is not listed in certificate.json`},
		{"changes of what has no earlier programme", best, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Changes = make([]int, 5)
		}, `certificate.json counts changes, and the event has no earlier programme`},
		{"people weighed that are not", best, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Weighed = true
		}, `people told are weighed`},
		{"a limit that wraps around", best, func(_ *testing.T, _ string, x *answer.Certificate) {
			x.Parts[len(x.Parts)-1].Given = []int{1<<63 - 1}
		}, `part `},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := copied(t, certs[c.event])
			rewritten(t, dir, func(x *answer.Certificate) { c.forge(t, dir, x) })
			if code, said := verified(t, dir, c.event); code != term.ExitNo || !strings.HasPrefix(said, "refused: "+c.want) && !strings.Contains(said, c.want) {
				t.Errorf("exit code %d:\n%s", code, said)
			}
		})
	}
}

// A certificate that lacks the proof of a tier says no more than the others do.
func TestTiersWithoutProofAreNotClaimed(t *testing.T) {
	const event = "../../fixtures/feasible-online-three-continents"
	dir := certified(t, event, "solve")
	tier := 0
	rewritten(t, dir, func(x *answer.Certificate) {
		last := &x.Parts[len(x.Parts)-1]
		tier = last.Tier
		for _, name := range []string{last.Formula, last.Map, last.Proof} {
			x.Files = slices.DeleteFunc(x.Files, func(f term.FileStamp) bool { return f.Name == name })
		}
		x.Parts = x.Parts[:len(x.Parts)-1]
	})
	code, said := verified(t, dir, event)
	if code != 0 || strings.Contains(said, "No programme that keeps them costs less: ") || strings.Contains(said, "in tier "+string(rune('0'+tier))) {
		t.Errorf("exit code %d, and tier %d has no proof:\n%s", code, tier, said)
	}
	if !strings.Contains(said, "not looked at: ") {
		t.Errorf("files that the certificate does not have are not named:\n%s", said)
	}
}

// What a forger writes where anything can stand makes no line of its own in claim.txt, nor is anything
// claimed of an event that nobody looked at.
func TestNoLineIsSlippedIn(t *testing.T) {
	const event, line = "../../fixtures/impossible-pins", "There is no better programme."
	dir := certified(t, event, "solve")
	rewritten(t, dir, func(x *answer.Certificate) {
		x.Tool.Version += "\n" + line
		x.Missing = append(x.Missing, "nothing\r\n\x1b[2J"+line)
		x.Question.Now, x.Event.Name = "\n"+line, "\n"+line
	})
	text, err := os.ReadFile(filepath.Join(dir, answer.ClaimFile))
	if err != nil || strings.Contains("\n"+string(text), "\n"+line) || strings.ContainsAny(string(text), "\r\x1b") {
		t.Errorf("%v, and claim.txt is\n%q", err, text)
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"verify", dir, "--json"}, strings.NewReader(""), &out, &out); code != 0 || !strings.Contains(out.String(), `"claims": [],`) {
		t.Errorf("exit code %d:\n%s", code, out.String())
	}
}

// A small file that unpacks to a large one is refused before it takes the memory.
func TestBombsAreRefused(t *testing.T) {
	dir := certified(t, "../../fixtures/impossible-pins", "solve")
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	if _, err := w.Write(make([]byte, 1<<20)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	putFile(t, filepath.Join(dir, "1.cnf.gz"), bomb.Bytes())
	rewritten(t, dir, func(x *answer.Certificate) {
		for i := range x.Files {
			if x.Files[i].Name == "1.cnf" {
				x.Files[i].Name = "1.cnf.gz"
			}
		}
		x.Parts[0].Formula = "1.cnf.gz"
	})
	v := &verifying{dir: dir, left: 1 << 19}
	if err := v.read(); err == nil || !strings.HasPrefix(err.Error(), "1.cnf.gz: a certificate has no more than ") {
		t.Error(err)
	}
}

// A large certificate is packed, all but the claims, and is read again.
func TestLargeFilesArePacked(t *testing.T) {
	p := &proving{Certificate: &answer.Certificate{}}
	large := bytes.Repeat([]byte("0123456789abcde\n"), compressedFrom/16)
	p.addPart(&certificate.Proved{
		Statement: certificate.Statement{Kind: certificate.Core},
		Text:      &certificate.Text{Sentence: string(large), Formula: large, Map: large[1:]}, Proof: large,
	})
	p.add(answer.ClaimFile, p.Claim())
	var names []string
	for _, f := range p.files {
		names = append(names, f.Name)
	}
	if want := []string{"1.cnf.gz", "1.map", "1.lrat.gz", "claim.txt"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
	if held, err := p.Holds(); err != nil || !slices.Equal(held, []string{"claim.txt", "1.cnf.gz", "1.map", "1.lrat.gz"}) {
		t.Error(held, err)
	}
}

// An answer that was edited to say more than it did is no answer to prove.
func TestEditedAnswersAreRefused(t *testing.T) {
	const best, moved = "../../fixtures/feasible-online-three-continents", "../../fixtures/igf2023-published"
	asked := map[string][]string{
		best:  {"solve", best, "--json", "-q"},
		moved: {"what-if", moved, "room C-1 closed 2023-10-11 09:00-12:30", "--json", "-q"},
	}
	answers := map[string][]byte{}
	for event, args := range asked {
		var out, errs bytes.Buffer
		if code := run(t.Context(), args, strings.NewReader(""), &out, &errs); code != 0 {
			t.Fatal(code, errs.String())
		}
		answers[event] = out.Bytes()
	}
	tier := func(x map[string]any, i int) map[string]any { return x["tiers"].([]any)[i].(map[string]any) }
	counts := func(x map[string]any, of string) map[string]any {
		return x["answer"].(map[string]any)[of].(map[string]any)
	}
	for _, c := range []struct {
		name, event string
		edit        func(x map[string]any)
		want        string
	}{
		{"a lower cost", best, func(x map[string]any) {
			for i := range 9 {
				tier(x, i)["cost"], tier(x, i)["bound"] = 0, 0
			}
		}, `"stdin" says that its programme costs [0 0 0 0 0 0 0 0 0], and it costs [`},
		{"a higher bound", best, func(x map[string]any) { tier(x, 0)["bound"] = 1 << 20 }, `"stdin" says that no programme has less than 1048576 in tier 1, and its own has `},
		{"tiers left out", best, func(x map[string]any) { x["tiers"] = []any{} }, `"stdin" says optimal of 0 tiers, and there are 9`},
		{"a session in another place", best, func(x map[string]any) {
			list := x["placements"].([]any)
			list[0].(map[string]any)["start"], list[0].(map[string]any)["end"] = list[1].(map[string]any)["start"], list[1].(map[string]any)["end"]
		}, ``},
		{"fewer changes", moved, func(x map[string]any) { counts(x, "counts")["told"], counts(x, "bound")["told"] = 3, 3 }, `"stdin" says that its programme changes [0 3 0 4 2], and it changes [0 33 0 4 2]`},
		{"a higher bound of changes", moved, func(x map[string]any) { counts(x, "bound")["told"] = 34 }, `"stdin" says that no programme has less than 34 told, and its own has 33`},
		{"nothing but the verdict", best, func(x map[string]any) { x["verdict"] = "impossible" }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var x map[string]any
			if err := json.Unmarshal(answers[c.event], &x); err != nil {
				t.Fatal(err)
			}
			c.edit(x)
			to := filepath.Join(t.TempDir(), "cert")
			var out, errs bytes.Buffer
			code := run(t.Context(), []string{"prove", c.event, "-", "-o", to, "-q", "--json"}, bytes.NewReader(term.JSON(x)), &out, &errs)
			if code == 0 || !strings.HasPrefix(errs.String(), "programme: "+c.want) && c.want != "" {
				t.Errorf("exit code %d:\n%s%s", code, out.String(), errs.String())
			}
			if _, err := os.Stat(to); err == nil {
				t.Error("a certificate was written")
			}
			if out.Len() > 0 && !strings.Contains(out.String(), `"claims": [],`) {
				t.Errorf("something is claimed:\n%s", out.String())
			}
		})
	}
}
