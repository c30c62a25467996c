// Package parts holds models of the description above it.
package parts

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Used is what an endpoint returns, by way of its fields.
var Used = &dsl.Object{Name: "Used", Fields: fields}

var fields = append([]dsl.Field{{Name: "id", Type: dsl.String{}}}, dsl.Field{Name: "part", Type: Part, Optional: true})

// Part is a field of Used.
var Part = &dsl.Object{
	Name: "Part", Doc: "a part", Fields: []dsl.Field{{Name: "part", Type: dsl.Ref("Used"), Optional: true}},
}

// Unused is referred to by nothing.
var Unused = &dsl.Object{Name: "Unused"}
