package queue

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// lane does one task after the other until ctx ends. Failures of the server are waited out.
func (w *worker) lane(ctx context.Context, id string) error {
	for attempt := 0; ctx.Err() == nil; {
		tasks, results, err := w.queues(ctx, id)
		for err == nil && ctx.Err() == nil {
			var m jetstream.Msg
			if m, err = w.fetch(ctx, tasks); err == nil && m != nil {
				attempt = 0
				if fatal := w.do(ctx, m, results, id); fatal != nil {
					return fatal
				}
			}
		}
		pause(ctx, backoff(attempt))
		attempt++
	}
	return nil
}

// queues returns where tasks come from and where results go.
func (w *worker) queues(ctx context.Context, id string) (jetstream.Consumer, jetstream.KeyValue, error) {
	tasks, err := w.js.Consumer(ctx, tasksStream(id), consumer)
	if err != nil {
		return nil, nil, err
	}
	results, err := w.js.KeyValue(ctx, resultsBucket(id))
	return tasks, results, err
}

// fetch waits for one task; nil for none.
func (w *worker) fetch(ctx context.Context, tasks jetstream.Consumer) (jetstream.Msg, error) {
	waiting, cancel := context.WithTimeout(ctx, w.o.pace.fetch)
	defer cancel()
	batch, err := tasks.Fetch(1, jetstream.FetchContext(waiting))
	if err != nil {
		return nil, err
	}
	m := <-batch.Messages()
	switch err := batch.Error(); {
	case m != nil:
		return m, nil
	case err == nil, errors.Is(err, nats.ErrTimeout), errors.Is(err, context.DeadlineExceeded):
		return nil, nil
	default:
		return nil, err
	}
}

// giveBack has a task done by others, a moment later: until then this worker waits for no
// more, if it is about to end.
func giveBack(m jetstream.Msg) {
	const moment = 250 * time.Millisecond
	_ = m.NakWithDelay(moment) // else it comes back by itself
}

// do does a task and stores its result; an error of the handler ends the worker.
func (w *worker) do(ctx context.Context, m jetstream.Msg, results jetstream.KeyValue, id string) error {
	key := m.Subject()[len(taskSubject(id)):]
	if meta, err := m.Metadata(); err == nil && meta.NumDelivered > 1 {
		if _, err := results.Get(ctx, key); err == nil { // its worker ended before it could say so
			return acknowledge(ctx, m)
		}
	}
	if ctx.Err() != nil {
		giveBack(m)
		return nil
	}
	result, err := w.handle(ctx, m, key)
	var late lateError
	if errors.As(err, &late) {
		return w.leave(ctx, m, results, key, time.Duration(late))
	} else if err != nil {
		giveBack(m)
		return w.blame(ctx, results, key, err)
	}
	// What is done is stored even if ctx ends now, but not for ever.
	storing, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(answering, cancel) })()
	if err := w.store(storing, results, key, result); err != nil {
		giveBack(m)
		if storing.Err() != nil {
			return nil
		}
		return w.blame(ctx, results, key, err)
	}
	w.done.Add(1)
	return acknowledge(storing, m)
}

// lateError is the error of a task that was tried for so long in vain.
type lateError time.Duration

func (e lateError) Error() string { return "takes longer than " + time.Duration(e).String() }

// leave has the server know that a task takes longer than it may, and takes it out of the queue.
func (w *worker) leave(ctx context.Context, m jetstream.Msg, results jetstream.KeyValue, key string, tried time.Duration) error {
	for attempt := 0; ctx.Err() == nil; attempt++ {
		if _, err := results.Put(ctx, latePrefix+key, encode(tried)); err == nil {
			return acknowledge(ctx, m)
		}
		pause(ctx, backoff(attempt))
	}
	giveBack(m)
	return nil
}

// handle has the handler do a task for as long as it may take, and says meanwhile that it is
// in progress.
func (w *worker) handle(ctx context.Context, m jetstream.Msg, key string) ([]byte, error) {
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		tick := time.NewTicker(w.o.pace.ackWait / 3)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				_ = m.InProgress() // the next one may arrive
			}
		}
	}()
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	if limit := time.Duration(w.limit.Load()); limit > 0 { // no deadline: handlers might share that out
		defer time.AfterFunc(limit, func() { end(lateError(limit)) }).Stop()
	}
	result, err := w.handler(ctx, key, m.Data())
	if late, is := context.Cause(ctx).(lateError); is && err != nil {
		return nil, late
	}
	return result, err
}

// store stores a result by create, for as long as it takes. If another worker has stored one
// the two are compared.
func (w *worker) store(ctx context.Context, results jetstream.KeyValue, key string, result []byte) error {
	if most := w.line.MaxPayload(); int64(len(result)) > most {
		return fmt.Errorf("the result of task %.12s has %d bytes, and the NATS server at %s takes %d at most", key, len(result), w.line.place, most)
	}
	for attempt := 0; ; attempt++ {
		_, err := results.Create(ctx, key, result)
		if err == nil {
			w.trouble.Store("")
			return nil
		}
		if errors.Is(err, jetstream.ErrKeyExists) {
			entry, err := results.Get(ctx, key)
			if err == nil && bytes.Equal(entry.Value(), result) {
				return nil // a twin, or our own that was not told of
			} else if err == nil {
				return w.fault(key, fmt.Sprintf("two workers have unlike results: %.12s and %.12s", Digest(entry.Value()), Digest(result)))
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		const many = 3
		absent := errors.Is(err, nats.ErrNoResponders) || errors.Is(err, jetstream.ErrNoStreamResponse) // the server makes it anew
		if attempt >= many && w.line.IsConnected() && !absent {
			w.trouble.Store(plain(err))
		}
		pause(ctx, backoff(attempt))
	}
}

func (w *worker) fault(key, text string) *Fault { return &Fault{Key: key, Worker: w.id, Text: text} }

// blame has everybody know of a fault, and returns the error.
func (w *worker) blame(ctx context.Context, results jetstream.KeyValue, key string, err error) error {
	var fault *Fault
	if !errors.As(err, &fault) {
		return err
	}
	if fault.Key == "" {
		fault = &Fault{Key: key, Worker: w.id, Text: fault.Text, Asked: fault.Asked}
	}
	for attempt := 0; attempt < 5; attempt++ {
		if _, err := results.Put(ctx, faultKey, encode(fault)); err == nil || ctx.Err() != nil {
			break
		}
		pause(ctx, backoff(attempt))
	}
	return fault
}

// acknowledge has the server take a task out of the queue, and waits until it has. If it
// cannot be told the task comes back, and its result is there then.
func acknowledge(ctx context.Context, m jetstream.Msg) error {
	ctx, cancel := context.WithTimeout(ctx, answering)
	defer cancel()
	_ = m.DoubleAck(ctx)
	return nil
}

// pause waits, unless ctx ends.
func pause(ctx context.Context, wait time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(wait):
	}
}
