package board

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"programme/fixtures/browser"
)

// All else that the page does.
func TestBoardInTheBrowser(t *testing.T) {
	in := browser.Start(t)

	t.Run("undo and redo go all the way", func(t *testing.T) {
		b := play(t)
		const steps = 20
		b.do(func() {
			for i := range steps {
				b.step(fmt.Sprint("step ", i), func(s *State) { b.put(s, "OF 6", "B", playedOpens+60+30*int64(i%3)) })
			}
		})
		p := open(t, in, b.address(), nil)
		p.where("OF 6", "10:30–11:00")
		for range steps {
			p.Press("u")
		}
		p.unplaced("OF 5", "OF 6")
		p.until(`document.getElementById("the_undo").disabled`)
		p.Click("#the_redo")
		p.where("OF 6", "10:00–10:30")
		for range steps - 1 {
			p.Press("r")
		}
		p.until(`document.getElementById("the_redo").disabled`)
		p.where("OF 6", "10:30–11:00")
		p.Shows("the state that is shown", texts("#states_list .is-now .number"), "21")
		p.Do(chromedp.Focus(chromedp.CSS("#state_name")))
		p.Keys("g", "o", "o", "d", kb.Enter)
		p.until(`document.getElementById("states_list").innerText.includes("good – step 19")`)
		p.Click("#states_list li:last-child button")
		p.unplaced("OF 5", "OF 6")
	})

	t.Run("rooms that combine others are taken with them", func(t *testing.T) {
		b := play(t)
		b.event.Rooms[2].Parts = []string{"A"}
		p := open(t, in, b.address(), nil)
		p.Shows("in the hall, as it has a part of it", texts(".taken"), "WS 1 Aula \"A\" & <Sons>", "WS 2 Aula \"A\" & <Sons>")
		p.lift("WS 1")
		p.over(1, "10:00", "free")
		p.letDown(1, "10:00")
		p.where("WS 1", "10:00–11:00")
		p.Shows("and no longer", texts(".taken"), "WS 2 Aula \"A\" & <Sons>")
	})

	t.Run("two tabs", func(t *testing.T) {
		b := play(t)
		one, two := open(t, in, b.address(), nil), open(t, in, b.address(), []string{"409"})
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
		p := open(t, in, b.address(), nil)
		p.Click("#the_solving summary")
		p.Click(`[data-run="rest"]`)
		p.until(`document.getElementById("the_run").checkVisibility()`)
		b.do(func() {
			b.tell("progress", `{"what":"rest","elapsed_ms":12000,"limit_ms":60000,"doing":"improving","words":"","tiers":[{"tier":3,"words":"","cost":8,"bound":4,"settled":false}]}`)
		})
		p.until(`document.getElementById("run_words").textContent === "Solving the rest · 12 s of 60 s, improving"`)
		p.Shows("how far it is", `[String(document.getElementById("run_time").value)]`, "0.2")
		p.Shows("undo waits", `[String(document.getElementById("the_undo").disabled)]`, "true")
		p.Keys(kb.Escape)
		p.where("OF 6", "10:30–11:00")
		p.until(`!document.getElementById("the_run").checkVisibility()`)
	})

	t.Run("a run that is over at once says what it came to", func(t *testing.T) {
		p := open(t, in, play(t).address(), nil)
		p.Click("#the_solving summary")
		p.Click(`[data-run="rooms"]`)
		p.says("Only the rooms: optimal")
	})

	t.Run("changes are typed with what can stand there", func(t *testing.T) {
		b := play(t)
		b.plays["complete"] = func(query []byte) (int, any) {
			if strings.HasPrefix(string(query), "text=room+A+") {
				return http.StatusOK, Completions{[]Completion{{7, "closed", ""}, {7, "open", ""}}}
			}
			return http.StatusOK, Completions{[]Completion{{0, "person", ""}, {0, "room", "A, B or C"}}}
		}
		p := open(t, in, b.address(), nil)
		p.Press("e")
		p.Keys("r")
		p.until(`document.querySelectorAll("#the_offers li").length === 2`)
		p.Keys(kb.ArrowDown, kb.ArrowDown, kb.Enter)
		p.Shows("taken", `[document.getElementById("the_change").value]`, "room ")
		p.Keys("A", " ")
		p.until(`document.getElementById("the_offers").innerText.startsWith("closed")`)
		p.Keys(kb.Tab)
		p.Shows("taken by the tab key", `[document.getElementById("the_change").value]`, "room A closed ")
		p.Keys(kb.Escape, kb.Enter)
		p.until(`document.getElementById("asked_list").innerText.includes("room A closed")`)
		p.Shows("emptied", `[document.getElementById("the_change").value]`, "")
	})

	t.Run("an empty part of a room that is dragged over is written as closed", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.mouse(chromedp.MousePressed, p.cell(1, "10:00"))
		p.mouse(chromedp.MouseMoved, p.cell(1, "10:30"))
		p.mouse(chromedp.MouseMoved, p.cell(1, "11:00"))
		p.until(`document.querySelector(".span-mark")?.getBoundingClientRect().height > 100`)
		p.mouse(chromedp.MouseReleased, p.cell(1, "11:00"))
		p.Shows("the change", `[document.getElementById("the_change").value, document.activeElement.id]`, "room B closed 2026-05-11 10:00-11:30", "the_change")
		p.Keys(kb.Escape, kb.Escape)
		p.Click(card("WS 1"))
		p.Click("#the_context .chips button")
		p.mouse(chromedp.MousePressed, p.cell(0, "10:00"))
		p.mouse(chromedp.MouseMoved, p.cell(0, "10:30"))
		p.until(`document.querySelector(".span-mark")?.getBoundingClientRect().height > 60`)
		p.mouse(chromedp.MouseReleased, p.cell(0, "10:30"))
		p.Shows("of a person that is highlighted", `[document.getElementById("the_change").value]`, "person ana away 2026-05-11 10:00-11:00")
	})

	t.Run("faults are listed, and what does not answer is told", func(t *testing.T) {
		b := play(t)
		b.faults = []Fault{{"sessions.csv", 14, 9, `room "Aluminium" is not in rooms.csv`, `write "Aula"`}}
		p := open(t, in, b.address(), []string{"ERR_", "Failed to load"})
		p.Shows("faults", texts("#the_notice li"), `sessions.csv:14:9 room "Aluminium" is not in rooms.csv; write "Aula"`)
		b.do(func() {
			b.faults = nil
			b.tell("event", `{}`)
		})
		p.until(`document.getElementById("the_notice").hidden`)
		b.do(func() { b.tell("bye", `{}`) })
		p.until(`document.getElementById("the_notice").innerText.startsWith("The board was closed")`)
	})

	t.Run("tables that cannot be read yet", func(t *testing.T) {
		b := play(t)
		whole, placed := b.event, b.states[0]
		b.event, b.states[0] = noEvent("forum", ""), State{Placements: []Placement{}, Unplaced: []Unplaced{}, Tiers: []Tier{}, Conflicts: []Conflict{}, States: []Step{{}}}
		b.faults = []Fault{{"sessions.csv", 3, 10, `type "Tolk" is not in event.yaml`, `write "Talk"`}}
		p := open(t, in, b.address(), nil)
		p.Shows("faults", texts("#the_notice li"), `sessions.csv:3:10 type "Tolk" is not in event.yaml; write "Talk"`)
		p.Shows("the event", texts("#the_event, #costs_body"), "forum", "Nothing can be judged before the tables can be read.")
		b.do(func() {
			b.event, b.states[0], b.faults = whole, placed, nil
			b.tell("event", `{}`)
		})
		p.where("WS 1", "09:00–10:00")
		p.Shows("its first day", texts("#the_days [aria-pressed='true']"), "Mon 11")
		p.until(`document.getElementById("the_notice").hidden`)
	})

	t.Run("what was refused is told", func(t *testing.T) {
		b := play(t)
		b.plays["complete"] = func([]byte) (int, any) { return http.StatusOK, Completions{[]Completion{}} }
		b.plays["change"] = func([]byte) (int, any) {
			return http.StatusUnprocessableEntity, Problem{Error: "the change cannot be read", Hint: "ask with person, room or session", Number: 1, Faults: []Fault{{"", 0, 3, "nobody is called so", "write Ana Bell"}}}
		}
		p := open(t, in, b.address(), []string{"422"})
		p.Press("e")
		p.Do(chromedp.SendKeys(chromedp.CSS("#the_change"), "person x away"))
		p.Keys(kb.Enter)
		p.says("the change cannot be read – ask with person, room or session")
		p.Shows("faults", texts("#the_notice li"), "3 nobody is called so; write Ana Bell")
		p.Shows("what was typed stays", `[document.getElementById("the_change").value]`, "person x away")
	})

	t.Run("find, highlight, and go from conflict to conflict", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		seen := `[...document.querySelectorAll("#the_desk li:not(.is-faded) > [data-session]")].map((e) => e.dataset.session)`
		p.Press("/")
		p.Keys("a", "n", "a")
		p.until(`document.getElementById("the_found").textContent === "2 of 6 sessions"`)
		p.Shows("found", seen, "WS 1", "WS 3")
		p.Keys(kb.Enter)
		p.Shows("the first has the focus", focused, "WS 1")
		p.Click("#the_search")
		p.Keys(kb.Escape)
		p.Click(card("WS 2"))
		p.Click("#the_context .chips button")
		p.Shows("what shares a person", seen, "OF 5", "WS 2")
		p.Shows("when that person is away", texts(".away"), b.event.People[1].Name+": away")
		p.Keys(kb.Escape)
		p.Shows("of nobody", texts(".away"))
		p.Shows("all again", seen, "OF 5", "OF 6", "WS 1", "WS 2", "WS 3", "WS 4")
		p.Press("c")
		p.says(`1 of 2: "Ana Bell" is in "WS 1" and "WS 3"`)
		p.Shows("its session", focused, "WS 1")
		p.Press("c")
		p.says(`2 of 2: "WS 2" is beside a theme`)
		p.Press("c")
		p.says("1 of 2")
	})

	t.Run("the menu of a session", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		at := p.of(card("WS 1"))
		for _, kind := range []input.DispatchMouseEventType{chromedp.MousePressed, chromedp.MouseReleased} {
			if _, err := chromedp.Call(p.Ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonRight, Buttons: 2, ClickCount: 1}); err != nil {
				t.Fatal(err)
			}
		}
		p.until(`document.getElementById("the_menu").checkVisibility()`)
		p.Shows("acts", texts("#the_menu button"), "Lift Enter", "Exchange or move… x", "Hold… h", "Take out Del", "Why not elsewhere? w")
		p.Keys(kb.ArrowDown, kb.ArrowDown, kb.ArrowDown, kb.Enter)
		p.unplaced("OF 5", "OF 6", "WS 1")
	})

	t.Run("names are text, whatever they hold", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.Shows("title", `[document.title]`, b.event.Name+" – Board")
		p.Shows("event", texts("#the_event"), b.event.Name)
		p.Shows("tray", texts(card("OF 5")+" .title"), b.event.Sessions[4].Title)
		p.Shows("direction", `["WS 1", "WS 2"].map((id) => getComputedStyle(document.querySelector('[data-session="' + id + '"] .title')).direction)`, "ltr", "rtl")
		p.Click(card("WS 2"))
		p.Shows("people", texts("#the_context .chips button")+".slice(0, 1)", b.event.People[1].Name)
		p.Shows("elements that a name made", `[String(document.querySelectorAll("b b, main i, main script").length)]`, "0")
	})

	t.Run("a second clock, dark, a phone", func(t *testing.T) {
		b := play(t)
		p := open(t, in, b.address(), nil)
		p.Eval(`(() => { const z = document.getElementById("the_zone"); z.value = "Pacific/Kiritimati"; z.dispatchEvent(new Event("change")); })()`)
		p.Shows("hours", texts("#the_rail .second")+".slice(0, 2)", "22:00", "23:00")
		p.Shows("another day is marked", texts("#the_rail .second")+".slice(2)", "00:00 (+1)", "01:00 (+1)")
		p.Click(card("WS 2"))
		p.Shows("of the session", texts("#the_context .second"), "00:30 (+1)–01:30 (+1) Kiritimati")
		p.Click("#the_scheme")
		p.Shows("dark", `[getComputedStyle(document.documentElement).backgroundColor]`, "rgb(19, 22, 27)")
		p.Do(chromedp.EmulateViewport(390, 844))
		p.until(`document.querySelector("#the_grid").clientHeight > 400`)
		p.Shows("nothing is wider than a phone", `[String(document.documentElement.scrollWidth)]`, "390")
	})

	t.Run("ways to move and why not elsewhere", func(t *testing.T) {
		b := play(t)
		b.plays["ways"] = func([]byte) (int, any) {
			to := func(session, room string, start int64, other string, was int64) Move {
				return Move{Session: session, Kind: "moved", From: &Place{was, was + 60, other}, To: &Place{start, start + 60, room}}
			}
			return http.StatusOK, Ways{Session: "WS 1", Ways: []Way{{
				ID: "w1", Cycle: 2, Moves: []Move{to("WS 1", "A", playedOpens+150, "A", playedOpens), to("WS 2", "A", playedOpens, "A", playedOpens+150)},
				Told: 2, More: []int{0, 0, -2, 0, 0, 0, 0, 0, 0},
			}}, More: 7, Command: "programme swap forum ..."}
		}
		b.plays["take"] = func([]byte) (int, any) { return http.StatusOK, Answer{State: b.state()} }
		p := open(t, in, b.address(), nil)
		p.Click(card("WS 1"))
		p.Press("x")
		p.until(`document.querySelector("#the_context .ways")`)
		p.Shows("the way", texts("#the_context .ways li > div"), "Exchange with WS 2 WS 1 → 11:30–12:30 WS 2 → 09:00–10:00 2 people to tell · 2 less in tier 3")
		p.Shows("drawn while it has the focus", texts(".is-future b"), "WS 1", "WS 2")
		p.Keys(kb.Enter)
		p.Press("w")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "Why not elsewhere"`)
		p.Shows("the commonest first", texts("#the_context .reasons li")+".slice(0, 2)", "Closet is too small 14", "taken by WS 2 3")
		if log := b.log(); len(log) != 1 || log[0] != `take {"number":1,"way":"w1"}` {
			t.Errorf("asked %q", log)
		}
	})

	t.Run("two states are compared", func(t *testing.T) {
		b := play(t)
		b.plays["compare"] = func(query []byte) (int, any) {
			return http.StatusOK, Comparison{A: 1, B: 2, Words: []string{string(query)}, Moves: []Move{}, Told: []Told{{"ana", "Ana Bell", []string{"WS 1"}}}, People: 1, Before: Judged{1, make([]int, 9)}, After: Judged{0, make([]int, 9)}, Added: []string{"room A closed Mon"}, Removed: []string{}}
		}
		b.do(func() { b.step("moved", func(*State) {}) })
		p := open(t, in, b.address(), nil)
		p.Click("#state_compare")
		p.until(`document.querySelector("#the_context .kicker")?.textContent === "Compared"`)
		p.Shows("asked", texts("#the_context h2 + p"), "a=1&b=2")
		p.Shows("who is told", texts("#the_context details li"), "Ana Bell WS 1")
		p.Shows("cost", texts("#the_context tbody tr"), "Hard conflicts 1 −10")
		p.Shows("changes", texts("#the_context code"), "room A closed Mon")
		p.Keys(kb.Escape)
		p.until(`!document.querySelector("#the_context h2 + p")`)
	})

	t.Run("an export is downloaded", func(t *testing.T) {
		b := play(t)
		b.event.Formats = []Format{{Name: "ics", Words: "calendars"}, {Name: "csv", Words: "tables", Files: true}}
		b.plays["export"] = func(query []byte) (int, any) { return http.StatusOK, string(query) }
		p := open(t, in, b.address(), nil)
		p.Eval(`HTMLAnchorElement.prototype.click = function () { window.downloaded = this.download; }`)
		p.Click("#the_files summary")
		p.Click(`[data-ask="export"]`)
		p.Shows("formats", `[...document.querySelectorAll("#dialog_body option")].map((o) => o.text)`, "ics – calendars", "csv – tables")
		p.Eval(`document.querySelector("#dialog_body select").value = "csv"`)
		p.Click("#dialog_buttons .main")
		p.until(`document.querySelector(".said-alarm")?.textContent === "csv is a folder of files: say where to write it"`)
		p.Eval(`document.querySelector("#dialog_body select").value = "ics"`)
		p.Click("#dialog_buttons .main")
		p.until(`!document.getElementById("the_dialog").open && window.downloaded === "programme.ics"`)
	})
}
