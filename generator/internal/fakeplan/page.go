package fakeplan

import (
	"encoding/json"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// pageOf returns the object in which an operation returns a page; nil when it
// returns none.
func pageOf(e reading.Endpoint, op *plan.Operation) *plan.FakeLiteral {
	if op.Returns.Shape != plan.Page {
		return nil
	}
	p, _ := reading.PagingOf(e.Pages)
	return literalOf(
		"Page",
		"Members",
		constants(e.Returns),
		"Items",
		p.Items,
		"Total",
		p.Total,
		"Next",
		p.Next,
		"More",
		p.More,
	)
}

// constants returns the JSON of an object's constants, empty when it has none.
func constants(s dsl.Schema) string {
	object, ok := s.(*dsl.Object)
	if !ok {
		return ""
	}
	text := ""
	for _, f := range object.Fields {
		c, isConst := f.Type.(dsl.Const)
		if !isConst || f.Optional {
			continue
		}
		name, nameErr := json.Marshal(f.Name)
		value, err := json.Marshal(string(c))
		if nameErr != nil || err != nil {
			panic("fakeplan: text can always be written")
		}
		text += "," + string(name) + ":" + string(value)
	}
	if text == "" {
		return ""
	}
	return "{" + text[1:] + "}"
}
