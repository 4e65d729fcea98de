package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"programme/model"
)

func TestASecretIsMadeOnceForItsOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	in := &input{path: dir, event: &model.Event{People: []model.Person{{ID: "zoe@example.org"}}}}
	first, err := in.secret()
	if err != nil || len(first) != secretBytes {
		t.Fatal(first, err)
	}
	again, err := in.secret()
	if err != nil || !bytes.Equal(first, again) {
		t.Error(again, err)
	}
	found, err := os.Stat(filepath.Join(dir, secretFolder, secretFile))
	if err != nil || runtime.GOOS != "windows" && found.Mode().Perm() != 0o600 {
		t.Error(found.Mode(), err)
	}
	left, err := os.ReadDir(filepath.Join(dir, secretFolder))
	if err != nil || len(left) != 1 {
		t.Error(left, err)
	}
	if err := makeSecret(filepath.Join(dir, secretFolder), filepath.Join(dir, secretFolder, secretFile)); err != nil {
		t.Error(err)
	}
	if again, _ = in.secret(); !bytes.Equal(first, again) {
		t.Error("a second run makes another one")
	}
	other := &input{path: filepath.Join(t.TempDir(), "e.xlsx"), workbook: "e.xlsx", event: in.event}
	if s, err := other.secret(); err != nil || bytes.Equal(s, first) {
		t.Error("another event has the same", err)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(other.path), secretFolder, secretFile)); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatNobodyMayWriteHasNoSecret(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("everybody may write everywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	in := &input{path: dir, event: &model.Event{People: []model.Person{{ID: "zoe@example.org"}}}}
	if s, err := in.secret(); err == nil {
		t.Errorf("%x", s)
	}
}
