package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model/exchange"
)

// Where the secret of an event is kept: in its folder or, of a workbook, beside it. It
// stays as long as the event does, since the public ids of people hang on it.
const (
	secretFolder = ".programme"
	secretFile   = "secret"
	secretBytes  = 32
)

// secret returns the secret from which the public ids of people are made whose ids are
// e-mail addresses, and nil if there are none. The first call for an event makes it, for
// its owner alone to read. No output has it.
func (in *input) secret() ([]byte, error) {
	if !exchange.HasAddresses(in.event) {
		return nil, nil
	}
	dir := in.path
	if in.workbook != "" {
		dir = filepath.Dir(in.path)
	}
	dir = filepath.Join(dir, secretFolder)
	name := filepath.Join(dir, secretFile)
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeSecret(dir, name); err != nil {
			return nil, term.Advise(
				fmt.Errorf("%s: not written: %w; it holds the secret from which the public ids of people are made, whose own ids are e-mail addresses", filepath.ToSlash(name), term.Reason(err)),
				"let the folder be written to, give people other ids, or export with --profile internal",
			)
		}
		text, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, term.Unreadable(filepath.ToSlash(name), err)
	}
	secret, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(secret) != secretBytes {
		return nil, term.Advise(
			fmt.Errorf("%s is not a secret of %d hexadecimal digits", filepath.ToSlash(name), 2*secretBytes),
			"put the file back as it was; without it, everybody gets another public id",
		)
	}
	return secret, nil
}

// makeSecret writes a new secret, whole and for its owner alone. One that another run
// makes meanwhile stays.
func makeSecret(dir, name string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, secretFile+"-*") // has mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	secret := make([]byte, secretBytes)
	rand.Read(secret)
	_, err = f.WriteString(hex.EncodeToString(secret) + "\n")
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	switch err := os.Link(f.Name(), name); {
	case err == nil, errors.Is(err, fs.ErrExist):
		return nil
	}
	return os.Rename(f.Name(), name) // where the file system has no links
}
