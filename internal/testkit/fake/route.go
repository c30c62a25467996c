package fake

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// split cuts a route or an escaped path into segments.
func split(path string) []string { return strings.Split(strings.TrimPrefix(path, "/"), "/") }

// route returns the operation of a request. If there is none it returns the
// failure: the path is unknown, or it has other methods.
func (s *Server) route(req *http.Request) (r *Request, failed *Failure, foreign bool) {
	path, below := strings.CutPrefix(req.URL.EscapedPath(), s.api.BasePath)
	var allowed []string
	if below {
		segments := split(path)
		for _, op := range s.operations {
			params, fits := op.match(segments)
			if !fits {
				continue
			}
			if op.Method == req.Method {
				return &Request{Operation: op, path: params}, nil, false
			}
			allowed = append(allowed, op.Method)
		}
	}
	if allowed == nil {
		return nil, s.api.Errors.refuse(noRoute, "no operation has the path "+req.URL.EscapedPath()), true
	}
	slices.Sort(allowed)
	f := s.api.Errors.refuse(badMethod, "")
	f.Header = http.Header{"Allow": {strings.Join(slices.Compact(allowed), ", ")}}
	return nil, f, false
}

// match compares the segments of a path with the route.
func (op *Operation) match(path []string) (params map[string]string, fits bool) {
	if len(path) != len(op.segments) {
		return nil, false
	}
	for i, segment := range op.segments {
		name, isParam := strings.CutPrefix(segment, "{")
		if !isParam {
			if segment != path[i] {
				return nil, false
			}
			continue
		}
		value, err := url.PathUnescape(path[i])
		if err != nil || value == "" {
			return nil, false
		}
		if params == nil {
			params = map[string]string{}
		}
		params[strings.TrimSuffix(name, "}")] = value
	}
	return params, true
}

// byLiterals sorts routes with literals before those with parameters in the same
// position, so that the first match is the most specific one.
func byLiterals(a, b *Operation) int {
	for i := range min(len(a.segments), len(b.segments)) {
		aParam, bParam := strings.HasPrefix(a.segments[i], "{"), strings.HasPrefix(b.segments[i], "{")
		if aParam != bParam {
			if aParam {
				return 1
			}
			return -1
		}
	}
	return len(a.segments) - len(b.segments)
}
