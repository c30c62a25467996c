package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// server fails about every third request, before or after processing it.
type server struct {
	url      string
	http     *http.Server
	ledger   *ledger
	start    time.Time
	requests atomic.Int64
}

func listen(l *ledger) (*server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{url: "http://" + listener.Addr().String() + "/v1", ledger: l, start: time.Now()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/sessions", s.handle(func(*http.Request) string { return "[" + session("sess_list") + "]" }))
	mux.HandleFunc("GET /v1/sessions/{id}", s.handle(func(r *http.Request) string { return session(r.PathValue("id")) }))
	mux.HandleFunc("POST /v1/sessions/{id}/revoke", s.handle(func(r *http.Request) string {
		l.apply(r.PathValue("id"))
		return session(r.PathValue("id"))
	}))
	mux.HandleFunc("POST /v1/sessions", s.handle(s.create))
	s.http = &http.Server{Handler: mux, ErrorLog: log.New(io.Discard, "", 0), ReadHeaderTimeout: time.Minute}
	go func() { _ = s.http.Serve(listener) }()
	return s, nil
}

func (s *server) close() { _ = s.http.Close() }

func (s *server) create(r *http.Request) string {
	var body struct {
		UserID string `json:"user_id"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		return "null"
	}
	s.ledger.apply(body.UserID)
	return session(body.UserID)
}

func session(id string) string {
	return fmt.Sprintf(`{"object":"session","id":%q,"user_id":"user_1","client_id":"client_1","status":"active","last_active_at":1,`+
		`"expire_at":1,"abandon_at":1,"updated_at":1,"created_at":1}`, id)
}

// storming reports whether most requests are rejected: in one second of every five.
func (s *server) storming() bool { return time.Since(s.start)%(5*time.Second) > 4*time.Second }

// handle adds faults to an endpoint.
func (s *server) handle(act func(*http.Request) string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)
		n := rand.IntN(100)
		if s.storming() {
			n = rand.IntN(12)
		}
		if failBefore(w, n) {
			return
		}
		answer := act(r)
		if failAfter(w, r, n, answer) {
			return
		}
		_, _ = io.WriteString(w, answer)
	}
}

// failBefore fails without processing the request.
func failBefore(w http.ResponseWriter, n int) bool {
	switch {
	case n < 4:
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusTooManyRequests)
	case n < 6:
		w.WriteHeader(http.StatusServiceUnavailable)
	case n < 8:
		reset(w)
	default:
		return false
	}
	return true
}

// failAfter fails after processing the request: only a client that does not repeat
// writes passes.
func failAfter(w http.ResponseWriter, r *http.Request, n int, answer string) bool {
	switch {
	case n < 12:
		w.WriteHeader(http.StatusServiceUnavailable)
	case n < 16:
		reset(w)
	case n < 20:
		w.Header().Set("Content-Length", strconv.Itoa(len(answer)))
		_, _ = io.WriteString(w, answer[:len(answer)/2])
	case n < 22:
		<-r.Context().Done() // no header until the client gives up
	case n < 24:
		w.WriteHeader(http.StatusBadGateway)
		_, _ = io.WriteString(w, strings.Repeat("<html>", 20_000))
	default:
		return false
	}
	return true
}

func reset(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	conn.Close()
}
