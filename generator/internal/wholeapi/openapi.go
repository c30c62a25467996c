package wholeapi

import (
	"encoding/json"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

type object = map[string]any

// OpenAPI is the same API as an OpenAPI document, so that other generators can be
// measured with it. It says what they make types and calls from, and no more.
func OpenAPI() ([]byte, error) {
	d := document{paths: map[string]object{}, schemas: object{}}
	for _, r := range API().Resources {
		for _, e := range r.Endpoints {
			d.endpoint(r.Name, e)
		}
	}
	return json.Marshal(object{
		"openapi": "3.0.3", "info": object{"title": "Whole", "version": "1"},
		"paths": d.paths, "components": object{"schemas": d.schemas},
	})
}

type document struct {
	paths   map[string]object
	schemas object
}

func (d document) endpoint(resource string, e dsl.Endpoint) {
	switch e := e.(type) {
	case dsl.Get:
		d.operation("get", resource, e.Name, e.Path, e.Query, nil, e.Returns)
	case dsl.Post:
		d.operation("post", resource, e.Name, e.Path, nil, e.Body, e.Returns)
	case dsl.Patch:
		d.operation("patch", resource, e.Name, e.Path, nil, e.Body, e.Returns)
	case dsl.Delete:
		d.operation("delete", resource, e.Name, e.Path, nil, nil, e.Returns)
	}
}

func (d document) operation(
	method, resource, name string, path dsl.Path, query []dsl.Param, body []dsl.Field, returns dsl.Schema,
) {
	var route strings.Builder
	params := []object{}
	for _, segment := range path {
		switch s := segment.(type) {
		case dsl.Literal:
			route.WriteString("/" + string(s))
		case *dsl.PathParam:
			route.WriteString("/{" + s.Name + "}")
			params = append(params,
				object{"name": s.Name, "in": "path", "required": true, "schema": object{"type": "string"}})
		}
	}
	for _, q := range query {
		params = append(params, object{"name": q.Name, "in": "query", "schema": d.schema(q.Type)})
	}
	operation := object{
		"operationId": name + title(resource), "parameters": params, "tags": []string{resource},
		"responses": object{"200": object{"description": "success", "content": content(d.schema(returns))}},
	}
	if body != nil {
		operation["requestBody"] = object{"content": content(d.fields(body))}
	}
	if d.paths[route.String()] == nil {
		d.paths[route.String()] = object{}
	}
	d.paths[route.String()][method] = operation
}

func content(schema object) object { return object{"application/json": object{"schema": schema}} }

func (d document) schema(s dsl.Schema) object {
	switch s := s.(type) {
	case dsl.Bool:
		return object{"type": "boolean"}
	case dsl.Int:
		return object{"type": "integer"}
	case dsl.UnixMilli:
		return object{"type": "integer", "format": "int64"}
	case dsl.Float:
		return object{"type": "number"}
	case dsl.RawJSON:
		return object{"type": "object", "additionalProperties": true}
	case dsl.Array:
		return object{"type": "array", "items": d.schema(s.Of)}
	case dsl.Const:
		return object{"type": "string", "enum": []string{string(s)}}
	case *dsl.Enum:
		var values []string
		for _, v := range s.Values {
			values = append(values, v.Value)
		}
		return d.named(s.Name, func() object { return object{"type": "string", "enum": values} })
	case *dsl.Object:
		return d.named(s.Name, func() object { return d.fields(s.Fields) })
	default:
		return object{"type": "string"}
	}
}

// named refers to a schema of the document, which it adds when it is new.
func (d document) named(name string, schema func() object) object {
	if d.schemas[name] == nil {
		d.schemas[name] = schema()
	}
	return object{"$ref": "#/components/schemas/" + name}
}

func (d document) fields(fields []dsl.Field) object {
	properties := object{}
	required := []string{}
	for _, f := range fields {
		schema := d.schema(f.Type)
		if f.Nullable {
			schema = object{"allOf": []object{schema}, "nullable": true}
		}
		properties[f.Name] = schema
		if !f.Optional {
			required = append(required, f.Name)
		}
	}
	o := object{"type": "object", "properties": properties}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}
