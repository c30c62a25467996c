package expect

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// failure describes the expected models.APIError of a failed response.
func (l *resultLines) failure(op *plan.Operation, res dsl.Response) error {
	list, detail := l.x.read.API.Errors.List, l.x.sdk.Transport.Errors.Detail
	body, err := members(res.Body)
	if err != nil {
		return err
	}
	l.add("StatusCode", strconv.Itoa(res.Status))
	l.add("Operation", strconv.Quote(op.Name))
	l.add("Attempts", "1")
	l.add("TraceID", strconv.Quote(l.x.traceID(res, body)))
	var errs []map[string]json.RawMessage
	if err := json.Unmarshal(body[list], &errs); err != nil {
		return fmt.Errorf("%s: %w", list, err)
	}
	for i, e := range errs {
		if err := l.detail(fmt.Sprintf("Errors[%d].", i), detail, e); err != nil {
			return err
		}
	}
	return nil
}

// detail returns one of a failure's errors. A missing string is empty; other
// missing values are omitted.
func (l *resultLines) detail(path string, detail *plan.Object, sent map[string]json.RawMessage) error {
	for _, f := range detail.Fields {
		t, raw := f.Type, sent[f.Wire]
		if t.Kind == plan.EnumOf {
			t.Kind = plan.String
		}
		switch {
		case raw == nil && t.Kind == plan.String:
			l.add(path+f.GoName, `""`)
		case raw != nil:
			if err := l.value(path+f.GoName, t, raw); err != nil {
				return fmt.Errorf("%s: %w", f.Wire, err)
			}
		}
	}
	return nil
}

// traceID returns the trace id in the header, or else the one in the body.
func (x *expecter) traceID(res dsl.Response, body map[string]json.RawMessage) string {
	for name, value := range res.Header {
		if http.CanonicalHeaderKey(name) == x.sdk.Transport.TraceHeader {
			return value
		}
	}
	var id string
	if raw, sent := body[x.read.API.Errors.TraceID]; sent && json.Unmarshal(raw, &id) == nil {
		return id
	}
	return ""
}
