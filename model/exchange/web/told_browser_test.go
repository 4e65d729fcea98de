package web_test

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	paper "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"programme/fixtures/browser"
	"programme/model/exchange/web"
	"programme/model/exchange/words"
)

// clockAt has the page's clock stand still at a time like 2026-05-11T08:30Z. A test sets it on
// with window.now.
func clockAt(t *testing.T, text string) chromedp.Action[chromedp.Void] {
	ms := int64(instant(t, text)) * 60_000
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, paper.AddScriptToEvaluateOnNewDocument, paper.AddScriptToEvaluateOnNewDocumentParams{
			Source: "window.now = " + strconv.FormatInt(ms, 10) + "; Date.now = () => window.now;",
		})
		return err
	})
}

// inZone has the browser stand in a zone.
func inZone(zone string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone})
		return err
	})
}

// sheets clicks for a kind of paper and leaves it laid out as it would be printed.
func (p *tab) sheets(kind string) {
	p.Helper()
	p.Eval(`window.print = () => {}; document.querySelector("[data-print='` + kind + `']").click()`)
}

// pdf prints what is laid out, and returns how many pages it takes.
func (p *tab) pdf() int {
	p.Helper()
	yes := true
	out, err := chromedp.Call(p.Ctx, paper.PrintToPDF, paper.PrintToPDFParams{PreferCSSPageSize: &yes, PrintBackground: &yes})
	if err != nil {
		p.Fatal(err)
	}
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(out.Data, -1))
}

// textContent is what stands in elements, before the style makes first letters capital.
func textContent(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].map((e) => e.textContent.trim())`
}

func TestBrowserTells(t *testing.T) {
	in := browser.Start(t)
	e, programme := told(t)
	html := page(t, e, programme)

	t.Run("now and next follow the clock", func(t *testing.T) {
		p := open(t, in, html, clockAt(t, "2026-05-11T07:59Z"))
		heads, titles := text("#the_now .head"), text("#the_now .title, #the_now .is-break")
		// at moves the clock on, as it does while a phone sleeps.
		at := func(clock string) {
			p.Eval("window.now = " + strconv.FormatInt(int64(instant(t, clock))*60_000, 10) + `; document.dispatchEvent(new Event("visibilitychange"))`)
		}
		p.Shows("before", heads)
		at("2026-05-11T08:00Z")
		p.Shows("at the first start", heads, "Now 09:00", "Next 11:00")
		p.Shows("on then", titles, e.Sessions[0].Title, "Eddies", "In the loft")
		p.Do(chromedp.Focus(chromedp.CSS("#the_now a")))
		at("2026-05-11T08:14Z")
		p.Shows("a minute later", heads, "Now 09:14", "Next 11:00")
		p.Shows("focus stays", `[document.activeElement.getAttribute("href")]`, "#WS-1")
		at("2026-05-11T08:15Z")
		p.Shows("when one has ended", titles, e.Sessions[0].Title, "In the loft")
		at("2026-05-11T11:31Z")
		p.Shows("at lunch", heads, "Now 12:31", "Next 14:00")
		p.Shows("with what follows", titles, "Lunch <b> until 14:00", "Afternoon on estuaries")
		at("2026-05-11T22:00Z")
		p.Shows("at night", heads, "Next Tuesday 12 May, 09:00")
		at("2026-05-12T08:05Z")
		p.Shows("at the last", heads, "Now 09:05")
		p.Click("#the_now a")
		p.Shows("opened", text("#session_body h2"), "Tomorrow")
		p.Keys(kb.Escape)
		at("2026-05-12T09:30Z")
		p.Shows("after", `[String(document.getElementById("the_now").hidden)]`, "true")
	})

	t.Run("the dialog tells all", func(t *testing.T) {
		p := open(t, in, html)
		p.Eval(`location.hash = "WS-1"`)
		p.until(`document.getElementById("the_session").open`)
		p.Shows("whole", `[...document.querySelectorAll("#session_body .prose, #session_body .org, #session_body article h3")].map((e) => e.innerText.slice(0, 20).split("\n")[0])`, "Why", "Ana Ribeiro", "River Institute", "Ana measures rivers.")
		p.Shows("nothing is folded", `[...document.querySelectorAll("#session_body details")].map((e) => e.id)`)
		p.Shows("ways", text("#session_body .ways a"), "Live stream", "Slides", "Picture", "rivers.example.org/ws1", "example.org/a/very/long/path/that/nobody/would/…", "Website")
		p.Eval(`Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } })`)
		p.Click("#session_copy")
		p.until(`document.getElementById("session_copy").textContent === "Link copied"`)
		p.Shows("the link", `[window.copied.split("#")[1]]`, "WS-1")
	})

	t.Run("a link means a person", func(t *testing.T) {
		p := open(t, in, html)
		p.Eval(`location.hash = "person_ana"`)
		p.until(`!document.getElementById("the_person").hidden`)
		p.Shows("sessions", listed, "WS-1", "WS-3")
		p.Shows("told of them", text("#the_person h2, #the_person .prose p:first-child"), "Ana Ribeiro", "Ana measures rivers.")
		p.Eval(`document.querySelector("#WS-1 h3 a").click()`)
		p.Click("#the_clear")
		p.Shows("cleared", `[String(document.getElementById("the_person").hidden), location.hash]`, "true", "#WS-1")
		p.Click(`[data-view="grid"]`)
		p.Click("#block_0 a")
		p.Click("#session_body .person:nth-child(1)")
		p.Shows("from the dialog", `[location.hash, document.querySelector("#the_person h2").textContent]`, "#person_ana", "Ana Ribeiro")
	})

	t.Run("a day is a link too", func(t *testing.T) {
		p := open(t, in, html)
		p.Eval(`location.hash = "day_2026-05-12"`)
		p.until(`document.querySelector(".plan.is-shown").dataset.date === "2026-05-12"`)
	})

	t.Run("breaks stand in the list unless something is asked for", func(t *testing.T) {
		p := open(t, in, html)
		p.Click(`[data-view="list"]`)
		breaks := `[...document.querySelectorAll(".list .break")].filter((e) => e.checkVisibility()).map((e) => e.querySelector("bdi").textContent)`
		p.Shows("at first", breaks, "Lunch <b>")
		p.choose("#by_room", "1")
		p.Shows("in a room that has it", breaks, "Lunch <b>")
		p.choose("#by_room", "2")
		p.Shows("in another", breaks)
		p.Click("#the_clear")
		p.choose("#the_search", "estuaries")
		p.Shows("searching", breaks)
		p.Click("#the_clear")
		p.Click("#WS-1 .star")
		p.Click(`[data-view="mine"]`)
		p.Shows("mine", breaks)
	})

	// Who stands before the door goes by its clock.
	t.Run("signs and slips keep to the venue's clock", func(t *testing.T) {
		p := open(t, in, html, inZone("Asia/Kathmandu"))
		p.Click("#my_clock")
		p.Shows("my clock", text("#the_clock"), "Asia/Kathmandu")
		p.Do(browser.Media("print", ""))
		p.sheets("doors")
		p.Shows("signs", text(".sign:first-child .when, .sign:first-child .small"), "09:00–10:30", "12:30–14:00", "14:00–15:30", "Times in Europe/Lisbon")
		p.Shows("with breaks", text(".sign:first-child .is-break .title"), "Lunch <b>")
		p.sheets("slips")
		p.Shows("slips", text(".slip:first-child .when, .slip:first-child .small"), "Monday 11 May, 09:00–10:30", "Monday 11 May, 14:00–15:30", "Times in Europe/Lisbon")
		p.choose("#the_zone", "Europe/Lisbon")
	})

	t.Run("all languages are a choice away", func(t *testing.T) {
		p := open(t, in, html)
		for _, tag := range words.Tags() {
			l := words.In(tag)
			p.choose("#the_language", tag)
			p.Shows(tag, `[document.documentElement.lang, document.documentElement.dir, document.title, ...`+textContent(".dates, #head_2026-05-11, .plan.is-shown > h2, .days a:first-child, [data-view=list], #the_status, #venue_zone")+`]`,
				tag, l.Direction(), e.Name+" – "+l.Say("page.programme"), l.Dates(e.Days[0], e.Days[1]), l.Tab(e.Days[0]), l.Tab(e.Days[1]), l.Say("page.list"),
				l.Say("page.venue_zone", "zone", "Europe/Lisbon"), l.Say("page.sessions", "n", 5), l.Long(e.Days[0]), l.Long(e.Days[0]))
			p.Do(browser.Media("print", ""))
			p.sheets("doors")
			p.Shows(tag+": sign", textContent(".sign:first-child .date, .sign:first-child .small")+`.map((t) => t.replace(/[\u2066-\u2069]/g, ""))`, l.Long(e.Days[0]), l.Say("page.clock_of", "zone", "Europe/Lisbon"))
			p.Eval(`dispatchEvent(new Event("afterprint"))`)
			p.Do(browser.Media("", ""))
		}
		p.choose("#the_language", "ar")
		p.Do(chromedp.Reload())
		p.Shows("kept", `[document.documentElement.lang, document.documentElement.dir]`, "ar", "rtl")
		p.choose("#the_search", "eddies")
		p.Shows("found", text("#the_status"), "1 من أصل 5 جلسات")
		p.choose("#the_search", "")
		p.Do(chromedp.Focus(chromedp.CSS("#block_0 a")))
		p.Keys(kb.ArrowLeft)
		p.Shows("to the left is the next room", `[document.activeElement.getAttribute("href")]`, "#WS-2")
		p.Eval(`localStorage.clear()`)
	})

	// What is written by Go and what the script writes in its place are the same.
	t.Run("a page in a language and one that was set to it are the same", func(t *testing.T) {
		p := open(t, in, html)
		for _, tag := range words.Tags() {
			own := open(t, in, string(web.Page(e, programme, web.Options{Language: tag}).Content))
			want := value[string](own, `document.body.innerText`)
			p.choose("#the_language", tag)
			got := value[string](p, `document.body.innerText`)
			p.Eval(`localStorage.clear()`)
			if want != got {
				a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
				for i := range min(len(a), len(b)) {
					if a[i] != b[i] {
						t.Errorf("%s: written %q, set %q", tag, a[i], b[i])
					}
				}
			}
		}
	})
}

// A title that has not all room shows that it goes on: the browser writes the ellipsis into
// the last of as many lines as it is told of, so they have to have room.
func TestBrowserCutsTitlesInSight(t *testing.T) {
	in := browser.Start(t)
	e, programme := igf(t)
	look := `[...document.querySelectorAll(".block .title")].filter((title) => {
		const style = getComputedStyle(title);
		const line = parseFloat(style.lineHeight);
		return title.scrollHeight > title.clientHeight + line / 2 && title.clientHeight < style.webkitLineClamp * line - 1;
	}).map((title) => title.parentElement.getAttribute("href") + " has " + title.clientHeight + " for " + getComputedStyle(title).webkitLineClamp).slice(0, 5)`
	for _, tag := range []string{"en", "ar"} {
		p := open(t, in, string(web.Page(e, programme, web.Options{Language: tag}).Content))
		p.Eval(`for (const plan of document.querySelectorAll(".plan")) plan.classList.add("is-shown")`)
		p.Shows(tag+": titles that are cut without a sign", look)
		if n := value[int](p, `[...document.querySelectorAll(".block .title")].filter((e) => e.scrollHeight > e.clientHeight + 8).length`); n == 0 {
			t.Error("no title is cut, which says nothing")
		}
		p.Do(browser.Media("print", ""))
		p.sheets("grid")
		p.Shows(tag+": on paper", look)
	}
}

// On a phone nothing of the page is beside it, whatever the language.
func TestBrowserFitsPhones(t *testing.T) {
	in := browser.Start(t)
	e, programme := told(t)
	for _, tag := range words.Tags() {
		p := open(t, in, string(web.Page(e, programme, web.Options{Language: tag}).Content), chromedp.EmulateViewport(390, 844), clockAt(t, "2026-05-11T08:05Z"))
		for _, view := range []string{"list", "grid", "mine"} {
			p.Click(`[data-view="` + view + `"]`)
			p.Shows(tag+": width of the "+view, `[String(document.documentElement.scrollWidth)]`, "390")
		}
	}
}

// Chromium prints the page to PDF: a page a day, a page a room and day.
func TestBrowserPrintsToPDF(t *testing.T) {
	in := browser.Start(t)
	e, programme := told(t)
	for _, tag := range []string{"en", "ar", "zh"} {
		p := open(t, in, string(web.Page(e, programme, web.Options{Language: tag}).Content))
		for kind, want := range map[string]int{"grid": 2, "list": 2, "doors": 4, "slips": 1} {
			p.sheets(kind)
			if got := p.pdf(); got != want {
				t.Errorf("%s: %s takes %d pages, want %d", tag, kind, got, want)
			}
		}
	}
}
