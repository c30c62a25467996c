// Package otelclerk records the SDK's calls with OpenTelemetry: a span for each
// operation, a child span for each attempt, events for the waits between them, and
// metrics.
//
//	t, err := transport.FromEnv(otelclerk.Options()...)
//
// Without options, it uses the global providers, even if they are set later.
// While there is none, or only a no-op provider, calls cost the same as
// without this package, and allocate no more.
//
// Attributes are an allow-list: operation, method, route template, server,
// status code, attempt, kind of error. There is none for a URL, a query, a body, a header
// or an id, so url.full is omitted. Texts of errors are not recorded.
// No header is added to requests: trace context is not sent to Clerk.
//
// docs/telemetry.md describes the spans and metrics.
package otelclerk
