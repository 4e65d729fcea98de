package web_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	downloads "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"programme/fixtures/browser"
	"programme/model"
	"programme/model/exchange"
)

// tab is a page of ours in Chromium.
type tab struct{ *browser.Tab }

// open writes html into a file and opens it in a new tab, after the actions.
func open(t *testing.T, in context.Context, html string, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, []byte(html), 0o666); err != nil {
		t.Fatal(err)
	}
	return &tab{browser.Open(t, in, "file://"+name, browser.Opening{Before: append([]chromedp.Action[chromedp.Void]{browser.Media("", "")}, before...)})}
}

// until waits for a condition of the page.
func (p *tab) until(condition string) {
	p.Helper()
	p.Until(condition, "")
}

// value returns what an expression of the page is.
func value[T any](p *tab, expression string) T {
	p.Helper()
	return browser.Value[T](p.Tab, expression)
}

const listed = `[...document.querySelectorAll(".entry")].filter((e) => e.checkVisibility()).map((e) => e.id)`

func text(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].map((e) => e.innerText.trim())`
}

// choose sets a control as a reader would.
func (p *tab) choose(selector, value string) {
	p.Helper()
	p.Eval(`(() => { const c = document.querySelector("` + selector + `"); c.value = "` + value + `";
		if (c.value !== "` + value + `") throw new Error("there is no such choice");
		for (const kind of ["input", "change"]) c.dispatchEvent(new Event(kind, { bubbles: true })); })()`)
}

func TestBrowser(t *testing.T) {
	in := browser.Start(t)
	e, programme := hostile(t)
	html := page(t, e, programme)
	phone := chromedp.EmulateViewport(390, 844)

	t.Run("search finds what is written without accents", func(t *testing.T) {
		p := open(t, in, html, phone)
		p.Shows("at first", listed, "WS-0", "WS-1", "WS-2", "WS-2-2", "WS-6", "WS-4", "WS-5", "WS-7", "WS-8", "s", "WS-10")
		p.Press("/")
		p.Keys("zoe ANGSTROM")
		p.Shows("typed", `[document.getElementById("the_search").value]`, "zoe ANGSTROM")
		p.Shows("by name", listed, "WS-0", "WS-6")
		p.Shows("in words", text("#the_status"), "2 of 11 sessions")
		p.choose("#the_search", "lukasz")
		p.Shows("by a letter with a stroke", listed, "WS-1")
		p.choose("#the_search", "united")
		p.Shows("by theme", listed, "WS-0", "WS-2")
		p.choose("#the_search", "ws10")
		p.Shows("by number", listed, "WS-10")
		p.Shows("by day", text(".days a"), "Sat 28 0", "Sun 29 0", "Sun 25 0", "Sun 1 1")
		p.choose("#the_search", "nothing of the kind")
		p.Shows("nothing", text("#the_status"), "No session matches; 11 are hidden")
		p.Do(chromedp.Focus(chromedp.CSS("#the_search")))
		p.Keys(kb.Escape)
		p.Shows("after escape", text("#the_status"), "11 sessions")
	})

	t.Run("filters hold together", func(t *testing.T) {
		p := open(t, in, html)
		p.Click(`[data-view="list"]`)
		pick := func(filter, label string) {
			p.Eval(`(() => { const s = document.getElementById("` + filter + `"); s.value = [...s.options].find((o) => o.text.startsWith("` + label + `")).value; s.dispatchEvent(new Event("change")); })()`)
		}
		pick("by_theme", "Ünïted")
		p.Shows("theme", listed, "WS-0", "WS-2")
		pick("by_person", "ليلى")
		p.Shows("theme and person", listed, "WS-0", "WS-2")
		pick("by_room", "Aula")
		p.Shows("theme, person and room", listed, "WS-0")
		pick("by_type", "Talk")
		p.Shows("and type", listed)
		p.Click("#the_clear")
		p.Shows("cleared", text("#the_status"), "11 sessions")
		p.Shows("rooms to choose from", `[...document.getElementById("by_room").options].map((o) => o.text.slice(0, 8))`, "All room", `Aula "A"`, "Überlang", "קומה ב׳")
	})

	t.Run("clocks agree with Go's", func(t *testing.T) {
		p := open(t, in, html)
		for _, zone := range []model.Zone{
			"Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago", "Australia/Lord_Howe", "UTC", "Europe/Lisbon",
		} {
			p.choose("#the_zone", string(zone))
			var want []string
			for _, pl := range programme.Placements {
				day := model.DateIn(pl.Start, e.Zone)
				want = append(want, onClock(pl.Start, zone, day)+"–"+onClock(pl.End, zone, day))
			}
			for _, view := range []string{".entry:not(.is-cancelled) > .when", ".block .when"} {
				got := value[[]string](p, `[...document.querySelectorAll("`+view+`")].map((e) => [...e.querySelectorAll(":scope > time")].map((t) => t.textContent).join("–"))`)
				slices.Sort(want)
				slices.Sort(got)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s in %s (-want +got):\n%s", view, zone, diff)
				}
			}
		}
		p.choose("#the_zone", "Pacific/Kiritimati")
		p.Shows("a line of days is crossed", `[document.querySelector("#WS-6 .when").textContent]`, "02:00 (+1)–03:00 (+1)12:00–13:00 at the venue")
		p.choose("#the_zone", "America/St_Johns")
		p.Shows("clocks go back there", `[document.querySelector("#WS-10 .when").textContent]`, "01:30–01:30"+"04:00–05:00 at the venue")
		p.choose("#the_zone", "Europe/Lisbon")
		p.Shows("clocks go forward and back at the venue", `["WS-7", "s"].map((id) => document.querySelector("#" + id + " .when").textContent)`, "00:30–02:30", "01:30–01:30")
	})

	t.Run("the browser's own clock is one click away and kept", func(t *testing.T) {
		p := open(t, in, html, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "Asia/Kathmandu"})
			return err
		}))
		p.Shows("at first", text("#the_clock"), "Europe/Lisbon")
		p.Click("#my_clock")
		p.Shows("after a click", text("#the_clock, .block .when:first-child")+".slice(0, 2)", "Asia/Kathmandu", "14:45–15:45")
		p.Do(chromedp.Reload())
		p.Shows("after a reload", text("#the_clock"), "Asia/Kathmandu")
		p.choose("#the_zone", "Europe/Lisbon")
	})

	t.Run("my programme is kept, warns and downloads", func(t *testing.T) {
		p := open(t, in, html)
		p.Click(`[data-view="list"]`)
		for _, id := range []string{"WS-0", "WS-1", "WS-6"} {
			p.Click("#" + id + " .star")
		}
		p.Do(chromedp.Reload())
		p.Click(`[data-view="mine"]`)
		p.Shows("mine", listed, "WS-0", "WS-1", "WS-6")
		p.Shows("in words", text("#my_words"), "3 sessions, 1 pair at the same time.")
		p.Shows("clash", `[document.querySelector("#WS-0 .clash").textContent]`, "In my programme at the same time: WS 1 (09:30–10:30)")
		checkCalendar(t, e, programme, download(p))
		p.Click("#my_clearing")
		p.Shows("cleared", text("#my_words"), "Star a session to keep it here, in this browser alone.")
	})

	t.Run("a block opens its session", func(t *testing.T) {
		p := open(t, in, html)
		p.Click("#block_0 a")
		p.Shows("dialog", text("#session_body h2"), e.Sessions[0].Title)
		p.Shows("address", `[location.hash]`, "#WS-0")
		p.Shows("title", `[document.title]`, e.Name+" – Programme")
		p.Keys(kb.Escape)
		p.until(`location.hash === ""`)
		p.Shows("closed", `[String(document.getElementById("the_session").open), document.activeElement.parentElement.id]`, "false", "block_0")
		p.Click("#block_0 a")
		p.Click("#session_body .person")
		p.Shows("sessions of a person", listed, "WS-0", "WS-6")
	})

	t.Run("a link means a session", func(t *testing.T) {
		p := open(t, in, html)
		p.Eval(`location.hash = "WS-10"`)
		p.until(`document.getElementById("the_session").open`)
		p.Shows("dialog", text("#session_body h2"), "November")
		p.Shows("day", `[...document.querySelectorAll(".plan.is-shown")].map((d) => d.dataset.date)`, "2026-11-01")
	})

	t.Run("arrows walk through the grid", func(t *testing.T) {
		p := open(t, in, html)
		p.Do(chromedp.Focus(chromedp.CSS("#block_0 a")))
		var walked []string
		for _, key := range []string{kb.ArrowDown, kb.ArrowRight, kb.ArrowRight, kb.ArrowLeft, kb.ArrowLeft} {
			p.Keys(key)
			walked = append(walked, value[string](p, `document.activeElement.getAttribute("href")`))
		}
		if diff := cmp.Diff([]string{"#WS-1", "#WS-2", "#WS-2-2", "#WS-2", "#WS-1"}, walked); diff != "" {
			t.Error(diff)
		}
		stops := `[...document.querySelectorAll(".plan.is-shown .block:not([inert]) a:not([tabindex='-1'])")].map((a) => a.getAttribute("href"))`
		p.Shows("stops of the tab key", stops, "#WS-1")
		p.choose("#the_search", "ليلى")
		p.Shows("stops among what was searched for", stops, "#WS-0")
		p.Do(chromedp.Focus(chromedp.CSS("#block_0 a")))
		p.Keys(kb.ArrowRight)
		p.Shows("arrows pass what was not searched for", `[document.activeElement.getAttribute("href")]`, "#WS-2")
	})

	t.Run("paper", func(t *testing.T) {
		p := open(t, in, html)
		// What is on paper, seen while the browser would print it.
		p.Do(browser.Media("print", ""))
		p.Eval(`window.papers = {}; window.print = () => {
			papers[document.documentElement.dataset.print] = [...document.querySelectorAll("body *")]
				.filter((e) => e.checkVisibility() && e.matches(".sign h2, .sign .date, .slip h2, .plan > h2, .entry, .bar")).map((e) => e.id || e.innerText);
			dispatchEvent(new Event("afterprint"));
		}`)
		for _, kind := range []string{"doors", "slips", "grid", "list"} {
			p.Eval(`document.querySelector("[data-print='` + kind + `']").click()`)
		}
		long := strings.Repeat("Überlang", 20)
		p.Shows("door signs", `papers.doors`, e.Rooms[0].Name, "Saturday 28 March 2026", e.Rooms[0].Name, "Sunday 29 March 2026", e.Rooms[0].Name, "Sunday 25 October 2026",
			e.Rooms[1].Name, "Saturday 28 March 2026", e.Rooms[1].Name, "Sunday 29 March 2026", e.Rooms[1].Name, "Sunday 1 November 2026", long, "Saturday 28 March 2026")
		p.Shows("slips", `papers.slips`, e.People[2].Name, e.People[0].Name, e.People[1].Name)
		p.Shows("grid", `papers.grid`, "Saturday 28 March 2026", "Sunday 29 March 2026", "Sunday 25 October 2026", "Sunday 1 November 2026")
		p.Shows("list", `[String(papers.list.length)]`, "11")
		p.Shows("afterwards", `[String(document.getElementById("the_sheets").childElementCount), String(document.documentElement.dataset.print)]`, "0", "undefined")
	})

	t.Run("what goes on after midnight is on both days", func(t *testing.T) {
		night := page(t, &model.Event{Zone: e.Zone, Rooms: e.Rooms[:2], Sessions: e.Sessions[8:10]}, model.NewProgramme([]model.Placement{
			{Session: 0, Room: model.InRoom(0), Interval: model.Span(instant(t, "2026-03-27T22:30Z"), 180)},
			{Session: 1, Room: model.InRoom(1), Interval: model.Span(instant(t, "2026-03-26T09:00Z"), 60)},
		}))
		p := open(t, in, night)
		p.Shows("grids", text(".block .when"), "09:00–10:00", "22:30–01:30 (+1)", "22:30 (−1)–01:30")
		p.Shows("marks", text(".block .onward"), "into the next day", "from the day before")
		p.Click(`[data-view="list"]`)
		p.Shows("days in the list", `[...document.querySelectorAll(".list .day")].filter((d) => d.checkVisibility()).map((d) => d.dataset.date)`, "2026-03-26", "2026-03-27", "2026-03-28")
		p.choose("#the_search", "autumn")
		p.Shows("days with a match", `[...document.querySelectorAll(".list .day")].filter((d) => d.checkVisibility()).map((d) => d.dataset.date)`, "2026-03-26")
		p.choose("#the_search", "U+2028")
		p.Shows("a line with a match", text(".list .onward li:not([hidden]) a"), "WS 8 U+2028 \\u2028 after")
		p.Click("#the_clear")
		p.Do(browser.Media("print", ""))
		p.Eval(`window.print = () => { window.doors = [...document.querySelectorAll(".sign .when, .sign .date")].map((e) => e.textContent); dispatchEvent(new Event("afterprint")); }`)
		p.Eval(`document.querySelector("[data-print='doors']").click()`)
		p.Shows("doors", "doors", "Friday 27 March 2026", "22:30–01:30 (+1)", "Saturday 28 March 2026", "22:30 (−1)–01:30", "Thursday 26 March 2026", "09:00–10:00")
	})

	t.Run("dark or light as the reader likes", func(t *testing.T) {
		p := open(t, in, html)
		ground := `[getComputedStyle(document.documentElement).backgroundColor, document.getElementById("the_scheme").getAttribute("aria-pressed")]`
		p.Shows("at first", ground, "rgb(252, 251, 248)", "false")
		p.Click("#the_scheme")
		p.Shows("dark", ground, "rgb(19, 22, 27)", "true")
		p.Click("#the_scheme")
		p.Shows("light again", ground, "rgb(252, 251, 248)", "false")
	})

	t.Run("all is there without the script", func(t *testing.T) {
		p := open(t, in, html, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			return err
		}))
		seen := value[string](p, "document.body.innerText")
		for i := range e.Sessions {
			if title := strings.SplitN(model.Visible(e.Sessions[i].Title), "\n", 2)[0]; !strings.Contains(seen, title) {
				t.Errorf("%q cannot be read", title)
			}
		}
		for _, want := range []string{"Saturday 28 March 2026", "09:30", e.People[1].Name, "Times are shown in Europe/Lisbon"} {
			if !strings.Contains(seen, want) {
				t.Errorf("%q cannot be read", want)
			}
		}
		if strings.Contains(seen, "My programme") {
			t.Error("what only the script can do is offered")
		}
		p.Shows("the whole list", `[String(`+listed+`.length)]`, "11")
	})
}

// onClock says a time as the page should, by Go's tz data.
func onClock(at model.Instant, zone model.Zone, day model.Date) string {
	text := at.In(zone).Format("15:04")
	switch model.DateIn(at, zone).Sub(day) {
	case 1:
		text += " (+1)"
	case -1:
		text += " (−1)"
	}
	return text
}

// download clicks for the calendar file and returns it.
func download(p *tab) string {
	p.Helper()
	dir, yes := p.TempDir(), true
	progress := chromedp.Events(p.Ctx, downloads.DownloadProgress)
	if _, err := chromedp.Call(p.Ctx, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{
		Behavior: downloads.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: dir, EventsEnabled: &yes,
	}); err != nil {
		p.Fatal(err)
	}
	p.Click("#my_calendar")
	for ev, err := range progress {
		if err != nil {
			p.Fatal(err)
		}
		if ev.State == downloads.DownloadProgressStateCompleted {
			content, err := os.ReadFile(filepath.Join(dir, ev.GUID))
			if err != nil {
				p.Fatal(err)
			}
			return string(content)
		}
	}
	p.Fatal("nothing was downloaded")
	return ""
}

// checkCalendar reads the calendar of sessions 0, 1 and 6 as a calendar program would.
func checkCalendar(t *testing.T, e *model.Event, programme *model.Programme, content string) {
	t.Helper()
	lines := strings.Split(content, "\r\n")
	for _, l := range lines {
		if len(l) > 75 || strings.ContainsAny(l, "\r\n") {
			t.Errorf("the line %q is longer than 75 octets or ends wrongly", l)
		}
	}
	got := map[string][]string{}
	for _, l := range strings.Split(strings.ReplaceAll(content, "\r\n ", ""), "\r\n") {
		if name, rest, found := strings.Cut(l, ":"); found {
			got[name] = append(got[name], rest)
		}
	}
	ns := exchange.EventNamespace(e)
	for name, want := range map[string][]string{
		"UID":      {ns.Session("WS 0", 1), ns.Session("WS 1", 1), ns.Session("WS 6", 1)},
		"DTSTART":  {"20260328T090000Z", "20260328T093000Z", "20260328T120000Z"},
		"DTEND":    {"20260328T100000Z", "20260328T103000Z", "20260328T130000Z"},
		"SUMMARY":  {`WS 0: </script><script>document.title='broken'</script>`, `WS 1: =cmd|' /C calc'!A0\; a\, b \\ c\nsecond line`, "WS 6: " + e.Sessions[6].Title},
		"LOCATION": {`Aula "A" & <Sons>`, `Aula "A" & <Sons>`},
		"STATUS":   {"CONFIRMED", "CONFIRMED", "CONFIRMED"},
	} {
		if diff := cmp.Diff(want, got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if len(got["DTSTAMP"]) != 3 || got["BEGIN"][0] != "VCALENDAR" || lines[len(lines)-1] != "" {
		t.Errorf("the calendar is not whole:\n%s", content)
	}
}
