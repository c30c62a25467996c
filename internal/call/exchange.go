package call

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/boundedbody"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// exchange is the state of a call, from its request until it returns, in one
// allocation.
type exchange struct {
	own     Request // that is sent, unless it was created apart
	engine  *Engine
	options *Options // nil for none
	ctx     operation.Context
	request http.Request
	url     url.URL
	start   time.Time // zero if nothing is logged

	status  int
	header  http.Header
	traceID string
	body    *boundedbody.Body // nil without a response, and if it is a stream
	stream  io.ReadCloser     // the body of a response that the caller reads; nil for others
	cause   error             // for the log, if the error of the call comes from a hook
}

// send sends a request and returns nil after a complete, successful response.
// The caller must call done.
func (e *Engine) send(ctx context.Context, r *Request, o *Options) (*exchange, error) {
	if o != nil && o.extend != nil {
		o.extend(o, r)
	}
	if err := e.refusal(ctx, r, o); err != nil {
		return nil, err
	}
	x := r.exchange
	if r.exchange = nil; x == nil {
		x = new(exchange)
	}
	x.engine, x.options = e, o
	x.begin(ctx, r.operation)
	req := x.prepare(r)
	if adapt := cmp.Or(r.special, r.operation.special); adapt != nil {
		adapt.request(x, r, req)
	}
	resp, err := e.stack.RoundTrip(req)
	if err == nil {
		err = x.receive(resp)
	}
	if r.more != nil && r.more.content != nil {
		r.more.content.Finish()
	}
	if err != nil {
		return nil, x.done(x.explain(err))
	}
	if x.status/100 != 2 && !x.ctx.Traits.Succeeds(x.status) {
		return nil, x.done(x.failure())
	}
	return x, nil
}

// refusal returns an error if the request cannot be sent.
func (e *Engine) refusal(ctx context.Context, r *Request, o *Options) error {
	name := r.operation.Name
	if e == nil || e.stack == nil {
		return errors.New(name + ": the client was not created by New")
	}
	refused := r.refused
	switch {
	case ctx == nil:
		refused = &refusal{param: "ctx", rule: "is required"}
	case refused == nil && o != nil && o.refused != nil:
		refused = o.refused
	case refused == nil && r.special != nil:
		refused = r.special.refusal(e)
	}
	if refused == nil {
		return nil
	}
	failed := refused.of(name, e.key)
	if e.paramError == nil {
		return failed
	}
	return e.paramError(failed)
}

// begin starts the clock of the call.
func (x *exchange) begin(ctx context.Context, op *Operation) {
	limit := x.engine.timeout
	x.ctx.Operation, x.ctx.Traits = &op.Operation, op.traits
	if o := x.options; o != nil {
		x.ctx.Once = o.once
		if o.timeout != nil {
			limit = *o.timeout
		}
	}
	x.ctx.Begin(ctx, limit)
	if log := x.engine.log; log != nil && log.Enabled(ctx) {
		x.start = time.Now()
	}
}

// receive stores the response. Its body is already in memory, unless a middleware
// replaced it.
func (x *exchange) receive(resp *http.Response) error {
	if resp == nil {
		return errors.New("a middleware returned neither a response nor an error")
	}
	x.status, x.header = resp.StatusCode, resp.Header
	if values := resp.Header[x.engine.traceHeader]; len(values) > 0 {
		x.traceID = values[0]
	}
	if resp.Body == nil || resp.Body == http.NoBody {
		return nil
	}
	if body, ok := resp.Body.(*boundedbody.Body); ok {
		x.body = body
		return nil
	}
	if x.ctx.Traits.Streams(x.status) {
		x.stream = resp.Body
		return nil
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusSwitchingProtocols {
		return nil
	}
	body, err := boundedbody.Read(resp.Body, resp.ContentLength, x.engine.maxBytes)
	x.body = body
	if x.status >= 300 {
		return nil
	}
	return err
}

// bytes returns the body of the response. It is valid until done.
func (x *exchange) bytes() []byte {
	if x.body == nil {
		return nil
	}
	return x.body.Bytes()
}

// cleanBytes returns bytes without the key, even if the body ends within the key.
func (x *exchange) cleanBytes() []byte {
	if x.body == nil {
		return nil
	}
	return x.engine.key.RedactBytes(x.body.Bytes(), x.body.Cut())
}

// done ends the call, with the error that it returns or nil.
func (x *exchange) done(err error) error {
	x.keep()
	if x.body != nil {
		x.body.Close()
	}
	if x.stream != nil {
		x.stream.Close()
	}
	return x.end(err)
}

// end ends the call after the response was stored and closed.
func (x *exchange) end(err error) error {
	x.ctx.Stop()
	if x.cause == nil {
		x.cause = err
	}
	if !x.start.IsZero() {
		x.engine.log.Operation(&x.ctx, wirelog.Entry{
			Operation: x.ctx.Operation,
			Status:    x.status,
			Resends:   max(x.ctx.Tries(), 1) - 1,
			Took:      time.Since(x.start),
			TraceID:   x.traceID,
			Traits:    x.ctx.Traits,
			Err:       x.cause,
		})
	}
	return err
}

// keep fills the caller's Response. A key that the server sends back is redacted
// in it.
func (x *exchange) keep() {
	if x.options == nil || x.options.response == nil {
		return
	}
	key := x.engine.key
	*x.options.response = Response{
		StatusCode: x.status,
		Header:     key.RedactHeader(x.header),
		TraceID:    key.Redact(x.traceID),
		Attempts:   x.ctx.Tries(),
		Body:       bytes.Clone(x.cleanBytes()),
	}
}
