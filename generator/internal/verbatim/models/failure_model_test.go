package models

import (
	"errors"
	"fmt"
	"testing"
)

func TestFailureModel(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status int
		body   string
		want   string // the field; empty if there is no model
	}{
		"its status":     {422, `{"field":"a"}`, "a"},
		"another status": {404, `{"field":"a"}`, ""},
		"another kind":   {422, `{"field":7}`, ""},
		"cut off":        {422, `{"field":"a"`, ""},
		"HTML":           {422, `<html>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			failure := &APIError{StatusCode: test.status}
			failure.ReadModel([]byte(test.body))
			model, ok := FailureModel[AcmeExample](fmt.Errorf("wrapped: %w", failure))
			if ok != (test.want != "") || ok && model.Field != test.want {
				t.Errorf("%+v, %v", model, ok)
			}
			if failure.Excerpt != test.body {
				t.Errorf("the excerpt is %q", failure.Excerpt)
			}
		})
	}
	made := NewFailure(422, &AcmeExample{Field: "b"})
	if model, ok := FailureModel[AcmeExample](made); !ok || model.Field != "b" || made.Model() != any(model) {
		t.Errorf("%+v, %v of a failure that was made", model, ok)
	}
	if model := new(APIError).Model(); model != nil {
		t.Errorf("%+v of a failure without a body", model)
	}
	if model, ok := FailureModel[AcmeExample](errors.New("another")); ok {
		t.Errorf("%+v of another error", model)
	}
	if model, ok := FailureModel[ErrorDetail](&APIError{StatusCode: 422}); ok {
		t.Errorf("%+v of a failure that was not read", model)
	}
}

func TestNewFailureOfAnotherModel(t *testing.T) {
	t.Parallel()
	for status, model := range map[int]any{404: &AcmeExample{}, 422: AcmeExample{}, 423: nil} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%T is a model of status %d", model, status)
				}
			}()
			NewFailure(status, model)
		}()
	}
}
