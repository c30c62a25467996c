package fake_test

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

func TestTheLatestCallsAreRemembered(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	const all = 10_005
	for i := range all {
		send(t, s, request(t, "GET", fmt.Sprintf("/v2/notes/%d", i), ""))
	}
	calls := s.Calls("")
	if len(calls) != 10_000 || calls[0].Path != "/v2/notes/5" ||
		calls[9_999].Path != fmt.Sprintf("/v2/notes/%d", all-1) {
		t.Errorf("%d calls, from %s on", len(calls), calls[0].Path)
	}
}

// numbered is n parts, each with its number.
func numbered(n int, part string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, part, i)
	}
	return b.String()
}

// TestWhatIsRememberedIsBounded sends requests that would take far more than
// 64 MiB if all were kept, and measures what they take.
func TestWhatIsRememberedIsBounded(t *testing.T) {
	const most = 64 << 20
	megabyte := strings.Repeat("x", 1<<20)
	for _, test := range []struct {
		name    string
		times   int
		request func(t *testing.T) *http.Request
	}{
		{"bodies without a key", 500, func(t *testing.T) *http.Request {
			req := request(t, "POST", "/v2/notes", megabyte)
			req.Header.Del("Authorization")
			return req
		}},
		{"bodies that were taken apart", 80, func(t *testing.T) *http.Request {
			return request(t, "POST", "/v2/notes", `{"title":"`+megabyte[20:]+`"}`)
		}},
		{"long paths", 80, func(t *testing.T) *http.Request { return request(t, "GET", "/v2/notes/"+megabyte, "") }},
		{"many parameters", 32, func(t *testing.T) *http.Request {
			return request(t, "GET", "/v2/notes?"+numbered(9000, "%x&"), "")
		}},
		{"values of one header", 100, func(t *testing.T) *http.Request {
			req := request(t, "GET", "/v2/notes", "")
			req.Header["Later"] = make([]string, 60_000)
			return req
		}},
		{"long headers", 100, func(t *testing.T) *http.Request {
			req := request(t, "GET", "/v2/notes", "")
			req.Header.Set("Later", strings.Clone(megabyte))
			return req
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newServer(t)
			before := live()
			for range test.times {
				send(t, s, test.request(t))
			}
			took, calls := live()-before, s.Calls("")
			if took > most+most/8 {
				t.Errorf("%d of %d calls take %d MiB", len(calls), test.times, took>>20)
			}
			if took < most/4 || len(calls) == test.times {
				t.Errorf("%d of %d calls take only %d MiB", len(calls), test.times, took>>20)
			}
			s.ForgetCalls()
			for range 3 {
				send(t, s, test.request(t))
			}
			if n := len(s.Calls("")); n != 3 {
				t.Errorf("%d calls of 3 after all were forgotten", n)
			}
		})
	}
}

// live is how many bytes are reachable.
func live() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
