package call

import (
	"net/http"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Query adds query parameters: name=text, and name[member]=text.
func (r *Request) Query() Values { return r.ValuesTo((*query)(r)) }

// Header adds header parameters. They take precedence over the headers of call
// options, and replace those of the client.
func (r *Request) Header() Values { return r.ValuesTo((*header)(r)) }

// Form adds fields of an application/x-www-form-urlencoded body, in the order of
// the calls. A form without fields sends no body.
func (r *Request) Form() Values {
	r.rest().form = true
	return r.ValuesTo((*form)(r))
}

// Checks validates the fields of a JSON body, which is encoded elsewhere.
func (r *Request) Checks() Values { return r.ValuesTo(checks{}) }

// bracketed names members as in outer[name].
func bracketed(outer, name string) string { return outer + "[" + name + "]" }

type query Request

// Member names a member.
func (*query) Member(outer, name string) string { return bracketed(outer, name) }

// Put escapes brackets, which some servers reject in a URL. It does not escape
// commas, because some servers split lists before they unescape.
func (q *query) Put(name, text string) {
	r := (*Request)(q)
	r.appendName(name)
	for {
		before, after, found := strings.Cut(text, ",")
		r.buf = route.AppendEscaped(r.buf, before)
		if !found {
			return
		}
		r.buf, text = append(r.buf, ','), after
	}
}

type header Request

// Member names a member.
func (*header) Member(outer, name string) string { return bracketed(outer, name) }

// Put adds a header, unless the name or value is invalid or the header is
// reserved for the client.
func (h *header) Put(name, text string) {
	r := (*Request)(h)
	canonical := http.CanonicalHeaderKey(name)
	switch {
	case canonical == "Content-Type" || slices.Contains(reserved, canonical):
		r.refuse(name, "", "is reserved for the client")
	case route.HasControl(text):
		r.refuse(name, "", "contains a control character")
	case strings.Trim(text, " ") != text:
		r.refuse(name, "", "begins or ends with a space")
	default:
		r.rest().header.Add(canonical, text)
	}
}

type form Request

// Member names a member.
func (*form) Member(outer, name string) string { return bracketed(outer, name) }

// Put does not escape the brackets of names.
func (f *form) Put(name, text string) {
	if len(f.body) > 0 {
		f.body = append(f.body, '&')
	} else {
		(*Request)(f).setType("application/x-www-form-urlencoded")
	}
	f.body = append(appendFormName(f.body, name), '=')
	f.body = route.AppendEscaped(f.body, text)
}

func appendFormName(b []byte, name string) []byte {
	for i := range len(name) {
		if c := name[i]; c == '[' || c == ']' {
			b = append(b, c)
			continue
		}
		b = route.AppendEscaped(b, name[i:i+1])
	}
	return b
}

type checks struct{}

// Member names a member as in outer.name.
func (checks) Member(outer, name string) string { return outer + "." + name }

// Put does nothing.
func (checks) Put(string, string) {}
