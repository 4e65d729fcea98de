package maxsat

import (
	"context"
	"sync"
)

// ceiling is an upper bound that any goroutine may lower while another searches from
// below. It ends that search as soon as the two bounds meet.
type ceiling struct {
	mu    sync.Mutex
	upper int64
	lower int64
	stop  context.CancelFunc // nil while nobody searches
}

// offer lowers the bound.
func (c *ceiling) offer(upper int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.upper = min(c.upper, upper)
	if c.stop != nil && c.lower >= c.upper {
		c.stop()
	}
}

// value returns the bound.
func (c *ceiling) value() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.upper
}

// raise tells how far the search has come.
func (c *ceiling) raise(lower int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lower = lower
}

// watch returns a context that ends with ctx, when the bounds meet, or when release is
// called, which must be.
func (c *ceiling) watch(ctx context.Context) (watched context.Context, release func()) {
	watched, stop := context.WithCancel(ctx)
	c.mu.Lock()
	c.stop = stop
	c.mu.Unlock()
	return watched, func() {
		c.mu.Lock()
		c.stop = nil
		c.mu.Unlock()
		stop()
	}
}
