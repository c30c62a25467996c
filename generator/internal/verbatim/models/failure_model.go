package models

import (
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// failureModel is the body of a failure whose status code has its own model.
type failureModel struct {
	model wire.Unmarshaler
}

// FailureModel returns the decoded body of a failure, if Acme has a model for
// its status code and the body is valid: FailureModel[AcmeExample](err). It
// finds the failure as errors.As does.
func FailureModel[T any](err error) (model *T, ok bool) {
	e, ok := errors.AsType[*APIError](err)
	if !ok {
		return nil, false
	}
	model, ok = any(e.model).(*T)
	return model, ok
}

// ReadModel is like [APIError.ReadBody] and also decodes the body as the model
// of the status code.
func (e *APIError) ReadModel(body []byte) {
	e.ReadBody(body)
	model := AcmeNewFailureModel(e.StatusCode)
	if model == nil || wire.Unmarshal(body, model) != nil {
		return
	}
	e.model = model
}
