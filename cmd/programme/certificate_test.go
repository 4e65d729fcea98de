package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	answer "programme/cmd/programme/internal/present/proved"
	"programme/cmd/programme/internal/term"
)

// certified writes a certificate of what a command says of an event, and returns its folder.
func certified(t *testing.T, event, command string, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	said := filepath.Join(dir, "answer.json")
	var out, errs bytes.Buffer
	run(t.Context(), append([]string{command, event, "--json", "-q"}, args...), strings.NewReader(""), &out, &errs)
	if err := os.WriteFile(said, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	cert := filepath.Join(dir, "cert")
	if code := run(t.Context(), []string{"prove", event, said, "-o", cert, "-q", "--time", "10m"}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatal(code, errs.String())
	}
	if code, said := verified(t, cert, event); code != 0 {
		t.Fatal(code, said)
	}
	return cert
}

func verified(t *testing.T, cert, event string) (code int, said string) {
	t.Helper()
	var out bytes.Buffer
	code = run(t.Context(), []string{"verify", cert, event, "-q"}, strings.NewReader(""), &out, &out)
	return code, out.String()
}

// What the fixtures claim is certified whole: why there is no programme, that none costs less of the
// small ones, and that none changes less of a published one.
func TestFixturesAreCertified(t *testing.T) {
	folders, err := filepath.Glob("../../fixtures/*le-*")
	if err != nil || len(folders) < 20 {
		t.Fatal(len(folders), err)
	}
	for _, event := range append(folders, "../../fixtures/seeds") {
		t.Run(filepath.Base(event), func(t *testing.T) {
			cert := certified(t, event, "solve")
			if strings.HasPrefix(filepath.Base(event), "impossible") {
				claims(t, cert, "There is no programme that keeps all hard rules.")
			} else {
				claims(t, cert, "No programme that keeps them costs less: ")
			}
		})
	}
	t.Run("igf2023-published", func(t *testing.T) {
		cert := certified(t, "../../fixtures/igf2023-published", "what-if", "room C-1 closed 2023-10-11 09:00-12:30")
		claims(t, cert, "No programme that keeps them changes less: 0 dropped, 33 told, 0 to another day, 4 to another time and 2 to another room.")
	})
}

func claims(t *testing.T, cert, claim string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(cert, answer.ClaimFile))
	if err != nil || !strings.Contains(string(text), "\n"+claim) {
		t.Errorf("%v: it does not claim %q:\n%s", err, claim, text)
	}
}

// Whatever is changed in a certificate, it is refused: a file as it lies there, and one whose sum is
// set right; of these a proof may still be one, with another number for a step.
func TestChangedCertificatesAreRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for event, tries := range map[string]int{
		"../../fixtures/impossible-pins": 100, "../../fixtures/impossible-person-overload": 100, "../../fixtures/feasible-online-three-continents": 100,
	} {
		t.Run(filepath.Base(event), func(t *testing.T) {
			cert, refused := certified(t, event, "solve"), 0
			for range tries {
				changed := copied(t, cert)
				name := changeOne(t, r, changed)
				if r.IntN(4) > 0 && name != answer.Manifest {
					setRight(t, changed, name)
				}
				proof := strings.HasSuffix(name, ".lrat") || strings.HasSuffix(name, ".sum")
				switch code, said := verified(t, changed, event); {
				case code == term.ExitNo:
					refused++
				case code != term.ExitAnswered || !proof:
					t.Errorf("%s was changed, and the exit code is %d:\n%s", name, code, said)
					t.Fatal(difference(t, cert, changed, name))
				}
			}
			if refused < tries*9/10 {
				t.Errorf("only %d of %d were refused", refused, tries)
			}
		})
	}
}

// copied copies a folder.
func copied(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// changeOne changes a word, a letter or a line of one file of a folder, and returns its name.
func changeOne(t *testing.T, r *rand.Rand, dir string) string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	name := files[r.IntN(len(files))].Name()
	path := filepath.Join(dir, name)
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	now := was
	for bytes.Equal(now, was) {
		lines := strings.SplitAfter(string(was), "\n")
		i := r.IntN(len(lines))
		switch r.IntN(5) {
		case 0:
			lines = slices.Delete(lines, i, i+1)
		case 1:
			lines = slices.Insert(lines, i, lines[r.IntN(len(lines))])
		case 2: // a number in place of another
			digits := strings.IndexAny(lines[i], "0123456789")
			if digits >= 0 {
				lines[i] = lines[i][:digits] + string(rune('0'+r.IntN(10))) + lines[i][digits+1:]
			}
		case 3:
			lines[i] = strings.Replace(lines[i], " ", " -", 1)
		case 4:
			if at := r.IntN(len(lines[i]) + 1); at < len(lines[i]) {
				lines[i] = lines[i][:at] + lines[i][at+1:]
			}
		}
		now = []byte(strings.Join(lines, ""))
	}
	if err := os.WriteFile(path, now, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// manifestOf reads certificate.json.
func manifestOf(t *testing.T, dir string) (x *answer.Certificate) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, answer.Manifest))
	if err == nil {
		err = json.Unmarshal(content, &x)
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// setRight lets certificate.json list a file as it is now.
func setRight(t *testing.T, dir, name string) {
	t.Helper()
	x := manifestOf(t, dir)
	now, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	for i := range x.Files {
		if x.Files[i].Name == name {
			x.Files[i].SHA256 = term.Sum(now)
		}
	}
	putFile(t, filepath.Join(dir, answer.Manifest), term.JSON(x))
}

func difference(t *testing.T, old, now, name string) string {
	t.Helper()
	a, _ := os.ReadFile(filepath.Join(old, name))
	b, _ := os.ReadFile(filepath.Join(now, name))
	x, y := strings.SplitAfter(string(a), "\n"), strings.SplitAfter(string(b), "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return x[i] + "now " + strings.Join(y[i:min(i+1, len(y))], "")
		}
	}
	return ""
}
