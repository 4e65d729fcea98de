package queue

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// quick is a pace at which tests need not wait. A worker that is held up for longer than
// ackWait makes a twin, which is no fault.
var quick = pace{ackWait: time.Second, alive: 100 * time.Millisecond, check: 50 * time.Millisecond, fetch: time.Second}

// bounded ends with the test, or after a minute: what does not end is a failure then.
func bounded(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func jobOf(n int) Job {
	j := Job{Version: "test 1", Blob: []byte("what all share")}
	for i := range n {
		j.Tasks = append(j.Tasks, Task{fmt.Sprintf("k%04d", i), fmt.Appendf(nil, "task %d", i)})
	}
	return j
}

// answered is what results of a job have to be.
func answered(j Job) map[string]string {
	all := map[string]string{}
	for _, t := range j.Tasks {
		all[t.Key] = "done " + string(t.Content)
	}
	return all
}

// answer is the handler that does so.
func answer(_ context.Context, _ string, content []byte) ([]byte, error) {
	return append([]byte("done "), content...), nil
}

// book keeps results, and fails if one is kept twice.
type book struct {
	t    *testing.T
	mu   sync.Mutex
	kept map[string]string
	at   map[int]func() // called once so many are kept, by the server
}

func newBook(t *testing.T) *book { return &book{t: t, kept: map[string]string{}, at: map[int]func(){}} }

func (b *book) known(key string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, ok := b.kept[key]
	return ok
}

func (b *book) keep(key string, result []byte) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, twice := b.kept[key]; twice {
		b.t.Errorf("the result of %s is kept twice", key)
	}
	b.kept[key] = string(result)
	if then := b.at[len(b.kept)]; then != nil {
		then()
	}
	return nil
}

// has compares what is kept with what has to be.
func (b *book) has(want map[string]string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if !maps.Equal(b.kept, want) {
		b.t.Errorf("kept %d results of %d, or others", len(b.kept), len(want))
	}
}

// talk is what was said, by anybody.
type talk struct {
	mu    sync.Mutex
	lines []string
}

func (k *talk) say(line string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.lines = append(k.lines, line)
}

func (k *talk) count(part string) (n int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, line := range k.lines {
		if strings.Contains(line, part) {
			n++
		}
	}
	return n
}

// embed starts a server that ends with the test, or sooner.
func embed(t *testing.T, dir string) *Embedded {
	t.Helper()
	e, err := Embed(Listen{Address: "127.0.0.1:0", Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e
}

// serve has a job done and ends the run.
func serve(t *testing.T, e *Embedded, j Job, b *book) error {
	t.Helper()
	return serveUntil(bounded(t), t, e, j, b)
}

func serveUntil(ctx context.Context, t *testing.T, e *Embedded, j Job, b *book) error {
	t.Helper()
	s, err := Serve(ctx, e.Access(), e, j, ServerOptions{Keep: b.keep, Known: b.known, Say: (&talk{}).say, pace: quick})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var fault *Fault
	if err := s.Run(ctx); errors.As(err, &fault) {
		return errors.Join(err, s.End(ctx, fault))
	} else if err != nil {
		return err
	}
	return s.End(ctx, nil)
}

// outcome is how a worker ended.
type outcome struct {
	done int
	err  error
}

// work starts a worker that is waited for by reading from the channel.
func work(ctx context.Context, url string, h Handler) <-chan outcome {
	return workAs(ctx, url, WorkerOptions{Version: "test 1", Open: func([]byte) (Handler, error) { return h, nil }, Say: (&talk{}).say})
}

// crew starts workers that do nothing before all are there.
func crew(ctx context.Context, url string, n int, h Handler) (workers []<-chan outcome) {
	var all sync.WaitGroup
	all.Add(n)
	for range n {
		workers = append(workers, workAs(ctx, url, WorkerOptions{Version: "test 1", Say: (&talk{}).say, Open: func([]byte) (Handler, error) {
			all.Done()
			return func(ctx context.Context, key string, content []byte) ([]byte, error) {
				all.Wait()
				return h(ctx, key, content)
			}, nil
		}}))
	}
	return workers
}

func workAs(ctx context.Context, url string, o WorkerOptions) <-chan outcome {
	o.pace, o.Lanes = quick, 2
	ended := make(chan outcome, 1)
	go func() {
		done, err := Work(ctx, Access{URL: url}, o)
		ended <- outcome{done, err}
	}()
	return ended
}

func TestEveryTaskIsDoneAndWorkersAreToldThatItIsOver(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(100), newBook(t)
	workers := crew(bounded(t), e.url, 3, answer)
	if err := serve(t, e, j, b); err != nil {
		t.Fatal(err)
	}
	b.has(answered(j))
	sum := 0
	for _, w := range workers {
		end := <-w
		if end.err != nil {
			t.Error(end.err)
		}
		sum += end.done
	}
	if sum < 100 {
		t.Errorf("workers say that they did %d of 100", sum)
	}
}

func TestWhatWasKeptIsNotAskedAgain(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(10), newBook(t)
	for _, task := range j.Tasks[:7] {
		b.kept[task.Key] = "kept before"
	}
	var asked atomic.Int64
	w := work(bounded(t), e.url, func(ctx context.Context, key string, content []byte) ([]byte, error) {
		asked.Add(1)
		return answer(ctx, key, content)
	})
	if err := serve(t, e, j, b); err != nil {
		t.Fatal(err)
	}
	if end := <-w; end.err != nil || asked.Load() < 3 || asked.Load() > 3 {
		t.Errorf("%d tasks were asked, %v", asked.Load(), end.err)
	}
}

// The truth is tasks minus results, whatever becomes of the queue.
func TestWhatTheQueueLosesIsPublishedAgain(t *testing.T) {
	for name, damage := range map[string]func(ctx context.Context, js jetstream.JetStream, id string) error{
		"purged": func(ctx context.Context, js jetstream.JetStream, id string) error {
			s, err := js.Stream(ctx, tasksStream(id))
			if err != nil {
				return err
			}
			return s.Purge(ctx)
		},
		"stream deleted": func(ctx context.Context, js jetstream.JetStream, id string) error {
			return js.DeleteStream(ctx, tasksStream(id))
		},
		"consumer deleted": func(ctx context.Context, js jetstream.JetStream, id string) error {
			return js.DeleteConsumer(ctx, tasksStream(id), consumer)
		},
		"results deleted": func(ctx context.Context, js jetstream.JetStream, id string) error {
			return js.DeleteKeyValue(ctx, resultsBucket(id))
		},
		"all of it": func(ctx context.Context, js jetstream.JetStream, id string) error {
			return errors.Join(js.DeleteStream(ctx, tasksStream(id)), js.DeleteKeyValue(ctx, resultsBucket(id)), js.DeleteObjectStore(ctx, blobStore(id)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			e, j, b := embed(t, t.TempDir()), jobOf(40), newBook(t)
			l, js := connected(t, e)
			defer l.Close()
			for _, at := range []int{5, 20} {
				b.at[at] = func() {
					err := damage(bounded(t), js, j.id())
					if err != nil && !strings.Contains(err.Error(), "not found") { // the first damage is not mended yet
						t.Error(err)
					}
				}
			}
			w := work(bounded(t), e.url, answer)
			if err := serve(t, e, j, b); err != nil {
				t.Fatal(err)
			}
			b.has(answered(j))
			if end := <-w; end.err != nil {
				t.Error(end.err)
			}
		})
	}
}

// connected returns a connection of its own to a server.
func connected(t *testing.T, e *Embedded) (*line, jetstream.JetStream) {
	t.Helper()
	l, err := e.Access().dial(bounded(t), "test", 0, (&talk{}).say)
	if err != nil {
		t.Fatal(err)
	}
	js, err := jetstream.New(l.Conn)
	if err != nil {
		t.Fatal(err)
	}
	return l, js
}

// A task that was delivered as often as its consumer allows stays in the queue, and nobody
// gets it.
func TestATaskThatNobodyGetsAnyMoreIsPublishedAgain(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(3), newBook(t)
	l, js := connected(t, e)
	defer l.Close()
	first, end := context.WithCancel(bounded(t))
	ended := make(chan error, 1)
	go func() { ended <- serveUntil(first, t, e, j, b) }()
	// An administrator sets a limit, and somebody takes all tasks and is gone.
	taken := 0
	for taken < 3 {
		c, err := js.Consumer(bounded(t), tasksStream(j.id()), consumer)
		if err != nil {
			continue // not served yet
		}
		config := c.CachedInfo().Config
		config.MaxDeliver, config.AckWait = 1, 10*time.Millisecond
		if c, err = js.UpdateConsumer(bounded(t), tasksStream(j.id()), config); err != nil {
			t.Fatal(err)
		}
		batch, err := c.Fetch(3, jetstream.FetchMaxWait(50*time.Millisecond))
		if err != nil {
			t.Fatal(err)
		}
		for range batch.Messages() {
			taken++
		}
	}
	end()
	<-ended
	w := work(bounded(t), e.url, answer)
	if err := serve(t, e, j, b); err != nil {
		t.Fatal(err)
	}
	b.has(answered(j))
	<-w
}

func TestAnotherServerOfTheSameFolderGoesOn(t *testing.T) {
	dir, j, b := t.TempDir(), jobOf(60), newBook(t)
	e := embed(t, dir)
	address := e.url
	said := &talk{}
	w := workAs(bounded(t), address, WorkerOptions{Version: "test 1", Open: func([]byte) (Handler, error) { return answer, nil }, Say: said.say})
	first, end := context.WithCancel(bounded(t))
	b.at[20] = end
	if err := serveUntil(first, t, e, j, b); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	e.Close()
	e = embed(t, dir)
	if e.url != address {
		t.Errorf("the address is %s now, and was %s", e.url, address)
	}
	if err := serve(t, e, j, b); err != nil {
		t.Fatal(err)
	}
	b.has(answered(j))
	if end := <-w; end.err != nil {
		t.Error(end.err)
	}
	if n := said.count("is lost"); n != 1 {
		t.Errorf("that the connection is lost was said %d times: %q", n, said.lines)
	}
	if n := said.count("again"); n != 2 {
		t.Errorf("%q", said.lines)
	}
}

func TestATaskIsGivenBackAtTheEndOfAWorker(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(1), newBook(t)
	first, end := context.WithCancel(bounded(t))
	slow := quick
	slow.ackWait = time.Hour // so that nothing but giving it back helps
	s, err := Serve(bounded(t), e.Access(), e, j, ServerOptions{Keep: b.keep, Known: b.known, Say: (&talk{}).say, pace: slow})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ended := make(chan error, 1)
	go func() { ended <- s.Run(bounded(t)) }()
	gone := work(first, e.url, func(ctx context.Context, _ string, _ []byte) ([]byte, error) {
		end()
		<-ctx.Done()
		return nil, ctx.Err()
	})
	if end := <-gone; !errors.Is(end.err, context.Canceled) || end.done != 0 {
		t.Error(end)
	}
	w := work(bounded(t), e.url, answer)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if err := s.End(bounded(t), nil); err != nil {
		t.Error(err)
	}
	<-w
	b.has(answered(j))
}
