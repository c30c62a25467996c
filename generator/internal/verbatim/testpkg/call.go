package testpkg

import (
	"net/http"
	"net/url"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// Call is the record of one request.
type Call struct {
	Operation string // empty when no operation has the path
	Method    string
	Path      string // escaped, as it came
	Query     url.Values
	Header    http.Header
	Body      []byte
	Time      time.Time // of arrival, on the fake's clock
	Status    int       // of the answer; 0 while there is none, and when the connection broke
	TraceID   string    // of the answer
	Fault     string    // the kind of the fault that struck; empty when none did
}

// Calls are the requests so far, oldest first, tries that failed and requests
// that were turned away included. The latest 10,000 are remembered, or as many
// of them as take 64 MiB.
func (f *Fake) Calls() []Call {
	var calls []Call
	for _, entry := range f.engine().Calls("") {
		calls = append(calls, Call(entry.Call))
	}
	return calls
}

// ForgetCalls empties the record.
func (f *Fake) ForgetCalls() {
	f.engine().ForgetCalls()
}

// Observe has a function called with every call when it has ended, before its
// answer is on the way. It may be called at the same time.
func (f *Fake) Observe(observer func(Call)) {
	f.engine().Observe(func(call fake.Call) {
		observer(Call(call))
	})
}
