package queue

import (
	"context"
	"testing"
	"time"
)

// BenchmarkOverhead has tasks done that take 50 ms each and no processor, by two workers of two
// lanes: what it takes longer than a fourth of their sum is the overhead, in per cent.
func BenchmarkOverhead(b *testing.B) {
	const takes = 50 * time.Millisecond
	e, err := Embed(Listen{Address: "127.0.0.1:0", Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	var began time.Time
	j := jobOf(max(b.N, 4))
	s, err := Serve(b.Context(), e.Access(), e, j, ServerOptions{
		Known: func(string) bool { return false }, Say: func(string) {},
		Keep: func(string, []byte) error { return nil },
	})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	ended := make(chan error, 2)
	for range 2 {
		go func() {
			_, err := Work(b.Context(), Access{URL: e.url}, WorkerOptions{Version: j.Version, Lanes: 2, Say: func(string) {}, Open: func([]byte) (Handler, error) {
				return func(_ context.Context, _ string, content []byte) ([]byte, error) {
					time.Sleep(takes)
					return content, nil
				}, nil
			}})
			ended <- err
		}()
	}
	began = time.Now()
	if err := s.Run(b.Context()); err != nil {
		b.Fatal(err)
	}
	ideal := time.Duration(len(j.Tasks)) * takes / 4
	b.ReportMetric(100*float64(time.Since(began)-ideal)/float64(ideal), "%overhead")
	if err := s.End(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	for range 2 {
		if err := <-ended; err != nil {
			b.Fatal(err)
		}
	}
}
