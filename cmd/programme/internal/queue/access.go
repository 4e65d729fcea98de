package queue

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// Access says how a NATS server is reached, in its own ways.
type Access struct {
	URL string // nats://, tls:// or ws://, with user:password@ or token@; several with commas between
	// Files: credentials; certificates that are trusted beside the system's; the certificate
	// of this client and its key. "" for none.
	Creds, CA, Cert, Key string

	inProcess nats.InProcessConnProvider // instead of a socket
}

// place is what messages call the servers of an address: hosts alone, for the rest is secret.
// So it is in the error of what is no address.
func place(address string) (string, error) {
	var hosts []string
	for one := range strings.SplitSeq(address, ",") {
		one = strings.TrimSpace(one)
		if !strings.Contains(one, "://") {
			one = "nats://" + one
		}
		u, err := url.Parse(one)
		if err != nil || u.Hostname() == "" || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme) {
			return "", errors.New("the address of the NATS server is none; write one like nats://host:4222 or tls://user:password@host:4222, with %40 for @ and the like in a password")
		}
		hosts = append(hosts, u.Host)
	}
	return strings.Join(hosts, ", "), nil
}

// ErrCredentials is the error of a server that does not let us in.
var ErrCredentials = errors.New("does not accept these credentials")

// ErrNoServer is the error of having waited for a server long enough.
var ErrNoServer = errors.New("there is no NATS server")

// line is a connection that comes back by itself for as long as anybody wants it.
type line struct {
	*nats.Conn
	place  string
	closed chan struct{} // closed once it does not come back, for the reason in LastError
	mu     sync.Mutex
	lost   time.Time // since when it is down; zero while it is up
}

// dial connects to a server. Where there is none yet it tries again for patience (zero: for
// ever), and says so once. What trying again does not mend is an error at once.
func (a Access) dial(ctx context.Context, name string, patience time.Duration, say func(string)) (*line, error) {
	where, err := place(a.URL)
	if err != nil {
		return nil, err
	}
	l := &line{place: where, closed: make(chan struct{})}
	options := l.options(a, name, say)
	began, said := time.Now(), false
	for attempt := 0; ; attempt++ {
		conn, err := nats.Connect(a.URL, options...)
		if err == nil {
			l.Conn = conn
			if said {
				say("connected to " + l.place)
			}
			return l, nil
		}
		if !passing(err) {
			return nil, l.refused(err)
		}
		if patience > 0 && time.Since(began) >= patience {
			return nil, fmt.Errorf("%w at %s: %s", ErrNoServer, l.place, plain(err))
		}
		if !said {
			said = true
			say(fmt.Sprintf("no NATS server at %s yet (%s); trying again", l.place, plain(err)))
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(backoff(attempt)):
		}
	}
}

func (l *line) options(a Access, name string, say func(string)) []nats.Option {
	options := []nats.Option{
		nats.Name(name), nats.Timeout(answering), nats.MaxReconnects(-1), nats.CustomReconnectDelay(backoff),
		nats.PingInterval(5 * time.Second), nats.MaxPingsOutstanding(2),
		nats.DisconnectErrHandler(func(c *nats.Conn, _ error) {
			l.mu.Lock()
			l.lost = time.Now()
			l.mu.Unlock()
			if !c.IsClosed() {
				say(fmt.Sprintf("the connection to %s is lost; trying again until it is back", l.place))
			}
		}),
		nats.ReconnectHandler(func(*nats.Conn) {
			l.mu.Lock()
			l.lost = time.Time{}
			l.mu.Unlock()
			say("connected to " + l.place + " again")
		}),
		nats.ClosedHandler(func(*nats.Conn) { close(l.closed) }),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}), // each call has its own
	}
	if a.Creds != "" {
		options = append(options, nats.UserCredentials(a.Creds))
	}
	if a.CA != "" {
		options = append(options, nats.RootCAs(a.CA))
	}
	if a.Cert != "" {
		options = append(options, nats.ClientCert(a.Cert, a.Key))
	}
	if a.inProcess != nil {
		options = append(options, nats.InProcessServer(a.inProcess))
	}
	return options
}

// down returns for how long the connection has been lost; zero while it is there.
func (l *line) down() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lost.IsZero() {
		return 0
	}
	return time.Since(l.lost)
}

// end returns why a connection that was closed does not come back.
func (l *line) end() error { return l.refused(l.LastError()) }

// refused says who does not let us in, and why.
func (l *line) refused(err error) error {
	switch {
	case errors.Is(err, nats.ErrAuthorization), err != nil && strings.EqualFold(plain(err), plain(nats.ErrAuthorization)):
		return fmt.Errorf("the NATS server at %s %w", l.place, ErrCredentials)
	case errors.Is(err, nats.ErrAuthExpired), errors.Is(err, nats.ErrAuthRevoked),
		errors.Is(err, nats.ErrAccountAuthExpired):
		return fmt.Errorf("the NATS server at %s %w: %s", l.place, ErrCredentials, plain(err))
	case err == nil:
		return fmt.Errorf("the connection to %s was closed", l.place)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("for NATS: %w", err)
	}
	return fmt.Errorf("no connection to %s: %s", l.place, plain(err))
}

// plain is what an error of NATS says, without its name before it.
func plain(err error) string { return strings.TrimPrefix(err.Error(), "nats: ") }

// passing says whether a server that could not be reached may be reached later.
func passing(err error) bool {
	var (
		op   *net.OpError
		dns  *net.DNSError
		cert *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &cert):
		return false
	case errors.Is(err, nats.ErrNoServers), errors.Is(err, nats.ErrTimeout), errors.Is(err, nats.ErrStaleConnection), errors.As(err, &dns):
		return true
	case errors.As(err, &op):
		return op.Op == "dial" || op.Op == "read"
	}
	return strings.Contains(err.Error(), "EOF") // went away while it was greeting
}

// backoff is how long to wait before the next attempt: longer each time, and not for all alike.
func backoff(attempt int) time.Duration {
	const first, longest = 100 * time.Millisecond, 5 * time.Second
	wait := longest
	if attempt < 6 {
		wait = min(longest, first<<attempt)
	}
	return wait/2 + rand.N(wait/2)
}
