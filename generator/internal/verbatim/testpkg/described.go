package testpkg

import (
	"net/http"
	"sync"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/transport"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

const Key = "sk_test_acme"

var description fake.Description

type Fake struct{ server *fake.Resource }

func (f *Fake) engine() *fake.Resource { return f.server }

type Stub struct {
	once   sync.Once
	server *fake.Server
}

func (s *Stub) engine() *fake.Server {
	s.once.Do(func() { s.server = fake.NewStub(description, nil) })
	return s.server
}

func newTransport(base http.RoundTripper, _ []transport.Option) *transport.Client {
	t, err := transport.New(Key, transport.WithBase(base))
	if err != nil {
		panic(err)
	}
	return t
}

// Emitted code reads posted files with fileOf.
var _ = fileOf
