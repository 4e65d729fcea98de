package board

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// tab is a page in Chromium. What its console says, which should be nothing, is an error.
type tab struct {
	testing.TB
	ctx context.Context
}

// chromium starts a browser, or skips the test where there is none.
func chromium(t testing.TB) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("needs chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1400, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en"))
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 5*time.Minute) // for cleanup too
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// open opens an address in a new tab, after the actions, and waits for the board. What the
// console may say besides nothing is among allowed.
func open(t testing.TB, in context.Context, address string, allowed []string, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	limited, cancel := context.WithTimeout(in, 4*time.Minute) // so that what hangs ends
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(limited)
	t.Cleanup(cancel)
	p := &tab{t, ctx}
	listening, stop := context.WithCancel(ctx)
	said := chromedp.Console(listening)
	t.Cleanup(func() {
		p.eval("console.info('the end')")
		for m, err := range said {
			if err != nil || m.Text == "the end" {
				break
			}
			if !slices.ContainsFunc(allowed, func(a string) bool { return strings.Contains(m.Text, a) }) {
				t.Errorf("the console says %v (%s:%d)", m, m.URL, m.Line)
			}
		}
		stop()
	})
	p.do(chromedp.EmulateViewport(1400, 900), media("light"))
	p.do(before...)
	p.do(chromedp.Navigate(address))
	p.until(`document.getElementById("costs_body")?.childElementCount > 0`)
	return p
}

// media is a light or a dark screen without motion, which would still go on while the test looks.
func media(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}, {Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	})
}

func (p *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	for _, action := range actions {
		if err := chromedp.Do(p.ctx, action); err != nil {
			p.Fatal(err)
		}
	}
}

func (p *tab) click(selector string) {
	p.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector)))
}

func (p *tab) keys(keys ...string) {
	p.Helper()
	for _, k := range keys {
		if err := chromedp.Do(p.ctx, chromedp.KeyEvent(k)); err != nil {
			p.Fatal(err)
		}
	}
}

// press presses letters as a keyboard does: the page can keep them from writing.
func (p *tab) press(letters ...string) {
	p.Helper()
	for _, l := range letters {
		e := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: l, Text: l}
		if _, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, e); err != nil {
			p.Fatal(err)
		}
	}
}

// eval runs a script for what it does.
func (p *tab) eval(script string) { value[any](p, script+";null") }

// until waits for a condition of the page.
func (p *tab) until(condition string) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 20*time.Second)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](
		"new Promise((done) => { const look = () => ("+condition+") ? done(true) : setTimeout(look, 5); look(); })", chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatalf("%s: %v; the sentence is %q", condition, err, value[string](p, `document.getElementById("the_sentence").textContent`))
	}
}

// says waits for words in the sentence below the grid.
func (p *tab) says(words string) {
	p.Helper()
	p.until(fmt.Sprintf(`document.getElementById("the_sentence").textContent.includes(%q)`, words))
}

// value returns what an expression of the page is.
func value[T any](p *tab, expression string) (v T) {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil && !strings.Contains(err.Error(), "null") {
		p.Fatalf("%s: %v", expression, err)
	}
	return v
}

// shows fails unless the expression is as wanted.
func (p *tab) shows(what, expression string, want ...string) {
	p.Helper()
	got := value[[]string](p, expression)
	if diff := cmp.Diff(want, got); diff != "" && (len(want) > 0 || len(got) > 0) {
		p.Errorf("%s (-want +got):\n%s", what, diff)
	}
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
	if _, err := chromedp.Call(p.ctx, input.DispatchMouseEvent, e); err != nil {
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
	if _, err := chromedp.Call(p.ctx, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}); err != nil {
		p.Fatal(err)
	}
	got, err := chromedp.Call(p.ctx, performance.GetMetrics, cdp.Empty{})
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
