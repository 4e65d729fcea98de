package board

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"programme/fixtures/browser"
)

// tab is a board in Chromium.
type tab struct{ *browser.Tab }

// open opens an address in a new tab, after the actions, and waits for the board. What the
// console may say besides nothing is among allowed.
func open(t testing.TB, in context.Context, address string, allowed []string, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	first := []chromedp.Action[chromedp.Void]{chromedp.EmulateViewport(1400, 900), media("light")}
	p := &tab{browser.Open(t, in, address, browser.Opening{Before: append(first, before...), Allowed: allowed})}
	p.until(`document.getElementById("costs_body")?.childElementCount > 0`)
	return p
}

// media is a light or a dark screen.
func media(scheme string) chromedp.Action[chromedp.Void] { return browser.Media("", scheme) }

// until waits for a condition of the page.
func (p *tab) until(condition string) {
	p.Helper()
	p.Until(condition, `"the sentence is " + document.getElementById("the_sentence").textContent`)
}

// value returns what an expression of the page is.
func value[T any](p *tab, expression string) T {
	p.Helper()
	return browser.Value[T](p.Tab, expression)
}

// says waits for words in the sentence below the grid.
func (p *tab) says(words string) {
	p.Helper()
	p.until(fmt.Sprintf(`document.getElementById("the_sentence").textContent.includes(%q)`, words))
}

// leaves waits until the page shows another state than that number, and rests.
func (p *tab) leaves(number int) {
	p.Helper()
	p.until(fmt.Sprintf(`document.querySelector("#states_list .is-now .number").textContent !== "%d" && document.getElementById("the_run").hidden`, number))
}

func texts(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].filter((e) => e.checkVisibility()).map((e) => e.innerText.trim().replace(/\s+/g, " "))`
}

// spot is where something is in the window.
type spot struct{ X, Y float64 }

func card(session string) string { return "[data-session='" + session + "']" }

// of is a little inside the upper left corner of an element, which is scrolled to.
func (p *tab) of(selector string) spot {
	p.Helper()
	return value[spot](p, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({ block: "nearest" }); const b = e.getBoundingClientRect(); return { X: b.left + 14, Y: b.top + 8 }; })()`, selector))
}

// cell is the middle of the cell of a room and a time of the first day that is shown, in the
// window: its column by the head of the room, its row by the hours of the rail.
func (p *tab) cell(room int, clock string) spot {
	p.Helper()
	return value[spot](p, fmt.Sprintf(`(() => {
		const head = document.querySelectorAll("#the_heads h3")[%d].getBoundingClientRect();
		const [h, m] = %q.split(":").map(Number);
		const hours = [...document.querySelectorAll("#the_rail .time")];
		const at = hours.find((t) => Number(t.textContent.slice(0, 2)) === h).getBoundingClientRect().top;
		const hour = hours[1].getBoundingClientRect().top - hours[0].getBoundingClientRect().top;
		return { X: head.left + head.width / 2, Y: at + hour * m / 60 + 6 };
	})()`, room, clock))
}

func (p *tab) mouse(kind input.DispatchMouseEventType, at spot) {
	p.Helper()
	e := input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1}
	if _, err := chromedp.Call(p.Ctx, input.DispatchMouseEvent, e); err != nil {
		p.Fatal(err)
	}
}

// lift presses the card of a session and moves until the cells are shown.
func (p *tab) lift(session string) {
	p.Helper()
	at := p.of(card(session))
	p.mouse(chromedp.MouseMoved, at)
	p.mouse(chromedp.MousePressed, at)
	p.mouse(chromedp.MouseMoved, spot{at.X + 9, at.Y + 9})
	p.until(`document.querySelector(".cells .free") && document.querySelector("#the_legend .is-free")`)
}

// over moves what is lifted over a cell and waits for what is said of it.
func (p *tab) over(room int, clock, words string) {
	p.Helper()
	p.mouse(chromedp.MouseMoved, p.cell(room, clock))
	p.says(words)
}

func (p *tab) letDown(room int, clock string) {
	p.Helper()
	p.mouse(chromedp.MouseReleased, p.cell(room, clock))
}

// where waits until a session is where it should be in the grid: "Mon 11 May 09:00–10:00, A".
func (p *tab) where(session, words string) {
	p.Helper()
	p.until(fmt.Sprintf(`(() => { const c = document.querySelector('#the_blocks [data-session="%s"]'); return c && (c.querySelector(".when").textContent + c.querySelector(".unseen").textContent).includes(%q); })()`, session, words))
}

func (p *tab) unplaced(sessions ...string) {
	p.Helper()
	want := strings.Join(sessions, ",")
	p.until(fmt.Sprintf(`[...document.querySelectorAll("#tray_list [data-session]")].map((e) => e.dataset.session).join() === %q`, want))
}

const focused = `[document.activeElement.dataset.session ?? document.activeElement.id]`

// counted is what the browser has counted of the page so far: "LayoutCount", or seconds of
// the main thread's processor in "TaskDuration", "ScriptDuration" and the like.
func (p *tab) counted(what string) float64 {
	p.Helper()
	if _, err := chromedp.Call(p.Ctx, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}); err != nil {
		p.Fatal(err)
	}
	got, err := chromedp.Call(p.Ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		p.Fatal(err)
	}
	for _, m := range got.Metrics {
		if m.Name == what {
			return m.Value
		}
	}
	p.Fatalf("the browser counts no %s", what)
	return 0
}
