package models

import "github.com/seed-e19c5fb5/clerk-go/internal/wire"

// ErrorCode is the machine-readable code of an error.
type ErrorCode string

// ErrorDetail is one of the errors for which a request failed.
type ErrorDetail struct {
	Code    ErrorCode
	Message string
}

// errorBody is the body of a failure.
type errorBody struct {
	Errors  []ErrorDetail
	TraceID string
}

// UnmarshalWire decodes errorBody from dec.
func (e *errorBody) UnmarshalWire(dec *wire.Decoder) error {
	dec.Skip()
	return dec.Err()
}

// AcmeFailureModel contains the additional fields of an [APIError].
type AcmeFailureModel = failureModel

// AcmeReadBody decodes the body of a failure.
func (e *APIError) AcmeReadBody(body []byte) { e.ReadModel(body) }

// AcmeNewFailureModel returns a new value of the model of a status, or nil.
func AcmeNewFailureModel(status int) wire.Unmarshaler {
	if status == 422 {
		return new(AcmeExample)
	}
	return nil
}

// AcmeExample is the model of a status.
type AcmeExample struct{ Field string }

// UnmarshalWire decodes AcmeExample from dec.
func (e *AcmeExample) UnmarshalWire(dec *wire.Decoder) error {
	dec.Members(func(key []byte) bool {
		if string(key) != "field" {
			return false
		}
		dec.String(&e.Field)
		return true
	})
	return dec.Err()
}

// AcmeModel is the model of a fake's records.
type AcmeModel struct{}

// AppendJSON appends the JSON of AcmeModel to buf.
func (AcmeModel) AppendJSON(buf []byte) ([]byte, error) { return append(buf, "{}"...), nil }
