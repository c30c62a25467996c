package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// output collects the log, and tells the address that is in it.
type output struct {
	mu   sync.Mutex
	text strings.Builder
	url  chan string
}

var listening = regexp.MustCompile(`msg=listening url=(\S+)`)

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if m := listening.FindSubmatch(p); m != nil {
		o.url <- string(m[1])
	}
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// launch runs the program on a free port. It returns the address, the log, and
// a function that stops it and returns its error.
func launch(t *testing.T, args ...string) (string, *output, func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out := &output{url: make(chan string, 1)}
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, append([]string{"-addr", "127.0.0.1:0"}, args...), out) }()
	select {
	case url := <-out.url:
		return url, out, func() error { cancel(); return <-ended }
	case err := <-ended:
		cancel()
		t.Fatalf("it ended with %v\n%s", err, out)
		return "", nil, nil
	}
}

func get(t *testing.T, url, key string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func TestAnswersWhatOtherClientsAsk(t *testing.T) {
	t.Parallel()
	url, out, stop := launch(t, "-sessions", "100", "-key", "sk_test_mine")
	var page []models.Session
	status, body := get(t, url+"/sessions?limit=3", "sk_test_mine")
	if err := json.Unmarshal([]byte(body),
		&page); status != 200 || err != nil || len(page) != 3 || page[0].ID != "sess_00100" {
		t.Errorf("list: %d %s %v", status, body, err)
	}
	var paginated struct {
		Data  []models.Session `json:"data"`
		Total int              `json:"total_count"`
	}
	status, body = get(t, url+"/sessions?limit=3&paginated=true&user_id=user_ada", "sk_test_mine")
	if err := json.Unmarshal([]byte(body),
		&paginated); status != 200 || err != nil || len(paginated.Data) != 3 || paginated.Total != 20 {
		t.Errorf("paginated: %d %s %v", status, body, err)
	}
	if status, body := get(t, url+"/jwks",
		"sk_test_mine"); status != 200 || !strings.HasPrefix(body, `{"keys":[{"use":"sig"`) {
		t.Errorf("jwks: %d %s", status, body)
	}
	if status, body := get(t, url+"/sessions",
		sessionstest.Key); status != 401 || !strings.Contains(body, "clerk_key_invalid") {
		t.Errorf("bad key: %d %s", status, body)
	}
	if err := stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	for _, want := range []string{
		"sessions=100", "operation=sessions.List method=GET path=/v1/sessions query=\"limit=3\" status=200",
		"operation=jwks", "status=401",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in the log\n%s", want, out)
		}
	}
	if strings.Contains(out.String(), "sk_test") {
		t.Errorf("a key is in the log\n%s", out)
	}
}

func TestServesTheDescription(t *testing.T) {
	t.Parallel()
	url, out, stop := launch(t)
	want, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	status, body := get(t, strings.TrimSuffix(url, "/v1")+"/openapi.yaml", "none")
	if status != http.StatusOK || body != string(want) {
		t.Errorf("got %d and %d bytes, want the %d bytes of the file", status, len(body), len(want))
	}
	if err := stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if strings.Contains(out.String(), "openapi") {
		t.Errorf("the log has a request that is none to the API\n%s", out)
	}
}

func TestSeedsFromAFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "seed.json")
	if err := os.WriteFile(file,
		[]byte(`[{"id":"sess_1","user_id":"user_ada"},{"id":"sess_2","status":"ended","later":true}]`),
		0o600); err != nil {
		t.Fatal(err)
	}
	url, _, stop := launch(t, "-seed", file)
	client, err := transport.New(sessionstest.Key, transport.WithBaseURL(url))
	if err != nil {
		t.Fatal(err)
	}
	page, err := sessions.New(client).List(t.Context(), sessions.ListParams{})
	if err != nil || len(page) != 2 || page[0].ID != "sess_2" || page[0].Status != models.SessionStatusEnded ||
		len(page[0].Extra) != 1 {
		t.Errorf("got %+v and %v", page, err)
	}
	if err := stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	// A drop comes first: net/http repeats a GET by itself when a connection that
	// it has used before is closed.
	url, out, stop := launch(t, "-fault", "List: drop, 503, garbage, truncate")
	client, err := transport.New(sessionstest.Key, transport.WithBaseURL(url))
	if err != nil {
		t.Fatal(err)
	}
	for range 4 {
		if _, err := sessions.New(client).List(t.Context(), sessions.ListParams{},
			transport.WithoutRetry()); err == nil {
			t.Error("no error")
		}
	}
	if _, err := sessions.New(client).List(t.Context(), sessions.ListParams{}); err != nil {
		t.Errorf("after the faults: %v", err)
	}
	if err := stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if !strings.Contains(out.String(), "status=0 fault=drop") {
		t.Errorf("the drop is not in the log\n%s", out)
	}
}

func TestRequestsUnderWayAreFinished(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- serve(ctx, listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			cancel()
			for closed := false; !closed; { // the listener is closed first, so the server is waiting for this request
				conn, err := net.Dial("tcp", listener.Addr().String())
				if closed = err != nil; !closed {
					_ = conn.Close()
				}
			}
			_, _ = io.WriteString(w, "finished")
		}))
	}()
	if status, body := get(t, "http://"+listener.Addr().String(),
		"any"); status != http.StatusOK || body != "finished" {
		t.Errorf("got %d %s", status, body)
	}
	if err := <-ended; err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestRefusesBadSettings(t *testing.T) {
	t.Parallel()
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte(`{}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		`argument "extra" is one too many`:                     {"extra"},
		`-sessions -1 is negative`:                             {"-sessions", "-1"},
		`fault script: operation "Lst" is not one of`:          {"-fault", "Lst: 503"},
		"broken.json: ":                                        {"-seed", broken},
		"no such file":                                         {"-seed", filepath.Join(t.TempDir(), "none.json")},
		"flag provided but not defined: -port":                 {"-port", "1"},
		"listen tcp: address nowhere: missing port in address": {"-addr", "nowhere"},
	} {
		t.Run(want, func(t *testing.T) {
			if err := run(t.Context(), args, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%v: got %v, want %s", args, err, want)
			}
		})
	}
	if err := run(t.Context(), []string{"-h"}, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h: %v", err)
	}
}
