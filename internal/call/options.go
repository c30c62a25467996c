package call

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Options are the settings of one call.
type Options struct {
	header   http.Header
	timeout  *time.Duration
	once     bool
	response *Response
	refused  *refusal
	extra    []extra
	extend   func(o *Options, r *Request) // adds extra; nil links nothing of it
}

// Response is the HTTP response of a call.
type Response struct {
	StatusCode int         // 0 if there was no response
	Header     http.Header // of the last response
	TraceID    string      // the API's id of the request
	Attempts   int         // number of times the request was sent
	Body       []byte      // as received, decompressed
}

// SetHeader sets a header of the request and replaces the client's header of that
// name. Headers that the client or the connection needs are rejected.
func (o *Options) SetHeader(name, value string) {
	canonical := http.CanonicalHeaderKey(name)
	switch {
	case !IsToken(name):
		o.refuse(refusal{param: "header", value: name, rule: "is not a header name", quote: true})
	case slices.Contains(reserved, canonical):
		o.refuse(refusal{param: "header", value: canonical, rule: "is reserved for the client", quote: true})
	case route.HasControl(value):
		o.refuse(refusal{param: "header " + name, rule: "contains a control character"})
	default:
		if o.header == nil {
			o.header = make(http.Header)
		}
		o.header.Set(canonical, value)
	}
}

// SetTimeout sets the time limit of this call, instead of the client's limit. Zero
// leaves only the limit of ctx. A negative value is rejected.
func (o *Options) SetTimeout(d time.Duration) {
	if d < 0 {
		o.refuse(refusal{param: "timeout", value: d.String(), rule: "is negative"})
		return
	}
	o.timeout = &d
}

// Once sends the request at most once.
func (o *Options) Once() { o.once = true }

// Keep fills r when the call returns, whether it failed or not. Until then, r is
// empty. It does nothing if r is nil.
func (o *Options) Keep(r *Response) {
	if r != nil {
		*r = Response{}
	}
	o.response = r
}

// refuse records the first invalid option.
func (o *Options) refuse(r refusal) {
	if o.refused == nil {
		o.refused = &r
	}
}

// reserved lists the headers that a call cannot set. Accept-Encoding would turn
// off decompression, and idempotency keys make net/http retry a POST by itself.
var reserved = []string{
	"Accept-Encoding", "Authorization", "Connection", "Content-Length", "Expect", "Host", "Idempotency-Key",
	"Proxy-Authorization", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "X-Idempotency-Key",
}

// IsToken reports whether s is a token by RFC 9110, as names of headers are.
func IsToken(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		return !letter && !strings.ContainsRune("!#$%&'*+-.^_`|~", c)
	})
}
