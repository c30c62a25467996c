package testpkg

import (
	"sync"

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
