package board

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// nodeTools returns the folder into which npm installed html-validate and axe-core, or
// skips the test.
func nodeTools(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("NODE_TOOLS")
	if dir == "" {
		t.Skip("needs html-validate and axe-core: npm install --prefix DIR, and NODE_TOOLS=DIR")
	}
	return filepath.Join(dir, "node_modules")
}

// validate has html-validate look at pages, by name.
func validate(t *testing.T, tools string, pages map[string]string) {
	t.Helper()
	dir := t.TempDir()
	// Titles are those of events, however long; what was taken from a browser has the style of
	// what scripts place, as browsers write it. What can stand in a change is no select.
	config := filepath.Join(dir, "config.json")
	files := map[string]string{"config.json": `{"root": true, "extends": ["html-validate:recommended"], "rules": {"long-title": "off", "no-inline-style": "off", "doctype-style": "off", "attribute-boolean-style": "off", "void-style": "off", "no-trailing-whitespace": "off", "attribute-empty-style": "off", "prefer-native-element": ["error", {"exclude": ["listbox"]}]}}`}
	for name, html := range pages {
		files[name] = html
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("node", filepath.Join(tools, "html-validate", "bin", "html-validate.mjs"), "--config", config, "--formatter", "text", "*.html")
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.4000s", err, out)
	}
}

func TestPageIsValid(t *testing.T) {
	tools := nodeTools(t)
	html, err := page.ReadFile("assets/index.html")
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{"index.html": string(html)}
	in := chromium(t)
	b := play(t)
	p := open(t, in, b.address(), nil)
	whole := `"<!DOCTYPE html>" + document.documentElement.outerHTML`
	pages["began.html"] = value[string](p, whole)
	p.lift("WS 1")
	p.over(0, "11:30", "needs others")
	pages["lifted.html"] = value[string](p, whole)
	p.letDown(0, "11:30")
	p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
	pages["proposed.html"] = value[string](p, whole)
	validate(t, tools, pages)
}

// axe says what keeps people from using the page as it is shown now.
func (p *tab) axe(source, where string) {
	p.Helper()
	if !value[bool](p, `"axe" in window`) {
		p.eval(source)
	}
	found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](
		`axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ": " + n.html.slice(0, 160) + " " + n.failureSummary)))`,
		chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatal(err)
	}
	for _, violation := range found {
		p.Errorf("%s: %s", where, violation)
	}
}

func TestPageIsAccessible(t *testing.T) {
	tools := nodeTools(t)
	source, err := os.ReadFile(filepath.Join(tools, "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	axe := string(source)
	in := chromium(t)
	for _, scheme := range []string{"light", "dark"} {
		b := play(t)
		p := open(t, in, b.address(), nil, media(scheme))
		p.axe(axe, scheme+" at first")
		p.click(card("WS 2"))
		p.axe(axe, scheme+" with a session")
		p.press("c")
		p.says("1 of 2")
		p.keys(kb.Enter)
		p.says("where it is")
		p.axe(axe, scheme+" lifted by a key")
		p.keys(kb.Escape)
		p.lift("WS 1")
		p.over(0, "11:30", "needs others")
		p.axe(axe, scheme+" lifted by the pointer")
		p.letDown(0, "11:30")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
		p.axe(axe, scheme+" proposed")
		p.keys(kb.Escape)
		p.until(`!document.querySelector(".is-future")`)
		p.lift("WS 1")
		p.over(2, "10:00", "forbidden")
		p.letDown(2, "10:00")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "It cannot be"`)
		p.axe(axe, scheme+" refused")
		p.keys(kb.Escape)
		p.press("?")
		p.until(`document.getElementById("the_dialog").open`)
		p.axe(axe, scheme+" keys")
		p.keys(kb.Escape)
		p.press("/")
		p.keys("o", "n", "e")
		p.until(`document.getElementById("the_found").textContent === "1 of 6 sessions"`)
		p.axe(axe, scheme+" searched")
		p.do(chromedp.EmulateViewport(390, 844))
		p.axe(axe, scheme+" on a phone")
	}
}
