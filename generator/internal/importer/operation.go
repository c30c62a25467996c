package importer

import (
	"net/http"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// convert converts an operation.
func (c *converter) convert(op *described) {
	op.e.Method = strings.ToUpper(op.method)
	declared := c.parameters(op)
	op.e.Path = c.path(op, declared)
	c.texts(op)
	names := newFieldNames("AppendJSON", "LogValue", "MarshalJSON", "IfNoneMatch")
	c.query(op, declared, names)
	c.header(op, declared, names)
	c.cookies(op, declared)
	c.body(op, names)
	c.responses(op)
	c.paging(op)
	c.unlinked(op)
	c.auth.operation(op)
	c.ignored(op)
	op.e.Effects = []dsl.Effect{dsl.Canned{}} // without a state there is nothing else to answer with
}

// texts reads what the document says of an operation.
func (c *converter) texts(op *described) {
	summary, description := op.node.Get("summary").Text(), op.node.Get("description").Text()
	if description == "" {
		description = op.item.Peek("description").Text()
	}
	if strings.TrimSpace(summary) == "" {
		summary = op.item.Peek("summary").Text()
	}
	short, ok := title(summary)
	if !ok {
		short = inventedSummary(op)
		c.note(Invented, op.node, "summary of "+op.label(), short)
	}
	op.e.Summary = short
	op.e.Doc = c.operationDoc(op, description)
	if truth(op.node.Get("deprecated")) {
		op.e.Deprecated = c.reason(op, description)
	}
}

// operationDoc begins with a verb: that of the description, or else that of the
// summary, with the description behind it.
func (c *converter) operationDoc(op *described, description string) string {
	plain := plainText(description)
	if doc, err := prose.Normal(prose.Verb, plain); err == nil && doc != "" {
		return doc
	}
	rest, ok := sentences(description)
	if !ok {
		rest = ""
	}
	begin, err := prose.Normal(prose.Verb, op.e.Summary)
	if err != nil {
		begin, err = prose.Normal(prose.Verb, inventedSummary(op))
	}
	if err != nil || begin == "" {
		begin = "sends " + op.e.Method + " " + op.path + "."
	}
	if rest == "" {
		c.note(Invented, op.node, "doc of "+op.label(), begin)
		return begin
	}
	doc, err := prose.Normal(prose.Verb, begin+" "+rest)
	if err != nil {
		c.note(Dropped, op.node.Get("description"), "description of "+op.label(), err.Error())
		return begin
	}
	return doc
}

// inventedSummary says what an operation does by its names.
func inventedSummary(op *described) string {
	words := wordsOf(op.unique)
	text, ok := title(spoken(naming.Exported(strings.Join(words, "_"))))
	if !ok {
		return "Send " + op.e.Method + " " + op.path
	}
	return text
}

// reason is why an operation is deprecated.
func (c *converter) reason(op *described, description string) string {
	for _, one := range strings.SplitAfter(strings.ReplaceAll(plainText(description), "\n\n", " "), ". ") {
		if strings.Contains(strings.ToLower(one), "deprecated") {
			if text, ok := sentences(one); ok {
				return text
			}
		}
	}
	c.note(Invented, op.node, "reason why "+op.label()+" is deprecated", "the document has none")
	return "The API marks it as deprecated."
}

// ignored reads what an operation says that no endpoint has.
func (c *converter) ignored(op *described) {
	for _, n := range []*openapi.Node{op.node.Get("servers"), op.item.Get("servers")} {
		if n != nil {
			n.Mark()
			if c.areServers(n) {
				c.note(Kept, n, "servers of "+op.label(), "they are those of the API")
				continue
			}
			c.note(Dropped, n, "servers of "+op.label(), "its requests go to the servers of the API")
		}
	}
	op.node.Get("externalDocs").Mark()
}

// areServers reports whether a list of servers has those of the API alone, with its
// first one first.
func (c *converter) areServers(list *openapi.Node) bool {
	var known []string
	for _, server := range c.doc.Root.Peek("servers").Items() {
		known = append(known, plainServer(server))
	}
	for i, server := range list.Items() {
		at := slices.Index(known, plainServer(server))
		if at < 0 || i == 0 && at > 0 {
			return false
		}
	}
	return list.Len() > 0
}

// plainServer is the address of a server, with the defaults of its variables.
func plainServer(n *openapi.Node) string {
	text := n.Peek("url").Text()
	for key, variable := range n.Peek("variables").Entries() {
		text = strings.ReplaceAll(text, "{"+key.Text()+"}", variable.Peek("default").Text())
	}
	return strings.TrimRight(text, "/")
}

// verb is the endpoint as the type of its method.
func verb(op *described) dsl.Endpoint {
	e := op.e
	switch e.Method {
	case http.MethodGet:
		return dsl.Get{
			Name: e.Name, Path: e.Path, SharesRoute: e.SharesRoute,
			Summary: e.Summary, Doc: e.Doc, Query: e.Query, Header: e.Header,
			Returns: e.Returns, Status: e.Status, Outcomes: e.Outcomes, Answers: e.Answers, Conditional: e.Conditional,
			Public: e.Public, Failures: e.Failures, RateClass: e.RateClass, Retry: e.Retry, Pages: e.Pages,
			Effects: e.Effects, Examples: e.Examples, Deprecated: e.Deprecated, Until: e.Until,
		}
	case http.MethodDelete:
		return dsl.Delete{
			Name: e.Name, Path: e.Path, SharesRoute: e.SharesRoute,
			Summary: e.Summary, Doc: e.Doc, Query: e.Query, Header: e.Header,
			Body: e.Body, BodyOf: e.BodyOf, BodyRequired: e.BodyRequired, Returns: e.Returns, Status: e.Status,
			Outcomes: e.Outcomes, Answers: e.Answers, Public: e.Public, Failures: e.Failures,
			RateClass: e.RateClass, Retry: e.Retry, IdempotencyKey: e.IdempotencyKey, Idempotent: e.Idempotent,
			Effects: e.Effects, Examples: e.Examples, Deprecated: e.Deprecated, Until: e.Until,
		}
	case http.MethodPut:
		return dsl.Put(e.Post)
	case http.MethodPatch:
		return dsl.Patch(e.Post)
	case http.MethodOptions:
		return dsl.Options(e.Post)
	}
	return e.Post
}
