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
	Operation string // empty if no operation has the path
	Method    string
	Path      string // escaped, as received
	Query     url.Values
	Header    http.Header
	Body      []byte
	Time      time.Time // of arrival, on the server's clock
	Status    int       // of the response; 0 until there is one, and if the connection broke
	TraceID   string    // of the response
	Fault     string    // the kind of the fault that was triggered; empty if there was none
}

// Entry is a call with its request, for code that knows the request's types.
type Entry struct {
	Call
	Request *Request // nil if no operation has the path
	size    int      // approximate size in bytes
}

// journal keeps the latest calls.
type journal struct {
	mu       sync.Mutex
	entries  []*Entry
	size     int // of all entries
	observer func(Call)
}

// The limits for the number of recorded calls and their size in bytes:
// sufficient for any test, and a bound for a server that runs for weeks.
const (
	kept      = 10_000
	keptBytes = 64 << 20
)

// open records a request when it arrives.
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

// The approximate size of an empty entry, and of the names and values of a map
// without their text.
const (
	entrySize = 1 << 10
	nameSize  = 128
	valueSize = 16
)

// valuesSize returns the approximate size of a map of names and values. There
// are two of the query: that of the call, and that of the request.
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

// close records the result of a call and notifies the observer. It drops the
// parsed body.
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

// Observe sets a function that is called for every call when it has been
// processed, before its response is sent. The function may be called
// concurrently.
func (s *Server) Observe(observer func(Call)) {
	s.calls.mu.Lock()
	defer s.calls.mu.Unlock()
	s.calls.observer = observer
}

// Calls returns the latest requests to an operation, oldest first, or to all
// operations if the name is empty. The last 10,000 are recorded, or as many of
// them as fit into 64 MiB.
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
