package origin

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync/atomic"
)

// Source returns the key of a request. It is called each time that one is sent.
type Source func(context.Context) (string, error)

// FromSource returns a credential whose key may change. If the source fails or
// returns an invalid key, the call fails without a retry: retries belong in the
// source, and nothing was sent. The source must be safe for concurrent use.
func FromSource(in Place, source Source) Credential {
	if source == nil {
		return Credential{err: fmt.Errorf("has no source")}
	}
	r := &rotating{source: source, in: in}
	return Credential{key: Key{reveal: r.texts}, authorize: r.authorize}
}

// rotating is a key that changes. Nothing prints the keys: they are in closures
// behind an atomic pointer.
type rotating struct {
	source Source
	in     Place
	known  atomic.Pointer[[]issued] // the newest first
}

// issued is a key, and the function that adds it to requests.
type issued struct {
	reveal func() string
	put    func(*http.Request)
}

// remembered is the number of keys that are redacted: responses to requests with
// older ones may still arrive.
const remembered = 16

func (r *rotating) authorize(req *http.Request) error {
	key, err := r.source(req.Context())
	if err == nil {
		if err = check(key); err == nil && r.in.check != nil {
			err = r.in.check(key)
		}
		if err != nil {
			err = fmt.Errorf("the key %w", err)
		}
	}
	if err != nil {
		return &SourceError{err}
	}
	r.issue(key).put(req)
	return nil
}

// issue returns the entry for a key, and adds one as the newest if there is none.
func (r *rotating) issue(key string) issued {
	for {
		before := r.known.Load()
		var list []issued
		if before != nil {
			list = *before
		}
		at := slices.IndexFunc(list, func(i issued) bool { return i.reveal() == key })
		if at >= 0 {
			return list[at]
		}
		added := issued{reveal: func() string { return key }, put: r.in.put(key)}
		list = append([]issued{added}, list[:min(len(list), remembered-1)]...)
		if r.known.CompareAndSwap(before, &list) {
			return added
		}
	}
}

// texts returns the last keys that were sent.
func (r *rotating) texts() []string {
	known := r.known.Load()
	if known == nil {
		return nil
	}
	all := make([]string, len(*known))
	for i, k := range *known {
		all[i] = k.reveal()
	}
	return all
}

// SourceError is the error of a source of keys. Nothing was sent.
type SourceError struct{ err error }

func (e *SourceError) Error() string { return "the source of keys failed: " + e.err.Error() }

// Unwrap returns the error of the source.
func (e *SourceError) Unwrap() error { return e.err }

// Unsent returns true.
func (e *SourceError) Unsent() bool { return true }

// Retryable returns false: retries belong in the source.
func (e *SourceError) Retryable() bool { return false }
