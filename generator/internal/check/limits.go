package check

import (
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
)

// limits checks bounds on time and size.
func (c *checker) limits(api subject) {
	given, s := c.api.Limits, api.field("Limits").called("limits")
	l := reading.Complete(c.api).Limits
	for _, bound := range []struct {
		field string
		value time.Duration
	}{
		{"DialTimeout", given.DialTimeout},
		{"TLSTimeout", given.TLSTimeout},
		{"HeaderTimeout", given.HeaderTimeout},
		{"AttemptTimeout", given.AttemptTimeout},
		{"OperationTimeout", given.OperationTimeout},
	} {
		if bound.value < 0 {
			s.field(bound.field).problem("%s %v is negative", bound.field, bound.value)
		}
	}
	if l.HeaderTimeout > l.AttemptTimeout {
		s.field("HeaderTimeout").problem("HeaderTimeout %v is greater than AttemptTimeout %v", l.HeaderTimeout,
			l.AttemptTimeout)
	}
	if l.AttemptTimeout > l.OperationTimeout {
		s.field("AttemptTimeout").problem("AttemptTimeout %v is greater than OperationTimeout %v", l.AttemptTimeout,
			l.OperationTimeout)
	}
	if given.MaxResponseBytes < 0 {
		s.field("MaxResponseBytes").problem("MaxResponseBytes %d is negative", given.MaxResponseBytes)
	}
}

// signing checks how the fake signs tokens.
func (c *checker) signing(api subject) {
	if c.api.Signing == nil {
		return
	}
	s := api.field("Signing").called("signing")
	s.required("Issuer", c.api.Signing.Issuer)
	if path := c.api.Signing.JWKSPath; !strings.HasPrefix(path, "/") {
		s.field("JWKSPath").problem("JWKSPath %q does not start with a slash", path)
	}
}
