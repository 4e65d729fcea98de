package board

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
)

// maxBody is how long the body of a request can be, in bytes.
const maxBody = 1 << 20

// policy is what a browser may do for the page: load what the server has embedded and ask
// the server, and nothing else. Inline scripts and styles are out, so that no title of a
// session can be one.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

// guard lets only requests through that come from the page itself: to this address, by whoever
// knows the token, and sent by no other site. What stands after the token is left as the path.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case r.Host != s.host: // a name that somebody let point to this machine
			refuse(w, http.StatusForbidden, Problem{Error: "this is not the address of the board"})
			return
		case !s.ownOrigin(r):
			refuse(w, http.StatusForbidden, Problem{Error: "another site has nothing to ask here"})
			return
		}
		token, rest, below := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) != 1 {
			refuse(w, http.StatusNotFound, Problem{Error: "this is not the address of a board; take the one that the command printed"})
			return
		}
		if !below {
			http.Redirect(w, r, "/"+s.token+"/", http.StatusSeeOther)
			return
		}
		r.URL.Path = "/" + rest
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// ownOrigin reports whether no other site sent the request, as far as the browser says.
func (s *Server) ownOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+s.host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin":
		return true
	case "none": // typed or opened from outside, so that it is no site's
		return r.Method == http.MethodGet
	default: // a link of another site can lead here, if it knew the token
		return false
	}
}

// read reads the body of a request into to, and answers itself where that cannot be done.
func read(w http.ResponseWriter, r *http.Request, to any) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		refuse(w, http.StatusUnsupportedMediaType, Problem{Error: "a request is JSON, as its Content-Type has to say"})
		return false
	}
	body := json.NewDecoder(r.Body)
	body.DisallowUnknownFields()
	if err = body.Decode(to); err == nil {
		if _, more := body.Token(); more != io.EOF {
			err = errors.New("something follows it")
		}
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, http.StatusRequestEntityTooLarge, Problem{Error: "the request is longer than 1 MB"})
	case err != nil:
		refuse(w, http.StatusBadRequest, Problem{Error: "the request cannot be read: " + err.Error()})
	}
	return err == nil
}

// answer answers with JSON.
func answer(w http.ResponseWriter, a any) { answerAs(w, http.StatusOK, a) }

// refuse answers that a request is not done.
func refuse(w http.ResponseWriter, status int, p Problem) {
	if p.Faults == nil {
		p.Faults = []Fault{}
	}
	if p.Notes == nil {
		p.Notes = []string{}
	}
	answerAs(w, status, p)
}

func answerAs(w http.ResponseWriter, status int, a any) {
	text, err := json.Marshal(a)
	if err != nil {
		panic("answer cannot be written as JSON: " + err.Error())
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(text) // a browser that went away needs no answer
}
