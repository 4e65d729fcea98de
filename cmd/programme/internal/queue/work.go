package queue

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Handler does a task. It ends soon after ctx does, with an error; the task is given back
// then. It is called by several goroutines. A [*Fault] ends the run for everybody, any other
// error this worker.
type Handler func(ctx context.Context, key string, content []byte) (result []byte, err error)

// WorkerOptions are what a worker does with tasks.
type WorkerOptions struct {
	Version string                             // of the program
	Lanes   int                                // tasks at a time
	Open    func(blob []byte) (Handler, error) // called once: runs of another blob are refused
	Wait    time.Duration                      // how long to wait for a server; 0 for ever
	Say     func(string)                       // told what happens, a line each; several goroutines call it

	pace pace
}

// ErrOtherVersion and ErrOtherBlob are the errors of a worker that cannot work for a server.
var (
	ErrOtherVersion = errors.New("another version")
	ErrOtherBlob    = errors.New("another event")
)

// worker is one of them.
type worker struct {
	o       WorkerOptions
	id      string
	line    *line
	js      jetstream.JetStream
	handler Handler
	blob    string       // digest of what handler was opened with
	limit   atomic.Int64 // of the job: a [time.Duration]
	done    atomic.Int64 // tasks
	trouble atomic.Value // of a lane that cannot store its result: a string, "" once one could
}

// Work does tasks until the run is over, ctx ends, or something is at fault, and returns how
// many it did.
func Work(ctx context.Context, to Access, o WorkerOptions) (done int, err error) {
	o.pace = o.pace.orDefault()
	w := &worker{o: o, id: workerName()}
	w.trouble.Store("")
	if w.line, err = to.dial(ctx, "programme work "+w.id, o.Wait, o.Say); err != nil {
		return 0, err
	}
	defer w.line.Close()
	if w.js, err = jetstream.New(w.line.Conn, jetstream.WithDefaultTimeout(answering)); err != nil {
		return 0, err
	}
	for {
		id, err := w.find(ctx)
		if err == nil {
			err = w.work(ctx, id)
		}
		if !errors.Is(err, errGone) {
			return int(w.done.Load()), err
		}
		o.Say("the run at " + w.line.place + " is gone; waiting for one")
	}
}

// workerName names this process among all.
func workerName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "host"
	}
	return fmt.Sprintf("%s-%d-%s", host, os.Getpid(), rand.Text()[:6])
}

// errGone is the end of a run of which nothing is there any more, although nobody said that
// it is over.
var errGone = errors.New("the run is gone")

// find waits for a run of this version and, once one is open, of its blob, and opens it.
func (w *worker) find(ctx context.Context) (id string, err error) {
	began, said := time.Now(), false
	for attempt := 0; ; attempt++ {
		id, a, err := w.newest(ctx)
		switch {
		case err == nil && id != "":
			w.limit.Store(int64(a.Limit))
			if err := w.open(ctx, id, a); !errors.Is(err, errGone) {
				return id, err
			}
		case errors.Is(err, ErrOtherVersion), errors.Is(err, ErrOtherBlob):
			return "", err
		case w.o.Wait > 0 && time.Since(began) >= w.o.Wait:
			return "", fmt.Errorf("nothing is served at %s", w.line.place)
		case !said && w.line.IsConnected():
			said = true
			w.o.Say("nothing is served at " + w.line.place + " yet; waiting")
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-w.line.closed:
			return "", w.line.end()
		case <-time.After(backoff(attempt)):
		}
	}
}

// newest returns the run that was announced last of those that are for this worker, "" for
// none. If there are others alone the error says what they are.
func (w *worker) newest(ctx context.Context) (id string, a announcement, err error) {
	bucket, err := w.js.KeyValue(ctx, announcements)
	if err != nil {
		return "", a, err
	}
	keys, err := bucket.ListKeys(ctx)
	if err != nil {
		return "", a, err
	}
	var revision uint64
	var other error
	for key := range keys.Keys() {
		entry, err := bucket.Get(ctx, key)
		if err != nil {
			continue // over meanwhile
		}
		var this announcement
		if json.Unmarshal(entry.Value(), &this) != nil || this.Over {
			continue
		}
		switch {
		case this.Version != w.o.Version:
			other = fmt.Errorf("%w: %s is served by %s, and this is %s; take the same program on both sides", ErrOtherVersion, w.line.place, this.Version, w.o.Version)
		case w.blob != "" && this.Blob != w.blob:
			other = fmt.Errorf("%w: %s serves one of digest %.12s now, and this worker began with %.12s; start it again", ErrOtherBlob, w.line.place, this.Blob, w.blob)
		case entry.Revision() > revision:
			id, a, revision = key, this, entry.Revision()
		}
	}
	if id == "" {
		return "", a, other
	}
	return id, a, nil
}

// open gets the blob of a run, unless it is open.
func (w *worker) open(ctx context.Context, id string, a announcement) error {
	if w.blob == a.Blob {
		return nil
	}
	store, err := w.js.ObjectStore(ctx, blobStore(id))
	if err != nil {
		return errGone
	}
	content, err := store.GetBytes(ctx, a.Blob)
	switch {
	case errors.Is(err, jetstream.ErrDigestMismatch), err == nil && Digest(content) != a.Blob:
		return fmt.Errorf("%w: what %s has of it is not what was announced, digest %.12s", ErrOtherBlob, w.line.place, a.Blob)
	case err != nil:
		return errGone
	}
	if w.handler, err = w.o.Open(content); err != nil {
		return err
	}
	w.blob = a.Blob
	w.o.Say(fmt.Sprintf("working for %s: %d tasks, %d at a time", w.line.place, a.Tasks, w.o.Lanes))
	return nil
}

// work does tasks of a run until it is over (nil), gone, at fault, or ctx ends.
func (w *worker) work(ctx context.Context, id string) error {
	running, end := context.WithCancelCause(ctx)
	defer end(nil)
	over, err := w.line.Subscribe(overSubject(id), func(m *nats.Msg) { w.told(m.Data, end) })
	if err != nil {
		return err
	}
	defer over.Unsubscribe() //nolint:errcheck // the connection is closed next, or the run is gone
	var lanes sync.WaitGroup
	for range w.o.Lanes {
		lanes.Go(func() {
			if err := w.lane(running, id); err != nil && running.Err() == nil {
				end(err)
			}
		})
	}
	lanes.Go(func() { w.attend(running, id, end) })
	lanes.Wait()
	_, _ = w.line.Request(aliveSubject(id), encode(presence{ID: w.id, Bye: true}), w.o.pace.alive)
	if cause := context.Cause(running); cause != errOver {
		return cause
	}
	return nil
}

// errOver is the good end of a run.
var errOver = errors.New("the run is over")

// told takes in what the server says of the run.
func (w *worker) told(content []byte, end context.CancelCauseFunc) {
	var s state
	if json.Unmarshal(content, &s) != nil {
		return
	}
	w.limit.Store(int64(s.Limit))
	switch {
	case s.Fault != nil:
		end(s.Fault)
	case s.Over:
		end(errOver)
	}
}

// attend says now and then that this worker is there, and finds out whether the run is.
func (w *worker) attend(ctx context.Context, id string, end context.CancelCauseFunc) {
	tick := time.NewTicker(w.o.pace.alive)
	defer tick.Stop()
	for ctx.Err() == nil {
		if w.line.IsConnected() {
			answer, err := w.line.Request(aliveSubject(id), encode(presence{ID: w.id, Lanes: w.o.Lanes, Trouble: w.trouble.Load().(string)}), w.o.pace.alive)
			if err == nil {
				w.told(answer.Data, end)
			} else if ctx.Err() == nil {
				w.missed(ctx, id, end)
			}
		}
		if down := w.line.down(); w.o.Wait > 0 && down > w.o.Wait {
			end(fmt.Errorf("%w at %s any more", ErrNoServer, w.line.place))
		}
		select {
		case <-ctx.Done():
		case <-w.line.closed:
			end(w.line.end())
		case <-tick.C:
		}
	}
}

// missed finds out what became of a run whose server says nothing. Without one, tasks that
// are in the queue are done all the same.
func (w *worker) missed(ctx context.Context, id string, end context.CancelCauseFunc) {
	bucket, err := w.js.KeyValue(ctx, announcements)
	if err == nil {
		var entry jetstream.KeyValueEntry
		if entry, err = bucket.Get(ctx, id); err == nil {
			var a announcement
			if json.Unmarshal(entry.Value(), &a) == nil && a.Over {
				end(errOver)
			}
			return
		}
	}
	if errors.Is(err, jetstream.ErrBucketNotFound) || errors.Is(err, jetstream.ErrKeyNotFound) {
		end(errGone)
	}
}
