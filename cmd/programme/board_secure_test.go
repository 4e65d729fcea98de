package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"programme/cmd/programme/internal/board"
)

// runFails runs a command that must not do what it should, and returns what it said.
func runFails(t *testing.T, dir string, args ...string) (string, error) {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	cmd.Dir = dir
	said, err := cmd.CombinedOutput()
	if err == nil {
		t.Errorf("%v did it: %s", args, said)
	}
	return string(said), err
}

// Nobody but the page itself is answered.
func TestTheBoardAnswersItsPageAlone(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	own, err := url.Parse(c.address)
	if err != nil {
		t.Fatal(err)
	}
	step := fmt.Sprintf(`{"number":%d}`, s.Number)
	const form = "application/x-www-form-urlencoded"
	for _, x := range []struct {
		name, method, path, body, kind string
		header                         map[string]string
		host                           string
		want                           int
	}{
		{name: "another host", path: "state", host: "board.example:80", want: http.StatusForbidden},
		{name: "localhost by name", path: "state", host: "localhost:" + own.Port(), want: http.StatusForbidden},
		{name: "another origin", path: "state", header: map[string]string{"Origin": "http://board.example"}, want: http.StatusForbidden},
		{name: "another port", path: "state", header: map[string]string{"Origin": "http://127.0.0.1:1"}, want: http.StatusForbidden},
		{name: "no origin that can be named", method: "POST", path: "undo", body: step, header: map[string]string{"Origin": "null"}, want: http.StatusForbidden},
		{name: "a link of another site", path: "", header: map[string]string{"Sec-Fetch-Site": "cross-site"}, want: http.StatusForbidden},
		{name: "a form of another site", method: "POST", path: "undo", body: "number=1", kind: form, header: map[string]string{"Origin": "http://board.example"}, want: http.StatusForbidden},
		{name: "a form", method: "POST", path: "undo", body: "number=1", kind: form, want: http.StatusUnsupportedMediaType},
		{name: "text", method: "POST", path: "undo", body: step, kind: "text/plain", want: http.StatusUnsupportedMediaType},
		{name: "no token", path: "/state", want: http.StatusNotFound},
		{name: "a part of the token", path: own.Path[:len(own.Path)-2] + "/state", want: http.StatusNotFound},
		{name: "another token", path: "/" + strings.Repeat("A", 26) + "/state", want: http.StatusNotFound},
		{name: "a step by GET", path: "undo", want: http.StatusNotFound},
		{name: "ten megabytes", method: "POST", path: "undo", body: `{"number":` + strings.Repeat(" ", 10<<20) + `1}`, kind: "application/json", want: http.StatusRequestEntityTooLarge},
		{name: "no JSON", method: "POST", path: "undo", body: "number", kind: "application/json", want: http.StatusBadRequest},
		{name: "more than JSON", method: "POST", path: "undo", body: step + step, kind: "application/json", want: http.StatusBadRequest},
		{name: "an unknown field", method: "POST", path: "undo", body: `{"numbre":1}`, kind: "application/json", want: http.StatusBadRequest},
	} {
		t.Run(x.name, func(t *testing.T) {
			path := x.path
			if !strings.HasPrefix(path, "/") {
				path = own.Path + path
			}
			method := x.method
			if method == "" {
				method = http.MethodGet
			}
			r, err := http.NewRequest(method, "http://"+own.Host+path, strings.NewReader(x.body))
			if err != nil {
				t.Fatal(err)
			}
			r.Host = x.host
			if x.kind != "" {
				r.Header.Set("Content-Type", x.kind)
			}
			for name, value := range x.header {
				r.Header.Set(name, value)
			}
			if status, body := c.request(r); status != x.want {
				t.Errorf("%d, want %d: %.200s", status, x.want, body)
			}
		})
	}
	if now := c.state().Number; now != s.Number {
		t.Errorf("the board is at state %d, not %d", now, s.Number)
	}
}

// No path leads out of the page.
func TestNoPathLeadsOutOfThePage(t *testing.T) {
	dir, programme := eventOf(t, "24")
	c := openBoard(t, dir, "event", programme)
	own, _ := url.Parse(c.address)
	for _, path := range []string{"../answers.go", "..%2fanswers.go", "%2e%2e/answers.go", "assets/../../answers.go", "..\\answers.go", "/etc/passwd", "%2fetc%2fpasswd", "index.html/../../guard.go", "."} {
		conn, err := net.Dial("tcp", own.Host)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "GET %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", own.Path, path, own.Host)
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		var body bytes.Buffer
		_, _ = body.ReadFrom(answer.Body)
		conn.Close()
		if answer.StatusCode == http.StatusOK || strings.Contains(body.String(), "package board") || strings.Contains(body.String(), "root:") {
			t.Errorf("%s: %d: %.100s", path, answer.StatusCode, body.String())
		}
	}
}

// Every answer forbids what a title could try, and none is anything but what it says.
func TestATitleIsNoScript(t *testing.T) {
	dir, programme := eventOf(t, "24")
	file := filepath.Join(dir, "event", "sessions.csv")
	lines := strings.SplitN(textOf(t, file), "\n", 3)
	cells := strings.Split(lines[1], ",")
	titles := strings.Split(lines[0], ",")
	for i, name := range titles {
		if name == "title" {
			cells[i] = `<script>alert(1)</script>`
		}
	}
	lines[1] = strings.Join(cells, ",")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	c := openBoard(t, dir, "event", programme)
	for path, kind := range map[string]string{"": "text/html; charset=utf-8", "event": "application/json", "state": "application/json"} {
		answer, err := http.Get(c.address + path)
		if err != nil {
			t.Fatal(err)
		}
		var body bytes.Buffer
		_, _ = body.ReadFrom(answer.Body)
		answer.Body.Close()
		if strings.Contains(body.String(), "<script>alert") {
			t.Errorf("%q has the title as it is", path)
		}
		h := answer.Header
		if h.Get("Content-Type") != kind || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%q: %v", path, h)
		}
		policy := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'; script-src 'self';") || strings.Contains(policy, "unsafe") {
			t.Errorf("%q: %s", path, policy)
		}
	}
	var e board.Event
	c.get("event", &e)
	if e.Sessions[0].Title != "<script>alert(1)</script>" {
		t.Errorf("the title is %q", e.Sessions[0].Title)
	}
}

// Steps write nothing but the journal; an interrupt ends the board cleanly.
func TestStepsWriteTheJournalAlone(t *testing.T) {
	dir, programme := eventOf(t, "24")
	before := treeOf(t, dir)
	c := openBoard(t, dir, "event", programme)
	s := c.state()
	s = c.post("drop", c.place(s, board.Costs)).State
	s = c.post("undo", at(s)).State
	if answer, err := http.Get(c.address + fmt.Sprintf("export?format=ics&number=%d", s.Number)); err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("download: %v %v", answer, err)
	}
	if err := c.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Wait(); err != nil {
		t.Errorf("%v: %s", err, c.said)
	}
	for name, content := range treeOf(t, dir) {
		if before[name] != content && !strings.HasPrefix(name, "event/.programme/") {
			t.Errorf("%s was written", name)
		}
	}
}

// treeOf returns the files below a folder with what they hold.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files[name] = textOf(t, filepath.Join(dir, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
