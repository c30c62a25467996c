package testpkg

import (
	"net/http"
	"net/url"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// Call is the record of one request.
type Call struct {
	Operation string // empty if no operation has the path
	Method    string
	Path      string // escaped, as received
	Query     url.Values
	Header    http.Header
	Body      []byte
	Time      time.Time // of arrival, on the fake's clock
	Status    int       // status code of the response; 0 before the response, and if the connection was closed
	TraceID   string    // of the response
	Fault     string    // the kind of the fault that was triggered; empty if none was
}

// Calls returns the requests so far, oldest first, including failed attempts and
// rejected requests. It keeps the latest 10,000, or fewer if they exceed 64 MiB.
func (f *Fake) Calls() []Call {
	var calls []Call
	for _, entry := range f.engine().Calls("") {
		calls = append(calls, Call(entry.Call))
	}
	return calls
}

// ForgetCalls deletes the recorded calls.
func (f *Fake) ForgetCalls() {
	f.engine().ForgetCalls()
}

// Observe sets a function that is called for every call when it has been
// processed, before its response is sent. The function may be called
// concurrently.
func (f *Fake) Observe(observer func(Call)) {
	f.engine().Observe(func(call fake.Call) {
		observer(Call(call))
	})
}
