package wholeapi

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// resource makes a resource of five endpoints around one model: list, get,
// create, change and remove. The other models are the responses of some of the
// last two, so that each is in use.
func (b *builder) resource(i int) *dsl.Resource {
	model := b.models[i]
	path := name(i) + "s"
	id := &dsl.PathParam{Name: name(i) + "_id", Doc: "the ID of the object"}
	failures := []*dsl.Failure{unauthorized, missing, invalid}
	one := dsl.Path{dsl.Literal(path), id}
	all := dsl.Path{dsl.Literal(path)}
	body := b.body(i)
	r := &dsl.Resource{
		Name: first[i%len(first)] + second[i/len(first)%len(second)] + "s",
		Doc:  "Things of the kind " + number(i) + ".",
	}
	r.Endpoints = []dsl.Endpoint{
		dsl.Get{
			Name: "List", Path: all, Summary: "List all objects", Doc: "returns a list of all objects.",
			Query: []dsl.Param{
				{
					Name: "limit", Doc: "the largest number of objects to return",
					Type: dsl.Int{Min: new(1), Max: new(500), Default: new(10)},
				},
				{Name: "offset", Doc: "how many objects to pass over", Type: dsl.Int{Min: new(0), Default: new(0)}},
				{Name: "query", Doc: "text that the objects hold", Type: dsl.String{}},
				{Name: "user_id", Doc: "the user whose objects to return", Type: dsl.String{}},
			},
			Returns: dsl.Array{Of: model}, Failures: failures,
			Pages: &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "All"},
		},
		dsl.Get{
			Name: "Get", Path: one, Summary: "Retrieve an object", Doc: "retrieves the details of an object.",
			Returns: model, Failures: failures,
		},
		dsl.Post{
			Name: "Create", Path: all, Summary: "Create an object", Doc: "creates an object.",
			Body: body, Returns: model, Failures: failures,
		},
		dsl.Patch{
			Name: "Update", Path: one, Summary: "Change an object", Doc: "changes the fields of an object.",
			Body: body, Returns: b.rest(i, 0), Failures: failures,
		},
		dsl.Delete{
			Name: "Delete", Path: one, Summary: "Remove an object", Doc: "removes an object.",
			Returns: b.rest(i, 1), Failures: failures,
		},
	}
	return r
}

// rest is a response that keeps the models in use which no resource is about: an
// object with some of them.
func (b *builder) rest(i, part int) dsl.Schema {
	const others, places = things - resources, 2 * resources
	from := resources + (2*i+part)*others/places
	to := resources + (2*i+part+1)*others/places
	o := &dsl.Object{
		Name: camel(i) + []string{"Change", "Removal"}[part], Doc: "what the operation did", Fields: []dsl.Field{
			{Name: "done", Doc: "whether it was done", Type: dsl.Bool{}},
		},
	}
	for n := from; n < to; n++ {
		o.Fields = append(o.Fields,
			dsl.Field{Name: name(n), Doc: "what belongs to it", Type: b.models[n], Optional: true})
	}
	if known := b.known[o.Name]; known != nil {
		return known
	}
	b.known[o.Name] = o
	return o
}

// body is the body of the operations that create and change.
func (b *builder) body(i int) []dsl.Field {
	fields := []dsl.Field{{Name: "name", Doc: "the name of the object", Type: dsl.String{MaxLength: new(256)}}}
	for j := range 5 {
		fields = append(fields, dsl.Field{
			Name: fieldNames[1+(3*i+7*j)%(len(fieldNames)-1)], Doc: "says something about the object", Optional: true,
			Type: []dsl.Schema{
				dsl.String{}, dsl.Bool{}, dsl.Int{Min: new(0)}, dsl.Array{Of: dsl.String{}}, dsl.RawJSON{},
			}[j],
		})
	}
	return fields
}
