package resolve

import (
	"cmp"
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// returns plans what a method returns.
func (r *resolver) returns(e reading.Endpoint) plan.Returns {
	if e.HasResult() {
		return plan.Returns{Shape: plan.Struct, Result: r.result(e)}
	}
	if p, _ := reading.PagingOf(e.Pages); p.Items != "" {
		r.sdk.Transport.Pages = true
		item := r.item(e.Items(), e.Listed().Nullable)
		return plan.Returns{Shape: plan.Page, Type: *item, ContentType: "application/json"}
	}
	return r.shape(e.Returns)
}

// shape plans the shape of a body.
func (r *resolver) shape(s dsl.Schema) plan.Returns {
	out := r.bareShape(s)
	out.ContentType = reading.ContentType(s)
	return out
}

func (r *resolver) bareShape(s dsl.Schema) plan.Returns {
	switch s := s.(type) {
	case nil:
		return plan.Returns{}
	case dsl.PlainText:
		return plan.Returns{Shape: plan.Text, Type: plan.Type{Kind: plan.String}}
	case dsl.Binary:
		return plan.Returns{Shape: plan.Stream}
	case dsl.Location:
		return plan.Returns{Shape: plan.Location, Type: plan.Type{Kind: plan.String}}
	case dsl.Array:
		if item := r.elem(s.Of); decodesItself(*item) && !s.Nullable {
			return plan.Returns{Shape: plan.Many, Type: *item}
		}
	}
	t := *r.elem(s)
	if decodesItself(t) {
		return plan.Returns{Shape: plan.One, Type: t}
	}
	return plan.Returns{Shape: plan.Value, Type: t}
}

// decodesItself reports whether values of a type have a decoder of their own.
func decodesItself(t plan.Type) bool { return t.IsModel() }

// traits are what the engine has to know of the responses of an operation.
func traits(e reading.Endpoint) plan.Traits {
	t := plan.Traits{Conditional: e.Conditional}
	for _, o := range e.Successes() {
		switch o.Returns.(type) {
		case dsl.Location:
			t.Redirect = true
		case dsl.Binary:
			t.Stream, t.Accept = true, reading.ContentType(o.Returns)
		case dsl.PlainText:
			t.Accept = reading.ContentType(o.Returns)
		}
	}
	return t
}

// result plans the struct that a method returns.
func (r *resolver) result(e reading.Endpoint) *plan.Result {
	name := e.Name + "Result"
	out := &plan.Result{
		GoName:    name,
		Path:      r.module + "/" + reading.Folder(e.Resource),
		New:       "new" + name,
		Convert:   naming.Unexported(e.Name + "Response"),
		File:      naming.File(name) + ".go",
		Doc:       name + " is what [Client." + e.Name + "] returns.",
		Several:   len(e.Outcomes) > 0,
		Condition: e.Conditional,
	}
	for _, o := range e.Successes() {
		planned := plan.Outcome{Status: o.Status, Doc: sentence(o.Doc), Returns: r.shape(o.Returns)}
		if o.Returns != nil {
			planned.GoName = cmp.Or(o.Name, "Value")
			planned.Doc = prose.Join(planned.Doc, returnsDoc(planned.Returns))
			if out.Several {
				planned.Doc = prose.Join(
					planned.Doc,
					fmt.Sprintf("%s is set when the status is %d.", planned.GoName, o.Status),
				)
			}
		}
		out.Outcomes = append(out.Outcomes, planned)
	}
	for _, h := range e.Answers {
		f := reading.HeaderField(h)
		out.Headers = append(out.Headers, &plan.Field{
			GoName: reading.FieldName(f), Wire: f.Name, Type: r.typeOf(f.Type),
			Doc: prose.Join(sentence(f.Doc), "It is the response header "+f.Name+"."),
		})
	}
	return out
}
