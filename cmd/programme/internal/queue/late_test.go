package queue

import (
	"context"
	"errors"
	"testing"
	"time"
)

// stuck is a handler that never ends with some tasks.
func stuck(keys ...string) Handler {
	never := map[string]bool{}
	for _, key := range keys {
		never[key] = true
	}
	return func(ctx context.Context, key string, content []byte) ([]byte, error) {
		if never[key] {
			<-ctx.Done()
			return nil, context.Cause(ctx)
		}
		return answer(ctx, key, content)
	}
}

func TestWhatTakesLongerThanItMayIsLeftAndAskedAgainInTheNextRun(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(20), newBook(t)
	j.Limit = time.Millisecond
	w := work(bounded(t), e.url, stuck("k0003", "k0011"))
	s, err := Serve(bounded(t), e.Access(), e, j, ServerOptions{Keep: b.keep, Known: b.known, Say: (&talk{}).say, pace: quick})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(bounded(t)); err != nil {
		t.Fatal(err)
	}
	for _, task := range j.Tasks {
		late := task.Key == "k0003" || task.Key == "k0011"
		if s.Late(task.Key) != late || b.known(task.Key) == late {
			t.Errorf("%s: late %v, kept %v", task.Key, s.Late(task.Key), b.known(task.Key))
		}
	}
	// The run is not ended, as if its server were killed now.
	s.Close()
	j.Limit = time.Hour
	again := work(bounded(t), e.url, answer)
	if err := serve(t, e, j, b); err != nil {
		t.Fatal(err)
	}
	b.has(answered(j))
	for _, w := range []<-chan outcome{w, again} {
		if end := <-w; end.err != nil {
			t.Error(end.err)
		}
	}
}

// A worker that was told of a shorter limit by an earlier server has not tried for long enough.
func TestATaskThatWasTriedForLessThanItMayTakeIsNotLate(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(1), newBook(t)
	j.Limit = time.Hour
	s, err := Serve(bounded(t), e.Access(), e, j, ServerOptions{Keep: b.keep, Known: b.known, Say: (&talk{}).say, pace: quick})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.queue.results.Put(bounded(t), latePrefix+j.Tasks[0].Key, encode(time.Minute)); err != nil {
		t.Fatal(err)
	}
	w := work(bounded(t), e.url, answer)
	if err := errors.Join(s.Run(bounded(t)), s.End(bounded(t), nil)); err != nil {
		t.Fatal(err)
	}
	if s.Late(j.Tasks[0].Key) {
		t.Error("it is late")
	}
	b.has(answered(j))
	<-w
}

func TestAResultThatComesAfterAllIsKept(t *testing.T) {
	j, b := jobOf(2), newBook(t)
	e := embed(t, t.TempDir())
	j.Limit = time.Millisecond
	s, err := Serve(bounded(t), e.Access(), e, j, ServerOptions{Keep: b.keep, Known: b.known, Say: (&talk{}).say, pace: quick, Progress: nil})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := bounded(t)
	if err := s.look(ctx); err != nil {
		t.Fatal(err)
	}
	late := j.Tasks[0].Key
	s.leave(late, encode(j.Limit))
	if !s.Late(late) {
		t.Fatal("it is not late")
	}
	if _, err := s.queue.results.Put(ctx, late, []byte("done after all")); err != nil {
		t.Fatal(err)
	}
	entry, err := s.queue.results.Get(ctx, late)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.take(entry); err != nil {
		t.Fatal(err)
	}
	if s.Late(late) || !b.known(late) {
		t.Errorf("late %v, kept %v", s.Late(late), b.known(late))
	}
}
