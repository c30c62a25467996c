// Package redislimit lets the processes of a fleet share one rate limit through
// Redis or Valkey.
//
// Clerk counts requests for each instance, that is for each secret key, and not
// for each process: ten replicas that limit themselves send ten times too much.
// A [Limiter] of this package goes into transport.WithLimiter, and then all
// processes that give it the same name stay within one rate, and leave a route
// alone when one of them was told to.
//
//	limiter, err := redislimit.New(redis.NewClient(&redis.Options{Addr: addr}), "production",
//		transport.Rate{Requests: 900, Per: 10 * time.Second, Burst: 100})
//	…
//	client, err := transport.New(key, transport.WithLimiter(limiter))
//
// # What holds
//
// Of all processes together, never more than Burst + rate·t calls pass in any
// time t, by the store's clock, whatever is cancelled. A call passes late by what
// the way to the store and the scheduler take; the server that is called sees
// that as jitter, and a rate should leave it room. Calls that wait hold slots in
// the order in which they asked; a process holds 8 at most for each route, so that
// processes take turns, and one that dies takes no more than these with it. A
// cancelled wait gives its slot back, to the next in the process or to anybody.
//
// A decision costs one round trip at most. The script runs on the store's clock;
// those of the processes do not matter.
//
// # When the store is away
//
// A store that fails, or does not answer within the time limit of 50 ms
// ([WithTimeLimit]), is away. Calls then go by a policy ([WithPolicy]): by
// default each process has its share of the rate. That is logged once. The store
// is asked again after 100 ms, and then every quarter of a second until it is back;
// what went by meanwhile counts. docs/fleet.md states what may pass too much, case by
// case.
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

// What errors.Is finds in an error of Wait.
var (
	// ErrAway is the error of a call that was refused because the store is away.
	// The reason is wrapped too.
	ErrAway = limiter.ErrAway
	// ErrClosed is the error after Close.
	ErrClosed = limiter.ErrClosed
)

// Limiter is one process's part of a limit that a fleet shares. It is a
// transport.Limiter, transport.Pauser and transport.Refunder, and safe for
// concurrent use.
type Limiter struct {
	engine *limiter.Limiter
}

// New returns a limiter. All processes that use the same store and the same name
// share a limit, one for each rate class; they should give the same rate and
// options. The name is part of keys in the store: take the instance's name, never
// its secret key. New sends nothing; a store that cannot be reached shows with
// the first call. It is an error when the client is nil, the name is empty or
// looks like a secret key, or rate or options make no sense.
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

// configure brings rate and options into numbers.
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
		return limiter.Config{}, fmt.Errorf("burst of %d is outside 1..%d, what fills in 70 years", rate.Burst, most)
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

// interval is the time that one request takes up, rounded up to what the store
// counts in.
func interval(rate transport.Rate) time.Duration {
	exact := float64(rate.Per) / float64(rate.Requests)
	return time.Duration(math.Ceil(exact/float64(time.Microsecond))) * time.Microsecond
}

// longestPause ends every pause, so that a server that asks for a year does not
// lock a fleet out for one. It is what the client has too.
const longestPause = 5 * time.Minute

func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("the name is empty")
	case strings.HasPrefix(name, "sk_"):
		return errors.New("the name looks like a secret key, and would show in the store")
	case len(name) > 100:
		return fmt.Errorf("the name has %d bytes, more than 100", len(name))
	case strings.ContainsFunc(name, func(r rune) bool { return r == '{' || r == '}' || !unicode.IsPrint(r) }):
		return fmt.Errorf("the name %q holds a brace or what cannot be printed", name)
	}
	return nil
}

// Wait returns nil when a call of op may go. It returns an error, having taken
// nothing, when ctx is done, and at once when the turn would come after the
// deadline of ctx: errors.Is then finds context.DeadlineExceeded. A cost above
// the burst is an error.
func (l *Limiter) Wait(ctx context.Context, op transport.Operation, cost int) error {
	return l.engine.Wait(ctx, op, cost)
}

// Pause keeps calls of op's route back in every process that shares the limit,
// for 5 minutes at most. A shorter pause does not end a longer one. Processes
// learn of it by a message, and with their next round trip if that got lost.
func (l *Limiter) Pause(ctx context.Context, op transport.Operation, wait time.Duration) {
	l.engine.Pause(ctx, op, wait)
}

// Refund gives back what Wait took for a call that was not sent.
func (l *Limiter) Refund(ctx context.Context, op transport.Operation, cost int) {
	l.engine.Refund(ctx, op, cost)
}

// Close gives back the slots that the limiter holds, ends its subscription to
// pauses, and refuses who waits. It does not close the client. A process that
// ends without it wastes a few slots, and no more.
func (l *Limiter) Close(ctx context.Context) error { return l.engine.Close(ctx) }
