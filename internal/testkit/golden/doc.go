// Package golden compares generated methods with archives of exchanges: the
// expected request, the response, and the expected value or error. An archive is
// a txtar file with these sections:
//
//	request        the method and URL, then the headers, sorted
//	request.body   the body, if there is one
//	response       the status, then the headers
//	response.body  the body, if there is one
//	value          the decoded value, one "Path = literal" for each scalar
//	error          instead of value: the decoded error
//
// With -update, a test rewrites the whole archive from the actual exchange, but
// keeps the response.
package golden
