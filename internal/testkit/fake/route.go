package fake

import (
	"cmp"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// split cuts a route or an escaped path into segments.
func split(path string) []string { return strings.Split(strings.TrimPrefix(path, "/"), "/") }

// unescaped returns the segments of an escaped path.
func unescaped(path string) ([]string, error) {
	segments := split(path)
	for i, s := range segments {
		var err error
		if segments[i], err = url.PathUnescape(s); err != nil {
			return nil, err
		}
	}
	return segments, nil
}

// route returns the operation of a request. If there is none it returns the
// failure: the path is unknown, or it has other methods. Of several operations with
// one route it is the one that the client calls, which the context of the request has
// unless it came by a connection, and otherwise the first.
func (s *Server) route(req *http.Request) (r *Request, failed *Failure, foreign bool) {
	path, below := strings.CutPrefix(req.URL.EscapedPath(), s.api.BasePath)
	var allowed []string
	called := calledBy(req)
	segments, err := unescaped(path)
	if below && err == nil {
		for _, op := range s.operations {
			params, fits := op.match(segments)
			if !fits {
				continue
			}
			switch {
			case op.Method != req.Method:
				allowed = append(allowed, op.Method)
			case r == nil || op.Name == called && op.shape == r.Operation.shape:
				r = &Request{Operation: op, path: params}
			}
			if r != nil && (called == "" || called == r.Operation.Name) {
				return r, nil, false
			}
		}
	}
	if r != nil {
		return r, nil, false
	}
	if allowed == nil {
		return nil, s.api.Errors.refuse(noRoute, "no operation has the path "+req.URL.EscapedPath()), true
	}
	slices.Sort(allowed)
	f := s.api.Errors.refuse(badMethod, "")
	f.Header = http.Header{"Allow": {strings.Join(slices.Compact(allowed), ", ")}}
	return nil, f, false
}

// calledBy is the name of the operation that a client calls; empty if the request does
// not say it.
func calledBy(req *http.Request) string {
	if op, ok := operation.From(req.Context()); ok {
		return op.Name
	}
	return ""
}

// match compares the unescaped segments of a path with the route.
func (op *Operation) match(path []string) (params map[string]string, fits bool) {
	if len(path) != len(op.segments) {
		return nil, false
	}
	for i, s := range op.segments {
		values, fits := s.cut(path[i])
		if !fits {
			return nil, false
		}
		for j, value := range values {
			if params == nil {
				params = map[string]string{}
			}
			params[s.params[j].name] = value
		}
	}
	return params, true
}

// segment is a part of a route: a text, and parameters with a text behind each.
type segment struct {
	before string
	params []param
}

type param struct{ name, after string }

// shapeOf is a route whose parameters have no names.
func shapeOf(route string) string {
	var b strings.Builder
	for text := range strings.SplitSeq(route, "{") {
		b.WriteString("{" + text[strings.IndexByte(text, '}')+1:])
	}
	return b.String()
}

func segmentsOf(route string) []segment {
	var list []segment
	for _, text := range split(route) {
		var s segment
		var params string
		s.before, params, _ = strings.Cut(text, "{")
		for params != "" {
			var p param
			p.name, params, _ = strings.Cut(params, "}")
			p.after, params, _ = strings.Cut(params, "{")
			s.params = append(s.params, p)
		}
		list = append(list, s)
	}
	return list
}

// cut returns the values of the parameters of a segment. None is empty, and each is
// as short as possible, from the left.
func (s segment) cut(text string) (values []string, fits bool) {
	if len(s.params) == 0 {
		return nil, text == s.before
	}
	text, begins := strings.CutPrefix(text, s.before)
	last := len(s.params) - 1
	text, ends := strings.CutSuffix(text, s.params[last].after)
	for _, p := range s.params[:last] {
		if text == "" {
			return nil, false
		}
		end := strings.Index(text[1:], p.after) + 1
		if end == 0 {
			return nil, false
		}
		values, text = append(values, text[:end]), text[end+len(p.after):]
	}
	return append(values, text), begins && ends && text != ""
}

// rank orders segments: those without a parameter first, then those with more fixed
// text.
func (s segment) rank() int {
	if len(s.params) == 0 {
		return math.MinInt
	}
	text := len(s.before)
	for _, p := range s.params {
		text += len(p.after)
	}
	return -text
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
