// Package otelclerk shows the calls of the SDK to OpenTelemetry: a span for each
// operation, a child span for each try, events for the waits between them, and
// metrics.
//
//	t, err := transport.FromEnv(otelclerk.Options()...)
//
// Without options the global providers are used, also those that are set later.
// While there is none, or only one that does nothing, calls cost what they cost
// without this package, and allocate nothing more.
//
// Attributes are an allow-list: operation, method, route template, server,
// status, try, kind of error. There is none for a URL, a query, a body, a header
// or an id, so url.full is missing on purpose. Texts of errors are not recorded.
// No header is added to requests: trace context does not leave the program.
//
// What the spans and metrics are is described in docs/telemetry.md.
package otelclerk
