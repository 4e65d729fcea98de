package board

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"time"
)

// Server serves one board to browsers on this machine.
type Server struct {
	board    *Board
	listener net.Listener
	host     string // 127.0.0.1:PORT
	token    string // in every address, so that no other page and no other user knows one
	report   func(fault string)
}

// Listen returns a server of the board on a port of the loopback interface, 0 for a free one.
// What goes wrong inside is told to report.
func Listen(b *Board, port int, report func(fault string)) (*Server, error) {
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return nil, err
	}
	return &Server{board: b, listener: l, host: l.Addr().String(), token: rand.Text(), report: report}, nil
}

// Address returns the address of the page.
func (s *Server) Address() string { return "http://" + s.host + "/" + s.token + "/" }

// Serve answers requests until ctx ends. Then it lets those that are under way end.
func (s *Server) Serve(ctx context.Context) error {
	served := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 1 << 16}
	failed := make(chan error, 1)
	go func() { failed <- served.Serve(s.listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.board.Close()
	const patience = 5 * time.Second
	left, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if err := served.Shutdown(left); err != nil {
		return served.Close()
	}
	return nil
}

// Handler returns what answers the requests of browsers.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for pattern, do := range s.routes() {
		mux.HandleFunc(pattern, do)
	}
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { asset(w, r.URL.Path[1:]) })
	return s.guard(s.standing(mux))
}

// standing answers where what answers a request fails, so that the board goes on.
func (s *Server) standing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if fault := recover(); fault != nil {
				s.report(fmt.Sprintf("internal fault: %v\n%s", fault, debug.Stack()))
				refuse(w, http.StatusInternalServerError, Problem{Error: "this is a fault of the program; the terminal says more"})
			}
		}()
		next.ServeHTTP(w, r)
	})
}
