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

// With gives the operation traits, where it is made.
func (o *Operation) With(t operation.Traits) *Operation {
	if t.Stream {
		t.Wait = attempt.WaitForHeader
	}
	o.traits, o.special = &t, newSpecial()
	o.Idempotent = o.Idempotent || t.IdempotencyKey != ""
	return o
}

// special is what few requests have, and what is done about it. That goes by way
// of functions, so that a program without such requests does not link them.
type special struct {
	target    *url.URL // in place of the operation's path and query
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

// IfNoneMatch asks for the response only when its entity tag is another one.
// An empty tag asks for it in any case.
func (r *Request) IfNoneMatch(tag string) {
	switch {
	case tag == "":
	case tag != "*" && !isEntityTag(tag):
		r.refuseText("If-None-Match", tag, `is not an entity tag, such as "33a6" with its quotes`)
	default:
		r.specially().entityTag = tag
	}
}

// Follow sends the request to the URL of a page, which says all that path and
// query say otherwise. An empty one changes nothing. One with another origin
// than the base URL is refused.
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

// specialize makes the request of an operation with traits, or of a request that
// is not like most.
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

// foreign refuses a target with another origin than the base URL, or is nil.
func (s *special) foreign(e *Engine) *refusal {
	if s.target == nil || e.baseURL.Holds(s.target) {
		return nil
	}
	return &refusal{param: "next", value: s.target.Redacted(), rule: errForeign.Error(), quote: true}
}
