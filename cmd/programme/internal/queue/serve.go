package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// ServerOptions are what a server does with what comes in.
type ServerOptions struct {
	// Keep puts the result of a task where it stays. It is called once for each task, by one
	// goroutine, in the order in which results come. Its error ends the run.
	Keep func(key string, result []byte) error
	// Known says whether the result of a task was kept before.
	Known    func(key string) bool
	Progress func(Progress) // told now and then; nil for nobody
	Say      func(string)   // told what happens to the connection, a line each; several goroutines call it

	pace pace
}

// Progress is how far a run is.
type Progress struct {
	Done, Total    int
	Late           int // tasks that take longer than they may
	Workers, Lanes int // workers that are there, and how many tasks they do at a time
}

// Server has the tasks of a job done. It is used by one goroutine.
type Server struct {
	job      Job
	id       string
	o        ServerOptions
	embedded *Embedded // nil for a cluster
	line     *line
	js       jetstream.JetStream
	missing  map[string]Task
	late     map[string]Task // no more missing, since they take longer than they may
	audience audience
	queue    struct {
		tasks   jetstream.Stream
		results jetstream.KeyValue
		blobs   jetstream.ObjectStore
		watch   jetstream.KeyWatcher
	}
	suspected bool // that something is lost, at the last look
	failures  int  // looks in a row that could not be finished
}

// Serve connects to a server, the embedded one if that is not nil, and announces a job.
func Serve(ctx context.Context, to Access, embedded *Embedded, job Job, o ServerOptions) (*Server, error) {
	o.pace = o.pace.orDefault()
	s := &Server{job: job, id: job.id(), o: o, embedded: embedded, missing: map[string]Task{}, late: map[string]Task{}}
	for _, t := range job.Tasks {
		if !o.Known(t.Key) {
			s.missing[t.Key] = t
		}
	}
	s.audience = audience{seen: map[string]sighting{}, lapse: 3 * o.pace.alive, state: state{Limit: job.Limit}}
	const patience = time.Nanosecond // one attempt: whoever starts a server is there to read why there is none
	var err error
	if s.line, err = to.dial(ctx, "programme serve", patience, o.Say); err != nil {
		return nil, err
	}
	if s.js, err = jetstream.New(s.line.Conn, jetstream.WithDefaultTimeout(answering)); err == nil {
		err = s.open(ctx)
	}
	if err != nil {
		s.line.Close()
		return nil, s.explained(err)
	}
	return s, nil
}

// open makes what the run has on the server, and begins to listen.
func (s *Server) open(ctx context.Context) error {
	if err := s.ensure(ctx); err != nil {
		return err
	}
	if err := s.forget(ctx); err != nil {
		return err
	}
	if _, err := s.line.Subscribe(aliveSubject(s.id), func(m *nats.Msg) {
		var p presence
		if json.Unmarshal(m.Data, &p) == nil {
			_ = m.Respond(encode(s.audience.meet(p)))
		}
	}); err != nil {
		return err
	}
	return s.announce(ctx)
}

// forget takes away what came of an earlier attempt and is no result: what ended it may have
// been mended, and what took too long may have longer now.
func (s *Server) forget(ctx context.Context) error {
	lister, err := s.queue.results.ListKeysFiltered(ctx, faultKey, latePrefix+"*")
	if err != nil {
		return err
	}
	var keys []string
	for key := range lister.Keys() {
		keys = append(keys, key)
	}
	for _, key := range keys {
		if err := s.queue.results.Delete(ctx, key); err != nil {
			return err
		}
	}
	return nil
}

func (s *Server) announce(ctx context.Context) error {
	bucket, err := s.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: announcements, TTL: announced, Description: "runs that programme serves"})
	if err != nil {
		return err
	}
	said := s.audience.said()
	_, err = bucket.Put(ctx, s.id, encode(announcement{s.job.Version, Digest(s.job.Blob), len(s.job.Tasks), said.Over, s.job.Limit}))
	return err
}

// Late says whether a task has no result since it takes longer than the job allows.
func (s *Server) Late(key string) bool {
	_, late := s.late[key]
	return late
}

// Run returns once every task has its result or is late, or ctx has ended: then what is there
// stays, and another server of the same job goes on from it.
func (s *Server) Run(ctx context.Context) error {
	if err := s.look(ctx); err != nil {
		return err
	}
	check := time.NewTicker(s.o.pace.check)
	defer check.Stop()
	again := time.NewTicker(announced / 5)
	defer again.Stop()
	s.tell()
	for len(s.missing) > 0 {
		var updates <-chan jetstream.KeyValueEntry
		if s.queue.watch != nil {
			updates = s.queue.watch.Updates()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.line.closed:
			return s.line.end()
		case entry, open := <-updates:
			if !open {
				s.queue.watch = nil
			} else if err := s.take(entry); err != nil {
				return err
			}
			s.tell()
		case <-again.C:
			_ = s.announce(ctx) // at the next look, if not now
		case <-check.C:
			if err := s.glance(ctx); err != nil {
				return err
			}
			s.tell()
		}
	}
	s.tell()
	// A twin of the last one may have been compared meanwhile.
	if entry, err := s.queue.results.Get(ctx, faultKey); err == nil {
		return s.take(entry)
	}
	return nil
}

// take keeps a result that is new.
func (s *Server) take(entry jetstream.KeyValueEntry) error {
	if entry == nil || entry.Operation() != jetstream.KeyValuePut {
		return nil // nil: all results that were there have been told
	}
	if entry.Key() == faultKey {
		fault := &Fault{}
		if json.Unmarshal(entry.Value(), fault) != nil {
			fault.Text = "a worker says that something is wrong, and not what"
		}
		return fault
	}
	if key, late := strings.CutPrefix(entry.Key(), latePrefix); late {
		s.leave(key, entry.Value())
		return nil
	}
	_, missing := s.missing[entry.Key()]
	if !missing && !s.Late(entry.Key()) {
		return nil
	}
	if err := s.o.Keep(entry.Key(), entry.Value()); err != nil {
		return err
	}
	delete(s.missing, entry.Key())
	delete(s.late, entry.Key()) // another worker was faster
	return nil
}

// leave has a task wait for another run, unless it was not tried for as long as it may take: an
// earlier server of the job may have allowed less.
func (s *Server) leave(key string, tried []byte) {
	var limit time.Duration
	t, missing := s.missing[key]
	if missing && json.Unmarshal(tried, &limit) == nil && s.job.Limit > 0 && limit >= s.job.Limit {
		s.late[key] = t
		delete(s.missing, key)
	}
}

func (s *Server) tell() {
	if s.o.Progress == nil {
		return
	}
	workers, lanes := s.audience.count()
	s.o.Progress(Progress{len(s.job.Tasks) - len(s.missing) - len(s.late), len(s.job.Tasks), len(s.late), workers, lanes})
}

// End tells workers that the run is over, or why it is at fault, and waits a moment for them
// to leave. Then it takes away what the run had on NATS. To be called once results are safe.
func (s *Server) End(ctx context.Context, fault *Fault) error {
	s.audience.close(fault)
	if err := s.announce(ctx); err != nil {
		return s.explained(err)
	}
	if err := s.line.Publish(overSubject(s.id), encode(s.audience.said())); err != nil {
		return s.explained(err)
	}
	leave := time.NewTimer(2 * s.o.pace.alive)
	defer leave.Stop()
	poll := time.NewTicker(s.o.pace.alive / 20)
	defer poll.Stop()
	for waiting := true; waiting; {
		if n, _ := s.audience.count(); n == 0 {
			break
		}
		select {
		case <-ctx.Done():
			waiting = false
		case <-leave.C:
			waiting = false
		case <-poll.C:
		}
	}
	if fault != nil {
		return nil // for whoever looks into it
	}
	return s.explained(errors.Join(s.stopWatching(),
		s.js.DeleteStream(ctx, tasksStream(s.id)), s.js.DeleteKeyValue(ctx, resultsBucket(s.id)), s.js.DeleteObjectStore(ctx, blobStore(s.id))))
}

// Close leaves the server. What the run has there stays.
func (s *Server) Close() { s.line.Close() }

// explained says in our words what an error of JetStream is.
func (s *Server) explained(err error) error {
	switch {
	case err == nil:
		return nil
	case s.embedded != nil && s.embedded.broken() != nil:
		return s.embedded.broken()
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount), errors.Is(err, nats.ErrNoResponders):
		return fmt.Errorf("the NATS server at %s has no JetStream for us: start it with -js, or have it allowed for this account", s.line.place)
	case errors.Is(err, nats.ErrPermissionViolation), errors.Is(err, context.DeadlineExceeded) && s.line.LastError() != nil:
		return fmt.Errorf("the NATS server at %s refuses us something: %s", s.line.place, plain(errors.Join(s.line.LastError())))
	}
	return fmt.Errorf("the NATS server at %s: %w", s.line.place, err)
}

// audience is who works, and what they are told. It can be used by several goroutines.
type audience struct {
	mu    sync.Mutex
	seen  map[string]sighting
	lapse time.Duration // after which a worker that says nothing is gone
	state state
}

type sighting struct {
	at      time.Time
	lanes   int
	trouble string
}

func (a *audience) meet(p presence) state {
	a.mu.Lock()
	defer a.mu.Unlock()
	if p.Bye {
		delete(a.seen, p.ID)
	} else {
		a.seen[p.ID] = sighting{time.Now(), p.Lanes, p.Trouble}
	}
	return a.state
}

func (a *audience) count() (workers, lanes int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for id, s := range a.seen {
		if time.Since(s.at) > a.lapse {
			delete(a.seen, id)
			continue
		}
		workers, lanes = workers+1, lanes+s.lanes
	}
	return workers, lanes
}

// trouble returns why a worker cannot store its result, nil if none says so.
func (a *audience) trouble() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	for id, s := range a.seen {
		if s.trouble != "" {
			return fmt.Errorf("worker %s cannot store a result: %s", id, s.trouble)
		}
	}
	return nil
}

func (a *audience) close(fault *Fault) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.state.Over, a.state.Fault = true, fault
}

func (a *audience) said() state {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.state
}
