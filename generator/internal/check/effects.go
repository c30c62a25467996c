package check

import (
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// effects checks what the fake keeps, and what endpoints do to it.
func (c *checker) effects(api subject) {
	for i, resource := range c.api.Resources {
		if resource != nil && resource.State != nil {
			s := api.field("Resources").index(i).field("State").called("%s: state", resource.Name)
			s.state(resource.State)
		}
	}
	for _, e := range c.endpoints {
		c.endpointEffects(e)
	}
}

// flow is the state of an endpoint after some of its effects.
type flow struct {
	endpoint
	record   *dsl.Object // the model of the resource's records
	kept     *dsl.Collection
	picked   bool // an effect has found or made a record
	answered bool // the effects after it never run
}

// step is one effect of an endpoint.
type step struct {
	subject
	*flow
	changes bool // assigns to an existing record, which keeps a field whose new value is absent
}

func (c *checker) endpointEffects(e endpoint) {
	if len(e.Effects) == 0 {
		return
	}
	list := e.field("Effects")
	e.Returns = e.Successes()[0].Returns
	f := &flow{endpoint: e, kept: e.Resource.State}
	switch {
	case f.kept != nil && f.kept.Of == nil:
		return
	case f.kept != nil:
		f.record = f.kept.Of
	case slices.ContainsFunc(e.Effects, needsState):
		list.problem("Effects need a State, which resource %s does not have", e.Resource.Name)
		return
	}
	for i, effect := range e.Effects {
		at := list.index(i)
		if t := reflect.TypeOf(effect); t == nil || t.Kind() == reflect.Pointer {
			at.problem("effect #%d is %s", i+1, oddity(effect))
			continue
		}
		s := step{subject: at.within("effect %s", reflect.TypeOf(effect).Name()), flow: f}
		if f.answered {
			s.problem("is unreachable: an earlier effect sends the response")
			continue
		}
		s.check(effect)
	}
	if !f.answered && e.Returns != nil {
		list.problem("no effect sends a response")
	}
}

// needsState reports whether an effect works on records.
func needsState(effect dsl.Effect) bool {
	switch effect.(type) {
	case dsl.Canned, dsl.PublishKeys:
		return false
	}
	return true
}

func (s step) check(effect dsl.Effect) {
	switch effect := effect.(type) {
	case dsl.Find:
		s.find(effect)
	case dsl.Require:
		s.require(effect)
	case dsl.RequireToken:
		s.requireToken(effect)
	case dsl.RequireSecret:
		s.requireSecret(effect)
	case dsl.Select:
		s.selection(effect)
	case dsl.Insert:
		s.insert(effect)
	case dsl.Set:
		s.needsRecord()
		s.changes = true
		s.assigns(s.record, effect.Values)
	case dsl.Remove:
		s.needsRecord()
	case dsl.Reply:
		s.needsRecord()
		s.answers(s.record)
	case dsl.Answer:
		s.answer(effect)
	case dsl.Canned:
		s.answered = true
	case dsl.PublishKeys:
		s.publishKeys()
	case dsl.Mint:
		s.mint(effect)
	case dsl.MintCookies:
		s.mintCookies(effect)
	default:
		s.problem("is not an effect that the fake supports")
	}
}

// publishKeys reports keys of an API without Signing.
func (s step) publishKeys() {
	s.answered = true
	if s.c.api.Signing == nil {
		s.problem("needs API.Signing, which is missing")
	}
}

// needsRecord reports a step that works on a picked record when there is none.
func (s step) needsRecord() {
	if !s.picked {
		s.problem("has no record: an earlier effect must be Find or Insert")
	}
}

// answers reports a response with a model that the endpoint does not return.
func (s step) answers(model *dsl.Object) {
	s.answered = true
	if model != nil && !s.c.isOrHas(s.Returns, model) {
		s.problem("responds with model %s, but the endpoint returns %s", model.Name, kindOf(s.Returns))
	}
}

// isOrHas reports whether a type is a model, or a union with it.
func (c *checker) isOrHas(t dsl.Schema, model *dsl.Object) bool {
	switch t := c.read.Target(t).(type) {
	case *dsl.Object:
		return t == model
	case *dsl.Union:
		return t != nil && slices.Contains(t.Variants, model)
	}
	return false
}

func (s step) find(effect dsl.Find) {
	s.picked = true
	s.ofPath("By", effect.By)
	s.refuses("Else", effect.Else)
}

// ofPath reports a parameter that is missing or not in the endpoint's path.
func (s step) ofPath(field string, p *dsl.PathParam) {
	if p == nil {
		s.field(field).problem("%s is missing", field)
		return
	}
	if !slices.Contains(s.PathParams(), p) {
		s.field(field).problem("%s: %q is not a parameter of the path", field, p.Name)
	}
}

// refuses reports a code that is missing, or that the endpoint does not document
// the failure of.
func (s step) refuses(field string, code *dsl.ErrorCode) {
	if code == nil {
		s.field(field).problem("%s: no error code is given", field)
		return
	}
	failure, held := s.c.codes[code]
	if !held {
		s.field(field).problem("%s: code %q is not in any failure of API.Errors", field, code.Code)
		return
	}
	if !slices.Contains(s.Failures, failure) {
		s.field(field).problem("%s: code %q belongs to failure %s, which the endpoint does not document", field, code.Code, failure.Name)
	}
}

func (s step) require(effect dsl.Require) {
	s.needsRecord()
	if f, ok := s.modelField("Field", s.record, effect.Field); ok {
		s.textValue("Is", f.Type, effect.Is)
	}
	s.refuses("Else", effect.Else)
}

func (s step) requireToken(effect dsl.RequireToken) {
	s.needsRecord()
	s.bodyText("Body", effect.Body)
	s.required("Claim", effect.Claim)
	s.refuses("Else", effect.Else)
	s.refuses("ElseMismatch", effect.ElseMismatch)
	s.signs()
}

func (s step) requireSecret(effect dsl.RequireSecret) {
	s.needsRecord()
	s.bodyText("Body", effect.Body)
	if method := naming.Exported(effect.Body); slices.Contains(fakeMethods, method) {
		s.field("Body").problem("Body: the method that returns the secret cannot be called %s, which every fake has", method)
	}
	s.refuses("Else", effect.Else)
}

// bodyText reports a field that is not text in the request's body.
func (s step) bodyText(field, name string) {
	f, ok := s.bodyField(field, name)
	if _, isText := f.Type.(dsl.String); ok && !isText {
		s.field(field).problem("%s: body %q is %s, not a string", field, name, kindOf(f.Type))
	}
}

// selection checks a list of records.
func (s step) selection(effect dsl.Select) {
	s.answered = true
	array, ok := s.Returns.(dsl.Array)
	if !ok || !s.c.isOrHas(array.Of, s.record) {
		s.problem("responds with an array of model %s, but the endpoint returns %s", s.record.Name, kindOf(s.Returns))
	}
	s.instant("NewestFirst", s.record, effect.NewestFirst)
	for i, name := range effect.Filters {
		at := s.field("Filters").index(i)
		if !s.hasQuery(name) {
			at.problem("filter %q is not a query parameter", name)
		}
		if _, ok := reading.Field(s.record.Fields, name); !ok {
			at.problem("filter %q is not a field of model %s", name, s.record.Name)
		}
	}
	if effect.Envelope != nil {
		s.envelope(effect.Envelope)
	}
}

func (s step) hasQuery(name string) bool {
	_, ok := reading.Field(s.QueryFields(), name)
	return ok
}

func (s step) envelope(e *dsl.Envelope) {
	at := s.subject.field("Envelope")
	at.required("Items", e.Items)
	at.required("Total", e.Total)
	if e.Items != "" && e.Items == e.Total {
		at.field("Total").problem("Total %q is also the member of Items", e.Total)
	}
	if at.required("Param", e.Param) && s.hasQuery(e.Param) {
		at.field("Param").problem("Param %q is a query parameter that the emitted client sends", e.Param)
	}
}

// insert checks that a new record is complete. The id fills itself.
func (s step) insert(effect dsl.Insert) {
	s.picked = true
	s.assigns(s.record, effect.Values)
	s.complete(s.record, effect.Values, s.kept.ID)
}

func (s step) answer(effect dsl.Answer) {
	if effect.As == nil {
		s.answered = true
		s.field("As").problem("As is missing")
		return
	}
	s.answers(effect.As)
	s.assigns(effect.As, effect.Values)
	s.complete(effect.As, effect.Values)
}
