package check

import (
	"slices"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// limits checks bounds on time and size.
func (c *checker) limits(api subject) {
	l, s := c.api.Limits, api.field("Limits").called("limits")
	for _, bound := range []struct {
		field string
		value time.Duration
	}{
		{"DialTimeout", l.DialTimeout},
		{"TLSTimeout", l.TLSTimeout},
		{"HeaderTimeout", l.HeaderTimeout},
		{"AttemptTimeout", l.AttemptTimeout},
		{"OperationTimeout", l.OperationTimeout},
	} {
		if bound.value <= 0 {
			s.field(bound.field).problem("%s %v is not positive", bound.field, bound.value)
		}
	}
	if l.HeaderTimeout > l.AttemptTimeout {
		s.field("HeaderTimeout").problem("HeaderTimeout %v is greater than AttemptTimeout %v", l.HeaderTimeout, l.AttemptTimeout)
	}
	if l.AttemptTimeout > l.OperationTimeout {
		s.field("AttemptTimeout").problem("AttemptTimeout %v is greater than OperationTimeout %v", l.AttemptTimeout, l.OperationTimeout)
	}
	if l.MaxResponseBytes <= 0 {
		s.field("MaxResponseBytes").problem("MaxResponseBytes %d is not positive", l.MaxResponseBytes)
	}
}

// logFields are the fields that the log layer supports.
var logFields = []dsl.LogField{
	dsl.LogOperation, dsl.LogMethod, dsl.LogRoute, dsl.LogStatus,
	dsl.LogAttempt, dsl.LogDuration, dsl.LogTraceID, dsl.LogErrorKind,
}

// log checks the allow-list of the log.
func (c *checker) log(api subject) {
	list := api.field("Log").called("log")
	for i, field := range c.api.Log {
		if !slices.Contains(logFields, field) {
			list.index(i).problem("unknown log field %q", field)
		}
	}
	for _, i := range duplicates(c.api.Log) {
		list.index(i).problem("duplicate field %q", c.api.Log[i])
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
