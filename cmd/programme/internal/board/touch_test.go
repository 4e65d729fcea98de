package board

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"programme/fixtures/browser"
)

// A finger lifts by a long press and lets down where it ends; one that moves before scrolls.
func TestLiftingWithAFinger(t *testing.T) {
	in := browser.Start(t)

	t.Run("a long press lifts", func(t *testing.T) {
		b := play(t)
		p := openOnPhone(t, in, b.address())
		at := p.of(card("WS 1"))
		p.touch(input.DispatchTouchEventTypeTouchStart, at)
		p.pressesLong()
		p.until(`document.querySelector(".cells .free") && document.querySelector("#the_legend .is-free")`)
		p.says("where it is")
		scrolled := value[float64](p, scrolledBy)
		for _, clock := range []string{"09:30", "10:00"} {
			p.touch(input.DispatchTouchEventTypeTouchMove, p.cell(1, clock))
		}
		p.says("free")
		p.touch(input.DispatchTouchEventTypeTouchEnd)
		p.where("WS 1", "10:00–11:00, קומה ב׳, Mon 11 May")
		if now := value[float64](p, scrolledBy); now != scrolled {
			t.Errorf("the grid scrolled by %v while a session was lifted", now-scrolled)
		}
	})

	t.Run("one that is not moved puts back", func(t *testing.T) {
		b := play(t)
		p := openOnPhone(t, in, b.address())
		p.touch(input.DispatchTouchEventTypeTouchStart, p.of(card("WS 1")))
		p.pressesLong()
		p.until(`document.querySelector(".cells .free")`)
		p.says("where it is")
		p.touch(input.DispatchTouchEventTypeTouchEnd)
		p.says("WS 1 stays where it is")
		if asked := b.log(); len(asked) > 0 {
			t.Errorf("steps were asked for: %q", asked)
		}
	})

	t.Run("a finger that moves scrolls", func(t *testing.T) {
		b := play(t)
		p := openOnPhone(t, in, b.address())
		at := p.of(card("WS 1"))
		p.touch(input.DispatchTouchEventTypeTouchStart, at)
		for i := range 8 {
			p.touch(input.DispatchTouchEventTypeTouchMove, spot{at.X, at.Y - float64(12*i)})
		}
		p.touch(input.DispatchTouchEventTypeTouchEnd)
		p.until(scrolledBy + " > 0")
		p.pressesLong()
		p.Shows("nothing is lifted", `[String(document.querySelector(".cells")), document.body.className]`, "null", "")
	})
}

// scrolledBy is how far the grid, and the page around it, are scrolled down.
const scrolledBy = `document.getElementById("the_grid").scrollTop + scrollY`

// openOnPhone opens a board on a small screen that is touched. Long presses come when the test
// says so.
func openOnPhone(t *testing.T, in context.Context, address string) *tab {
	t.Helper()
	p := open(t, in, address, nil, chromedp.EmulateViewport(390, 844), chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
		return err
	}))
	p.Eval(`presses = []; { const after = setTimeout, never = clearTimeout;
		setTimeout = (f, ms) => (ms === 450 ? presses.push(f) : after(f, ms));
		clearTimeout = (id) => { delete presses[id - 1]; never(id); }; }`)
	return p
}

// pressesLong lets the time of a long press go by.
func (p *tab) pressesLong() {
	p.Helper()
	p.Eval(`for (const f of presses.splice(0)) f?.()`)
}

// touch is what a finger does; where it is, but for when it ends.
func (p *tab) touch(kind input.DispatchTouchEventType, at ...spot) {
	p.Helper()
	e := input.DispatchTouchEventParams{Type: kind, TouchPoints: []*input.TouchPoint{}}
	for _, s := range at {
		e.TouchPoints = append(e.TouchPoints, &input.TouchPoint{X: s.X, Y: s.Y})
	}
	if _, err := chromedp.Call(p.Ctx, input.DispatchTouchEvent, e); err != nil {
		p.Fatal(err)
	}
}
