package otelclerk

import (
	"net/http"
	"strconv"

	"go.opentelemetry.io/otel/attribute"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// operationKey is the attribute with the name of an operation, for which the
// conventions have none.
const operationKey = attribute.Key("clerk.operation")

// operationOf is the operation of a request. One that a client did not make has
// a name by its method, and no route.
func operationOf(req *http.Request) transport.Operation {
	if op, ok := transport.OperationFrom(req.Context()); ok {
		return op
	}
	method := methodOf(req)
	return transport.Operation{Name: method, Method: method}
}

// methodOf is the method of a request if it is a known one: a method of somebody's
// own could be anything, an id too.
func methodOf(req *http.Request) string {
	switch req.Method {
	case "":
		return http.MethodGet
	case http.MethodConnect, http.MethodDelete, http.MethodGet, http.MethodHead, http.MethodOptions,
		http.MethodPatch, http.MethodPost, http.MethodPut, http.MethodTrace:
		return req.Method
	}
	return semconv.HTTPRequestMethodOther.Value.AsString()
}

// attemptName is the name of a try's span: method and route.
func attemptName(op transport.Operation) string {
	if op.Route == "" {
		return op.Method
	}
	return op.Method + " " + op.Route
}

// route is url.template, if there is one.
func route(op transport.Operation) []attribute.KeyValue {
	if op.Route == "" {
		return nil
	}
	return []attribute.KeyValue{semconv.URLTemplate(op.Route)}
}

// resendCount is http.request.resend_count, which first tries do not have.
func resendCount(resends int) []attribute.KeyValue {
	if resends < 1 {
		return nil
	}
	return []attribute.KeyValue{semconv.HTTPRequestResendCount(resends)}
}

// server is server.address and server.port.
func server(req *http.Request) []attribute.KeyValue {
	port, err := strconv.Atoi(req.URL.Port())
	switch {
	case err == nil:
	case req.URL.Scheme == "http":
		port = 80
	default:
		port = 443
	}
	return []attribute.KeyValue{semconv.ServerAddress(req.URL.Hostname()), semconv.ServerPort(port)}
}
