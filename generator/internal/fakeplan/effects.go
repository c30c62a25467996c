package fakeplan

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// operations returns the rows of the fake's table.
func (f planner) operations() plan.FakeList {
	list := plan.FakeList{Elem: "*Operation"}
	for _, e := range f.endpoints {
		op, body := e.op, f.body(e.Endpoint)
		list.Items = append(list.Items, literalOf("",
			"Name", op.Name, "Method", op.Method, "Route", op.Route, "Status", e.Success(), "In", nameOf(e.kept),
			"Public", e.Public, "Until", e.Until,
			"Path", f.pathFields(e.Endpoint), "Query", f.params(e.Query), "Header", f.params(e.Header),
			"Body", body.fields(e.Body), "BodyOf", body.bodyOf(e.Endpoint), "Encoding", encodingOf(e.Endpoint),
			"BodyRequired", e.BodyRequired,
			"AtLeastOne", atLeastOne(e.AtLeastOne),
			"Effects", f.effects(e),
			"Conditional", e.Conditional, "Tagged", isTagged(e.Endpoint),
			"Enums", f.enumFields(e.Successes()[0].Returns)))
	}
	return list
}

// canned returns the response of the first successful example.
func canned(e endpoint) *plan.FakeLiteral {
	response := e.Examples[slices.IndexFunc(e.Examples, func(ex dsl.Example) bool { return !e.Fails(ex) })].Response
	outcome, _ := e.Outcome(response.Status)
	status, header := response.Status, map[string]string{}
	if status == e.Success() {
		status = 0
	}
	if e.HasResult() || isRedirect(outcome.Returns) {
		maps.Copy(header, response.Header)
	}
	if t := reading.ContentType(outcome.Returns); t != "" && t != "application/json" {
		header["Content-Type"] = t
	}
	var headers any
	if len(header) > 0 {
		var pairs []any
		for _, name := range slices.Sorted(maps.Keys(header)) {
			pairs = append(pairs, name, header[name])
		}
		headers = plan.FakeCall{Func: "Headers", Args: pairs}
	}
	return literalOf("Canned", "Body", response.Body, "Status", status, "Header", headers)
}

// isTagged reports whether responses have an entity tag, besides those of conditional
// requests.
func isTagged(e reading.Endpoint) bool {
	return slices.ContainsFunc(e.Answers, func(h dsl.ResponseHeader) bool { return strings.EqualFold(h.Name, "ETag") })
}

func isRedirect(t dsl.Schema) bool { _, ok := t.(dsl.Location); return ok }

// enumFields returns the fields with an enum of the object in a response.
func (f planner) enumFields(s dsl.Schema) []string {
	switch s := f.read.Target(s).(type) {
	case dsl.Array:
		return f.enumFields(s.Of)
	case *dsl.Object:
		var names []string
		for _, field := range reading.Fields(s) {
			switch field.Type.(type) {
			case *dsl.Enum, dsl.OneOf:
				names = append(names, field.Name)
			}
		}
		return names
	default:
		return nil
	}
}

func (f planner) effects(e endpoint) plan.FakeList {
	list := plan.FakeList{Elem: "Effect"}
	for _, effect := range e.Effects {
		list.Items = append(list.Items, f.effect(e, effect))
	}
	return list
}

// effect returns the engine's counterpart of a step.
func (f planner) effect(e endpoint, effect dsl.Effect) *plan.FakeLiteral {
	switch s := effect.(type) {
	case dsl.Find:
		return literalOf("Find", "In", nameOf(s.In), "By", paramName(s.By), "Where", matchList(s.Where),
			"Else", codeOf(s.Else))
	case dsl.Absent:
		return literalOf("Absent", "In", nameOf(s.In), "Where", matchList(s.Where), "Else", codeOf(s.Else))
	case dsl.Require:
		return literalOf("Require", "In", nameOf(s.In), "Field", s.Field, "Is", s.Is, "Else", codeOf(s.Else))
	case dsl.RequireToken:
		return literalOf("RequireToken", "Body", s.Body, "Claim", s.Claim, "Else", codeOf(s.Else),
			"ElseMismatch", codeOf(s.ElseMismatch), "AllowExpired", s.AllowExpired)
	case dsl.RequireSecret:
		return literalOf("RequireSecret", "Body", s.Body, "Else", codeOf(s.Else))
	case dsl.RequireMatch:
		return literalOf("RequireMatch", "In", nameOf(s.In), "Else", codeOf(s.Else))
	case dsl.KeepFile:
		return literalOf("KeepFile", "In", nameOf(s.In), "Body", s.Body, "As", s.As)
	case dsl.ReplyFile:
		return literalOf("ReplyFile", "In", nameOf(s.In), "As", s.As, "ContentType",
			reading.ContentType(e.Successes()[0].Returns), "Else", codeOf(s.Else))
	case dsl.Select:
		return selectEffect(e, s)
	case dsl.Insert:
		return literalOf("Insert", "In", nameOf(s.In), "Values", inserted(e.collection(s.In), s.Values))
	case dsl.Set:
		return literalOf("Set", "In", nameOf(s.In), "Values", assignList(s.Values, e.collection(s.In).Of))
	case dsl.Remove:
		return literalOf("Remove", "In", nameOf(s.In), "Where", matchList(s.Where))
	case dsl.Reply:
		return literalOf("Reply", "In", nameOf(s.In))
	case dsl.Answer:
		return literalOf("Answer", "Values", assignList(completed(s.Values, s.As), s.As))
	case dsl.Canned:
		return canned(e)
	case dsl.PublishKeys:
		return literalOf("PublishKeys")
	case dsl.Mint:
		return mintEffect(s)
	case dsl.MintCookies:
		return literalOf("MintCookies", "When", s.When, "Is", s.Is, "Into", s.Into, "Cookie", s.Cookie, "Lifetime",
			s.Lifetime,
			"Claims", claimList(s.Claims), "Values", assignList(completed(nil, s.As), s.As))
	default:
		panic("fakeplan: unknown kind of effect")
	}
}

func selectEffect(e endpoint, s dsl.Select) *plan.FakeLiteral {
	orders := plan.FakeList{Elem: "Order"}
	for _, o := range s.Order {
		orders.Items = append(orders.Items, literalOf("", "Field", o.Field, "Descending", o.Descending))
	}
	return literalOf("Select", "In", nameOf(s.In), "Filters", s.Filters, "Where", matchList(s.Where),
		"Order", orders, "OrderBy", s.OrderBy, "Page", pagesOf(e.Endpoint, s), "Envelope", envelopeOf(e, e.Around(s)))
}

// envelopeOf returns the object around a list. What the endpoint returns in place of
// a list has constants that fill themselves.
func envelopeOf(e endpoint, around *dsl.Envelope) *plan.FakeLiteral {
	if around == nil {
		return nil
	}
	var values plan.FakeList
	if model, ok := e.Returns.(*dsl.Object); ok {
		values = assignList(completed(nil, model), model)
	}
	return literalOf("&Envelope", "Param", around.Param, "Items", around.Items, "Total", around.Total, "Values", values)
}

// nameOf returns the name of a collection; none is that of the operation.
func nameOf(c *dsl.Collection) string {
	if c == nil {
		return ""
	}
	return c.Of.Name
}

func paramName(p *dsl.PathParam) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func mintEffect(s dsl.Mint) *plan.FakeLiteral {
	return literalOf("Mint", "Into", s.Into, "Lifetime", s.Lifetime, "LifetimeFrom", s.LifetimeFrom,
		"Template", paramName(s.Template), "Claims", claimList(s.Claims), "Else", codeOf(s.Else), "Values",
		assignList(completed(nil, s.As), s.As))
}

func claimList(claims []dsl.Claim) plan.FakeList {
	list := plan.FakeList{Elem: "Claim"}
	for _, c := range claims {
		list.Items = append(list.Items, literalOf("", "Name", c.Name, "Field", c.Field, "Text", c.Text, "JSON", c.JSON))
	}
	return list
}
