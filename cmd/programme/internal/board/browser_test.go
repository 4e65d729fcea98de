package board

import (
	"context"
	"fmt"
	"net/http"
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
	"github.com/chromedp/chromedp/kb"
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

func TestBoardInTheBrowser(t *testing.T) {
	in := chromium(t)

	t.Run("what is lifted says of each cell what becomes of it", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.lift("WS 1")
		p.shows("the legend", texts("#the_legend li"), "6 free", "14 costs more", "7 needs others to move", "14 forbidden")
		p.over(0, "10:00", "WS 1, Mon 11 May 10:00–11:00, Aula \"A\" & <Sons>: free")
		p.over(2, "09:00", "forbidden – Closet is too small")
		p.over(0, "11:30", "needs others to move – taken by WS 2")
		p.over(0, "09:00", "where it is")
		p.shows("beside the pointer", texts("#the_float .why"), "where it is")
		p.keys(kb.Escape)
		p.until(`!document.querySelector(".cells") && document.getElementById("the_float").hidden`)
		if asked := b.log(); len(asked) > 0 {
			t.Errorf("looking at cells asked for steps: %q", asked)
		}
	})

	t.Run("free is done at once", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.lift("WS 1")
		p.over(1, "10:00", "free")
		p.letDown(1, "10:00")
		p.where("WS 1", "10:00–11:00, קומה ב׳, Mon 11 May")
		p.says("WS 1 is moved")
		p.shows("asked", fmt.Sprintf("%q.split('|')", strings.Join(b.log(), "|")), fmt.Sprintf(`drop {"number":1,"session":"WS 1","start":%d,"room":"B"}`, playedOpens+60))
		p.shows("a click was none", texts(".is-selected .id"), "WS 1")
	})

	t.Run("what is in the tray can be placed, and it costs what it costs", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.shows("fewest places first", texts("#tray_list .top"), "OF 5 2 free", "OF 6 optional, 9 places")
		p.click(`[data-date="2026-05-12"]`)
		p.lift("OF 5")
		p.over(0, "10:00", "costs 2 more in tier 3 – another day than asked")
		p.letDown(0, "10:00")
		p.where("OF 5", "10:00–11:00")
		p.unplaced("OF 6")
		p.until(`document.querySelector("#costs_body tbody").innerText.includes("+212")`)
	})

	t.Run("others move only when that is taken", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		drop := func() {
			p.lift("WS 1")
			p.over(0, "11:30", "needs others")
			p.letDown(0, "11:30")
			p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
		}
		drop()
		p.shows("who moves", texts("#the_context .moves b"), "WS 1", "WS 2")
		p.shows("who is told", texts("#the_context summary"), "1 person has to be told ▾")
		p.shows("before and after", texts("#the_context tbody td"), "10", "+212")
		p.shows("drawn", texts(".is-future b"), "WS 1")
		p.where("WS 2", "11:30–12:30")
		p.do(chromedp.Reload())
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "Proposed"`)
		p.keys(kb.Escape)
		p.until(`!document.querySelector(".is-future")`)
		p.where("WS 1", "09:00–10:00")
		drop()
		p.shows("the button to take it has the focus", `[document.activeElement.dataset.act]`, "take")
		p.keys(kb.Enter)
		p.where("WS 1", "11:30–12:30")
	})

	t.Run("what cannot be says why and what would help", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.lift("WS 4")
		p.over(2, "10:00", "forbidden")
		p.letDown(2, "10:00")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "It cannot be"`)
		p.shows("core", texts("#the_context .reasons li"), "Closet is too small R06 · rooms.csv:4")
		p.shows("what helps", texts("#the_context .remedies li p:first-child"), "expect fewer people in WS 4")
		p.click("#the_context .remedies button")
		p.until(`document.getElementById("asked_list").innerText.includes("session WS 4 expects 4")`)
	})

	t.Run("the keyboard does it all", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.do(chromedp.Focus(chromedp.CSS("#the_blocks button[tabindex='0']")))
		p.shows("one stop", texts("#the_blocks button[tabindex='0'] .id"), "WS 1")
		p.keys(kb.ArrowDown)
		p.shows("down in the room", focused, "WS 2")
		p.keys(kb.ArrowRight)
		p.shows("right to the nearest in time", focused, "WS 4")
		p.keys(kb.Enter)
		p.says("WS 4, Mon 11 May 12:00–12:30, קומה ב׳: where it is")
		p.keys(kb.ArrowUp)
		p.says("11:30–12:00, קומה ב׳: free")
		p.keys(kb.ArrowLeft)
		p.says("taken by WS 2")
		p.press("n")
		p.says("11:30–12:00, קומה ב׳: free")
		p.keys(kb.Home)
		p.says("09:00–09:30, קומה ב׳: needs others")
		p.keys(kb.PageDown)
		p.says("10:00–10:30, קומה ב׳: free")
		p.shows("the cell has the focus", focused, "the_ghost")
		p.keys(kb.End, kb.ArrowDown)
		p.says("Tue 12 May 09:00–09:30")
		p.keys(kb.Escape)
		p.shows("back on the card", focused, "WS 4")
		p.keys(kb.Enter)
		p.says("where it is")
		p.keys(kb.PageUp, kb.Enter)
		p.where("WS 4", "11:00–11:30")
		p.press("h")
		p.until(`document.getElementById("the_dialog").open`)
		p.keys("k", "e", "e", "p", kb.Enter)
		p.where("WS 4", "held")
		p.until(`!document.getElementById("the_dialog").open`)
		p.press("t")
		p.shows("the tray", focused, "OF 5")
		p.keys(kb.ArrowDown)
		p.shows("down in the tray", focused, "OF 6")
		p.keys(kb.Enter)
		p.says("OF 6, Mon 11 May 10:00–10:30, Aula \"A\" & <Sons>: free")
		p.keys(kb.Enter)
		p.where("OF 6", "10:00–10:30")
		p.unplaced("OF 5")
		p.keys(kb.Delete)
		p.unplaced("OF 5", "OF 6")
		p.shows("asked", fmt.Sprintf("%q.split('|')", strings.Join(b.log()[1:2], "|")), `hold {"number":2,"session":"WS 4","reason":"keep"}`)
	})

	t.Run("undo and redo go all the way", func(t *testing.T) {
		b := play(t)
		const steps = 20
		b.do(func() {
			for i := range steps {
				b.step(fmt.Sprint("step ", i), func(s *State) { b.put(s, "OF 6", "B", playedOpens+60+30*int64(i%3)) })
			}
		})
		p := open(t, in, b.URL, nil)
		p.where("OF 6", "10:30–11:00")
		for range steps {
			p.press("u")
		}
		p.unplaced("OF 5", "OF 6")
		p.until(`document.getElementById("the_undo").disabled`)
		p.click("#the_redo")
		p.where("OF 6", "10:00–10:30")
		for range steps - 1 {
			p.press("r")
		}
		p.until(`document.getElementById("the_redo").disabled`)
		p.where("OF 6", "10:30–11:00")
		p.shows("the state that is shown", texts("#states_list .is-now .number"), "21")
		p.do(chromedp.Focus(chromedp.CSS("#state_name")))
		p.keys("g", "o", "o", "d", kb.Enter)
		p.until(`document.getElementById("states_list").innerText.includes("good – step 19")`)
		p.click("#states_list li:last-child button")
		p.unplaced("OF 5", "OF 6")
	})

	t.Run("two tabs", func(t *testing.T) {
		b := play(t)
		one, two := open(t, in, b.URL, nil), open(t, in, b.URL, []string{"409"})
		one.lift("WS 1")
		one.over(1, "10:00", "free")
		one.letDown(1, "10:00")
		two.where("WS 1", "10:00–11:00, קומה ב׳")
		b.do(func() {
			b.quiet = true
			b.step("by somebody else", func(s *State) { b.put(s, "OF 6", "A", playedOpens) })
		})
		two.lift("WS 1")
		two.over(1, "09:00", "needs others")
		two.over(1, "09:30", "needs others")
		two.over(0, "10:00", "free")
		two.letDown(0, "10:00")
		two.says("The board was changed in another tab meanwhile. Nothing was done here")
		two.where("OF 6", "09:00–09:30, Aula")
		two.where("WS 1", "10:00–11:00, קומה ב׳")
	})

	t.Run("a run is followed and stopped with its best", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.click("#the_solving summary")
		p.click(`[data-run="rest"]`)
		p.until(`document.getElementById("the_run").checkVisibility()`)
		b.do(func() {
			b.tell("progress", `{"what":"rest","elapsed_ms":12000,"limit_ms":60000,"doing":"improving","words":"","tiers":[{"tier":3,"words":"","cost":8,"bound":4,"settled":false}]}`)
		})
		p.until(`document.getElementById("run_words").textContent === "Solving the rest · 12 s of 60 s, improving"`)
		p.shows("how far it is", `[String(document.getElementById("run_time").value)]`, "0.2")
		p.shows("undo waits", `[String(document.getElementById("the_undo").disabled)]`, "true")
		p.keys(kb.Escape)
		p.where("OF 6", "10:30–11:00")
		p.until(`!document.getElementById("the_run").checkVisibility()`)
	})

	t.Run("changes are typed with what can stand there", func(t *testing.T) {
		b := play(t)
		b.plays["complete"] = func(query []byte) (int, any) {
			if strings.HasPrefix(string(query), "text=room+A+") {
				return http.StatusOK, Completions{[]Completion{{7, "closed", ""}, {7, "open", ""}}}
			}
			return http.StatusOK, Completions{[]Completion{{0, "person", ""}, {0, "room", "A, B or C"}}}
		}
		p := open(t, in, b.URL, nil)
		p.press("e")
		p.keys("r")
		p.until(`document.querySelectorAll("#the_offers li").length === 2`)
		p.keys(kb.ArrowDown, kb.ArrowDown, kb.Enter)
		p.shows("taken", `[document.getElementById("the_change").value]`, "room ")
		p.keys("A", " ")
		p.until(`document.getElementById("the_offers").innerText.startsWith("closed")`)
		p.keys(kb.Tab)
		p.shows("taken by the tab key", `[document.getElementById("the_change").value]`, "room A closed ")
		p.keys(kb.Escape, kb.Enter)
		p.until(`document.getElementById("asked_list").innerText.includes("room A closed")`)
		p.shows("emptied", `[document.getElementById("the_change").value]`, "")
	})

	t.Run("an empty part of a room that is dragged over is written as closed", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.mouse(chromedp.MousePressed, p.cell(1, "10:00"))
		p.mouse(chromedp.MouseMoved, p.cell(1, "10:30"))
		p.mouse(chromedp.MouseMoved, p.cell(1, "11:00"))
		p.until(`document.querySelector(".span-mark")?.getBoundingClientRect().height > 100`)
		p.mouse(chromedp.MouseReleased, p.cell(1, "11:00"))
		p.shows("the change", `[document.getElementById("the_change").value, document.activeElement.id]`, "room B closed 2026-05-11 10:00-11:30", "the_change")
		p.keys(kb.Escape, kb.Escape)
		p.click(card("WS 1"))
		p.click("#the_context .chips button")
		p.mouse(chromedp.MousePressed, p.cell(0, "10:00"))
		p.mouse(chromedp.MouseMoved, p.cell(0, "10:30"))
		p.until(`document.querySelector(".span-mark")?.getBoundingClientRect().height > 60`)
		p.mouse(chromedp.MouseReleased, p.cell(0, "10:30"))
		p.shows("of a person that is highlighted", `[document.getElementById("the_change").value]`, "person ana away 2026-05-11 10:00-11:00")
	})

	t.Run("faults are listed, and what does not answer is told", func(t *testing.T) {
		b := play(t)
		b.faults = []Fault{{"sessions.csv", 14, 9, `room "Aluminium" is not in rooms.csv`, `write "Aula"`}}
		p := open(t, in, b.URL, []string{"ERR_", "Failed to load"})
		p.shows("faults", texts("#the_notice li"), `sessions.csv:14:9 room "Aluminium" is not in rooms.csv; write "Aula"`)
		b.do(func() {
			b.faults = nil
			b.tell("event", `{}`)
		})
		p.until(`document.getElementById("the_notice").hidden`)
		b.do(func() { b.tell("bye", `{}`) })
		p.until(`document.getElementById("the_notice").innerText.startsWith("The board was closed")`)
	})

	t.Run("what was refused is told", func(t *testing.T) {
		b := play(t)
		b.plays["complete"] = func([]byte) (int, any) { return http.StatusOK, Completions{[]Completion{}} }
		b.plays["change"] = func([]byte) (int, any) {
			return http.StatusUnprocessableEntity, Problem{Error: "the change cannot be read", Hint: "ask with person, room or session", Number: 1, Faults: []Fault{{"", 0, 3, "nobody is called so", "write Ana Bell"}}}
		}
		p := open(t, in, b.URL, []string{"422"})
		p.press("e")
		p.do(chromedp.SendKeys(chromedp.CSS("#the_change"), "person x away"))
		p.keys(kb.Enter)
		p.says("the change cannot be read – ask with person, room or session")
		p.shows("faults", texts("#the_notice li"), "3 nobody is called so; write Ana Bell")
		p.shows("what was typed stays", `[document.getElementById("the_change").value]`, "person x away")
	})

	t.Run("find, highlight, and go from conflict to conflict", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		seen := `[...document.querySelectorAll("#the_desk li:not(.is-faded) > [data-session]")].map((e) => e.dataset.session)`
		p.press("/")
		p.keys("a", "n", "a")
		p.until(`document.getElementById("the_found").textContent === "2 of 6 sessions"`)
		p.shows("found", seen, "WS 1", "WS 3")
		p.keys(kb.Enter)
		p.shows("the first has the focus", focused, "WS 1")
		p.click("#the_search")
		p.keys(kb.Escape)
		p.click(card("WS 2"))
		p.click("#the_context .chips button")
		p.shows("what shares a person", seen, "OF 5", "WS 2")
		p.keys(kb.Escape)
		p.shows("all again", seen, "OF 5", "OF 6", "WS 1", "WS 2", "WS 3", "WS 4")
		p.press("c")
		p.says(`1 of 2: "Ana Bell" is in "WS 1" and "WS 3"`)
		p.shows("its session", focused, "WS 1")
		p.press("c")
		p.says(`2 of 2: "WS 2" is beside a theme`)
		p.press("c")
		p.says("1 of 2")
	})

	t.Run("the menu of a session", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		at := p.of(card("WS 1"))
		for _, kind := range []input.DispatchMouseEventType{chromedp.MousePressed, chromedp.MouseReleased} {
			if _, err := chromedp.Call(p.ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonRight, Buttons: 2, ClickCount: 1}); err != nil {
				t.Fatal(err)
			}
		}
		p.until(`document.getElementById("the_menu").checkVisibility()`)
		p.shows("acts", texts("#the_menu button"), "Lift Enter", "Exchange or move… x", "Hold… h", "Take out Del", "Why not elsewhere? w")
		p.keys(kb.ArrowDown, kb.ArrowDown, kb.ArrowDown, kb.Enter)
		p.unplaced("OF 5", "OF 6", "WS 1")
	})

	t.Run("names are text, whatever they hold", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.shows("title", `[document.title]`, b.event.Name+" – Board")
		p.shows("event", texts("#the_event"), b.event.Name)
		p.shows("tray", texts(card("OF 5")+" .title"), b.event.Sessions[4].Title)
		p.shows("direction", `["WS 1", "WS 2"].map((id) => getComputedStyle(document.querySelector('[data-session="' + id + '"] .title')).direction)`, "ltr", "rtl")
		p.click(card("WS 2"))
		p.shows("people", texts("#the_context .chips button")+".slice(0, 1)", b.event.People[1].Name)
		p.shows("elements that a name made", `[String(document.querySelectorAll("b b, main i, main script").length)]`, "0")
	})

	t.Run("a second clock, dark, a phone", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.eval(`(() => { const z = document.getElementById("the_zone"); z.value = "Pacific/Kiritimati"; z.dispatchEvent(new Event("change")); })()`)
		p.shows("hours", texts("#the_rail .second")+".slice(0, 2)", "22:00", "23:00")
		p.shows("another day is marked", texts("#the_rail .second")+".slice(2)", "00:00 (+1)", "01:00 (+1)")
		p.click(card("WS 2"))
		p.shows("of the session", texts("#the_context .second"), "00:30 (+1)–01:30 (+1) Kiritimati")
		p.click("#the_scheme")
		p.shows("dark", `[getComputedStyle(document.documentElement).backgroundColor]`, "rgb(19, 22, 27)")
		p.do(chromedp.EmulateViewport(390, 844))
		p.until(`document.querySelector("#the_grid").clientHeight > 400`)
		p.shows("nothing is wider than a phone", `[String(document.documentElement.scrollWidth)]`, "390")
	})

	t.Run("what follows the pointer changes no layout", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.URL, nil)
		p.lift("WS 1")
		p.over(1, "10:30", "free")
		at := p.cell(1, "10:30")
		frame := `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`
		wait := func() {
			if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](frame, chromedp.EvalAwaitPromise)); err != nil {
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
