package fake

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// One encodes the result of a stub's function. A nil value without an error is a
// mistake in the test.
func One[T any, P model[T]](v P, err error) (json.RawMessage, error) {
	switch {
	case err != nil:
		return nil, err
	case v == nil:
		return nil, Nothing()
	default:
		return v.AppendJSON(nil)
	}
}

// model is a pointer to a T that writes itself for the wire. Its MarshalJSON is
// for logs, and keeps secrets back.
type model[T any] interface {
	*T
	wire.Marshaler
}

// Many is like [One] for lists. Nil is an empty list.
func Many[T wire.Marshaler](v []T, err error) (json.RawMessage, error) {
	switch {
	case err != nil:
		return nil, err
	case v == nil:
		return json.RawMessage("[]"), nil
	default:
		return wire.AppendList(nil, v, wire.AppendValue[T])
	}
}

// None is like [One] for operations without a result.
func None(err error) (json.RawMessage, error) { return nil, err }

// Unset returns the failure of an operation for which a stub has no function.
func Unset(operation, field string) error {
	return mistake("not_stubbed", operation+" was called, and "+field+" is not set")
}

// undescribed returns the failure of an operation without effects.
func undescribed(operation string) *Failure {
	return mistake("not_described",
		operation+
			" has no Effects in the description, which say what it does; dsl.Canned{} among them answers with its "+
			"example")
}

// Returned converts the failure that a stub's function returned. A status code
// that is invalid for a failure is a mistake in the test.
func Returned(function string, f *Failure) error {
	if f.Status < minStatus || f.Status > maxStatus {
		return mistake("not_stubbed",
			fmt.Sprintf("%s returned an APIError with status %d, which is outside %d..%d", function, f.Status,
				minStatus, maxStatus))
	}
	return f
}

// Modelled is the body of a failure that a stub's function returned with a model of
// its own, nil without.
func Modelled(model any) json.RawMessage {
	m, ok := model.(wire.Marshaler)
	if !ok {
		return nil
	}
	body, err := m.AppendJSON(nil)
	if err != nil {
		panic("fake: " + err.Error()) // which only a contradictory model can cause
	}
	return body
}

// The status codes of failures: all that a client does not treat as a success.
const minStatus, maxStatus = http.StatusMultipleChoices, 599

// mistake returns a failure that is never retried, so that the test fails.
func mistake(code, message string) *Failure {
	return &Failure{Status: http.StatusNotImplemented, Problems: []Problem{{Code: code, Message: message}}}
}

// Body decodes the body of a request. Fields of a rejected request that do not
// fit the type stay zero.
func Body[T any](r *Request) T {
	var v T
	if json.Unmarshal(r.Body(), &v) != nil {
		return *new(T)
	}
	return v
}

// Decode decodes a stored value. It panics if the value does not fit the type,
// which only a contradictory description can cause.
func Decode[T any](raw []byte) T {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		panic("fake: " + err.Error())
	}
	return v
}

// DecodeAll is like [Decode] for a list.
func DecodeAll[T any](raw []json.RawMessage) []T {
	list := make([]T, len(raw))
	for i := range raw {
		list[i] = Decode[T](raw[i])
	}
	return list
}

// Seed encodes values and calls [Server.Seed]. It panics if one cannot be
// encoded.
func Seed[T wire.Marshaler](s *Server, collection string, values []T) []T {
	list := make([]json.RawMessage, len(values))
	for i := range values {
		raw, err := values[i].AppendJSON(nil)
		if err != nil {
			panic("fake: " + err.Error())
		}
		list[i] = raw
	}
	seeded, err := s.Seed(collection, list...)
	if err != nil {
		panic("fake: " + err.Error())
	}
	return DecodeAll[T](seeded)
}

// Stored is the record with the id, and whether there is one.
func Stored[T any](s *Server, collection, id string) (*T, bool) {
	raw, found := s.Get(collection, id)
	if !found {
		return nil, false
	}
	v := Decode[T](raw)
	return &v, true
}
