package call

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
)

// prepare returns the HTTP request.
func (x *exchange) prepare(r *Request) *http.Request {
	x.request = *x.engine.template.WithContext(&x.ctx)
	req := &x.request
	req.Method = r.operation.Method
	x.setURL(r)
	req.URL = &x.url
	req.Header = x.requestHeader(r)
	switch {
	case len(r.body) > 0:
		req.ContentLength = int64(len(r.body))
		req.Body = newPayload(r.body)
		req.GetBody = func() (io.ReadCloser, error) { return newPayload(r.body), nil }
	case r.more != nil && r.more.content != nil:
		r.more.content.Attach(req)
	}
	return req
}

// setURL appends path and query to the base URL.
func (x *exchange) setURL(r *Request) {
	e := x.engine
	all := e.basePath + string(r.buf)
	end := len(e.basePath) + r.pathEnd
	x.url.Scheme, x.url.Host = e.baseURL.Scheme(), e.baseURL.Host()
	x.url.Path = all[:end]
	if end < len(all) {
		x.url.RawQuery = all[end+1:]
	}
	if !e.plain || strings.IndexByte(x.url.Path, '%') >= 0 {
		x.url.RawPath = x.url.Path
		if path, err := url.PathUnescape(x.url.RawPath); err == nil {
			x.url.Path = path
		}
	}
}

// requestHeader returns a header that all requests share if only the SDK's layers
// see it: they clone it before they change it.
func (x *exchange) requestHeader(r *Request) http.Header {
	header := x.engine.header
	if len(r.body) > 0 {
		header = x.engine.bodyHeader
	}
	var extra [2]http.Header // of the call's options, then of its parameters
	if x.options != nil {
		extra[0] = x.options.header
	}
	if r.more != nil {
		extra[1] = r.more.header
	}
	if len(extra[0]) == 0 && !x.engine.ownHeader && r.more == nil {
		return header
	}
	header = header.Clone()
	for _, h := range extra {
		maps.Copy(header, h)
	}
	return header
}

// payload is a request body. It is never reused: a transport may read it after
// the round trip has returned.
type payload struct {
	bytes.Reader
}

func newPayload(b []byte) *payload {
	p := new(payload)
	p.Reset(b)
	return p
}

// Close does nothing.
func (p *payload) Close() error { return nil }
