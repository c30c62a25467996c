package fake

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// assemble is a value that is written as texts outside of JSON, as JSON: a list
// under one name, or name[], or name[0]; an object under name[member]. It is nil
// when nothing of it was sent.
func assemble(f *Field, name string, values url.Values) json.RawMessage {
	texts, sent := values[name]
	if sent && f.Nullable && (f.Kind == Object || f.Kind == Map) {
		return json.RawMessage("null")
	}
	switch f.Kind {
	case Array:
		return f.assembleList(name, values)
	case Object:
		var list []member
		for _, inside := range f.Fields {
			if raw := assemble(&inside, name+"["+inside.Name+"]", values); raw != nil {
				list = append(list, member{inside.Name, raw})
			}
		}
		return assembled(list)
	case Map:
		var list []member
		for _, key := range keysOf(name, values) {
			list = append(list, member{key, assemble(f.Elem, name+"["+key+"]", values)})
		}
		return assembled(list)
	case Either:
		return f.assembleCase(name, values)
	case Any:
		return f.assembleAny(name, values)
	}
	if len(texts) == 0 {
		return nil
	}
	return f.scalar(texts[0])
}

func assembled(list []member) json.RawMessage {
	if list == nil {
		return nil
	}
	return object(list)
}

// assembleList is a list, which a name without a value stands for when it is
// empty.
func (f *Field) assembleList(name string, values url.Values) json.RawMessage {
	texts := slices.Concat(values[name], values[name+"[]"])
	if len(texts) == 1 && f.Joined != "" {
		texts = strings.Split(texts[0], f.Joined)
	}
	switch {
	case len(texts) == 1 && texts[0] == "" && f.Nullable && f.Null == "":
		return json.RawMessage("null")
	case len(texts) == 1 && f.Null != "" && texts[0] == f.Null:
		return json.RawMessage("null")
	case len(texts) == 1 && texts[0] == "":
		return json.RawMessage("[]")
	}
	var items []json.RawMessage
	for _, text := range texts {
		items = append(items, f.Elem.scalar(text))
	}
	for _, i := range indexesOf(name, values) { // which may have gaps between them
		if raw := assemble(f.Elem, name+"["+strconv.Itoa(i)+"]", values); raw != nil {
			items = append(items, raw)
		}
	}
	if items == nil {
		return nil
	}
	return array(items)
}

// scalar is a text as the value that it stands for. What is not of the kind stays
// a text, and is refused as one.
func (f *Field) scalar(text string) json.RawMessage {
	switch {
	case f.Null != "" && text == f.Null, f.Null == "" && f.Nullable && text == "":
		return json.RawMessage("null")
	case f.Kind != String && f.Kind != File && json.Valid([]byte(text)):
		return json.RawMessage(text)
	}
	return quote(text)
}

// keysOf are the members of name that values have.
func keysOf(name string, values url.Values) []string {
	var keys []string
	for _, full := range slices.Sorted(maps.Keys(values)) {
		rest, below := strings.CutPrefix(full, name+"[")
		key, _, closed := strings.Cut(rest, "]")
		if below && closed && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// textAt is the value, or the part of one, whose text stands under a name such as
// items[0][price]; nil when there is none.
func textAt(fields []Field, name string) *Field {
	for i := range fields {
		if rest, ok := strings.CutPrefix(name, fields[i].Name); ok {
			if part := fields[i].part(rest); part != nil {
				return part
			}
		}
	}
	return nil
}

// part is what stands under the rest of a name. Text under the name of an object is
// null or a mistake.
func (f *Field) part(rest string) *Field {
	if f.Kind == Any {
		return f
	}
	members := f.Kind == Object || f.Kind == Map
	if rest == "" && (!members && f.Kind != Either || f.Nullable) || rest == "[]" && f.Kind == Array {
		return f
	}
	if f.Kind == Either {
		return f.partOfCase(rest)
	}
	inside, below := strings.CutPrefix(rest, "[")
	key, deeper, closed := strings.Cut(inside, "]")
	switch {
	case !below || !closed:
		return nil
	case f.Kind == Map:
		return f.Elem.part(deeper)
	case f.Kind == Array:
		if _, err := strconv.Atoi(key); err != nil {
			return nil
		}
		return f.Elem.part(deeper)
	}
	for i := range f.Fields {
		if f.Fields[i].Name == key {
			return f.Fields[i].part(deeper)
		}
	}
	return nil
}

// repeated is a name under which there is more than one text, though it stands for
// one; empty when there is none.
func repeated(fields []Field, values url.Values) string {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if part := textAt(fields, name); len(values[name]) > 1 && (part == nil || part.Kind != Array) {
			return name + " is there " + strconv.Itoa(len(values[name])) + " times"
		}
	}
	return ""
}

// isText reports whether a parameter is one text, and none means that it was not
// sent.
func (f *Field) isText() bool {
	return f.Kind != Array && f.Kind != Object && f.Kind != Map && f.Null == "" && !f.Empty
}

// miscounted says what is wrong with the number of values of a list, or with one
// that is there twice.
func (f *Field) miscounted(items []json.RawMessage) string {
	if f.Empty && len(items) == 0 {
		return ""
	}
	if n := len(items); n < f.Min || f.Max > 0 && n > f.Max {
		return fmt.Sprintf("%d values are outside %d..%d", n, f.Min, f.Max)
	}
	if !f.Unique {
		return ""
	}
	seen := map[string]bool{}
	for _, item := range items {
		if seen[string(item)] {
			return string(item) + " is there twice"
		}
		seen[string(item)] = true
	}
	return ""
}

// checkValue checks a parameter that was put together; nil is one that was not
// sent.
func (s *Server) checkValue(found *Failure, f Field, raw json.RawMessage) *Failure {
	switch {
	case raw == nil && f.Required:
		return s.api.Errors.refuseParam(found, f.Name, missing, "it is required")
	case raw == nil, f.Empty && string(raw) == `""`:
		return found
	}
	return s.checkField(found, f.Name, f, raw)
}

// checkPath checks the parameters of the path.
func (s *Server) checkPath(r *Request) (found *Failure) {
	for _, f := range r.Operation.Path {
		found = s.checkValue(found, f, f.scalar(r.Path(f.Name)))
	}
	return found
}

// checkHeader checks the parameters of the header. Others are not the
// operation's.
func (s *Server) checkHeader(found *Failure, r *Request) *Failure {
	for _, f := range r.Operation.Header {
		found = s.checkValue(found, f, assemble(&f, f.Name, r.headerValues(f.Name)))
	}
	return found
}

func (r *Request) headerValues(name string) url.Values {
	if values := r.header.Values(name); len(values) > 0 {
		return url.Values{name: values}
	}
	return nil
}

// PathInt is the value of a path parameter, 0 when it is no number.
func (r *Request) PathInt(name string) int {
	n, err := strconv.Atoi(r.path[name])
	if err != nil {
		return 0
	}
	return n
}

// QueryValue is the value of a query parameter, the zero T when it was not sent
// or is no T.
func QueryValue[T any](r *Request, name string) T {
	return valueOf[T](r.Operation.Query, name, r.query)
}

// HeaderValue is the value of a parameter of the header, likewise.
func HeaderValue[T any](r *Request, name string) T {
	return valueOf[T](r.Operation.Header, name, r.headerValues(name))
}

func valueOf[T any](fields []Field, name string, values url.Values) T {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return *new(T)
	}
	return decoded[T](assemble(&fields[i], name, values))
}

// decoded reads a value. What does not fit the type, in a request that was turned
// away, stays zero.
func decoded[T any](raw json.RawMessage) T {
	var v T
	if raw == nil || json.Unmarshal(raw, &v) != nil {
		return *new(T)
	}
	return v
}
