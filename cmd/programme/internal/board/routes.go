package board

import "net/http"

// routes are the requests that the board answers, by method and path.
func (s *Server) routes() map[string]http.HandlerFunc {
	b := s.board
	return map[string]http.HandlerFunc{
		"GET /event": func(w http.ResponseWriter, _ *http.Request) { answer(w, b.Event()) },
		"GET /state": func(w http.ResponseWriter, _ *http.Request) { answer(w, b.State()) },
	}
}
