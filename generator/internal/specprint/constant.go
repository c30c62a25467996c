package specprint

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// constants are the values that the vocabulary has names for.
var constants = map[any]string{
	dsl.EncodeJSON: "EncodeJSON", dsl.EncodeForm: "EncodeForm", dsl.EncodeMultipart: "EncodeMultipart",
	dsl.UUID: "UUID", dsl.Email: "Email", dsl.URI: "URI", dsl.Hostname: "Hostname", dsl.IPv4: "IPv4", dsl.IPv6: "IPv6",
	dsl.InHeader: "InHeader", dsl.InQuery: "InQuery", dsl.InCookie: "InCookie",
}
