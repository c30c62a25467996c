// Package fake answers requests as a described HTTP API would, in memory. It
// knows no API: a [Description] tells it the routes, what requests must look
// like, what each operation does to the state, and how failures are worded.
//
// A [Server] is an http.RoundTripper, for tests in one process, and an
// http.Handler, for sockets. Both are the same exchange: the handler copies what
// the round-tripper answers. A request takes this way:
//
//	receive → route → fault script → key → query and body → effects → fault script → response
package fake
