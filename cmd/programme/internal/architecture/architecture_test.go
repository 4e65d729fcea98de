// Package architecture_test holds ARCHITECTURE.md to the source.
package architecture_test

import (
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "programme"

// TestMain lets the tests run at the top of the tree, of which they are.
func TestMain(m *testing.M) {
	if err := os.Chdir(filepath.Join("..", "..", "..", "..")); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// layers are those of ARCHITECTURE.md, from the bottom up.
var layers = []string{"value", "judge", "event", "problem", "compile", "formula", "engine", "face", "cmd"}

// forEverybody are packages that all others may import.
var forEverybody = []string{"model", "model/when"}

// Packages are those of the page, and import no more than it says: nothing of a layer above
// their own, and each library in its home alone.
func TestImportsGoOneWay(t *testing.T) {
	listed := map[string][]string{} // cells, by package
	for _, row := range table(t, "package", "layer", "imports of ours, at most", "is") {
		listed[unquoted(row[0])] = row
	}
	homes := map[string]string{}
	for _, row := range table(t, "library", "home") {
		homes[unquoted(row[0])] = unquoted(row[1])
	}
	imports := importsOfOurs(t)
	for _, name := range slices.Sorted(maps.Keys(listed)) {
		if _, found := imports[name]; !found {
			t.Errorf("%s is on the page, and there is no such package", name)
		}
	}
	for _, from := range slices.Sorted(maps.Keys(imports)) {
		row, found := listed[from]
		if !found {
			t.Errorf("%s is not on the page", from)
			continue
		}
		allowed := append(quoted(row[2]), forEverybody...)
		for _, to := range imports[from] {
			if ours, found := strings.CutPrefix(to, module+"/"); found {
				if !matches(allowed, ours) {
					t.Errorf("%s imports %s, which the page does not say", from, ours)
				}
				if other := listed[ours]; other != nil && slices.Index(layers, other[1]) > slices.Index(layers, row[1]) {
					t.Errorf("%s (%s) imports %s (%s), which stands above it", from, row[1], ours, other[1])
				}
				continue
			}
			for library, home := range homes {
				if (to == library || strings.HasPrefix(to, library+"/")) && from != home {
					t.Errorf("%s imports %s, which is for %s alone", from, to, home)
				}
			}
			if slices.Contains([]string{"model", "model/rules", "model/check"}, from) && strings.Contains(to, ".") {
				t.Errorf("%s imports %s; it does with the standard library", from, to)
			}
		}
	}
}

// Every layer of the page is one that is known here, or is for tests.
func TestLayersOfThePageAreKnown(t *testing.T) {
	for _, row := range table(t, "package", "layer", "imports of ours, at most", "is") {
		if row[1] != "tests" && !slices.Contains(layers, row[1]) {
			t.Errorf("%s stands in a layer %q that is none", row[0], row[1])
		}
	}
	down := slices.Clone(layers)
	slices.Reverse(down)
	if text := page(t); !strings.Contains(text, "from top to bottom: "+strings.Join(down, ", ")+".") {
		t.Errorf("the page does not name the layers as %v", down)
	}
}

// Numbers stand in the package that the page says, with that value; and no number of the
// solver is missing on it.
func TestNumbersAreThoseOfThePage(t *testing.T) {
	text := page(t)
	source := parseSource(t)
	listed := map[string]bool{}
	for _, row := range table(t, "number", "package", "value", "meaning", "came from", "again by") {
		name, in, value := unquoted(row[0]), unquoted(row[1]), row[2]
		listed[in+"."+name] = true
		if !slices.Contains(source.values[in+"."+name], value) {
			t.Errorf("%s of %s is not %s; there is %v", name, in, value, source.elsewhere(name))
		}
		for i, cell := range row[3:5] {
			if cell == "" {
				t.Errorf("%s has no %s", name, []string{"meaning", "measurement"}[i])
			}
		}
	}
	_, untuned, found := strings.Cut(text, "### Not tuned")
	if !found {
		t.Fatal("the page does not say what is not tuned")
	}
	for _, name := range source.numbers {
		_, short, _ := strings.Cut(path.Base(name), ".")
		if strings.HasPrefix(name, "solver") && !listed[name] && !strings.Contains(untuned, "`"+short+"`") {
			t.Errorf("%s is a number that the page neither lists nor says is not tuned", name)
		}
	}
}

// Functions and benchmarks that the page names exist.
func TestFunctionsOfThePageExist(t *testing.T) {
	source := parseSource(t)
	named := regexp.MustCompile("`(?:[A-Za-z]+\\.)*([A-Za-z]+)\\(\\)`|\\b(Benchmark[A-Z][A-Za-z]*)")
	for _, match := range named.FindAllStringSubmatch(page(t), -1) {
		if name := match[1] + match[2]; !source.functions[name] {
			t.Errorf("%s is nowhere", name)
		}
	}
}

// page returns ARCHITECTURE.md.
func page(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// table returns the rows of all tables of the page with these columns: at least one.
func table(t *testing.T, columns ...string) (rows [][]string) {
	t.Helper()
	head := "| " + strings.Join(columns, " | ") + " |"
	inside := false
	for line := range strings.Lines(page(t)) {
		line = strings.TrimSpace(line)
		switch {
		case line == head:
			inside = true
		case !strings.HasPrefix(line, "|"):
			inside = false
		case inside && !strings.HasPrefix(line, "| ---"):
			cells := strings.Split(strings.Trim(line, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			if len(cells) != len(columns) {
				t.Fatalf("%d cells: %s", len(cells), line)
			}
			rows = append(rows, cells)
		}
	}
	if len(rows) == 0 {
		t.Fatalf("the page has no table %q", head)
	}
	return rows
}

func unquoted(cell string) string { return strings.Trim(cell, "`") }

// quoted returns what stands between backquotes.
func quoted(cell string) (names []string) {
	for i, part := range strings.Split(cell, "`") {
		if i%2 == 1 {
			names = append(names, part)
		}
	}
	return names
}

// matches reports whether one of the patterns is name or, as with go list, a/... that has it.
func matches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		root, tree := strings.CutSuffix(p, "/...")
		return p == name || tree && (root == name || strings.HasPrefix(name, root+"/"))
	})
}

// importsOfOurs returns what each of our packages imports, tests aside.
func importsOfOurs(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, module+"/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		name, list, _ := strings.Cut(strings.TrimSpace(line), ":")
		short := "."
		if name != module {
			short = strings.TrimPrefix(name, module+"/")
		}
		imports[short] = strings.Fields(list)
	}
	return imports
}

// source is what the page may name. Names are of the form package.name.
type source struct {
	values    map[string][]string // of constants and variables, as they are written
	numbers   []string            // constants of packages whose value is a number
	functions map[string]bool     // without packages and receivers
}

// elsewhere returns all that has a name, in any package.
func (s *source) elsewhere(name string) (all []string) {
	for key, values := range s.values {
		if strings.HasSuffix(key, "."+name) {
			all = append(all, key+" = "+strings.Join(values, " or "))
		}
	}
	slices.Sort(all)
	return all
}

func parseSource(t *testing.T) *source {
	t.Helper()
	s := &source{values: map[string][]string{}, functions: map[string]bool{}}
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s.read(files, file, filepath.ToSlash(filepath.Dir(name)), strings.HasSuffix(name, "_test.go"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// read enters what a file declares; of a test its functions alone.
func (s *source) read(files *token.FileSet, file *ast.File, in string, test bool) {
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			s.functions[f.Name.Name] = true
		}
	}
	if test {
		return
	}
	ast.Inspect(file, func(n ast.Node) bool {
		d, ok := n.(*ast.GenDecl)
		if !ok || d.Tok != token.CONST && d.Tok != token.VAR {
			return true
		}
		for _, spec := range d.Specs {
			v := spec.(*ast.ValueSpec)
			for i, name := range v.Names {
				if i >= len(v.Values) {
					continue
				}
				var text strings.Builder
				if printer.Fprint(&text, files, v.Values[i]) != nil {
					continue
				}
				key := in + "." + name.Name
				s.values[key] = append(s.values[key], text.String())
				if d.Tok == token.CONST && slices.Contains(file.Decls, ast.Decl(d)) && isNumber(v.Values[i]) {
					s.numbers = append(s.numbers, key)
				}
			}
		}
		return true
	})
}

// isNumber reports whether a value is written with a number, and is neither the first of an
// enumeration nor below zero, as what stands for none is.
func isNumber(value ast.Expr) bool {
	number := false
	other := false
	ast.Inspect(value, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			number = number || n.Kind == token.INT || n.Kind == token.FLOAT
		case *ast.Ident:
			other = other || n.Name == "iota"
		case *ast.UnaryExpr:
			other = other || n.Op == token.SUB
		}
		return true
	})
	return number && !other
}
