package expect

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// failure describes the expected models.APIError of a failed response.
func (l *resultLines) failure(op *plan.Operation, res dsl.Response) error {
	model, detail := l.x.read.API.Errors, l.x.sdk.Transport.Errors.Detail
	body, err := members(res.Body)
	if err != nil {
		return err
	}
	l.add("StatusCode", strconv.Itoa(res.Status))
	l.add("Operation", strconv.Quote(op.Name))
	l.add("Attempts", "1")
	l.add("TraceID", strconv.Quote(l.x.traceID(res, body)))
	errs, err := errorsIn(model, body)
	if err != nil {
		return err
	}
	if len(errs) == 0 {
		l.add("Errors", "[]")
	}
	for i, e := range errs {
		if err := l.detail(fmt.Sprintf("Errors[%d].", i), detail, e); err != nil {
			return err
		}
	}
	return nil
}

// errorsIn are the errors of a body that say something.
func errorsIn(m dsl.ErrorModel, body map[string]json.RawMessage) (errs []map[string]json.RawMessage, err error) {
	switch {
	case m.List != "":
		if err := json.Unmarshal(body[m.List], &errs); err != nil {
			return nil, fmt.Errorf("%s: %w", m.List, err)
		}
	case m.At != "":
		one, err := members(string(body[m.At]))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.At, err)
		}
		errs = append(errs, one)
	default:
		errs = append(errs, body)
	}
	return slices.DeleteFunc(errs, func(e map[string]json.RawMessage) bool {
		return isSilent(e[m.Code]) && isSilent(e[m.Message])
	}), nil
}

func isSilent(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == `""` }

// detail returns one of a failure's errors. Text that was not sent is empty; what is
// not text is then absent.
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
		delete(sent, f.Wire)
	}
	for _, key := range sortedKeys(sent) {
		if err := l.value(fmt.Sprintf("%sExtra[%q]", path, key), plan.Type{Kind: plan.RawJSON}, sent[key]); err != nil {
			return err
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
