package dsl

// Location is the target of a redirect, which is the response's value: the
// header Location of a 3xx, which is not followed.
type Location struct{}

// Outcome is one of several successes of an endpoint.
type Outcome struct {
	Status  int
	Name    string // Go name of the result's field: "Accepted"; unused without Returns
	Returns Schema // nil when the response has no body
	Doc     string
}

// ResponseHeader is a response header that callers want as a value: a [String], a
// number, a [Bool], a time or an enum. A [DateTime] may also be as HTTP has it. It
// is the zero value when the response does not have it.
type ResponseHeader struct {
	Name string // "X-Request-Cost"
	Go   string // Go name of the result's field; empty derives it from Name
	Doc  string
	Type ParamType
}

func (Location) schema() {}
