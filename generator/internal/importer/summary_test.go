package importer

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// summed has a loss in a component that two operations reach, one of them through
// another component and back, one in a parameter of a path, and one in an operation
// that is dropped.
const summed = `openapi: 3.1.0
info: {title: Sums, version: '1'}
servers: [{url: https://sums.example.com}]
paths:
  /plain: {get: {operationId: plain, tags: [all], responses: {'204': {description: Nothing}}}}
  /near: {get: {operationId: near, tags: [all], responses: {'200': {$ref: '#/components/responses/Near'}}}}
  /far: {get: {operationId: far, tags: [all], responses: {'200': {$ref: '#/components/responses/Far'}}}}
  /path/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}, x-unknown: 1}]
    get: {operationId: path, tags: [all], responses: {'204': {description: Nothing}}}
  /traced: {trace: {operationId: traced, tags: [all], responses: {'204': {description: Nothing}}}}
components:
  responses:
    Unused: {description: OK}
    Near: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Near'}}}}
    Far: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Far'}}}}
  schemas:
    Near: {type: object, properties: {n: {type: integer, multipleOf: 5}, far: {$ref: '#/components/schemas/Far'}}}
    Far: {type: object, properties: {near: {$ref: '#/components/schemas/Near'}}}
`

// TestSummary counts the operations that a loss concerns.
func TestSummary(t *testing.T) {
	t.Parallel()
	for want, options := range map[string]Options{
		"5 operations: 4 endpoints, 4 typed, 1 lossless; " +
			"lost most: extension (1), multipleOf (1), operation (1)": {},
		"4 operations: 3 endpoints, 3 typed, 1 lossless; lost most: multipleOf (1), operation (1)": {
			Paths: []string{"/near", "/far", "/plain", "/traced"},
		},
		"1 operations: 1 endpoints, 1 typed, 1 lossless": {Operations: []string{"plain"}},
	} {
		doc, err := openapi.Parse("sums.yaml", []byte(summed), openapi.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		imported, err := Convert(doc, options)
		if err != nil {
			t.Fatal(err)
		}
		if got := imported.Summary().String(); got != want {
			t.Errorf("got %s\nwant %s\n%s", got, want, Lines(imported.Account))
		}
		all := imported.Summary().Losses
		if unused := (Loss{"unused component", 1}); !options.picks() && all[len(all)-1] != unused {
			t.Errorf("got %v, want %v as the last loss", all, unused)
		}
	}
}
