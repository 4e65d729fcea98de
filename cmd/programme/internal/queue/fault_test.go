package queue

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestUnlikeTwinsAreAFaultOfBoth(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(2), newBook(t)
	l, js := connected(t, e)
	defer l.Close()
	w := work(bounded(t), e.url, func(ctx context.Context, key string, _ []byte) ([]byte, error) {
		if key != j.Tasks[0].Key {
			<-ctx.Done() // so that the run is not over before
			return nil, ctx.Err()
		}
		results, err := js.KeyValue(ctx, resultsBucket(j.id()))
		if err == nil {
			_, err = results.Create(ctx, key, []byte("one answer")) // of somebody else, who was first
		}
		return []byte("another answer"), err
	})
	var fault *Fault
	if err := serve(t, e, j, b); !errors.As(err, &fault) || fault.Key != j.Tasks[0].Key || !strings.Contains(fault.Text, "unlike") {
		t.Errorf("the server ends with %v", err)
	}
	if end := <-w; !errors.As(end.err, &fault) || !strings.Contains(fault.Text, "unlike") {
		t.Errorf("the worker ends with %v", end.err)
	}
}

// Nobody waits for a server that has no room for results.
func TestAServerThatCannotStoreResultsEnds(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(10), newBook(t)
	l, js := connected(t, e)
	defer l.Close()
	first := sync.OnceValue(func() error {
		s, err := js.Stream(bounded(t), "KV_"+resultsBucket(j.id()))
		if err != nil {
			return err
		}
		full := s.CachedInfo().Config
		full.MaxBytes = 1
		_, err = js.UpdateStream(bounded(t), full)
		return err
	})
	stop, end := context.WithCancel(bounded(t))
	w := work(stop, e.url, func(ctx context.Context, key string, content []byte) ([]byte, error) {
		if err := first(); err != nil {
			return nil, err
		}
		return answer(ctx, key, content)
	})
	if err := serve(t, e, j, b); err == nil || !strings.Contains(err.Error(), "cannot") {
		t.Errorf("the server ends with %v", err)
	}
	end()
	<-w
}

// A second server of the same job may have mended what was at fault.
func TestAFaultEndsServerAndWorkersAndNotTheNextRun(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(20), newBook(t)
	workers := crew(bounded(t), e.url, 2, func(ctx context.Context, key string, content []byte) ([]byte, error) {
		if key == j.Tasks[0].Key {
			return nil, &Fault{Text: "refused"}
		}
		<-ctx.Done()
		return nil, ctx.Err()
	})
	var fault *Fault
	if err := serve(t, e, j, b); !errors.As(err, &fault) || fault.Text != "refused" || fault.Key != j.Tasks[0].Key {
		t.Errorf("the server ends with %v", err)
	}
	for _, w := range workers {
		if end := <-w; !errors.As(end.err, &fault) || fault.Text != "refused" {
			t.Errorf("a worker ends with %v", end.err)
		}
	}
	w := work(bounded(t), e.url, answer)
	if err := serve(t, e, j, b); err != nil {
		t.Error(err)
	}
	b.has(answered(j))
	<-w
}

func TestAWorkerOfAnotherVersionOrBlobTakesNothing(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(5), newBook(t)
	served := make(chan error, 1)
	go func() { served <- serve(t, e, j, b) }()
	never := func([]byte) (Handler, error) {
		t.Error("the blob was opened")
		return nil, errors.New("never")
	}
	end := <-workAs(bounded(t), e.url, WorkerOptions{Version: "test 2", Open: never, Say: (&talk{}).say})
	if !errors.Is(end.err, ErrOtherVersion) || !strings.Contains(end.err.Error(), "test 1") || !strings.Contains(end.err.Error(), "test 2") {
		t.Error(end.err)
	}
	// One that stays has begun with the blob of the first run when the second is served.
	w := work(bounded(t), e.url, answer)
	if err := <-served; err != nil {
		t.Fatal(err)
	}
	if end := <-w; end.err != nil {
		t.Fatal(end.err)
	}
	l, js := connected(t, e)
	defer l.Close()
	other := jobOf(5)
	other.Blob = []byte("something else")
	s, err := Serve(bounded(t), e.Access(), e, other, ServerOptions{Keep: b.keep, Known: func(string) bool { return false }, Say: (&talk{}).say, pace: quick})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	had := &worker{o: WorkerOptions{Version: "test 1", Say: (&talk{}).say}, line: l, js: js, blob: Digest(j.Blob)}
	if _, err := had.find(bounded(t)); !errors.Is(err, ErrOtherBlob) {
		t.Error(err)
	}
}

func TestABlobThatIsDamagedIsRefused(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(1), newBook(t)
	s, err := Serve(bounded(t), e.Access(), e, j, ServerOptions{Keep: b.keep, Known: b.known, Say: (&talk{}).say, pace: quick})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	store, err := s.js.ObjectStore(bounded(t), blobStore(s.id))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.PutBytes(bounded(t), Digest(j.Blob), []byte("not that")); err != nil {
		t.Fatal(err)
	}
	if end := <-work(bounded(t), e.url, answer); !errors.Is(end.err, ErrOtherBlob) {
		t.Error(end.err)
	}
}

func TestWhoIsNotLetIn(t *testing.T) {
	e := embed(t, t.TempDir())
	u, err := url.Parse(e.url)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User("wrong")
	end := <-work(bounded(t), u.String(), answer)
	if !errors.Is(end.err, ErrCredentials) || strings.Contains(end.err.Error(), "wrong") || !strings.Contains(end.err.Error(), u.Host) {
		t.Error(end.err)
	}
	end = <-workAs(bounded(t), "nats://127.0.0.1:1", WorkerOptions{Version: "test 1", Wait: time.Nanosecond, Say: (&talk{}).say})
	if !errors.Is(end.err, ErrNoServer) {
		t.Error(end.err)
	}
	if _, err := Embed(Listen{Address: u.Host, Dir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "taken") {
		t.Error(err)
	}
	if _, err := Embed(Listen{Address: "", Dir: t.TempDir()}); err == nil {
		t.Error("listens at no address")
	}
}

func TestARunIsNamedByAllThatItAsks(t *testing.T) {
	ids := map[string]bool{}
	for _, change := range []func(*Job){
		func(*Job) {}, func(j *Job) { j.Version = "test 2" }, func(j *Job) { j.Blob = nil },
		func(j *Job) { j.Tasks = j.Tasks[:2] }, func(j *Job) { slices.Reverse(j.Tasks) },
	} {
		j := jobOf(3)
		change(&j)
		ids[j.id()] = true
	}
	if len(ids) != 5 {
		t.Errorf("%d names of 5 runs", len(ids))
	}
}

func TestAFolderIsForOneServerAtATime(t *testing.T) {
	dir := t.TempDir()
	e := embed(t, dir)
	if _, err := Embed(Listen{Address: "127.0.0.1:0", Dir: dir}); err == nil || !strings.Contains(err.Error(), "another server keeps what it has in") {
		t.Errorf("a second server: %v", err)
	}
	if err := Clear(dir); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, AddressFile)); err != nil {
		t.Errorf("what is in use is cleared: %v", err)
	}
	e.Close()
	embed(t, dir).Close()
	if err := Clear(dir); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("after all: %v", err)
	}
}

// What is no address is refused at once, not waited for, and what is secret in it is not said.
func TestAnAddressThatIsNone(t *testing.T) {
	for _, address := range []string{"", "nats://me:s3cret%zz@host:4222", "nats://m e:s3cret@host", "nats://me:s3cret@host:x", "http://me:s3cret@host", "nats://", "nats://host,nats://s3cret@"} {
		_, err := Work(bounded(t), Access{URL: address}, WorkerOptions{Version: "test 1", Say: func(text string) { t.Error(text) }})
		if err == nil || !strings.Contains(err.Error(), "the address of the NATS server is none") || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q: %v", address, err)
		}
	}
	if _, err := Embed(Listen{Address: "me:s3cret@nowhere", Dir: t.TempDir()}); err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("an address to listen at: %v", err)
	}
}

func TestWhatIsAskedCanBeAtFault(t *testing.T) {
	e, j, b := embed(t, t.TempDir()), jobOf(3), newBook(t)
	w := work(bounded(t), e.url, func(context.Context, string, []byte) ([]byte, error) {
		return nil, &Fault{Text: "that cannot be asked", Asked: true}
	})
	for _, err := range []error{serve(t, e, j, b), (<-w).err} {
		var fault *Fault
		if !errors.As(err, &fault) || !fault.Asked || fault.Key == "" {
			t.Errorf("ended with %v", err)
		}
	}
}
