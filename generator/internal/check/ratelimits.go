package check

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
)

// rateLimits checks the limits by prefix of the key, of which the first that
// fits counts.
func (c *checker) rateLimits(api subject) {
	list := api.field("RateLimits")
	for i, limit := range c.api.RateLimits {
		s := list.index(i).called("rate limit for keys %q", limit.KeyPrefix+"…")
		if limit.KeyPrefix == "" {
			s = list.index(i).called("rate limit for all other keys")
		}
		s.printable("KeyPrefix", limit.KeyPrefix)
		if limit.Requests <= 0 {
			s.field("Requests").problem("Requests %d is not positive", limit.Requests)
		}
		if limit.Per <= 0 {
			s.field("Per").problem("Per %v is not positive", limit.Per)
		}
		if limit.Burst < 0 {
			s.field("Burst").problem("Burst %d is negative", limit.Burst)
		}
		if most := max(1, limit.Requests-1); limit.Requests > 0 && limit.Burst > most {
			s.field("Burst").problem(
				"Burst %d is more than %d, which leaves none of the %d Requests for the time after it",
				limit.Burst, most, limit.Requests,
			)
		}
		s.prose("Doc", prose.Clause, limit.Doc)
		c.reachable(s, i)
		c.prefixInUse(s, limit.KeyPrefix)
	}
}

// reachable reports a limit that follows one for all of its keys.
func (c *checker) reachable(s subject, i int) {
	prefix := c.api.RateLimits[i].KeyPrefix
	for _, earlier := range c.api.RateLimits[:i] {
		switch {
		case earlier.KeyPrefix == prefix:
			s.problem("duplicate rate limit")
			return
		case earlier.KeyPrefix == "":
			s.problem("is unreachable: the limit for all other keys comes first")
			return
		case strings.HasPrefix(prefix, earlier.KeyPrefix):
			s.problem("is unreachable: the limit for keys %q comes first", earlier.KeyPrefix+"…")
			return
		}
	}
}

// prefixInUse reports a prefix that no key can have.
func (c *checker) prefixInUse(s subject, prefix string) {
	fits := func(key string) bool { return strings.HasPrefix(key, prefix) || strings.HasPrefix(prefix, key) }
	var prefixes []string
	for _, way := range reading.Credentials(c.api) {
		if way.Kind.IsKey() && len(way.KeyPrefixes) == 0 {
			return // any key
		}
		prefixes = append(prefixes, way.KeyPrefixes...)
	}
	switch {
	case len(prefixes) == 0 && prefix != "":
		s.field("KeyPrefix").problem("KeyPrefix matches no key: there are none")
	case len(prefixes) > 0 && !slices.ContainsFunc(prefixes, fits):
		s.field("KeyPrefix").problem("KeyPrefix matches no key: keys start with %s", strings.Join(prefixes, ", "))
	}
}
