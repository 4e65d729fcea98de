package queue

import (
	"context"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// relay forwards connections to a server until it is cut; what is on its way then is lost.
type relay struct {
	url   string
	to    string
	mu    sync.Mutex
	cut   bool
	conns []net.Conn
}

func newRelay(t *testing.T, address string) *relay {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	r := &relay{to: u.Host}
	u.Host = l.Addr().String()
	r.url = u.String()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			r.forward(c)
		}
	}()
	return r
}

func (r *relay) forward(c net.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cut {
		c.Close()
		return
	}
	d, err := net.Dial("tcp", r.to)
	if err != nil {
		c.Close()
		return
	}
	r.conns = append(r.conns, c, d)
	go func() { _, _ = io.Copy(c, d); c.Close() }()
	go func() { _, _ = io.Copy(d, c); d.Close() }()
}

func (r *relay) set(cut bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cut = cut
	if cut {
		for _, c := range r.conns {
			c.Close()
		}
		r.conns = nil
	}
}

// A worker whose link is cut with a task in its hands comes back; others have done what it
// had, and twins are compared.
func TestALinkThatIsCutAndComesBack(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(30), newBook(t)
	r := newRelay(t, e.url)
	holds, free := make(chan struct{}, 2), make(chan struct{})
	held := sync.OnceFunc(func() { r.set(true) })
	far := work(bounded(t), r.url, func(ctx context.Context, key string, content []byte) ([]byte, error) {
		held()
		select {
		case holds <- struct{}{}:
			<-free
		default:
		}
		return answer(ctx, key, content)
	})
	served := make(chan error, 1)
	go func() { served <- serve(t, e, j, b) }()
	<-holds
	// Another does the rest while the link is down, and in time what the first one holds.
	b.mu.Lock()
	b.at[29] = func() { r.set(false); close(free) }
	b.mu.Unlock()
	near := work(bounded(t), e.url, answer)
	if err := <-served; err != nil {
		t.Fatal(err)
	}
	b.has(answered(j))
	for _, w := range []<-chan outcome{near, far} {
		if end := <-w; end.err != nil {
			t.Error(end.err)
		}
	}
}

// A worker that was killed is one whose link is cut for ever.
func TestWhatAKilledWorkerHadIsDoneByOthers(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(10), newBook(t)
	r := newRelay(t, e.url)
	lost, end := context.WithCancel(bounded(t))
	killed := work(lost, r.url, func(ctx context.Context, _ string, _ []byte) ([]byte, error) {
		r.set(true)
		<-ctx.Done()
		return nil, ctx.Err()
	})
	served := make(chan error, 1)
	go func() { served <- serve(t, e, j, b) }()
	for cut := false; !cut; {
		r.mu.Lock()
		cut = r.cut
		r.mu.Unlock()
	}
	w := work(bounded(t), e.url, answer)
	if err := <-served; err != nil {
		t.Fatal(err)
	}
	b.has(answered(j))
	<-w
	end()
	<-killed
}
