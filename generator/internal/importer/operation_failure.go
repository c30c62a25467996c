package importer

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// failures collects the failures of all operations. One status is one failure.
type failures struct {
	c        *converter
	byStatus map[int]*failure
	schemas  []*openapi.Node // of the bodies, with how often each is used
	counts   map[*openapi.Node]int
	problem  map[*openapi.Node]bool // bodies that are problem details
}

// failure is a status, with what operations say of it.
type failure struct {
	dsl    *dsl.Failure
	at     *openapi.Node
	docs   []string
	uses   map[string]int // of each doc
	bodies []*openapi.Node
}

func newFailures(c *converter) *failures {
	return &failures{
		c: c, byStatus: map[int]*failure{}, counts: map[*openapi.Node]int{}, problem: map[*openapi.Node]bool{},
	}
}

// add notes a response outside of success.
func (f *failures) add(op *described, r response) {
	body := f.body(r)
	r.node.Get("headers").Mark()
	if r.status == 0 {
		f.c.note(Kept, r.key, "response "+r.key.Text()+" of "+op.label(),
			"every other status is an error of the client")
		return
	}
	one := f.byStatus[r.status]
	if one == nil {
		one = &failure{
			dsl: &dsl.Failure{Status: r.status, Name: failureName(r.status)}, at: r.node, uses: map[string]int{},
		}
		f.byStatus[r.status] = one
	}
	if doc, ok := clause(r.node.Get("description").Text()); ok {
		if one.uses[doc]++; one.uses[doc] == 1 {
			one.docs = append(one.docs, doc)
		}
	}
	if body != nil && !slices.Contains(one.bodies, body) {
		one.bodies = append(one.bodies, body)
	}
	if !slices.Contains(op.e.Failures, one.dsl) {
		op.e.Failures = append(op.e.Failures, one.dsl)
	}
}

// body is the schema of the body of a failure, nil where there is none.
func (f *failures) body(r response) *openapi.Node {
	all := mediaOf(r.node.Get("content"))
	for _, m := range all {
		if !m.isJSON() {
			m.node.Mark()
		}
	}
	if len(all) == 0 || !all[0].isJSON() {
		return nil
	}
	for _, m := range all[1:] {
		m.node.Get("schema")
	}
	target, err := f.c.doc.Deref(all[0].node.Get("schema"))
	if err != nil || target == nil {
		return nil
	}
	if f.counts[target]++; f.counts[target] == 1 {
		f.schemas = append(f.schemas, target)
	}
	f.problem[target] = f.problem[target] || all[0].name == "application/problem+json"
	return target
}

// failureName names the failure with a status code.
func failureName(status int) string {
	names := map[int]string{
		http.StatusUnprocessableEntity: "Unprocessable", http.StatusTooManyRequests: "RateLimited",
		http.StatusRequestEntityTooLarge: "RequestTooLarge", http.StatusInternalServerError: "Internal",
		http.StatusServiceUnavailable: "Unavailable", http.StatusTeapot: "Teapot",
	}
	if name := names[status]; name != "" {
		return name
	}
	if text := http.StatusText(status); text != "" {
		return goName(naming.Exported(strings.NewReplacer(" ", "_", "-", "_", "'", "").Replace(text)), "Status")
	}
	return "Status" + strconv.Itoa(status)
}

// finish gives the API its failures, and says how their bodies look.
func (f *failures) finish() {
	common := f.common()
	m := dsl.ErrorModel{}
	if common != nil {
		m = f.model(common)
	}
	for _, status := range slices.Sorted(maps.Keys(f.byStatus)) {
		one := f.byStatus[status]
		f.name(one)
		f.doc(one)
		f.ownBody(one, common)
		m.Failures = append(m.Failures, one.dsl)
	}
	f.c.api.Errors = m
	for _, op := range f.c.endpoints() {
		slices.SortFunc(op.e.Failures, func(a, b *dsl.Failure) int { return a.Status - b.Status })
	}
}

// name gives a failure another name if a model has that of its sentinel error.
func (f *failures) name(one *failure) {
	names, wanted := f.c.schemas.names, one.dsl.Name
	for names.taken["Err"+one.dsl.Name] {
		one.dsl.Name += "Status"
	}
	names.taken["Err"+one.dsl.Name] = true
	if one.dsl.Name != wanted {
		f.c.note(Kept, one.at, "failure "+wanted, "a model is called Err"+wanted+": it is "+one.dsl.Name)
	}
}

// common is the schema that most failures have.
func (f *failures) common() *openapi.Node {
	var common *openapi.Node
	for _, n := range f.schemas {
		if common == nil || f.counts[n] > f.counts[common] {
			common = n
		}
	}
	return common
}

// doc is the text of a failure: the one that most operations have.
func (f *failures) doc(one *failure) {
	for _, doc := range one.docs {
		if one.uses[doc] > one.uses[one.dsl.Doc] {
			one.dsl.Doc = doc
		}
	}
	if one.dsl.Doc == "" {
		one.dsl.Doc = "the API answers with status code " + strconv.Itoa(one.dsl.Status)
		f.c.note(Invented, one.at, "doc of failure "+one.dsl.Name, one.dsl.Doc)
	}
	if len(one.docs) > 1 {
		f.c.note(Kept, one.at, "descriptions of responses with status "+strconv.Itoa(one.dsl.Status),
			"there are "+strconv.Itoa(len(one.docs))+", and the failure has the one that most have")
	}
}

// ownBody is the model of a failure whose body is another than that of most.
func (f *failures) ownBody(one *failure, common *openapi.Node) {
	var other []*openapi.Node
	for _, n := range one.bodies {
		if n != common {
			other = append(other, n)
		}
	}
	switch {
	case len(other) == 0:
		return
	case len(one.bodies) > 1:
		for _, n := range other {
			n.Mark()
			f.c.note(Kept, n, "body of responses with status "+strconv.Itoa(one.dsl.Status),
				"its status has other bodies too: it is kept as JSON in the error")
		}
		return
	}
	at := owned(one.dsl.Name + "Body")
	t := f.c.schemas.named(other[0], at).Type
	switch t.(type) {
	case *dsl.Object, *dsl.Union:
		one.dsl.Body = t
	default:
		f.c.note(Kept, other[0], "body of responses with status "+strconv.Itoa(one.dsl.Status),
			"it is no object: it is kept as JSON in the error")
	}
}

// model says where the parts of an error are.
func (f *failures) model(n *openapi.Node) dsl.ErrorModel {
	n.Get("description").Mark()
	fields := f.members(n)
	m := dsl.ErrorModel{Problem: f.problem[n]}
	if m.Problem || hasAll(fields, "type", "title", "status") {
		n.Mark()
		return dsl.ErrorModel{Problem: true}
	}
	inner := fields
	for _, name := range []string{"errors", "error"} {
		target := f.c.deref(fields[name])
		if items := f.c.deref(target.Peek("items")); items != nil && len(f.members(items)) > 0 {
			m.List, inner = name, f.members(items)
			break
		}
		if len(f.members(target)) > 0 {
			m.At, inner = name, f.members(target)
			break
		}
	}
	for _, part := range []struct {
		to    *string
		names []string
	}{
		{&m.Code, []string{"code", "error_code", "errorCode", "type", "error", "status"}},
		{&m.Message, []string{"message", "error_description", "msg", "detail", "title", "error_message"}},
		{&m.LongMessage, []string{"long_message", "longMessage", "details"}},
		{&m.Meta, []string{"meta", "metadata"}},
	} {
		*part.to = firstOf(inner, part.names)
	}
	if m.Code == m.Message {
		m.Code = ""
	}
	m.TraceID = firstOf(fields, []string{"clerk_trace_id", "trace_id", "traceId", "request_id", "requestId"})
	f.consumed(n, m)
	return m
}

// consumed marks the schema of errors, which the client reads without a model of
// its own.
func (f *failures) consumed(n *openapi.Node, m dsl.ErrorModel) {
	for _, inner := range []*openapi.Node{n, f.c.deref(f.c.deref(n.Peek("properties").Peek(m.List)).Peek("items"))} {
		inner.Mark()
	}
	what := "body of failures"
	if name, ok := f.c.schemas.names.components[n]; ok {
		what += " " + name
	}
	f.c.note(Kept, n, what, "it is the shape of errors that the API has as a whole")
}

// members are the members of a schema.
func (f *failures) members(n *openapi.Node) map[string]*openapi.Node {
	out := map[string]*openapi.Node{}
	if n.Kind() != openapi.Map {
		return out
	}
	for _, part := range f.c.schemas.conjunction(n) {
		for key, schema := range part.Peek("properties").Entries() {
			out[key.Text()] = schema
		}
	}
	return out
}

// deref follows a reference, which may be broken.
func (c *converter) deref(n *openapi.Node) *openapi.Node {
	if n == nil {
		return nil
	}
	target, err := c.doc.Deref(n)
	if err != nil {
		return nil
	}
	return target
}

func hasAll(fields map[string]*openapi.Node, names ...string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return fields[name] == nil })
}

func firstOf(fields map[string]*openapi.Node, names []string) string {
	for _, name := range names {
		if fields[name] != nil {
			return name
		}
	}
	return ""
}
