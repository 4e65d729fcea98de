package board

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"programme/cmd/programme/internal/present"
	"programme/fixtures/browser"
	"programme/model/generate"
	"programme/model/rules"
)

// crowded is a board of a generated event of so many sessions.
func crowded(t testing.TB, sessions int) *played {
	t.Helper()
	e, p := generate.Event(generate.Options{Sessions: sessions, Load: 0.8, Seed: 1})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := play(t)
	b.event = eventOf(book, present.Read{}, "crowded", "r2")
	s := &b.states[0]
	s.Placements, s.Unplaced, s.Conflicts, s.Tiers = nil, []Unplaced{}, []Conflict{}, []Tier{}
	for _, at := range p.Placements {
		s.Placements = append(s.Placements, Placement{Session: e.Sessions[at.Session].ID, Room: e.Rooms[at.Room.Index()].ID, Start: int64(at.Start), End: int64(at.End)})
	}
	return b
}

// drag moves the pointer over the grid for so many frames, once a frame, and says how long
// each took, in milliseconds, longest first, and how long the cells took to be shown.
const drag = `(async (frames) => {
	const field = document.getElementById("the_grid").getBoundingClientRect();
	const card = [...document.querySelectorAll("#the_blocks button")].find((e) => { const b = e.getBoundingClientRect(); return b.top > field.top + 60 && b.bottom < field.bottom && b.right < field.right; });
	const box = card.getBoundingClientRect();
	const send = (kind, x, y, on = document.body) => on.dispatchEvent(new PointerEvent(kind, { bubbles: true, cancelable: true, button: 0, buttons: 1, clientX: x, clientY: y, pointerType: "mouse", isPrimary: true }));
	const frame = () => new Promise(requestAnimationFrame);
	const pressed = performance.now();
	send("pointerdown", box.left + 9, box.top + 9, card);
	send("pointermove", box.left + 19, box.top + 19);
	while (!document.querySelector(".cells")) await frame();
	await frame();
	const shown = performance.now() - pressed;
	const took = [];
	let last = await frame();
	for (let i = 0; i < frames; i++) {
		const a = i / 40;
		for (const k of [0, 0.3, 0.6]) send("pointermove", field.left + field.width * (0.5 + 0.38 * Math.cos(a + k / 40)), field.top + field.height * (0.55 + 0.38 * Math.sin(1.7 * (a + k / 40))));
		const now = await frame();
		took.push(now - last);
		last = now;
	}
	send("pointercancel", 0, 0);
	return [shown, ...took.sort((x, y) => y - x)];
})(%d)`

// BenchmarkDragging reports the frames a second while a session is dragged over all that is
// shown, the time of one of the longest hundredth of them, the time from press to cells, and
// what a frame takes of the main thread's processor, which does not hang on what else the
// machine does: less than 16 ms is 60 frames a second.
func BenchmarkDragging(b *testing.B) {
	for _, sessions := range []int{300, 1000} {
		for _, day := range []string{"first day", "all days"} {
			b.Run(fmt.Sprintf("%d sessions, %s", sessions, day), func(b *testing.B) {
				in := browser.Start(b)
				p := open(b, in, crowded(b, sessions).address(), nil)
				if day == "all days" {
					p.Press("0")
				}
				const frames = 300
				for b.Loop() {
					before := p.counted("TaskDuration")
					took, err := chromedp.Run(p.Ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(drag, frames), chromedp.EvalAwaitPromise))
					if err != nil {
						b.Fatal(err)
					}
					sum := 0.0
					for _, ms := range took[1:] {
						sum += ms
					}
					b.ReportMetric(1000*(p.counted("TaskDuration")-before)/frames, "cpu-ms/frame")
					b.ReportMetric(1000*float64(len(took)-1)/sum, "frames/s")
					b.ReportMetric(took[1+frames/100], "ms/slow-frame")
					b.ReportMetric(took[0], "ms/lift")
				}
			})
		}
	}
}
