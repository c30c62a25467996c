package call

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/route"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// extra is a parameter of the query or a field of the body that the operation
// does not describe.
type extra struct {
	name  string
	query bool
	text  string          // of a parameter
	value json.RawMessage // of a field
}

// AddQuery adds a query parameter after those of the operation. A parameter that
// the operation sends itself is rejected. The same name may be added several
// times, as a list.
func (o *Options) AddQuery(name, value string) {
	o.add(extra{name: name, query: true, text: value})
}

// AddField adds a field with a JSON value to the body. It rejects a field that
// the body already has, and any field if the body is a list or a file. In a
// form, a string is sent as it is, null without a value, and arrays and objects
// are rejected.
func (o *Options) AddField(name string, value json.RawMessage) {
	o.add(extra{name: name, value: value})
}

// AddValue is [Options.AddField] for a value that is encoded first.
func (o *Options) AddValue(name string, value any) {
	text, err := encodeValue(value)
	if err != nil {
		o.refuse(refusal{param: name, rule: "cannot be written: " + err.Error()})
		return
	}
	o.AddField(name, text)
}

func (o *Options) add(x extra) {
	if x.name == "" {
		o.refuse(refusal{param: "name", rule: "is required"})
		return
	}
	o.extra = append(o.extra, x)
	o.extend = (*Options).addExtra
}

// addExtra adds the caller's parameters and fields to a request.
func (o *Options) addExtra(r *Request) {
	described := string(r.buf[r.pathEnd:])
	for _, x := range o.extra {
		switch {
		case !x.query:
			r.addField(x.name, x.value)
		case hasName(strings.TrimPrefix(described, "?"), string(route.AppendEscaped(nil, x.name))):
			r.refuse(x.name, "", "is already a parameter of the operation")
		default:
			r.appendQuery(x.name, x.text)
		}
	}
}

// hasName reports whether an encoded query or form has a name, encoded too.
func hasName(encoded, name string) bool {
	for pair := range strings.SplitSeq(encoded, "&") {
		if before, _, found := strings.Cut(pair, "="); found && before == name {
			return true
		}
	}
	return false
}

// formWriter is a body whose fields are strings.
type formWriter interface {
	Sink
	Has(name string) bool
}

// Has reports whether a field is in the form.
func (f *form) Has(name string) bool {
	return hasName(string(f.body), string(appendFormName(nil, name)))
}

// addField writes a field into the body, whatever kind of body that is.
func (r *Request) addField(name string, value json.RawMessage) {
	written, err := wire.AppendRaw(nil, value)
	if err != nil {
		r.refuse(name, "", "is not JSON: "+err.Error())
		return
	}
	to := r.formWriter()
	if to == nil {
		r.addMember(name, written)
		return
	}
	switch text, ok := fieldText(written); {
	case !ok:
		r.refuse(name, "", "is an array or object, which a form field cannot contain")
	case to.Has(name):
		r.refuse(name, "", "is already a field of the body")
	default:
		to.Put(name, text)
	}
}

// formWriter returns the body as a form, or nil if it is not one.
func (r *Request) formWriter() formWriter {
	switch {
	case r.more == nil:
		return nil
	case r.more.form:
		return (*form)(r)
	}
	to, _ := r.more.content.(formWriter)
	return to
}

// addMember adds a member to a JSON body, and creates the body if there is none.
func (r *Request) addMember(name string, value []byte) {
	switch body := r.body; {
	case r.more != nil && (r.more.content != nil || r.more.header["Content-Type"] != nil):
		r.refuse(name, "", "cannot be added: the body has no fields")
		return
	case len(body) == 0 && (r.operation.Method == http.MethodGet || r.operation.Method == http.MethodHead):
		r.refuse(name, "", "cannot be added: a "+r.operation.Method+" has no body")
		return
	case len(body) > 0 && body[0] != '{':
		r.refuse(name, "", "cannot be added: the body has no fields")
		return
	}
	member := append(append(wire.AppendString(nil, name), ':'), value...)
	if hasMember(r.body, member[:len(member)-len(value)]) {
		r.refuse(name, "", "is already a field of the body")
		return
	}
	if len(r.body) <= len("{}") {
		r.body = append(append([]byte{'{'}, member...), '}')
		return
	}
	r.body = append(append(append(r.body[:len(r.body)-1], ','), member...), '}')
}

// hasMember reports whether an object that has no white space has a key, which is
// in quotes and with its colon.
func hasMember(object, key []byte) bool {
	depth := 0
	for i := 0; i < len(object); i++ {
		switch object[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			if depth == 1 && bytes.HasPrefix(object[i:], key) {
				return true
			}
			for i++; object[i] != '"'; i++ {
				if object[i] == '\\' {
					i++
				}
			}
		}
	}
	return false
}

// fieldText returns the form value of a JSON value. Arrays and objects have
// none.
func fieldText(value []byte) (string, bool) {
	switch value[0] {
	case '{', '[':
		return "", false
	case '"':
		var text fieldString
		err := wire.Unmarshal(value, &text)
		return string(text), err == nil
	case 'n':
		return "", true
	}
	return string(value), true
}

// fieldString is a text that is decoded by itself.
type fieldString string

// UnmarshalWire decodes it from d.
func (s *fieldString) UnmarshalWire(d *wire.Decoder) error {
	d.String((*string)(s))
	return d.Err()
}
