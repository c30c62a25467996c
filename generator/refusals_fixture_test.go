package generator

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// refusals is an API that takes every kind of value that a caller can get wrong, in
// every place that can hold it.
func refusals() dsl.API {
	scalars, inJSON := ruledScalars(), ruledJSON()
	variants := ruledVariants()
	params := slices.Concat(scalars, ruledLists(true), must())
	flat := slices.Concat(scalars, ruledLists(false), ruledParts(), variants, must())
	return dsl.API{
		Name: "Rules", Doc: "Rules holds values against rules.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://rules.example.com"}},
		Errors:  dsl.ErrorModel{List: "errors", Code: "code", Message: "message"},
		Resources: []*dsl.Resource{{
			Name: "values", Doc: "Values are held against rules.",
			Endpoints: slices.Concat(ruledParams(params, flat), ruledBodies(flat, inJSON), ruledPages()),
		}},
	}
}

// ruledScalars are the values that are one text, wherever they stand.
func ruledScalars() []dsl.Field {
	color := &dsl.Enum{Name: "Color", Doc: "a color", Values: []dsl.EnumValue{{Value: "red"}, {Value: "blue"}}}
	level := &dsl.IntEnum{Name: "Level", Doc: "a level", Values: []dsl.IntEnumValue{{Value: 1}, {Value: 3}}}
	return maybe(
		dsl.Field{Name: "length", Type: dsl.String{MinLength: new(2), MaxLength: new(4)}},
		dsl.Field{Name: "pattern", Type: dsl.String{Pattern: "^[a-z]+$"}},
		dsl.Field{Name: "secret", Type: dsl.String{MinLength: new(3), Sensitive: true}},
		dsl.Field{Name: "uuid", Type: dsl.String{Format: dsl.UUID}},
		dsl.Field{Name: "email", Type: dsl.String{Format: dsl.Email}},
		dsl.Field{Name: "uri", Type: dsl.String{Format: dsl.URI}},
		dsl.Field{Name: "host", Type: dsl.String{Format: dsl.Hostname}},
		dsl.Field{Name: "ipv4", Type: dsl.String{Format: dsl.IPv4}},
		dsl.Field{Name: "ipv6", Type: dsl.String{Format: dsl.IPv6}},
		dsl.Field{Name: "int", Type: dsl.Int{Min: new(1), Max: new(9)}},
		dsl.Field{Name: "int64", Type: dsl.Int64{Min: new(int64(1))}},
		dsl.Field{Name: "uint64", Type: dsl.Uint64{Max: new(uint64(9))}},
		dsl.Field{Name: "float", Type: dsl.Float{Min: new(0.5), Max: new(2.5)}},
		dsl.Field{Name: "above", Type: dsl.Float{Above: new(0.0)}},
		dsl.Field{Name: "below", Type: dsl.Float{Below: new(1.0)}},
		dsl.Field{Name: "number", Type: dsl.Float{}},
		dsl.Field{Name: "decimal", Type: dsl.Decimal{}},
		dsl.Field{Name: "quoted", Type: dsl.Decimal{Quoted: true}},
		dsl.Field{Name: "date", Type: dsl.Date{}},
		dsl.Field{Name: "time", Type: dsl.DateTime{}},
		dsl.Field{Name: "color", Type: color},
		dsl.Field{Name: "tint", Type: dsl.OneOf{Enum: color, Except: []string{"red"}}},
		dsl.Field{Name: "level", Type: level},
	)
}

// ruledLists are the lists of texts and numbers, as parameters or as fields.
func ruledLists(params bool) []dsl.Field {
	list := func(of dsl.Scalar, least, most *int, unique bool) dsl.Schema {
		if params {
			return dsl.List{Of: of, Min: least, Max: most, Unique: unique}
		}
		return dsl.Array{Of: of, Min: least, Max: most, Unique: unique}
	}
	return maybe(
		dsl.Field{Name: "words", Type: list(dsl.String{Pattern: "^[a-z]+$"}, new(2), new(3), false)},
		dsl.Field{Name: "numbers", Type: list(dsl.Int{Min: new(1)}, nil, nil, true)},
		dsl.Field{Name: "times", Type: list(dsl.DateTime{}, nil, nil, true)},
		dsl.Field{Name: "dates", Type: list(dsl.Date{}, nil, nil, false)},
		dsl.Field{Name: "ids", Type: list(dsl.String{Format: dsl.UUID}, nil, nil, false)},
		dsl.Field{Name: "prices", Type: list(dsl.Decimal{}, nil, new(2), false)},
		dsl.Field{Name: "ratios", Type: list(dsl.Float{Below: new(1.0)}, nil, nil, false)},
		dsl.Field{Name: "naturals", Type: list(dsl.Uint64{Max: new(uint64(9))}, nil, nil, false)},
	)
}

// ruledParts are the values that only fields can be, in any encoding.
func ruledParts() []dsl.Field {
	contact := &dsl.Object{
		Name: "Contact", Doc: "a contact", AtLeastOne: []dsl.OneOrMore{{"phone", "fax"}},
		Fields: maybe(dsl.Field{Name: "phone", Type: dsl.String{}}, dsl.Field{Name: "fax", Type: dsl.String{}}),
	}
	named := &dsl.Object{
		Name: "Named", Doc: "something with a name",
		Fields: []dsl.Field{{Name: "name", Type: dsl.String{MinLength: new(1)}}},
	}
	item := &dsl.Object{Name: "Item", Doc: "an item", Fields: []dsl.Field{
		{Name: "price", Type: dsl.Float{Min: new(0.0)}},
	}}
	return maybe(
		dsl.Field{Name: "data", Type: dsl.Bytes{MinLength: new(1), MaxLength: new(2)}},
		dsl.Field{Name: "const", Type: dsl.Const("x")},
		dsl.Field{Name: "const_int", Type: dsl.ConstInt(2)},
		dsl.Field{Name: "const_bool", Type: dsl.ConstBool(true)},
		dsl.Field{Name: "blobs", Type: dsl.Array{Of: dsl.Bytes{MaxLength: new(2)}}},
		dsl.Field{Name: "tags", Type: dsl.Array{Of: dsl.Const("x")}},
		dsl.Field{Name: "truths", Type: dsl.Array{Of: dsl.ConstBool(true)}},
		dsl.Field{Name: "sizes", Type: dsl.Map{Of: dsl.Int{Min: new(1)}}},
		dsl.Field{Name: "contact", Type: contact},
		dsl.Field{Name: "named", Type: named},
		dsl.Field{Name: "items", Type: dsl.Array{Of: item, Max: new(2), Unique: true}},
	)
}

// ruledVariants are the values that are one of several things.
func ruledVariants() []dsl.Field {
	cat := &dsl.Object{Name: "Cat", Doc: "a cat", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("cat")}, {Name: "lives", Type: dsl.Int{Max: new(9)}},
	}}
	dog := &dsl.Object{Name: "Dog", Doc: "a dog", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("dog")}, {Name: "size", Type: dsl.Int{Min: new(1)}},
	}}
	pet := &dsl.Union{Name: "Pet", Doc: "a pet", Discriminator: "kind", Variants: []*dsl.Object{cat, dog}}
	owner := &dsl.Choice{Name: "Owner", Doc: "an owner", Cases: []dsl.Case{
		{Name: "Email", Of: dsl.String{Format: dsl.Email}}, {Name: "Number", Of: dsl.Int{Min: new(1)}},
		{Name: "Levels", Of: dsl.Array{Of: dsl.Int{Min: new(1)}}},
		{Name: "Cat", Of: cat, Has: []string{"lives"}},
	}}
	return maybe(
		dsl.Field{Name: "pet", Type: pet},
		dsl.Field{Name: "owner", Type: owner},
		dsl.Field{Name: "owners", Type: dsl.Array{Of: owner, Max: new(2)}},
		dsl.Field{Name: "pets", Type: dsl.Map{Of: pet}},
	)
}

// ruledJSON are the values that only JSON can hold.
func ruledJSON() []dsl.Field {
	return maybe(
		dsl.Field{Name: "raw", Type: dsl.RawJSON{}},
		dsl.Field{Name: "rows", Type: dsl.Array{Of: dsl.Array{Of: dsl.Int{Min: new(1)}, Max: new(2)}}},
		dsl.Field{Name: "grid", Type: dsl.Map{Of: dsl.Map{Of: dsl.Int{Min: new(1)}}}},
		dsl.Field{Name: "gaps", Type: dsl.Array{Of: dsl.Int{Min: new(1)}, Nullable: true}},
		dsl.Field{Name: "columns", Type: dsl.Map{Of: dsl.Array{Of: dsl.String{MinLength: new(2)}}}},
	)
}

// must is a field that requests must have.
func must() []dsl.Field {
	return []dsl.Field{{Name: "must", Doc: "a value", Type: dsl.String{MinLength: new(1)}}}
}

func maybe(fields ...dsl.Field) []dsl.Field {
	for i := range fields {
		fields[i].Optional, fields[i].Doc = true, "a value"
	}
	return fields
}

// ruledParams are operations with the values in the path, the query, the header and
// a deep object.
func ruledParams(params, flat []dsl.Field) []dsl.Endpoint {
	query, header := make([]dsl.Param, 0), make([]dsl.Param, 0)
	for _, f := range params {
		p := dsl.Param{Name: f.Name, Doc: "a value", Type: f.Type.(dsl.ParamType), Required: !f.Optional}
		query = append(query, p)
		p.Go = reading.FieldName(f)
		p.Name = "X-" + strings.ToUpper(f.Name[:1]) + f.Name[1:]
		header = append(header, p)
	}
	deep := dsl.DeepObject{Of: &dsl.Object{Name: "Flat", Doc: "values", Fields: flat}}
	path := dsl.Path{dsl.Literal("path")}
	for _, f := range params {
		switch f.Type.(type) {
		case dsl.String, dsl.Int, dsl.OneOf, *dsl.Enum:
			if f.Name != "secret" && f.Optional {
				path = append(path, &dsl.PathParam{Name: f.Name, Doc: "a value", Type: f.Type.(dsl.ParamType)})
			}
		}
	}
	get := func(name string, path dsl.Path) dsl.Get {
		return dsl.Get{Name: name, Path: path, Summary: "Get", Doc: "gets."}
	}
	asked, told := get("Query", dsl.Path{dsl.Literal("query")}), get("Header", dsl.Path{dsl.Literal("header")})
	asked.Query, told.Header = query, header
	deeply := get("Deep", dsl.Path{dsl.Literal("deep")})
	deeply.Query = []dsl.Param{{Name: "of", Doc: "values", Type: deep}}
	return []dsl.Endpoint{asked, told, deeply, get("Path", path)}
}

// ruledBodies are operations with the values in bodies of every encoding: as its
// fields, and in models at every depth.
func ruledBodies(flat, inJSON []dsl.Field) []dsl.Endpoint {
	either := maybe(dsl.Field{Name: "left", Type: dsl.String{}}, dsl.Field{Name: "right", Type: dsl.String{}})
	whole := slices.Concat(flat, inJSON)
	flatModel := &dsl.Object{Name: "FormValues", Doc: "values", Fields: flat}
	model := &dsl.Object{Name: "Values", Doc: "values", Fields: whole}
	around := func(m *dsl.Object) []dsl.Field {
		return maybe(
			dsl.Field{Name: "one", Type: m}, dsl.Field{Name: "list", Type: dsl.Array{Of: m}},
			dsl.Field{Name: "map", Type: dsl.Map{Of: m}},
		)
	}
	post := func(name string, encoding dsl.Encoding, fields ...dsl.Field) dsl.Post {
		return dsl.Post{
			Name: name, Path: dsl.Path{dsl.Literal(strings.ToLower(name))}, Summary: "Post", Doc: "posts.",
			Encoding: encoding, Body: fields, AtLeastOne: []dsl.OneOrMore{{"left", "right"}},
		}
	}
	file := dsl.Field{Name: "file", Doc: "a file", Type: dsl.File{}}
	put := dsl.Put{
		Name: "Whole", Path: dsl.Path{dsl.Literal("whole")}, Summary: "Put", Doc: "puts.",
		BodyOf: dsl.Array{Of: model, Max: new(2)}, BodyRequired: true,
	}
	return []dsl.Endpoint{
		post("Form", dsl.EncodeForm, slices.Concat(flat, either, around(flatModel))...),
		post("Parts", dsl.EncodeMultipart, slices.Concat(whole, either, around(model), []dsl.Field{file})...),
		post("JSON", dsl.EncodeJSON, slices.Concat(whole, either, around(model))...),
		put,
	}
}

// ruledPages are lists in pages, by each rule.
func ruledPages() []dsl.Endpoint {
	item := &dsl.Object{Name: "Entry", Doc: "an entry", Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}}}
	envelope := &dsl.Object{Name: "Entries", Doc: "entries", Fields: []dsl.Field{
		{Name: "data", Type: dsl.Array{Of: item}}, {Name: "next", Type: dsl.String{}, Optional: true},
	}}
	list := func(name string, pages dsl.Paging, query ...dsl.Param) dsl.Endpoint {
		for i := range query {
			query[i].Doc = "the position"
		}
		return dsl.Get{
			Name: name, Path: dsl.Path{dsl.Literal(strings.ToLower(name))}, Summary: "List", Doc: "lists.",
			Query: query, Returns: envelope, Pages: pages,
		}
	}
	size := dsl.Param{Name: "limit", Type: dsl.Int{Min: new(1), Max: new(9), Default: new(5)}}
	return []dsl.Endpoint{
		list("Offsets", &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Items: "data", Method: "AllOffsets"},
			dsl.Param{Name: "offset", Type: dsl.Int{Min: new(0), Default: new(0)}}, size),
		list("Numbers", &dsl.PageNumber{Page: "page", Size: "limit", First: 1, Items: "data", Method: "AllNumbers"},
			dsl.Param{Name: "page", Type: dsl.Int{Min: new(1)}}, size),
		list("Cursors", &dsl.Cursor{Param: "after", Next: "next", Items: "data", Method: "AllCursors"},
			dsl.Param{Name: "after", Type: dsl.String{MinLength: new(1), Pattern: "^[a-z]+$"}}),
		list("Links", &dsl.LinkHeader{Items: "data", Method: "AllLinks"}, size),
	}
}
