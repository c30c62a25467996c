package redislimit

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/limiter"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Option changes a limiter that [New] makes.
type Option func(*settings)

type settings struct {
	config limiter.Config
	policy Policy
	err    error // of the first option that makes no sense
}

func (s *settings) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf(format, args...)
	}
}

// WithLease lets a process take up to size tokens at once for calls that it
// expects, hold them so long, and give back what it did not use. It saves round
// trips where one process sends many calls within hold. The bound stays exact:
// the tokens that the whole fleet is given within hold come off the burst, which
// has to have room for them. Without the option every call that no other call
// waits with asks the store.
func WithLease(size int, hold time.Duration) Option {
	return func(s *settings) {
		c := &s.config
		intervals := int(hold / c.Interval)
		c.Lease, c.Hold = size, time.Duration(intervals)*c.Interval
		switch room := c.Burst - intervals; {
		case size < 2:
			s.fail("lease of %d, less than 2", size)
		case intervals < 1:
			s.fail("lease for %s, less than the %s of one request", hold, c.Interval)
		case room < size:
			s.fail("lease of %d for %s, in which the fleet gets %d tokens, needs a burst of %d, not %d", size, hold, intervals, size+intervals, c.Burst)
		default:
			c.Burst = room
		}
	}
}

// WithTimeLimit sets how long a round trip may take, 50 ms if it is not set. The
// limit does not depend on the client's own timeouts.
func WithTimeLimit(limit time.Duration) Option {
	return func(s *settings) {
		if limit <= 0 {
			s.fail("time limit of %s, which is not positive", limit)
		}
		s.config.TimeLimit = limit
	}
}

// WithLogger logs when the store goes away, at Warn and with the reason, and when
// it is back, at Info. A nil logger is off, which is the default.
func WithLogger(logger *slog.Logger) Option {
	return func(s *settings) { s.config.Logger = logger }
}

// WithPolicy sets what happens to calls while the store is away: [Share], which
// is the default, [Refuse] or [Pass].
func WithPolicy(policy Policy) Option {
	return func(s *settings) {
		if policy == nil {
			s.fail("the policy is nil")
			return
		}
		s.policy = policy
	}
}

// Policy is what happens to calls while the store is away.
type Policy func(transport.Rate) (*limiter.Fallback, error)

// Share lets each process send its share of the rate: one of so many replicas, or,
// when replicas is 0, of as many as the store saw at work within 30 seconds. A
// process that never reached the store then has the whole rate: give a number
// where processes may start while the store is away.
func Share(replicas int) Policy {
	return func(rate transport.Rate) (*limiter.Fallback, error) {
		if replicas < 0 {
			return nil, fmt.Errorf("share of %d replicas, which is negative", replicas)
		}
		return limiter.Share(rate, replicas)
	}
}

// Refuse refuses calls, with [ErrAway].
func Refuse() Policy {
	return func(transport.Rate) (*limiter.Fallback, error) { return limiter.Refuse(), nil }
}

// Pass lets calls pass as fast as they come: rather too many than none.
func Pass() Policy {
	return func(transport.Rate) (*limiter.Fallback, error) { return limiter.Pass(), nil }
}
