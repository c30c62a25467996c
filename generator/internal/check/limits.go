package check

import (
	"strings"
	"time"
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
			s.field(bound.field).problem("%s %v is not above 0", bound.field, bound.value)
		}
	}
	if l.HeaderTimeout > l.AttemptTimeout {
		s.field("HeaderTimeout").problem("HeaderTimeout %v is above AttemptTimeout %v", l.HeaderTimeout, l.AttemptTimeout)
	}
	if l.AttemptTimeout > l.OperationTimeout {
		s.field("AttemptTimeout").problem("AttemptTimeout %v is above OperationTimeout %v", l.AttemptTimeout, l.OperationTimeout)
	}
	if l.MaxResponseBytes <= 0 {
		s.field("MaxResponseBytes").problem("MaxResponseBytes %d is not above 0", l.MaxResponseBytes)
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
		s.field("JWKSPath").problem("JWKSPath %q does not begin with a slash", path)
	}
}
