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
	handlers   map[string]Handler
	script     fault.Script
	calls      journal

	mu        sync.Mutex // guards the fields below
	records   *collection
	templates map[string][]member
	secrets   map[string]string
	keys      []string // the accepted keys; if empty, every key is accepted
	clock     func() time.Time
	ahead     time.Duration // added to the clock
	random    random
	signer    func() *jws.Signer
	next      http.RoundTripper
}

// New returns a server that keeps state and runs the effects of the description.
func New(api Description) *Server {
	s := newServer(api)
	s.keys = []string{api.Auth.Key}
	return s
}

// NewStub returns a server with a handler for each operation, which accepts
// every key.
func NewStub(api Description, handlers map[string]Handler) *Server {
	s := newServer(api)
	s.handlers = handlers
	return s
}

func newServer(api Description) *Server {
	s := &Server{
		api:       api,
		templates: map[string][]member{},
		secrets:   map[string]string{},
		clock:     time.Now,
		random:    newRandom(),
		signer:    jws.Shared,
	}
	s.records = newCollection(&s.api.Collection)
	for _, op := range api.Operations {
		own := *op
		own.segments = split(own.Route)
		s.operations = append(s.operations, &own)
	}
	if path := api.Signing.JWKSPath; path != "" {
		s.operations = append(s.operations, &Operation{
			Name: "jwks", Method: http.MethodGet, Route: path, Status: http.StatusOK, Effects: []Effect{PublishKeys{}}, segments: split(path),
		})
	}
	slices.SortStableFunc(s.operations, byLiterals)
	return s
}

// Fallback sets the round-tripper for requests whose path belongs to no
// operation, such as the fake of another resource. Nil, the default, responds
// with 404. Self is the type that embeds the server. It panics if next is self,
// because such requests would loop forever.
func (s *Server) Fallback(self, next http.RoundTripper) {
	if self == next {
		panic("fake: Fallback: next is the fake itself; nil answers with 404")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next = next
}

func (s *Server) fallback() http.RoundTripper {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.next
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
		if f.Operation != "" && !slices.Contains(s.names(), f.Operation) {
			err = fmt.Errorf("fault: operation %q is not one of %s", f.Operation, strings.Join(s.names(), ", "))
		}
		if err != nil {
			panic(err)
		}
	}
	s.script.Add(faults...)
}

// InjectScript adds the faults of a text as [fault.Parse] reads it.
func (s *Server) InjectScript(text string) error {
	faults, err := fault.Parse(text, s.names())
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

func (s *Server) names() []string {
	names := make([]string, len(s.api.Operations))
	for i, op := range s.api.Operations {
		names[i] = op.Name
	}
	return names
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

// Secret returns the secret of a record, which is created on first use.
func (s *Server) Secret(id string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	secret, made := s.secrets[id]
	if !made {
		secret = s.random.letters(idLength)
		s.secrets[id] = secret
	}
	return secret
}
