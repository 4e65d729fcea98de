package solver

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"programme/solver/internal/limits"
)

// costing returns a programme that was found and costs so much.
func costing(n int) func() limits.Found {
	return func() limits.Found { return limits.Found{Cost: [9]int{n}} }
}

func TestOnlyTheNewestIsToldNowAndThen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told []int
		x := tell(func(f limits.Found) (int, bool) { return f.Cost[0], f.Cost[0] != 13 }, func(n int) { told = append(told, n) })
		want := func(when string, want ...int) {
			t.Helper()
			synctest.Wait()
			if !slices.Equal(told, want) {
				t.Errorf("%s: told %v, want %v", when, told, want)
			}
		}
		x.better(costing(9))
		x.better(costing(8))
		want("at once")
		time.Sleep(betweenFound)
		want("after a while", 8)
		x.better(costing(7))
		want("just after that", 8)
		x.better(costing(13)) // which the judges refuse
		time.Sleep(betweenFound)
		want("after one that is refused", 8)
		x.better(costing(5))
		time.Sleep(betweenFound)
		want("after that", 8, 5)
		x.better(costing(4))
		x.stop()
		time.Sleep(betweenFound)
		want("at the end", 8, 5)
	})
}

func TestTellingTakesASmallShare(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		x := tell(func(limits.Found) (int, bool) { time.Sleep(time.Second); return 0, true }, func(int) { n++ })
		for range 101 {
			x.better(costing(1))
			time.Sleep(time.Second)
		}
		x.stop()
		time.Sleep(2 * time.Second) // what is being judged ends by itself
		if n == 0 || n > 10 {
			t.Errorf("told %d times in 101 s, a second each", n)
		}
	})
}
