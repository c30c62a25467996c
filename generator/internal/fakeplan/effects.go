package fakeplan

import (
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
			"Body", f.fields(e.Body), "BodyRequired", e.BodyRequired, "AtLeastOne", atLeastOne(e.AtLeastOne),
			"Effects", f.effects(e),
			"Enums", f.enumFields(e.Returns)))
	}
	return list
}

// cannedAnswer returns the body of the first successful example.
func cannedAnswer(e reading.Endpoint) string {
	i := slices.IndexFunc(e.Examples, func(ex dsl.Example) bool { return !e.Fails(ex) })
	return e.Examples[i].Response.Body
}

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
		return literalOf("Canned", "Body", cannedAnswer(e))
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
	var offset, limit string
	if e.Pages != nil {
		offset, limit = e.Pages.Offset, e.Pages.Limit
	}
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
