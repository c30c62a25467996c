package fake

import (
	"encoding/json"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// maxBody is how many bytes of a request are read, and maxFiles of one that has
// files.
const maxBody, maxFiles = 1 << 20, 64 << 20

// most is how many bytes a request may have.
func (r *Request) most() int64 {
	if r != nil && r.Operation.Encoding >= MultipartBody {
		return maxFiles
	}
	return maxBody
}

// check returns the first reason to reject the request; for parameters, all
// reasons.
func (s *Server) check(r *Request, req *http.Request) *Failure {
	if f := s.readQuery(r, req.URL.RawQuery); f != nil {
		return f
	}
	if int64(len(r.body)) > r.most() {
		return s.api.Errors.refuse(bodyTooLarge, "")
	}
	if f := s.readBody(r, req.Header.Get("Content-Type")); f != nil {
		return f
	}
	found := s.checkHeader(s.checkPath(r), r)
	if f := s.checkQuery(r); found == nil {
		found = f
	}
	if r.Operation.BodyOf != nil {
		return s.checkBodyOf(found, r)
	}
	return s.checkFields(found, "", r.Operation.Body, r.Operation.AtLeastOne, r.sent)
}

// readBody parses the body. A missing optional body, and null, are an empty
// object.
func (s *Server) readBody(r *Request, contentType string) *Failure {
	switch {
	case len(r.body) == 0 && r.Operation.BodyRequired:
		return s.api.Errors.refuse(badBody, "there is none")
	case len(r.body) == 0:
		return nil
	case r.Operation.Encoding != JSONBody:
		return s.readForm(r)
	}
	if kind, _, err := mime.ParseMediaType(contentType); err != nil ||
		kind != "application/json" && !strings.HasSuffix(kind, "+json") {
		return s.api.Errors.refuse(badContentType, strconv.Quote(contentType)+" is not application/json")
	}
	if !json.Valid(r.body) {
		return s.api.Errors.refuse(badBody, "it is not JSON")
	}
	if r.Operation.BodyOf != nil {
		return nil
	}
	list, err := members(r.Body())
	if err != nil {
		return s.api.Errors.refuse(badBody, "it is not a JSON object")
	}
	r.sent = list
	return nil
}

// checkFields compares an object with the fields it may have. The names of
// nested ones are written with dots.
func (s *Server) checkFields(found *Failure, prefix string, fields []Field, rules []OneOrMore, sent []member) *Failure {
	for _, f := range fields {
		raw := lookup(sent, f.Name)
		if raw == nil {
			if f.Required {
				found = s.api.Errors.refuseParam(found, prefix+f.Name, missing, "it is required")
			}
			continue
		}
		found = s.checkField(found, prefix+f.Name, f, raw)
	}
	for _, m := range sent {
		if !has(fields, m.name) {
			found = s.api.Errors.refuseParam(found, prefix+m.name, unknown, "there is no such field")
		}
	}
	for _, rule := range rules {
		if !slices.ContainsFunc(sent, func(m member) bool { return slices.Contains(rule, m.name) }) {
			found = s.api.Errors.refuseParam(found, prefix+rule[0], missing,
				"one of "+strings.Join(rule, ", ")+" is required")
		}
	}
	return found
}

func has(fields []Field, name string) bool {
	for _, f := range fields {
		if f.Name == name {
			return true
		}
	}
	return false
}

func (s *Server) checkField(found *Failure, name string, f Field, raw json.RawMessage) *Failure {
	if why, detail := f.broken(raw); why != fine {
		return s.api.Errors.refuseParam(found, name, why, detail)
	}
	if string(raw) == "null" {
		return found
	}
	switch f.Kind {
	case Shared:
		return s.checkField(found, name, *f.Elem, raw)
	case Either:
		picked := f.pick(raw)
		if picked == nil {
			return s.api.Errors.refuseParam(found, name, badType, "it is nothing that it can be")
		}
		return s.checkField(found, name, *picked, raw)
	case Object:
		nested, err := members(raw)
		if err != nil {
			return s.api.Errors.refuseParam(found, name, badType, err.Error())
		}
		return s.checkFields(found, name+".", f.Fields, f.AtLeastOne, nested)
	case Array:
		var items []json.RawMessage
		if err := json.Unmarshal(raw, &items); err != nil {
			return s.api.Errors.refuseParam(found, name, badType, err.Error())
		}
		if detail := f.miscounted(items); detail != "" {
			return s.api.Errors.refuseParam(found, name, badValue, detail)
		}
		for i, item := range items {
			found = s.checkField(found, name+"."+strconv.Itoa(i), *f.Elem, item)
		}
	case Map:
		entries, err := members(raw)
		if err != nil {
			return s.api.Errors.refuseParam(found, name, badType, err.Error())
		}
		for _, m := range entries {
			found = s.checkField(found, name+"."+m.name, *f.Elem, m.raw)
		}
	}
	return found
}

// pick returns the first case that a value fits, nil if there is none.
func (f *Field) pick(raw json.RawMessage) *Field {
	sent, err := members(raw)
	if err != nil {
		sent = nil // no object
	}
	for i := range f.Cases {
		c := &f.Cases[i]
		lacks := func(key string) bool { return lookup(sent, key) == nil }
		tagged := f.Tag == "" || text(lookup(sent, f.Tag)) == c.Tag
		if c.Value.kind().fits(raw) && tagged && !slices.ContainsFunc(c.Has, lacks) {
			return &c.Value
		}
	}
	return nil
}

// broken says what is wrong with a value by itself: its type, or a rule.
func (f *Field) broken(raw json.RawMessage) (refusal, string) {
	if string(raw) == "null" {
		if f.Nullable || f.Kind == Any {
			return fine, ""
		}
		return badType, "it cannot be null"
	}
	if !f.Kind.fits(raw) {
		return badType, "it is not " + f.Kind.noun()
	}
	for _, r := range f.Rules {
		if detail := r.broken(raw); detail != "" {
			return r.why, detail
		}
	}
	return fine, ""
}

// kind is the kind of the values, wherever it is said.
func (f *Field) kind() Kind {
	if f.Kind == Shared {
		return f.Elem.kind()
	}
	return f.Kind
}

// fits reports whether a value, in JSON, is of the kind.
func (k Kind) fits(raw json.RawMessage) bool {
	switch k {
	case String, File:
		return raw[0] == '"'
	case Integer:
		_, err := strconv.ParseInt(string(raw), 10, 64)
		return err == nil
	case Unsigned:
		_, err := strconv.ParseUint(string(raw), 10, 64)
		return err == nil
	case Number:
		_, err := strconv.ParseFloat(string(raw), 64)
		return err == nil
	case Boolean:
		return string(raw) == "true" || string(raw) == "false"
	case Array:
		return raw[0] == '['
	case Map, Object:
		return raw[0] == '{'
	default:
		return true
	}
}

func (k Kind) noun() string {
	return map[Kind]string{
		String: "a string", File: "a file", Integer: "an integer", Unsigned: "an integer that is not negative",
		Number: "a number", Boolean: "true or false",
		Array: "an array", Map: "an object", Object: "an object",
	}[k]
}
