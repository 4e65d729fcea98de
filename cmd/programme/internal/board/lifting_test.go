package board

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"programme/fixtures/browser"
)

// Lifting, by the pointer and by keys, and letting down on every kind of cell.
func TestLiftingInTheBrowser(t *testing.T) {
	in := browser.Start(t)

	t.Run("what is lifted says of each cell what becomes of it", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.lift("WS 1")
		p.Shows("the legend", texts("#the_legend li"), "6 free", "14 costs more", "7 needs others to move", "14 forbidden")
		p.over(0, "10:00", "WS 1, Mon 11 May 10:00–11:00, Aula \"A\" & <Sons>: free")
		p.over(2, "09:00", "forbidden – Closet is too small")
		p.over(0, "11:30", "needs others to move – taken by WS 2")
		p.over(0, "09:00", "where it is")
		p.Shows("beside the pointer", texts("#the_float .why"), "where it is")
		p.Keys(kb.Escape)
		p.until(`!document.querySelector(".cells") && document.getElementById("the_float").hidden`)
		if asked := b.log(); len(asked) > 0 {
			t.Errorf("looking at cells asked for steps: %q", asked)
		}
	})

	t.Run("free is done at once", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.lift("WS 1")
		p.over(1, "10:00", "free")
		p.letDown(1, "10:00")
		p.where("WS 1", "10:00–11:00, קומה ב׳, Mon 11 May")
		p.says("WS 1 is moved")
		p.Shows("asked", fmt.Sprintf("%q.split('|')", strings.Join(b.log(), "|")), fmt.Sprintf(`drop {"number":1,"session":"WS 1","start":%d,"room":"B"}`, playedOpens+60))
		p.Shows("a click was none", texts(".is-selected .id"), "WS 1")
	})

	t.Run("what is in the tray can be placed, and it costs what it costs", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.Shows("fewest places first", texts("#tray_list .top"), "OF 5 2 free", "OF 6 optional, 9 places")
		p.Click(`[data-date="2026-05-12"]`)
		p.lift("OF 5")
		p.over(0, "10:00", "costs 2 more in tier 3 – another day than asked")
		p.letDown(0, "10:00")
		p.where("OF 5", "10:00–11:00")
		p.unplaced("OF 6")
		p.until(`document.querySelector("#costs_body tbody").innerText.includes("+212")`)
	})

	t.Run("what is let down on the tray is taken out", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.lift("WS 1")
		p.mouse(chromedp.MouseMoved, p.of("#the_tray h2"))
		p.says("WS 1 to the tray")
		p.mouse(chromedp.MouseReleased, p.of("#the_tray h2"))
		p.unplaced("OF 5", "OF 6", "WS 1")
		p.lift("WS 2")
		p.mouse(chromedp.MouseMoved, p.of("#the_costs h2"))
		p.says("WS 2 goes back where it was")
		p.mouse(chromedp.MouseReleased, p.of("#the_costs h2"))
		p.says("Nothing was moved")
		p.unplaced("OF 5", "OF 6", "WS 1")
	})

	t.Run("others move only when that is taken", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		drop := func() {
			p.lift("WS 1")
			p.over(0, "11:30", "needs others")
			p.letDown(0, "11:30")
			p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
		}
		drop()
		p.Shows("who moves", texts("#the_context .moves b"), "WS 1", "WS 2")
		p.Shows("who is told", texts("#the_context summary"), "1 person has to be told ▾")
		p.Shows("before and after", texts("#the_context tbody td"), "10", "+212")
		p.Shows("drawn", texts(".is-future b"), "WS 1")
		p.where("WS 2", "11:30–12:30")
		p.Do(chromedp.Reload())
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
		p.Keys(kb.Escape)
		p.until(`!document.querySelector(".is-future")`)
		p.where("WS 1", "09:00–10:00")
		drop()
		p.Shows("the button to take it has the focus", `[document.activeElement.dataset.act]`, "take")
		at := p.of(card("WS 3"))
		p.mouse(chromedp.MousePressed, at)
		p.mouse(chromedp.MouseMoved, spot{at.X + 9, at.Y + 9})
		p.says("First take or refuse what is proposed")
		p.mouse(chromedp.MouseReleased, at)
		p.Shows("nothing is in the hand", `[String(document.getElementById("the_float").hidden)]`, "true")
		p.Do(chromedp.Focus(chromedp.CSS("#the_context [data-act=take]")))
		p.Keys(kb.Enter)
		p.where("WS 1", "11:30–12:30")
	})

	t.Run("what cannot be says why and what would help", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.lift("WS 4")
		p.over(2, "10:00", "forbidden")
		p.letDown(2, "10:00")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "It cannot be"`)
		p.Shows("core", texts("#the_context .reasons li"), "Closet is too small R06 · rooms.csv:4")
		p.Shows("what helps", texts("#the_context .remedies li p:first-child"), "expect fewer people in WS 4")
		p.Click("#the_context .remedies button")
		p.until(`document.getElementById("asked_list").innerText.includes("session WS 4 expects 4")`)
	})

	t.Run("the keyboard does it all", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.Do(chromedp.Focus(chromedp.CSS("#the_blocks button[tabindex='0']")))
		p.Shows("one stop", texts("#the_blocks button[tabindex='0'] .id"), "WS 1")
		p.Keys(kb.ArrowDown)
		p.Shows("down in the room", focused, "WS 2")
		p.Keys(kb.ArrowRight)
		p.Shows("right to the nearest in time", focused, "WS 4")
		p.Keys(kb.Enter)
		p.says("WS 4, Mon 11 May 12:00–12:30, קומה ב׳: where it is")
		p.Keys(kb.ArrowUp)
		p.says("11:30–12:00, קומה ב׳: free")
		p.Keys(kb.ArrowLeft)
		p.says("taken by WS 2")
		p.Press("n")
		p.says("11:30–12:00, קומה ב׳: free")
		p.Keys(kb.Home)
		p.says("09:00–09:30, קומה ב׳: needs others")
		p.Keys(kb.PageDown)
		p.says("10:00–10:30, קומה ב׳: free")
		p.Shows("the cell has the focus", focused, "the_ghost")
		p.Keys(kb.End, kb.ArrowDown)
		p.says("Tue 12 May 09:00–09:30")
		p.Keys(kb.Escape)
		p.Shows("back on the card", focused, "WS 4")
		p.Keys(kb.Enter)
		p.says("where it is")
		p.Keys(kb.PageUp, kb.Enter)
		p.where("WS 4", "11:00–11:30")
		p.Press("h")
		p.until(`document.getElementById("the_dialog").open`)
		p.Keys("k", "e", "e", "p", kb.Enter)
		p.where("WS 4", "held")
		p.until(`!document.getElementById("the_dialog").open`)
		p.Press("t")
		p.Shows("the tray", focused, "OF 5")
		p.Keys(kb.ArrowDown)
		p.Shows("down in the tray", focused, "OF 6")
		p.Keys(kb.Enter)
		p.says("OF 6, Mon 11 May 10:00–10:30, Aula \"A\" & <Sons>: free")
		p.Keys(kb.Enter)
		p.where("OF 6", "10:00–10:30")
		p.unplaced("OF 5")
		p.Keys(kb.Delete)
		p.unplaced("OF 5", "OF 6")
		p.Shows("asked", fmt.Sprintf("%q.split('|')", strings.Join(b.log()[1:2], "|")), `hold {"number":2,"session":"WS 4","reason":"keep"}`)
	})

	t.Run("what follows the pointer changes no layout", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.lift("WS 1")
		p.over(1, "10:30", "free")
		at := p.cell(1, "10:30")
		frame := `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`
		wait := func() {
			if _, err := chromedp.Run(p.Ctx, chromedp.Evaluate[bool](frame, chromedp.EvalAwaitPromise)); err != nil {
				t.Fatal(err)
			}
		}
		wait()
		before := p.counted("LayoutCount")
		for i := range 30 {
			p.mouse(chromedp.MouseMoved, spot{at.X + float64(i%7), at.Y + float64(i%9)})
			wait()
		}
		if n := p.counted("LayoutCount") - before; n > 0 {
			t.Errorf("30 movements within a cell made %v layouts", n)
		}
	})
}
