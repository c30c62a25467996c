package redislimit

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/redistest"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

var (
	get    = transport.Operation{Name: "sessions.Get", Method: "GET", Route: "/sessions/{session_id}", RateClass: "backend"}
	hourly = transport.Rate{Requests: 1, Per: time.Hour, Burst: 10}
)

// nowhere is a client whose server does not exist.
func nowhere(t *testing.T) *redis.Client {
	c := redis.NewClient(&redis.Options{Network: "unix", Addr: t.TempDir() + "/none", MaxRetries: -1, DialerRetries: 1})
	t.Cleanup(func() { c.Close() })
	return c
}

func TestNewSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	client, rate := nowhere(t), transport.Rate{Requests: 100, Per: 10 * time.Second, Burst: 10}
	for want, c := range map[string]struct {
		client redis.UniversalClient
		name   string
		rate   transport.Rate
		option Option
	}{
		"the client is nil":   {nil, "name", rate, nil},
		"the client is nil ":  {(*redis.Client)(nil), "name", rate, nil},
		"the client is nil  ": {(*redis.ClusterClient)(nil), "name", rate, nil},
		"the name is empty":   {client, "", rate, nil},
		"the name looks like a secret key, which would be visible in the store":     {client, "sk_live_4bQ7mJx0aVtYcR2nLwEoZ9", rate, nil},
		"the name has 101 bytes, more than 100":                                     {client, strings.Repeat("x", 101), rate, nil},
		`the name "a{b}" contains a brace or a character that cannot be printed`:    {client, "a{b}", rate, nil},
		`the name "a\nb" contains a brace or a character that cannot be printed`:    {client, "a\nb", rate, nil},
		"rate of 0 requests, less than 1":                                           {client, "name", transport.Rate{Per: time.Second, Burst: 1}, nil},
		"rate per 0s, which is not positive":                                        {client, "name", transport.Rate{Requests: 1, Burst: 1}, nil},
		"burst of 0, less than 1":                                                   {client, "name", transport.Rate{Requests: 1, Per: time.Second}, nil},
		"burst of 625500 is outside 1..625499, the number that refills in 70 years": {client, "name", transport.Rate{Requests: 1, Per: time.Hour, Burst: 625500}, nil},
		"time limit of -1s, which is not positive":                                  {client, "name", rate, WithTimeLimit(-time.Second)},
		"the policy is nil":                                 {client, "name", rate, WithPolicy(nil)},
		"share of -1 replicas, which is negative":           {client, "name", rate, WithPolicy(Share(-1))},
		"lease of 1, less than 2":                           {client, "name", rate, WithLease(1, time.Second)},
		"lease for 1ms, less than the 100ms of one request": {client, "name", rate, WithLease(4, time.Millisecond)},
		"lease of 4 for 1s, in which all processes get 10 tokens, requires a burst of 14, not 10": {client, "name", rate, WithLease(4, time.Second)},
	} {
		t.Run(want, func(t *testing.T) {
			l, err := New(c.client, c.name, c.rate, c.option)
			if l != nil || err == nil || err.Error() != "redislimit.New: "+strings.TrimSpace(want) {
				t.Errorf("%v, not %s", err, want)
			}
		})
	}
}

func TestTheIntervalIsRoundedUp(t *testing.T) {
	t.Parallel()
	for want, rate := range map[time.Duration]transport.Rate{
		333334 * time.Microsecond: {Requests: 3, Per: time.Second},
		10 * time.Millisecond:     {Requests: 1000, Per: 10 * time.Second},
		time.Microsecond:          {Requests: 3e6, Per: time.Second},
	} {
		t.Run(fmt.Sprint(want), func(t *testing.T) {
			if got := interval(rate); got != want {
				t.Errorf("%d in %s: %s, not %s", rate.Requests, rate.Per, got, want)
			}
		})
	}
}

// TestAFleetOfClients sends through the SDK from two clients, and pauses a route
// in both when one of them gets a 429.
func TestAFleetOfClients(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	rate := transport.Rate{Requests: 100, Per: time.Second, Burst: 10}
	var mu sync.Mutex
	var refused time.Time
	base := roundTripper(func(req *http.Request) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		resp := &http.Response{StatusCode: 200, Header: http.Header{}, Body: http.NoBody, Request: req}
		if refused.IsZero() {
			refused = time.Now()
			resp.StatusCode = http.StatusTooManyRequests
			resp.Header.Set("Retry-After", "1")
		} else if since := time.Since(refused); since < 990*time.Millisecond {
			t.Errorf("a request was sent %s after a 429 that asked for 1 s", since)
		}
		return resp, nil
	})
	fleet := make([]*sessions.Client, 2)
	for i := range fleet {
		limiter := open(t, server.Client(), t.Name(), rate)
		client, err := transport.New("sk_test_x", transport.WithBase(base), transport.WithLimiter(limiter))
		if err != nil {
			t.Fatal(err)
		}
		fleet[i] = sessions.New(client)
	}
	for _, client := range fleet { // the answers have no body, which is an error: what counts is when
		_, _ = client.Get(t.Context(), "sess_1")
	}
	if time.Since(refused) < 990*time.Millisecond {
		t.Error("the pause was not waited for")
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// log collects messages.
type log struct {
	mu    sync.Mutex
	lines []string
}

func (l *log) logger() *slog.Logger { return slog.New(slog.NewTextHandler(l, nil)) }

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, string(p))
	return len(p), nil
}

func (l *log) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.lines, "")
}

// eventually waits for what has to come.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not within 20 s: %s", what)
		}
	}
}

// soon asks for a token that comes within the minute, which is as good as now.
func soon(t *testing.T, l *Limiter) error {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	return l.Wait(ctx, get, 1)
}

// TestEveryTroubleIsSaid has a server that cannot or will not decide. The policy
// refuses, and error and log name the trouble.
func TestEveryTroubleIsSaid(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		client func(*testing.T) redis.UniversalClient
		want   string
	}{
		"no server": {func(t *testing.T) redis.UniversalClient { return nowhere(t) }, "no such file or directory"},
		"a password is missing": {func(t *testing.T) redis.UniversalClient {
			return redistest.StartTCP(t, "--requirepass", "secret").Client()
		}, "the store requires a password"},
		"a wrong password": {func(t *testing.T) redis.UniversalClient {
			options := redistest.StartTCP(t, "--requirepass", "secret").Options()
			options.Password = "guess"
			return redis.NewClient(options)
		}, "the store rejected the user name or password"},
		"a read-only replica": {func(t *testing.T) redis.UniversalClient {
			primary := redistest.StartTCP(t)
			return replicaOf(t, primary)
		}, "the store is a read-only replica"},
		"a cluster's node": {func(t *testing.T) redis.UniversalClient {
			server := redistest.StartTCP(t, "--cluster-enabled", "yes")
			return server.Client() // it has no slots
		}, "the store's cluster is down"},
		"another type": {func(t *testing.T) redis.UniversalClient {
			client := redistest.Start(t).Client()
			client.LPush(t.Context(), "clerk-go:{name}:limit:backend", 1)
			return client
		}, "a key of the limit has another type"},
		"an older version": {func(t *testing.T) redis.UniversalClient {
			client := redistest.Start(t).Client()
			client.Set(t.Context(), "clerk-go:{name}:limit:backend", "redislimit:0 5", 0)
			return client
		}, "was written by another version of redislimit"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var said log
			l, err := New(c.client(t), "name", hourly, WithPolicy(Refuse()), WithLogger(said.logger()), WithTimeLimit(20*time.Second))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = l.Close(context.Background()) })
			for range 3 {
				if err = l.Wait(t.Context(), get, 1); !errors.Is(err, ErrAway) || !strings.Contains(err.Error(), c.want) {
					t.Fatalf("%v, not %s", err, c.want)
				}
			}
			eventually(t, "a line in the log", func() bool { return said.text() != "" })
			if text := said.text(); !strings.Contains(text, c.want) || strings.Count(text, "\n") != 1 {
				t.Errorf("the log is %s", text)
			}
		})
	}
}

// replicaOf starts a replica, and returns a client of it when it follows.
func replicaOf(t *testing.T, primary *redistest.Server) *redis.Client {
	host, port, _ := strings.Cut(primary.Addr, ":")
	replica := redistest.StartTCP(t, "--replicaof", host+" "+port).Client()
	eventually(t, "the replica follows", func() bool {
		info, err := replica.Info(t.Context(), "replication").Result()
		return err == nil && strings.Contains(info, "master_link_status:up")
	})
	return replica
}

// TestACluster runs on a cluster of two nodes, and moves the limit from one to
// the other.
func TestACluster(t *testing.T) {
	t.Parallel()
	nodes := []*redistest.Server{
		redistest.StartTCP(t, "--cluster-enabled", "yes", "--cluster-config-file", "one.conf"),
		redistest.StartTCP(t, "--cluster-enabled", "yes", "--cluster-config-file", "two.conf"),
	}
	one, two := nodes[0].Client(), nodes[1].Client()
	host, port, _ := strings.Cut(nodes[1].Addr, ":")
	for _, err := range []error{
		one.ClusterMeet(t.Context(), host, port).Err(),
		one.ClusterAddSlotsRange(t.Context(), 0, 8000).Err(),
		two.ClusterAddSlotsRange(t.Context(), 8001, 16383).Err(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, node := range []*redis.Client{one, two} {
		eventually(t, "the cluster is up", func() bool {
			info, err := node.ClusterInfo(t.Context()).Result()
			return err == nil && strings.Contains(info, "cluster_state:ok") && strings.Contains(info, "cluster_known_nodes:2")
		})
	}
	cluster := redis.NewClusterClient(&redis.ClusterOptions{Addrs: []string{nodes[0].Addr, nodes[1].Addr}})
	t.Cleanup(func() { cluster.Close() })
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} { // on both nodes
		l := open(t, cluster, name, hourly, WithPolicy(Refuse()))
		for range 10 {
			if err := l.Wait(t.Context(), get, 1); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if err := soon(t, l); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: call 11: %v", name, err)
		}
	}
	for _, node := range []*redis.Client{one, two} {
		if n, err := node.DBSize(t.Context()).Result(); err != nil || n == 0 {
			t.Errorf("a node has %d keys, %v", n, err)
		}
	}
	t.Run("asked as a single server", func(t *testing.T) {
		for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
			l := open(t, one, name, hourly, WithPolicy(Refuse()))
			if err := soon(t, l); errors.Is(err, ErrAway) {
				if !strings.Contains(err.Error(), "a node of a cluster, and the client is not a cluster client: MOVED") {
					t.Error(err)
				}
				return
			}
		}
		t.Error("no name belongs to the other node")
	})
}

// TestAServerThatStalls stops the server for a while. Calls go on within the time
// limit, and by the store again when it answers.
func TestAServerThatStalls(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	var said log
	l, err := New(server.Client(), "name", hourly, WithPolicy(Pass()), WithLogger(said.logger()))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := l.Wait(t.Context(), get, 1); err != nil {
			t.Fatal(err)
		}
	}
	end := server.Stall()
	start := time.Now()
	for range 20 {
		if err := soon(t, l); err != nil {
			t.Error(err)
		}
	}
	if took := time.Since(start); took > 4*time.Second { // of a client that waits 5 s
		t.Errorf("20 calls took %s", took)
	}
	end()
	eventually(t, "the store is back", func() bool {
		_ = soon(t, l)
		return strings.Contains(said.text(), "is available again")
	})
	if err := soon(t, l); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("what went by while the store was away does not count: %v", err)
	}
}

// TestARestartGivesNoSecondBurst kills the server, which forgets everything, and
// starts it again.
func TestARestartGivesNoSecondBurst(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	var said log
	l := open(t, server.Client(), "name", hourly, WithPolicy(Refuse()), WithLogger(said.logger()))
	fresh := func() *Limiter { return open(t, server.Client(), "name", hourly, WithPolicy(Refuse())) }
	for range 9 {
		if err := l.Wait(t.Context(), get, 1); err != nil {
			t.Fatal(err)
		}
	}
	server.Kill()
	if err := l.Wait(t.Context(), get, 1); !errors.Is(err, ErrAway) {
		t.Errorf("without the server: %v", err)
	}
	server.Restart()
	passed := 9
	eventually(t, "the store is back", func() bool {
		if soon(t, l) == nil {
			passed++
		}
		return strings.Contains(said.text(), "is available again")
	})
	for _, l := range []*Limiter{l, fresh()} {
		for range 20 {
			if soon(t, l) == nil {
				passed++
			}
		}
	}
	if passed != 10 {
		t.Errorf("%d calls passed, not 10", passed)
	}
}

// TestAFailoverToALaggingReplica takes tokens that the replica does not hear of,
// and makes it the primary: what it missed passes again, and no more.
func TestAFailoverToALaggingReplica(t *testing.T) {
	t.Parallel()
	primary := redistest.StartTCP(t)
	replica := replicaOf(t, primary)
	ctx := t.Context()
	first := open(t, primary.Client(), "name", hourly, WithPolicy(Refuse()))
	take := func(l *Limiter, n int) (passed int) {
		for range n {
			if soon(t, l) == nil {
				passed++
			}
		}
		return passed
	}
	if n := take(first, 4); n != 4 {
		t.Fatalf("%d calls passed", n)
	}
	eventually(t, "the replica has heard", func() bool {
		n, err := replica.Exists(ctx, "clerk-go:{name}:limit:backend").Result()
		state, _ := replica.Get(ctx, "clerk-go:{name}:limit:backend").Result()
		mine, _ := primary.Client().Get(ctx, "clerk-go:{name}:limit:backend").Result()
		return err == nil && n == 1 && state == mine
	})
	if err := replica.ReplicaOf(ctx, "NO", "ONE").Err(); err != nil {
		t.Fatal(err)
	}
	const missed = 3
	if n := take(first, missed); n != missed {
		t.Fatalf("%d calls passed", n)
	}
	if n := take(open(t, replica, "name", hourly, WithPolicy(Refuse())), 20); n != 6 {
		t.Errorf("%d calls passed after 4 that the replica knew of and %d that it missed, not 6", n, missed)
	}
}

// TestNoKeyHoldsTheSecret looks into the store after calls of a client.
func TestNoKeyHoldsTheSecret(t *testing.T) {
	t.Parallel()
	client := redistest.Start(t).Client()
	const secret = "sk_test_4bQ7mJx0aVtYcR2nLwEoZ9"
	base := roundTripper(func(req *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 429, Header: http.Header{"Retry-After": {"60"}}, Body: http.NoBody, Request: req}, nil
	})
	tr, err := transport.New(secret, transport.WithBase(base), transport.WithLimiter(open(t, client, "name", hourly)))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = sessions.New(tr).Get(t.Context(), "sess_secret_id")
	keys, err := client.Keys(t.Context(), "*").Result()
	if err != nil || len(keys) != 3 {
		t.Fatalf("%q, %v", keys, err)
	}
	for _, key := range keys {
		value, _ := client.Get(t.Context(), key).Result()
		for _, hidden := range []string{secret, "4bQ7", "sess_secret_id"} {
			if strings.Contains(key+value, hidden) {
				t.Errorf("%s: %s holds %s", key, value, hidden)
			}
		}
	}
}
