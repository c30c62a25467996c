package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func newClient(url string) (*transport.Client, error) {
	return transport.New("sk_test_faultrun",
		transport.WithBaseURL(url),
		transport.WithAttemptTimeout(200*time.Millisecond),
		transport.WithTimeout(2*time.Second),
		transport.WithRateLimit(transport.Rate{Requests: 100_000, Per: time.Second, Burst: 1000}),
		transport.WithRetry(transport.RetryPolicy{BaseDelay: 2 * time.Millisecond, MaxDelay: 20 * time.Millisecond, Budget: 200, BudgetRefill: 0.5}),
	)
}

// write is a call that must not be repeated, with the name that the server
// records in its ledger.
type write struct {
	name      string
	succeeded bool
}

// tally counts what the callers observed.
type tally struct {
	mu       sync.Mutex
	calls    map[string]int // by operation
	outcomes map[string]int
	tries    int
	wrong    int // answers to another call
	writes   []write
}

// load sends calls until ctx is done.
func load(ctx context.Context, client *transport.Client, workers int) *tally {
	t := &tally{calls: make(map[string]int), outcomes: make(map[string]int)}
	api := sessions.New(client)
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				t.call(api, fmt.Sprintf("sess_%d_%d", worker, n))
			}
		})
	}
	group.Wait()
	return t
}

// call makes one call of a random kind. It finishes the call even if the
// run has ended, so that every write has an outcome.
func (t *tally) call(api *sessions.Client, name string) {
	var raw transport.Response
	var s *models.Session
	var err error
	ctx, keep := context.Background(), transport.WithResponse(&raw)
	kind := "sessions.Get"
	switch lot := rand.IntN(10); {
	case lot < 4:
		s, err = api.Get(ctx, name, keep)
	case lot < 6:
		kind, name = "sessions.List", "sess_list"
		var list []models.Session
		if list, err = api.List(ctx, sessions.ListParams{Limit: 10}, keep); err == nil && len(list) == 1 {
			s = &list[0]
		}
	case lot < 9:
		kind = "sessions.Create"
		s, err = api.Create(ctx, sessions.CreateParams{UserID: name}, keep)
	default:
		kind = "sessions.Revoke"
		s, err = api.Revoke(ctx, name, keep)
	}
	t.enter(kind, name, raw.Attempts, s, err)
}

func (t *tally) enter(kind, name string, tries int, s *models.Session, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls[kind]++
	t.tries += tries
	t.outcomes[outcome(err)]++
	if err == nil && (s == nil || s.ID != name) {
		t.wrong++
	}
	if kind == "sessions.Create" || kind == "sessions.Revoke" {
		t.writes = append(t.writes, write{name: name, succeeded: err == nil})
	}
}

// outcome returns the kind of an error.
func outcome(err error) string {
	var failure *models.APIError
	switch {
	case err == nil:
		return "success"
	case errors.As(err, &failure):
		return "status " + strconv.Itoa(failure.StatusCode)
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	}
	return "connection lost"
}
