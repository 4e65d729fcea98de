package web_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"programme/model"
	"programme/model/check"
	"programme/model/exchange/report"
	"programme/model/exchange/web"
	"programme/model/exchange/words"
	"programme/model/rules"
	"programme/model/tables"
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

// planned returns the planners' report with everything that it can have.
func planned(t *testing.T, e *model.Event, p *model.Programme) string {
	t.Helper()
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	judged := check.Programme(book, p)
	s := report.Subject{Event: e, Programme: p, Book: book, Judged: judged, Verdict: []string{"Feasible </script>", "Tier 1 costs 3"}}
	for _, v := range judged.Worst() {
		s.Charges = append(s.Charges, report.Charge{
			Tier: v.Level.Tier(), Rule: v.Rule, Name: "<rule>", Unit: "minutes", Violations: 2, Amount: v.Amount, Cost: v.Cost(),
			Worst: []report.Sentence{{Text: v.Sentence, Cost: v.Cost()}},
		})
	}
	return string(report.Report(s).Content)
}

// written returns the pages that the validators see: those of a real event and of one
// whose names are hostile.
func written(t *testing.T) map[string]string {
	t.Helper()
	e, p := hostile(t)
	igfEvent, igfProgramme := igf(t)
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	whole := read.Event
	toldEvent, toldProgramme := told(t)
	pages := map[string]string{
		"page-hostile.html": page(t, e, p), "page-igf.html": page(t, igfEvent, igfProgramme),
		"report-hostile.html": planned(t, e, p), "report-igf.html": planned(t, whole, whole.Baseline),
		"page-empty.html":   page(t, &model.Event{Name: "Nothing"}, model.NewProgramme(nil)),
		"report-empty.html": planned(t, &model.Event{Name: "Nothing"}, model.NewProgramme(nil)),
	}
	for _, tag := range words.Tags() {
		pages["page-told-"+tag+".html"] = string(web.Page(toldEvent, toldProgramme, web.Options{Language: tag}).Content)
		pages["report-told-"+tag+".html"] = string(report.Report(report.Subject{Event: toldEvent, Programme: toldProgramme, Language: tag}).Content)
	}
	return pages
}

func TestPagesAreValid(t *testing.T) {
	tools, dir := nodeTools(t), t.TempDir()
	// A page is called after its event, however long its name is.
	config := filepath.Join(dir, "config.json")
	files := map[string]string{"config.json": `{"root": true, "extends": ["html-validate:recommended"], "rules": {"long-title": "off"}}`}
	for name, html := range written(t) {
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

func TestPagesAreAccessible(t *testing.T) {
	tools := nodeTools(t)
	source, err := os.ReadFile(filepath.Join(tools, "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	axe := string(source)
	in := chromium(t)
	e, programme := hostile(t)
	p := open(t, in, page(t, e, programme))
	p.choose("#the_search", "angstrom")
	p.axe(axe, "grid with some of its sessions")
	p.choose("#the_search", "")
	for _, scheme := range []string{"light", "dark"} {
		p.axe(axe, scheme+" grid")
		p.click(`[data-view="list"]`)
		p.click("#WS-0 .star")
		p.click("#WS-1 .star")
		p.axe(axe, scheme+" list")
		p.click(`[data-view="mine"]`)
		p.click("#the_paper summary")
		p.axe(axe, scheme+" my programme and menu")
		p.keys(kb.Escape)
		p.click(`[data-view="grid"]`)
		p.click("#block_0 a")
		p.axe(axe, scheme+" dialog")
		p.click("#session_close")
		p.click("#the_scheme")
	}
	toldEvent, toldProgramme := told(t)
	for _, tag := range []string{"en", "ar"} {
		p = open(t, in, string(web.Page(toldEvent, toldProgramme, web.Options{Language: tag}).Content), clockAt(t, "2026-05-11T08:05Z"))
		for _, scheme := range []string{"light", "dark"} {
			p.axe(axe, scheme+" grid with a break and what is on now, "+tag)
			p.click("#block_0 a")
			p.axe(axe, scheme+" dialog that tells, "+tag)
			p.click("#session_body .person")
			p.axe(axe, scheme+" sessions of a person, "+tag)
			p.click("#the_clear")
			p.eval(`document.querySelector(".told").open = true`)
			p.axe(axe, scheme+" list that tells, "+tag)
			p.click(`[data-view="grid"]`)
			p.click("#the_scheme")
		}
	}
	igfEvent, igfProgramme := igf(t)
	p = open(t, in, page(t, igfEvent, igfProgramme), chromedp.EmulateViewport(390, 844))
	p.choose("#the_search", "security") // axe is slow on hundreds of sessions
	p.axe(axe, "list of the IGF on a phone")
	p.click(`[data-view="grid"]`)
	p.choose("#the_search", "")
	p.axe(axe, "grid of the IGF on a phone")
	arabic := string(report.Report(report.Subject{Event: igfEvent, Programme: igfProgramme, Language: "ar"}).Content)
	for name, html := range map[string]string{"hostile": planned(t, e, programme), "IGF": planned(t, igfEvent, igfProgramme), "IGF in Arabic": arabic} {
		p = open(t, in, html)
		p.eval(`document.querySelector("details").open = true`)
		p.axe(axe, "report of the "+name)
	}
}
