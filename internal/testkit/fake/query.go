package fake

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
)

// readQuery turns away a query string that nobody can read, and one that gives
// a parameter more than once.
func (s *Server) readQuery(r *Request, raw string) *Failure {
	query, err := url.ParseQuery(raw)
	if err != nil {
		return s.api.Errors.refuse(badQuery, err.Error())
	}
	if detail := repeated(r.Operation.Query, query); detail != "" {
		return s.api.Errors.refuse(badQuery, detail)
	}
	return nil
}

// checkQuery compares the query with the parameters that the operation has.
func (s *Server) checkQuery(r *Request) (found *Failure) {
	fields := slices.Concat(r.Operation.Query, r.Operation.silent())
	for _, f := range fields {
		if f.isText() {
			found = s.checkParam(found, f, r)
		} else {
			found = s.checkValue(found, f, assemble(&f, f.Name, r.query))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.query)) {
		if name != s.api.Version.Query && !s.isKey(name) && textAt(fields, name) == nil {
			found = s.api.Errors.refuseParam(found, name, unknown, "there is no such parameter")
		}
	}
	return found
}

func (s *Server) checkParam(found *Failure, f Field, r *Request) *Failure {
	value := r.Query(f.Name)
	if value == "" {
		if f.Required && (!r.HasQuery(f.Name) || !f.mayBeEmpty()) {
			return s.api.Errors.refuseParam(found, f.Name, missing, "it is required")
		}
		if !r.HasQuery(f.Name) || f.Kind != String {
			return found
		}
	}
	raw := json.RawMessage(value)
	if f.Kind == String {
		raw = quote(value)
	}
	if why, detail := f.broken(raw); why != fine {
		return s.api.Errors.refuseParam(found, f.Name, why, detail)
	}
	return found
}

// mayBeEmpty reports whether no rule of a text refuses the empty one.
func (f *Field) mayBeEmpty() bool {
	why, _ := f.broken(quote(""))
	return f.Kind == String && why == fine
}

// silent are the parameters of the query that an operation takes though they are
// not among those that clients set: what asks for the object around a list, and
// the page that a link names.
func (op *Operation) silent() []Field {
	var fields []Field
	for _, effect := range op.Effects {
		s, ok := effect.(Select)
		if !ok {
			continue
		}
		if s.Envelope != nil && s.Envelope.Param != "" {
			fields = append(fields, Field{Name: s.Envelope.Param, Kind: String, Rules: []Rule{OneOf("true", "false")}})
		}
		if links, ok := s.Page.(LinkHeader); ok && !has(op.Query, links.Page) {
			fields = append(fields, Field{Name: links.Page, Kind: Integer, Rules: []Rule{AtLeast(links.First)}})
		}
	}
	return fields
}
