package contract

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// TestReadBody reads bodies that are not what the API describes: what can be
// told is told.
func TestReadBody(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 600)
	for name, test := range map[string]struct {
		body, want string
	}{
		"as described": {
			`{"errors":[{"message":"m","long_message":"l","code":"c"},{"message":"n","code":"d"}],"clerk_trace_id":` +
				`"t"}`,
			"sessions.Get: status 404: c: m; d: n (trace t)",
		},
		"no errors, and a trace ID": {
			`{"errors":[],"clerk_trace_id":"t"}`,
			`sessions.Get: status 404: "{\"errors\":[],\"clerk_trace_id\":\"t\"}" (trace t)`,
		},
		"an error that says nothing": {`{"errors":[{}]}`, `sessions.Get: status 404: "{\"errors\":[{}]}"`},
		"a code alone":               {`{"errors":[{"code":"c"}]}`, "sessions.Get: status 404: c"},
		"a message alone":            {`{"errors":[{"message":"m"}]}`, "sessions.Get: status 404: m"},
		"an odd field behind the first": {
			`{"errors":[{"message":"m","code":"c"},{"message":5}]}`,
			`sessions.Get: status 404: c: m: "{\"errors\":[{\"message\":\"m\",\"code\":\"c\"},{\"message\":5}]}"`,
		},
		"cut off behind the first": {
			`{"errors":[{"message":"m","code":"c"},`,
			`sessions.Get: status 404: c: m: "{\"errors\":[{\"message\":\"m\",\"code\":\"c\"},"`,
		},
		"control characters": {
			`{"errors":[{"message":"m\u001b[31m\nlevel=ERROR","code":"c\u0000"}],"clerk_trace_id":"t\u009b2J"}`,
			`sessions.Get: status 404: c\x00: m\x1b[31m\nlevel=ERROR (trace t\u009b2J)`,
		},
		"HTML":      {"<html>\n", `sessions.Get: status 404: "<html>"`},
		"nothing":   {"", "sessions.Get: status 404"},
		"not UTF-8": {"a\xffb", "sessions.Get: status 404: \"a\ufffdb\""},
		"long":      {long, `sessions.Get: status 404: "` + long[:512] + `"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := &models.APIError{Operation: "sessions.Get", StatusCode: 404}
			e.ReadBody([]byte(test.body))
			if got := e.Error(); got != test.want {
				t.Errorf("got %s\nwant %s", got, test.want)
			}
		})
	}
	kept := &models.APIError{TraceID: "of the header"}
	kept.ReadBody([]byte(`{"errors":[{"code":"c"}],"clerk_trace_id":"of the body"}`))
	if kept.TraceID != "of the header" || !kept.Has("c") {
		t.Errorf("got %+v", kept)
	}
}

func TestAPIError(t *testing.T) {
	t.Parallel()
	e := &models.APIError{Operation: "sessions.Get", StatusCode: 404}
	e.ReadBody([]byte(`{"errors":[{"message":"not found","long_message":"No ` +
		`session.","code":"resource_not_found","meta":{"a":1}},{"code":"x","message":"y"}],"clerk_trace_id":"abc"}`))
	const want = "sessions.Get: status 404: resource_not_found: not found; x: y (trace abc)"
	if e.Error() != want {
		t.Errorf("got %s\nwant %s", e, want)
	}
	var err error = fmt.Errorf("wrapped: %w", e)
	if !errors.Is(err, models.ErrNotFound) || errors.Is(err, models.ErrGone) {
		t.Error("errors.Is does not go by the status")
	}
	if !e.Has(models.CodeResourceNotFound) || e.Has(models.CodeConflict) || !e.Errors[0].Code.Known() ||
		e.Errors[1].Code.Known() {
		t.Error("codes are not told apart")
	}
	if string(e.Errors[0].Meta) != `{"a":1}` || e.Errors[1].Meta != nil {
		t.Errorf("meta: %s, %s", e.Errors[0].Meta, e.Errors[1].Meta)
	}
	e = &models.APIError{StatusCode: 502}
	e.ReadBody([]byte("<html>" + strings.Repeat("x", 1000)))
	if len(e.Excerpt) != 512 || !strings.HasPrefix(e.Error(), `status 502: "<html>xxx`) {
		t.Error(e)
	}
}
