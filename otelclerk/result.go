package otelclerk

import (
	"context"
	"net/http"
	"strconv"

	"go.opentelemetry.io/otel/attribute"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// result is the result of a round-tripper. It is empty after a panic.
type result struct {
	ctx  context.Context // of the request
	resp *http.Response
	err  error
}

// kind returns the error.type, or "" for a success: a status code that is an error
// for the SDK, or the kind of the error.
func (r result) kind() string {
	switch {
	case r.err != nil:
		return transport.ErrorKind(r.err)
	case r.resp == nil:
		return semconv.ErrorTypeOther.Value.AsString()
	case !transport.Succeeds(r.ctx, r.resp.StatusCode):
		return strconv.Itoa(r.resp.StatusCode)
	}
	return ""
}

func (r result) attributes() []attribute.KeyValue {
	attrs := make([]attribute.KeyValue, 0, 3)
	if r.resp != nil {
		attrs = append(attrs, semconv.HTTPResponseStatusCode(r.resp.StatusCode))
	}
	if kind := r.kind(); kind != "" {
		attrs = append(attrs, semconv.ErrorTypeKey.String(kind))
	}
	return attrs
}

// protocol returns network.protocol.version, if the response has it.
func (r result) protocol() []attribute.KeyValue {
	switch {
	case r.resp == nil || r.resp.ProtoMajor == 0:
		return nil
	case r.resp.ProtoMajor == 1:
		return []attribute.KeyValue{semconv.NetworkProtocolVersion("1." + strconv.Itoa(r.resp.ProtoMinor))}
	}
	return []attribute.KeyValue{semconv.NetworkProtocolVersion(strconv.Itoa(r.resp.ProtoMajor))}
}
