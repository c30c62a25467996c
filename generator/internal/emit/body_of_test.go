package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// A model appends itself; other values are appended by a function.
func Example_emitter_appendFunc() {
	show(jen.Id("form").Dot("JSON").Call(shop.appendFunc(jen.Id("v"), plan.Type{Kind: plan.UnionOf, Name: "Owner"})))
	show(jen.Id("form").Dot("JSON").Call(shop.appendFunc(jen.Id("v"), plan.Type{Kind: plan.RawJSON})))
	// Output:
	// form.JSON(v.AppendJSON)
	// form.JSON(func(buf []byte) ([]byte, error) {
	// 	return wire.AppendRaw(buf, v)
	// })
}
