package resolve

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// operations are the rows of the fake's table.
func (f fakeResolver) operations(in *plan.Resource) plan.FakeList {
	list := plan.FakeList{Elem: "*Operation"}
	for i, op := range in.Operations {
		e := f.endpoints[i]
		list.Items = append(list.Items, literalOf("",
			"Name", op.Name, "Method", op.Method, "Route", op.Route, "Status", op.Status, "Until", e.Until,
			"Query", f.queryFields(e.Query),
			"Body", f.bodyFields(e.Body), "BodyRequired", e.BodyRequired,
			"Effects", f.effects(e, op),
			"Enums", f.enumFields(e.Returns)))
	}
	return list
}

// cannedAnswer is the body of the first successful example.
func cannedAnswer(e endpoint, op *plan.Operation) string {
	i := slices.IndexFunc(e.Examples, func(ex dsl.Example) bool { return ex.Response.Status == 0 || ex.Response.Status == op.Status })
	return e.Examples[i].Response.Body
}

// enumFields are the fields with an enum of the object that an answer holds.
func (f fakeResolver) enumFields(s dsl.Schema) []string {
	switch s := s.(type) {
	case dsl.Array:
		return f.enumFields(s.Of)
	case dsl.Ref:
		return f.enumFields(f.named[string(s)])
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

func (f fakeResolver) effects(e endpoint, op *plan.Operation) plan.FakeList {
	list := plan.FakeList{Elem: "Effect"}
	for _, effect := range e.Effects {
		list.Items = append(list.Items, f.effect(e, op, effect))
	}
	return list
}

// effect is the engine's counterpart of a step.
func (f fakeResolver) effect(e endpoint, op *plan.Operation, effect dsl.Effect) *plan.FakeLiteral {
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
		return literalOf("Canned", "Body", cannedAnswer(e, op))
	case dsl.PublishKeys:
		return literalOf("PublishKeys")
	case dsl.Mint:
		return mintEffect(s)
	case dsl.MintCookies:
		return literalOf("MintCookies", "When", s.When, "Is", s.Is, "Into", s.Into, "Cookie", s.Cookie, "Lifetime", s.Lifetime,
			"Claims", claimList(s.Claims), "Values", assignList(completed(nil, s.As)))
	default:
		panic("resolve: unknown kind of effect")
	}
}

func selectEffect(e endpoint, s dsl.Select) *plan.FakeLiteral {
	var page *plan.FakeLiteral
	if e.pages != nil {
		page = literalOf("OffsetLimit", "Offset", e.pages.Offset, "Limit", e.pages.Limit)
	}
	var envelope *plan.FakeLiteral
	if s.Envelope != nil {
		envelope = literalOf("&Envelope", "Param", s.Envelope.Param, "Items", s.Envelope.Items, "Total", s.Envelope.Total)
	}
	return literalOf("Select", "Filters", s.Filters, "Page", page, "Envelope", envelope)
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
