// Package redislimit lets several processes share one rate limit through Redis
// or Valkey.
//
// Clerk counts requests per instance, that is per secret key, and not per
// process: ten replicas that limit themselves separately send ten times too many
// requests. Pass a [Limiter] of this package to transport.WithLimiter. All
// processes that use the same name then share one rate, and pause a route when
// one of them receives a 429.
//
//	limiter, err := redislimit.New(redis.NewClient(&redis.Options{Addr: addr}), "production",
//		transport.Rate{Requests: 900, Per: 10 * time.Second, Burst: 100})
//	…
//	client, err := transport.New(key, transport.WithLimiter(limiter))
//
// # Guarantees
//
// All processes together never admit more than Burst + rate·t calls in any period
// t, measured by the store's clock, even if calls are cancelled. The round trip
// and the scheduler delay calls; for the called server that is jitter, for which
// the rate should leave a margin. Waiting calls hold slots in the order of their
// requests. A process holds at most 8 slots per route, so that processes take
// turns, and a process that dies loses no more than these. A cancelled wait
// returns its slot, to the next call in the process or to any other.
//
// A decision costs at most one round trip. The script uses the store's clock; the
// clocks of the processes do not matter.
//
// # When the store is unavailable
//
// The store counts as unavailable when it fails, or does not reply within the
// time limit of 50 ms ([WithTimeLimit]). A policy ([WithPolicy]) then decides
// about calls: by default, each process uses its share of the rate. The outage is
// logged once. The store is tried again after 100 ms, and then every quarter of a
// second. Calls that passed during the outage are charged afterwards.
// docs/fleet.md lists the possible excess for each case.
package redislimit

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"
	"unicode"

	"github.com/redis/go-redis/v9"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/limiter"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Errors that errors.Is matches with an error of Wait.
var (
	// ErrAway reports that a call was rejected because the store is unavailable.
	// The reason is wrapped too.
	ErrAway = limiter.ErrAway
	// ErrClosed reports that the limiter is closed.
	ErrClosed = limiter.ErrClosed
)

// Limiter is the part of a shared limit in one process. It implements
// transport.Limiter, transport.Pauser and transport.Refunder, and is safe for
// concurrent use.
type Limiter struct {
	engine *limiter.Limiter
}

// New returns a limiter. All processes that use the same store and the same name
// share a limit, one for each rate class; they should use the same rate and
// options. The name is part of the keys in the store: use the name of the
// instance, never its secret key. New sends nothing; the first call shows whether
// the store is reachable. New fails if the client is nil, if the name is empty or
// looks like a secret key, or if the rate or an option is invalid.
func New(client redis.UniversalClient, name string, rate transport.Rate, opts ...Option) (*Limiter, error) {
	if client == nil || reflect.ValueOf(client).Kind() == reflect.Pointer && reflect.ValueOf(client).IsNil() {
		return nil, errors.New("redislimit.New: the client is nil")
	}
	if err := checkName(name); err != nil {
		return nil, fmt.Errorf("redislimit.New: %w", err)
	}
	config, err := configure(rate, opts)
	if err != nil {
		return nil, fmt.Errorf("redislimit.New: %w", err)
	}
	return &Limiter{limiter.New(store.NewRedis(client, name), config)}, nil
}

// configure validates rate and options and returns the configuration.
func configure(rate transport.Rate, opts []Option) (limiter.Config, error) {
	if _, err := transport.NewLimiter(rate); err != nil {
		return limiter.Config{}, errors.Unwrap(err)
	}
	s := settings{policy: Share(0), config: limiter.Config{
		Interval:     interval(rate),
		Burst:        rate.Burst,
		Lease:        1,
		TimeLimit:    50 * time.Millisecond,
		LongestPause: longestPause,
		Process:      rand.Text(),
	}}
	if most := store.Patient / store.Micros(s.config.Interval); int64(rate.Burst) > most {
		return limiter.Config{}, fmt.Errorf("burst of %d is outside 1..%d, the number that refills in 70 years", rate.Burst, most)
	}
	for _, opt := range opts {
		if opt != nil {
			opt(&s)
		}
	}
	if s.err != nil {
		return limiter.Config{}, s.err
	}
	fallback, err := s.policy(rate)
	s.config.Fallback = fallback
	return s.config, err
}

// interval returns the time per request, rounded up to the unit of the store.
func interval(rate transport.Rate) time.Duration {
	exact := float64(rate.Per) / float64(rate.Requests)
	return time.Duration(math.Ceil(exact/float64(time.Microsecond))) * time.Microsecond
}

// longestPause limits every pause, so that a server that asks for a year does not
// lock all processes out for a year. The client has the same limit.
const longestPause = 5 * time.Minute

func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("the name is empty")
	case strings.HasPrefix(name, "sk_"):
		return errors.New("the name looks like a secret key, which would be visible in the store")
	case len(name) > 100:
		return fmt.Errorf("the name has %d bytes, more than 100", len(name))
	case strings.ContainsFunc(name, func(r rune) bool { return r == '{' || r == '}' || !unicode.IsPrint(r) }):
		return fmt.Errorf("the name %q contains a brace or a character that cannot be printed", name)
	}
	return nil
}

// Wait blocks until a call of op may be sent and then returns nil. If ctx is
// done, it returns an error and takes no token. If the wait would exceed the
// deadline of ctx, it returns at once with an error that matches
// context.DeadlineExceeded. A cost above the burst is an error.
func (l *Limiter) Wait(ctx context.Context, op transport.Operation, cost int) error {
	return l.engine.Wait(ctx, op, cost)
}

// Pause delays calls of op's route in every process that shares the limit, for at
// most 5 minutes. A shorter pause does not end a longer one. Processes receive a
// message about it. If the message is lost, they learn of the pause with their
// next round trip.
func (l *Limiter) Pause(ctx context.Context, op transport.Operation, wait time.Duration) {
	l.engine.Pause(ctx, op, wait)
}

// Refund returns the tokens that Wait took for a call that was not sent.
func (l *Limiter) Refund(ctx context.Context, op transport.Operation, cost int) {
	l.engine.Refund(ctx, op, cost)
}

// Close returns the slots that the limiter holds, ends its subscription to
// pauses, and rejects waiting calls. It does not close the client. A process that
// ends without Close wastes only a few slots.
func (l *Limiter) Close(ctx context.Context) error { return l.engine.Close(ctx) }
