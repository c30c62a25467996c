package importer

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// AtPlace returns where in the document a place of the description comes from: the
// closest thing around it whose position is known. It reports false if there is
// none.
func (i *Import) AtPlace(p *locate.Place) (openapi.Position, bool) {
	for ; p != nil; p = p.Up() {
		if at, ok := i.atValue(p); ok {
			return at, true
		}
	}
	return openapi.Position{}, false
}

func (i *Import) atValue(p *locate.Place) (openapi.Position, bool) {
	var owner *locate.Place
	if list := p.Up(); list != nil {
		owner = list.Up()
	}
	switch value := p.Value().(type) {
	case dsl.Field:
		if model, ok := owner.Pointer().(*dsl.Object); ok {
			return i.AtField(model, value.Name)
		}
		return i.atPart(owner, "body", value.Name)
	case dsl.Param:
		if at, ok := i.atPart(owner, "query", value.Name); ok {
			return at, true
		}
		return i.atPart(owner, "header", value.Name)
	case dsl.Endpoint:
		if key, ok := keyOf(p); ok {
			return i.At(key)
		}
	}
	if pointer := p.Pointer(); pointer != nil {
		return i.At(pointer)
	}
	return openapi.Position{}, false
}

// partKey identifies a parameter of an endpoint, or a field of its body.
type partKey struct {
	endpointKey
	in, name string
}

func (i *Import) atPart(endpoint *locate.Place, in, name string) (openapi.Position, bool) {
	key, ok := keyOf(endpoint)
	if !ok {
		return openapi.Position{}, false
	}
	return i.At(partKey{key, in, name})
}

// keyOf identifies the endpoint at a place, if there is one.
func keyOf(p *locate.Place) (endpointKey, bool) {
	described, ok := p.Value().(dsl.Endpoint)
	if !ok || p.Up() == nil || p.Up().Up() == nil {
		return endpointKey{}, false
	}
	in, ok := p.Up().Up().Pointer().(*dsl.Resource)
	e, _ := reading.EndpointOf(described)
	return endpointKey{in, e.Name}, ok
}

// placeParts notes where the parameters of an operation are, and the fields of its
// body.
func (i *Import) placeParts(doc *openapi.Document, key endpointKey, op operation) {
	for _, list := range []*openapi.Node{op.item.Peek("parameters"), op.node.Peek("parameters")} {
		for _, item := range list.Items() {
			if p, err := doc.Deref(item); err == nil {
				i.at[partKey{key, p.Peek("in").Text(), p.Peek("name").Text()}] = item.At()
			}
		}
	}
	body, err := doc.Deref(op.node.Peek("requestBody"))
	if err != nil {
		return
	}
	for _, content := range body.Peek("content").Entries() {
		schema, err := doc.Deref(content.Peek("schema"))
		if err != nil {
			continue
		}
		for name := range schema.Peek("properties").Entries() {
			i.at[partKey{key, "body", name.Text()}] = name.At()
		}
	}
}
