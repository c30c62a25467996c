package origin

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync/atomic"
)

// Source is asked for the key of a request each time that it is sent.
type Source func(context.Context) (string, error)

// FromSource makes a credential whose key may change. A source that fails, or
// returns a key that cannot be one, fails the call without another try: it is the
// place to try again, and nothing was sent. It has to be safe for concurrent use.
func FromSource(in Place, source Source) Credential {
	if source == nil {
		return Credential{err: fmt.Errorf("has no source")}
	}
	r := &rotating{source: source, in: in}
	return Credential{key: Key{reveal: r.texts}, authorize: r.authorize}
}

// rotating is a key that changes. Nothing prints the keys: they are behind
// pointers that are loaded.
type rotating struct {
	source Source
	in     Place
	known  atomic.Pointer[[]issued] // the newest first
}

// issued is a key, and what puts it into requests.
type issued struct {
	reveal func() string
	put    func(*http.Request)
}

// remembered is how many keys are hidden: answers to requests with older ones may
// still come.
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

// issue is a key as it is known, from now on the newest.
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

// texts are the keys that were sent.
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

// SourceError is the failure of a source of keys. Nothing was sent.
type SourceError struct{ err error }

func (e *SourceError) Error() string { return "the source of keys failed: " + e.err.Error() }

// Unwrap returns what the source returned.
func (e *SourceError) Unwrap() error { return e.err }

// Unsent is true.
func (e *SourceError) Unsent() bool { return true }

// Retryable is false: a source tries again by itself.
func (e *SourceError) Retryable() bool { return false }
