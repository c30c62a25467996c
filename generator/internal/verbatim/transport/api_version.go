package transport

import "github.com/seed-e19c5fb5/clerk-go/internal/call"

// WithAPIVersion sets the version that the header AcmeVersionHeader requests.
// The default is [DefaultAPIVersion].
func WithAPIVersion(version string) Option {
	return option(func(c *call.Config) { c.Version = version })
}
