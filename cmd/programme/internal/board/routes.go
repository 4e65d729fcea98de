package board

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"programme/cmd/programme/internal/term"
	"programme/model"
)

// routes are the requests that the board answers, by method and path.
func (s *Server) routes() map[string]http.HandlerFunc {
	b := s.board
	return map[string]http.HandlerFunc{
		"GET /event":  func(w http.ResponseWriter, _ *http.Request) { answer(w, b.Event()) },
		"GET /state":  func(w http.ResponseWriter, _ *http.Request) { answer(w, b.State()) },
		"GET /events": b.events,
		"GET /lift":   b.get(func(r *http.Request) (any, error) { return b.Lift(r.FormValue("session")) }),
		"GET /ways":   b.get(func(r *http.Request) (any, error) { return b.Ways(r.Context(), r.FormValue("session")) }),
		"GET /complete": b.get(func(r *http.Request) (any, error) {
			at, err := strconv.Atoi(r.FormValue("at"))
			if err != nil {
				at = -1
			}
			return b.Complete(r.FormValue("text"), at)
		}),
		"GET /compare": b.get(func(r *http.Request) (any, error) {
			from, err := strconv.Atoi(r.FormValue("a"))
			to, err2 := strconv.Atoi(r.FormValue("b"))
			if err := errors.Join(err, err2); err != nil {
				return nil, errors.New("name two states by their numbers")
			}
			return b.Compare(from, to)
		}),
		"GET /export":   b.download,
		"POST /drop":    post(b, b.Drop),
		"POST /take":    post(b, b.Take),
		"POST /refuse":  post(b, b.Refuse),
		"POST /hold":    post(b, b.Hold),
		"POST /release": post(b, b.Release),
		"POST /change":  post(b, b.Change),
		"POST /run":     post(b, b.Run),
		"POST /stop":    post(b, func(Numbered) (*Answer, error) { return b.Stop(), nil }),
		"POST /undo":    post(b, b.Undo),
		"POST /redo":    post(b, b.Redo),
		"POST /go":      post(b, b.Go),
		"POST /name":    post(b, b.Name),
		"POST /write":   post(b, b.Write),
		"POST /publish": post(b, func(p Publish) (*Answer, error) { return b.Publish(context.Background(), p) }),
		"POST /export":  post(b, func(x Export) (*Answer, error) { return b.Export(context.Background(), x) }),
	}
}

// get answers a request that changes nothing.
func (b *Board) get(do func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, err := do(r)
		if err != nil {
			b.fail(w, err)
			return
		}
		answer(w, a)
	}
}

// download answers with a file.
func (b *Board) download(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.Atoi(r.FormValue("number"))
	if err != nil {
		b.fail(w, errors.New("name the state by its number"))
		return
	}
	format := r.FormValue("format")
	content, err := b.Download(r.Context(), number, format)
	if err != nil {
		b.fail(w, err)
		return
	}
	name, kind := fileOf(format)
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", name))
	_, _ = w.Write(content) // a browser that went away needs no answer
}

// fileOf returns what a download in a format is called, and its type.
func fileOf(format string) (name, kind string) {
	switch format {
	case "xlsx":
		return "programme.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case "ics":
		return "programme.ics", "text/calendar; charset=utf-8"
	case "html":
		return "programme.html", "text/html; charset=utf-8"
	case "report":
		return "report.html", "text/html; charset=utf-8"
	case "frab-xml":
		return "schedule.xml", "application/xml"
	case "frab-json":
		return "schedule.json", "application/json"
	default:
		return "programme.txt", "text/plain; charset=utf-8"
	}
}

// post answers a request that does a step.
func post[T any](b *Board, do func(T) (*Answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var body T
		if !read(w, r, &body) {
			return
		}
		a, err := do(body)
		if err != nil {
			b.fail(w, err)
			return
		}
		answer(w, a)
	}
}

// fail answers that a request could not be done, and why.
func (b *Board) fail(w http.ResponseWriter, err error) {
	p, status := Problem{Error: err.Error(), Hint: term.HintOf(err)}, http.StatusUnprocessableEntity
	b.mu.Lock()
	p.Number = b.history.current
	b.mu.Unlock()
	var (
		other  elsewhere
		busy   busyError
		faults model.Faults
		said   saidError
		own    term.OwnFault
	)
	switch {
	case errors.As(err, &other), errors.As(err, &busy), errors.Is(err, errReread):
		status = http.StatusConflict
	case errors.As(err, &faults):
		p.Error, p.Faults = faults[0].Message, faultsOf(faults)
	case errors.As(err, &said):
		p.Notes = said.said
	case errors.As(err, &own):
		status = http.StatusInternalServerError
	}
	refuse(w, status, p)
}
