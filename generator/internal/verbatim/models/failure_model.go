package models

import (
	"errors"
	"fmt"
	"reflect"

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

// NewFailure returns a failure with a model of its status code, for stubs: the
// client receives the model. It panics if model is not a pointer to the type that
// [FailureModel] returns for the status code.
func NewFailure(status int, model any) *APIError {
	m, ok := model.(wire.Unmarshaler)
	if !ok || reflect.TypeOf(m) != reflect.TypeOf(AcmeNewFailureModel(status)) {
		panic(fmt.Sprintf("models: status %d has no model of type %T", status, model))
	}
	e := &APIError{StatusCode: status}
	e.model = m
	return e
}

// Model returns the decoded body of a failure, if Acme has a model for its status
// code and the body is valid, and nil otherwise. [FailureModel] returns it with its
// type.
func (e *APIError) Model() any { return e.model }

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
