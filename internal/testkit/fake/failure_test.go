package fake

import (
	"testing"
)

// TestFailureBodies answers with statuses whose failures have a model of their own.
func TestFailureBodies(t *testing.T) {
	t.Parallel()
	of := func(json string) []FailureBody { return []FailureBody{{Status: 422, JSON: json}} }
	problem := []Problem{{Code: "c", Message: "m"}}
	for name, test := range map[string]struct {
		errors  Errors
		failure Failure
		want    string
	}{
		"members beside those of the model": {
			Errors{At: "error", Code: "code", Message: "message", Bodies: of(`{"reason":"r"}`)},
			Failure{Status: 422, Problems: problem}, `{"reason":"r","error":{"message":"m","code":"c"}}`,
		},
		"members over those of the model": {
			Errors{Code: "code", Message: "message", Bodies: of(`{"code":"x","rules":[4],"message":null}`)},
			Failure{Status: 422, Problems: problem}, `{"code":"c","rules":[4],"message":"m"}`,
		},
		"members of another kind": {
			Errors{Code: "code", Message: "message", Bodies: of(`{"code":7}`)},
			Failure{Status: 422, Problems: problem}, `{"code":7,"message":"m"}`,
		},
		"a list over that of the model": {
			Errors{List: "errors", Code: "code", Message: "message", Bodies: of(`{"errors":[{"code":"x","at":1}]}`)},
			Failure{Status: 422, Problems: append(problem, Problem{Code: "d"})},
			`{"errors":[{"code":"c","at":1,"message":"m"},{"code":"d","at":1,"message":""}]}`,
		},
		"another status": {
			Errors{Code: "code", Message: "message", Bodies: of(`{"reason":"r"}`)},
			Failure{Status: 404, Problems: problem}, `{"message":"m","code":"c"}`,
		},
		"the model of a stub": {
			Errors{Code: "code", Message: "message", TraceID: "id", Bodies: of(`{"reason":"r"}`)},
			Failure{Status: 422, Body: []byte(`{"reason":"s"}`)}, `{"reason":"s"}`,
		},
		"the model and the errors of a stub": {
			Errors{Code: "code", Message: "message", TraceID: "id", Bodies: of(`{"reason":"r"}`)},
			Failure{Status: 422, Body: []byte(`{"reason":"s"}`), Problems: problem, TraceID: "t"},
			`{"reason":"s","message":"m","code":"c","id":"t"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := string(test.errors.answer(&test.failure).body); got != test.want {
				t.Errorf("%s, not %s", got, test.want)
			}
		})
	}
}
