package fake

import (
	"encoding/json"
	"net/http"
	"strings"
)

// refusal is a reason to reject a request before its effects.
type refusal int

const (
	fine refusal = iota
	noRoute
	badMethod
	badContentType
	bodyTooLarge
	badBody
	badQuery
	twoVersions
	gone
	missing
	unknown
	badType
	badValue
	badFormat
)

// Refusals are the codes for rejected requests. For an empty one the server
// responds with the usual HTTP status code of the case.
type Refusals struct {
	Route, Method, ContentType, TooLarge, Body, Query, Version, Gone string
	Missing, Unknown, Type, Value, Format                            string
	ParamMeta                                                        string // member of meta that names the field
}

// code returns the code of a refusal, and its usual HTTP status code.
func (r Refusals) code(why refusal) (code string, status int) {
	switch why {
	case noRoute:
		return r.Route, http.StatusNotFound
	case badMethod:
		return r.Method, http.StatusMethodNotAllowed
	case badContentType:
		return r.ContentType, http.StatusUnsupportedMediaType
	case bodyTooLarge:
		return r.TooLarge, http.StatusRequestEntityTooLarge
	case badBody:
		return r.Body, http.StatusBadRequest
	case badQuery:
		return r.Query, http.StatusBadRequest
	case twoVersions:
		return r.Version, http.StatusBadRequest
	case gone:
		return r.Gone, http.StatusGone
	case missing:
		return r.Missing, http.StatusUnprocessableEntity
	case unknown:
		return r.Unknown, http.StatusUnprocessableEntity
	case badType:
		return r.Type, http.StatusUnprocessableEntity
	case badValue:
		return r.Value, http.StatusUnprocessableEntity
	default:
		return r.Format, http.StatusUnprocessableEntity
	}
}

// refuse returns the failure for a request as a whole.
func (e *Errors) refuse(why refusal, detail string) *Failure {
	code, status := e.Refusals.code(why)
	f := e.failure(code, status)
	f.Problems[0].detail(detail)
	return f
}

// refuseParam adds the failure for a parameter to those found before. The status
// code of the response is that of the first.
func (e *Errors) refuseParam(found *Failure, name string, why refusal, detail string) *Failure {
	f := e.refuse(why, name+": "+detail)
	if meta := e.Refusals.ParamMeta; meta != "" {
		f.Problems[0].Meta = object([]member{{name: meta, raw: quote(name)}})
	}
	if found == nil {
		return f
	}
	if found.Status == f.Status {
		found.Problems = append(found.Problems, f.Problems...)
	}
	return found
}

// detail appends the exact problem to the long message.
func (p *Problem) detail(text string) {
	if text == "" {
		return
	}
	long := p.LongMessage
	if long == "" {
		long = p.Message
	}
	p.LongMessage = strings.TrimSuffix(long, ".") + ": " + text
}

func quote(text string) json.RawMessage {
	b, err := json.Marshal(text)
	if err != nil {
		panic("fake: " + err.Error()) // a string always encodes
	}
	return b
}
