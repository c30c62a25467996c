package fake

import (
	"bytes"
	"encoding/json"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Request is a request to a known operation, parsed.
type Request struct {
	Operation *Operation

	path   map[string]string // path parameters
	url    *url.URL          // in full
	query  url.Values
	header http.Header
	body   []byte
	sent   []member // of the body, once it is known to be an object
	reply  answer   // what a handler said of its answer besides the body
}

// Path returns the value of a path parameter, unescaped.
func (r *Request) Path(name string) string { return r.path[name] }

// Query returns the value of a query parameter, or "" if it was not sent.
func (r *Request) Query(name string) string { return r.query.Get(name) }

// HasQuery reports whether a query parameter was sent.
func (r *Request) HasQuery(name string) bool { return r.query.Has(name) }

// Header returns the value of a header, or "" if it was not sent.
func (r *Request) Header(name string) string { return r.header.Get(name) }

// Int returns the value of a query parameter, or 0 if it was not sent or is not
// a number.
func (r *Request) Int(name string) int {
	n, err := strconv.Atoi(r.Query(name))
	if err != nil {
		return 0
	}
	return n
}

// Int64 is like [Request.Int] for numbers that may not fit into an int.
func (r *Request) Int64(name string) int64 {
	n, err := strconv.ParseInt(r.Query(name), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// Uint64 is [Request.Int64] for numbers that are not negative.
func (r *Request) Uint64(name string) uint64 {
	n, err := strconv.ParseUint(r.Query(name), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// Float is the value of a query parameter, 0 when it was not sent or is no number.
func (r *Request) Float(name string) float64 {
	x, err := strconv.ParseFloat(r.Query(name), 64)
	if err != nil {
		return 0
	}
	return x
}

// Time is the value of a query parameter, the zero time when it was not sent or is
// none.
func (r *Request) Time(name string) time.Time {
	t, err := time.Parse(time.RFC3339, r.Query(name))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Bool is the value of a query parameter, false when it was not sent.
func (r *Request) Bool(name string) bool { return r.Query(name) == "true" }

// Body returns the body as received. For a request without one it is an empty
// object.
func (r *Request) Body() []byte {
	if body := bytes.TrimSpace(r.body); len(body) == 0 || string(body) == "null" {
		return []byte("{}")
	}
	return r.body
}

// number is a query parameter with its default. One that is beyond any list is
// cut to what an int holds everywhere.
func (r *Request) number(name string) int {
	if r.Query(name) != "" {
		return int(min(r.Int64(name), math.MaxInt32))
	}
	for _, f := range r.Operation.Query {
		if n, err := strconv.Atoi(f.Default); f.Name == name && err == nil {
			return n
		}
	}
	return 0
}

// field returns a member of the body or its default, which also replaces null.
func (r *Request) field(name string) json.RawMessage {
	raw := lookup(r.sent, name)
	if raw != nil && string(raw) != "null" {
		return raw
	}
	for _, f := range r.Operation.Body {
		if f.Name == name && f.Default != "" {
			return f.fallback()
		}
	}
	return raw
}
