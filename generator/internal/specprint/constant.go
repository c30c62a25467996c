package specprint

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// constants are the numbers that the vocabulary has names for.
var constants = map[any]string{
	dsl.EncodeJSON: "EncodeJSON", dsl.EncodeForm: "EncodeForm", dsl.EncodeMultipart: "EncodeMultipart",
	dsl.InHeader: "InHeader", dsl.InQuery: "InQuery", dsl.InCookie: "InCookie",
}
