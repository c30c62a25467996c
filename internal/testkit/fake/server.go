package fake

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/jws"
)

// Handler responds to an operation instead of its effects. A [*Failure] is sent
// as a response; any other error is one of the transport.
type Handler func(ctx context.Context, r *Request) (json.RawMessage, error)

// Server responds to requests as the API would. It is safe for concurrent use.
type Server struct {
	api        Description
	operations []*Operation // those with literals first
	ways       []Auth       // in which requests may have their key
	handlers   map[string]Handler
	script     fault.Script
	calls      journal

	mu        sync.Mutex // guards what follows
	records   map[string]*collection
	templates map[string][]member
	secrets   map[secretOf]string
	keys      []string // accepted; every key is when there are none
	clock     func() time.Time
	ahead     time.Duration // added to the clock
	random    random
	signer    func() *jws.Signer
	next      http.RoundTripper
	nextBut   string // the resource whose requests next does not get; empty is all
}

// New returns a server that keeps state and runs the effects of the description.
func New(api Description) *Server {
	s := newServer(api)
	for _, way := range s.ways {
		s.keys = append(s.keys, way.Key)
	}
	return s
}

// NewStub makes a server of the operations that there are handlers for, which
// accepts every key.
func NewStub(api Description, handlers map[string]Handler) *Server {
	own := api
	own.Operations = nil
	for _, op := range api.Operations {
		if handlers[op.Name] != nil {
			own.Operations = append(own.Operations, op)
		}
	}
	s := newServer(own)
	s.handlers = handlers
	return s
}

// StubOf is [NewStub] for the API of a fake.
func StubOf(f holder, handlers map[string]Handler) *Server { return NewStub(f.handled().api, handlers) }

func newServer(api Description) *Server {
	s := &Server{
		api:       api,
		ways:      append([]Auth{api.Auth}, api.Others...),
		templates: map[string][]member{},
		records:   map[string]*collection{},
		secrets:   map[secretOf]string{},
		clock:     time.Now,
		random:    newRandom(),
		signer:    jws.Shared,
	}
	for _, c := range api.Collections {
		s.records[c.Name] = newCollection(c)
	}
	for _, op := range api.Operations {
		own := *op
		own.segments, own.shape = segmentsOf(own.Route), shapeOf(own.Route)
		s.operations = append(s.operations, &own)
	}
	path := api.Signing.JWKSPath
	published := func(op *Operation) bool { return op.Route == path }
	if path != "" && !slices.ContainsFunc(api.Operations, published) {
		s.operations = append(s.operations, &Operation{
			Name: "jwks", Method: http.MethodGet, Route: path, Status: http.StatusOK,
			Effects: []Effect{PublishKeys{}}, segments: segmentsOf(path),
		})
	}
	slices.SortStableFunc(s.operations, byLiterals)
	return s
}

// Fallback sets what answers the requests whose path is no operation's, such as
// the fake of another API. Nil, as at the start, answers with 404. Self is the
// type around the server. The call panics when that is next, for such requests
// would go round and round.
func (s *Server) Fallback(self, next http.RoundTripper) { s.fall(self, next, "") }

// fall is Fallback for the requests that are none of a resource's; no resource
// means all of them.
func (s *Server) fall(self, next http.RoundTripper, resource string) {
	if self == next {
		panic("fake: Fallback: next is the fake itself; nil answers with 404")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next, s.nextBut = next, resource
}

// fallback is what answers a request in place of the server; nil is the server
// itself.
func (s *Server) fallback(r *Request, foreign bool) http.RoundTripper {
	s.mu.Lock()
	defer s.mu.Unlock()
	if foreign || r != nil && s.nextBut != "" && r.Operation.resource() != s.nextBut {
		return s.next
	}
	return nil
}

// SetKeys replaces the keys that are accepted. Without any, every key is.
func (s *Server) SetKeys(keys ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keys = slices.Clone(keys)
}

// SetClock replaces time.Now and resets [Server.Advance].
func (s *Server) SetClock(now func() time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock, s.ahead = now, 0
}

// Advance puts the clock forward.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ahead += d
}

// Now returns the time on the server's clock.
func (s *Server) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

func (s *Server) now() time.Time { return s.clock().Add(s.ahead) }

// Inject appends faults to the script. It panics if one is invalid, or names an
// operation that does not exist.
func (s *Server) Inject(faults ...fault.Fault) {
	for _, f := range faults {
		err := f.Validate()
		if f.Operation != "" && !slices.Contains(s.names(""), f.Operation) {
			err = fmt.Errorf("fault: operation %q is not one of %s", f.Operation, strings.Join(s.names(""), ", "))
		}
		if err != nil {
			panic(err)
		}
	}
	s.script.Add(faults...)
}

// InjectScript adds the faults of a text as [fault.Parse] reads it.
func (s *Server) InjectScript(text string) error { return s.inject(text, "") }

// inject is InjectScript with the operations of a resource before those of others
// that are called the same.
func (s *Server) inject(text, resource string) error {
	faults, err := fault.Parse(text, s.names(resource))
	if err != nil {
		return err
	}
	s.script.Add(faults...)
	return nil
}

// ClearFaults empties the script.
func (s *Server) ClearFaults() { s.script.Clear() }

// SeedFaults starts the throws of faults with a probability anew.
func (s *Server) SeedFaults(seed uint64) { s.script.Seed(seed) }

// names are those of the operations, of one resource before the others.
func (s *Server) names(first string) []string {
	var own, others []string
	for _, op := range s.api.Operations {
		if op.resource() == first {
			own = append(own, op.Name)
		} else {
			others = append(others, op.Name)
		}
	}
	return append(own, others...)
}

// resource is the first half of the name.
func (op *Operation) resource() string {
	name, _, _ := strings.Cut(op.Name, ".")
	return name
}

// SetTemplate defines the claims that tokens of a template have in addition to
// those of the description. It panics if they cannot be encoded.
func (s *Server) SetTemplate(name string, claims map[string]any) {
	list := encodeClaims(fmt.Sprintf("template %q", name), claims)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.templates[name] = list
}

// encodeClaims encodes claims in the order of their names.
func encodeClaims(of string, claims map[string]any) []member {
	list := []member{}
	for _, claim := range slices.Sorted(maps.Keys(claims)) {
		raw, err := json.Marshal(claims[claim])
		if err != nil {
			panic(fmt.Sprintf("fake: %s: claim %q: %v", of, claim, err))
		}
		list = append(list, member{claim, raw})
	}
	return list
}

// secretOf names a record that has a secret.
type secretOf struct{ collection, id string }

// Secret is the secret of a record, made when it is first asked for.
func (s *Server) Secret(collection, id string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	secret, made := s.secrets[secretOf{collection, id}]
	if !made {
		secret = s.random.letters(idLength)
		s.secrets[secretOf{collection, id}] = secret
	}
	return secret
}
