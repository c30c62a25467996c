package fake

import (
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/fault"
)

// Call is the record of one request.
type Call struct {
	Operation string // empty when no operation has the path
	Method    string
	Path      string // escaped, as it came
	Query     url.Values
	Header    http.Header
	Body      []byte
	Time      time.Time // of arrival, on the server's clock
	Status    int       // of the answer; 0 while there is none, and when the connection broke
	TraceID   string    // of the answer
	Fault     string    // the kind of the fault that struck; empty when none did
}

// Entry is a call with the request behind it, for those who know its types.
type Entry struct {
	Call
	Request *Request // nil when no operation has the path
}

// journal keeps the latest calls.
type journal struct {
	mu       sync.Mutex
	entries  []*Entry
	observer func(Call)
}

// kept is how many calls are remembered: enough for any test, and a bound for a
// server that runs for weeks. Twice as many may be held before old ones go.
const kept = 10_000

// open notes a request when it arrives.
func (j *journal) open(req *http.Request, r *Request, body []byte, now time.Time) *Entry {
	e := &Entry{Request: r, Call: Call{
		Method: req.Method, Path: req.URL.EscapedPath(), Query: req.URL.Query(), Header: req.Header.Clone(), Body: body, Time: now,
	}}
	if r != nil {
		e.Operation = r.Operation.Name
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.entries) == 2*kept {
		j.entries = append(j.entries[:0:0], j.entries[kept:]...)
	}
	j.entries = append(j.entries, e)
	return e
}

// close adds how a call ended, and tells the observer.
func (j *journal) close(e *Entry, a *answer, struck string) {
	j.mu.Lock()
	if struck != fault.Pass {
		e.Fault = struck
	}
	if a != nil {
		e.Status, e.TraceID = a.status, a.traceID
	}
	call, observer := e.Call, j.observer
	j.mu.Unlock()
	if observer != nil {
		observer(call)
	}
}

// Observe has a function called with every call when it has ended, before its
// answer is on the way. It may be called at the same time.
func (s *Server) Observe(observer func(Call)) {
	s.calls.mu.Lock()
	defer s.calls.mu.Unlock()
	s.calls.observer = observer
}

// Calls are the latest requests to an operation, oldest first; to all of them
// when the name is empty. At least the last 10,000 are remembered.
func (s *Server) Calls(operation string) []Entry {
	s.calls.mu.Lock()
	defer s.calls.mu.Unlock()
	var entries []Entry
	for _, e := range s.calls.entries {
		if operation == "" || e.Operation == operation {
			entries = append(entries, *e)
		}
	}
	return entries
}

// ForgetCalls empties the record of calls.
func (s *Server) ForgetCalls() {
	s.calls.mu.Lock()
	defer s.calls.mu.Unlock()
	s.calls.entries = nil
}
