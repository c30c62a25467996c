package resolve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// failure says what the models.APIError of a failing answer holds.
func (l *resultLines) failure(op *plan.Operation, res dsl.Response) error {
	m := l.r.sdk.Transport.Errors
	body, err := members(res.Body)
	if err != nil {
		return err
	}
	l.add("StatusCode", strconv.Itoa(res.Status))
	l.add("Operation", strconv.Quote(op.Name))
	l.add("Attempts", "1")
	l.add("TraceID", strconv.Quote(l.r.traceID(res, body)))
	var errs []map[string]json.RawMessage
	if err := json.Unmarshal(body[m.List], &errs); err != nil {
		return fmt.Errorf("%s: %w", m.List, err)
	}
	for i, e := range errs {
		path := fmt.Sprintf("Errors[%d].", i)
		for _, f := range [][2]string{{"Code", m.Code}, {"Message", m.Message}, {"LongMessage", m.LongMessage}} {
			if err := l.value(path+f[0], plan.Type{Kind: plan.String}, e[f[1]]); err != nil {
				return fmt.Errorf("%s: %w", f[1], err)
			}
		}
		if meta, sent := e[m.Meta]; sent {
			if err := l.value(path+"Meta", plan.Type{Kind: plan.RawJSON}, meta); err != nil {
				return err
			}
		}
	}
	return nil
}

// traceID is that of the header, or else that of the body.
func (r *resolver) traceID(res dsl.Response, body map[string]json.RawMessage) string {
	for name, value := range res.Header {
		if http.CanonicalHeaderKey(name) == r.sdk.Transport.TraceHeader {
			return value
		}
	}
	var id string
	if raw, sent := body[r.sdk.Transport.TraceField]; sent && json.Unmarshal(raw, &id) == nil {
		return id
	}
	return ""
}
