package storemodel

import (
	"context"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// Store is a store in the process, in the place of Redis. Its clock is that of
// the process.
type Store struct {
	// Travel is how long a message takes, there and back in two halves.
	Travel time.Duration
	// Fail is asked before anything is done; its error is the answer.
	Fail func() error

	start time.Time

	mu        sync.Mutex
	limits    map[string]*Limit
	paused    map[string]int64 // route, until when
	seen      map[string]int64
	listeners map[int]func(string, time.Duration)
	joined    int
	trips     int
}

// New makes a store in which every bucket is full.
func New() *Store {
	s := &Store{start: time.Now(), listeners: make(map[int]func(string, time.Duration))}
	s.Forget()
	return s
}

// Forget empties the store, as a restart does that saved nothing.
func (s *Store) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits, s.paused, s.seen = make(map[string]*Limit), make(map[string]int64), make(map[string]int64)
}

// Trips is how often Do was called.
func (s *Store) Trips() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.trips
}

// NewExchange makes an exchange about a rate class and a route.
func (s *Store) NewExchange(class, route string) *store.Exchange {
	return &store.Exchange{Class: class, Route: route}
}

// Do answers as the script does.
func (s *Store) Do(ctx context.Context, e *store.Exchange) error {
	if err := s.travel(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	now := s.now()
	limit, ok := s.limits[e.Class]
	if !ok {
		limit = new(Limit)
		s.limits[e.Class] = limit
	}
	e.Reply = limit.Take(now, max(s.paused[e.Route]-now, 0), e.Ask)
	if e.Process != "" {
		s.seen[e.Process] = now
		e.Seen = int64(len(s.seen))
	}
	s.trips++
	s.mu.Unlock()
	time.Sleep(s.Travel / 2)
	return nil
}

// Pause pauses a route, and tells every listener.
func (s *Store) Pause(ctx context.Context, route string, wait time.Duration) error {
	if err := s.travel(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	until := s.now() + store.Micros(wait)
	longer := until > s.paused[route]
	s.paused[route] = max(until, s.paused[route])
	var listeners []func(string, time.Duration)
	for _, paused := range s.listeners {
		listeners = append(listeners, paused)
	}
	s.mu.Unlock()
	time.Sleep(s.Travel / 2)
	for _, paused := range listeners {
		if longer {
			paused(route, wait)
		}
	}
	return nil
}

// travel is the way to the store.
func (s *Store) travel(ctx context.Context) error {
	time.Sleep(s.Travel / 2)
	if s.Fail == nil {
		return nil
	}
	return s.Fail()
}

// Listen calls paused for every pause, until the returned function is called.
func (s *Store) Listen(paused func(string, time.Duration)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.joined++
	id := s.joined
	s.listeners[id] = paused
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listeners, id)
	}
}

// now is the store's clock. It does not begin at zero, which means no epoch.
func (s *Store) now() int64 { return store.Micros(time.Since(s.start)) + 1 }
