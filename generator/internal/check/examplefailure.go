package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// exampleFailure checks the answer of an exchange that fails: a documented
// status, and a body as the error model says, with a code of that failure.
func (c *checker) exampleFailure(s subject, e endpoint, response dsl.Response) {
	i := slices.IndexFunc(e.Failures, func(f *dsl.Failure) bool { return f != nil && f.Status == response.Status })
	if i < 0 {
		s.field("Response").field("Status").problem("status %d is neither success, which is %d, nor a documented failure%s",
			response.Status, e.Success(), statusList(e.Failures))
		return
	}
	at := s.field("Response").field("Body")
	if response.Body == "" {
		at.problem("the response has no body, but a failure has one")
		return
	}
	node, err := parseJSON(response.Body)
	if err != nil {
		at.problem("response is not JSON: %v", err)
		return
	}
	m := matcher{c: c}
	m.failure(e.Failures[i], c.api.Errors, node)
	for _, found := range m.found {
		at.problem("%s", found)
	}
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
	if !m.kind("response", node, jsonObject) || model.List == "" {
		return
	}
	if id := node.member(model.TraceID); id != nil {
		m.kind("response."+model.TraceID, id, jsonString)
	}
	list := node.member(model.List)
	path := "response." + model.List
	if list == nil {
		m.report(path, "is missing")
		return
	}
	if !m.kind(path, list, jsonArray) {
		return
	}
	if len(list.items) == 0 {
		m.report(path, "is empty")
	}
	for i, item := range list.items {
		m.failureItem(fmt.Sprintf("%s[%d]", path, i), failure, model, item)
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
			m.report(path+"."+name, "is missing")
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
	if rule := reading.NotOneOf(code.text, codes); rule != "" {
		m.violation(path+"."+model.Code, code.text, rule+", the codes of failure "+failure.Name)
	}
}
