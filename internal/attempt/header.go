package attempt

import (
	"net/http"
	"slices"
)

// cloneHeader is http.Header.Clone with capacity for one more field. It looks up the
// usual names first, which takes less time than to iterate, and iterates only if
// there are others.
func cloneHeader(h http.Header, usual []string) http.Header {
	all := make([]string, 0, len(h))
	clone := make(http.Header, len(h)+1)
	add := func(name string, values []string) {
		from := len(all)
		all = append(all, values...)
		clone[name] = all[from:len(all):len(all)]
	}
	for _, name := range usual {
		if values, ok := h[name]; ok {
			add(name, values)
		}
	}
	if len(clone) == len(h) {
		return clone
	}
	for name, values := range h {
		if !slices.Contains(usual, name) {
			add(name, values)
		}
	}
	return clone
}
