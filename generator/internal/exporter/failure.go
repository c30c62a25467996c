package exporter

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// role is the key of a part that says what the description says elsewhere, so that
// an import leaves it out.
const role = extension.Prefix + "role"

// errorNames is where the body of a failure says what.
func (w *writer) errorNames() tree.Map {
	m := w.api.Errors
	m.Failures = nil
	names, _ := w.names.Write(m).(tree.Map)
	return names
}

// errorSchema adds the schema of a failure's body.
func (w *writer) errorSchema() {
	if len(w.api.Errors.Failures) == 0 {
		return
	}
	w.errorBody = "Failure"
	for w.schemas.Has(w.errorBody) {
		w.errorBody = "API" + w.errorBody
	}
	w.schemas = w.schemas.Set(w.errorBody, errorBody(reading.ErrorModel(w.api.Errors)).Set(role, "failure"))
}

// errorBody builds the body from the one error outwards.
func errorBody(m dsl.ErrorModel) tree.Map {
	one := tree.Map{}
	for _, f := range []struct{ name, doc string }{
		{m.Code, "Tells failures apart."}, {m.Message, "Says what went wrong."},
		{m.LongMessage, "Says what went wrong, at length."},
	} {
		if f.name != "" {
			one = one.Set(f.name, tree.Of("type", "string", "description", f.doc))
		}
	}
	if m.Meta != "" {
		one = one.Set(m.Meta, tree.Of("type", "object", "description", "Says more about this failure."))
	}
	required := tree.List{m.Code, m.Message}
	body := tree.Of("type", "object", "properties", one, "required", required)
	if m.List != "" {
		list := tree.Of("type", "array", "items", body)
		body = tree.Of("type", "object", "properties", tree.Of(m.List, list), "required", tree.List{m.List})
	}
	if m.At != "" {
		at := strings.Split(m.At, ".")
		slices.Reverse(at)
		for _, name := range at {
			body = tree.Of("type", "object", "properties", tree.Of(name, body), "required", tree.List{name})
		}
	}
	if m.TraceID != "" {
		properties := body.Get("properties").(tree.Map)
		id := tree.Of("type", "string", "description", "Identifies the request.")
		body = body.Set("properties", properties.Set(m.TraceID, id))
	}
	return body
}

// failures are the responses with the failures of the API.
func (w *writer) failures() tree.Map {
	responses := tree.Map{}
	for _, f := range w.api.Errors.Failures {
		m := w.failure(f, nil)
		m = m.Set(extension.Key("Status"), f.Status)
		if len(f.Codes) > 0 {
			m = m.Set(extension.Key("Codes"), codes(f.Codes))
		}
		responses = responses.Set(f.Name, m)
	}
	return responses
}

func codes(list []*dsl.ErrorCode) tree.List {
	var out tree.List
	for _, c := range list {
		out = append(out, extension.Names(nil).Write(*c))
	}
	return out
}

// failure is the response of a failure, with examples of its body.
func (w *writer) failure(f *dsl.Failure, examples tree.Map) tree.Map {
	m := tree.Of("description", w.text(prose.Clause, f.Doc))
	if trace := w.api.Errors.TraceHeader; trace != "" {
		header := tree.Of("schema", tree.Of("type", "string"), "description", "Identifies the request.", role, "trace")
		m = m.Set("headers", tree.Of(trace, header))
	}
	schema := tree.Of("$ref", "#/components/schemas/"+w.errorBody)
	if f.Body != nil {
		schema = w.schema(f.Body, false, nil)
	}
	media := tree.Of("schema", schema)
	if len(examples) > 0 {
		media = media.Set("examples", examples)
	}
	return m.Set("content", tree.Of(w.failureType(), media))
}

// failureType is the content type of failures.
func (w *writer) failureType() string {
	if w.api.Errors.Problem {
		return "application/problem+json"
	}
	return "application/json"
}
