package models

import (
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// failureModel is the body of a failure whose status has a model of its own.
type failureModel struct {
	model wire.Unmarshaler
}

// FailureModel returns the body of a failure, where Acme has a model for its
// status and the body is one: FailureModel[AcmeExample](err). It finds
// the failure as errors.As does.
func FailureModel[T any](err error) (model *T, ok bool) {
	e, ok := errors.AsType[*APIError](err)
	if !ok {
		return nil, false
	}
	model, ok = any(e.model).(*T)
	return model, ok
}

// ReadModel is [APIError.ReadBody], and takes the body as the model of the status
// too.
func (e *APIError) ReadModel(body []byte) {
	e.ReadBody(body)
	model := AcmeNewFailureModel(e.StatusCode)
	if model == nil || wire.Unmarshal(body, model) != nil {
		return
	}
	e.model = model
}
