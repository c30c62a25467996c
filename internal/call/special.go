package call

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// With sets the traits of an operation when it is created.
func (o *Operation) With(t operation.Traits) *Operation {
	if t.Stream {
		t.Wait = attempt.WaitForHeader
	}
	o.traits, o.special = &t, newSpecial()
	o.Idempotent = o.Idempotent || t.IdempotencyKey != ""
	return o
}

// special contains parts that few requests need. They are applied through
// functions, so that programs without such requests do not link that code.
type special struct {
	target    *url.URL // replaces the operation's path and query
	entityTag string   // for If-None-Match

	request func(*exchange, *Request, *http.Request)
	refusal func(*Engine) *refusal
}

func newSpecial() *special {
	s := &special{request: (*exchange).specialize}
	s.refusal = s.foreign
	return s
}

func (r *Request) specially() *special {
	if r.special == nil {
		r.special = newSpecial()
	}
	return r.special
}

// IfNoneMatch requests the response only if its entity tag differs. An empty tag
// requests it in any case.
func (r *Request) IfNoneMatch(tag string) {
	switch {
	case tag == "":
	case tag != "*" && !isEntityTag(tag):
		r.refuseText("If-None-Match", tag, `is not an entity tag, such as "33a6" with its quotes`)
	default:
		r.specially().entityTag = tag
	}
}

// Follow sends the request to the URL of a page instead of the operation's path
// and query. An empty URL changes nothing. A URL with another origin than the
// base URL is rejected.
func (r *Request) Follow(page string) {
	if page == "" || r.refused != nil {
		return
	}
	target, err := parseTarget(page)
	if err != nil {
		r.refuseText("next", page, err.Error())
		return
	}
	r.specially().target = target
}

var errForeign = errors.New("has another origin than the base URL")

// isEntityTag reports whether s is one by RFC 9110, section 8.8.3.
func isEntityTag(s string) bool {
	s = strings.TrimPrefix(s, "W/")
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return false
	}
	return !strings.ContainsFunc(s[1:len(s)-1], func(c rune) bool { return c <= ' ' || c == '"' || c == 0x7f })
}

// specialize creates the HTTP request of an operation with traits, or of a
// request with special parts.
func (x *exchange) specialize(r *Request, req *http.Request) {
	header := req.Header.Clone()
	req.Header = header
	if t := r.operation.traits; t != nil {
		if t.Accept != "" {
			header.Set("Accept", t.Accept)
		}
		if t.IdempotencyKey != "" {
			header.Set(t.IdempotencyKey, rand.Text())
		}
	}
	if s := r.special; s != nil {
		if s.target != nil {
			x.url = *s.target
			x.url.Fragment, x.url.RawFragment, x.url.User = "", "", nil
		}
		if s.entityTag != "" {
			header.Set("If-None-Match", s.entityTag)
		}
	}
}

// foreign rejects a target with another origin than the base URL. It returns nil
// if there is no problem.
func (s *special) foreign(e *Engine) *refusal {
	if s.target == nil || e.baseURL.Holds(s.target) {
		return nil
	}
	return &refusal{param: "next", value: s.target.Redacted(), rule: errForeign.Error(), quote: true}
}
