package contract

import (
	"context"
	"errors"
	"io"
	"net/http"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestAThousandMixedCalls sends calls of all kinds at a server that fails in all
// kinds of ways, and then looks for goroutines and connections that stayed.
func TestAThousandMixedCalls(t *testing.T) {
	before := runtime.NumGoroutine()
	s := unstarted(faulty)
	s.Start()
	client, err := transport.New(key, transport.WithBaseURL(s.URL+"/v1"), quick, transport.WithoutRateLimit(),
		transport.WithAttemptTimeout(2*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	calls := make(chan int)
	var group sync.WaitGroup
	for range 32 {
		group.Go(func() {
			for n := range calls {
				mixed(t, sessions.New(client), n)
			}
		})
	}
	for n := range 1000 {
		calls <- n
	}
	close(calls)
	group.Wait()
	client.CloseIdleConnections()
	if !eventually(func() bool { return s.open.Load() == 0 }) {
		t.Errorf("%d connections are open", s.open.Load())
	}
	s.Close()
	if !eventually(func() bool { return runtime.NumGoroutine() <= before }) {
		stacks := make([]byte, 1<<20)
		t.Errorf("%d goroutines, %d at the start\n%s", runtime.NumGoroutine(), before,
			stacks[:runtime.Stack(stacks, true)])
	}
}

// eventually gives other goroutines ten seconds to bring something about.
func eventually(holds func() bool) bool {
	for deadline := time.Now().Add(10 * time.Second); !holds(); runtime.Gosched() {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}

// faulty answers well most of the time.
func faulty(n int, w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	switch n % 11 {
	case 1:
		reset(w)
	case 2:
		w.WriteHeader(503)
		_, _ = io.WriteString(w, busy)
	case 3:
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(429)
	case 4:
		w.Header().Set("Content-Length", "1000")
		_, _ = io.WriteString(w, "{")
	case 5:
		_, _ = io.WriteString(w, "not JSON")
	case 6:
		w.WriteHeader(404)
	default:
		if r.URL.Path == "/v1/sessions" && r.Method == http.MethodGet {
			_, _ = io.WriteString(w, "["+session+"]")
			return
		}
		_, _ = io.WriteString(w, session)
	}
}

// mixed makes a call of one of five kinds. What it returns is either a value or
// an error, never both and never neither.
func mixed(t *testing.T, client *sessions.Client, n int) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if n%7 == 0 {
		cancel()
	}
	var value any
	var err error
	switch n % 5 {
	case 0:
		value, err = orNil(client.Get(ctx, id))
	case 1:
		value, err = orNil(client.Create(ctx, newSession))
	case 2:
		value, err = orNil(client.Revoke(ctx, id))
	case 3:
		var list []models.Session
		if list, err = client.List(ctx, sessions.ListParams{Limit: 10}); list != nil {
			value = list
		}
	case 4:
		for s, pageErr := range client.All(ctx, sessions.ListParams{Limit: 1}) {
			if err = pageErr; err == nil {
				value = s
			}
			break
		}
	}
	if (value == nil) == (err == nil) {
		t.Errorf("call %d: %v, %v", n, value, err)
	}
	if n%7 == 0 && !errors.Is(err, context.Canceled) {
		t.Errorf("call %d: %v", n, err)
	}
}

// orNil is v as an interface that is nil when v is.
func orNil[T any](v *T, err error) (any, error) {
	if v == nil {
		return nil, err
	}
	return v, err
}
