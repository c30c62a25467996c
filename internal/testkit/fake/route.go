package fake

import (
	"cmp"
	"math"
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
	for i, s := range op.segments {
		escaped, fits := s.cut(path[i])
		if !fits {
			return nil, false
		}
		if s.param == "" {
			continue
		}
		value, err := url.PathUnescape(escaped)
		if err != nil || value == "" {
			return nil, false
		}
		if params == nil {
			params = map[string]string{}
		}
		params[s.param] = value
	}
	return params, true
}

// segment is a part of a route: a text, or a parameter with text around it.
type segment struct{ before, param, after string }

func segmentsOf(route string) []segment {
	var list []segment
	for _, text := range split(route) {
		var s segment
		s.before, text, _ = strings.Cut(text, "{")
		s.param, s.after, _ = strings.Cut(text, "}")
		list = append(list, s)
	}
	return list
}

// cut returns what is between the texts of a segment.
func (s segment) cut(text string) (inside string, fits bool) {
	if s.param == "" {
		return "", text == s.before
	}
	text, begins := strings.CutPrefix(text, s.before)
	text, ends := strings.CutSuffix(text, s.after)
	return text, begins && ends
}

// rank orders segments: those without a parameter first, then those with more text
// around it.
func (s segment) rank() int {
	if s.param == "" {
		return math.MinInt
	}
	return -len(s.before) - len(s.after)
}

// byLiterals puts routes with literals before those with parameters in the same
// place, so that the first match is the most exact one.
func byLiterals(a, b *Operation) int {
	for i := range min(len(a.segments), len(b.segments)) {
		if order := cmp.Compare(a.segments[i].rank(), b.segments[i].rank()); order != 0 {
			return order
		}
	}
	return len(a.segments) - len(b.segments)
}
