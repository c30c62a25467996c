package fake

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
)

// readQuery rejects an invalid query string, and one with a duplicate parameter.
func (s *Server) readQuery(raw string) *Failure {
	query, err := url.ParseQuery(raw)
	if err != nil {
		return s.api.Errors.refuse(badQuery, err.Error())
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if n := len(query[name]); n > 1 {
			return s.api.Errors.refuse(badQuery, name+" is there "+strconv.Itoa(n)+" times")
		}
	}
	return nil
}

// checkQuery compares the query with the parameters that the operation has.
func (s *Server) checkQuery(r *Request) (found *Failure) {
	for _, f := range r.Operation.Query {
		found = s.checkParam(found, f, r.Query(f.Name))
	}
	envelope := r.Operation.envelope()
	if envelope != "" {
		found = s.checkSwitch(found, envelope, r.Query(envelope))
	}
	for _, name := range slices.Sorted(maps.Keys(r.query)) {
		if name != envelope && name != s.api.Version.Query && !has(r.Operation.Query, name) {
			found = s.api.Errors.refuseParam(found, name, unknown, "there is no such parameter")
		}
	}
	return found
}

func (s *Server) checkParam(found *Failure, f Field, value string) *Failure {
	if value == "" {
		if f.Required {
			return s.api.Errors.refuseParam(found, f.Name, missing, "it is required")
		}
		return found
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

// checkSwitch checks a parameter that turns something on or off.
func (s *Server) checkSwitch(found *Failure, name, value string) *Failure {
	switch value {
	case "", "true", "false":
		return found
	default:
		return s.api.Errors.refuseParam(found, name, badValue, strconv.Quote(value)+" is not one of true, false")
	}
}

// envelope returns the parameter that requests the object around a list, or ""
// if the operation has none.
func (op *Operation) envelope() string {
	for _, effect := range op.Effects {
		if s, ok := effect.(Select); ok && s.Envelope != nil {
			return s.Envelope.Param
		}
	}
	return ""
}
