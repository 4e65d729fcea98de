package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/queue"
	"programme/cmd/programme/internal/term"
)

// natsFlags say how a NATS server is reached, as NATS has it.
type natsFlags struct {
	url   string
	creds string
	ca    string
	cert  string
	key   string
}

// define defines the flags; address says what --nats is.
func (o *natsFlags) define(f *pflag.FlagSet, address string) {
	f.StringVar(&o.url, "nats", "", address)
	f.StringVar(&o.creds, "creds", "", "let in by the credentials in `FILE`, as NATS writes them (default: by what stands in the address)")
	f.StringVar(&o.ca, "tls-ca", "", "trust the certificates in `FILE`, too (default: those of the system)")
	f.StringVar(&o.cert, "tls-cert", "", "a certificate of our own in `FILE` (default: none)")
	f.StringVar(&o.key, "tls-key", "", "its key in `FILE` (default: none)")
}

// conflict says which of the flags do not go together.
func (o *natsFlags) conflict() error {
	if (o.cert == "") != (o.key == "") {
		return errors.New("--tls-cert and --tls-key go together; name both")
	}
	return nil
}

// access returns how to reach the server at an address.
func (o *natsFlags) access(address string) queue.Access {
	return queue.Access{URL: address, Creds: o.creds, CA: o.ca, Cert: o.cert, Key: o.key}
}

// address returns the address that --nats gives, or the file that it names has; that of the
// environment, or the one that NATS servers have by default, where it gives none.
func (o *natsFlags) address() (string, error) {
	const usual = "nats://127.0.0.1:4222"
	switch {
	case o.url == "":
		if said := os.Getenv("NATS_URL"); said != "" {
			return said, nil
		}
		return usual, nil
	case strings.Contains(o.url, "://"):
		return o.url, nil
	}
	text, err := readFile(o.url, maxAddress)
	if errors.Is(err, os.ErrNotExist) {
		return "", term.Advise(fmt.Errorf("--nats: %q is no file, and no address", o.url), "write an address like nats://host:4222, or the file in which serve keeps its own")
	}
	return strings.TrimSpace(string(text)), err
}

// await waits for the file that --nats names, where it does and serve, which writes it, has not
// begun yet.
func (o *natsFlags) await(ctx context.Context, patience time.Duration, say func(string)) {
	if o.url == "" || strings.Contains(o.url, "://") {
		return
	}
	for began, said := time.Now(), false; time.Since(began) < patience; {
		if _, err := os.Stat(o.url); !errors.Is(err, os.ErrNotExist) {
			return
		}
		if !said {
			said = true
			say(fmt.Sprintf("there is no file %q yet; waiting for it", filepath.ToSlash(o.url)))
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(100 * time.Millisecond):
		}
	}
}

const maxAddress = 64 << 10 // bytes
