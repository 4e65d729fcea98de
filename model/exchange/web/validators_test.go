package web_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"programme/fixtures/browser"
	"programme/model"
	"programme/model/check"
	"programme/model/exchange/report"
	"programme/model/exchange/web"
	"programme/model/exchange/words"
	"programme/model/rules"
	"programme/model/tables"
)

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

// losses returns the page on losses with everything that it can have.
func losses(e *model.Event, p *model.Programme) string {
	group := report.LossGroup{ID: "of-person", Title: "People", Words: "Each <person>.", One: "Person"}
	for i := range 30 {
		name := "Nobody </script> & \"x\""
		if i < len(e.People) {
			name = e.People[i].Name
		}
		group.Losses = append(group.Losses,
			report.Loss{Name: name, Lost: "away", Verdict: "proved", Told: i, Least: i, Words: "7 (+5)", Moved: "1", Days: "0", Costs: "tier 1 +5"})
	}
	group.Losses = append(group.Losses,
		report.Loss{Name: "Bo", Lost: "away", Verdict: "impossible", Fatal: true, Why: "R01 <b>", FatalOf: "1 of 2"},
		report.Loss{Name: "Cy", Lost: "away", Verdict: "unknown", Unknown: true},
		report.Loss{Name: "Di", Lost: "away", Verdict: "not proved", Told: 40, Least: 12, Words: "at most 40, at least 12", Moved: "4 found", Days: "1 found"})
	return string(report.LossPage(&report.Losses{
		Event: e, Programme: p, Verdict: []string{"2 losses </script>", "As it is"}, Facts: []report.Fact{{Number: "2", Text: "losses"}},
		Groups:  []report.LossGroup{group},
		Moved:   []report.MovedOften{{ID: "A", Title: "<A>", Moved: 3, Days: 1, Of: 9}, {ID: "B", Title: "B", Moved: 1, Of: 9}},
		Themes:  []report.ThemeLoss{{Theme: "<sea>", Sessions: 3, Points: []string{"Bo away (1 of 3)"}, Worst: "Di away: 40 to tell"}, {Theme: "Land", Sessions: 1}},
		Missing: []string{"person x away", "<y>"},
	}).Content)
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
		"page-empty.html":     page(t, &model.Event{Name: "Nothing"}, model.NewProgramme(nil)),
		"report-empty.html":   planned(t, &model.Event{Name: "Nothing"}, model.NewProgramme(nil)),
		"losses-hostile.html": losses(e, p), "losses-igf.html": losses(igfEvent, igfProgramme), "losses-empty.html": string(report.LossPage(&report.Losses{Event: &model.Event{Name: "Nothing"}, Programme: model.NewProgramme(nil)}).Content),
	}
	for _, tag := range words.Tags() {
		pages["page-told-"+tag+".html"] = string(web.Page(toldEvent, toldProgramme, web.Options{Language: tag}).Content)
		pages["report-told-"+tag+".html"] = string(report.Report(report.Subject{Event: toldEvent, Programme: toldProgramme, Language: tag}).Content)
	}
	return pages
}

func TestPagesAreValid(t *testing.T) {
	// A page is called after its event, however long its name is.
	browser.Validate(t, browser.NodeTools(t), written(t), map[string]any{"long-title": "off"})
}

func TestPagesAreAccessible(t *testing.T) {
	axe := browser.Axe(t, browser.NodeTools(t))
	in := browser.Start(t)
	e, programme := hostile(t)
	p := open(t, in, page(t, e, programme))
	p.choose("#the_search", "angstrom")
	p.Accessible(axe, "grid with some of its sessions")
	p.choose("#the_search", "")
	for _, scheme := range []string{"light", "dark"} {
		p.Accessible(axe, scheme+" grid")
		p.Click(`[data-view="list"]`)
		p.Click("#WS-0 .star")
		p.Click("#WS-1 .star")
		p.Accessible(axe, scheme+" list")
		p.Click(`[data-view="mine"]`)
		p.Click("#the_paper summary")
		p.Accessible(axe, scheme+" my programme and menu")
		p.Keys(kb.Escape)
		p.Click(`[data-view="grid"]`)
		p.Click("#block_0 a")
		p.Accessible(axe, scheme+" dialog")
		p.Click("#session_close")
		p.Click("#the_scheme")
	}
	toldEvent, toldProgramme := told(t)
	for _, tag := range []string{"en", "ar"} {
		p = open(t, in, string(web.Page(toldEvent, toldProgramme, web.Options{Language: tag}).Content), clockAt(t, "2026-05-11T08:05Z"))
		for _, scheme := range []string{"light", "dark"} {
			p.Accessible(axe, scheme+" grid with a break and what is on now, "+tag)
			p.Click("#block_0 a")
			p.Accessible(axe, scheme+" dialog that tells, "+tag)
			p.Click("#session_body .person")
			p.Accessible(axe, scheme+" sessions of a person, "+tag)
			p.Click("#the_clear")
			p.Eval(`document.querySelector(".told").open = true`)
			p.Accessible(axe, scheme+" list that tells, "+tag)
			p.Click(`[data-view="grid"]`)
			p.Click("#the_scheme")
		}
	}
	igfEvent, igfProgramme := igf(t)
	p = open(t, in, page(t, igfEvent, igfProgramme), chromedp.EmulateViewport(390, 844))
	p.choose("#the_search", "security") // axe is slow on hundreds of sessions
	p.Accessible(axe, "list of the IGF on a phone")
	p.Click(`[data-view="grid"]`)
	p.choose("#the_search", "")
	p.Accessible(axe, "grid of the IGF on a phone")
	arabic := string(report.Report(report.Subject{Event: igfEvent, Programme: igfProgramme, Language: "ar"}).Content)
	for name, html := range map[string]string{"hostile": planned(t, e, programme), "IGF": planned(t, igfEvent, igfProgramme), "IGF in Arabic": arabic} {
		p = open(t, in, html)
		p.Eval(`document.querySelector("details").open = true`)
		p.Accessible(axe, "report of the "+name)
	}
	for _, width := range []int64{1400, 390} {
		p = open(t, in, losses(igfEvent, igfProgramme), chromedp.EmulateViewport(width, 844))
		p.Eval(`for (const d of document.querySelectorAll("details")) d.open = true`)
		p.Accessible(axe, fmt.Sprintf("losses at %d pixels", width))
		if over := browser.Value[float64](p.Tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("the losses at %d pixels are %v pixels too wide", width, over)
		}
	}
}
