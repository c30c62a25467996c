// Package golden holds emitted methods against archives of exchanges: the
// request that must go out, the response that comes back, and the value or error
// that must result. An archive is a txtar file with these sections:
//
//	request        the method and URL, then the headers, sorted
//	request.body   the body, when there is one
//	response       the status, then the headers
//	response.body  the body, when there is one
//	value          the decoded value, one "Path = literal" for each scalar
//	error          in place of value: the decoded error
//
// Run with -update, a test rewrites the whole archive from what it has seen,
// keeping the response.
package golden
