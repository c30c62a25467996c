package call

import "github.com/seed-e19c5fb5/clerk-go/internal/wire"

// Body sets the JSON body. A request without one has no body at all.
func (r *Request) Body(m wire.Marshaler) {
	if r.refused == nil {
		r.setBody(m.AppendJSON(make([]byte, 0, bodySize)))
	}
}

// OptionalBody sets the JSON body, or none if no field of m is set.
func (r *Request) OptionalBody(m wire.Marshaler) {
	r.Body(m)
	if string(r.body) == "{}" {
		r.body = nil
	}
}

// BodyOf sets the JSON body that appendJSON appends: a list, a map, a union or
// any other JSON value.
func (r *Request) BodyOf(appendJSON func([]byte) ([]byte, error)) {
	if r.refused == nil {
		r.setBody(appendJSON(make([]byte, 0, bodySize)))
	}
}

func (r *Request) setBody(body []byte, err error) {
	if err != nil {
		r.refuse("body", "", "cannot be encoded: "+err.Error())
		return
	}
	r.body = body
}

// bodySize is room for the usual request body.
const bodySize = 128
