package queue

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go/jetstream"
)

// ensure makes what the run has on the server, whatever of it is gone.
func (s *Server) ensure(ctx context.Context) error {
	var err error
	if s.queue.tasks, err = s.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: tasksStream(s.id), Subjects: []string{taskSubject(s.id) + "*"}, Retention: jetstream.WorkQueuePolicy,
		// A task is there once at most.
		MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true,
	}); err != nil {
		return err
	}
	if _, err = s.queue.tasks.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
		Durable: consumer, AckPolicy: jetstream.AckExplicitPolicy, AckWait: s.o.pace.ackWait, MaxDeliver: -1, MaxAckPending: -1,
	}); err != nil {
		return err
	}
	if s.queue.results, err = s.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: resultsBucket(s.id), Description: "results by task"}); err != nil {
		return err
	}
	if s.queue.blobs, err = s.js.CreateOrUpdateObjectStore(ctx, jetstream.ObjectStoreConfig{Bucket: blobStore(s.id), Description: "what all tasks share"}); err != nil {
		return err
	}
	name := Digest(s.job.Blob)
	if _, err = s.queue.blobs.GetInfo(ctx, name); errors.Is(err, jetstream.ErrObjectNotFound) {
		_, err = s.queue.blobs.PutBytes(ctx, name, s.job.Blob)
	}
	return err
}

// glance looks whether all is there, and the queue has as much as is missing. It has a closer
// look if not, or the queue has less twice.
func (s *Server) glance(ctx context.Context) error {
	if s.embedded != nil {
		if err := s.embedded.broken(); err != nil {
			return err
		}
	}
	if !s.line.IsConnected() {
		return nil // it says so, and comes back
	}
	has, err := s.queued(ctx)
	if err == nil { // a result that finds no bucket waits for it
		_, err = s.queue.results.Status(ctx)
	}
	if err == nil {
		_, err = s.queue.blobs.GetInfo(ctx, Digest(s.job.Blob))
	}
	switch lost := err != nil || has < len(s.missing); {
	case lost && !s.suspected && has > 0 && err == nil:
		s.suspected = true // or its result is on its way
	case lost:
		if err := s.reconcile(ctx); err != nil {
			return s.endure(err)
		}
		s.suspected = false
	default:
		s.suspected = false
	}
	if err := s.audience.trouble(); err != nil {
		return s.endure(err)
	}
	s.failures = 0
	return nil
}

// endure takes failures of a server that comes back, and says so once. One in this process
// does not come back by itself, and what is no failure of a server is none to be endured.
func (s *Server) endure(err error) error {
	var fault *Fault
	var kept keeping
	switch {
	case errors.As(err, &fault):
		return err
	case errors.As(err, &kept):
		return kept.error
	}
	const most = 5
	if s.failures++; s.embedded != nil && s.failures >= most {
		if reason := s.embedded.log.last(); reason != nil {
			return fmt.Errorf("the NATS server in this process cannot keep what it has: %w", reason)
		}
		return s.explained(err)
	}
	if s.failures == 2 {
		s.o.Say(s.explained(err).Error() + "; trying again")
	}
	return nil
}

// keeping is an error of [ServerOptions.Keep].
type keeping struct{ error }

// queued returns how many tasks the queue will deliver, or waits for.
func (s *Server) queued(ctx context.Context) (int, error) {
	c, err := s.queue.tasks.Consumer(ctx, consumer)
	if err != nil {
		return 0, err
	}
	info := c.CachedInfo()
	return int(info.NumPending) + info.NumAckPending, nil
}

// look is the first close look.
func (s *Server) look(ctx context.Context) error {
	err := s.reconcile(ctx)
	var kept keeping
	if errors.As(err, &kept) {
		return kept.error
	}
	return s.explained(err)
}

// reconcile compares what is missing with what is there, and publishes what is in neither
// the queue nor the results. The queue is looked at first: a task leaves it only after its
// result is there, so that what is then in neither was lost.
func (s *Server) reconcile(ctx context.Context) error {
	if err := s.ensure(ctx); err != nil {
		return err
	}
	has, err := s.queued(ctx)
	if err != nil {
		return err
	}
	info, err := s.queue.tasks.Info(ctx, jetstream.WithSubjectFilter(taskSubject(s.id)+">"))
	if err != nil {
		return err
	}
	there := info.State.Subjects
	if err := s.collect(ctx); err != nil {
		return err
	}
	if has == 0 && len(there) > 0 {
		// Nobody gets these: they were delivered as often as somebody allows.
		if err := s.queue.tasks.Purge(ctx); err != nil {
			return err
		}
		there = nil
	}
	return s.publish(ctx, there)
}

// collect takes the results that the watch has not told of, and has it begin anew if there
// are any.
func (s *Server) collect(ctx context.Context) error {
	lister, err := s.queue.results.ListKeys(ctx)
	if err != nil {
		return err
	}
	var untold []string
	for key := range lister.Keys() {
		if _, asked := s.missing[strings.TrimPrefix(key, latePrefix)]; asked || key == faultKey {
			untold = append(untold, key)
		}
	}
	for _, key := range untold {
		entry, err := s.queue.results.Get(ctx, key)
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			continue
		} else if err != nil {
			return err
		}
		if err := s.take(entry); err != nil {
			return keeping{err}
		}
	}
	if len(untold) == 0 && s.queue.watch != nil {
		return nil
	}
	if err := s.stopWatching(); err != nil {
		return err
	}
	s.queue.watch, err = s.queue.results.WatchAll(context.WithoutCancel(ctx), jetstream.UpdatesOnly())
	return err
}

func (s *Server) stopWatching() error {
	if s.queue.watch == nil {
		return nil
	}
	watch := s.queue.watch
	s.queue.watch = nil
	return watch.Stop()
}

// publish puts what is missing into the queue, but what is there, in the order of tasks.
func (s *Server) publish(ctx context.Context, there map[string]uint64) error {
	var sent []jetstream.PubAckFuture
	for _, t := range s.job.Tasks {
		subject := taskSubject(s.id) + t.Key
		if _, missing := s.missing[t.Key]; !missing || there[subject] > 0 {
			continue
		}
		ack, err := s.js.PublishAsync(subject, t.Content)
		if err != nil {
			return err
		}
		sent = append(sent, ack)
	}
	select {
	case <-s.js.PublishAsyncComplete():
	case <-ctx.Done():
		return ctx.Err()
	case <-s.line.closed:
		return s.line.end()
	}
	for _, ack := range sent {
		select {
		case err := <-ack.Err():
			if !strings.Contains(err.Error(), "maximum messages per subject exceeded") { // there already
				return err
			}
		case <-ack.Ok():
		}
	}
	return nil
}
