package emit

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// TestWireName has the names under which fields stand in a request.
func TestWireName(t *testing.T) {
	t.Parallel()
	object := plan.Type{Kind: plan.ObjectOf}
	list := func(of plan.Type) plan.Type { return plan.Type{Kind: plan.Array, Elem: &of} }
	text, indexed := plan.Type{Kind: plan.String}, &plan.List{Indexed: true}
	for name, test := range map[string]struct {
		where    string
		encoding plan.Encoding
		field    plan.Field
		want     string
	}{
		"text":             {"query", 0, plan.Field{Type: text}, "a"},
		"deep object":      {"query", 0, plan.Field{Type: object}, "a[…]"},
		"repeated":         {"query", 0, plan.Field{Type: list(text), List: &plan.List{}}, "a"},
		"brackets":         {"query", 0, plan.Field{Type: list(text), List: &plan.List{Brackets: true}}, "a[]"},
		"items":            {"form", plan.Encoded, plan.Field{Type: list(text), List: indexed}, "a[0]"},
		"objects":          {"form", plan.Encoded, plan.Field{Type: list(object), List: indexed}, "a[0][…]"},
		"map":              {"form", plan.Encoded, plan.Field{Type: plan.Type{Kind: plan.Map, Elem: &text}}, "a[…]"},
		"part in JSON":     {"form", plan.Multipart, plan.Field{Type: object}, "a"},
		"member of a body": {"body", 0, plan.Field{Type: object}, "a"},
	} {
		test.field.Wire = "a"
		if got := wireName(&plan.Params{Encoding: test.encoding}, test.where, &test.field); got != test.want {
			t.Errorf("%s: %s, not %s", name, got, test.want)
		}
	}
}
