package expect

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestSentBody has what an example may write in another way than the client.
func TestSentBody(t *testing.T) {
	t.Parallel()
	kind := func(k plan.Kind) plan.Type { return plan.Type{Kind: k} }
	float, text := kind(plan.Float), kind(plan.String)
	pair := &plan.Object{
		GoName: "Pair", Fields: []*plan.Field{{Wire: "x", Type: float}, {Wire: "y", Type: text, Wrapped: true}},
	}
	x := &expecter{sdk: &plan.SDK{Models: plan.Models{Objects: []*plan.Object{pair}}}}
	for name, test := range map[string]struct {
		field      plan.Field
		sent, want string
	}{
		"trailing zero":       {plan.Field{Type: float}, `9.50`, `9.5`},
		"exponent":            {plan.Field{Type: float}, `1e21`, `1e+21`},
		"exponent of a whole": {plan.Field{Type: float}, `1E2`, `100`},
		"negative zero":       {plan.Field{Type: float}, `-0.0`, `0`},
		"whole number":        {plan.Field{Type: kind(plan.Int)}, `7`, `7`},
		"instant":             {plan.Field{Type: kind(plan.UnixMilli)}, `1716883200000`, `1716883200000`},
		"bool":                {plan.Field{Type: kind(plan.Bool)}, `true`, `true`},
		"escape":              {plan.Field{Type: text}, `"caf\u00e9 \/ \u003c \u2028"`, `"café / < \u2028"`},
		"secret":              {plan.Field{Type: kind(plan.Secret)}, `"\u0041"`, `"A"`},
		"enum":                {plan.Field{Type: plan.Type{Kind: plan.EnumOf, Name: "Size"}}, `"\u0041"`, `"A"`},
		"null":                {plan.Field{Type: text, Wrapped: true}, `null`, `null`},
		"white space":         {plan.Field{Type: kind(plan.RawJSON)}, `[ 9.50, "\u00e9" ]`, `[9.50,"\u00e9"]`},
		"list":                {plan.Field{Type: plan.Type{Kind: plan.Array, Elem: &float}}, `[ 1.0, 2 ]`, `[1,2]`},
		"empty list":          {plan.Field{Type: plan.Type{Kind: plan.Array, Elem: &float}}, `[ ]`, `[]`},
		"keys in another order": {
			plan.Field{Type: plan.Type{Kind: plan.Map, Elem: &float}}, `{"b":1.0,"\u0061":2.0}`, `{"a":2,"b":1}`,
		},
		"object": {
			plan.Field{Type: plan.Type{Kind: plan.ObjectOf, Name: "Pair"}}, `{"y":null,"x":1.50}`, `{"x":1.5,"y":null}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.field.Wire = "value"
			op := &plan.Operation{Params: &plan.Params{Body: &plan.Object{Fields: []*plan.Field{&test.field}}}}
			body, err := members(`{"value":` + test.sent + `}`)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := x.sentBody(op, dsl.Example{}, body); got != `{"value":`+test.want+`}` || err != nil {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
}
