package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// licencesFile lists what the program is linked with, from the top of the tree.
const licencesFile = "../../THIRD_PARTY_LICENSES"

// systems are the systems that programs are built for: some modules are linked on one
// of them only.
var systems = []string{"linux", "darwin", "windows"}

// module is a module that the program is linked with.
type module struct {
	Path, Version, Dir string
}

// linked returns the modules of the packages that the program imports, on any of the
// systems, by path.
func linked(t *testing.T) []module {
	t.Helper()
	modules := map[string]module{}
	for _, system := range systems {
		list := exec.Command("go", "list", "-deps", "-json=Module,Standard", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			t.Fatalf("go list for %s: %v", system, err)
		}
		decoder := json.NewDecoder(bytes.NewReader(out))
		for {
			var pkg struct {
				Standard bool
				Module   *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := decoder.Decode(&pkg); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if m := pkg.Module; m != nil && !m.Main {
				modules[m.Path] = module{m.Path, m.Version, m.Dir}
			}
		}
	}
	var all []module
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		all = append(all, modules[path])
	}
	return all
}

// texts returns the licence and notice files of a folder, by name.
func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		upper := strings.ToUpper(entry.Name())
		for _, prefix := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"} {
			if strings.HasPrefix(upper, prefix) && entry.Type().IsRegular() {
				content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
				if err != nil {
					t.Fatal(err)
				}
				files[entry.Name()] = string(content)
			}
		}
	}
	return files
}

// standardLibrary heads the licence of Go, whose text is that of the Go that wrote the
// file: another Go may word it otherwise, or come without it.
const standardLibrary = "Go standard library"

// modulesOf returns the lines of the file from the first module on.
func modulesOf(text string) []string {
	sections := strings.SplitN(text, "\n"+strings.Repeat("=", 80)+"\n", 3)
	return strings.Split(sections[len(sections)-1], "\n")
}

// THIRD_PARTY_LICENSES holds, for every module that the program is linked with, the
// version and the text of its licence, and those of Go and of the data of others.
func TestThirdPartyLicencesAreComplete(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	want.WriteString("The program is linked with the Go standard library and the modules below, and has data of the Unicode CLDR in it.\n")
	section := func(name, dir string) {
		files := texts(t, dir)
		if len(files) == 0 && name != standardLibrary {
			t.Errorf("%s has no licence file", name)
		}
		fmt.Fprintf(&want, "\n%s\n%s\n", strings.Repeat("=", 80), name)
		for _, file := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(&want, "%s\n%s\n\n%s\n", strings.Repeat("-", 80), file, strings.TrimSpace(strings.ReplaceAll(files[file], "\r\n", "\n")))
		}
	}
	section(standardLibrary, strings.TrimSpace(string(root)))
	for _, m := range linked(t) {
		section(m.Path+" "+m.Version, m.Dir)
	}
	section("Unicode CLDR 48, supplemental/windowsZones", "../../model/tables")
	if *update {
		if err := os.WriteFile(licencesFile, []byte(want.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(licencesFile)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), "\n"+standardLibrary+"\n") {
		t.Error("THIRD_PARTY_LICENSES has nothing on " + standardLibrary)
	}
	if diff := cmp.Diff(modulesOf(want.String()), modulesOf(string(got))); diff != "" {
		t.Errorf("THIRD_PARTY_LICENSES (go test -update ./cmd/programme writes it anew): %s", diff)
	}
}
