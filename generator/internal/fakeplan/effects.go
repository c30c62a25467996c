package fakeplan

import (
	"maps"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// operations returns the rows of the fake's table.
func (f planner) operations(in *plan.Resource) plan.FakeList {
	list := plan.FakeList{Elem: "*Operation"}
	for i, op := range in.Operations {
		e := f.endpoints[i]
		list.Items = append(list.Items, literalOf("",
			"Name", op.Name, "Method", op.Method, "Route", op.Route, "Status", e.Success(), "Until", e.Until,
			"Query", f.fields(e.QueryFields()),
			"Body", f.fields(e.Body), "BodyRequired", e.BodyRequired,
			"Effects", f.effects(e),
			"Conditional", e.Conditional,
			"Enums", f.enumFields(e.Successes()[0].Returns)))
	}
	return list
}

// canned returns the response of the first successful example.
func canned(e reading.Endpoint) *plan.FakeLiteral {
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

func isRedirect(t dsl.Schema) bool { _, ok := t.(dsl.Location); return ok }

// enumFields returns the fields with an enum of the object in a response.
func (f planner) enumFields(s dsl.Schema) []string {
	switch s := f.read.Target(s).(type) {
	case dsl.Array:
		return f.enumFields(s.Of)
	case *dsl.Object:
		var names []string
		for _, field := range s.Fields {
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

func (f planner) effects(e reading.Endpoint) plan.FakeList {
	list := plan.FakeList{Elem: "Effect"}
	for _, effect := range e.Effects {
		list.Items = append(list.Items, f.effect(e, effect))
	}
	return list
}

// effect returns the engine's counterpart of a step.
func (f planner) effect(e reading.Endpoint, effect dsl.Effect) *plan.FakeLiteral {
	switch s := effect.(type) {
	case dsl.Find:
		return literalOf("Find", "By", s.By.Name, "Else", codeOf(s.Else))
	case dsl.Require:
		return literalOf("Require", "Field", s.Field, "Is", s.Is, "Else", codeOf(s.Else))
	case dsl.RequireToken:
		return literalOf("RequireToken", "Body", s.Body, "Claim", s.Claim, "Else", codeOf(s.Else),
			"ElseMismatch", codeOf(s.ElseMismatch), "AllowExpired", s.AllowExpired)
	case dsl.RequireSecret:
		return literalOf("RequireSecret", "Body", s.Body, "Else", codeOf(s.Else))
	case dsl.Select:
		return selectEffect(e, s)
	case dsl.Insert:
		return literalOf("Insert", "Values", f.inserted(s.Values))
	case dsl.Set:
		return literalOf("Set", "Values", assignList(s.Values))
	case dsl.Remove:
		return literalOf("Remove")
	case dsl.Reply:
		return literalOf("Reply")
	case dsl.Answer:
		return literalOf("Answer", "Values", assignList(completed(s.Values, s.As)))
	case dsl.Canned:
		return canned(e)
	case dsl.PublishKeys:
		return literalOf("PublishKeys")
	case dsl.Mint:
		return mintEffect(s)
	case dsl.MintCookies:
		return literalOf("MintCookies", "When", s.When, "Is", s.Is, "Into", s.Into, "Cookie", s.Cookie, "Lifetime", s.Lifetime,
			"Claims", claimList(s.Claims), "Values", assignList(completed(nil, s.As)))
	default:
		panic("fakeplan: unknown kind of effect")
	}
}

func selectEffect(e reading.Endpoint, s dsl.Select) *plan.FakeLiteral {
	paging, _ := reading.PagingOf(e.Pages)
	offset, limit := paging.Offset, paging.Limit
	var envelope *plan.FakeLiteral
	if s.Envelope != nil {
		envelope = literalOf("&Envelope", "Param", s.Envelope.Param, "Items", s.Envelope.Items, "Total", s.Envelope.Total)
	}
	return literalOf("Select", "Filters", s.Filters, "Offset", offset, "Limit", limit, "Envelope", envelope)
}

func mintEffect(s dsl.Mint) *plan.FakeLiteral {
	template := ""
	if s.Template != nil {
		template = s.Template.Name
	}
	return literalOf("Mint", "Into", s.Into, "Lifetime", s.Lifetime, "LifetimeFrom", s.LifetimeFrom, "Template", template,
		"Claims", claimList(s.Claims), "Else", codeOf(s.Else), "Values", assignList(completed(nil, s.As)))
}

func claimList(claims []dsl.Claim) plan.FakeList {
	list := plan.FakeList{Elem: "Claim"}
	for _, c := range claims {
		list.Items = append(list.Items, literalOf("", "Name", c.Name, "Field", c.Field, "Text", c.Text, "JSON", c.JSON))
	}
	return list
}
