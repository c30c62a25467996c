package otelclerk

import (
	"net/http"
	"strconv"

	"go.opentelemetry.io/otel/attribute"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// operationKey is the attribute with the name of an operation. The
// conventions have no attribute for it.
const operationKey = attribute.Key("clerk.operation")

// operationOf returns the operation of a request. A request without one has
// its method as the name, and no route.
func operationOf(req *http.Request) transport.Operation {
	if op, ok := transport.OperationFrom(req.Context()); ok {
		return op
	}
	method := methodOf(req)
	return transport.Operation{Name: method, Method: method}
}

// methodOf returns the method of a request if it is a known one: an unknown method
// could be any text, such as an id.
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

// attemptName returns the name of an attempt's span: method and route.
func attemptName(op transport.Operation) string {
	if op.Route == "" {
		return op.Method
	}
	return op.Method + " " + op.Route
}

// route returns url.template, if there is one.
func route(op transport.Operation) []attribute.KeyValue {
	if op.Route == "" {
		return nil
	}
	return []attribute.KeyValue{semconv.URLTemplate(op.Route)}
}

// resendCount returns http.request.resend_count, which first attempts do not have.
func resendCount(resends int) []attribute.KeyValue {
	if resends < 1 {
		return nil
	}
	return []attribute.KeyValue{semconv.HTTPRequestResendCount(resends)}
}

// server returns server.address and server.port.
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
