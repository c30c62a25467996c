package testpkg

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/transport"
)

func newTransport(base http.RoundTripper, opts []transport.Option) *transport.Client {
	own := []transport.Option{transport.WithBase(base), transport.WithoutRateLimit()}
	t, err := transport.New(Key, append(own, opts...)...)
	if err != nil {
		panic("AcmePackage: " + err.Error())
	}
	return t
}
