package ratelimit_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/limitertest"
)

func TestLimiter(t *testing.T) {
	t.Parallel()
	limitertest.Run(t, limitertest.FakeClock(), func(t *testing.T, rate ratelimit.Rate) func() ratelimit.Limiter {
		classes, err := ratelimit.NewClasses(rate)
		if err != nil {
			t.Fatal(err)
		}
		return func() ratelimit.Limiter { return classes }
	})
}
