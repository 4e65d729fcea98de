package queue

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// authority signs certificates, its own first; each is in a file of dir, as its key is.
type authority struct {
	t    *testing.T
	dir  string
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// issue returns the files of a certificate for this machine and of its key.
func (a *authority) issue(name string) (cert, key string) {
	a.t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	what := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), BasicConstraintsValid: true,
	}
	if a.cert == nil {
		what.IsCA, a.cert, a.key = true, what, private
	}
	signed, err := x509.CreateCertificate(rand.Reader, what, a.cert, &private.PublicKey, a.key)
	if err != nil {
		a.t.Fatal(err)
	}
	text, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		a.t.Fatal(err)
	}
	write := func(file, kind string, content []byte) string {
		file = filepath.Join(a.dir, file)
		if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600); err != nil {
			a.t.Fatal(err)
		}
		return file
	}
	return write(name+".pem", "CERTIFICATE", signed), write(name+".key", "PRIVATE KEY", text)
}

func TestCertificatesLetIn(t *testing.T) {
	ours := &authority{t: t, dir: t.TempDir()}
	ca, _ := ours.issue("ca")
	cert, key := ours.issue("server")
	ownCert, ownKey := ours.issue("worker")
	e, err := Embed(Listen{Address: "127.0.0.1:0", Dir: t.TempDir(), Cert: cert, Key: key, CA: ca})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	if !strings.HasPrefix(e.url, "tls://") {
		t.Errorf("the address is %s", e.url)
	}
	o := WorkerOptions{Version: "test 1", Open: func([]byte) (Handler, error) { return answer, nil }, Say: (&talk{}).say, pace: quick, Lanes: 1}
	for _, a := range []Access{
		{URL: e.url, Cert: ownCert, Key: ownKey}, // an authority that nobody knows
		{URL: e.url, CA: ca},                     // no certificate
		{URL: strings.Replace(e.url, "tls:", "nats:", 1), Cert: ownCert, Key: ownKey}, // in the clear
	} {
		if _, err := Work(bounded(t), a, o); err == nil || !strings.Contains(err.Error(), "tls") {
			t.Errorf("let in, or refused by %v", err)
		}
	}
	ended := make(chan error, 1)
	go func() {
		_, err := Work(bounded(t), Access{URL: e.url, CA: ca, Cert: ownCert, Key: ownKey}, o)
		ended <- err
	}()
	j, b := jobOf(5), newBook(t)
	if err := serve(t, e, j, b); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	b.has(answered(j))
}
