package board

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"programme/fixtures/browser"
)

// rules of html-validate that are not asked: titles are those of events, however long; what was taken
// from a browser has the style of what scripts place, as browsers write it; what can stand in a change
// is no select.
var rulesOff = map[string]any{
	"long-title": "off", "no-inline-style": "off", "doctype-style": "off", "attribute-boolean-style": "off", "void-style": "off",
	"no-trailing-whitespace": "off", "attribute-empty-style": "off", "prefer-native-element": []any{"error", map[string]any{"exclude": []string{"listbox"}}},
}

func TestPageIsValid(t *testing.T) {
	tools := browser.NodeTools(t)
	html, err := page.ReadFile("assets/index.html")
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{"index.html": string(html)}
	in := browser.Start(t)
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
	browser.Validate(t, tools, pages, rulesOff)
}

func TestPageIsAccessible(t *testing.T) {
	axe := browser.Axe(t, browser.NodeTools(t))
	in := browser.Start(t)
	for _, scheme := range []string{"light", "dark"} {
		b := play(t)
		p := open(t, in, b.address(), nil, media(scheme))
		p.Accessible(axe, scheme+" at first")
		p.Click(card("WS 2"))
		p.Accessible(axe, scheme+" with a session")
		p.Press("c")
		p.says("1 of 2")
		p.Keys(kb.Enter)
		p.says("where it is")
		p.Accessible(axe, scheme+" lifted by a key")
		p.Keys(kb.Escape)
		p.lift("WS 1")
		p.over(0, "11:30", "needs others")
		p.Accessible(axe, scheme+" lifted by the pointer")
		p.letDown(0, "11:30")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
		p.Accessible(axe, scheme+" proposed")
		p.Keys(kb.Escape)
		p.until(`!document.querySelector(".is-future")`)
		p.lift("WS 1")
		p.over(2, "10:00", "forbidden")
		p.letDown(2, "10:00")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "It cannot be"`)
		p.Accessible(axe, scheme+" refused")
		p.Keys(kb.Escape)
		p.Press("?")
		p.until(`document.getElementById("the_dialog").open`)
		p.Accessible(axe, scheme+" keys")
		p.Keys(kb.Escape)
		p.Press("/")
		p.Keys("o", "n", "e")
		p.until(`document.getElementById("the_found").textContent === "1 of 6 sessions"`)
		p.Accessible(axe, scheme+" searched")
		p.Do(chromedp.EmulateViewport(390, 844))
		p.Accessible(axe, scheme+" on a phone")
	}
}
