package transport

import (
	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
)

const traceHeader = "X-Trace-Id"

func defaults() call.Config {
	return call.Config{DefaultRetry: defaultRetry(), ParamError: paramError, Failure: failure, TooLarge: tooLarge}
}

func defaultRetry() retry.Policy {
	return retry.Policy{MaxAttempts: 1}
}

// AcmeBasicName is what a user name and a password are called.
const AcmeBasicName = "credentials"
