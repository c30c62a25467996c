package importer

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestSoundWithoutAModel breaks a model that one of two operations returns: that
// operation returns any JSON then, with a line, and the other what it did.
func TestSoundWithoutAModel(t *testing.T) {
	doc, err := openapi.Parse("api.yaml", []byte(`
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /things:
    get:
      operationId: things
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
  /parts:
    get:
      operationId: parts
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Part'}}}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
    Part: {type: object, properties: {id: {type: string}}}
`), openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := readDocument(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range c.schemas.models {
		if o := m.(*dsl.Object); o.Name == "Thing" {
			o.Fields = nil
		}
	}
	c.sound()
	if problems := check.Check(c.api, nil); len(problems) > 0 {
		t.Errorf("problems are left: %v", problems)
	}
	for _, op := range c.endpoints() {
		_, free := op.e.Returns.(dsl.RawJSON)
		if want := op.e.Path[0] == dsl.Literal("things"); free != want {
			t.Errorf("%s: returns any JSON: %t, not %t", op.label(), free, want)
		}
	}
	dropped := 0
	for _, l := range c.lines {
		if l.Kind == Dropped {
			dropped++
		}
	}
	if dropped != 1 {
		t.Errorf("%d lines of what is dropped, not 1: %v", dropped, c.lines)
	}
}

// TestSoundWithoutPages imports a list whose parameters no iterator can have: that it
// has none is said once.
func TestSoundWithoutPages(t *testing.T) {
	t.Parallel()
	doc, err := openapi.Parse("api.yaml", []byte(`
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /things:
    get:
      operationId: things
      parameters:
        - {name: offset, in: query, schema: {type: integer, default: 1}}
        - {name: limit, in: query, schema: {type: integer, default: 10}}
      responses:
        '200':
          description: OK
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
components: {schemas: {Thing: {type: object, required: [id], properties: {id: {type: string}}}}}
`), openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	imported, err := Convert(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var pages []Kind
	for _, l := range imported.Account {
		if l.What == "pages of operation things" {
			pages = append(pages, l.Kind)
		}
	}
	if len(pages) != 1 || pages[0] != Dropped {
		t.Errorf("pages are %v in the account:\n%s", pages, Lines(imported.Account))
	}
}
