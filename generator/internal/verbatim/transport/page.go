package transport

import "net/http"

// Page is one page of a long list.
type Page[T any] struct {
	Items  []T
	Total  *int        // number of items on all pages; nil if Acme does not return it
	Next   string      // cursor or URL of the next page; empty on the last page, and for pages with a number or an offset
	Header http.Header // of the response
	Body   []byte      // as received, decompressed
}
