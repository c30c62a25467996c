package fake

import (
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
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
	size    int      // bytes that it takes, about
}

// journal keeps the latest calls.
type journal struct {
	mu       sync.Mutex
	entries  []*Entry
	size     int // of all entries
	observer func(Call)
}

// How many calls are remembered, and how many bytes they may take: enough for any
// test, and a bound for a server that runs for weeks.
const (
	kept      = 10_000
	keptBytes = 64 << 20
)

// open notes a request when it arrives.
func (j *journal) open(req *http.Request, r *Request, body []byte, now time.Time) *Entry {
	e := &Entry{Request: r, Call: Call{
		Method: req.Method, Path: req.URL.EscapedPath(), Query: req.URL.Query(), Header: req.Header.Clone(), Body: body, Time: now,
	}}
	if r != nil {
		e.Operation, r.header = r.Operation.Name, e.Header
	}
	e.size = entrySize + len(e.Path) + cap(body) + 2*valuesSize(e.Query) + valuesSize(e.Header)
	j.mu.Lock()
	defer j.mu.Unlock()
	j.entries = append(j.entries, e)
	j.size += e.size
	for len(j.entries) > kept || j.size > keptBytes && len(j.entries) > 1 {
		j.size -= j.entries[0].size
		j.entries[0] = nil
		j.entries = j.entries[1:]
	}
	return e
}

// About what an entry takes, whatever is in it, and names and values of a map
// beyond their text.
const (
	entrySize = 1 << 10
	nameSize  = 128
	valueSize = 16
)

// valuesSize is what a map of names and values takes. There are two of the query:
// that of the call, and that of the request.
func valuesSize(m map[string][]string) int {
	size := 0
	for name, values := range m {
		size += nameSize + len(name) + valueSize*cap(values)
		for _, v := range values {
			size += len(v)
		}
	}
	return size
}

// close adds how a call ended, and tells the observer. What the body was taken
// apart into is needed no more.
func (j *journal) close(e *Entry, a *answer, struck string) {
	j.mu.Lock()
	if struck != fault.Pass {
		e.Fault = struck
	}
	if a != nil {
		e.Status, e.TraceID = a.status, a.traceID
	}
	if e.Request != nil {
		e.Request.sent = nil
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
// when the name is empty. The last 10,000 are remembered, or as many of them as
// take 64 MiB.
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
	s.calls.entries, s.calls.size = nil, 0
}
