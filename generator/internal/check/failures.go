package check

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// errorModel checks the names in the body of a failure.
func (c *checker) errorModel(api subject) {
	m, s := c.api.Errors, api.field("Errors").called("errors")
	s.header("TraceHeader", m.TraceHeader)
	s.errorShape(m)
	c.refusals(s, m.Refusals)
	fields := []errorField{{"Code", m.Code}, {"Message", m.Message}, {"LongMessage", m.LongMessage}, {"Meta", m.Meta}}
	for _, f := range slices.Concat([]errorField{{"List", m.List}, {"At", m.At}}, fields,
		[]errorField{{"TraceID", m.TraceID}}) {
		if f.name != "" {
			s.wireName(f.field, f.name)
			s.tagName(f.field, f.name)
		}
	}
	complete := reading.ErrorModel(m)
	fields[0].name, fields[1].name = complete.Code, complete.Message
	if m.List == "" && m.At == "" {
		fields = append(fields, errorField{"TraceID", m.TraceID})
	}
	taken := map[string]string{}
	for _, f := range fields {
		if other, ok := taken[f.name]; ok && f.name != "" {
			s.field(f.field).problem("%s %q is also the field of %s", f.field, f.name, other)
		}
		taken[f.name] = f.field
	}
}

// errorField is a name in the body of a failure, and the field that holds it.
type errorField struct{ field, name string }

// errorShape reports ways to say where an error is that contradict each other.
func (s subject) errorShape(m dsl.ErrorModel) {
	if m.List != "" && m.At != "" {
		s.field("At").problem("At %q is set, but so is List", m.At)
	}
	if m.TraceID != "" && m.TraceID == m.List {
		s.field("TraceID").problem("TraceID %q is also the field of List", m.TraceID)
	}
	if m.TraceID != "" && m.TraceID == m.At {
		s.field("TraceID").problem("TraceID %q is also the field of At", m.TraceID)
	}
	if m.Problem && m.List+m.At+m.Code+m.Message+m.LongMessage != "" {
		s.field("Problem").problem("Problem is set, which says List, At, Code, Message and LongMessage")
	}
}

// failures checks the failures of the API, and their codes.
func (c *checker) failures(api subject) {
	list := api.field("Errors").field("Failures")
	statuses, seen := map[int]string{}, map[*dsl.Failure]bool{}
	codes := map[string]string{}
	for i, failure := range c.api.Errors.Failures {
		if failure == nil {
			list.index(i).called("errors").problem("failure #%d is nil", i+1)
			continue
		}
		if seen[failure] {
			list.index(i).called("errors").problem("duplicate failure %s", failure.Name)
			continue
		}
		seen[failure] = true
		s := list.index(i).called("%s", labelled("failure", failure.Name, i))
		s.failure(failure)
		if other, taken := statuses[failure.Status]; taken {
			s.field("Status").problem("duplicate Status %d, which failure %s has", failure.Status, other)
		}
		statuses[failure.Status] = failure.Name
		s.errorCodes(failure, codes)
	}
}

func (s subject) failure(failure *dsl.Failure) {
	switch body := s.c.read.Target(failure.Body).(type) {
	case nil:
		if failure.Body != nil {
			s.field("Body").problem("Body refers to a model that no endpoint has")
		}
	case *dsl.Object, *dsl.Union:
		if !reading.IsSchema(body) {
			s.field("Body").problem("Body is %s", oddity(body))
		}
	default:
		s.field("Body").problem("Body is %s, not an object or a union", kindOf(body))
	}
	s.goName("Name", failure.Name)
	s.requiredProse("Doc", prose.Clause, failure.Doc)
	if failure.Status < 300 || failure.Status > 599 {
		s.field("Status").problem("Status %d is outside 300..599", failure.Status)
	}
}

// errorCodes checks the codes of a failure. A code has one status code, so that
// callers can identify failures by it: taken contains the failure of each code.
func (s subject) errorCodes(failure *dsl.Failure, taken map[string]string) {
	for i, code := range failure.Codes {
		if code == nil {
			s.field("Codes").index(i).problem("code #%d is nil", i+1)
			continue
		}
		at := s.field("Codes").item(i, "code", code.Code)
		at.required("Message", code.Message)
		at.prose("Doc", prose.Sentences, code.Doc)
		if !at.required("Code", code.Code) {
			continue
		}
		switch {
		case strings.ContainsFunc(code.Code, isUnprintable):
			at.field("Code").problem("Code %q contains a space, a control character or one beyond ASCII", code.Code)
		case code.Go != "":
			at.goName("Go", code.Go)
		case naming.Exported(code.Code) == "":
			at.field("Code").problem("Code %q has no letter or digit for a Go name: set Go", code.Code)
		}
		if other, ok := taken[code.Code]; ok {
			s.field("Codes").index(i).problem("duplicate code %q, which failure %s has", code.Code, other)
		}
		taken[code.Code] = failure.Name
	}
}

// refusals checks the codes with which the fake rejects requests.
func (c *checker) refusals(errors subject, r dsl.Refusals) {
	s := errors.field("Refusals").called("refusals")
	for _, refusal := range []struct {
		field string
		code  *dsl.ErrorCode
	}{
		{"Route", r.Route}, {"Method", r.Method}, {"ContentType", r.ContentType}, {"TooLarge", r.TooLarge},
		{"Body", r.Body}, {"Query", r.Query},
		{"Version", r.Version}, {"Gone", r.Gone},
		{"Missing", r.Missing}, {"Unknown", r.Unknown}, {"Type", r.Type}, {"Value", r.Value}, {"Format", r.Format},
	} {
		if refusal.code != nil {
			c.codeInUse(s, refusal.field, refusal.code)
		}
	}
}
