package redislimit

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/limiter"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Option configures a limiter.
type Option func(*settings)

type settings struct {
	config limiter.Config
	policy Policy
	err    error // of the first invalid option
}

func (s *settings) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf(format, args...)
	}
}

// WithLease lets a process take up to size tokens at once for expected calls. It
// holds them for the duration hold, and returns those that it did not use. This
// saves round trips if one process sends many calls within hold. The limit stays
// exact: the tokens that all processes together receive within hold are
// subtracted from the burst, which must be large enough. Without this option,
// each call that does not share a round trip with others makes one.
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
			s.fail("lease of %d for %s, in which all processes get %d tokens, requires a burst of %d, not %d", size, hold, intervals, size+intervals, c.Burst)
		default:
			c.Burst = room
		}
	}
}

// WithTimeLimit sets the time limit of a round trip. The default is 50 ms. The
// limit does not depend on the timeouts of the client.
func WithTimeLimit(limit time.Duration) Option {
	return func(s *settings) {
		if limit <= 0 {
			s.fail("time limit of %s, which is not positive", limit)
		}
		s.config.TimeLimit = limit
	}
}

// WithLogger logs when the store becomes unavailable, at level Warn with the
// reason, and when it is available again, at level Info. If logger is nil,
// nothing is logged, which is the default.
func WithLogger(logger *slog.Logger) Option {
	return func(s *settings) { s.config.Logger = logger }
}

// WithPolicy sets what happens to calls while the store is unavailable: [Share],
// which is the default, [Refuse] or [Pass].
func WithPolicy(policy Policy) Option {
	return func(s *settings) {
		if policy == nil {
			s.fail("the policy is nil")
			return
		}
		s.policy = policy
	}
}

// Policy defines what happens to calls while the store is unavailable.
type Policy func(transport.Rate) (*limiter.Fallback, error)

// Share lets each process use its share of the rate. The number of shares is
// replicas, or, if replicas is 0, the number of processes that were active within
// the last 30 seconds. A process that has never reached the store then uses the
// whole rate: set a number if processes may start while the store is unavailable.
func Share(replicas int) Policy {
	return func(rate transport.Rate) (*limiter.Fallback, error) {
		if replicas < 0 {
			return nil, fmt.Errorf("share of %d replicas, which is negative", replicas)
		}
		return limiter.Share(rate, replicas)
	}
}

// Refuse rejects calls with [ErrAway].
func Refuse() Policy {
	return func(transport.Rate) (*limiter.Fallback, error) { return limiter.Refuse(), nil }
}

// Pass lets all calls pass, without a limit.
func Pass() Policy {
	return func(transport.Rate) (*limiter.Fallback, error) { return limiter.Pass(), nil }
}
