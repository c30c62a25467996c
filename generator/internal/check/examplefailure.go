package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// exampleFailure checks the response of a failed exchange: it must have a
// documented status code, and a body that fits the error model, with a code of
// that failure.
func (c *checker) exampleFailure(s subject, e endpoint, response dsl.Response) {
	i := slices.IndexFunc(e.Failures, func(f *dsl.Failure) bool { return f != nil && f.Status == response.Status })
	if i < 0 {
		s.field("Response").field("Status").problem("status code %d is neither %d, for success, nor that of a documented failure%s",
			response.Status, e.Success(), statusList(e.Failures))
		return
	}
	at := s.field("Response").field("Body")
	if response.Body == "" && isNothingSaid(c.api.Errors) && e.Failures[i].Body == nil {
		return
	}
	if response.Body == "" {
		at.problem("the response has no body, but failures have one")
		return
	}
	node, err := parseJSON(response.Body)
	if err != nil {
		at.problem("response is not JSON: %v", err)
		return
	}
	m := matcher{subject: at}
	if body := e.Failures[i].Body; body != nil {
		m.match("response", body, node)
		return
	}
	if isNothingSaid(c.api.Errors) {
		m.kind("response", node, jsonObject)
		return
	}
	m.failure(e.Failures[i], reading.ErrorModel(c.api.Errors), node)
}

// isNothingSaid reports whether bodies of failures may be anything.
func isNothingSaid(m dsl.ErrorModel) bool {
	return !m.Problem && m.List+m.At+m.Code+m.Message+m.LongMessage == ""
}

func statusList(failures []*dsl.Failure) string {
	var statuses []string
	for _, f := range failures {
		if f != nil {
			statuses = append(statuses, fmt.Sprint(f.Status))
		}
	}
	if len(statuses) == 0 {
		return ""
	}
	return ": " + strings.Join(statuses, ", ")
}

// failure matches the body of a failure against the error model.
func (m *matcher) failure(failure *dsl.Failure, model dsl.ErrorModel, node *jsonNode) {
	if !m.kind("response", node, jsonObject) {
		return
	}
	if id := node.member(model.TraceID); id != nil {
		m.kind("response."+model.TraceID, id, jsonString)
	}
	if model.List == "" && model.At == "" {
		m.failureItem("response", failure, model, node)
		return
	}
	name := cmp.Or(model.List, model.At)
	errors, path := node.member(name), "response."+name
	switch {
	case errors == nil:
		m.problem("%s is missing", path)
	case model.List == "":
		m.failureItem(path, failure, model, errors)
	case m.kind(path, errors, jsonArray):
		if len(errors.items) == 0 {
			m.problem("%s is empty", path)
		}
		for i, item := range errors.items {
			m.failureItem(fmt.Sprintf("%s[%d]", path, i), failure, model, item)
		}
	}
}

func (m *matcher) failureItem(path string, failure *dsl.Failure, model dsl.ErrorModel, node *jsonNode) {
	if !m.kind(path, node, jsonObject) {
		return
	}
	for _, name := range []string{model.Code, model.Message, model.LongMessage} {
		switch text := node.member(name); {
		case name == "":
		case text != nil:
			m.kind(path+"."+name, text, jsonString)
		case name != model.LongMessage:
			m.problem("%s.%s is missing", path, name)
		}
	}
	code := node.member(model.Code)
	if code == nil || code.kind != jsonString {
		return
	}
	var codes []string
	for _, c := range failure.Codes {
		if c != nil {
			codes = append(codes, c.Code)
		}
	}
	if len(codes) == 0 {
		return
	}
	if !slices.Contains(codes, code.text) {
		m.problem("%s.%s: %q is not one of %s, the codes of failure %s", path, model.Code, code.text, strings.Join(codes, ", "), failure.Name)
	}
}
