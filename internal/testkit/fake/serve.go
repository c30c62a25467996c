package fake

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/deadline"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

// RoundTrip responds to a request as a server behind a connection would: it
// closes the request's body, respects the request's context, and may break the
// connection.
func (s *Server) RoundTrip(req *http.Request) (*http.Response, error) {
	r, failed, foreign := s.route(req)
	body, err := receive(req, r.most())
	if err != nil {
		return nil, err
	}
	if req.Context().Err() != nil {
		return nil, context.Cause(req.Context())
	}
	if next := s.fallback(r, foreign); next != nil {
		onward := req.Clone(req.Context())
		onward.Body = io.NopCloser(bytes.NewReader(body))
		return next.RoundTrip(onward)
	}
	if r != nil {
		r.url, r.query, r.body = address(req), req.URL.Query(), body
	}
	entry := s.calls.open(req, r, body, s.Now())
	a, struck, err := s.serve(req, r, failed)
	s.calls.close(entry, a, struck)
	if err != nil {
		return nil, err
	}
	return a.response(req), nil
}

// receive reads and closes the body of a request, up to a byte more than is
// allowed.
func receive(req *http.Request, most int64) ([]byte, error) {
	if req.Body == nil || req.Body == http.NoBody {
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(req.Body, most+1))
	if closed := req.Body.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("fake: read request: %w", err)
	}
	return body, nil
}

// address is the URL of a request in full, which a server has to put together.
func address(req *http.Request) *url.URL {
	u := *req.URL
	if u.Host == "" {
		u.Scheme, u.Host = "http", req.Host
		if req.TLS != nil {
			u.Scheme = "https"
		}
	}
	return &u
}

// errDropped is what a client sees of a connection that ends without an answer;
// net/http words it as io.EOF too.
var errDropped = fmt.Errorf("fake: connection dropped: %w", io.EOF)

// serve lets the request run into the fault that the script has for it.
func (s *Server) serve(req *http.Request, r *Request, failed *Failure) (a *answer, struck string, err error) {
	f := s.script.Next(s.faultRequest(req, r))
	if f.Delay > 0 {
		if err := deadline.Sleep(req.Context(), f.Delay); err != nil {
			return nil, f.Kind, err
		}
	}
	switch f.Kind {
	case fault.Drop:
		return nil, f.Kind, errDropped
	case fault.Status:
		refused := s.api.Errors.status(f.Status)
		refused.RetryAfter = f.RetryAfter
		return s.failureAnswer(refused), f.Kind, nil
	case fault.Garbage:
		return s.finished(garbage(f.Status)), f.Kind, nil
	}
	a, err = s.process(req, r, failed)
	if err != nil {
		return nil, f.Kind, err
	}
	switch f.Kind {
	case fault.DropAfter:
		return nil, f.Kind, errDropped
	case fault.Truncate:
		a.cut = true
	case fault.FutureField, fault.FutureValue:
		a.body = future(f.Kind, a, r)
	}
	return a, f.Kind, nil
}

func (s *Server) faultRequest(req *http.Request, r *Request) fault.Request {
	key, _ := s.credential(req)
	out := fault.Request{Key: key, Now: s.Now()}
	if r != nil {
		out.Operation = r.Operation.Name
	}
	for _, limit := range s.api.RateLimits {
		if strings.HasPrefix(key, limit.KeyPrefix) {
			out.Limit = fault.Limit{Requests: limit.Requests, Per: limit.Per}
			break
		}
	}
	return out
}

// process implements the API: it checks the key first, then the route and the
// parameters, and then runs the operation.
func (s *Server) process(req *http.Request, r *Request, failed *Failure) (*answer, error) {
	if f := s.authenticate(req, r); f != nil {
		return s.failureAnswer(f), nil
	}
	if r == nil {
		return s.failureAnswer(failed), nil
	}
	if f := s.checkVersion(r, req); f != nil {
		return s.failureAnswer(f), nil
	}
	if f := s.check(r, req); f != nil {
		return s.failureAnswer(f), nil
	}
	if handle := s.handlers[r.Operation.Name]; handle != nil {
		return s.handled(req.Context(), r, handle)
	}
	return s.run(r), nil
}

func (s *Server) handled(ctx context.Context, r *Request, handle Handler) (*answer, error) {
	body, err := handle(ctx, r)
	if failure, ok := errors.AsType[*Failure](err); ok {
		return s.failureAnswer(failure), nil
	}
	if err != nil {
		return nil, err
	}
	return s.finished(&answer{
		status: cmp.Or(r.reply.status, r.Operation.Status),
		header: r.reply.header,
		body:   body,
	}), nil
}

// run runs the operation's steps.
func (s *Server) run(r *Request) *answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := &exchange{server: s, req: r, now: s.now()}
	if len(r.Operation.Effects) == 0 {
		return s.tracedFailure(undescribed(r.Operation.Name))
	}
	for _, effect := range r.Operation.Effects {
		if f := effect.apply(x); f != nil {
			return s.tracedFailure(f)
		}
		if x.body != nil {
			break
		}
	}
	a := &answer{status: cmp.Or(x.status, r.Operation.Status), header: x.header, body: x.body}
	if r.Operation.Conditional || r.Operation.Tagged {
		x.tag(a)
	}
	if r.Operation.Conditional {
		a.unchanged(r)
	}
	return s.traced(a)
}
