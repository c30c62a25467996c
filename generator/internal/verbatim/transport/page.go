package transport

import "net/http"

// Page is one page of a long list.
type Page[T any] struct {
	Items  []T
	Total  *int        // of items on all pages; nil when Acme does not say
	Next   string      // what asks for the next page; empty on the last one, and where pages have a number or an offset
	Header http.Header // of the response
	Body   []byte      // as received, decompressed
}
