package queue

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"programme/cmd/programme/internal/term"
)

// Listen says where a server in this process listens, and what it keeps where.
type Listen struct {
	Address       string // host:port, perhaps after user:password@; port 0 for any that is free, or that of last time
	Dir           string // for what it keeps, made if need be
	CA, Cert, Key string // files: Cert and Key for TLS, CA for those of clients, which must have one then
}

// Embedded is a NATS server in this process.
type Embedded struct {
	access Access // of this process
	url    string // for workers, with what lets them in
	dir    string
	server *server.Server
	log    *lastError
	lock   *os.File // on the folder
}

// AddressFile is, in the folder of an embedded server, the file with its address.
const AddressFile = "address"

// lockFile is the one there that its server has for itself.
const lockFile = "lock"

// mostPayload is the largest message of an embedded server, in bytes.
const mostPayload = 8 << 20

// Embed starts a server. It has the address and the token of the last one in the same folder,
// where they are free, so that workers of that one find it.
func Embed(l Listen) (*Embedded, error) {
	where, err := url.Parse("nats://" + l.Address)
	if err != nil || where.Hostname() == "" || where.Port() == "" || where.Path != "" {
		return nil, fmt.Errorf("%q is no address to listen at; write one like 127.0.0.1:4222 or user:password@0.0.0.0:4222", l.Address[strings.LastIndex(l.Address, "@")+1:])
	}
	if err := os.MkdirAll(l.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("the server has no place to keep what it has: %w", err)
	}
	lock, err := term.OpenAlone(filepath.Join(l.Dir, lockFile))
	switch {
	case err == term.ErrBusy:
		return nil, fmt.Errorf("another server keeps what it has in %q; name another folder, or wait for that one", filepath.ToSlash(l.Dir))
	case err != nil:
		return nil, fmt.Errorf("the server has no place to keep what it has: %w", err)
	}
	e := &Embedded{dir: l.Dir, log: &lastError{}, lock: lock}
	if err := e.open(l, where); err != nil {
		err = errors.Join(err, term.CloseGone(lock))
		_ = os.Remove(l.Dir) // not if a server before has left something
		return nil, err
	}
	return e, nil
}

// open starts the server in its folder, which no other uses.
func (e *Embedded) open(l Listen, where *url.URL) error {
	file := filepath.Join(l.Dir, AddressFile)
	port, user := where.Port(), where.User
	if before := addressIn(file); before != nil {
		if port == "0" && free(where.Hostname(), before.Port()) {
			port = before.Port()
		}
		if user == nil {
			user = before.User
		}
	}
	if user == nil {
		user = url.User(rand.Text())
	}
	o, err := l.options(where.Hostname(), port, user)
	if err != nil {
		return err
	}
	if err := e.start(o); err != nil {
		return err
	}
	scheme := "nats"
	if l.Cert != "" {
		scheme = "tls"
	}
	host := where.Hostname()
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		if name, err := os.Hostname(); err == nil {
			host = name
		}
	}
	bound := strconv.Itoa(e.server.Addr().(*net.TCPAddr).Port)
	e.url = (&url.URL{Scheme: scheme, User: user, Host: net.JoinHostPort(host, bound)}).String()
	e.access = Access{URL: (&url.URL{Scheme: "nats", User: user, Host: net.JoinHostPort(where.Hostname(), bound)}).String(), inProcess: e.server}
	fresh := file + ".new" // workers may be waiting for the file
	err = os.WriteFile(fresh, []byte(e.url+"\n"), 0o600)
	if err == nil {
		err = os.Rename(fresh, file)
	}
	if err != nil {
		_ = os.Remove(fresh)
		e.end()
	}
	return err
}

// options returns what the server is started with.
func (l Listen) options(host, port string, user *url.Userinfo) (*server.Options, error) {
	o := &server.Options{
		ServerName: "programme", Host: host, Port: server.RANDOM_PORT, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: l.Dir, DisableJetStreamBanner: true, MaxPayload: mostPayload,
		PingInterval: 5 * time.Second, MaxPingsOut: 2,
	}
	if n, _ := strconv.Atoi(port); n > 0 {
		o.Port = n
	}
	if password, given := user.Password(); given {
		o.Username, o.Password = user.Username(), password
	} else {
		o.Authorization = user.Username()
	}
	if l.Cert != "" {
		config, err := server.GenTLSConfig(&server.TLSConfigOpts{CertFile: l.Cert, KeyFile: l.Key, CaFile: l.CA, Verify: l.CA != ""})
		if err != nil {
			return nil, fmt.Errorf("for TLS: %w", err)
		}
		o.TLS, o.TLSVerify, o.TLSConfig, o.TLSTimeout = true, l.CA != "", config, answering.Seconds()
	}
	return o, nil
}

func (e *Embedded) start(o *server.Options) error {
	if port := strconv.Itoa(max(o.Port, 0)); !free(o.Host, port) {
		return fmt.Errorf("%s is taken, or not of this machine", net.JoinHostPort(o.Host, port))
	}
	s, err := server.NewServer(o)
	if err != nil {
		return fmt.Errorf("the NATS server did not start: %w", err)
	}
	e.server = s
	s.SetLoggerV2(e.log, false, false, false)
	s.Start()
	if !s.ReadyForConnections(2*answering) || !s.JetStreamEnabled() {
		e.end()
		if err := e.log.last(); err != nil {
			return fmt.Errorf("the NATS server did not start: %w", err)
		}
		return errors.New("the NATS server did not start")
	}
	return nil
}

// Access is how this process reaches the server: by no socket.
func (e *Embedded) Access() Access { return e.access }

// Close ends the server. What it keeps stays in its folder.
func (e *Embedded) Close() {
	e.end()
	_ = e.lock.Close() // closed already, if this is not the first time
}

func (e *Embedded) end() {
	e.server.Shutdown()
	e.server.WaitForShutdown()
}

// Remove ends the server and takes away what it has kept, and its folder if there is nothing
// else in it.
func (e *Embedded) Remove() error {
	e.end()
	return e.remove()
}

// Clear takes away what a server that was killed has left in a folder, if there is any.
func Clear(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, AddressFile)); err != nil {
		return nil
	}
	lock, err := term.OpenAlone(filepath.Join(dir, lockFile))
	if err != nil {
		return nil // it is at work
	}
	return (&Embedded{dir: dir, lock: lock}).remove()
}

func (e *Embedded) remove() error {
	if err := errors.Join(os.RemoveAll(filepath.Join(e.dir, server.JetStreamStoreDir)), os.Remove(filepath.Join(e.dir, AddressFile)), term.CloseGone(e.lock)); err != nil {
		return err
	}
	_ = os.Remove(e.dir) // not if it has other files
	return nil
}

// broken returns why the server keeps nothing any more, nil while it does.
func (e *Embedded) broken() error {
	if e.server.JetStreamEnabled() && e.server.Running() {
		return nil
	}
	if err := e.log.last(); err != nil {
		return fmt.Errorf("the NATS server keeps nothing any more: %w", err)
	}
	return errors.New("the NATS server keeps nothing any more")
}

// addressIn returns the address in a file, nil for none.
func addressIn(file string) *url.URL {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	u, err := url.Parse(strings.TrimSpace(string(text)))
	if err != nil || u.User == nil {
		return nil
	}
	return u
}

// free says whether an address can be listened at.
func free(host, port string) bool {
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return false
	}
	l.Close()
	return true
}

// lastError is a log that keeps what was wrong last.
type lastError struct {
	mu  sync.Mutex
	err error
}

func (l *lastError) last() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}

func (l *lastError) keep(format string, v ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.err = fmt.Errorf(format, v...)
}

func (l *lastError) Noticef(string, ...any) {}
func (l *lastError) Warnf(string, ...any)   {}
func (l *lastError) Debugf(string, ...any)  {}
func (l *lastError) Tracef(string, ...any)  {}

// Errorf keeps an error, as Fatalf does: the server goes on, or ends, by itself.
func (l *lastError) Errorf(format string, v ...any) { l.keep(format, v...) }
func (l *lastError) Fatalf(format string, v ...any) { l.keep(format, v...) }
