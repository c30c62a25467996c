package main

import (
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// session is the session that all processes request.
const session = "sess_fleet"

// clerk is the fake Clerk, which enforces its limit, with a log of all requests.
type clerk struct {
	http.Handler
	start time.Time
	mu    sync.Mutex
	log   []arrival
}

// arrival is a request at the fake Clerk.
type arrival struct {
	at      time.Duration
	process int
	refused bool
}

// ServeHTTP responds as the fake does, and logs the request.
func (c *clerk) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	a := arrival{at: time.Since(c.start)}
	a.process, _ = strconv.Atoi(req.Header.Get(processHeader))
	seen := &status{ResponseWriter: w}
	c.Handler.ServeHTTP(seen, req)
	a.refused = seen.code == http.StatusTooManyRequests
	c.mu.Lock()
	defer c.mu.Unlock()
	c.log = append(c.log, a)
}

// status records the status code of a response.
type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

// startClerk starts the fake on loopback.
func startClerk(s settings) (c *clerk, url string, stop func(), err error) {
	fake := sessionstest.NewFake(models.Session{ID: session})
	fake.Inject(sessionstest.Fault{Kind: sessionstest.FaultRate, Requests: s.limit, Per: s.window})
	c = &clerk{Handler: fake, start: time.Now()}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", nil, err
	}
	server := &http.Server{Handler: c, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }()
	return c, "http://" + listener.Addr().String() + "/v1", func() { server.Close() }, nil
}
