package check

import (
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// effects checks the state of the fake, and the effects of endpoints on it.
func (c *checker) effects(api subject) {
	c.states, c.keeper = map[*dsl.Collection]bool{}, map[string]string{}
	for i, resource := range c.api.Resources {
		if resource != nil && resource.State != nil {
			s := api.field("Resources").index(i).field("State").called("%s: state", resource.Name)
			if c.states[resource.State] {
				continue // two resources may share one
			}
			c.states[resource.State] = true
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
	picked   map[*dsl.Collection]bool // where an effect has found or made a record
	answered bool                     // the effects after it never run
}

// step is one effect of an endpoint, and the collection that it works on.
type step struct {
	subject
	*flow
	kept    *dsl.Collection
	record  *dsl.Object // the model of the collection
	changes bool        // assigns to an existing record, which keeps a field whose new value is absent
}

func (c *checker) endpointEffects(e endpoint) {
	if len(e.Effects) == 0 {
		return
	}
	list := e.field("Effects")
	e.Returns = e.Successes()[0].Returns
	f := &flow{endpoint: e, picked: map[*dsl.Collection]bool{}}
	own := step{flow: f, kept: e.Resource.State}
	switch {
	case own.kept != nil && own.kept.Of == nil:
		return
	case own.kept != nil:
		own.record = own.kept.Of
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
		s := own
		s.subject = at.within("effect %s", reflect.TypeOf(effect).Name())
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

// needsState reports whether an effect works on records of the resource's own.
func needsState(effect dsl.Effect) bool {
	switch effect := effect.(type) {
	case dsl.Canned, dsl.PublishKeys, dsl.Answer:
		return false
	default:
		return named(effect) == nil
	}
}

// named returns the collection that a step names; nil is that of the resource.
func named(effect dsl.Effect) *dsl.Collection {
	switch effect := effect.(type) {
	case dsl.Find:
		return effect.In
	case dsl.Absent:
		return effect.In
	case dsl.Require:
		return effect.In
	case dsl.Select:
		return effect.In
	case dsl.Insert:
		return effect.In
	case dsl.Set:
		return effect.In
	case dsl.Remove:
		return effect.In
	case dsl.Reply:
		return effect.In
	case dsl.RequireMatch:
		return effect.In
	case dsl.KeepFile:
		return effect.In
	case dsl.ReplyFile:
		return effect.In
	}
	return nil
}

func (s step) check(effect dsl.Effect) {
	s, ok := s.on(named(effect))
	if !ok {
		s.answered = s.answered || answers(effect)
		return
	}
	switch effect := effect.(type) {
	case dsl.Find:
		s.find(effect)
	case dsl.Absent:
		s.absent(effect)
	case dsl.Require:
		s.require(effect)
	case dsl.RequireToken:
		s.requireToken(effect)
	case dsl.RequireSecret:
		s.requireSecret(effect)
	case dsl.RequireMatch:
		s.requireMatch(effect)
	case dsl.KeepFile:
		s.keepFile(effect)
	case dsl.ReplyFile:
		s.replyFile(effect)
	case dsl.Select:
		s.selection(effect)
	case dsl.Insert:
		s.insert(effect)
	case dsl.Set:
		s.needsRecord()
		s.changes = true
		s.assigns(s.record, effect.Values)
	case dsl.Remove:
		s.remove(effect)
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

// answers reports whether an effect sends the response.
func answers(effect dsl.Effect) bool {
	switch effect.(type) {
	case dsl.Select, dsl.Reply, dsl.ReplyFile:
		return true
	}
	return false
}

// on returns the step on the collection that it names, which a resource must keep.
func (s step) on(in *dsl.Collection) (step, bool) {
	if in == nil {
		return s, true
	}
	if !s.c.states[in] {
		s.field("In").problem("In is a collection that no resource has as its State")
		return s, false
	}
	if in.Of == nil {
		return s, false // which is a problem of its own
	}
	s.kept, s.record = in, in.Of
	return s, true
}

// publishKeys reports keys of an API without Signing.
func (s step) publishKeys() {
	s.answered = true
	if s.c.api.Signing == nil {
		s.problem("needs API.Signing, which is missing")
	}
}

// needsRecord reports a step that requires a selected record if there is none.
func (s step) needsRecord() {
	if !s.picked[s.kept] {
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

// isOrHas reports whether a type is a model, or a union or a choice with it.
func (c *checker) isOrHas(t dsl.Schema, model *dsl.Object) bool {
	switch t := c.read.Target(t).(type) {
	case *dsl.Object:
		return t == model
	case *dsl.Union:
		isModel := func(v reading.Variant) bool { return v.Of == model }
		return t != nil && slices.ContainsFunc(reading.Variants(t), isModel)
	case *dsl.Choice:
		return t != nil && slices.ContainsFunc(t.Cases, func(one dsl.Case) bool { return c.isOrHas(one.Of, model) })
	}
	return false
}

func (s step) find(effect dsl.Find) {
	s.picked[s.kept] = true
	switch {
	case effect.By != nil:
		s.ofPath("By", effect.By)
	case len(effect.Where) == 0:
		s.field("By").problem("By and Where are missing")
	}
	s.matches(effect.Where)
	s.refuses("Else", effect.Else)
}

func (s step) absent(effect dsl.Absent) {
	if len(effect.Where) == 0 {
		s.field("Where").problem("Where is missing")
	}
	s.matches(effect.Where)
	s.refuses("Else", effect.Else)
}

func (s step) remove(effect dsl.Remove) {
	if effect.Where == nil {
		s.needsRecord()
	}
	s.matches(effect.Where)
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

// refuses reports a code that is missing, or whose failure the endpoint does not
// document.
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
		s.field(field).problem("%s: code %q belongs to failure %s, which the endpoint does not document", field,
			code.Code, failure.Name)
	}
}

func (s step) require(effect dsl.Require) {
	s.needsRecord()
	if f, ok := s.pathField("Field", s.record, effect.Field); ok {
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
		s.field("Body").problem("Body: the method that returns the secret cannot be called %s, which every fake has",
			method)
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
	list := s.Returns
	if e := s.Around(effect); e != nil {
		list = s.envelope(*e)
	}
	array, ok := list.(dsl.Array)
	if list != nil && (!ok || !s.c.isOrHas(array.Of, s.record)) {
		s.problem("responds with an array of model %s, but the endpoint returns %s", s.record.Name, kindOf(list))
	}
	if effect.NewestFirst != "" || len(effect.Order) == 0 {
		s.instant("NewestFirst", s.record, effect.NewestFirst)
	}
	for i, o := range effect.Order {
		s.subject.field("Order").item(i, "order", o.Field).pathField("Field", s.record, o.Field)
	}
	if effect.OrderBy != "" && !s.hasQuery(effect.OrderBy) {
		s.field("OrderBy").problem("OrderBy %q is not a query parameter", effect.OrderBy)
	}
	for i, name := range effect.Filters {
		at := s.field("Filters").index(i)
		if !s.hasQuery(name) {
			at.problem("filter %q is not a query parameter", name)
		}
		p, _ := reading.Field(s.QueryFields(), name)
		if isA[dsl.DeepObject](p.Type) {
			at.problem("filter %q is %s, not a value or a list", name, kindOf(p.Type))
		}
		f, ok := reading.Field(reading.Fields(s.record), name)
		if !ok {
			at.problem("filter %q is not a field of model %s", name, s.record.Name)
		}
		if isA[dsl.List](p.Type) && isA[dsl.Array](f.Type) {
			at.problem("filter %q is a list, of which a list in model %s cannot be one", name, s.record.Name)
		}
	}
	s.matches(effect.Where)
}

// isSeveral reports whether a parameter has more than one value.
func isSeveral(t dsl.Schema) bool {
	switch t.(type) {
	case dsl.List, dsl.DeepObject:
		return true
	}
	return false
}

func (s step) hasQuery(name string) bool {
	_, ok := reading.Field(s.QueryFields(), name)
	return ok
}

// envelope checks the object around a list, and returns the type of the list, or nil
// when none is found.
func (s step) envelope(e dsl.Envelope) dsl.Schema {
	at := s.subject.field("Envelope")
	at.required("Items", e.Items)
	if e.Items != "" && e.Items == e.Total {
		at.field("Total").problem("Total %q is also the member of Items", e.Total)
	}
	if e.Param != "" {
		at.required("Total", e.Total)
		if s.hasQuery(e.Param) {
			at.field("Param").problem("Param %q is a query parameter that the emitted client sends", e.Param)
		}
		return s.Returns
	}
	model, ok := s.Returns.(*dsl.Object)
	if !ok {
		at.problem("Envelope is always there, but the endpoint returns %s", kindOf(s.Returns))
		return nil
	}
	if e.Total != "" {
		if f, ok := at.pathField("Total", model, e.Total); ok && reading.KindOf(f.Type) != reading.NumberKind {
			at.field("Total").problem("Total: field %q is %s, not a number", e.Total, kindOf(f.Type))
		}
	}
	p, _ := reading.PagingOf(s.Pages)
	s.complete(model, []dsl.Assign{{Field: e.Items}, {Field: e.Total}, {Field: p.Next}, {Field: p.More}})
	if e.Items == "" {
		return nil // which is a problem already
	}
	if f, ok := at.pathField("Items", model, e.Items); ok {
		return f.Type
	}
	return nil
}

// insert checks that a new record is complete. The id fills itself.
func (s step) insert(effect dsl.Insert) {
	s.picked[s.kept] = true
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
