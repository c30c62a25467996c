package fake

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

// answer is a response that is not yet a net/http response.
type answer struct {
	status  int
	header  http.Header
	body    []byte
	traceID string
	cut     bool // the body is truncated half-way
}

// traceIDLength is the number of hexadecimal digits of a trace id.
const traceIDLength = 32

// finished adds the headers that every response has: date, type and trace id.
func (s *Server) finished(a *answer) *answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.traced(a)
}

func (s *Server) failureAnswer(f *Failure) *answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tracedFailure(f)
}

// traced is like finished for callers that hold the lock.
func (s *Server) traced(a *answer) *answer {
	if a.header == nil {
		a.header = http.Header{}
	}
	if a.traceID == "" {
		a.traceID = s.random.hex(traceIDLength)
	}
	if name := s.api.Errors.TraceHeader; name != "" {
		a.header.Set(name, a.traceID)
	}
	a.header.Set("Date", s.now().UTC().Format(http.TimeFormat))
	if a.body != nil && a.header.Get("Content-Type") == "" {
		a.header.Set("Content-Type", "application/json")
	}
	return a
}

func (s *Server) tracedFailure(f *Failure) *answer {
	worded := *f
	if len(worded.Problems) == 0 && worded.Body == nil {
		worded.Problems = s.api.Errors.status(f.Status).Problems
	}
	id := worded.TraceID
	if id == "" {
		id = s.random.hex(traceIDLength)
	}
	if worded.Body == nil {
		worded.TraceID = id
	}
	a := s.api.Errors.answer(&worded)
	a.traceID = id
	return s.traced(a)
}

// garbage is the HTML page of a proxy.
func garbage(status int) *answer {
	if status == 0 {
		status = http.StatusOK
	}
	title := strconv.Itoa(status) + " " + http.StatusText(status)
	return &answer{
		status: status,
		header: http.Header{"Content-Type": {"text/html; charset=utf-8"}},
		body:   []byte("<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n"),
	}
}

// Names and values that no version of an API has.
const (
	futureField = "field_from_the_future"
	futureValue = "value_from_the_future"
)

// future adds a field, or sets the enums, of every object in a successful
// response. Bodies of another form are not changed.
func future(kind string, a *answer, r *Request) []byte {
	if r == nil || a.status >= http.StatusMultipleChoices {
		return a.body
	}
	items, isArray := elements(a.body)
	for i, item := range items {
		list, err := members(item)
		if err != nil {
			return a.body
		}
		if kind == fault.FutureField {
			list = assign(list, member{futureField, []byte(`{"nested":[1]}`)})
		} else {
			for _, name := range r.Operation.Enums {
				list = assign(list, member{name, quote(futureValue)})
			}
		}
		items[i] = object(list)
	}
	if isArray {
		return array(items)
	}
	return items[0]
}

// response returns the response as a transport does.
func (a *answer) response(req *http.Request) *http.Response {
	body := a.body
	if a.cut {
		body = body[:len(body)/2]
	}
	return &http.Response{
		Status:        strconv.Itoa(a.status) + " " + http.StatusText(a.status),
		StatusCode:    a.status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        a.header,
		Body:          &bodyReader{ctx: req.Context(), rest: bytes.NewReader(body), cut: a.cut},
		ContentLength: int64(len(a.body)),
		Request:       req,
	}
}

// bodyReader is the body of a response. It ends with the request's context, and
// if it is truncated, it fails like a broken connection.
type bodyReader struct {
	ctx    context.Context
	rest   *bytes.Reader
	cut    bool
	closed bool
}

func (b *bodyReader) Read(p []byte) (int, error) {
	switch {
	case b.closed:
		return 0, http.ErrBodyReadAfterClose
	case b.ctx.Err() != nil:
		return 0, context.Cause(b.ctx)
	}
	n, err := b.rest.Read(p)
	if err == io.EOF && b.cut {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func (b *bodyReader) Close() error {
	b.closed = true
	return nil
}
